package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync/atomic"

	"congkhai/generator/files/node"
)

// tree is a folder and the files that its manifest lists, of which those are sound that stand there as they were
// published: a regular file with those bytes.
type tree struct {
	dir     string
	files   []Published
	sound   []bool
	ids     []node.ID       // of those that stand there
	at      map[string]int  // place in files, by path
	folders map[string]bool // the files' folders; true: stands there
	strange bool            // something stands there that is not the manifest's
	touched atomic.Bool     // some file had to be read to know that it is sound
	fresh   bool            // it was made just now, so that nobody reads it
}

const (
	fileMode   = 0o644
	folderMode = 0o755
)

// belief tells whether a file of that size, which stands where the tree's file i was published, is that file.
type belief func(t *tree, i int, n node.Node) bool

// untouchedSince believes a file that did not change since everything was in order, and reads all others.
func untouchedSince(checked node.Moment) belief {
	return func(t *tree, i int, n node.Node) bool {
		if n.Before(checked) {
			return true
		}
		t.touched.Store(true)
		return t.reads(t.files[i])
	}
}

// shares believes of another tree the files that are this one's: the same file, or one with the same bytes, as where a
// file system has no hard links.
func (t *tree) shares(other *tree, i int, n node.Node) bool {
	p := other.files[i]
	if !t.holds(p) {
		return false
	}
	return n.ID != node.ID{} && n.ID == t.ids[t.at[p.Path]] || other.reads(p)
}

// look finds out what is sound of the files that a manifest lists. Folders that did not change since it was checked
// hold what they held then.
func look(dir string, m Manifest, checked node.Moment, believed belief) (*tree, error) {
	n := len(m.Files)
	t := &tree{dir: dir, files: m.Files, sound: make([]bool, n), ids: make([]node.ID, n)}
	t.at, t.folders = make(map[string]int, n), make(map[string]bool, n)
	in, err := node.In(dir)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	manifest, err := in.Look(ManifestName)
	if err != nil {
		return nil, err
	}
	whole := t.lookAtFolders(in, checked)
	t.strange = t.strange || !manifest.File || !t.hasMode(ManifestName, manifest, fileMode)
	each(len(t.files), func(i int) {
		path := t.files[i].Path
		n, err := in.Look(path)
		t.ids[i] = n.ID
		t.sound[i] = err == nil && n.File && n.Size == int64(t.files[i].Size) && believed(t, i, n) &&
			t.hasMode(path, n, fileMode)
	})
	if !whole { // what was found in it may lie anywhere
		clear(t.sound)
	}
	return t, nil
}

// lookAtFolders finds out which folders stand, whether all that do are folders, and whether there is anything strange.
// A folder is read only when it changed after the tree was checked, which putting a file there by hand does to it.
func (t *tree) lookAtFolders(in node.Folder, checked node.Moment) (whole bool) {
	var names []string
	for i, f := range t.files {
		t.at[f.Path] = i
		for folder := range above(f.Path) {
			if _, known := t.folders[folder]; known {
				break // and those above it
			}
			t.folders[folder] = false
			names = append(names, folder)
		}
	}
	stands := make([]bool, len(names))
	var strange, broken atomic.Bool
	each(len(names), func(i int) {
		n, err := in.Look(names[i])
		stands[i] = n.Folder
		if err != nil {
			return
		}
		if !n.Folder {
			broken.Store(true)
			return
		}
		if !t.hasMode(names[i], n, folderMode) || !n.Before(checked) && t.hasStrange(names[i]) {
			strange.Store(true)
		}
	})
	top, err := node.Look(t.dir)
	t.strange = err != nil || !top.Folder || t.hasStrange("") || strange.Load() || broken.Load() // the top always changes after: it is renamed
	for i, name := range names {
		t.folders[name] = stands[i]
	}
	return !broken.Load()
}

// hasStrange reads a folder and reports whether there is a name that the manifest does not know, or a folder for a
// file.
func (t *tree) hasStrange(folder string) bool {
	entries, err := os.ReadDir(t.name(folder))
	if err != nil {
		return true
	}
	for _, entry := range entries {
		name := path.Join(folder, entry.Name())
		_, isFolder := t.folders[name]
		_, isFile := t.at[name]
		if !isFolder && name != ManifestName && (!isFile || entry.IsDir()) {
			return true
		}
	}
	return false
}

// hasMode reports whether a name of the tree has the mode that all have, and mends it if it can: it may be another's.
func (t *tree) hasMode(path string, n node.Node, mode fs.FileMode) bool {
	return n.Mode == mode || os.Chmod(t.name(path), mode) == nil
}

func (t *tree) name(path string) string {
	return t.dir + string(filepath.Separator) + filepath.FromSlash(path)
}

// file returns what was published on a path, when it is sound.
func (t *tree) file(path string) (Published, bool) {
	if i, ok := t.at[path]; ok && t.sound[i] {
		return t.files[i], true
	}
	return Published{}, false
}

// holds reports whether the same bytes stand on the same path.
func (t *tree) holds(p Published) bool {
	f, ok := t.file(p.Path)
	return ok && f.SHA256 == p.SHA256 && f.Size == p.Size
}

func describe(path string, b []byte, key string) Published {
	sum := sha256.Sum256(b)
	return Published{Path: path, SHA256: hex.EncodeToString(sum[:]), Size: len(b), Key: key}
}

// copyTo writes the bytes of a file, which have to be those that were published.
func (t *tree) copyTo(w io.Writer, p Published) error {
	f, err := os.Open(t.name(p.Path))
	if err != nil {
		return err
	}
	defer f.Close()
	hash := sha256.New()
	n, err := io.Copy(io.MultiWriter(w, hash), f)
	if err == nil && (hex.EncodeToString(hash.Sum(nil)) != p.SHA256 || n != int64(p.Size)) {
		err = fmt.Errorf("%s does not hold what was published", t.name(p.Path))
	}
	return err
}

// reads reports whether a file of the tree has the bytes that were published, by reading it.
func (t *tree) reads(p Published) bool {
	return t.copyTo(io.Discard, p) == nil
}

// write puts bytes on a path in one step; the file that stood there may be shared with another tree, and is not written
// to.
func (t *tree) write(path string, b []byte) error {
	f, err := t.create(path)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	return t.settle(f, path, err)
}

// writeManifest writes the list of what stands in the tree, and returns the sum of its bytes.
func (t *tree) writeManifest(m Manifest) (sum [sha256.Size]byte, err error) {
	f, err := t.create(ManifestName)
	if err != nil {
		return sum, err
	}
	sum, err = m.write(f)
	return sum, t.settle(f, ManifestName, err)
}

// create opens a file to write what will stand on a path, once it is settled.
func (t *tree) create(path string) (*os.File, error) {
	name := t.name(path)
	if !t.fresh {
		name += Writing
	}
	return os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
}

// settle closes a file that was created for a path, and gives it its name, unless writing it failed.
func (t *tree) settle(f *os.File, path string, err error) error {
	if err == nil && node.KeepsModes {
		err = f.Chmod(fileMode) // whatever the umask took
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil && !t.fresh {
		err = os.Rename(f.Name(), t.name(path))
	}
	return err
}

// link puts a file of another tree into this one: the same file where the file system can, else one with the same
// bytes.
func (t *tree) link(from *tree, p Published) error {
	name := t.name(p.Path)
	err := os.Link(from.name(p.Path), name)
	if err == nil {
		return nil
	}
	if os.Remove(name) == nil && os.Link(from.name(p.Path), name) == nil {
		return nil
	}
	f, err := t.create(p.Path)
	if err != nil {
		return err
	}
	return t.settle(f, p.Path, from.copyTo(f, p))
}

// makeFolder makes a folder whose parent is there.
func (t *tree) makeFolder(path string) error {
	if err := os.Mkdir(t.name(path), folderMode); err != nil {
		return err
	}
	return os.Chmod(t.name(path), folderMode) // whatever the umask took
}
