package printed

import (
	"congkhai/generator/files/front"
)

// Rounding is the place to which a document prints a figure: 10 for tens; 0 where it prints all that there is.
type Rounding int64

// mostRounding is the largest place: đồng are printed in milliards, and nothing is rounded beyond them.
const mostRounding = 1_000_000_000

// Alternatives tells that a place is a whole number.
func (Rounding) Alternatives() []any { return []any{int64(0)} }

// Plain is the number.
func (r Rounding) Plain() any { return int64(r) }

// BindTOML reads a power of ten.
func (r *Rounding) BindTOML(b *front.Binding, v any, path string) {
	var n int64
	switch v := v.(type) {
	case float64:
		if v == 0.1 || v == 0.01 {
			b.Problem(path, RoundedToDecimals, b.Raw(path), map[bool]int{true: 1, false: 2}[v == 0.1])
			return
		}
		b.Problem(path, RoundingForm, b.Raw(path))
		return
	case string:
		b.TellNumber(v, path)
		return
	default:
		before := b.Problems()
		if b.Value(v, path, &n); b.Problems() > before {
			return
		}
	}
	switch {
	case n < 1 || power(zeros(n)) != n:
		b.Problem(path, RoundingForm, b.Raw(path))
	case n > mostRounding:
		b.Problem(path, RoundingTooLarge, b.Raw(path))
	default:
		*r = Rounding(n)
	}
}

// zeros is how many zeros a number ends in.
func zeros(n int64) int {
	count := 0
	for ; n != 0 && n%10 == 0; n /= 10 {
		count++
	}
	return count
}

// power is ten to a power.
func power(zeros int) int64 {
	n := int64(1)
	for range zeros {
		n *= 10
	}
	return n
}

// Scale is what a document prints a figure in: thousands, millions.
type Scale string

// Choices lists the scales.
func (Scale) Choices() []front.Choice { return scaleChoices }

var scaleChoices = []front.Choice{{ID: "nghin", Label: "nghìn"}, {ID: "ngan", Label: "ngàn"}, {ID: "trieu", Label: "triệu"},
	{ID: "ty", Label: "tỷ"}}

// Factor is how much one of the scale is.
func (s Scale) Factor() int64 {
	return map[Scale]int64{"nghin": 1000, "ngan": 1000, "trieu": 1_000_000, "ty": 1_000_000_000}[s]
}
