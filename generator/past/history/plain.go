package history

import (
	"bytes"
	"cmp"
	"encoding/hex"
	"errors"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"

	"congkhai/generator/files/bound"
	"congkhai/generator/text/say"
)

// left is what git has to be asked, because it alone decides it: what merges changed, and which file was renamed to which.
type left struct {
	commits []string
	blobs   map[string]bool // that git reads for that
}

// changed tells what some of all commits changed, as against the parents that they are given with. Each commit's changes are
// told in order, and those of several commits at the same time. How is what git is told about merges.
func (r *Repo) changed(all, of []Commit, each func(id string, t Touch), how ...string) error {
	roots := make(map[string]string, len(all))
	for _, c := range all {
		roots[c.ID] = c.Tree
	}
	var packs packs
	if len(of) >= worthwhile {
		packs = r.openPacks()
	}
	defer packs.close()
	rest := left{blobs: map[string]bool{}}
	var lock sync.Mutex
	var errs []error
	var parts sync.WaitGroup
	for part := range slices.Chunk(of, max(1, (len(of)+runtime.GOMAXPROCS(0)-1)/runtime.GOMAXPROCS(0))) {
		parts.Go(func() {
			w := walker{r.unpacker(packs), roots, map[string]string{}}
			left, err := w.commits(part, each)
			lock.Lock()
			defer lock.Unlock()
			rest.commits, errs = append(rest.commits, left.commits...), append(errs, err)
			maps.Copy(rest.blobs, left.blobs)
		})
	}
	parts.Wait()
	if err := cmp.Or(errs...); err != nil {
		return err
	}
	err := r.Blobs(slices.Sorted(maps.Keys(rest.blobs)), func(string, []byte) error { return nil })
	if errors.As(err, new(Missing)) {
		err = Damaged{say.Text{Vi: "những bản mà thiếu thì không biết tệp nào đã đổi tên",
			En: "what has to be read to tell which files were renamed"}, err}
	}
	if err != nil {
		return err
	}
	slices.Sort(rest.commits)
	return r.differences(rest.commits, each, how...)
}

// walker finds out what commits changed from their trees.
type walker struct {
	*unpacker
	roots   map[string]string // the trees of commits
	folders map[string]string // the trees of content/ in them
}

func (w walker) commits(commits []Commit, each func(id string, t Touch)) (rest left, err error) {
	rest.blobs = map[string]bool{}
	for _, c := range slices.Backward(commits) { // parents first, mostly, whose trees are known then
		w.settle()
		touches, known, err := w.commit(c, rest.blobs)
		if err != nil {
			return rest, unread(c.ID, err)
		}
		if !known {
			rest.commits = append(rest.commits, c.ID)
		}
		for _, t := range touches {
			each(c.ID, t)
		}
	}
	return rest, nil
}

// unread says that what a commit changed cannot be found out.
func unread(id string, err error) error {
	if errors.Is(err, errTooMuch) {
		return say.Errorf("lần lưu %s trong git có hơn %d tệp và thư mục, hoặc một đường dẫn dài quá %d byte",
			"the commit %s has more than %d files and folders, or a path longer than %d bytes", id, bound.Entries, bound.TreePath)
	}
	if name := badName(""); errors.As(err, &name) {
		return say.Errorf("lần lưu %.10s trong git có tệp mang tên không phải chữ UTF-8 hoặc dẫn ra ngoài: %s; "+
			"chọn ngày khác, hoặc lấy lần lưu ấy ra và đổi tên tệp", "the commit %.10s has a file whose name is not UTF-8, or "+
			"leads elsewhere: %s; take another day, or check it out and rename the file", id, name)
	}
	return Damaged{say.Textf("các tệp của lần lưu %s", "the files of commit %s", id), err}
}

// errTooMuch says that there is more in a tree than anybody can have written.
var errTooMuch = errors.New("more than bound.Entries, or longer than bound.TreePath")

// commit finds out what a commit changed, if its trees tell. If not, all trees that git has to read for it are sound, and the
// blobs that it has to read are added.
func (w walker) commit(c Commit, blobs map[string]bool) (touches []Touch, known bool, err error) {
	after, err := w.content(c.ID)
	if err != nil {
		return nil, false, err
	}
	before := []string{""}
	if len(c.Parents) > 0 {
		before = nil
	}
	for _, id := range c.Parents {
		folder, err := w.content(id)
		if err != nil {
			return nil, false, err
		}
		if folder == after {
			return nil, true, nil // it took that parent's files
		}
		before = append(before, folder)
	}
	known = len(before) == 1
	for _, folder := range before {
		d := difference{unpacker: w.unpacker}
		if err := d.trees(folder, after, contentFolder+"/"); err != nil {
			return nil, false, err
		}
		if d.renames(blobs) {
			known = false
		}
		touches = d.touches
	}
	if !known {
		return nil, false, nil
	}
	return touches, true, nil
}

// content finds the tree of content/ in a commit, "" where there is none.
func (w walker) content(commit string) (string, error) {
	folder, ok := w.folders[commit]
	if !ok {
		var err error
		if folder, err = w.folder(w.roots[commit], w.repo.prefix+contentFolder); err != nil {
			return "", err
		}
		w.folders[commit] = folder
	}
	return folder, nil
}

// difference is what two trees differ in.
type difference struct {
	*unpacker
	touches []Touch
	seen    int
}

// renames reports whether files may have been renamed, and adds what has to be read to find out: files that were removed, and
// others that were added.
func (d difference) renames(blobs map[string]bool) bool {
	removed, added := map[string]bool{}, map[string]bool{}
	for _, t := range d.touches {
		switch {
		case t.Blob == "":
			removed[t.Before[0].Blob] = true
		case t.Before[0].Blob == "":
			added[t.Blob] = true
		}
	}
	if len(removed) == 0 || len(added) == 0 {
		return false
	}
	for _, some := range []map[string]bool{removed, added} {
		for id := range some {
			if !removed[id] || !added[id] { // the same is seen by its name
				blobs[id] = true
			}
		}
	}
	return true
}

// item is one entry of a tree.
type item struct{ mode, name, id []byte }

// next takes the first entry of a tree; of nothing it is none.
func next(tree []byte, hash int) (it item, size int, err error) {
	if len(tree) == 0 {
		return item{}, 0, nil
	}
	space := bytes.IndexByte(tree[:min(8, len(tree))], ' ')
	end := bytes.IndexByte(tree, 0)
	if space < 0 || end < space+2 || end+1+hash > len(tree) {
		return item{}, 0, errNotHere
	}
	size = end + 1 + hash
	return item{tree[:space], tree[space+1 : end], tree[end+1 : size]}, size, nil
}

// folder is a tree as git writes it, and where its entries begin once somebody asked: only from the front can that be told.
type folder struct {
	bytes  []byte
	starts []int // the last one is the end
	sound  bool  // it is what its name says
}

func (f *folder) entries(hash int) ([]int, error) {
	if f.starts != nil {
		return f.starts, nil
	}
	starts := []int{0}
	for at := 0; at < len(f.bytes); {
		_, size, err := next(f.bytes[at:], hash)
		if err != nil {
			return nil, err
		}
		at += size
		starts = append(starts, at)
	}
	f.starts = starts
	return starts, nil
}

func (i item) folder() bool { return string(i.mode) == "40000" }
func (i item) file() bool   { return bytes.HasPrefix(i.mode, []byte("100")) }
func (i item) there() bool  { return i.name != nil }
func (i item) tree() string { return hex.EncodeToString(i.id) }
func (i item) order() string { // as git sorts the entries of a tree
	if i.folder() {
		return string(i.name) + "/"
	}
	return string(i.name)
}

// blob is the blob of a file; links and submodules are no files.
func (i item) blob() string {
	if !i.file() {
		return ""
	}
	return hex.EncodeToString(i.id)
}

// trees adds what two trees differ in, in git's order. No tree ("") has nothing in it.
func (d *difference) trees(before, after, path string) error {
	a, err := d.tree(before)
	if err != nil {
		return err
	}
	b, err := d.tree(after)
	if err != nil {
		return err
	}
	starts, err := a.entries(d.hash)
	if err != nil {
		return err
	}
	inPlace := true
	for x, y := 0, 0; ; {
		same := shared(a.bytes[x:], b.bytes[y:]) // most entries, by far, are the same
		i, found := slices.BinarySearch(starts, x+same)
		if !found {
			i--
		}
		x, y = starts[i], y+starts[i]-x
		if x == len(a.bytes) && y == len(b.bytes) {
			break
		}
		m, n, err := d.entry(a.bytes[x:], b.bytes[y:], path)
		if err != nil {
			return err
		}
		inPlace = inPlace && m == n
		x, y = x+m, y+n
	}
	if inPlace {
		b.starts = starts
	}
	return nil
}

// entry adds what became of the first entry of two trees, and returns how long it is in each.
func (d *difference) entry(a, b []byte, path string) (m, n int, err error) {
	was, m, err := next(a, d.hash)
	if err != nil {
		return 0, 0, err
	}
	is, n, err := next(b, d.hash)
	if err != nil {
		return 0, 0, err
	}
	switch {
	case was.there() && is.there() && was.order() == is.order():
		return m, n, d.one(was, is, path+string(is.name))
	case is.there() && (!was.there() || is.order() < was.order()):
		return 0, n, d.one(item{}, is, path+string(is.name))
	default:
		return m, 0, d.one(was, item{}, path+string(was.name))
	}
}

// one adds what became of an entry: of a file, or of all that is in a folder.
func (d *difference) one(was, is item, path string) error {
	if d.seen++; d.seen > bound.Entries || len(path) > bound.TreePath {
		return errTooMuch
	}
	before, after := was.blob(), is.blob()
	switch {
	case was.folder() || is.folder():
		from, to := "", ""
		if was.folder() {
			from = was.tree()
		}
		if is.folder() {
			to = is.tree()
		}
		if from == to {
			return nil // only its mode
		}
		return d.trees(from, to, path+"/")
	case before != after:
		path = strings.Clone(path)
		d.touches = append(d.touches, Touch{Path: path, Blob: after, Before: []Side{{path, before}}})
	}
	return nil
}

// shared is how many bytes two texts begin with in common.
func shared(a, b []byte) int {
	const block = 4 << 10
	n := min(len(a), len(b))
	i := 0
	for i+block <= n && bytes.Equal(a[i:i+block], b[i:i+block]) {
		i += block
	}
	for i < n && a[i] == b[i] {
		i++
	}
	return i
}
