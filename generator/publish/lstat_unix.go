//go:build unix

package publish

import (
	"io/fs"

	"golang.org/x/sys/unix"
)

const keepsModes = true

// lstat asks for less than os.Lstat, which makes an os.FileInfo of each answer.
func lstat(name string) (node, error) {
	var s unix.Stat_t
	if err := unix.Lstat(name, &s); err != nil {
		return node{}, err
	}
	kind := uint32(s.Mode) & unix.S_IFMT
	return node{
		file: kind == unix.S_IFREG, folder: kind == unix.S_IFDIR, mode: fs.FileMode(s.Mode & 0o7777),
		size: s.Size, changed: s.Ctim.Nano(), id: fileID{uint64(s.Dev), s.Ino},
	}, nil
}
