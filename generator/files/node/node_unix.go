//go:build unix

package node

import (
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// KeepsModes tells whether the system has modes of files.
const KeepsModes = true

// Folder is a folder, open for looks at what lies in it.
type Folder struct {
	file *os.File
	fd   int
}

// In opens a folder to look at what lies in it, which takes less than looks from the top of all files.
func In(name string) (Folder, error) {
	f, err := os.Open(name)
	if err != nil {
		return Folder{}, err
	}
	return Folder{f, int(f.Fd())}, nil
}

// Look tells what has a name below the folder, with slashes. Of a link it is the link.
func (f Folder) Look(name string) (Node, error) { return lookAt(f.fd, name) }

// Close ends it.
func (f Folder) Close() error { return f.file.Close() }

// Look tells what has a name. Of a link it is the link.
func Look(name string) (Node, error) { return lookAt(unix.AT_FDCWD, name) }

// lookAt asks for less than os.Lstat, which makes an os.FileInfo of each answer.
func lookAt(folder int, name string) (Node, error) {
	var s unix.Stat_t
	if err := unix.Fstatat(folder, name, &s, unix.AT_SYMLINK_NOFOLLOW); err != nil {
		return Node{}, &fs.PathError{Op: "lstat", Path: name, Err: err}
	}
	kind := uint32(s.Mode) & unix.S_IFMT
	return Node{
		File: kind == unix.S_IFREG, Folder: kind == unix.S_IFDIR, Mode: fs.FileMode(s.Mode & 0o7777),
		Size: s.Size, Changed: s.Ctim.Nano(), ID: ID{uint64(s.Dev), s.Ino},
	}, nil
}
