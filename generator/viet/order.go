package viet

import (
	"bytes"
	"cmp"
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Sort puts items in Vietnamese order of their keys (a < ă < â, d < đ, ma < mà < mả < mã < má < mạ, 9 < 45 < 1676).
// Keys that the order holds equal are put bytewise, equal keys stay as they were.
func Sort[T any](items []T, key func(T) string) {
	order := collate.New(language.Vietnamese, collate.Numeric)
	var buffer collate.Buffer
	type placed struct {
		item   T
		text   string
		weight []byte
	}
	all := make([]placed, len(items))
	for i, item := range items {
		text := key(item)
		all[i] = placed{item, text, slices.Clone(order.KeyFromString(&buffer, text))}
		buffer.Reset()
	}
	slices.SortStableFunc(all, func(a, b placed) int {
		return cmp.Or(bytes.Compare(a.weight, b.weight), cmp.Compare(a.text, b.text))
	})
	for i := range all {
		items[i] = all[i].item
	}
}
