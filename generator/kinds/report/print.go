package report

import (
	"fmt"
	"strings"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
	"congkhai/generator/pages/show"
)

// Print is how a form prints a figure, or the cells of a column: as the document does, so that readers can hold one
// against the other. What is printed rounded has a unit, that of its last digit.
type Print struct {
	Kind     FigureKind `key:"loai" say:"loại" example:"\"dem\""`
	None     string     `key:"khi_khong,optional" say:"in gì khi không có" example:"\"Không có\""`
	Digits   int        `key:"chu_so,optional" say:"số đếm, số tiền: số chữ số ít nhất khi in, 2 thì 8 in là 08; tỷ lệ và số có phần lẻ: 1 hoặc 2 chữ số sau dấu phẩy" example:"2" name:"Số chữ số khi in"`
	Rounding Rounding   `key:"lam_tron,optional" say:"văn bản in số đã làm tròn đến hàng nào: 10, 100, 1000…" example:"10" name:"Làm tròn đến hàng"`
	Scale    Scale      `key:"in_theo,optional" say:"văn bản in theo nghìn, ngàn, triệu hay tỷ: 5650 in là 5,65 ngàn" example:"\"ngan\"" name:"In theo"`
}

// unit is that of the last digit that is printed, 0 where the value is printed as it is.
func (p Print) unit() amount.Amount {
	whole := amount.Amount(p.Rounding) * 100
	switch p.Kind {
	case ratio, decimal:
		if digits := map[int]amount.Amount{1: 10, 2: 1}[p.Digits]; digits > 0 && whole == 0 {
			return digits
		}
		return whole
	case counting, money:
		if p.Rounding > 1 {
			return whole
		}
	}
	return 0
}

// isAmount reports whether the values are so and so much of something, no statements and no parts of a whole.
func (p Print) isAmount() bool { return p.Kind == counting || p.Kind == money || p.Kind == decimal }

// said is how readers are told what the printing leaves out; "" where it leaves out nothing.
func (p Print) said() string {
	var said []string
	switch unit := p.unit(); {
	case unit >= 100 && p.Kind == ratio:
		said = append(said, "làm tròn đến "+unit.Text()+"%")
	case unit >= 100:
		said = append(said, "làm tròn đến "+unit.Text())
	case unit > 0:
		said = append(said, fmt.Sprintf("in %d chữ số sau dấu phẩy", p.Digits))
	}
	if p.Scale != "" {
		said = append(said, "in theo "+front.Label(p.Scale, string(p.Scale)))
	}
	return strings.Join(said, ", ")
}

// hint tells who fills in a report how to write what the document prints in thousands; "" for other figures.
func (p Print) hint() string {
	if p.Scale == "" {
		return ""
	}
	example := max(p.rounded(amount.Amount(565*p.Scale.factor())), p.unit())
	return fmt.Sprintf("; văn bản in %s thì ghi %s", p.text(example),
		written(front.Stated[amount.Amount]{State: front.Given, Value: example}))
}

// rounded is the nearest value that is printed as it is.
func (p Print) rounded(a amount.Amount) amount.Amount {
	unit := max(p.unit(), 1)
	return (a + unit/2) / unit * unit
}

// print shows a value as the form prints it: padded, or with the form's word for none.
func (p Print) print(value front.Stated[amount.Amount]) show.Value {
	switch {
	case value.State == front.None && p.None != "":
		return show.Value{HTML: show.Escaped(p.None)}
	case !value.Given():
		return show.Value{State: value.State.String()}
	case p.Kind == statement:
		return show.Value{HTML: show.Escaped(map[bool]string{true: "Có", false: "Không"}[value.Value > 0])}
	}
	return show.Value{HTML: show.Escaped(p.padded(value.Value))}
}

// longestPadded bounds what is padded: beyond it, digits are set apart in thousands.
const longestPadded = 9

func (p Print) padded(a amount.Amount) string {
	if counts := p.Kind == counting || p.Kind == money; !counts || p.Scale != "" || a >= 1000*100 || a%100 != 0 {
		return p.text(a)
	}
	return fmt.Sprintf("%0*d", min(max(p.Digits, 0), longestPadded), a/100) + p.unitWord()
}

// text is a number as the form prints it, among others: with its unit, and not padded. No digit is lost of one that has
// more than the form prints, such as a sum over older forms.
func (p Print) text(a amount.Amount) string {
	switch {
	case p.Kind == ratio && p.unit() == 0:
		return a.Text() + "%"
	case p.Kind == ratio:
		return a.Scaled(1, p.decimals()) + "%"
	case p.Scale != "" && a == 0:
		return "0" + p.unitWord()
	case p.Scale != "":
		return a.Scaled(p.Scale.factor(), p.decimals()) + " " + front.Label(p.Scale, string(p.Scale)) + p.unitWord()
	case p.Kind == decimal:
		return a.Scaled(1, p.decimals())
	}
	return a.Text() + p.unitWord()
}

func (p Print) unitWord() string {
	if p.Kind == money {
		return " đồng"
	}
	return ""
}

// decimals is how many digits are printed behind the comma at least.
func (p Print) decimals() int {
	if p.Scale == "" && p.Rounding == 0 {
		return min(max(p.Digits, 0), 2)
	}
	if p.Scale == "" || p.Rounding == 0 {
		return 0
	}
	return max(0, zeros(p.Scale.factor())-zeros(int64(p.Rounding)))
}

// change is a difference of two numbers as the form prints them.
func (p Print) change(a amount.Amount) string {
	if a > 0 {
		return "+" + p.text(a)
	}
	return p.text(a)
}

// wrong is what is wrong with a value that stands at a place: it is not of the kind, has a fraction that the kind has
// not, or is no multiple of its unit.
func (p Print) wrong(where source.Span, value front.Stated[amount.Amount]) (problem source.Problem, bad bool) {
	text := where.Text()
	said := text == "true" || text == "false"
	fraction := strings.Contains(text, ".") // 5.000 would be read as 5
	switch unit := p.unit(); {
	case !value.Given(), p.Kind == "":
	case said != (p.Kind == statement):
		return FigureKindDiffers.At(where, p.Kind), true
	case fraction && (p.Kind == counting || p.Kind == money):
		return p.fraction(where, value.Value), true
	case fraction && p.Kind == decimal && front.WholeReading(text) != "":
		meant := front.Readings(text)[0]
		return amount.AmountMeant.At(where, meant.Vi, meant.TOML, meant.En), true
	case unit > 0 && value.Value%unit != 0:
		return p.unrounded(where, value.Value, unit), true
	}
	return problem, false
}

// fraction is the problem of a value with a point where the kind has whole numbers: of 5.65 that the document prints in
// thousands, and of 5.000.
func (p Print) fraction(where source.Span, value amount.Amount) source.Problem {
	text := where.Text()
	meant := front.WholeReading(text)
	if p.Scale != "" && value < mostRounding { // so that it stays an amount
		meant = written(front.Stated[amount.Amount]{State: front.Given, Value: value * amount.Amount(p.Scale.factor())})
	}
	if meant == "" {
		return NotInteger.At(where, text)
	}
	return IntegerMeant.At(where, meant)
}

// unrounded is the problem of a value that the form prints less exactly than it is written.
func (p Print) unrounded(where source.Span, value, unit amount.Amount) source.Problem {
	near, key := p.rounded(value), "lam_tron"
	if unit < 100 {
		key = "chu_so"
	}
	return NotRounded.At(where, unit.Scaled(1, 0), p.text(near),
		written(front.Stated[amount.Amount]{State: front.Given, Value: near}), key)
}
