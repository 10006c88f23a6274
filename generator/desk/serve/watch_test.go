package serve

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// folder is a watched folder. What the last load read is what a preview would show.
type folder struct {
	t     *testing.T
	root  string
	shown chan map[string]string // after each load
}

// watched runs a watch over a new folder, with the system's events or without them.
func watched(t *testing.T, events bool) *folder {
	t.Helper()
	f := &folder{t, t.TempDir(), make(chan map[string]string, 10_000)}
	w := &watch{folders: []string{f.root}}
	if events {
		watcher, err := fsnotify.NewWatcher()
		if err != nil {
			t.Skip("this system tells of no changes:", err)
		}
		t.Cleanup(func() { watcher.Close() })
		w.watcher = watcher
		w.events, w.errors = unhurried(watcher.Events, watcher.Errors)
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- w.run(ctx, func([]string) { f.shown <- f.read() }) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	<-f.shown // it watches
	return f
}

func (f *folder) read() map[string]string {
	all := map[string]string{}
	_ = filepath.WalkDir(f.root, func(name string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			b, _ := os.ReadFile(name) // gone while we looked: the next load sees it
			inside, _ := filepath.Rel(f.root, name)
			all[filepath.ToSlash(inside)] = string(b)
		}
		return nil
	})
	return all
}

func (f *folder) write(name, text string) {
	f.t.Helper()
	file := filepath.Join(f.root, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		f.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		f.t.Fatal(err)
	}
}

// shows waits until a load saw what lies in the folder now.
func (f *folder) shows(what string) {
	f.t.Helper()
	deadline := time.After(15 * time.Second)
	for want := fmt.Sprint(f.read()); ; {
		select {
		case got := <-f.shown:
			if fmt.Sprint(got) == want {
				return
			}
		case <-deadline:
			f.t.Fatalf("%s: what is shown stays stale", what)
		}
	}
}

func (f *folder) do(err error) {
	f.t.Helper()
	if err != nil {
		f.t.Fatal(err)
	}
}

// A watcher of Windows that waits with what it has to tell answers nobody.
func TestAWatcherNeverWaits(t *testing.T) {
	events, errors := make(chan fsnotify.Event), make(chan error)
	told, lost := unhurried(events, errors)
	for i := range 1000 {
		events <- fsnotify.Event{Name: fmt.Sprint(i)}
		errors <- fsnotify.ErrEventOverflow
	}
	for i := range 1000 {
		if event := <-told; event.Name != fmt.Sprint(i) {
			t.Fatalf("event %d is %v", i, event)
		}
	}
	if err := <-lost; err != fsnotify.ErrEventOverflow {
		t.Error(err)
	}
	close(events)
}

// Whatever is done to files, the last load saw all of it.
func TestWatchSeesEveryChange(t *testing.T) {
	f := watched(t, true)
	in := func(name string) string { return filepath.Join(f.root, name) }
	f.write("a.md", "một")
	f.shows("a new file")
	f.write("moi/sau/b.md", "một")
	f.shows("new folders")
	f.write("moi/sau/b.md", "hai")
	f.shows("a change in a new folder")
	for i := range 20 {
		f.write("a.md", fmt.Sprint("lần ", i))
	}
	f.shows("several fast saves")
	f.write("a.md.tam", "đổi tên đè lên")
	f.do(os.Rename(in("a.md.tam"), in("a.md")))
	f.shows("an editor that writes by renaming")
	f.do(os.Rename(in("moi"), in("cu")))
	f.shows("a renamed folder")
	f.write("cu/sau/b.md", "ba")
	f.shows("a change in a renamed folder")
	f.do(os.RemoveAll(in("cu")))
	f.shows("a removed folder")
	f.write("cu/sau/b.md", "bốn")
	f.shows("a folder that is there again")
}

// As when git changes to another branch.
func TestWatchSeesThousandsOfFilesAtOnce(t *testing.T) {
	f := watched(t, true)
	for i := range 3000 {
		f.write(fmt.Sprintf("%d/%d.md", i%60, i), "một")
	}
	f.shows("3,000 new files in 60 new folders")
	for i := range 3000 {
		if name := filepath.Join(f.root, fmt.Sprintf("%d/%d.md", i%60, i)); i%3 == 0 {
			f.do(os.Remove(name))
		} else {
			f.do(os.WriteFile(name, []byte("hai"), 0o644))
		}
	}
	f.shows("1,000 removed and 2,000 changed files")
	if loads := len(f.shown); loads > 50 {
		t.Errorf("loaded %d times more", loads)
	}
}

// Network folders tell of nothing.
func TestWatchLooksWhereNothingIsTold(t *testing.T) {
	f := watched(t, false)
	f.write("a/b.md", "một")
	f.shows("a new file")
	f.write("a/b.md", "hai")
	f.shows("a changed file")
	f.do(os.Remove(filepath.Join(f.root, "a/b.md")))
	f.shows("a removed file")
}

// What another program writes beside what is watched, such as a build, is nobody's business.
func TestWatchMindsItsOwnFiles(t *testing.T) {
	root := t.TempDir()
	config := filepath.Join(root, "config.toml")
	if err := os.WriteFile(config, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	w := &watch{folders: []string{filepath.Join(root, "content"), config}}
	for name, want := range map[string]bool{"content": true, "content/a.md": true, "config.toml": true, "public/index.html": false,
		"content2": false, ".": false, "..x": false} {
		if got := w.concerns(filepath.Join(root, filepath.FromSlash(name))); got != want {
			t.Errorf("%s: %t", name, got)
		}
	}
}

// Files that were only written to are named; whatever else happens, anything may have changed.
func TestWatchNamesWhatWasWritten(t *testing.T) {
	event := func(op fsnotify.Op, name string) fsnotify.Event { return fsnotify.Event{Name: name, Op: op} }
	many := make([]fsnotify.Event, few+1)
	for i := range many {
		many[i] = event(fsnotify.Write, fmt.Sprint(i))
	}
	for _, test := range []struct {
		events []fsnotify.Event
		want   string
	}{
		{[]fsnotify.Event{event(fsnotify.Write, "a"), event(fsnotify.Write, "b"), event(fsnotify.Write, "a")}, "[a b]"},
		{[]fsnotify.Event{event(fsnotify.Write, "a"), event(fsnotify.Create, "b")}, "[]"},
		{[]fsnotify.Event{event(fsnotify.Rename, "a")}, "[]"},
		{[]fsnotify.Event{event(fsnotify.Write|fsnotify.Chmod, "a")}, "[]"},
		{many, "[]"},
	} {
		w := &watch{}
		for _, e := range test.events {
			w.note(e)
		}
		if got := w.noted(); fmt.Sprint(got) != test.want || test.want == "[]" && got != nil {
			t.Errorf("%v: %q, want %s", test.events, got, test.want)
		}
		w.note(event(fsnotify.Write, "c"))
		if got := w.noted(); fmt.Sprint(got) != "[c]" {
			t.Errorf("after %v: %q", test.events, got)
		}
	}
}
