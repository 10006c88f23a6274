package proof

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
)

// Witness countersigns checkpoints of other logs, after it saw that they go on from what it countersigned before
// (c2sp.org/tlog-cosignature): who trusts it need not fear that a log shows different people different things.
type Witness struct {
	name    string
	private ed25519.PrivateKey
	seconds uint64 // since 1970, when it signs
}

// Witness is the key as that of a witness, which signs at a time, in seconds since 1970.
func (k Key) Witness(seconds int64) *Witness {
	return &Witness{k.Verifier.Name(), k.private, uint64(max(seconds, 0))}
}

// The form of a countersignature.
const (
	cosignatureSort = 4 // of c2sp.org/signed-note
	cosignatureSize = 4 + 8 + ed25519.SignatureSize
)

// Countersign puts the signature of the witness under a checkpoint, which the caller has verified.
func (w *Witness) Countersign(checkpoint []byte) []byte {
	sig := binary.BigEndian.AppendUint64(w.id(), w.seconds)
	sig = append(sig, ed25519.Sign(w.private, countersigned(checkpoint, w.seconds))...)
	return fmt.Appendf(slices.Clone(checkpoint), "— %s %s\n", w.name, base64.StdEncoding.EncodeToString(sig))
}

// Has reports whether the witness has countersigned a checkpoint, at whatever time.
func (w *Witness) Has(checkpoint []byte) bool {
	for line := range strings.SplitSeq(string(checkpoint), "\n") {
		text, ok := strings.CutPrefix(line, "— "+w.name+" ")
		sig, err := base64.StdEncoding.DecodeString(text)
		if !ok || err != nil || len(sig) != cosignatureSize || string(sig[:4]) != string(w.id()) {
			continue
		}
		public := w.private.Public().(ed25519.PublicKey)
		if ed25519.Verify(public, countersigned(checkpoint, binary.BigEndian.Uint64(sig[4:])), sig[12:]) {
			return true
		}
	}
	return false
}

// Verifier is the public half, as others write it into the list of witnesses that they trust.
func (w *Witness) Verifier() string {
	public := append([]byte{cosignatureSort}, w.private.Public().(ed25519.PublicKey)...)
	return fmt.Sprintf("%s+%08x+%s", w.name, binary.BigEndian.Uint32(w.id()), base64.StdEncoding.EncodeToString(public))
}

// id tells keys of one name apart.
func (w *Witness) id() []byte {
	public := w.private.Public().(ed25519.PublicKey)
	sum := sha256.Sum256(append(append([]byte(w.name+"\n"), cosignatureSort), public...))
	return slices.Clone(sum[:4])
}

// countersigned is what a witness signs: the time, and the text of the checkpoint.
func countersigned(checkpoint []byte, seconds uint64) []byte {
	text := string(checkpoint)
	if i := strings.Index(text, "\n\n"); i >= 0 { // signatures follow
		text = text[:i+1]
	}
	return fmt.Appendf(nil, "cosignature/v1\ntime %d\n%s", seconds, text)
}
