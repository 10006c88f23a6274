package source

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"golang.org/x/sys/unix"
)

// plainIn opens files and folders below a folder, each in one step in which no link is followed; nil for all else that is
// there, of which a closer look says what it is. The folder stays open: other systems would not let anybody rename it.
func plainIn(dir string) func(name string) *os.File {
	folder := sync.OnceValues(func() (*os.File, error) { return os.Open(dir) })
	number := sync.OnceValue(func() int { at, _ := folder(); return int(at.Fd()) }) // which asks the system each time
	return func(name string) *os.File {
		at, err := folder()
		if err != nil || !fs.ValidPath(name) {
			return nil
		}
		defer runtime.KeepAlive(at)
		return openPlain(dir, number(), name)
	}
}

func openPlain(dir string, at int, name string) *os.File {
	var s unix.Stat_t
	if unix.Fstatat(at, name, &s, unix.AT_SYMLINK_NOFOLLOW) != nil {
		return nil
	}
	called := name
	switch s.Mode & unix.S_IFMT {
	case unix.S_IFREG:
	case unix.S_IFDIR:
		called = filepath.Join(dir, name) // by which os.File asks what lies in it
	default:
		return nil // to open a pipe would wait for who writes into it
	}
	file, err := unix.Openat2(at, name, &unix.OpenHow{Flags: unix.O_RDONLY | unix.O_CLOEXEC,
		Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_SYMLINKS})
	if err != nil {
		return nil
	}
	return os.NewFile(uintptr(file), called)
}
