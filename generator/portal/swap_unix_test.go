//go:build unix

package portal

import (
	"bytes"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"congkhai/generator/files/manual"
	"congkhai/generator/files/source"
	"congkhai/generator/test/small"
)

// A published file may become a link after it was found, or its folder: what lies elsewhere is not published, and nobody waits.
func TestWhatTookThePlaceOfAFileIsNotPublished(t *testing.T) {
	dir, elsewhere := t.TempDir(), t.TempDir()
	if err := os.CopyFS(dir, samplePortal(t, manual.Page{}, nil)); err != nil {
		t.Fatal(err)
	}
	secret := filepath.Join(elsewhere, "20-qd-ubnd-2026.pdf")
	if err := os.WriteFile(secret, []byte("bí mật"), 0o600); err != nil {
		t.Fatal(err)
	}
	p, problems := load(t, source.Folder(dir), Options{})
	if p == nil {
		t.Fatal(small.Printed(t, problems, source.Vietnamese))
	}
	published := func() ([]byte, error) {
		f, ok, err := p.File("van-ban/20-qd-ubnd-2026.pdf")
		if err != nil || !ok {
			t.Fatal("no such file", err)
		}
		return f.Bytes()
	}
	if b, err := published(); err != nil || !bytes.HasPrefix(b, []byte("%PDF")) {
		t.Fatalf("the file is %q, %v", b, err)
	}
	folder := filepath.Join(dir, "content", "van-ban")
	file := filepath.Join(folder, filepath.Base(secret))
	for _, swap := range []struct {
		what string
		put  func() error
	}{
		{"a link", func() error { return os.Symlink(secret, file) }},
		{"a link to the portal's own", func() error { return os.Symlink("../../config.toml", file) }},
		{"a device", func() error { return os.Symlink("/dev/zero", file) }},
		{"a pipe", func() error { return syscall.Mkfifo(file, 0o600) }},
		{"a folder that is a link", func() error { return os.Symlink(elsewhere, folder) }},
	} {
		gone := file
		if swap.what == "a folder that is a link" {
			gone = folder
		}
		if err := os.RemoveAll(gone); err != nil {
			t.Fatal(err)
		}
		if err := swap.put(); err != nil {
			t.Fatal(err)
		}
		if b, err := published(); err == nil {
			t.Errorf("%s in its place is published: %.20q", swap.what, b)
		}
	}
}
