package proof

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// Receipt proves without anything else, to who has the log's public key, that an entry is in the log
// (c2sp.org/tlog-proof). It stays right however much is added to the log.
type Receipt struct {
	Index      int64
	Proof      tlog.RecordProof
	Checkpoint []byte // as it was signed
}

const (
	receiptHead = "c2sp.org/tlog-proof@v1\nindex "
	hashLine    = 45 // a hash in base64 and the end of the line

	// LongestReceipt is the most bytes that a receipt has.
	LongestReceipt = len(receiptHead) + 20 + 64*hashLine + LongestCheckpoint
)

// ErrReceipt says that bytes are no receipt, or one of something else.
var ErrReceipt = errors.New("this is no receipt for the entry")

// ReceiptPath is where the receipt of the record at an address lies in the log's folder.
func ReceiptPath(address string) string {
	return ReceiptFolder + strings.TrimSuffix(address, "/") + ".txt"
}

// Receipt makes the receipt of an entry of a signed log.
func (l *Log) Receipt(index int64) (Receipt, error) {
	p, err := tlog.ProveRecord(l.Size(), index, l.reader())
	return Receipt{index, p, l.signed}, err
}

// Bytes is the text of the receipt.
func (r Receipt) Bytes() []byte {
	b := fmt.Appendf(nil, "%s%d\n", receiptHead, r.Index)
	for _, h := range r.Proof {
		b = fmt.Appendf(b, "%s\n", h)
	}
	return append(append(b, '\n'), r.Checkpoint...)
}

// ParseReceipt reads a receipt back, and checks nothing of what it says.
func ParseReceipt(b []byte) (Receipt, error) {
	head, checkpoint, _ := bytes.Cut(b, []byte("\n\n"))
	lines := strings.Split(strings.TrimPrefix(string(head), receiptHead), "\n")
	if len(b) > LongestReceipt || len(lines) > 64 {
		return Receipt{}, ErrReceipt
	}
	index, err := strconv.ParseInt(lines[0], 10, 64)
	if err != nil || index < 0 {
		return Receipt{}, ErrReceipt
	}
	r := Receipt{Index: index, Checkpoint: checkpoint}
	for _, line := range lines[1:] {
		h, err := tlog.ParseHash(line)
		if err != nil {
			return Receipt{}, ErrReceipt
		}
		r.Proof = append(r.Proof, h)
	}
	if !bytes.Equal(r.Bytes(), b) {
		return Receipt{}, ErrReceipt
	}
	return r, nil
}

// Check proves that the log of this key holds the entry, and returns the checkpoint by which it does.
func (r Receipt) Check(e Entry, v Verifier) (Checkpoint, error) {
	c, err := OpenCheckpoint(r.Checkpoint, v)
	if err != nil {
		return Checkpoint{}, err
	}
	if r.Index >= c.Size {
		return Checkpoint{}, ErrReceipt
	}
	if err := tlog.CheckRecord(r.Proof, c.Size, c.Root, r.Index, tlog.RecordHash(e.Bytes())); err != nil {
		return Checkpoint{}, fmt.Errorf("%w: %w", ErrReceipt, err)
	}
	return c, nil
}
