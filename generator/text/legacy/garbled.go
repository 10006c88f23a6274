package legacy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"congkhai/generator/text/viet"
)

// garbledAs is UTF-8 that a program took for another code: each byte became a letter of that.
func garbledAs(name string, taken *charmap.Charmap) *Code {
	return &Code{Name: name, Garbled: true, inside: inGarbled,
		read: func(word string) reading { return readGarbled(word, taken) }}
}

func inGarbled(r rune) bool {
	return r >= 0x80 || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
}

// again is how often UTF-8 may have been taken for another code, one time after the other.
const again = 3

func readGarbled(word string, taken *charmap.Charmap) reading {
	read := reading{text: word, whole: true}
	for range again {
		next := unscramble(read.text, taken)
		read.lost = read.lost || next.lost
		if next.text == read.text {
			break
		}
		read.text, read.whole = next.text, next.whole
	}
	read.text = viet.Normal(read.text)
	return read
}

// unscramble takes letters for bytes, and these for UTF-8 where they are. Some bytes are no letter of any code and were
// lost on the way: what is left of those is U+FFFD.
func unscramble(word string, taken *charmap.Charmap) reading {
	var b strings.Builder
	read, runes := reading{whole: true}, []rune(word)
	for i := 0; i < len(runes); {
		r, n := decodeAt(runes[i:], taken)
		if n == 0 && cut(runes[i:], taken) {
			r, n = utf8.RuneError, 2
			read.lost = true
		}
		if n == 0 {
			r, n = runes[i], 1
			half := r == 'Ã' && i > 0 && unicode.IsLower(runes[i-1]) // of à, the other half became a blank
			read.lost = read.lost || half
		} else {
			read.whole = read.whole && printed(r)
		}
		b.WriteRune(r)
		i += n
	}
	read.text = b.String()
	return read
}

// printed reports whether a character is one that texts of ours have: a letter, a mark of one or a sign.
func printed(r rune) bool {
	return r >= 0xA0 && r < 0x180 || r == 'Ơ' || r == 'ơ' || r == 'Ư' || r == 'ư' || r >= 0x300 && r < 0x370 || r >= 0x1E00 && (unicode.IsPrint(r) || r == '\uFEFF')
}

// decodeAt returns the character whose bytes the letters are that a text begins with, and of how many letters; 0 where
// they are none.
func decodeAt(text []rune, taken *charmap.Charmap) (rune, int) {
	var raw []byte
	for _, r := range text[:min(len(text), utf8.UTFMax)] {
		b, ok := byteOf(r, taken)
		if !ok {
			break
		}
		raw = append(raw, b)
	}
	if len(raw) < 2 || raw[0] < utf8.RuneSelf {
		return 0, 0
	}
	r, size := utf8.DecodeRune(raw)
	if r == utf8.RuneError {
		return 0, 0
	}
	return r, size
}

// cut reports whether a text begins with two of the three bytes of a letter with two marks, and goes on with a letter.
func cut(text []rune, taken *charmap.Charmap) bool {
	if len(text) < 3 || text[2] >= utf8.RuneSelf {
		return false
	}
	first, ok := byteOf(text[0], taken)
	second, too := byteOf(text[1], taken)
	return ok && too && first == 0xE1 && (second == 0xBA || second == 0xBB)
}

// byteOf returns the byte that was taken for a letter. Where a code has none, programs keep it as a control.
func byteOf(r rune, taken *charmap.Charmap) (byte, bool) {
	if b, ok := taken.EncodeRune(r); ok {
		return b, true
	}
	return byte(r), r >= 0x80 && r < 0xA0
}

// codes are all that a text may be in.
var codes = []*Code{
	tcvn3, vni,
	garbledAs("Windows-1252", charmap.Windows1252),
	garbledAs("Windows-1258", charmap.Windows1258),
	garbledAs("Mac OS Roman", charmap.Macintosh),
	garbledAs("CP437", charmap.CodePage437),
	garbledAs("CP850", charmap.CodePage850),
}
