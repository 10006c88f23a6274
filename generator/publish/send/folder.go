package send

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"

	"congkhai/generator/publish"
)

// Folder is a folder as a place: of this machine, or of another one as this one sees it.
type Folder struct{ root *os.Root }

// OpenFolder opens a folder, which has to be there.
func OpenFolder(dir string) (*Folder, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &Folder{root}, nil
}

// Close gives the folder back.
func (f *Folder) Close() error { return f.root.Close() }

// AtOnce is what disks put safely in one go: each file waits until it is.
func (f *Folder) AtOnce() int { return 16 }

func (f *Folder) Read(_ context.Context, name string, most int64) ([]byte, error) {
	file, err := f.root.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return ReadAll(file, name, most)
}

// Writing ends the name of a file that is not whole yet.
const Writing = ".dang-gui"

// Write writes beside the file and renames: a rename is one step for who reads.
func (f *Folder) Write(_ context.Context, name string, content []byte) error {
	if err := f.root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	beside := name + Writing
	if err := f.put(beside, os.O_CREATE|os.O_TRUNC, content); err != nil {
		return errors.Join(err, remove(f.root, beside))
	}
	return publish.Patiently(func() error { return f.root.Rename(beside, name) })
}

// Create writes at once: nobody reads what is new before it is named.
func (f *Folder) Create(_ context.Context, name string, content []byte) error {
	return f.put(name, os.O_CREATE|os.O_EXCL, content)
}

func (f *Folder) put(name string, how int, content []byte) error {
	file, err := f.root.OpenFile(name, os.O_WRONLY|how, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	return errors.Join(err, file.Sync(), file.Close())
}

// Remove removes a file, and the folders that have nothing left in them.
func (f *Folder) Remove(_ context.Context, name string) error {
	for _, one := range []string{name, name + Writing} {
		if err := f.take(one); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if remove(f.root, dir) != nil {
			break // something is in it
		}
	}
	return nil
}

// take removes a file that others may be reading.
func (f *Folder) take(name string) error {
	return publish.Patiently(func() error { return remove(f.root, name) })
}

// Names leaves out what was not written whole.
func (f *Folder) Names(_ context.Context, yield func(name string) error) error {
	return fs.WalkDir(f.root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasSuffix(name, Writing) {
			return err
		}
		return yield(name)
	})
}
