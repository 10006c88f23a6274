package publish

import (
	"errors"
	"fmt"
	"os"
	"time"
)

// swap exchanges two folders by renaming, where the system cannot do it in one step.
func swap(sibling, dir, aside string) error {
	if err := os.RemoveAll(aside); err != nil {
		return err
	}
	if err := moveFolder(dir, aside); err != nil {
		return err
	}
	if err := moveFolder(sibling, dir); err != nil {
		return errors.Join(err, moveFolder(aside, dir))
	}
	_ = os.Rename(aside, sibling) // the new tree is in its place; unswap tries again
	return nil
}

// unswap ends a swap that was killed: the old tree gets its place back if there is none, else the sibling's.
func unswap(sibling, dir, aside string) error {
	switch {
	case missing(aside):
		return nil
	case missing(dir):
		return moveFolder(aside, dir)
	case missing(sibling):
		return moveFolder(aside, sibling)
	}
	return os.RemoveAll(aside)
}

func moveFolder(from, to string) error {
	return Patiently(func() error { return os.Rename(from, to) })
}

// Patiently renames or removes something. Windows refuses that while any program has it, or something in it, open: who
// reads new files (virus scanners, the search) lets go of them soon, and of others the author has to know, by ErrInUse.
func Patiently(change func() error) error {
	for wait := 20 * time.Millisecond; ; wait *= 2 {
		err := change()
		if err == nil || !inUse(err) {
			return err
		}
		if wait > time.Second {
			return fmt.Errorf("%w: %w", ErrInUse, err)
		}
		time.Sleep(wait)
	}
}
