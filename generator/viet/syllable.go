package viet

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Syllable is a word as search knows it.
type Syllable struct {
	Folded  string // as it is typed without marks: "hoa"
	Spelled string // its letters with the number of its tone behind, wherever the tone is written: "hoa1" for hoà and hòa
}

// Syllables calls yield with the words of a text as they are written: letters and digits, and points between digits, so
// that a procedure's code and an amount are one word ("1.000173", "200.000").
func Syllables(text string, yield func(word string)) {
	start, last := -1, rune(0)
	for i, r := range text {
		inside := wordPart(r) || r == '.' && digit(last) && i+1 < len(text) && digit(rune(text[i+1]))
		switch {
		case inside && start < 0 && r != '.':
			start = i
		case !inside && start >= 0:
			yield(text[start:i])
			start = -1
		}
		last = r
	}
	if start >= 0 {
		yield(text[start:])
	}
}

func wordPart(r rune) bool {
	if r < 0x80 {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || digit(r)
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.N)
}

func digit(r rune) bool { return r >= '0' && r <= '9' }

// SyllableOf returns a written word as search knows it.
func SyllableOf(word string) Syllable {
	var folded, letters strings.Builder
	tone := -1
	for _, r := range norm.NFD.String(word) {
		r = unicode.ToLower(r)
		switch at := strings.IndexRune(tones, r); {
		case r == '.':
		case at >= 0:
			tone = at / len("\u0300")
		case r == 'ð', r == 'đ':
			folded.WriteByte('d')
			letters.WriteRune('đ')
		default:
			if !unicode.Is(unicode.Mn, r) {
				folded.WriteRune(r)
			}
			letters.WriteRune(r)
		}
	}
	spelled := norm.NFC.String(letters.String())
	if tone >= 0 {
		spelled += string(rune('1' + tone))
	}
	return Syllable{folded.String(), spelled}
}
