package viet

import (
	"cmp"
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Sort puts items in Vietnamese order of their keys (a < ă < â, d < đ, ma < mà < mả < mã < má < mạ, 9 < 45 < 1676).
// Keys that the order holds equal are put bytewise, equal keys stay as they were.
func Sort[T any](items []T, key func(T) string) {
	order := collate.New(language.Vietnamese, collate.Numeric)
	slices.SortStableFunc(items, func(a, b T) int {
		ka, kb := key(a), key(b)
		return cmp.Or(order.CompareString(ka, kb), cmp.Compare(ka, kb))
	})
}

// Initial returns the letter of the Vietnamese alphabet under which a list files s: marks of tone dropped, the letters
// ă â đ ê ô ơ ư kept, "0-9" for digits and "#" for the rest.
func Initial(s string) string {
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			return "0-9"
		case toneless(r) != 0:
			return string(toneless(r))
		}
		return "#"
	}
	return "#"
}
