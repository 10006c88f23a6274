package history

import (
	"bytes"
	"encoding/hex"
	"errors"
	"strings"

	"congkhai/generator/text/bound"
	"congkhai/generator/text/say"
)

// trees reads git's trees and keeps those that were read last, which the next commits mostly share.
type trees struct {
	repo       *Repo
	young, old map[string][]byte // by name
	size       int               // of the young
	rooms      [][]byte          // where large trees stood that nobody reads any more
}

// keptBytes is how many bytes of trees are kept, and again as many of older ones.
const keptBytes = 16 << 20

func newTrees(r *Repo) *trees { return &trees{repo: r, young: map[string][]byte{}} }

// read reads a tree as git writes it; "" is one with nothing in it.
func (t *trees) read(id string) ([]byte, error) {
	if id == "" {
		return nil, nil
	}
	if b, ok := t.young[id]; ok {
		return b, nil
	}
	b, ok := t.old[id]
	if !ok {
		var err error
		if b, err = t.repo.object("tree", id, t.room); err != nil {
			return nil, err
		}
	}
	if t.size += len(b); t.size > keptBytes {
		t.old, t.young, t.size = t.young, map[string][]byte{}, len(b)
	}
	t.young[id] = b
	return b, nil
}

// large is from how many bytes on the room of a tree is used again. A folder of ten thousand files has a tree of 400 kB, and
// thousands of commits one each.
const large = 64 << 10

// makeRoom lets trees go that were not read of late, and the next ones take their room. Nobody may hold a tree meanwhile.
func (t *trees) makeRoom() {
	if t.size <= keptBytes/2 {
		return
	}
	t.rooms = t.rooms[:0]
	for id, b := range t.old {
		if _, read := t.young[id]; !read && len(b) >= large {
			t.rooms = append(t.rooms, b)
		}
	}
	t.old, t.young, t.size = t.young, map[string][]byte{}, 0
}

// room is where a tree of a size can stand: one that is not much larger, as what is kept is counted by trees.
func (t *trees) room(size int) []byte {
	if last := len(t.rooms) - 1; last >= 0 && size >= large {
		b := t.rooms[last]
		t.rooms = t.rooms[:last]
		if size <= cap(b) && cap(b) <= 2*size {
			return b[:size]
		}
	}
	return newRoom(size)
}

// item is one entry of a tree.
type item struct{ mode, name, id []byte }

// next takes the first entry of a tree; of nothing it is none.
func (t *trees) next(tree []byte) (it item, size int, err error) {
	if len(tree) == 0 {
		return item{}, 0, nil
	}
	size = t.length(tree)
	mode, name, ok := bytes.Cut(tree[:max(0, size-t.hash()-1)], []byte(" "))
	if !ok || len(name) == 0 {
		return item{}, 0, errGarbled
	}
	return item{mode, name, tree[size-t.hash() : size]}, size, nil
}

// length is that of the first entry of a tree: up to a zero, and then a name of so many bytes. Of what is no tree it is
// 0.
func (t *trees) length(tree []byte) int {
	size := bytes.IndexByte(tree, 0) + 1 + t.hash()
	if size == t.hash() || size > len(tree) {
		return 0
	}
	return size
}

// hash is how many bytes the name of an object has.
func (t *trees) hash() int { return len(t.repo.head) / 2 }

func (i item) folder() bool { return string(i.mode) == "40000" }
func (i item) there() bool  { return i.name != nil }

// tree is the name of the tree of a folder, "" of anything else.
func (i item) tree() string {
	if !i.folder() {
		return ""
	}
	return hex.EncodeToString(i.id)
}

// blob is the blob of a file; links and submodules are no files.
func (i item) blob() string { return blobOf(string(i.mode), hex.EncodeToString(i.id)) }

// order is by what git sorts the entries of a tree.
func (i item) order() string {
	if i.folder() {
		return string(i.name) + "/"
	}
	return string(i.name)
}

// folder finds the tree of a folder that lies in another one, "" where there is none.
func (t *trees) folder(root, path string) (string, error) {
	for name := range strings.SplitSeq(strings.Trim(path, "/"), "/") {
		if name == "" || root == "" {
			break
		}
		var err error
		if root, err = t.entry(root, name); err != nil {
			return "", err
		}
	}
	return root, nil
}

// entry finds the tree of a folder that is an entry of another one.
func (t *trees) entry(root, name string) (string, error) {
	rest, err := t.read(root)
	for err == nil && len(rest) > 0 {
		var i item
		var size int
		if i, size, err = t.next(rest); string(i.name) == name && i.folder() {
			return i.tree(), nil
		}
		rest = rest[size:]
	}
	return "", err
}

// walk has all that lies in a tree told, but for folders themselves.
func (t *trees) walk(id, path string, each func(path string, i item) error) error {
	seen := 0
	var within func(id, path string) error
	within = func(id, path string) error {
		rest, err := t.read(id)
		for err == nil && len(rest) > 0 {
			i, size, wrong := t.next(rest)
			name := path + string(i.name)
			seen++
			switch {
			case wrong != nil:
				return wrong
			case seen > bound.Entries || len(name) > bound.TreePath:
				return errTooMuch
			case i.folder():
				err = within(i.tree(), name+"/")
			default:
				err = each(name, i)
			}
			rest = rest[size:]
		}
		return err
	}
	return within(id, path)
}

// Files are the blobs that stand at a commit, by path.
func (r *Repo) Files(commit string) (map[string]string, error) {
	t := newTrees(r)
	folder, err := r.folderAt(t, commit, r.prefix+contentFolder)
	if err != nil {
		return nil, err
	}
	files := map[string]string{}
	if err := t.walk(folder, contentFolder+"/", func(path string, i item) error {
		files[path] = i.blob()
		return nil
	}); err != nil {
		return nil, unread(commit, err)
	}
	return files, nil
}

// folderAt finds the tree of a folder at a commit, "" where there is none.
func (r *Repo) folderAt(t *trees, commit, path string) (string, error) {
	commits, err := r.readCommits([]string{commit})
	if err != nil {
		return "", err
	}
	folder, err := t.folder(commits[0].Tree, path)
	if err != nil {
		return "", unread(commit, err)
	}
	return folder, nil
}

// unread says that what a commit holds or changed cannot be found out.
func unread(id string, err error) error {
	if errors.Is(err, errTooMuch) {
		return say.Errorf("lần lưu %s trong git có hơn %d tệp và thư mục, hoặc một đường dẫn dài quá %d byte",
			"the commit %s has more than %d files and folders, or a path of more than %d bytes",
			id, bound.Entries, bound.TreePath)
	}
	if name := badName(""); errors.As(err, &name) {
		return say.Errorf("lần lưu %.10s trong git có tệp mang tên không phải chữ UTF-8 hoặc dẫn ra ngoài: %s; "+
			"chọn ngày khác, hoặc lấy lần lưu ấy ra và đổi tên tệp",
			"the commit %.10s has a file whose name is not UTF-8, or leads elsewhere: %s; "+
				"take another day, or check it out and rename the file", id, name)
	}
	return Damaged{say.Textf("các tệp của lần lưu %s", "the files of commit %s", id), err}
}

// errTooMuch says that there is more in a tree than anybody can have written.
var errTooMuch = errors.New("more than bound.Entries, or longer than bound.TreePath")
