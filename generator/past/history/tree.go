package history

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"congkhai/generator/text/say"
)

// tree is a portal's folder as it stood at a commit. Its files are read when somebody asks for them.
type tree struct {
	repo    *Repo
	entries map[string]*entry // by path; "." is the folder itself
}

// entry is a file, a folder or a link of a tree.
type entry struct {
	name string
	mode fs.FileMode
	blob string
	in   []fs.DirEntry // of a folder, in order
	tree *tree
}

// Tree is the portal's folder as it stood at a commit, byte for byte as git keeps it. Links stay links and are not
// followed; submodules are no files. It can be read until the Repo is closed.
func (r *Repo) Tree(commit string) (fs.FS, error) {
	trees := newTrees(r)
	folder, err := r.folderAt(trees, commit, r.prefix)
	if err != nil {
		return nil, err
	}
	t := &tree{repo: r, entries: map[string]*entry{}}
	t.entries["."] = &entry{name: ".", mode: fs.ModeDir | 0o755, tree: t}
	if err := trees.walk(folder, "", t.add); err != nil {
		return nil, unread(commit, err)
	}
	for _, e := range t.entries {
		slices.SortFunc(e.in, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	}
	return t, nil
}

// Tagged is the newest tag of a version, such as v0.1.0, at which a folder held what it held at a commit; "" where there
// is none.
func (r *Repo) Tagged(commit, folder string) string {
	trees := newTrees(r)
	held, err := r.folderAt(trees, commit, r.prefix+folder)
	if err != nil || held == "" {
		return ""
	}
	out, _ := r.output("for-each-ref", "--sort=-version:refname", "--format=%(refname:short) %(objectname) %(*objectname)",
		"refs/tags/v[0-9]*") // without an answer none is known
	for line := range strings.Lines(string(out)) {
		tag := strings.Fields(line)
		if there, err := r.folderAt(trees, tag[len(tag)-1], r.prefix+folder); err == nil && there == held {
			return tag[0]
		}
	}
	return ""
}

// add takes an entry of git's tree. What has a name that cannot be asked for does not matter where no portal has its
// files.
func (t *tree) add(name string, i item) error {
	mode := fs.FileMode(0o644)
	switch {
	case string(i.mode) == "120000":
		mode = fs.ModeSymlink | 0o777
	case i.blob() == "":
		return nil // a submodule
	}
	if !fs.ValidPath(name) {
		if !strings.HasPrefix(name, contentFolder+"/") && !strings.HasPrefix(name, "themes/") {
			return nil
		}
		return badName(name)
	}
	if t.entries[name] != nil {
		return fmt.Errorf("%w: %q", errGarbled, name)
	}
	return t.put(name, &entry{name: path.Base(name), mode: mode, blob: hex.EncodeToString(i.id), tree: t})
}

// badName is the name of a file that no file may have.
type badName string

func (n badName) Error() string { return fmt.Sprintf("%+q", string(n)) }

// put puts an entry into its folder, and makes that where it is the first.
func (t *tree) put(name string, e *entry) error {
	for t.entries[name] = e; name != "."; name = path.Dir(name) {
		folder, known := t.entries[path.Dir(name)]
		if !known {
			folder = &entry{name: path.Base(path.Dir(name)), mode: fs.ModeDir | 0o755, tree: t}
			t.entries[path.Dir(name)] = folder
		}
		if !folder.IsDir() {
			return errGarbled
		}
		if folder.in = append(folder.in, t.entries[name]); known {
			break
		}
	}
	return nil
}

func (t *tree) find(op, name string) (*entry, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	e, ok := t.entries[name]
	if !ok {
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
	}
	return e, nil
}

// Open opens a file or a folder.
func (t *tree) Open(name string) (fs.File, error) {
	e, err := t.find("open", name)
	if err != nil {
		return nil, err
	}
	if e.IsDir() {
		return &openFolder{e, e.in}, nil
	}
	b, err := t.ReadFile(name)
	return &openFile{e, int64(len(b)), bytes.NewReader(b)}, err
}

// ReadFile reads a whole file.
func (t *tree) ReadFile(name string) ([]byte, error) {
	e, err := t.find("read", name)
	if err != nil {
		return nil, err
	}
	if !e.mode.IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrInvalid}
	}
	b, err := e.read()
	if err != nil {
		err = &fs.PathError{Op: "read", Path: name, Err: err}
	}
	return b, err
}

// read reads a file that has to be there.
func (e *entry) read() ([]byte, error) {
	b, err := e.tree.repo.Blob(e.blob)
	if errors.As(err, new(Missing)) {
		err = Damaged{say.Textf("tệp %s của ngày ấy", "the file %s of that day", e.name), err}
	}
	return b, err
}

// ReadDir lists a folder.
func (t *tree) ReadDir(name string) ([]fs.DirEntry, error) {
	e, err := t.find("readdir", name)
	if err != nil {
		return nil, err
	}
	if !e.IsDir() {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrInvalid}
	}
	return slices.Clone(e.in), nil
}

func (e *entry) Name() string      { return e.name }
func (e *entry) IsDir() bool       { return e.mode.IsDir() }
func (e *entry) Type() fs.FileMode { return e.mode.Type() }

// Info reads the file, because git tells no size before.
func (e *entry) Info() (fs.FileInfo, error) {
	if !e.mode.IsRegular() {
		return info{e, 0}, nil
	}
	b, err := e.read()
	return info{e, int64(len(b))}, err
}

// info is what there is to know of an entry. Git keeps no times of files.
type info struct {
	*entry
	size int64
}

func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return i.mode }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) Sys() any           { return nil }

type openFile struct {
	entry *entry
	size  int64
	*bytes.Reader
}

func (f *openFile) Stat() (fs.FileInfo, error) { return info{f.entry, f.size}, nil }
func (f *openFile) Close() error               { return nil }

type openFolder struct {
	entry *entry
	rest  []fs.DirEntry
}

func (f *openFolder) Stat() (fs.FileInfo, error) { return info{f.entry, 0}, nil }
func (f *openFolder) Close() error               { return nil }
func (f *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.entry.name, Err: fs.ErrInvalid}
}

// ReadDir lists the next n entries, or all when n is not positive.
func (f *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 || n > len(f.rest) {
		if n > 0 && len(f.rest) == 0 {
			return nil, io.EOF
		}
		n = len(f.rest)
	}
	list := slices.Clone(f.rest[:n])
	f.rest = f.rest[n:]
	return list, nil
}
