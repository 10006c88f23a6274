//go:build unix

package store

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// openLock opens what is locked: the portal's folder itself, so that nothing stays behind.
func openLock(root *os.Root) (*os.File, error) { return root.Open(".") }

// take locks an open folder until it is closed. NFS locks none: there it is as if nobody else wrote.
func take(f *os.File) error {
	err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if errors.Is(err, unix.EBADF) {
		return nil
	}
	return err
}

// isTaken reports whether another program has the lock.
func isTaken(err error) bool { return errors.Is(err, unix.EWOULDBLOCK) }

// inUse is never the reason here: names change whoever has the files open.
func inUse(error) bool { return false }

// noRoom reports whether the disk is full, or as much of it as somebody may have.
func noRoom(err error) bool {
	return errors.Is(err, unix.ENOSPC) || errors.Is(err, unix.EDQUOT) || errors.Is(err, unix.EFBIG)
}
