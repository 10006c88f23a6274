package proof

import (
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// Checkpoint is what the key of a log signs: so many entries, with this root. Who has one can tell whether any later one goes on
// from it.
type Checkpoint struct {
	Origin string // the name of the log
	Size   int64
	Root   tlog.Hash
}

const (
	// LongestCheckpoint is the most bytes that a signed checkpoint has, with room for signatures of witnesses.
	LongestCheckpoint = 16 << 10
	// Largest is the most entries that a log may have to be read: no signature makes us read without end.
	Largest = 1 << 22
)

var (
	// ErrCheckpoint says that bytes are no checkpoint, or that a signature is wrong.
	ErrCheckpoint = errors.New("this is no signed checkpoint")
	// ErrOtherKey says that a checkpoint is signed, and by another key.
	ErrOtherKey = errors.New("the checkpoint is signed by another key")
	// ErrFork says that a log does not hold what a checkpoint promised.
	ErrFork = errors.New("the log does not go on from this checkpoint")
)

func (c Checkpoint) text() string { return fmt.Sprintf("%s\n%d\n%s\n", c.Origin, c.Size, c.Root) }

// OpenCheckpoint reads a signed checkpoint, of the log and by the key that the verifier names.
func OpenCheckpoint(b []byte, v Verifier) (Checkpoint, error) {
	if len(b) > LongestCheckpoint {
		return Checkpoint{}, fmt.Errorf("%w: it is too long", ErrCheckpoint)
	}
	n, err := v.open(b)
	if unverified, ok := errors.AsType[*note.UnverifiedNoteError](err); ok {
		return Checkpoint{}, fmt.Errorf("%w: %s", ErrOtherKey, unverified.Note.UnverifiedSigs[0].Name)
	}
	if err != nil {
		return Checkpoint{}, fmt.Errorf("%w: %w", ErrCheckpoint, err)
	}
	for _, sig := range slices.Concat(n.Sigs, n.UnverifiedSigs) {
		if _, err := base64.StdEncoding.Strict().DecodeString(sig.Base64); err != nil { // bits that nobody signed
			return Checkpoint{}, fmt.Errorf("%w: %w", ErrCheckpoint, err)
		}
	}
	c, err := parseCheckpoint(n.Text)
	if err == nil && c.Origin != v.Name() {
		err = fmt.Errorf("%w: it is of the log %q", ErrCheckpoint, c.Origin)
	}
	return c, err
}

func parseCheckpoint(text string) (Checkpoint, error) {
	lines := strings.SplitN(text, "\n", 4)
	if len(lines) < 4 {
		return Checkpoint{}, ErrCheckpoint
	}
	c := Checkpoint{Origin: lines[0]}
	var noSize, noRoot error
	c.Size, noSize = strconv.ParseInt(lines[1], 10, 64)
	c.Root, noRoot = tlog.ParseHash(lines[2])
	if noSize != nil || noRoot != nil || c.text() != text {
		return Checkpoint{}, ErrCheckpoint
	}
	if c.Size < 1 || c.Size > Largest {
		return Checkpoint{}, fmt.Errorf("%w: a log of %d entries", ErrCheckpoint, c.Size)
	}
	return c, nil
}

// Holds checks through the tiles of the log that an entry is the one with this index.
func (c Checkpoint) Holds(index int64, e Entry, tiles Source) error {
	if index < 0 || index >= c.Size {
		return fmt.Errorf("the log has no entry %d", index)
	}
	found, err := c.hashes(tiles).ReadHashes([]int64{tlog.StoredHashIndex(0, index)})
	if err != nil {
		return err
	}
	if found[0] != tlog.RecordHash(e.Bytes()) {
		return fmt.Errorf("entry %d of the log is another", index)
	}
	return nil
}

// GoesOn checks through the tiles of the log that it begins with all that an earlier checkpoint had.
func (c Checkpoint) GoesOn(earlier Checkpoint, tiles Source) error {
	return goesOn(c, earlier, func() tlog.HashReader { return c.hashes(tiles) })
}

func goesOn(c, earlier Checkpoint, hashes func() tlog.HashReader) error {
	if earlier.Origin != c.Origin {
		return fmt.Errorf("%w: it is of the log %q", ErrFork, earlier.Origin)
	}
	if earlier.Size > c.Size {
		return fmt.Errorf("%w: it had %d entries, now there are %d", ErrFork, earlier.Size, c.Size)
	}
	root, err := tlog.TreeHash(earlier.Size, hashes())
	if err == nil && root != earlier.Root {
		err = fmt.Errorf("%w: its %d entries are others now", ErrFork, earlier.Size)
	}
	return err
}
