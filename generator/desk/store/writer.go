package store

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// newMode is the mode of a file that is new.
const newMode fs.FileMode = 0o644

// change is what becomes of one file.
type change struct {
	name     string // as people are told of it
	place    string // in the folder, as this machine calls it
	was, now []byte // nil where there is no file
	mode     fs.FileMode
	draft    string // where the new text lies until it has the file's place
}

// writer makes changes of a folder. Nothing that it does leads out of that.
type writer struct {
	root    *os.Root
	changes []*change
}

// look compares the files that are there with what they were.
func (w *writer) look(before, after map[string][]byte) error {
	for _, name := range inOrder(after) {
		place, err := placeOf(name)
		if err != nil {
			return err
		}
		was, err := w.read(place)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return told(name, err)
		}
		if isThere := err == nil; isThere != (before[name] != nil) || !bytes.Equal(was, before[name]) {
			return &Changed{name}
		}
		c := &change{name: name, place: place, was: before[name], now: after[name]}
		if err := w.mayBeWritten(c); err != nil {
			return err
		}
		if c.was != nil || c.now != nil {
			w.changes = append(w.changes, c)
		}
	}
	return nil
}

// read reads a file that is no link, in folders that are none.
func (w *writer) read(place string) ([]byte, error) {
	for at := place; at != "."; at = filepath.Dir(at) {
		info, err := w.root.Lstat(at)
		switch {
		case err != nil: // nothing is there, or the file below says what it is
		case at == place && !info.Mode().IsRegular():
			return nil, noFile(at)
		case at != place && !info.IsDir():
			return nil, noFolder(at)
		}
	}
	return w.root.ReadFile(place)
}

// mayBeWritten refuses a file that its owner, or another program, does not let us write, although its folder would take
// another in its place. It asks of the one that stands there which mode it has.
func (w *writer) mayBeWritten(c *change) error {
	c.mode = newMode
	info, err := w.root.Lstat(c.place)
	if err != nil || !info.Mode().IsRegular() {
		return nil // what comes of it is told when it is written
	}
	c.mode = info.Mode().Perm()
	if c.mode&0o222 == 0 {
		return readOnly(c.name)
	}
	f, err := w.root.OpenFile(c.place, os.O_WRONLY, 0)
	if err != nil {
		return told(c.name, err)
	}
	return f.Close()
}

// write makes all changes or none.
func (w *writer) write() error {
	defer w.sweep()
	if err := w.stage(); err != nil {
		return err
	}
	return w.put()
}

// stage writes the new texts beside the files: where there is no room for all of them nothing has changed yet.
func (w *writer) stage() error {
	for _, c := range w.changes {
		if err := w.draft(c); err != nil {
			return told(c.name, err)
		}
	}
	return nil
}

// draftMark begins the names of texts that have no place yet. It makes them hidden, so that nobody takes them for
// content.
const draftMark = ".congkhai-"

// clear removes what writers that were killed left where we write: as it is our turn, none of them is at work. In the
// portal's own folder it removes nothing, as whoever exports to there takes no turns.
func (w *writer) clear() {
	seen := map[string]bool{".": true}
	for _, c := range w.changes {
		folder := filepath.ToSlash(filepath.Dir(c.place))
		if seen[folder] {
			continue
		}
		seen[folder] = true
		entries, _ := fs.ReadDir(w.root.FS(), folder) // of a folder that is new there are none
		for _, e := range entries {
			if strings.HasPrefix(e.Name(), draftMark) {
				_ = w.root.Remove(path.Join(folder, e.Name())) // what stays does no harm
			}
		}
	}
}

// draft writes a new text beside its place, and waits until it is on the disk.
func (w *writer) draft(c *change) error {
	if c.now == nil {
		return nil
	}
	folder := filepath.Dir(c.place)
	if err := w.root.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	name := filepath.Join(folder, draftMark+rand.Text())
	f, err := w.root.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	c.draft = name
	_, err = f.Write(c.now)
	return errors.Join(err, f.Chmod(c.mode), f.Sync(), f.Close())
}

// put gives all texts the places of the files, and takes that back where one cannot have it.
func (w *writer) put() error {
	for i, c := range w.changes {
		err := w.place(c)
		if err == nil {
			continue
		}
		for _, done := range slices.Backward(w.changes[:i]) {
			err = errors.Join(err, w.takeBack(done))
		}
		return err
	}
	for _, c := range w.changes {
		if c.now == nil { // a record's folder goes with its last file
			_ = w.root.Remove(filepath.Dir(c.place)) // which fails where something else is in it
		}
	}
	return nil
}

// patience is how long a file may be held by who reads each file that is new, such as virus scanners.
const patience = 2 * time.Second

// place gives a text the place of its file, or removes that.
func (w *writer) place(c *change) error {
	err := patiently(patience, inUse, func() error {
		if c.now == nil {
			return w.root.Remove(c.place)
		}
		return w.root.Rename(c.draft, c.place)
	})
	if err != nil && inUse(err) {
		return isOpen(c.name)
	}
	if err == nil {
		c.draft = ""
	}
	return told(c.name, err)
}

// takeBack makes a file what it was.
func (w *writer) takeBack(c *change) error {
	back := &change{name: c.name, place: c.place, now: c.was, mode: c.mode}
	err := w.draft(back)
	if err == nil {
		err = w.place(back)
	}
	if err != nil {
		w.changes = append(w.changes, back) // its draft is swept with the others
		return notTakenBack(c.name, err)
	}
	return nil
}

// sweep removes the drafts that have not become files.
func (w *writer) sweep() {
	for _, c := range w.changes {
		if c.draft != "" {
			_ = w.root.Remove(c.draft) // a hidden file that stays does no harm
		}
	}
}

// patiently does something again for a while, as long as it fails for a reason that may pass.
func patiently(most time.Duration, mayPass func(error) bool, do func() error) error {
	for wait := time.Millisecond; ; wait = min(2*wait, 100*time.Millisecond) {
		err := do()
		if err == nil || !mayPass(err) || most <= 0 {
			return err
		}
		time.Sleep(wait)
		most -= wait
	}
}
