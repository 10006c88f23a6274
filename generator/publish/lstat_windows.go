package publish

import (
	"io/fs"
	"math"
	"os"
)

const keepsModes = false

// lstat says that every folder changed after everything: Windows does not tell when one did, unless asked file by file.
func lstat(name string) (node, error) {
	info, err := os.Lstat(name)
	if err != nil {
		return node{}, err
	}
	mode := fs.FileMode(fileMode)
	if info.IsDir() {
		mode = folderMode
	}
	return node{
		file: info.Mode().IsRegular(), folder: info.IsDir(), mode: mode,
		size: info.Size(), modified: info.ModTime().UnixNano(), changed: math.MaxInt64,
	}, nil
}
