package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible reports whether a character shows something by itself: no blank, control or mark, and none that programs
// leave out, such as the zero width space, the soft hyphen, tags, variation selectors and the fillers of Hangul.
func Visible(r rune) bool {
	if r < 0x7f {
		return r > ' '
	}
	return unicode.IsPrint(r) && r != '\u2800' && // a pattern of Braille without a dot
		!unicode.In(r, unicode.M, unicode.Zs, unicode.Other_Default_Ignorable_Code_Point)
}

// Ignorable reports whether programs leave a character out, wherever it stands: the soft hyphen, joiners, variation
// selectors.
func Ignorable(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

// Blank reports whether a text shows nothing.
func Blank(s string) bool { return !strings.ContainsFunc(s, Visible) }

// Unseen reports whether a character at a byte of a text shows nothing and takes words apart, for search and for
// whoever copies them: no width, or a blank that programs take for a letter. Those that other scripts and pictures of
// emoji are put together with are none.
func Unseen(text string, at int) bool {
	r, size := utf8.DecodeRuneInString(text[at:])
	if r < 0xAD || r > 0xAD && r < 0x34F || Turns(r) {
		return false
	}
	if !unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector) && r != '\u2800' {
		return false
	}
	if unicode.Is(unicode.Prepended_Concatenation_Mark, r) { // these are seen
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at+size:])
	return after != '\u20E3' && !joins(before, r)
}

// joins reports whether something unseen has its use after a character: in scripts other than Latin, and to make one
// picture of several.
func joins(before, unseen rune) bool {
	tag := unseen >= 0xE0020 && unseen <= 0xE007F
	if tag || unseen == '\u200D' || unicode.Is(unicode.Variation_Selector, unseen) {
		if unicode.In(before, unicode.So, unicode.Sk, unicode.Sm, unicode.Variation_Selector) || tag && before >= 0xE0020 {
			return true
		}
	}
	return unicode.In(before, unicode.L, unicode.M) &&
		!unicode.In(before, unicode.Latin, unicode.Inherited, unicode.Common)
}

// Private reports whether a character means something in one font only, such as the bullets and ticks of Word, which
// anywhere else are an empty square.
func Private(r rune) bool { return unicode.Is(unicode.Co, r) }

// Turns reports whether a character turns the direction of what is written around it, so that it may read otherwise
// than it is. Nothing that is written from left to right needs one.
func Turns(r rune) bool {
	switch r {
	case '\u061C', '\u200E', '\u200F':
		return true
	}
	return r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069'
}

// Leftward reports whether a character is written from right to left, or makes others be.
func Leftward(r rune) bool {
	switch r {
	case '\u061C', '\u200F', '\u202B', '\u202E', '\u2067':
		return true
	}
	return r >= 0x590 && r < 0x900 || r >= 0xFB1D && r < 0xFE00 || r >= 0xFE70 && r < 0xFEFF ||
		r >= 0x10800 && r < 0x11000 || r >= 0x1E800 && r < 0x1F000
}

// WordSign is what Word shows for a private character in most texts, by its font of signs, or "": one number is a
// bullet in one font and a letter in another.
func WordSign(r rune) string { return wordSigns[r] }

var wordSigns = map[rune]string{
	0xF0B7: "•", 0xF0A7: "▪", 0xF0A8: "◻", 0xF0D8: "➢", 0xF0FC: "✓", 0xF0FE: "☑", 0xF0E0: "→", 0xF0E8: "➔", 0xF076: "❖",
	0xF06C: "●", 0xF06E: "■", 0xF06F: "□", 0xF071: "❑", 0xF09F: "•", 0xF0B0: "°", 0xF02D: "-", 0xF0AE: "→",
	0xF0A3: "≤", 0xF0B3: "≥", 0xF0B1: "±", 0xF0B4: "×",
}
