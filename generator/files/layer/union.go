package layer

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"congkhai/generator/files/source"
)

// Under returns the files of a portal with layers under its content: of those that have a name, the portal itself comes
// first, then the layers in their order. A file hides a folder of its name below it. Hidden files of layers, such as
// their ledgers, are their own.
func Under(own fs.FS, layers []Layer) fs.FS {
	if len(layers) == 0 {
		return own
	}
	return union{own, layers}
}

type union struct {
	own    fs.FS
	layers []Layer
}

// From returns the layer that a file of a portal comes from; false for what is the portal's own.
func From(files fs.FS, name string) (Layer, bool) {
	u, ok := unionOf(files, name)
	if !ok || !isContent(name) {
		return Layer{}, false
	}
	if i, _, err := u.holder("stat", name); err == nil && i >= 0 {
		return u.layers[i], true
	}
	return Layer{}, false
}

// Keeper returns the layer that has a file which a portal has a file of its own in the place of, and may not.
func Keeper(files fs.FS, own string) (Layer, bool) {
	u, ok := unionOf(files, "")
	if !ok || !isContent(own) {
		return Layer{}, false
	}
	i := slices.IndexFunc(u.layers, func(l Layer) bool {
		if !l.keeps(inside(own)) {
			return false
		}
		_, err := l.stat(inside(own))
		return err == nil
	})
	if i < 0 {
		return Layer{}, false
	}
	return u.layers[i], true
}

// unionOf finds the layers below what was laid over them, unless a file was laid over, too.
func unionOf(files fs.FS, name string) (union, bool) {
	for files != nil {
		if u, ok := files.(union); ok {
			return u, true
		}
		files = source.Below(files, name)
	}
	return union{}, false
}

func isContent(name string) bool {
	return name == contentFolder || strings.HasPrefix(name, contentFolder+"/")
}

// stat tells of a file of the layer that portals get.
func (l Layer) stat(name string) (fs.FileInfo, error) {
	if name == TermsFile || name != "." && isHidden(name) {
		return nil, fs.ErrNotExist
	}
	return fs.Stat(l.Files, name)
}

func isHidden(name string) bool {
	return slices.ContainsFunc(strings.Split(name, "/"), func(part string) bool { return strings.HasPrefix(part, ".") })
}

// holder finds whose file a name is: -1 for the portal's own, else the number of its layer.
func (u union) holder(op, name string) (int, fs.FileInfo, error) {
	if !fs.ValidPath(name) {
		return -1, nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	info, err := fs.Stat(u.own, name)
	if err == nil || !isContent(name) || !errors.Is(err, fs.ErrNotExist) {
		return -1, info, err
	}
	for i, l := range u.layers {
		if u.isFileAbove(i, name) {
			break
		}
		info, err := l.stat(inside(name))
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return i, info, err
		}
	}
	return -1, nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
}

// isFileAbove reports whether a file stands over a layer where a folder would be on the way to a name.
func (u union) isFileAbove(layer int, name string) bool {
	if isBelowFile(name, func(at string) (fs.FileInfo, error) { return fs.Stat(u.own, at) }) {
		return true
	}
	return slices.ContainsFunc(u.layers[:layer], func(l Layer) bool {
		return isBelowFile(name, func(at string) (fs.FileInfo, error) { return l.stat(inside(at)) })
	})
}

// isBelowFile reports whether the nearest of what leads to a name is a file.
func isBelowFile(name string, stat func(at string) (fs.FileInfo, error)) bool {
	for at := path.Dir(name); at != "."; at = path.Dir(at) {
		if info, err := stat(at); err == nil {
			return !info.IsDir()
		}
	}
	return false
}

// Open opens a file, or a folder with what all have in it.
func (u union) Open(name string) (fs.File, error) {
	i, info, err := u.holder("open", name)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir() && isContent(name):
		entries, err := u.ReadDir(name)
		return source.NewListing(info, entries), err
	case i < 0:
		return u.own.Open(name)
	}
	return u.layers[i].Files.Open(inside(name))
}

// Stat tells of a file without opening it.
func (u union) Stat(name string) (fs.FileInfo, error) {
	_, info, err := u.holder("stat", name)
	return info, err
}

// ReadDir lists a folder of the content with what all have in it.
func (u union) ReadDir(name string) ([]fs.DirEntry, error) {
	if !isContent(name) {
		return fs.ReadDir(u.own, name)
	}
	if _, info, err := u.holder("readdir", name); err != nil || !info.IsDir() {
		return nil, cmp.Or(err, error(&fs.PathError{Op: "readdir", Path: name, Err: errors.ErrUnsupported}))
	}
	entries, err := fs.ReadDir(u.own, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	for _, l := range u.layers {
		info, err := l.stat(inside(name))
		if err == nil && !info.IsDir() {
			break // a file, which hides what lies below
		}
		more, err := l.entries(inside(name))
		if err != nil {
			return nil, err
		}
		entries = append(entries, others(entries, more)...)
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return entries, nil
}

// entries lists a folder of the layer, if it has one, as portals get it.
func (l Layer) entries(folder string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(l.Files, folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		name := path.Join(folder, e.Name())
		return isHidden(name) || name == TermsFile
	}), err
}

// others are those of more entries whose names are not taken.
func others(entries, more []fs.DirEntry) []fs.DirEntry {
	taken := map[string]bool{}
	for _, e := range entries {
		taken[e.Name()] = true
	}
	return slices.DeleteFunc(more, func(e fs.DirEntry) bool { return taken[e.Name()] })
}
