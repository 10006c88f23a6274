package source

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"

	"congkhai/generator/text/say"
)

// ErrSpecial refuses what is in the place of a file or a folder: it could lead out of the portal, or never end.
var ErrSpecial = say.Errorf("là liên kết hoặc tệp đặc biệt; hãy đặt tệp hay thư mục thật vào đây",
	"a link or a special file; put the real file or folder here")

// folder is the files in a folder of this machine. What was a file when the folder was listed may be a link by the time
// it is read: each is looked at again, with the folders that lead to it.
type folder struct {
	dir   string
	root  func() (*os.Root, error)
	plain func(name string) *os.File // opens a plain file, or a folder, in one step, where the system can
}

// Folder returns the files of a portal's folder. No link is followed, neither to a file nor on the way to it, and no
// pipe or device is opened.
func Folder(dir string) fs.FS {
	return folder{dir, sync.OnceValues(func() (*os.Root, error) { return os.OpenRoot(dir) }), plainIn(dir)}
}

// OnDisk tells in which folder of this machine files lie, of those that lie in one.
func OnDisk(files fs.FS) (dir string, ok bool) {
	f, ok := files.(folder)
	return f.dir, ok
}

func (f folder) Open(name string) (fs.File, error) {
	if file := f.plain(name); file != nil {
		return file, nil
	}
	if _, err := f.look("open", name); err != nil {
		return nil, err
	}
	root, err := f.root()
	if err != nil {
		return nil, err
	}
	return root.Open(name) // which leads nowhere outside even if a link has come meanwhile
}

func (f folder) Stat(name string) (fs.FileInfo, error) { return f.look("stat", name) }

// look tells of what has a name, after a look at the folders that lead to it.
func (f folder) look(op, name string) (fs.FileInfo, error) {
	local, err := filepath.Localize(name)
	if err != nil {
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	if name == "." {
		return os.Stat(f.dir) // the portal's folder itself may be a link
	}
	switch above, err := f.look(op, path.Dir(name)); {
	case err != nil:
		return nil, err
	case !above.IsDir(): // which some systems say otherwise
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
	}
	info, err := os.Lstat(filepath.Join(f.dir, local))
	if err == nil && info.Mode()&(fs.ModeSymlink|fs.ModeNamedPipe|fs.ModeSocket|fs.ModeDevice|fs.ModeCharDevice) != 0 {
		err = &fs.PathError{Op: op, Path: name, Err: ErrSpecial}
	}
	return info, err
}
