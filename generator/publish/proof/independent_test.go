package proof

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"sync"
	"testing"

	"golang.org/x/mod/sumdb"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// The code here knows the formats from their specifications and not from this room.

// publishedTiles reads tiles by the paths of c2sp.org/tlog-tiles.
type publishedTiles map[string][]byte

func (publishedTiles) Height() int { return 8 }

func (p publishedTiles) ReadTiles(tiles []tlog.Tile) (data [][]byte, err error) {
	for _, tile := range tiles {
		b, ok := p[specifiedPath(fmt.Sprint(tile.L), tile.N, tile.W)]
		if !ok {
			return nil, fmt.Errorf("%v: %w", tile, fs.ErrNotExist)
		}
		data = append(data, b)
	}
	return data, nil
}

func (publishedTiles) SaveTiles([]tlog.Tile, [][]byte) {}

// specifiedPath is written after the specification: 3-digit parts, an x before all but the last, .p/W where it is partial.
func specifiedPath(level string, n int64, w int) string {
	digits := strconv.FormatInt(n, 10)
	for len(digits)%3 != 0 {
		digits = "0" + digits
	}
	var parts []string
	for i := 0; i < len(digits); i += 3 {
		parts = append(parts, "x"+digits[i:i+3])
	}
	parts[len(parts)-1] = strings.TrimPrefix(parts[len(parts)-1], "x")
	path := "tile/" + level + "/" + strings.Join(parts, "/")
	if w < 256 {
		path += ".p/" + strconv.Itoa(w)
	}
	return path
}

// opened reads a checkpoint as c2sp.org/tlog-checkpoint has it, with the key that lies beside it.
func (p publishedTiles) opened(t *testing.T) tlog.Tree {
	t.Helper()
	v, err := note.NewVerifier(strings.TrimSuffix(string(p["khoa.txt"]), "\n"))
	if err != nil {
		t.Fatal(err)
	}
	n, err := note.Open(p["checkpoint"], note.VerifierList(v))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(n.Text, "\n")
	size, noSize := strconv.ParseInt(lines[1], 10, 64)
	root, noRoot := tlog.ParseHash(lines[2])
	if lines[0] != v.Name() || noSize != nil || noRoot != nil || len(lines) != 4 {
		t.Fatalf("the checkpoint reads\n%s", n.Text)
	}
	return tlog.Tree{N: size, Hash: root}
}

// entry reads one entry from its bundle.
func (p publishedTiles) entry(t *testing.T, tree tlog.Tree, index int64) []byte {
	t.Helper()
	b := p[specifiedPath("entries", index/256, int(min(256, tree.N-index/256*256)))]
	for range index % 256 {
		b = b[2+binary.BigEndian.Uint16(b):]
	}
	return b[2 : 2+binary.BigEndian.Uint16(b)]
}

// The checksum database's own code takes checkpoint, tiles, proofs and receipts, at sizes where tiles fill and at others.
func TestTheChecksumDatabaseReadsTheLog(t *testing.T) {
	k := newKey(t, origin)
	before, beforeSize := tlog.Tree{}, 0
	for _, size := range []int{1, 2, 255, 256, 257, 511, 1234, 65535, 65536, 65537} {
		l := logOf(t, k, size)
		p := publishedTiles(l.Files())
		tree := p.opened(t)
		hashes := tlog.TileHashReader(tree, p)
		for _, index := range []int64{0, int64(size) / 2, int64(size) - 1} {
			leaf := tlog.RecordHash(p.entry(t, tree, index))
			found, err := hashes.ReadHashes([]int64{tlog.StoredHashIndex(0, index)})
			if err != nil || found[0] != leaf {
				t.Fatalf("entry %d of %d: %v", index, size, err)
			}
			proof, err := tlog.ProveRecord(tree.N, index, hashes)
			if err != nil {
				t.Fatal(err)
			}
			if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, leaf); err != nil {
				t.Fatalf("entry %d of %d: %v", index, size, err)
			}
			receipt, err := l.Receipt(index)
			if err != nil {
				t.Fatal(err)
			}
			checkReceipt(t, receipt.Bytes(), p["checkpoint"], index, proof)
		}
		if beforeSize > 0 {
			proof, err := tlog.ProveTree(tree.N, before.N, hashes)
			if err != nil {
				t.Fatal(err)
			}
			if err := tlog.CheckTree(proof, tree.N, tree.Hash, before.N, before.Hash); err != nil {
				t.Fatalf("%d does not go on from %d: %v", size, beforeSize, err)
			}
		}
		before, beforeSize = tree, size
	}
}

// checkReceipt holds a receipt against c2sp.org/tlog-proof.
func checkReceipt(t *testing.T, b, checkpoint []byte, index int64, proof tlog.RecordProof) {
	t.Helper()
	want := fmt.Sprintf("c2sp.org/tlog-proof@v1\nindex %d\n", index)
	for _, h := range proof {
		want += h.String() + "\n"
	}
	if string(b) != want+"\n"+string(checkpoint) {
		t.Errorf("the receipt reads\n%s", b)
	}
}

// A log has the tiles that the specification names for its size, and no others.
func TestTheTilesOfALogAreThoseOfTheSpecification(t *testing.T) {
	entries := some(0, 70000)
	for i := range entries {
		entries[i].Address = "/a/" // no checkpoint before the last
	}
	l, err := new(Log).Append(entries)
	if err != nil {
		t.Fatal(err)
	}
	files := signed(t, l, newKey(t, origin)).Files()
	count := map[string]int{}
	for path, b := range files {
		if !strings.HasPrefix(path, "tile/") {
			continue
		}
		level := strings.Split(path, "/")[1]
		count[level]++
		_, width, partial := strings.Cut(path, ".p/")
		if w, _ := strconv.Atoi(width); level != "entries" && (partial && len(b) != 32*w || !partial && len(b) != 8192) {
			t.Errorf("%s has %d bytes", path, len(b))
		}
	}
	if want := map[string]int{"0": 274, "entries": 274, "1": 2, "2": 1}; fmt.Sprint(count) != fmt.Sprint(want) {
		t.Errorf("%v tiles, not %v", count, want)
	}
	for _, path := range []string{"tile/0/273.p/112", "tile/entries/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1"} {
		if files[path] == nil {
			t.Errorf("there is no %s", path)
		}
	}
}

// database is a server of the checksum database in front of the log's files: it names them as that one does, and signs the same
// roots in its form.
type database struct {
	t     *testing.T
	k     Key
	l     *Log
	files map[string][]byte

	lock   sync.Mutex
	config map[string][]byte
}

func (d *database) ReadRemote(path string) ([]byte, error) {
	if rest, ok := strings.CutPrefix(path, "/lookup/"); ok {
		_, version, _ := strings.Cut(rest, "@v1.0.")
		index, err := strconv.ParseInt(version, 10, 64)
		if err != nil {
			return nil, err
		}
		c := checkpointOf(d.t, d.l)
		record, err := tlog.FormatRecord(index, d.l.Entries()[index].Bytes())
		if err != nil {
			return nil, err
		}
		tree, err := note.Sign(&note.Note{Text: string(tlog.FormatTree(tlog.Tree{N: c.Size, Hash: c.Root}))}, d.k.signer)
		return append(record, tree...), err
	}
	b, ok := d.files["tile/"+strings.TrimPrefix(path, "/tile/8/")]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return b, nil
}

func (d *database) ReadConfig(file string) ([]byte, error) {
	d.lock.Lock()
	defer d.lock.Unlock()
	if file == "key" {
		return d.files[VerifierFile], nil
	}
	return d.config[file], nil
}

func (d *database) WriteConfig(file string, old, new []byte) error {
	d.lock.Lock()
	defer d.lock.Unlock()
	if !bytes.Equal(d.config[file], old) {
		return sumdb.ErrWriteConflict
	}
	d.config[file] = new
	return nil
}

func (d *database) ReadCache(string) ([]byte, error) { return nil, fs.ErrNotExist }
func (d *database) WriteCache(string, []byte)        {}
func (d *database) Log(string)                       {}
func (d *database) SecurityError(msg string)         {}

// The client that the go command has for the checksum database follows the log from size to size, and follows no fork.
func TestTheClientOfTheChecksumDatabaseFollowsTheLog(t *testing.T) {
	k := newKey(t, origin)
	d := &database{t: t, k: k, config: map[string][]byte{}}
	serve := func(entries []Entry) {
		l, err := new(Log).Append(entries)
		if err != nil {
			t.Fatal(err)
		}
		d.l = signed(t, l, k)
		d.files = d.l.Files()
	}
	sizes, entries := []int{1, 2, 255, 256, 257, 1234, 1235, 66000, 66001}, some(0, 67000)
	for _, size := range sizes {
		entries[size-1] = Entry{Sum: strings.Repeat("e", 64), Day: entries[size-1].Day} // a checkpoint is signed after a tree
	}
	for _, size := range sizes {
		serve(entries[:size])
		client := sumdb.NewClient(d) // with the tree of before in its configuration
		for _, index := range []int{0, size / 2, size - 1} {
			if _, err := client.Lookup("thu.gov.vn/m", fmt.Sprintf("v1.0.%d", index)); err != nil {
				t.Errorf("entry %d of %d: %v", index, size, err)
			}
		}
	}
	entries[7].Sum = strings.Repeat("f", 64)
	serve(entries)
	if _, err := sumdb.NewClient(d).Lookup("thu.gov.vn/m", "v1.0.1"); err == nil {
		t.Error("it follows a fork")
	}
}
