package viet

import (
	"strings"
	"unicode"
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
