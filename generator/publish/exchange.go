package publish

import (
	"errors"
	"os"
)

// swap exchanges two folders by renaming, where the system cannot do it in one step.
func swap(sibling, dir, aside string) error {
	if err := os.RemoveAll(aside); err != nil {
		return err
	}
	if err := os.Rename(dir, aside); err != nil {
		return err
	}
	if err := os.Rename(sibling, dir); err != nil {
		return errors.Join(err, os.Rename(aside, dir))
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
		return os.Rename(aside, dir)
	case missing(sibling):
		return os.Rename(aside, sibling)
	}
	return os.RemoveAll(aside)
}
