package history

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// worthwhile is from how many commits on packs are read here.
const worthwhile = 256

// packs are git's own files of objects, read as gitformat-pack(5) says. A commit's folder is kept there as what differs from
// another commit's, so that reading 20,000 versions of a folder of 10,000 files costs little; git itself takes each apart to its
// last entry. What cannot be read here (loose objects, other forms, other places, what is damaged) is left to git, whose answers
// are held against their names as well.
type packs []*pack

type pack struct {
	index []byte
	file  *os.File
}

// place is where an object begins, or the name of one that is in no pack.
type place struct {
	pack *pack
	at   int64
	id   string
}

var errNotHere = errors.New("not in a pack that can be read")

// mostIndex and mostTree are how large an index and a tree may be that are read here.
const (
	mostIndex = 1 << 30
	mostTree  = 64 << 20
)

// openPacks opens the packs of the repository that are of the common form.
func (r *Repo) openPacks() (p packs) {
	out, err := r.output("rev-parse", "--git-path", "objects/pack")
	if err != nil {
		return p
	}
	folder := strings.TrimSuffix(string(out), "\n")
	if !filepath.IsAbs(folder) {
		folder = filepath.Join(r.dir, folder)
	}
	entries, _ := os.ReadDir(folder) // without packs git does all
	for _, entry := range entries {
		stem, ok := strings.CutSuffix(filepath.Join(folder, entry.Name()), ".idx")
		if info, err := entry.Info(); !ok || err != nil || info.Size() > mostIndex {
			continue
		}
		if one, ok := openPack(stem, len(r.head)/2); ok {
			p = append(p, one)
		}
	}
	return p
}

func openPack(stem string, hash int) (*pack, bool) {
	index, err := os.ReadFile(stem + ".idx")
	if err != nil || len(index) < 8+1024 || string(index[:8]) != "\xfftOc\x00\x00\x00\x02" {
		return nil, false
	}
	p := &pack{index: index}
	if len(index) < 8+1024+p.before(256)*(hash+8)+2*hash {
		return nil, false
	}
	if p.file, err = os.Open(stem + ".pack"); err != nil {
		return nil, false
	}
	if !p.sound(hash) {
		_ = p.file.Close() // it was only read
		return nil, false
	}
	return p, true
}

// sound reports whether a pack and its index are as they were written: each ends with its sum, and before its own the index
// has that of its pack.
func (p *pack) sound(hash int) bool {
	ofIndex := hashOf(2 * hash)
	end := len(p.index) - hash
	ofIndex.Write(p.index[:end])
	info, err := p.file.Stat()
	if err != nil || info.Size() < int64(hash) || !bytes.Equal(ofIndex.Sum(nil), p.index[end:]) {
		return false
	}
	ofPack := hashOf(2 * hash)
	if _, err := io.Copy(ofPack, io.NewSectionReader(p.file, 0, info.Size()-int64(hash))); err != nil {
		return false
	}
	sum := make([]byte, hash)
	_, err = p.file.ReadAt(sum, info.Size()-int64(hash))
	return err == nil && bytes.Equal(ofPack.Sum(nil), sum) && bytes.Equal(p.index[end-hash:end], sum)
}

func (p packs) close() {
	for _, one := range p {
		_ = one.file.Close() // it was only read
	}
}

// before is the number of objects whose names begin with a lower byte.
func (p *pack) before(first int) int {
	if first == 0 {
		return 0
	}
	return int(binary.BigEndian.Uint32(p.index[8+4*(first-1):]))
}

// find looks an object up in all packs.
func (p packs) find(id []byte) (place, bool) {
	for _, one := range p {
		if at, ok := one.find(id); ok {
			return place{pack: one, at: at}, true
		}
	}
	return place{}, false
}

func (p *pack) find(id []byte) (int64, bool) {
	all, names := p.before(256), p.index[8+1024:]
	low, high := p.before(int(id[0])), p.before(int(id[0])+1)
	if high > all {
		return 0, false
	}
	for low < high {
		middle := (low + high) / 2
		switch bytes.Compare(id, names[middle*len(id):(middle+1)*len(id)]) {
		case -1:
			high = middle
		case 1:
			low = middle + 1
		default:
			return p.offset(names[all*(len(id)+4):], all, middle)
		}
	}
	return 0, false
}

// offset is where the object begins that is the i-th of all; far ones have their place in a second table.
func (p *pack) offset(table []byte, all, i int) (int64, bool) {
	near := binary.BigEndian.Uint32(table[4*i:])
	if near>>31 == 0 {
		return int64(near), true
	}
	far := 4*int64(all) + 8*int64(near&^(1<<31))
	if far+8 > int64(len(table)) {
		return 0, false
	}
	at := binary.BigEndian.Uint64(table[far:])
	return int64(at), at < 1<<62
}

// unpacker reads trees, out of packs where it can, and keeps those that were read last, which the next ones are kept as
// differences from.
type unpacker struct {
	repo       *Repo
	hash       int // bytes of an object's name
	packs      packs
	young, old map[place]*folder
	size       int      // of the young
	free       [][]byte // of trees that nobody looks at any more
	from       *bufio.Reader
	inflate    io.ReadCloser
	sum        hash.Hash
}

// keptBytes is how many bytes of trees an unpacker keeps, and again as many of older ones.
const keptBytes = 16 << 20

// mostKept is how many it may be in the middle of one commit, whose trees are kept as differences from many others.
const mostKept = 16 * keptBytes

func (r *Repo) unpacker(p packs) *unpacker {
	return &unpacker{repo: r, hash: len(r.head) / 2, packs: p, young: map[place]*folder{},
		from: bufio.NewReaderSize(nil, 4<<10), sum: hashOf(len(r.head))}
}

// tree reads a tree and makes sure that it is the one of that name; "" is one with nothing in it.
func (u *unpacker) tree(id string) (*folder, error) {
	if id == "" {
		return &folder{sound: true}, nil
	}
	name, err := hex.DecodeString(id)
	if err != nil || len(name) != u.hash {
		return nil, errNotHere
	}
	if p, ok := u.packs.find(name); ok {
		if tree, err := u.read(p); err == nil && u.sound(tree, name) {
			return tree, nil
		}
	}
	p := place{id: id}
	tree, known := u.recall(p)
	if !known {
		b, err := u.repo.object("tree", id)
		if err != nil {
			return nil, err
		}
		tree = &folder{bytes: b, sound: true}
		u.keep(p, tree)
	}
	return tree, nil
}

// costly is from which size on a tree out of a pack is taken to be what its name says, because its pack is sound: 20,000 of a
// folder with 10,000 files are 8 GB.
const costly = 64 << 10

// sound reports whether a tree is the one of a name.
func (u *unpacker) sound(tree *folder, name []byte) bool {
	if tree.sound = tree.sound || len(tree.bytes) > costly; !tree.sound {
		u.sum.Reset()
		fmt.Fprintf(u.sum, "tree %d\x00", len(tree.bytes))
		u.sum.Write(tree.bytes)
		tree.sound = bytes.Equal(u.sum.Sum(nil), name)
	}
	return tree.sound
}

// read reads the tree at a place, or those that it is kept as a difference from, and puts the differences on.
func (u *unpacker) read(p place) (*folder, error) {
	var deltas [][]byte
	var places []place
	tree, known := u.recall(p)
	for !known {
		o, err := u.object(p)
		if err != nil {
			return nil, err
		}
		if o.kind == kindTree {
			tree = &folder{bytes: o.data}
			u.keep(p, tree)
			break
		}
		deltas, places = append(deltas, o.data), append(places, p)
		if p = o.base; len(deltas) > 1<<12 {
			return nil, errNotHere
		}
		tree, known = u.recall(p)
	}
	for i := len(deltas) - 1; i >= 0; i-- {
		b, err := u.patch(tree.bytes, deltas[i])
		if err != nil {
			return nil, err
		}
		tree = &folder{bytes: b}
		u.keep(places[i], tree)
	}
	return tree, nil
}

func (u *unpacker) recall(p place) (*folder, bool) {
	tree, ok := u.young[p]
	if !ok {
		if tree, ok = u.old[p]; ok {
			u.keep(p, tree)
		}
	}
	return tree, ok
}

func (u *unpacker) keep(p place, tree *folder) {
	if u.size += len(tree.bytes); u.size > mostKept {
		u.old, u.young, u.size = u.young, map[place]*folder{}, len(tree.bytes)
	}
	u.young[p] = tree
}

// settle forgets the older trees when there are many, while nobody looks at any. Their room is used again: the trees of a large
// folder are as much as all of its history, many times over.
func (u *unpacker) settle() {
	if u.size <= keptBytes {
		return
	}
	for p, tree := range u.old {
		if u.young[p] != tree {
			u.free = append(u.free, tree.bytes)
		}
	}
	u.old, u.young, u.size = u.young, map[place]*folder{}, 0
}

// room is an empty slice with room for so many bytes.
func (u *unpacker) room(size int) []byte {
	if last := len(u.free) - 1; last >= 0 {
		b := u.free[last]
		u.free = u.free[:last]
		if cap(b) >= size {
			return b[:0]
		}
	}
	return make([]byte, 0, size+size/16)
}

// inflated takes exactly so many bytes out of what is compressed, into a slice that has room for them or is grown.
func (u *unpacker) inflated(room []byte, size int) ([]byte, error) {
	if u.inflate == nil {
		z, err := zlib.NewReader(u.from)
		if err != nil {
			return nil, err
		}
		u.inflate = z
	} else if err := u.inflate.(zlib.Resetter).Reset(u.from, nil); err != nil {
		return nil, err
	}
	b := slices.Grow(room, size)[:size]
	if _, err := io.ReadFull(u.inflate, b); err != nil {
		return nil, err
	}
	if n, err := u.inflate.Read(make([]byte, 1)); n != 0 || !errors.Is(err, io.EOF) { // its sum is held against it here
		return nil, errNotHere
	}
	return b, nil
}
