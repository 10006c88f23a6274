package publish

import (
	"fmt"
	"io/fs"
	"iter"
	"slices"
	"strings"
)

// writing ends the name of a file that is being written, until it is whole and gets its own.
const writing = ".dang-ghi"

// shape is the paths of a tree.
type shape struct{ files, folders map[string]bool }

// shapeOf puts paths together, and refuses those that no tree has: paths that lead out of it, two files on one path, a path
// that is a file and a folder, names that Windows cannot have or cannot tell apart.
func shapeOf(files []File) (shape, error) {
	s := shape{make(map[string]bool, len(files)), make(map[string]bool, len(files))}
	s.files[ManifestName] = true
	return s, s.addAll(files)
}

func (s shape) addAll(files []File) error {
	for _, f := range files {
		if err := s.add(f.Path); err != nil {
			return err
		}
	}
	for path := range s.files {
		if s.folders[path] {
			return fmt.Errorf("%q would be published as a file and as a folder", path)
		}
	}
	return s.checkCase()
}

func (s shape) add(path string) error {
	if !fs.ValidPath(path) || path == "." || strings.HasSuffix(path, writing) {
		return fmt.Errorf("the path %q does not belong in a published tree", path)
	}
	if s.files[path] {
		return fmt.Errorf("two files would be published as %q", path)
	}
	s.files[path] = true
	if !windowsHas(path) {
		return fmt.Errorf("the path %q does not belong in a published tree: Windows cannot have it", path)
	}
	for folder := range above(path) {
		if s.folders[folder] {
			break // and those above it
		}
		s.folders[folder] = true
		if !windowsHas(folder) {
			return fmt.Errorf("the path %q does not belong in a published tree: Windows cannot have it", path)
		}
	}
	return nil
}

// checkCase refuses two paths that differ in nothing but case; one of them is not in lower case.
func (s shape) checkCase() error {
	mixed := map[string]string{}
	for _, paths := range []map[string]bool{s.files, s.folders} {
		for path := range paths {
			folded := strings.ToLower(path)
			if folded == path {
				continue
			}
			other, twice := mixed[folded]
			if s.files[folded] || s.folders[folded] {
				other, twice = folded, true
			}
			if twice {
				return fmt.Errorf("%q and %q would be one on Windows", min(path, other), max(path, other))
			}
			mixed[folded] = path
		}
	}
	return nil
}

// devices are names that Windows keeps for itself, whatever follows their first dot.
var devices = []string{
	"con", "prn", "aux", "nul", "conin$", "conout$",
	"com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "com¹", "com²", "com³",
	"lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "lpt¹", "lpt²", "lpt³",
}

// windowsHas looks at the last name of a path.
func windowsHas(path string) bool {
	name := path[strings.LastIndexByte(path, '/')+1:]
	for i := range len(name) {
		if name[i] < ' ' || strings.IndexByte(`<>:"|?*\`, name[i]) >= 0 {
			return false
		}
	}
	if last := name[len(name)-1]; last == '.' || last == ' ' {
		return false
	}
	stem, _, _ := strings.Cut(name, ".")
	return !slices.Contains(devices, strings.ToLower(strings.TrimRight(stem, " ")))
}

// above yields the folders that a path is in, the nearest first.
func above(path string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := strings.LastIndexByte(path, '/'); i > 0; i = strings.LastIndexByte(path[:i], '/') {
			if !yield(path[:i]) {
				return
			}
		}
	}
}
