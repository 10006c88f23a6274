package viet

import (
	"cmp"
	"slices"
	"unicode"
)

// Sort puts items in Vietnamese order of their keys, as Unicode's CLDR has it: by letters (a < ă < â, d < đ), among those
// by tones (ma < mà < mả < mã < má < mạ), then small letters before capitals. Numbers go by value (9 < 45 < 1676). Keys
// that the order holds equal are put bytewise, equal keys stay as they were.
func Sort[T any](items []T, key func(T) string) {
	type placed struct {
		item   T
		weight weight
		text   string
	}
	all := make([]placed, len(items))
	for i, item := range items {
		text := key(item)
		all[i] = placed{item, weigh(text), text}
	}
	slices.SortStableFunc(all, func(a, b placed) int {
		return cmp.Or(slices.Compare(a.weight.letters, b.weight.letters), slices.Compare(a.weight.tones, b.weight.tones),
			slices.Compare(a.weight.capitals, b.weight.capitals), cmp.Compare(a.text, b.text))
	})
	for i := range all {
		items[i] = all[i].item
	}
}

// weight is what places a text: each part decides only among those that the part before holds equal.
type weight struct {
	letters  []uint32
	tones    []byte
	capitals []byte
}

// What stands before what, whatever the character.
const (
	blank = iota << 24
	sign
	number
	vietnamese
	foreign
)

func weigh(text string) weight {
	var w weight
	runes := []rune(Normal(text))
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		l, ok := letters[r]
		switch {
		case ok:
			w.letters = append(w.letters, uint32(vietnamese+l.place))
		case r >= '0' && r <= '9':
			digits := digitsOf(runes[i:])
			w.letters = append(w.letters, value(digits)...)
			i += len(digits) - 1
		case unicode.IsSpace(r):
			w.letters = append(w.letters, blank)
		case unicode.IsLetter(r):
			w.letters = append(w.letters, uint32(foreign+r))
		default:
			w.letters = append(w.letters, uint32(sign+r))
		}
		w.tones = append(w.tones, byte(l.tone))
		capital := byte(0)
		if l.capital {
			capital = 1
		}
		w.capitals = append(w.capitals, capital)
	}
	return w
}

// digitsOf returns the digits that a text begins with.
func digitsOf(runes []rune) []rune {
	end := slices.IndexFunc(runes, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		return runes
	}
	return runes[:end]
}

// value places a number: by how many digits it has without leading zeros, then by those digits.
func value(digits []rune) []uint32 {
	for len(digits) > 1 && digits[0] == '0' {
		digits = digits[1:]
	}
	places := []uint32{uint32(number + len(digits))}
	for _, d := range digits {
		places = append(places, uint32(number+d))
	}
	return places
}
