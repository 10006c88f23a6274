package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// exchange puts the staging folder in dir's place; a reader sees the old tree or the new one, never neither.
func exchange(staging, dir string) error {
	if missing(dir) {
		return os.Rename(staging, dir)
	}
	err := unix.Renameat2(unix.AT_FDCWD, staging, unix.AT_FDCWD, dir, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EINVAL) { // an old kernel or a file system without it
		return swap(staging, dir)
	}
	return err
}
