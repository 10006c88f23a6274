package main

import (
	"os"
	"path/filepath"
	"strings"

	"congkhai/generator/text/say"
)

// sources are the folders of a portal that nothing may be built into: what lies there is read, or remembered.
var sources = []string{"content", "themes", "generator", ".git", memoryFolder}

// checkOutput refuses to build where the portal's own files are, or around them, by whichever name that place is
// called.
func (c *command) checkOutput(out string) error {
	place, err := destination(out)
	if err != nil {
		return err
	}
	portal, err := realPath(c.dir)
	if err != nil {
		return nil // there is no portal, which is told when it is read
	}
	for folder := range parents(portal) {
		if same(folder, place) {
			return say.Errorf("không dựng vào %s: thư mục ấy chứa chính cổng này; hãy chọn nơi khác, như public",
				"nothing is built into %s, which holds this portal itself; choose another place, such as public", out)
		}
	}
	for folder := range parents(place) {
		for _, source := range sources {
			if named := filepath.Join(portal, source); strings.EqualFold(folder, named) || same(folder, named) ||
				strings.EqualFold(filepath.Base(folder), ".git") {
				return say.Errorf("không dựng vào %s: nơi ấy thuộc thư mục %s, không phải chỗ cho kết quả; hãy chọn nơi khác, như public",
					"nothing is built into %s: it is in the folder %s, which is no place for output; choose another one, such as public", out, filepath.ToSlash(folder))
			}
		}
	}
	return nil
}

// destination is where a path leads that need not exist yet: what exists of it without links, and the rest.
func destination(name string) (string, error) {
	name, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	for folder := range parents(name) {
		if real, err := filepath.EvalSymlinks(folder); err == nil {
			return filepath.Join(real, strings.TrimPrefix(name, folder)), nil
		}
	}
	return name, nil
}

// parents goes from a folder up to the top.
func parents(folder string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for yield(folder) && folder != filepath.Dir(folder) {
			folder = filepath.Dir(folder)
		}
	}
}

// same reports whether two names are of one folder that exists.
func same(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}
