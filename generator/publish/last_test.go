package publish

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

// sumsOf is a seal that lists what a tree holds, in a file at the top, and in others that come and go with its size.
func sumsOf() LastFiles {
	return LastFiles{Names: []string{"tong.txt", "nhat-ky"}, Files: func(m Manifest) ([]File, error) {
		var list strings.Builder
		for _, f := range m.Files {
			fmt.Fprintf(&list, "%s  %s\n", f.SHA256, f.Path)
		}
		var made atomic.Int64
		part := fmt.Sprintf("nhat-ky/tile/%03d.p/%d.txt", len(m.Files)/3, len(m.Files)%3)
		return []File{file("tong.txt", list.String()), keyed(part, strings.Repeat("x", 999), "phần "+part, &made)}, nil
	}}
}

func TestASealIsMadeOfAllTheRest(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	opt := Options{Last: sumsOf(), Compress: true}
	page := strings.Repeat("trang ", 99)
	m, err := publish(t.Context(), dir, []File{file("index.html", page), file("a/x.txt", "x")}, opt)
	if err != nil {
		t.Fatal(err)
	}
	whole(t, dir)
	list, err := os.ReadFile(filepath.Join(dir, "tong.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var want strings.Builder
	for _, f := range m.Files {
		if f.Path != "tong.txt" && !strings.HasPrefix(f.Path, "nhat-ky/") {
			fmt.Fprintf(&want, "%s  %s\n", f.SHA256, f.Path)
		}
	}
	if string(list) != want.String() || strings.Count(want.String(), "\n") != 4 {
		t.Errorf("the list is\n%s", list)
	}
	for _, name := range []string{"tong.txt.gz", "nhat-ky/tile/001.p/1.txt.br"} {
		if _, err := os.Lstat(filepath.Join(dir, name)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("there is a %s", name)
		}
	}
}

func TestTheSameTreeWithTheSameSealIsNotWritten(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	opt := Options{Last: sumsOf()}
	files := []File{file("index.html", "trang")}
	for range 2 { // so that there is a tree before this one
		if _, err := publish(t.Context(), dir, append(files, file("b", "b")), opt); err != nil {
			t.Fatal(err)
		}
		if _, err := publish(t.Context(), dir, files, opt); err != nil {
			t.Fatal(err)
		}
	}
	before, err := os.Stat(filepath.Join(dir, ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := publish(t.Context(), dir, files, opt); err != nil {
		t.Fatal(err)
	}
	after, err := os.Stat(filepath.Join(dir, ManifestName))
	if err != nil || !os.SameFile(before, after) {
		t.Error("the same tree was published again", err)
	}
	o, err := Open(dir, State{})
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	if !o.Intact() {
		t.Error("the tree is not as it was published: an empty folder was left")
	}
}

// A seal that fails, or that would publish where it may not, leaves the old tree; so does a file where only the seal's lie.
func TestASealIsRefusedWithItsTree(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	old := Options{Last: sumsOf()}
	if _, err := publish(t.Context(), dir, []File{file("index.html", "cũ")}, old); err != nil {
		t.Fatal(err)
	}
	before := snapshot(t, dir)
	failed := errors.New("không ký được")
	seal := func(files ...File) Options {
		return Options{Last: LastFiles{Names: old.Last.Names, Files: func(Manifest) ([]File, error) { return files, nil }}}
	}
	for name, test := range map[string]struct {
		files []File
		opt   Options
	}{
		"an error":           {nil, Options{Last: LastFiles{Names: old.Last.Names, Files: func(Manifest) ([]File, error) { return nil, failed }}}},
		"elsewhere":          {nil, seal(file("khac.txt", "x"))},
		"outside":            {nil, seal(file("nhat-ky/../../x", "x"))},
		"twice":              {nil, seal(file("tong.txt", "x"), file("tong.txt", "y"))},
		"file and folder":    {nil, seal(file("nhat-ky/a", "x"), file("nhat-ky/a/b", "y"))},
		"bytes that fail":    {nil, seal(File{Path: "tong.txt", Make: func(string, io.Writer) (string, error) { return "", failed }})},
		"a file of the tree": {[]File{file("nhat-ky/x", "x")}, old},
		"a folder there":     {[]File{file("tong.txt/x", "x")}, old},
	} {
		if _, err := publish(t.Context(), dir, append(test.files, file("index.html", "mới")), test.opt); err == nil {
			t.Errorf("%s: it is published", name)
		}
		if after := snapshot(t, dir); fmt.Sprint(after) != fmt.Sprint(before) {
			t.Errorf("%s: the old tree is another", name)
		}
		whole(t, dir)
	}
}

// What was published where the seal's files lie gives way to them, and comes back.
func TestASealComesAndGoes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	for i := range 6 {
		var err error
		if i%2 == 0 {
			_, err = publish(t.Context(), dir, []File{file("nhat-ky", fmt.Sprint(i)), file("tong.txt/x", "x")}, Options{})
		} else {
			_, err = publish(t.Context(), dir, []File{file("index.html", fmt.Sprint(i))}, Options{Last: sumsOf()})
		}
		if err != nil {
			t.Fatal(err)
		}
		whole(t, dir)
		alone(t, dir)
	}
}
