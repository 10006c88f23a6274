package source_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"congkhai/generator/files/source"
)

func TestOverlayIsAFileSystem(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"config.toml", "content/a.md", "content/x/index.md", "content/x/mau.pdf",
		"content/gone/b.md"} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte("cũ "+name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	o := source.Overlay(source.Folder(dir), map[string][]byte{
		"content/a.md": []byte("mới"), "content/x/mau.pdf": nil, "content/new/deep/c.md": {}, "content/gone": nil,
		"content/d.toml": []byte("d"), "never/was": nil, "config.toml/now/a": []byte("folder"),
	})
	err := fstest.TestFS(o, "config.toml/now/a", "content/a.md", "content/x/index.md", "content/new/deep/c.md",
		"content/d.toml")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"content/a.md": "mới", "content/x/index.md": "cũ content/x/index.md",
		"content/new/deep/c.md": "", "content/d.toml": "d"} {
		if b, err := fs.ReadFile(o, name); err != nil || string(b) != want {
			t.Errorf("%s is %q, %v", name, b, err)
		}
	}
	for _, name := range []string{"content/x/mau.pdf", "content/gone", "content/gone/b.md", "never", "never/was",
		"content/new/e"} {
		if _, err := fs.Stat(o, name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is there: %v", name, err)
		}
	}
	names, problems, err := source.List(o, "content")
	want := []string{"content/a.md", "content/d.toml", "content/new/deep/c.md", "content/x/index.md"}
	if err != nil || len(problems) > 0 || !slices.Equal(names, want) {
		t.Errorf("it lists %q, %v, %v", names, problems, err)
	}
}

// What no file is read through, none is put through.
func TestOverlayPutsNothingBehindALink(t *testing.T) {
	dir, elsewhere := t.TempDir(), t.TempDir()
	if err := os.Symlink(elsewhere, dir+"/link"); err != nil {
		t.Skip(err)
	}
	o := source.Overlay(source.Folder(dir), map[string][]byte{"link/a.md": []byte("a"), "link": nil})
	if _, err := fs.ReadFile(o, "link/a.md"); !errors.Is(err, source.ErrSpecial) {
		t.Errorf("it is read: %v", err)
	}
}
