//go:build unix

package source

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// What lies in the place of a file is refused at once, whenever it came there; a pipe would wait for ever.
func TestAFolderGivesNothingButItsOwnFiles(t *testing.T) {
	dir, elsewhere := t.TempDir(), t.TempDir()
	write := func(name string) {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte("bí mật"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{dir + "/content/a.pdf", dir + "/other/a.pdf", elsewhere + "/a.pdf"} {
		write(name)
	}
	files := Folder(dir)
	if b, err := fs.ReadFile(files, "content/a.pdf"); err != nil || string(b) != "bí mật" {
		t.Fatalf("a file is %q, %v", b, err)
	}
	for link, to := range map[string]string{"out.pdf": elsewhere + "/a.pdf", "in.pdf": "../other/a.pdf", "beside.pdf": "a.pdf", "folder": elsewhere, "inside": "../other", "device": "/dev/zero"} {
		if err := os.Symlink(to, dir+"/content/"+link); err != nil {
			t.Fatal(err)
		}
	}
	if err := syscall.Mkfifo(dir+"/content/pipe", 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"out.pdf", "in.pdf", "beside.pdf", "folder", "folder/a.pdf", "inside/a.pdf", "device", "pipe"} {
		read := make(chan error, 1)
		go func() {
			_, err := fs.ReadFile(files, "content/"+name)
			read <- err
		}()
		select {
		case err := <-read:
			if !errors.Is(err, ErrSpecial) {
				t.Errorf("%s: %v", name, err)
			}
		case <-time.After(5 * time.Second):
			t.Errorf("%s is waited for", name)
		}
		if _, err := fs.Stat(files, "content/"+name); !errors.Is(err, ErrSpecial) {
			t.Errorf("%s can be looked at: %v", name, err)
		}
	}
	if _, err := fs.ReadDir(files, "content/inside"); !errors.Is(err, ErrSpecial) {
		t.Errorf("a folder that is a link is listed: %v", err)
	}
	if _, err := files.Open("../" + filepath.Base(elsewhere) + "/a.pdf"); !errors.Is(err, fs.ErrInvalid) {
		t.Errorf("a file outside: %v", err)
	}
	if _, err := fs.ReadFile(Folder(dir+"/none"), "config.toml"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that does not exist: %v", err)
	}
}
