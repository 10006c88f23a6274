//go:build !linux

package publish

import "os"

// exchange puts the staging folder in dir's place. Between the two renames dir is missing for a moment.
func exchange(staging, dir string) error {
	if missing(dir) {
		return os.Rename(staging, dir)
	}
	return swap(staging, dir)
}
