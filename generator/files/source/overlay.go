package source

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// Overlay returns the files of a file system with some of them changed, so that what would become of a portal can be
// read before anything is written: a name that has bytes is a file with these, with the folders that lead to it; one
// that has nil is gone, with all that lies below it. What may not be read of the file system itself (ErrSpecial) is not
// had this way either.
//
//	changed := source.Overlay(source.Folder(dir), map[string][]byte{"content/thu-tuc/x.md": raw})
//	s, problems, err := portal.Check(changed, options)
//
// Its files are of a time to come, so that who goes by times never takes one of them for what it read before.
func Overlay(under fs.FS, files map[string][]byte) fs.FS {
	o := overlay{under, maps.Clone(files), map[string][]string{}}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		for at := name; at != "."; at = path.Dir(at) {
			if above := path.Dir(at); !slices.Contains(o.names[above], path.Base(at)) {
				o.names[above] = append(o.names[above], path.Base(at))
			}
		}
	}
	return o
}

// overlay is files over others. Of each folder that it has to do with it knows the names there.
type overlay struct {
	under fs.FS
	files map[string][]byte
	names map[string][]string
}

func (o overlay) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	b, ours := o.files[name]
	switch {
	case ours && b != nil:
		if err := o.mayStand(name); err != nil {
			return nil, err
		}
		return &overlaid{Reader: bytes.NewReader(b), info: laid{path.Base(name), int64(len(b)), 0o444}}, nil
	case len(o.names[name]) > 0:
		return o.folder(name)
	case ours || o.hidden(name):
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return o.under.Open(name)
}

var toCome = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)

// Stat tells of a file without opening it, as the file system below does.
func (o overlay) Stat(name string) (fs.FileInfo, error) {
	_, ours := o.files[name]
	if !ours && len(o.names[name]) == 0 && !o.hidden(name) {
		return fs.Stat(o.under, name)
	}
	f, err := o.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	return info, errors.Join(err, f.Close())
}

// hidden reports whether a folder is gone, or a file, that something lay in.
func (o overlay) hidden(name string) bool {
	for at := path.Dir(name); at != "."; at = path.Dir(at) {
		if _, ours := o.files[at]; ours {
			return true
		}
	}
	return false
}

// mayStand refuses a file in the place of a link, or below one. Where a file is, a folder may come to be.
func (o overlay) mayStand(name string) error {
	for at := name; at != "."; at = path.Dir(at) {
		if _, err := fs.Stat(o.under, at); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// folder is one with files of both.
func (o overlay) folder(name string) (fs.File, error) {
	var entries []fs.DirEntry
	found := false
	if _, ours := o.files[name]; !ours && !o.hidden(name) {
		below, err := o.below(name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		found = err == nil
		entries = slices.DeleteFunc(below, func(e fs.DirEntry) bool { return slices.Contains(o.names[name], e.Name()) })
	}
	for _, base := range o.names[name] {
		info, err := o.Stat(path.Join(name, base))
		switch {
		case err == nil:
			entries = append(entries, fs.FileInfoToDirEntry(info))
		case !errors.Is(err, fs.ErrNotExist):
			return nil, err
		}
	}
	if !found && len(entries) == 0 {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	listed := laid{path.Base(name), 0, fs.ModeDir | 0o555}
	return &overlaid{Reader: strings.NewReader(""), info: listed, entries: entries}, nil
}

// below lists a folder of the file system below; a file has nothing in it.
func (o overlay) below(name string) ([]fs.DirEntry, error) {
	if info, err := fs.Stat(o.under, name); err != nil || !info.IsDir() {
		return nil, cmp.Or(err, fs.ErrNotExist)
	}
	return fs.ReadDir(o.under, name)
}

// overlaid is a file of an overlay, or a folder, while it is open.
type overlaid struct {
	io.Reader
	info    fs.FileInfo
	entries []fs.DirEntry
}

func (f *overlaid) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *overlaid) Close() error               { return nil }

func (f *overlaid) Read(b []byte) (int, error) {
	if f.info.IsDir() {
		return 0, &fs.PathError{Op: "read", Path: f.info.Name(), Err: errors.ErrUnsupported}
	}
	return f.Reader.Read(b)
}

// ReadDir lists a folder: n entries at a time, or all that are left.
func (f *overlaid) ReadDir(n int) ([]fs.DirEntry, error) {
	switch {
	case !f.info.IsDir():
		return nil, &fs.PathError{Op: "readdir", Path: f.info.Name(), Err: errors.ErrUnsupported}
	case n > 0 && len(f.entries) == 0:
		return nil, io.EOF
	case n <= 0:
		n = len(f.entries)
	}
	n = min(n, len(f.entries))
	listed := f.entries[:n:n]
	f.entries = f.entries[n:]
	return listed, nil
}

// laid is what is told of a file of an overlay.
type laid struct {
	name string
	size int64
	mode fs.FileMode
}

func (l laid) Name() string       { return l.name }
func (l laid) Size() int64        { return l.size }
func (l laid) Mode() fs.FileMode  { return l.mode }
func (l laid) ModTime() time.Time { return toCome }
func (l laid) IsDir() bool        { return l.mode.IsDir() }
func (l laid) Sys() any           { return nil }

// Below returns the file system that an overlay has a file of; nil where the file is the overlay's, or there is none.
func Below(files fs.FS, name string) fs.FS {
	o, ok := files.(overlay)
	if _, ours := o.files[name]; !ok || ours {
		return nil
	}
	return o.under
}

// NewListing is an open folder with entries that somebody has put together.
func NewListing(folder fs.FileInfo, entries []fs.DirEntry) fs.File {
	return &overlaid{Reader: strings.NewReader(""), info: folder, entries: entries}
}
