package viet

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sort puts items in Vietnamese order of their texts; equal texts stay as they were.
func Sort[T any](items []T, text func(T) string) {
	SortBy(items, func(item T) string { return Order(text(item)) })
}

// SortBy puts items in the order of keys that Order made.
func SortBy[T any](items []T, order func(T) string) {
	type placed struct {
		item  T
		order string
		at    int // equal ones stay as they were, which is quicker than a sort that keeps them so
	}
	all := make([]placed, len(items))
	for i, item := range items {
		all[i] = placed{item, order(item), i}
	}
	slices.SortFunc(all, func(a, b placed) int { return cmp.Or(strings.Compare(a.order, b.order), a.at-b.at) })
	for i := range all {
		items[i] = all[i].item
	}
}

// Order returns a key by whose bytes texts stand in Vietnamese order, as Unicode's CLDR has it: by letters (a < ă < â,
// d < đ), among those by tones (ma < mà < mả < mã < má < mạ), then small letters before capitals. Numbers go by value
// (9 < 45 < 1676). Texts that the order holds equal are put bytewise. Each part of the key decides only among those
// that the part before holds equal; a zero, which no part has inside, ends it.
func Order(text string) string {
	runes := []rune(Normal(text))
	key := make([]byte, 0, 4*len(runes)+len(text)+3)
	var tones, capitals []byte
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		place, tone, capital := inAlphabet(r)
		switch {
		case place > 0:
			key = append(key, vietnamese+place)
		case r >= '0' && r <= '9':
			digits := digitsOf(runes[i:])
			key = appendNumber(key, digits)
			i += len(digits) - 1
		case unicode.IsSpace(r):
			key = append(key, blank)
		case unicode.IsLetter(r):
			key = utf8.AppendRune(append(key, foreign), r) // UTF-8 keeps the order of characters
		default:
			key = utf8.AppendRune(append(key, sign), r)
		}
		tones = append(tones, 1+tone)
		capitals = append(capitals, 1+capital)
	}
	key = append(append(key, 0), tones...)
	key = append(append(key, 0), capitals...)
	return string(append(append(key, 0), text...))
}

// What stands before what, whatever the character. The letters of the alphabet are one byte each, from vietnamese on.
const (
	blank      = 1
	sign       = 2
	number     = 3
	vietnamese = 16
	foreign    = 255
)

// digitsOf returns the digits that a text begins with.
func digitsOf(runes []rune) []rune {
	end := slices.IndexFunc(runes, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		return runes
	}
	return runes[:end]
}

// appendNumber places a number: by how many digits it has without leading zeros, then by those digits.
func appendNumber(key []byte, digits []rune) []byte {
	for len(digits) > 1 && digits[0] == '0' {
		digits = digits[1:]
	}
	key = utf8.AppendRune(append(key, number), rune(len(digits)))
	for _, d := range digits {
		key = append(key, byte(d))
	}
	return key
}
