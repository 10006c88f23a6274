// Package store writes the portal's content: all the files of a change, or none of them where one cannot be written or
// is not any more what it was when it was read. Whoever reads meanwhile reads a file's old text or all of the new one,
// also after a program was killed in the middle. It writes config.toml and what lies in content, follows no link, and
// leaves alone what is read-only. What is right to write is not its business: the portal is checked with the files laid
// over it (source.Overlay) before.
//
//	err := store.Write(dir, before, map[string][]byte{"content/linh-vuc/ho-tich.md": raw, "content/linh-vuc/cu.md": nil})
//	if changed := (*store.Changed)(nil); errors.As(err, &changed) { … } // read changed.Path anew
//
// Programs that write at once take turns, so that none loses what another has written. An editor knows nothing of that:
// what it saves in the moment between the comparison and the writing is lost. On a network drive that locks no folders
// (NFS) so are programs.
package store

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Write gives files of the portal in dir the bytes that they have in after, and removes those that have nil there.
// Names are paths in that folder, with slashes. Each file has to be what it is in before, where one that is not there
// has nil or no name; one that is something else is refused with *Changed. Folders come with their first file and go
// with their last.
func Write(dir string, before, after map[string][]byte) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	unlock, err := lock(root, turn)
	if err != nil {
		return err
	}
	defer unlock()
	w := &writer{root: root}
	if err := w.look(before, after); err != nil {
		return err
	}
	w.clear()
	return w.write()
}

// Put makes one file anew in one step, wherever on this machine somebody wants to have it: an exported workbook, a
// checkpoint.
func Put(name string, text []byte) error {
	root, err := os.OpenRoot(filepath.Dir(name))
	if err != nil {
		return err
	}
	defer root.Close()
	c := &change{name: filepath.ToSlash(name), place: filepath.Base(name), now: text}
	w := &writer{root, []*change{c}}
	if err := w.mayBeWritten(c); err != nil {
		return err
	}
	return w.write()
}

// inOrder are the names of what changes: removals last, so that what moves is at its new place before it leaves the old
// one.
func inOrder(after map[string][]byte) []string {
	var written, removed []string
	for _, name := range slices.Sorted(maps.Keys(after)) {
		if after[name] == nil {
			removed = append(removed, name)
		} else {
			written = append(written, name)
		}
	}
	return append(written, removed...)
}

// placeOf is what this machine calls a file of the portal; other files than those of its content have none.
func placeOf(name string) (string, error) {
	place, err := filepath.Localize(name)
	if err != nil || name != "config.toml" && !strings.HasPrefix(name, "content/") {
		return "", noContent(name)
	}
	return place, nil
}
