package main

import (
	"bytes"
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"congkhai/generator/text/say"
)

// writeAll writes files of content, and removes those that have nil: all of them, or none where one cannot be written
// or is not what it was before, when it was read.
func (c *command) writeAll(before, changed map[string][]byte) error {
	names := slices.SortedFunc(maps.Keys(changed), func(a, b string) int { // removals last
		return cmp.Or(cmp.Compare(presence(changed[b]), presence(changed[a])), cmp.Compare(a, b))
	})
	var undo []func() error
	for _, name := range names {
		back, err := c.writeOne(name, before[name], changed[name])
		if err == nil {
			undo = append(undo, back)
			continue
		}
		for _, back := range slices.Backward(undo) {
			err = errors.Join(err, back())
		}
		return err
	}
	for _, name := range names {
		if changed[name] == nil { // a record's folder goes with its last file
			_ = os.Remove(filepath.Dir(c.local(name))) // which fails where something else is in it
		}
	}
	return nil
}

func presence(b []byte) int {
	if b == nil {
		return 0
	}
	return 1
}

// writeOne writes or removes a file that is still what it was, and returns what brings it back.
func (c *command) writeOne(name string, was, b []byte) (undo func() error, err error) {
	place, mode := c.local(name), fs.FileMode(0o644)
	now, err := os.ReadFile(place)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	isThere := err == nil
	if isThere != (was != nil) || !bytes.Equal(now, was) {
		return nil, say.Errorf("%s vừa được sửa; hãy chạy lại", "%s was changed just now; run it again", name)
	}
	undo = func() error { return os.Remove(place) }
	if info, err := os.Lstat(place); err == nil {
		mode = info.Mode().Perm()
		undo = func() error { return writeWhole(place, was, mode) }
	}
	if b == nil {
		return undo, os.Remove(place)
	}
	if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
		return nil, err
	}
	return undo, writeWhole(place, b, mode)
}
