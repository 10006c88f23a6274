// Package printed is how documents print figures, so that pages show what the document shows: what a figure counts, how
// many digits it has, to what place it is rounded, in thousands or millions. It tells values that are not of their kind,
// and keys of a form that say what cannot be printed. What a figure is called, and what it is held against, is not its
// business.
package printed

import (
	"fmt"
	"strconv"
	"strings"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
	"congkhai/generator/pages/show"
)

// Style is how a form prints a figure, or the cells of a column: as the document does, so that readers can hold one
// against the other. What is printed rounded has a unit, that of its last digit.
type Style struct {
	Kind     Kind     `key:"loai" say:"loại" example:"\"dem\""`
	None     string   `key:"khi_khong,optional" say:"in gì khi không có" example:"\"Không có\""`
	Digits   int      `key:"chu_so,optional" say:"số đếm, số tiền: số chữ số ít nhất khi in, 2 thì 8 in là 08; tỷ lệ và số có phần lẻ: 1 hoặc 2 chữ số sau dấu phẩy" example:"2" name:"Số chữ số khi in"`
	Rounding Rounding `key:"lam_tron,optional" say:"văn bản in số đã làm tròn đến hàng nào: 10, 100, 1000…" example:"10" name:"Làm tròn đến hàng"`
	Scale    Scale    `key:"in_theo,optional" say:"văn bản in theo nghìn, ngàn, triệu hay tỷ: 5650 in là 5,65 ngàn" example:"\"ngan\"" name:"In theo"`
}

// Unit is that of the last digit that is printed, 0 where the value is printed as it is.
func (s Style) Unit() amount.Amount {
	whole := amount.Amount(s.Rounding) * 100
	switch s.Kind {
	case Ratio, Decimal:
		if digits := map[int]amount.Amount{1: 10, 2: 1}[s.Digits]; digits > 0 && whole == 0 {
			return digits
		}
		return whole
	case Counting, Money:
		if s.Rounding > 1 {
			return whole
		}
	}
	return 0
}

// IsAmount reports whether the values are so and so much of something, no statements and no parts of a whole.
func (s Style) IsAmount() bool { return s.Kind == Counting || s.Kind == Money || s.Kind == Decimal }

// Said is how readers are told what the printing leaves out; "" where it leaves out nothing.
func (s Style) Said() string {
	var said []string
	switch unit := s.Unit(); {
	case unit >= 100 && s.Kind == Ratio:
		said = append(said, "làm tròn đến "+unit.Text()+"%")
	case unit >= 100:
		said = append(said, "làm tròn đến "+unit.Text())
	case unit > 0:
		said = append(said, fmt.Sprintf("in %d chữ số sau dấu phẩy", s.Digits))
	}
	if s.Scale != "" {
		said = append(said, "in theo "+front.Label(s.Scale, string(s.Scale)))
	}
	return strings.Join(said, ", ")
}

// Hint tells who fills in a report how to write what the document prints in thousands; "" for other figures.
func (s Style) Hint() string {
	if s.Scale == "" {
		return ""
	}
	example := max(s.rounded(amount.Amount(565*s.Scale.Factor())), s.Unit())
	return fmt.Sprintf("; văn bản in %s thì ghi %s", s.Text(example),
		TOML(front.Stated[amount.Amount]{State: front.Given, Value: example}))
}

// rounded is the nearest value that is printed as it is.
func (s Style) rounded(a amount.Amount) amount.Amount {
	unit := max(s.Unit(), 1)
	return (a + unit/2) / unit * unit
}

// Show shows a value as the form prints it: padded, or with the form's word for none.
func (s Style) Show(value front.Stated[amount.Amount]) show.Value {
	switch {
	case value.State == front.None && s.None != "":
		return show.Value{HTML: show.Escaped(s.None)}
	case !value.Given():
		return show.Value{State: value.State.String()}
	case s.Kind == Statement:
		return show.Value{HTML: show.Escaped(map[bool]string{true: "Có", false: "Không"}[value.Value > 0])}
	}
	return show.Value{HTML: show.Escaped(s.padded(value.Value))}
}

// longestPadded bounds what is padded: beyond it, digits are set apart in thousands.
const longestPadded = 9

func (s Style) padded(a amount.Amount) string {
	if counts := s.Kind == Counting || s.Kind == Money; !counts || s.Scale != "" || a >= 1000*100 || a%100 != 0 {
		return s.Text(a)
	}
	return fmt.Sprintf("%0*d", min(max(s.Digits, 0), longestPadded), a/100) + s.unitWord()
}

// Text is a number as the form prints it, among others: with its unit, and not padded. No digit is lost of one that has
// more than the form prints, such as a sum over older forms.
func (s Style) Text(a amount.Amount) string {
	switch {
	case s.Kind == Ratio && s.Unit() == 0:
		return a.Text() + "%"
	case s.Kind == Ratio:
		return a.Scaled(1, s.decimals()) + "%"
	case s.Scale != "" && a == 0:
		return "0" + s.unitWord()
	case s.Scale != "":
		return a.Scaled(s.Scale.Factor(), s.decimals()) + " " + front.Label(s.Scale, string(s.Scale)) + s.unitWord()
	case s.Kind == Decimal:
		return a.Scaled(1, s.decimals())
	}
	return a.Text() + s.unitWord()
}

func (s Style) unitWord() string {
	if s.Kind == Money {
		return " đồng"
	}
	return ""
}

// decimals is how many digits are printed behind the comma at least.
func (s Style) decimals() int {
	if s.Scale == "" && s.Rounding == 0 {
		return min(max(s.Digits, 0), 2)
	}
	if s.Scale == "" || s.Rounding == 0 {
		return 0
	}
	return max(0, zeros(s.Scale.Factor())-zeros(int64(s.Rounding)))
}

// Change is a difference of two numbers as the form prints them.
func (s Style) Change(a amount.Amount) string {
	if a > 0 {
		return "+" + s.Text(a)
	}
	return s.Text(a)
}

// Wrong is what is wrong with a value that stands at a place: it is not of the kind, has a fraction that the kind has
// not, or is no multiple of its unit.
func (s Style) Wrong(where source.Span, value front.Stated[amount.Amount]) (problem source.Problem, bad bool) {
	text := where.Text()
	said := text == "true" || text == "false"
	fraction := strings.Contains(text, ".") // 5.000 would be read as 5
	switch unit := s.Unit(); {
	case !value.Given(), s.Kind == "":
	case said != (s.Kind == Statement):
		return KindDiffers.At(where, s.Kind), true
	case fraction && (s.Kind == Counting || s.Kind == Money):
		return s.fraction(where, value.Value), true
	case fraction && s.Kind == Decimal && front.WholeReading(text) != "":
		meant := front.Readings(text)[0]
		return amount.AmountMeant.At(where, meant.Vi, meant.TOML, meant.En), true
	case unit > 0 && value.Value%unit != 0:
		return s.unrounded(where, value.Value, unit), true
	}
	return problem, false
}

// fraction is the problem of a value with a point where the kind has whole numbers: of 5.65 that the document prints in
// thousands, and of 5.000.
func (s Style) fraction(where source.Span, value amount.Amount) source.Problem {
	text := where.Text()
	meant := front.WholeReading(text)
	if s.Scale != "" && value < mostRounding { // so that it stays an amount
		meant = TOML(front.Stated[amount.Amount]{State: front.Given, Value: value * amount.Amount(s.Scale.Factor())})
	}
	if meant == "" {
		return NotInteger.At(where, text)
	}
	return IntegerMeant.At(where, meant)
}

// unrounded is the problem of a value that the form prints less exactly than it is written.
func (s Style) unrounded(where source.Span, value, unit amount.Amount) source.Problem {
	near, key := s.rounded(value), "lam_tron"
	if unit < 100 {
		key = "chu_so"
	}
	return NotRounded.At(where, unit.Scaled(1, 0), s.Text(near),
		TOML(front.Stated[amount.Amount]{State: front.Given, Value: near}), key)
}

// TOML is a value as content files write it.
func TOML(v front.Stated[amount.Amount]) string {
	if !v.Given() {
		return strconv.Quote(v.State.String())
	}
	return strings.ReplaceAll(strings.ReplaceAll(v.Value.Scaled(1, 0), ".", "_"), ",", ".")
}
