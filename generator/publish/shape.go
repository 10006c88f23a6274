package publish

import (
	"cmp"
	"fmt"
	"io/fs"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"
)

// Writing ends the name of a file that is being written, until it is whole and gets its own.
const Writing = ".dang-ghi"

// Longest is how many bytes a name may have, so that a compressed copy of it can be written on any file system.
const Longest = 255 - len(".gz"+Writing)

// Clash is what keeps files from being published: a path that no tree has, or that none has beside another one.
type Clash struct {
	Why         Why
	Path, Other string // of files; Other is "" when Path is no good by itself
}

// Why is what is wrong with a path.
type Why int

// What may be wrong with a path: it leads out of the tree, or Windows cannot have it; a name in it is too long; what
// stands there is another file, or a folder; nothing but case tells it from another.
const (
	Bad Why = iota
	Long
	Taken
	Case
)

func (c Clash) Error() string {
	switch c.Why {
	case Long:
		return fmt.Sprintf("the path %q has a name of more than %d bytes", c.Path, Longest)
	case Taken:
		return fmt.Sprintf("%q cannot be published beside %q", c.Path, c.Other)
	case Case:
		return fmt.Sprintf("%q and %q would be one on Windows", c.Path, c.Other)
	}
	return fmt.Sprintf("the path %q does not belong in a published tree", c.Path)
}

// Clashes lists what keeps files from being published together, beside what is made last: Replace publishes those that
// have none.
func Clashes(paths []string, last LastFiles) []Clash {
	_, clashes := shapeOf(paths, last)
	return clashes
}

// shape is the paths of a tree.
type shape struct{ files, folders map[string]bool }

func shapeOf(paths []string, last LastFiles) (shape, []Clash) {
	s := shape{make(map[string]bool, len(paths)), make(map[string]bool, len(paths)/2)} // of a record there are some
	s.files[ManifestName] = true
	var clashes []Clash
	for _, path := range paths {
		if folded := fold(path); last.owns(folded) {
			clashes = append(clashes, Clash{Taken, path, folded})
		}
	}
	return s, append(clashes, s.addAll(paths)...)
}

// addAll puts more paths into a tree, and lists what clashes then.
func (s shape) addAll(paths []string) (clashes []Clash) {
	for _, path := range paths {
		if c, ok := s.add(path); !ok {
			clashes = append(clashes, c)
		}
	}
	for path := range s.files {
		if s.folders[path] {
			clashes = append(clashes, Clash{Taken, path, s.fileIn(path)})
		}
	}
	clashes = append(clashes, s.likeAnother()...)
	slices.SortStableFunc(clashes, func(a, b Clash) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Other, b.Other))
	})
	return clashes
}

func (s shape) add(path string) (c Clash, ok bool) {
	if !fs.ValidPath(path) || path == "." {
		return Clash{Bad, path, ""}, false
	}
	if s.files[path] {
		return Clash{Taken, path, path}, false
	}
	if why, ok := checkName(path); !ok {
		return Clash{why, path, ""}, false
	}
	for folder := range above(path) {
		if s.folders[folder] {
			break // and those above it
		}
		if why, ok := checkName(folder); !ok {
			return Clash{why, path, ""}, false
		}
		s.folders[folder] = true
	}
	s.files[path] = true
	return c, true
}

// likeAnother finds paths that differ in nothing but case: one of them is not in lower case.
func (s shape) likeAnother() (clashes []Clash) {
	var mixed []string
	for _, paths := range []map[string]bool{s.files, s.folders} {
		for path := range paths {
			if fold(path) != path {
				mixed = append(mixed, path)
			}
		}
	}
	slices.Sort(mixed)
	seen := map[string]string{}
	for _, path := range mixed {
		folded := fold(path)
		other, twice := seen[folded]
		if s.files[folded] || s.folders[folded] {
			other, twice = folded, true
		}
		if twice {
			clashes = append(clashes, Clash{Case, s.fileIn(path), s.fileIn(other)})
		}
		seen[folded] = path
	}
	return clashes
}

// fold is what paths share that some systems take for one.
func fold(path string) string {
	if strings.IndexFunc(path, func(r rune) bool { return r >= utf8.RuneSelf || 'A' <= r && r <= 'Z' }) < 0 {
		return path
	}
	return strings.ToLower(strings.ToUpper(path)) // some letters have one capital in common
}

// fileIn returns the first file that a path is or that lies in it.
func (s shape) fileIn(path string) string {
	first := ""
	for file := range s.files {
		if (file == path && !s.folders[path] || strings.HasPrefix(file, path+"/")) && (first == "" || file < first) {
			first = file
		}
	}
	return first
}

// devices are names that Windows keeps for itself, whatever follows their first dot.
var devices = []string{
	"con", "prn", "aux", "nul", "conin$", "conout$",
	"com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "com¹", "com²", "com³",
	"lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "lpt¹", "lpt²", "lpt³",
}

// checkName looks at the last name of a path.
func checkName(path string) (why Why, ok bool) {
	name := path[strings.LastIndexByte(path, '/')+1:]
	if len(name) > Longest {
		return Long, false
	}
	return Bad, !strings.HasSuffix(name, Writing) && windowsHas(name)
}

func windowsHas(name string) bool {
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
