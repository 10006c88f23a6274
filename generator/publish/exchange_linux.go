package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// exchange puts a folder in the other's place in one step: a reader sees the old tree or the new one, never neither.
// Before, the new tree is on the disk: after a power cut no file of it is empty.
func exchange(sibling, dir, aside string) error {
	if err := toDisk(sibling); err != nil {
		return err
	}
	err := unix.Renameat2(unix.AT_FDCWD, sibling, unix.AT_FDCWD, dir, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOTSUP) {
		return swap(sibling, dir, aside) // an old kernel, or a file system that cannot
	}
	if err != nil {
		return &os.LinkError{Op: "renameat2", Old: sibling, New: dir, Err: err}
	}
	return nil
}

// toDisk waits until all that was written to the file system of a folder is on the disk.
func toDisk(folder string) error {
	f, err := os.Open(folder)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := unix.Syncfs(int(f.Fd())); err != nil {
		return &os.PathError{Op: "syncfs", Path: folder, Err: err}
	}
	return nil
}
