package portal

import (
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"congkhai/generator/files/memory"
	"congkhai/generator/files/node"
	"congkhai/generator/files/source"
	"congkhai/generator/test/small"
)

// shelf is content in a folder of this machine, that somebody changes and somebody else reads.
type shelf struct {
	t      *testing.T
	dir    string
	memory *memory.Memory
	random *rand.Rand
	fresh  int
}

func newShelf(t *testing.T, seed uint64) *shelf {
	s := &shelf{t: t, dir: t.TempDir(), memory: memory.Open("", ""), random: rand.New(rand.NewPCG(seed, 0))}
	small.Must(t, os.CopyFS(s.dir, small.Content(new(txtar.Archive))))
	return s
}

// now is a moment of the file system.
func (s *shelf) now() node.Moment {
	clock := filepath.Join(s.dir, "giờ")
	small.Must(s.t, os.WriteFile(clock, nil, 0o644))
	return node.Now(clock)
}

// read reads the content as build does, a portal of which stands already.
func (s *shelf) read() content {
	s.t.Helper()
	c, err := readContent(source.Folder(s.dir), Options{Memory: s.memory, Began: s.now(), Unless: memory.Key{1}})
	small.Must(s.t, err)
	return c
}

// whole is the sum of all that lies there now.
func (s *shelf) whole() memory.Key {
	s.t.Helper()
	c, err := readContent(source.Folder(s.dir), Options{Memory: memory.Open("", ""), Unless: memory.Key{1}})
	small.Must(s.t, err)
	return c.sum()
}

func (s *shelf) files() []string {
	names, _, err := source.List(source.Folder(s.dir), contentFolder)
	small.Must(s.t, err)
	return names
}

func (s *shelf) any() string { names := s.files(); return s.path(names[s.random.IntN(len(names))]) }

func (s *shelf) path(name string) string { return filepath.Join(s.dir, filepath.FromSlash(name)) }

func (s *shelf) new() string {
	s.fresh++
	return s.path(fmt.Sprintf("content/co-quan/moi-%d", s.fresh))
}

// swap gives each of two things the name of the other.
func (s *shelf) swap(a, b string) {
	if a == b {
		return
	}
	small.Must(s.t, os.Rename(a, a+"-"))
	small.Must(s.t, os.Rename(b, a))
	small.Must(s.t, os.Rename(a+"-", b))
}

// changes are what may become of files, with the times that they had where these can be set.
var changes = map[string]func(s *shelf){
	"nothing": func(*shelf) {},
	"other bytes, as many, of that time": func(s *shelf) {
		name := s.any()
		info, err := os.Stat(name)
		small.Must(s.t, err)
		raw, err := os.ReadFile(name)
		small.Must(s.t, err)
		if len(raw) > 0 {
			raw[s.random.IntN(len(raw))] ^= 1
		}
		small.Must(s.t, os.WriteFile(name, raw, 0o644))
		small.Must(s.t, os.Chtimes(name, info.ModTime(), info.ModTime()))
	},
	"two files": func(s *shelf) { s.swap(s.any(), s.any()) },
	"two folders": func(s *shelf) {
		s.swap(s.path("content/linh-vuc"), s.path("content/co-quan"))
	},
	"a copy of another": func(s *shelf) {
		raw, err := os.ReadFile(s.any())
		small.Must(s.t, err)
		small.Must(s.t, os.WriteFile(s.any(), raw, 0o644))
	},
	"one more": func(s *shelf) { small.Must(s.t, os.WriteFile(s.new(), []byte{byte(s.random.IntN(9))}, 0o644)) },
	"one less": func(s *shelf) {
		if len(s.files()) > 5 {
			small.Must(s.t, os.Remove(s.any()))
		}
	},
	"a link":   func(s *shelf) { _ = os.Link(s.any(), s.new()) }, // not on every system
	"its name": func(s *shelf) { small.Must(s.t, os.Rename(s.any(), s.new())) },
}

// However files are changed, and however soon after they were read, what is known of them is what they say.
func TestWhatWasReadIsNotTakenForWhatWasChanged(t *testing.T) {
	for seed := range uint64(20) {
		s := newShelf(t, seed)
		if s.now() == (node.Moment{}) {
			t.Skip("this file system tells nothing of changes")
		}
		kinds := slices.Sorted(maps.Keys(changes))
		for range 50 {
			what := kinds[s.random.IntN(len(kinds))]
			changes[what](s)
			if s.random.IntN(3) == 0 {
				time.Sleep(time.Duration(s.random.IntN(12)) * time.Millisecond)
			}
			if s.read().sum() != s.whole() {
				t.Fatalf("seed %d: after a change of %s the content is taken for what it was", seed, what)
			}
		}
	}
}

// What nobody touched is not read again, until somebody touches it.
func TestWhatNobodyTouchedIsNotRead(t *testing.T) {
	s := newShelf(t, 1)
	if s.now() == (node.Moment{}) {
		t.Skip("this file system tells nothing of changes")
	}
	deadline := time.Now().Add(time.Minute)
	for s.read().said == (memory.Key{}) {
		if time.Now().After(deadline) {
			t.Fatal("content that nobody touches is read again and again")
		}
		time.Sleep(time.Millisecond)
	}
	sum := s.whole()
	if c := s.read(); c.sum() != sum || !slices.ContainsFunc(c.files, func(p parsed) bool { return p.name == "content/co-quan/so.toml" }) {
		t.Error("unread content is another one")
	}
	again, err := s.read().readAll(source.Folder(s.dir), Options{Memory: s.memory})
	if err != nil || again.sum() != sum {
		t.Errorf("read after all, it is another one (%v)", err)
	}
	for _, files := range []fs.FS{source.Overlay(source.Folder(s.dir), nil), os.DirFS(s.dir)} {
		if nodesOf(files, s.files(), s.now()) != (memory.Key{}) {
			t.Errorf("files of %T are believed by what lies below them", files)
		}
	}
	now := time.Now()
	small.Must(t, os.Chtimes(s.path("content/co-quan/so.toml"), now, now))
	if c := s.read(); c.said != (memory.Key{}) || c.sum() != sum {
		t.Error("content that somebody touched is not read")
	}
}
