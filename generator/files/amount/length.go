package amount

import (
	"math"

	"congkhai/generator/files/front"
)

// Length is how many units of time something takes, in hundredths, so that a day and a half is exact and steps add up.
type Length int64

// Alternatives tells that a length is whole or has decimals.
func (Length) Alternatives() []any { return []any{int64(0), float64(0)} }

// Plain is the length as a number.
func (l Length) Plain() any { return Amount(l).Plain() }

// Text prints a length: 10, 1,5.
func (l Length) Text() string { return Amount(l).Scaled(1, 0) }

// Up is the length in whole units: an end in the middle of a day is on that day.
func (l Length) Up() int { return int((l + 99) / 100) }

// BindTOML reads 10 or 1.5.
func (l *Length) BindTOML(b *front.Binding, v any, path string) {
	switch v := v.(type) {
	case float64:
		hundredths := math.Round(v * 100)
		if !(math.Abs(v) <= mostUnits) || math.Abs(hundredths-v*100) > 1e-6 { // also what is no number
			b.Problem(path, FractionOfTime, b.Raw(path))
			return
		}
		*l = Length(hundredths)
	default:
		if text, isText := v.(string); isText && len(front.Readings(text)) > 0 {
			b.TellNumber(text, path)
			return
		}
		var n int
		b.Value(v, path, &n)
		if n > mostUnits || n < -mostUnits {
			b.Problem(path, FractionOfTime, b.Raw(path))
			return
		}
		*l = Length(n) * 100
	}
}

// mostUnits is more of any unit than a time limit has.
const mostUnits = 100_000
