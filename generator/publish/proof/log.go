package proof

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"congkhai/generator/text/calendar"
)

// Log is all entries of a log, and what is signed of them. The zero Log is the one that nobody has added to yet.
type Log struct {
	verifier Verifier
	entries  []Entry
	hashes   []tlog.Hash      // in the order of tlog's storage
	newest   map[string]int64 // the last entry of each address, and that of the newest tree under ""
	signed   []byte           // the checkpoint; nil when entries were added since
}

var (
	// ErrNone says that there is no log.
	ErrNone = errors.New("there is no log")
	// ErrDamaged says that the entries of a log are not those that its key signed.
	ErrDamaged = errors.New("the log is damaged")
	// ErrEarlier says that an entry has an earlier day than one before it: a log tells what was published in its order.
	ErrEarlier = errors.New("the days of the log go back")
)

// Read reads a log that somebody published, and holds every entry against what the key signed. The tiles with hashes
// are not read: they follow from the entries.
func Read(source Source, v Verifier) (*Log, error) {
	signed, err := source(CheckpointFile, LongestCheckpoint)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNone
	}
	if err != nil {
		return nil, err
	}
	c, err := OpenCheckpoint(signed, v)
	if err != nil {
		return nil, err
	}
	var entries []Entry
	for _, t := range tilesOf(c.Size) {
		if t.L != entryLevel {
			continue
		}
		more, err := readBundle(source, t)
		if err != nil {
			return nil, fmt.Errorf("%w: %s: %w", ErrDamaged, tilePath(t), err)
		}
		entries = append(entries, more...)
	}
	l, err := new(Log).add(entries)
	if err != nil {
		return nil, err
	}
	if l.root() != c.Root {
		return nil, fmt.Errorf("%w: its entries are not those that were signed", ErrDamaged)
	}
	if err := checkDays(calendar.Date{}, entries); err != nil {
		return nil, err
	}
	l.verifier, l.signed = v, signed
	return l, nil
}

func readBundle(source Source, t tlog.Tile) ([]Entry, error) {
	b, err := source(tilePath(t), longestBundle)
	if err != nil {
		return nil, err
	}
	return parseBundle(b, t.W)
}

// Append returns the log with more entries, not signed yet; without any it returns the log itself. No entry may have an
// earlier day than one before it.
func (l *Log) Append(entries []Entry) (*Log, error) {
	if len(entries) == 0 {
		return l, nil
	}
	if err := checkDays(l.Day(), entries); err != nil {
		return nil, err
	}
	return l.add(entries)
}

func checkDays(last calendar.Date, entries []Entry) error {
	for _, e := range entries {
		if last.After(e.Day) {
			return fmt.Errorf("%w: %s stands behind %s", ErrEarlier, e.Day, last)
		}
		last = e.Day
	}
	return nil
}

func (l *Log) add(entries []Entry) (*Log, error) {
	if len(l.entries)+len(entries) > Largest {
		return nil, fmt.Errorf("a log holds no more than %d entries", Largest)
	}
	longer := &Log{verifier: l.verifier, entries: slices.Concat(l.entries, entries), newest: maps.Clone(l.newest)}
	if longer.newest == nil {
		longer.newest = map[string]int64{}
	}
	longer.hashes = append(make([]tlog.Hash, 0, tlog.StoredHashCount(int64(len(longer.entries)))), l.hashes...)
	for i, e := range entries {
		if err := e.check(); err != nil {
			return nil, err
		}
		index := int64(len(l.entries) + i)
		hashes, err := tlog.StoredHashes(index, e.Bytes(), longer.reader())
		if err != nil {
			return nil, err
		}
		longer.hashes = append(longer.hashes, hashes...)
		longer.newest[e.Address] = index
	}
	return longer, nil
}

func (l *Log) reader() tlog.HashReader {
	return tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		found := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			if index < 0 || index >= int64(len(l.hashes)) {
				return nil, fmt.Errorf("the log has no hash %d", index)
			}
			found[i] = l.hashes[index]
		}
		return found, nil
	})
}

func (l *Log) root() tlog.Hash {
	root, err := tlog.TreeHash(l.Size(), l.reader())
	if err != nil {
		panic(err) // a log has the hashes of its entries
	}
	return root
}

// Size is how many entries the log has.
func (l *Log) Size() int64 { return int64(len(l.entries)) }

// Day is the day of the last entry; no day when there is none.
func (l *Log) Day() calendar.Date {
	if len(l.entries) == 0 {
		return calendar.Date{}
	}
	return l.entries[len(l.entries)-1].Day
}

// Verifier is the public key that the log is signed for; the zero one when it never was.
func (l *Log) Verifier() Verifier { return l.verifier }

// Entries are all entries, the oldest first. They are not to be written to.
func (l *Log) Entries() []Entry { return l.entries }

// Newest is the last entry of an address, or of whole trees for "", and its index.
func (l *Log) Newest(address string) (index int64, e Entry, ok bool) {
	if index, ok = l.newest[address]; ok {
		e = l.entries[index]
	}
	return index, e, ok
}

// Addresses lists the records that the log ever told of, in order.
func (l *Log) Addresses() []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(l.newest)), func(address string) bool { return address == "" })
}

// GoesOn checks that the log begins with all that an earlier checkpoint had.
func (l *Log) GoesOn(earlier Checkpoint) error {
	if earlier.Origin != l.verifier.Name() {
		return fmt.Errorf("%w: it is of the log %q", ErrFork, earlier.Origin)
	}
	if earlier.Size > l.Size() {
		return fmt.Errorf("%w: it had %d entries, now there are %d", ErrFork, earlier.Size, l.Size())
	}
	root, err := tlog.TreeHash(earlier.Size, l.reader())
	if err == nil && root != earlier.Root {
		err = fmt.Errorf("%w: its %d entries are others now", ErrFork, earlier.Size)
	}
	return err
}

// Sign returns the log with a checkpoint for all that it holds. A log goes on under the key that it began with.
func (l *Log) Sign(k Key) (*Log, error) {
	if l.verifier.text != "" && l.verifier.text != k.Verifier.text {
		return nil, ErrOtherKey
	}
	if l.signed != nil || len(l.entries) == 0 {
		return l, nil
	}
	c := Checkpoint{k.Verifier.Name(), l.Size(), l.root()}
	b, err := note.Sign(&note.Note{Text: c.text()}, k.signer)
	if err != nil {
		return nil, err
	}
	signed := *l
	signed.verifier, signed.signed = k.Verifier, b
	return &signed, nil
}

// Files are the files of a signed log by their paths in its folder, without receipts: the checkpoint, the public key,
// and the tiles. They follow from the entries and the key alone.
func (l *Log) Files() map[string][]byte {
	files := map[string][]byte{CheckpointFile: bytes.Clone(l.signed), VerifierFile: []byte(l.verifier.text + "\n")}
	for _, t := range slices.Concat(tilesOf(l.Size()), withBundles(l.earlierEdges())) {
		if path := tilePath(t); files[path] == nil { // trees that follow one another share their edges above
			files[path] = l.tile(t)
		}
	}
	return files
}

// earlierEdges are tiles that were at the right edge when a checkpoint was signed, which is after each entry of a tree.
// Who has that checkpoint asks for them, until they are parts of full ones.
func (l *Log) earlierEdges() []tlog.Tile {
	var tiles []tlog.Tile
	for i, e := range l.entries {
		if e.Address == "" {
			edge := edgeOf(int64(i) + 1)
			tiles = append(tiles, slices.DeleteFunc(edge, func(t tlog.Tile) bool { return isFull(t, l.Size()) })...)
		}
	}
	return tiles
}

func (l *Log) tile(t tlog.Tile) []byte {
	if t.L == entryLevel {
		var bundle []byte
		for _, e := range l.entries[t.N*tileWidth:][:t.W] {
			bundle = appendBundled(bundle, e)
		}
		return bundle
	}
	b, err := tlog.ReadTileData(t, l.reader())
	if err != nil {
		panic(err) // a log has the hashes of its entries
	}
	return b
}
