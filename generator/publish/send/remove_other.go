//go:build !windows

package send

import "os"

// remove removes a file, or a folder with nothing in it.
func remove(root *os.Root, name string) error { return root.Remove(name) }
