package send

import (
	"errors"
	"os"
	"path/filepath"

	"golang.org/x/sys/windows"
)

// remove removes a file, or a folder with nothing in it. Root removes by a handle, once it has seen that the name leads
// nowhere else; some file systems know no such removal (Wine 8 answers so), and are told the name.
func remove(root *os.Root, name string) error {
	err := root.Remove(name)
	if errors.Is(err, windows.ERROR_INVALID_FUNCTION) {
		return os.Remove(filepath.Join(root.Name(), filepath.FromSlash(name)))
	}
	return err
}
