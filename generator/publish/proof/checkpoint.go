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

// Checkpoint is what the key of a log signs: so many entries, with this root. Who has one can tell whether any later
// one goes on from it.
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
