package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// exchange puts a folder in the other's place in one step: a reader sees the old tree or the new one, never neither.
func exchange(sibling, dir, aside string) error {
	err := unix.Renameat2(unix.AT_FDCWD, sibling, unix.AT_FDCWD, dir, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOTSUP) {
		return swap(sibling, dir, aside) // an old kernel, or a file system that cannot
	}
	if err != nil {
		return &os.LinkError{Op: "renameat2", Old: sibling, New: dir, Err: err}
	}
	return nil
}
