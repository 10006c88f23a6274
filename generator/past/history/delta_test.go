package history

import (
	"errors"
	"testing"
)

// What is damaged names places that no int of 32 bits is behind, too.
func TestDamagedDifferences(t *testing.T) {
	for name, delta := range map[string]string{
		"a piece far behind the base": "\x02\x01\x98\x80\x01",
		"a length far above any":      "\x02\x80\x80\x80\x80\x08\x01a",
		"a base of another length":    "\x82\x80\x80\x80\x10\x01\x01a",
		"nothing":                     "",
	} {
		if made, err := new(unpacker).patch([]byte("ab"), []byte(delta)); !errors.Is(err, errNotHere) {
			t.Errorf("%s: %q, %v", name, made, err)
		}
	}
}
