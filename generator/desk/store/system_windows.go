package store

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// A lock is a file, as folders cannot be locked. It lies with what is remembered between builds, which git leaves
// alone, and stays there: who removes a lock that others wait for has two of them hold one.
const (
	lockFolder = ".congkhai"
	lockName   = lockFolder + `\ghi.khoa`
)

// openLock opens the file that is locked, and makes it where there is none.
func openLock(root *os.Root) (*os.File, error) {
	if err := root.Mkdir(lockFolder, 0o755); err == nil {
		if err := root.WriteFile(lockFolder+`\.gitignore`, []byte("*\n"), 0o644); err != nil {
			return nil, err
		}
	}
	return root.OpenFile(lockName, os.O_RDWR|os.O_CREATE, 0o644)
}

// take locks an open file until it is closed.
func take(f *os.File) error {
	return windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0,
		new(windows.Overlapped))
}

// isTaken reports whether another program has the lock.
func isTaken(err error) bool { return errors.Is(err, windows.ERROR_LOCK_VIOLATION) }

// inUse reports whether a name could not be changed because some program has the file open.
func inUse(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_ACCESS_DENIED)
}

// noRoom reports whether the disk is full.
func noRoom(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}
