package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Letters of other alphabets, Russian and Greek, that look like Latin ones, and what they look like; the a with a caron
// looks like one with a breve.
var lookAlikes = func() map[rune]rune {
	const (
		others = "АВЕЅІЈКМНОРСТХУасеѕіјорхуһԁΑΒΕΖΗΙΚΜΝΟΡΤΥΧοǍǎ"
		latins = "ABESIJKMHOPCTXYacesijopxyhdABEZHIKMNOPTYXoĂă"
	)
	alike, latin := map[rune]rune{}, []rune(latins)
	for i, r := range []rune(others) {
		alike[r] = latin[i]
	}
	return alike
}()

// shaped reports whether a character is another shape of common letters or digits: wide, joined, bold in an alphabet of
// mathematics, a Roman number in one sign.
func shaped(r rune) bool {
	return r >= 0xFF10 && r <= 0xFF5A && (unicode.IsLetter(r) || unicode.IsDigit(r)) || r >= 0xFB00 && r <= 0xFB06 ||
		r >= 0x1D400 && r <= 0x1D7FF || r >= 0x2160 && r <= 0x217F
}

// InDisguise finds the words of a text in which letters are not what they look like, so that nobody finds them: it
// calls yield with where each begins, the word, and what was meant. Of words that may well be of another language it
// says nothing.
func InDisguise(text string, yield func(at int, word, meant string)) {
	for at := 0; at < len(text); {
		end := at
		for end < len(text) {
			r, size := utf8.DecodeRuneInString(text[end:])
			if !letterOrDigit(r) {
				break
			}
			end += size
		}
		if word := text[at:end]; word != "" && !Plain(word) {
			if meant := undisguised(word); meant != word {
				yield(at, word, meant)
			}
		}
		_, size := utf8.DecodeRuneInString(text[end:])
		at = end + max(size, 1)
	}
}

// undisguised is a word with the letters that it seems to have, or the word as it is.
func undisguised(word string) string {
	var b strings.Builder
	latin, alike, caron, shape := false, false, false, false
	for i, r := range word {
		before, _ := utf8.DecodeLastRuneInString(word[:i])
		switch meant := lookAlikes[r]; {
		case r == 'º' && digit(before):
			b.WriteRune('°')
			shape = true
		case shaped(r):
			b.WriteString(norm.NFKC.String(string(r)))
			latin, shape = true, true
		case meant != 0:
			b.WriteRune(meant)
			alike, caron = true, caron || meant > unicode.MaxASCII
		case unicode.In(r, unicode.L) && !unicode.In(r, unicode.Latin, unicode.Common):
			return word
		default:
			b.WriteRune(r)
			latin = latin || unicode.Is(unicode.Latin, r)
		}
	}
	meant := Normal(b.String())
	if !alike && !shape || alike && !latin && !caron || caron && !IsSyllable(meant) {
		return word
	}
	return meant
}

// Undisguise returns a text with the letters that it seems to have, also where Đ was meant by a letter that looks like
// it.
func Undisguise(text string) string {
	if Plain(text) {
		return text
	}
	var b strings.Builder
	done := 0
	replace := func(at int, word, meant string) {
		b.WriteString(text[done:at])
		b.WriteString(meant)
		done = at + len(word)
	}
	InDisguise(text, replace)
	b.WriteString(text[done:])
	return crossed(b.String())
}

// crossed returns a text with Đ for what looks like it in words that are Vietnamese then.
func crossed(text string) string {
	var b strings.Builder
	for text != "" {
		end := strings.IndexFunc(text, func(r rune) bool { return !letterOrDigit(r) })
		if end < 0 {
			end = len(text)
		}
		word := strings.Map(func(r rune) rune {
			if meant := Eth(r); meant != 0 {
				return meant
			}
			return r
		}, text[:end])
		if word == text[:end] || !IsSyllable(word) {
			word = text[:end]
		}
		_, size := utf8.DecodeRuneInString(text[end:])
		b.WriteString(word)
		b.WriteString(text[end : end+size])
		text = text[end+size:]
	}
	return b.String()
}
