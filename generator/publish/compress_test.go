package publish

import (
	"bytes"
	"compress/gzip"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/andybalholm/brotli"
)

func listed(m Manifest) []string {
	var all []string
	for _, f := range m.Files {
		all = append(all, f.Path)
	}
	return all
}

func TestTextHasCompressedCopies(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	long := strings.Repeat("công khai ", 100)
	files := []File{
		file("a.html", long), file("ngắn.html", long[:200]), file("b.png", long), file("c.json", long),
		file("c.json.gz", "của người viết"), file("d.css", long), file("d.css.br/x", ""),
	}
	want := []string{"a.html", "a.html.br", "a.html.gz", "b.png", "c.json", "c.json.br", "c.json.gz", "d.css", "d.css.br/x", "d.css.gz", "ngắn.html"}
	m, err := publish(t.Context(), dir, files, Options{Compress: true})
	if err != nil || !slices.Equal(listed(m), want) {
		t.Fatalf("%q, %v", listed(m), err)
	}
	for name, reader := range map[string]func(io.Reader) io.Reader{
		"a.html.br": func(r io.Reader) io.Reader { return brotli.NewReader(r) },
		"a.html.gz": func(r io.Reader) io.Reader {
			unzip, err := gzip.NewReader(r)
			if err != nil {
				t.Fatal(err)
			}
			return unzip
		},
	} {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if text, err := io.ReadAll(reader(bytes.NewReader(b))); err != nil || string(text) != long {
			t.Errorf("%s holds %q, %v", name, text, err)
		}
	}
}

func TestCopiesAreReusedWithTheirSource(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	var made atomic.Int64
	long := strings.Repeat("công khai ", 100)
	tree := func(text string) []File { return []File{keyed("a.html", long, "k", &made), file("b.html", long+text)} }
	build := func(text string, compress bool) map[string]string {
		t.Helper()
		m, err := publish(t.Context(), dir, tree(text), Options{Compress: compress})
		if err != nil || len(m.Files) != map[bool]int{false: 2, true: 6}[compress] {
			t.Fatalf("%q, %v", listed(m), err)
		}
		whole(t, dir)
		return snapshot(t, dir)
	}
	plain := build("1", false)
	compressed := build("1", true) // a.html is not made again: it is read from the tree
	first, err := os.Stat(filepath.Join(dir, "a.html.br"))
	if err != nil {
		t.Fatal(err)
	}
	build("2", true)
	again, err := os.Stat(filepath.Join(dir, "a.html.br"))
	if err != nil || !os.SameFile(first, again) {
		t.Error("the copy of a page that did not change was made again")
	}
	if !maps.Equal(build("1", true), compressed) || !maps.Equal(build("1", false), plain) {
		t.Error("another tree than the first time")
	}
	if made.Load() != 1 {
		t.Errorf("made %d times", made.Load())
	}
}

// A compressor that was used gives the bytes of a new one, whatever went through it before.
func TestCopiesAreTheSameEveryTime(t *testing.T) {
	texts := []string{strings.Repeat("một ", 9000), strings.Repeat("hai", 500), strings.Repeat("<p>ba</p>\n", 700)}
	for _, c := range codings {
		first := map[string][]byte{}
		for i := range 12 {
			text := texts[(i*i+i/3)%3]
			small, err := c.compress(len(text), func(w io.Writer) error {
				_, err := io.WriteString(w, text)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			if before, ok := first[text]; ok && !bytes.Equal(before, small) {
				t.Errorf("%s: other bytes the second time", c.key)
			}
			first[text] = small
			if i%4 == 3 { // so that the next is sometimes new
				c.take()
			}
		}
	}
}
