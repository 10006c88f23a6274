//go:build unix

package publish

import (
	"errors"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// lock takes a lock file, which the system gives back when the process dies. The file goes before the lock does; so one
// who waited for neither but came in between holds a file that is no longer the one on the path, and begins again.
func lock(name string) (unlock func() error, err error) {
	for {
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			return nil, err
		}
		ours, err := take(f, name)
		if ours {
			return func() error { return errors.Join(os.Remove(name), f.Close()) }, nil
		}
		f.Close()
		if err != nil {
			return nil, err
		}
	}
}

// take locks an open file, and reports whether it still stands on its path.
func take(f *os.File, name string) (ours bool, err error) {
	err = unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) {
		return false, ErrLocked
	}
	if err != nil {
		return false, &fs.PathError{Op: "flock", Path: name, Err: err}
	}
	held, err := f.Stat()
	if err != nil {
		return false, err
	}
	there, err := os.Lstat(name)
	return err == nil && os.SameFile(held, there), nil
}
