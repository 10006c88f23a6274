package proof

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/hex"
	"strings"
	"testing"
)

// A countersignature as c2sp.org/tlog-cosignature and signed-note have it, put together here by hand: the key's ID, the
// time and an Ed25519 signature of "cosignature/v1", the time and the checkpoint.
func TestAWitnessCountersignsAsTheSpecificationSays(t *testing.T) {
	text, err := NewKey("tinh.gov.vn/nhat-ky")
	if err != nil {
		t.Fatal(err)
	}
	key, err := ParseKey(text)
	if err != nil {
		t.Fatal(err)
	}
	const body = "so.gov.vn/nhat-ky\n31\nBptz59VYw7z0e6/owxm5bhrzKj2b9dNGCnwsEYXwe88=\n"
	checkpoint := []byte(body + "\n— so.gov.vn/nhat-ky x4Xb5w==\n")
	witness := key.Witness(1_764_500_000)
	signed := witness.Countersign(checkpoint)
	line, ok := strings.CutPrefix(string(signed), string(checkpoint)+"— tinh.gov.vn/nhat-ky ")
	if !ok || !strings.HasSuffix(line, "\n") {
		t.Fatalf("countersigned as %q", signed)
	}
	sig, err := base64.StdEncoding.DecodeString(strings.TrimSpace(line))
	if err != nil || len(sig) != 76 {
		t.Fatalf("%d bytes of signature: %v", len(sig), err)
	}
	name, rest, _ := strings.Cut(witness.Verifier(), "+")
	hash, coded, _ := strings.Cut(rest, "+")
	public, err := base64.StdEncoding.DecodeString(coded)
	if err != nil || name != "tinh.gov.vn/nhat-ky" || len(public) != 33 || public[0] != 4 {
		t.Fatalf("the witness is %s", witness.Verifier())
	}
	if id := hex.EncodeToString(sig[:4]); id != hash {
		t.Errorf("the signature is of the key %s, not %s", id, hash)
	}
	if !ed25519.Verify(public[1:], []byte("cosignature/v1\ntime 1764500000\n"+body), sig[12:]) {
		t.Error("the signature does not hold")
	}
	if !bytes.Equal(sig[4:12], []byte{0, 0, 0, 0, 0x69, 0x2c, 0x22, 0x20}) {
		t.Errorf("the time is %x", sig[4:12])
	}
	if !witness.Has(signed) || witness.Has(checkpoint) || !key.Witness(1).Has(signed) {
		t.Error("a witness does not know what it signed")
	}
	if witness.Has(bytes.Replace(signed, []byte("\n31\n"), []byte("\n30\n"), 1)) {
		t.Error("another checkpoint has the signature of this one")
	}
	if _, err := OpenCheckpoint(signed, key.Verifier); err == nil {
		t.Error("a countersignature was taken for that of the log")
	}
}
