package amount

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"

	"congkhai/generator/files/front"
)

// PercentOf is a share in hundredths of a per cent, rounded half away from zero; by is not zero.
func PercentOf(a, by Amount) Amount {
	twice := new(big.Int).Mul(big.NewInt(int64(a)), big.NewInt(20_000))
	half := big.NewInt(int64(by))
	if (a < 0) != (by < 0) {
		half.Neg(half)
	}
	quotient := twice.Quo(twice.Add(twice, half), new(big.Int).Mul(big.NewInt(int64(by)), big.NewInt(2)))
	if !quotient.IsInt64() {
		return math.MaxInt64 // more per cent than any figure can say
	}
	return Amount(quotient.Int64())
}

// Decimals prints an amount of hundredths with both decimals: 100,00.
func (a Amount) Decimals() string { return fmt.Sprintf("%s,%02d", Grouped(int64(a/100)), a%100) }

// Text prints an amount of hundredths as people read it: 12, 62,50.
func (a Amount) Text() string {
	if a%100 == 0 {
		return Grouped(int64(a / 100))
	}
	sign := ""
	if a < 0 {
		sign, a = "-", -a
	}
	return fmt.Sprintf("%s%s,%02d", sign, Grouped(int64(a/100)), a%100)
}

// Scaled prints the amount counted in so many, such as thousands, with so many decimals at least: 5650 is 5,65. No digit
// is lost.
func (a Amount) Scaled(factor int64, decimals int) string {
	if a < 0 {
		return "-" + (-a).Scaled(factor, decimals)
	}
	one := Amount(100 * factor)
	rest := fmt.Sprintf("%0*d", len(strconv.FormatInt(int64(one), 10))-1, int64(a%one))
	rest = strings.TrimRight(rest, "0")
	rest += strings.Repeat("0", max(0, decimals-len(rest)))
	if rest == "" {
		return Grouped(int64(a / one))
	}
	return Grouped(int64(a/one)) + "," + rest
}

// Amount is the value of a figure in hundredths, so that counts, đồng and per cent with two decimals add up exactly.
type Amount int64

// Alternatives tells that an amount is whole, has decimals, or is a statement.
func (Amount) Alternatives() []any { return []any{int64(0), float64(0), false} }

// Plain is the amount as a number, without decimals that say nothing; of a statement that holds it is 1.
func (a Amount) Plain() any {
	sign := ""
	if a < 0 {
		sign, a = "-", -a
	}
	text := sign + strconv.FormatInt(int64(a/100), 10)
	if rest := a % 100; rest != 0 {
		text += strings.TrimSuffix(fmt.Sprintf(".%02d", int64(rest)), "0")
	}
	return front.Number(text)
}

// BindTOML reads 12, 62.5, or for a statement true, which counts as one, or false.
func (a *Amount) BindTOML(b *front.Binding, v any, path string) {
	switch v := v.(type) {
	case bool:
		if v {
			*a = 100
		}
	case float64:
		hundredths := math.Round(v * 100)
		if !(math.Abs(v) <= mostAmount) || math.Abs(hundredths-v*100) > 1e-6 { // also what is no number
			tellFigure(b, path)
			return
		}
		*a = Amount(hundredths)
	case string:
		b.TellNumber(v, path)
		return
	default:
		var n int64
		b.Value(v, path, &n)
		if n > mostAmount || n < -mostAmount {
			b.Problem(path, AmountForm)
			return
		}
		*a = Amount(n) * 100
	}
	if *a < 0 {
		b.Problem(path, Negative, a.Text())
	}
}

// tellFigure reports a decimal that no figure can be, and the number that it is where its point parts thousands.
func tellFigure(b *front.Binding, path string) {
	if r := front.Readings(b.Raw(path)); len(r) > 0 && r[0].Whole {
		b.Problem(path, AmountMeant, r[0].Vi, r[0].TOML, r[0].En)
		return
	}
	b.Problem(path, AmountForm)
}

// mostAmount is the largest figure: what can be added up in hundredths without loss.
const mostAmount = 1_000_000_000_000_000
