package portal

import (
	"bytes"
	"image"
	"image/jpeg"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"congkhai/generator/files/memory"
	"congkhai/generator/files/source"
	"congkhai/generator/pages/picture"
	"congkhai/generator/test/small"
)

// opened counts how often each file is opened.
type opened struct {
	fs.FS
	lock  sync.Mutex
	times map[string]int
}

func (o *opened) Open(name string) (fs.File, error) {
	o.lock.Lock()
	o.times[name]++
	o.lock.Unlock()
	return o.FS.Open(name)
}

// A picture is read once to learn what it is, once to publish it, and once to make all smaller ones of it; a file that has not
// changed is not read again after that.
func TestFilesAreReadOnce(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1)) // several workers may ask for smaller pictures in another order
	photo := func(height int) []byte {
		var b bytes.Buffer
		if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 1200, height)), nil); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	d := newDesk(t, 0)
	const a, b, doc = "content/trang/a.jpg", "content/trang/b.jpg", "content/trang/d.pdf"
	page := func(text string) {
		d.put("content/trang/hinh.md", []byte(standingPage+text+"\n\n![A](a.jpg) ![B](b.jpg) [D](d.pdf)\n"))
	}
	page("một")
	d.put(a, photo(600))
	d.put(b, photo(700))
	d.put(doc, []byte("%PDF-1.4"))
	build := func() map[string]int {
		counting := &opened{FS: d.files, times: map[string]int{}}
		if problems, err := d.publishFrom(counting); err != nil || len(problems) > 0 {
			t.Fatal(problems, err)
		}
		return counting.times
	}
	expect := func(what string, times map[string]int, ofA, ofB, ofDoc int) {
		t.Helper()
		if times[a] != ofA || times[b] != ofB || times[doc] != ofDoc {
			t.Errorf("%s: opened %d, %d and %d times, want %d, %d and %d", what, times[a], times[b], times[doc], ofA, ofB, ofDoc)
		}
		for _, name := range []string{a, b} {
			raw := d.files[name].Data
			for _, width := range []int{480, 960} {
				want, err := picture.Narrow(raw, ".jpg", width)
				if err != nil {
					t.Fatal(err)
				}
				small := strings.TrimSuffix(path.Base(name), ".jpg") + map[int]string{480: ".480w.jpg", 960: ".960w.jpg"}[width]
				if got, _ := os.ReadFile(filepath.Join(d.dir, "public", small)); !bytes.Equal(got, want[0]) {
					t.Errorf("%s: %s is not the picture made smaller", what, small)
				}
			}
			if got, _ := os.ReadFile(filepath.Join(d.dir, "public", path.Base(name))); !bytes.Equal(got, raw) {
				t.Errorf("%s: %s is not the picture", what, name)
			}
		}
	}
	expect("the first build", build(), 3, 3, 2)
	expect("nothing changed", build(), 1, 1, 1)
	page("hai")
	expect("a page changed", build(), 1, 1, 1)
	d.put(a, photo(800))
	expect("a picture changed", build(), 4, 1, 1) // its sum alone is asked for at first: the portal might stand
	d.put(a, photo(700))
	expect("one became like another", build(), 4, 1, 1)
}

// To check what is remembered of a file asks for its sum alone: where things stand in it is looked for when something is
// wrong with them, which reads it again. Of figures some rules ask how they are written ("5.000"): forms, reports and
// price lists are few.
func TestWhatIsKnownIsNotReadAgainToCheckIt(t *testing.T) {
	files := fstest.MapFS{}
	small.Copy(t, files, os.DirFS("../.."))
	opt := Options{Memory: memory.Open("", "")}
	if p, problems := load(t, files, opt); p == nil {
		t.Fatal(small.Printed(t, problems, source.Vietnamese))
	}
	counting := &opened{FS: files, times: map[string]int{}}
	load(t, counting, opt)
	figures := regexp.MustCompile(`^content/(bieu-mau|bao-cao|bang-gia)/`)
	for name, times := range counting.times {
		if times > 1 && mayBeRecord(name) && strings.HasPrefix(name, "content/") && !figures.MatchString(name) {
			t.Errorf("%s was opened %d times", name, times)
		}
	}
}
