package serve

import (
	"context"
	"encoding/binary"
	"hash/fnv"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// settle is how long files have to be quiet before they are looked at: editors write in several steps. patience is how
// long that may take when something writes all the time. breath is how long whoever waited for a change has the machine
// for the page.
const (
	settle   = 10 * time.Millisecond
	patience = time.Second
	breath   = 300 * time.Millisecond
)

// Watch calls changed once when it has begun to watch the folders, and then after each change in them, until ctx ends;
// sometimes when there was none. It names the files that were written to, or nothing (nil) when anything may have
// changed. The system tells of changes; where it does not (network folders, more folders than it watches) a look at all
// files every now and then finds them.
func Watch(ctx context.Context, folders []string, changed func(names []string)) error {
	w := &watch{folders: folders}
	if watcher, err := fsnotify.NewWatcher(); err == nil { // without it, looking has to do
		defer watcher.Close()
		w.watcher = watcher
		w.events, w.errors = unhurried(watcher.Events, watcher.Errors)
	}
	return w.run(ctx, changed)
}

// unhurried passes on what a watcher tells, and never lets it wait. On Windows one that has to wait with an event or an
// error answers no Add, and who adds a new folder takes no event meanwhile: each would wait for the other.
func unhurried(events <-chan fsnotify.Event, errors <-chan error) (<-chan fsnotify.Event, <-chan error) {
	told, lost := make(chan fsnotify.Event), make(chan error, 1)
	go func() {
		var queue []fsnotify.Event
		for {
			var next chan<- fsnotify.Event // never ready while there is none
			var first fsnotify.Event
			if len(queue) > 0 {
				next, first = told, queue[0]
			}
			select {
			case event, open := <-events:
				if !open {
					return
				}
				queue = append(queue, event)
			case err, open := <-errors:
				if !open {
					return
				}
				select {
				case lost <- err:
				default: // that events were lost is known
				}
			case next <- first:
				queue = queue[1:]
			}
		}
	}()
	return told, lost
}

func (w *watch) run(ctx context.Context, changed func([]string)) error {
	w.listen(w.folders)
	w.seen, _ = sight(w.folders)
	changed(nil)
	quiet, late, pause := stopped(), stopped(), time.NewTimer(0)
	for {
		select {
		case <-ctx.Done():
			return nil
		case event := <-w.events:
			if event.Op == fsnotify.Chmod || !w.concerns(event.Name) {
				continue
			}
			w.note(event)
			w.listen([]string{event.Name}) // a new folder; anything else is watched through its own
			if quiet.Reset(settle); !w.waiting {
				late.Reset(patience)
				w.waiting = true
			}
			continue
		case <-w.errors: // events were lost: what is there now counts
			w.more = true
		case <-quiet.C:
		case <-late.C:
		case <-pause.C:
		}
		quiet.Stop()
		late.Stop()
		pause.Reset(w.look(changed))
	}
}

// concerns reports whether a name is, or lies in, what is watched: of a file the whole folder around it is listened to.
func (w *watch) concerns(name string) bool {
	return slices.ContainsFunc(w.folders, func(folder string) bool {
		inside, err := filepath.Rel(folder, name)
		return err == nil && inside != ".." && !strings.HasPrefix(inside, ".."+string(filepath.Separator))
	})
}

func stopped() *time.Timer {
	t := time.NewTimer(time.Hour)
	t.Stop()
	return t
}

// watch is one run of Watch.
type watch struct {
	folders []string
	watcher *fsnotify.Watcher // nil where the system has none
	events  <-chan fsnotify.Event
	errors  <-chan error
	waiting bool     // something happened since the last look
	written []string // to which files
	more    bool     // and something else
	hasty   bool     // the last look saw nothing but what the system told
	seen    uint64   // what the last look saw
}

// listen asks for the events of folders and of those in them; of a file it asks the folder that holds it. What cannot
// be listened to is found by looking.
func (w *watch) listen(roots []string) {
	if w.watcher == nil {
		return
	}
	for _, root := range roots {
		info, err := os.Lstat(root)
		if err != nil {
			continue // gone already
		}
		if !info.IsDir() {
			_ = w.watcher.Add(filepath.Dir(root))
			continue
		}
		_ = filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
			if err == nil && entry.IsDir() {
				_ = w.watcher.Add(name)
			}
			return nil
		})
	}
}

// look calls changed when something happened or the files are other than at the last look, and returns how long to wait
// for the next one: 2 seconds, and more where there is more to look at. When the system told of a change, whoever waits
// for it comes first, and all files are looked at a moment later: then, too, changed is called, for what the system did
// not tell.
func (w *watch) look(changed func([]string)) time.Duration {
	if w.waiting {
		w.waiting, w.hasty = false, true
		names := w.noted()
		changed(names)
		if names == nil {
			w.listen(w.folders) // folders that came in one go with others
		}
		return breath
	}
	now, files := sight(w.folders)
	if now != w.seen || w.hasty {
		w.seen, w.hasty = now, false
		w.listen(w.folders)
		changed(nil)
	}
	return pauseFor(files)
}

// note keeps in mind what an event tells.
func (w *watch) note(event fsnotify.Event) {
	switch {
	case event.Op != fsnotify.Write:
		w.more = true
	case !slices.Contains(w.written, event.Name):
		w.written = append(w.written, event.Name)
	}
}

// noted names the files that were written to since the last look, if nothing else happened, and they are few.
func (w *watch) noted() (names []string) {
	if !w.more && len(w.written) <= few {
		names = w.written
	}
	w.written, w.more = nil, false
	return names
}

// few is how many files are named.
const few = 100

func pauseFor(files int) time.Duration {
	return 2*time.Second + time.Duration(files)*100*time.Microsecond
}

// sight is a hash of all names, sizes and times in folders, and the number of files.
func sight(folders []string) (sum uint64, files int) {
	hash := fnv.New64a()
	var b []byte
	for _, folder := range folders {
		_ = filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return nil
			}
			info, err := entry.Info()
			if err != nil {
				return nil // gone while we looked
			}
			files++
			b = binary.AppendVarint(append(b[:0], name...), info.Size())
			_, _ = hash.Write(binary.AppendVarint(b, info.ModTime().UnixNano())) // a hash never fails
			return nil
		})
	}
	return hash.Sum64(), files
}
