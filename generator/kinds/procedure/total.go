package procedure

import (
	"slices"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/front"
	"congkhai/generator/pages/show"
)

// TotalView is what has to be paid by some ways of filing. Says is what the lines are, for the catalogue: both together,
// one where the other is free, or both beside each other where nobody can add them up; "" when all is free.
type TotalView struct {
	Ways  string
	Lines []TotalLine
	Says  string
}

// TotalLine is a sum, of phí or lệ phí alone where What says so, and the case that it is for; or how many cases more
// there are.
type TotalLine struct {
	What, Case string
	Sum        show.Value
	More       int
}

// What the lines of a total are.
const (
	bothTogether = "gom_ca_hai"
	chargeAlone  = "la_phi"
	feeAlone     = "la_le_phi"
	notAdded     = "khong_cong_duoc"
	notAllKnown  = "chua_biet_du"
)

// TotalKeys are the keys of the catalogue that say what sums are.
func TotalKeys() []string {
	return []string{bothTogether, chargeAlone, feeAlone, notAdded, notAllKnown, "phi", "le_phi"}
}

// totalsOf adds up what has to be paid, once for all ways that ask for the same.
func totalsOf(ways []Way) []TotalView {
	var totals []TotalView
	for _, group := range shared(ways, func(w Way) [2]show.Value { return [2]show.Value{sumOf(w.Charge), sumOf(w.Fee)} }) {
		if !known(group.Charge) && !known(group.Fee) {
			continue
		}
		total := totalOf(group.Charge, group.Fee)
		total.Ways = group.name
		totals = append(totals, total)
	}
	return totals
}

func sumOf(m front.Stated[amount.Money]) show.Value { return show.With(m, amount.Money.Text) }

func totalOf(charge, fee front.Stated[amount.Money]) TotalView {
	apart := append(linesOf("phi", charge), linesOf("le_phi", fee)...)
	switch {
	case !known(charge) || !known(fee):
		return TotalView{Lines: apart, Says: notAllKnown}
	case isFree(charge) && isFree(fee):
		return TotalView{Lines: []TotalLine{{Sum: show.Value{HTML: show.Escaped(amount.Dong(0))}}}}
	case isFree(fee):
		return TotalView{Lines: linesOf("", charge), Says: chargeAlone}
	case isFree(charge):
		return TotalView{Lines: linesOf("", fee), Says: feeAlone}
	}
	if sum, ok := added(charge.Value, fee.Value); ok {
		return TotalView{Lines: linesOf("", front.Stated[amount.Money]{State: front.Given, Value: sum}), Says: bothTogether}
	}
	return TotalView{Lines: apart, Says: notAdded}
}

// isFree reports whether it is known that nothing has to be paid.
func isFree(m front.Stated[amount.Money]) bool {
	if !m.Given() {
		return known(m)
	}
	for _, c := range m.Value.Cases {
		if c.Amount != 0 {
			return false
		}
	}
	return m.Value.Amount == 0 && m.Value.Words == ""
}

// linesOf is a line for each of the first cases of a sum, or one.
func linesOf(what string, m front.Stated[amount.Money]) []TotalLine {
	cases := m.Value.Cases
	if len(cases) == 0 {
		return []TotalLine{{What: what, Sum: sumOf(m)}}
	}
	var lines []TotalLine
	for _, c := range cases[:min(len(cases), mostNamed)] {
		lines = append(lines, TotalLine{What: what, Case: c.Name, Sum: show.Value{HTML: show.Escaped(amount.Dong(c.Amount))}})
	}
	if more := len(cases) - len(lines); more > 0 {
		lines = append(lines, TotalLine{What: what, More: more})
	}
	return lines
}

// added adds two sums, case by case. Words cannot be added, nor cases that are not the same in both.
func added(a, b amount.Money) (sum amount.Money, ok bool) {
	if len(a.Cases) == 0 {
		a, b = b, a
	}
	sameCase := func(x, y amount.MoneyCase) bool { return x.Name == y.Name }
	if a.Words != "" || b.Words != "" || len(b.Cases) > 0 && !slices.EqualFunc(a.Cases, b.Cases, sameCase) {
		return amount.Money{}, false
	}
	sum.Amount = a.Amount + b.Amount
	for i, c := range a.Cases {
		c.Amount += b.Amount
		if len(b.Cases) > 0 {
			c.Amount += b.Cases[i].Amount
		}
		sum.Cases = append(sum.Cases, c)
	}
	tooLarge := func(c amount.MoneyCase) bool { return c.Amount < 0 }
	return sum, sum.Amount >= 0 && !slices.ContainsFunc(sum.Cases, tooLarge)
}
