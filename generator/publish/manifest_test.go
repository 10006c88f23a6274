package publish

import (
	"bytes"
	"strings"
	"testing"
)

// A manifest that a stranger wrote is taken byte for byte or not at all.
func FuzzParseManifest(f *testing.F) {
	sum := strings.Repeat("0", 64)
	good := Manifest{Version: manifestVersion, Files: []Published{{"a/b.html", sum, 3, "", true}, {"c", sum, 0, "khóa", false}}}.Bytes()
	for _, seed := range []string{string(good), string(Manifest{}.Bytes()), string(good[:len(good)-80]), strings.Replace(string(good), `so_byte": 3`, `so_byte": 03`, 1),
		strings.Replace(string(good), "khóa", "khoa", 1), strings.Repeat("\n", 1000), manifestHead, manifestHead + manifestTail, manifestHead + linePath, "{}", ""} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := ParseManifest(b)
		if err == nil && (!bytes.Equal(m.Bytes(), b) || m.check() != nil) {
			t.Errorf("%q is taken for\n%q", b, m.Bytes())
		}
	})
}
