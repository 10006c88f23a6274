package history

import (
	"bytes"
	"encoding/hex"
	"errors"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// worthwhile is from how many commits on their trees are read here.
const worthwhile = 256

// errNotPlain says that git has to be asked.
var errNotPlain = errors.New("more than files changed in place")

// plain finds what most commits changed: those with one parent that changed files where they are, added some, or removed some.
// The others are left to git: which file was renamed to which, and what a merge changed, it alone decides. It returns those.
func (r *Repo) plain(commits []Commit, each func(id string, t Touch)) (rest []string, err error) {
	ids := make([]string, 0, len(commits))
	known := make(map[string]bool, len(commits))
	for _, c := range commits {
		for _, id := range append([]string{c.ID}, c.Parents...) {
			if !known[id] {
				known[id] = true
				ids = append(ids, id)
			}
		}
	}
	folders, err := r.folders(ids)
	if err != nil {
		return nil, err
	}
	folder := make(map[string]string, len(ids))
	for i, id := range ids {
		folder[id] = folders[i]
	}
	packs := r.openPacks()
	defer packs.close()
	var lock sync.Mutex
	var all sync.WaitGroup
	size := max(1, (len(commits)+runtime.GOMAXPROCS(0)-1)/runtime.GOMAXPROCS(0))
	for part := range slices.Chunk(commits, size) {
		all.Go(func() {
			left := packs.plain(part, folder, each)
			lock.Lock()
			rest = append(rest, left...)
			lock.Unlock()
		})
	}
	all.Wait()
	return rest, nil
}

func (p packs) plain(commits []Commit, folder map[string]string, each func(id string, t Touch)) (rest []string) {
	u := p.unpacker()
	for _, c := range slices.Backward(commits) { // parents first, whose trees are known then
		u.settle()
		if slices.ContainsFunc(c.Parents, func(id string) bool { return folder[id] == folder[c.ID] }) {
			continue // it took that parent's files
		}
		if len(c.Parents) != 1 {
			rest = append(rest, c.ID)
			continue
		}
		d := difference{unpacker: u}
		if err := d.trees(folder[c.Parents[0]], folder[c.ID], contentFolder+"/"); err != nil || d.added && d.removed {
			rest = append(rest, c.ID)
			continue
		}
		for _, t := range d.touches {
			each(c.ID, t)
		}
	}
	return rest
}

// difference is what two trees differ in.
type difference struct {
	*unpacker
	touches        []Touch
	added, removed bool
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
}

func (f *folder) entries(hash int) ([]int, error) {
	for at := 0; f.starts == nil; {
		starts := []int{0}
		for at < len(f.bytes) {
			_, size, err := next(f.bytes[at:], hash)
			if err != nil {
				return nil, err
			}
			at += size
			starts = append(starts, at)
		}
		f.starts = starts
	}
	return f.starts, nil
}

func (i item) folder() bool { return string(i.mode) == "40000" }
func (i item) file() bool   { return bytes.HasPrefix(i.mode, []byte("100")) }
func (i item) there() bool  { return i.name != nil }
func (i item) blob() string { return hex.EncodeToString(i.id) }
func (i item) order() string { // as git sorts the entries of a tree
	if i.folder() {
		return string(i.name) + "/"
	}
	return string(i.name)
}

// trees adds what two trees differ in, in git's order.
func (d *difference) trees(before, after, path string) error {
	a, err := d.tree(before)
	if err != nil {
		return err
	}
	b, err := d.tree(after)
	if err != nil {
		return err
	}
	starts, err := a.entries(d.packs.hash)
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
	was, m, err := next(a, d.packs.hash)
	if err != nil {
		return 0, 0, err
	}
	is, n, err := next(b, d.packs.hash)
	if err != nil {
		return 0, 0, err
	}
	switch {
	case was.there() && is.there() && was.order() == is.order():
		return m, n, d.changed(was, is, path)
	case is.there() && (!was.there() || is.order() < was.order()):
		d.added = true
		return 0, n, d.one(item{}, is, path+string(is.name))
	default:
		d.removed = true
		return m, 0, d.one(was, item{}, path+string(was.name))
	}
}

// changed adds what became of an entry.
func (d *difference) changed(was, is item, path string) error {
	switch path += string(is.name); {
	case was.folder() && !bytes.Equal(was.id, is.id):
		return d.trees(was.blob(), is.blob(), path+"/")
	case was.folder(), was.file() && is.file() && bytes.Equal(was.id, is.id): // only its mode
		return nil
	}
	return d.one(was, is, path)
}

// one adds a file that was changed, added or removed.
func (d *difference) one(was, is item, path string) error {
	if was.there() && !was.file() || is.there() && !is.file() {
		return errNotPlain
	}
	path = strings.Clone(path)
	d.touches = append(d.touches, Touch{Path: path, Blob: is.blob(), Before: []Side{{path, was.blob()}}})
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
