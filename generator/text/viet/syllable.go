package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"

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
		var inside bool
		switch c := known(r); {
		case c == nil:
			inside = letterOrDigit(r)
		case r == '.':
			inside = digit(last) && i+1 < len(text) && digit(rune(text[i+1]))
		default:
			inside = c.inWord
		}
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

// Phrase returns the words of a text as the search compares them: folded, with one blank between.
func Phrase(text string) string {
	var words []string
	Syllables(text, func(word string) { words = append(words, SyllableOf(word).Folded) })
	return strings.Join(words, " ")
}

// letterOrDigit asks Unicode; marks are parts of letters.
func letterOrDigit(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.N) }

func digit(r rune) bool { return r >= '0' && r <= '9' }

// SyllableOf returns a written word as search knows it.
func SyllableOf(word string) Syllable {
	var room [2][32]byte
	folded, spelled, tone := room[0][:0], room[1][:0], 0
	for _, r := range word {
		if r == '.' {
			continue
		}
		c := known(r)
		if c == nil || !c.inWord || c.spelled == 0 {
			return slowSyllable(word)
		}
		folded, spelled = utf8.AppendRune(folded, c.folded), utf8.AppendRune(spelled, c.spelled)
		if c.tone > 0 {
			tone = int(c.tone)
		}
	}
	return syllable(string(folded), spelled, tone)
}

func syllable(folded string, letters []byte, tone int) Syllable {
	if tone > 0 {
		letters = append(letters, '0'+byte(tone))
	}
	if folded == string(letters) {
		return Syllable{folded, folded}
	}
	return Syllable{folded, string(letters)}
}

// slowSyllable does what SyllableOf does, for any characters.
func slowSyllable(word string) Syllable {
	folded, letters, tone := spell(word)
	return syllable(folded, []byte(letters), tone)
}

// spell takes a word apart: folded, its letters without tones, and its tone from 1 to 5, or 0.
func spell(word string) (folded, letters string, tone int) {
	var f, l strings.Builder
	for _, r := range norm.NFD.String(word) {
		r = unicode.ToLower(r)
		switch at := strings.IndexRune(tones, r); {
		case r == '.':
		case at >= 0:
			tone = at/len("\u0300") + 1
		case r == 'ð', r == 'đ':
			f.WriteByte('d')
			l.WriteRune('đ')
		default:
			if !unicode.Is(unicode.Mn, r) {
				f.WriteRune(r)
			}
			l.WriteRune(r)
		}
	}
	return f.String(), norm.NFC.String(l.String()), tone
}
