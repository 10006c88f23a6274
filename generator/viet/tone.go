package viet

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

const alphabet = "AĂÂBCDĐEÊFGHIJKLMNOÔƠPQRSTUƯVWXYZ"

// toneless returns the capital letter of the alphabet that r is with any tone, or 0.
func toneless(r rune) rune {
	var kept []rune
	for _, d := range norm.NFD.String(string(unicode.ToUpper(r))) {
		if !isTone(d) {
			kept = append(kept, d)
		}
	}
	letter := norm.NFC.String(string(kept))
	if len(letter) == 0 || !strings.Contains(alphabet, letter) {
		return 0
	}
	return []rune(letter)[0]
}

// isTone reports whether r is one of the five tone marks; the marks of ă, â, ê, ô, ơ, ư make letters, not tones.
func isTone(r rune) bool {
	switch r {
	case 0x300, 0x301, 0x303, 0x309, 0x323:
		return true
	}
	return false
}
