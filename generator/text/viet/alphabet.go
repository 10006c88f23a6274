package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// alphabet has the letters in the order of dictionaries, with f, j, w and z where other languages have them.
const alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"

// tones are the combining marks of the tones in the order of dictionaries: huyền, hỏi, ngã, sắc, nặng.
const tones = "\u0300\u0309\u0303\u0301\u0323"

// character is what is known beforehand of one that Vietnamese texts are made of.
type character struct {
	place   uint8 // where it stands in the alphabet, from 1; 0 for one that is not in it
	tone    uint8 // 0 for none
	capital uint8 // 1 for a capital of the alphabet
	inWord  bool  // it is a letter or a digit
	folded  rune  // what Fold makes of it; 0 where that is not one character
	spelled rune  // what SyllableOf spells it with, its tone aside; 0 where that is not one character
}

// characters are those up to U+01FF and those from U+1E00 to U+1EFF: all that Vietnamese is written with but dashes and
// quotes. None of them combines with its neighbours.
var characters = func() (all [latin + additional]character) {
	for i := range all {
		r := rune(i)
		if i >= latin {
			r += additionalStart - latin
		}
		all[i] = characterOf(r)
	}
	place := func(r rune, place, tone int) {
		for capital, c := range []rune{r, unicode.ToUpper(r)} {
			known := &all[indexOf(c)]
			known.place, known.tone, known.capital = uint8(place), uint8(tone), uint8(capital)
		}
	}
	for i, plain := range []rune(alphabet) {
		place(plain, i+1, 0)
		for tone, mark := range []rune(tones) {
			if marked := []rune(Normal(string(plain) + string(mark))); len(marked) == 1 {
				place(marked[0], i+1, tone+1)
			}
		}
	}
	place('ð', int(all[indexOf('đ')].place), 0) // Eth, which is typed for Đ
	return all
}()

// How many characters of each range are known, and where the second begins.
const (
	latin           = 0x200
	additional      = 0x100
	additionalStart = 0x1E00
)

// indexOf returns where a character stands among the known ones, or -1.
func indexOf(r rune) int {
	switch {
	case r < latin:
		return int(r)
	case r >= additionalStart && r < additionalStart+additional:
		return int(r) - additionalStart + latin
	}
	return -1
}

// known returns what is known of a character, or nil.
func known(r rune) *character {
	if i := indexOf(r); i >= 0 {
		return &characters[i]
	}
	return nil
}

// inAlphabet returns the place of a letter in the alphabet, its tone, and 1 for a capital; 0 for what is not in it.
func inAlphabet(r rune) (place, tone, capital uint8) {
	if c := known(r); c != nil && c.place > 0 {
		return c.place, c.tone, c.capital
	}
	return 0, 0, 0
}

// characterOf asks Unicode.
func characterOf(r rune) character {
	_, letters, tone := spell(string(r))
	return character{inWord: letterOrDigit(r),
		folded: only(slowFold(string(r))), spelled: only(letters), tone: uint8(tone)}
}

// only returns the character of a text that has no other, or 0.
func only(text string) rune {
	if r, size := utf8.DecodeRuneInString(text); size == len(text) {
		return r
	}
	return 0
}

// Initial returns the letter under which a dictionary has a text, in capitals and without tone mark: "Ấn" is under Â,
// "đăng" under Đ; "#" for what begins with no letter.
func Initial(text string) string {
	first, _ := utf8.DecodeRuneInString(text)
	if place, _, _ := inAlphabet(first); place > 0 {
		return strings.ToUpper(string([]rune(alphabet)[place-1]))
	}
	if unicode.IsLetter(first) {
		return strings.ToUpper(string(first))
	}
	return "#"
}
