//go:build !linux

package publish

// exchange puts a folder in the other's place. Between two renames dir is missing for a moment.
func exchange(sibling, dir, aside string) error { return swap(sibling, dir, aside) }
