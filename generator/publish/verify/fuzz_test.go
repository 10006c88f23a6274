package verify

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// Whatever is taken for a list of sums is written back the same, in order, and leads nowhere else.
func FuzzSums(f *testing.F) {
	hash := strings.Repeat("0123456789abcdef", 4)
	for _, seed := range []string{"", hash + "  a\n", hash + "  a\n" + hash + "  a b/c.html\n", hash + "  a\n" + hash + "  a\n", hash + " *a\n", hash + "  ../a\n", hash + "  /a\n",
		hash + "  nhat-ky/checkpoint\n", strings.ToUpper(hash) + "  a\n", hash + "  a", "\n", hash + "  a\r\n", hash + "  \n", "\\" + hash + "  a\\nb\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		list, err := parseSums(b)
		if err != nil {
			return
		}
		var again strings.Builder
		for _, s := range list {
			fmt.Fprintf(&again, "%s  %s\n", s.hash, s.path)
			if s.path == "" || strings.HasPrefix(s.path, "/") || slices.Contains(strings.Split(s.path, "/"), "..") || unsummed(s.path) || strings.ContainsAny(s.path, "\n\\\x1b") {
				t.Errorf("%q is no path", s.path)
			}
		}
		if again.String() != string(b) {
			t.Errorf("%q is read as %q", b, again.String())
		}
		if !slices.IsSortedFunc(list, func(a, b sum) int { return strings.Compare(a.path, b.path) }) {
			t.Errorf("%q is not in order", b)
		}
	})
}

func FuzzShort(f *testing.F) {
	for _, seed := range []string{"3f2a 91bc 07de 55a0", "3F2A-91BC-07DE-55A0", "3f2a\u00a091bc07de55a0", "", strings.Repeat("a", 65), "3f2a 91bc 07de 55a\x1b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		short, err := ParseShort(text)
		if err != nil {
			return
		}
		if again, err := ParseShort(short); err != nil || again != short || strings.Trim(short, "0123456789abcdef") != "" || len(short) < 16 || len(short) > 64 {
			t.Errorf("%q is read as %q", text, short)
		}
	})
}

// Whatever is shown of a foreign text is one line that a terminal only prints, and not without end.
func FuzzPlain(f *testing.F) {
	for _, seed := range []string{"thủ tục", "\x1b[2J\r\n", "\u202egnp.exe", "a\xff\x00", strings.Repeat("ệ", 1000), "\ufffd", "\u2028"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		shown := plain(text)
		if strings.ContainsFunc(shown, func(r rune) bool { return !unicode.IsPrint(r) || r == utf8.RuneError }) || len(shown) > 10*maxPlain {
			t.Errorf("%q is shown as %q", text, shown)
		}
	})
}
