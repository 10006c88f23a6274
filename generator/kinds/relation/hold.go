package relation

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/front"
)

// Value is what stands for a key. "Không có" counts as nothing: 0. Unit is that of the last digit that is printed,
// 0 where the value is exact: a document that prints 5,65 thousand may mean anything from 5 645 to 5 655.
type Value struct {
	front.Stated[amount.Amount]
	Unit amount.Amount
}

// Held is a relation whose values are all there.
type Held struct {
	Holds   bool
	Rounded bool // it holds only within half a unit of the last printed digit of each term
	rel     Relation
	values  map[string]Value
}

// Hold holds a relation against the values of its keys.
func (rel Relation) Hold(values map[string]Value) Held {
	h := Held{rel: rel, values: values}
	exactly, within := h.sums()
	if len(rel.Under) > 0 {
		exactly, within = h.ratio()
	}
	h.Holds, h.Rounded = exactly || within, within && !exactly
	return h
}

func (h Held) sums() (exactly, within bool) {
	apart := 2 * (h.sum(h.rel.Left).total - h.sum(h.rel.Right).total)
	off := h.off(h.rel.Left, h.rel.Right)
	switch h.rel.Operator {
	case "<=":
		return apart <= 0, apart <= off
	case ">=":
		return apart >= 0, -apart <= off
	}
	return apart == 0, max(apart, -apart) <= off
}

// ratio holds a figure against a ratio. Of nothing there is no per cent: the figure then has to say none, or that it
// does not apply.
func (h Held) ratio() (exactly, within bool) {
	figure := h.values[h.rel.Left[0].Key]
	over, under := h.sum(h.rel.Right), h.sum(h.rel.Under)
	offOver, offUnder := h.off(h.rel.Right, nil), h.off(h.rel.Under, nil)
	switch {
	case !figure.Given():
		return under.total == 0, max(2*under.total, -2*under.total) <= offUnder
	case under.total == 0 && offUnder == 0:
		return false, false
	}
	exactly = under.total != 0 && figure.Value == amount.PercentOf(over.total, under.total)
	if figure.Unit+offOver+offUnder == 0 {
		return exactly, false
	}
	percent := about(figure.Value, max(figure.Unit, 1)) // which has two decimals at most
	part := about(over.total, offOver)
	if part == (span{}) { // of nothing it is nothing, whatever the whole
		return exactly, percent.least <= 0 && percent.most >= 0
	}
	return exactly, percent.times(about(under.total, offUnder), part)
}

// off is how far the difference of two sums may be off by rounding, doubled. A figure on both sides is off alike.
func (h Held) off(left, right []Term) amount.Amount {
	times := map[string]amount.Amount{}
	for i, t := range slices.Concat(left, right) {
		if t.Minus == (i < len(left)) {
			times[t.Key]--
		} else {
			times[t.Key]++
		}
	}
	var off amount.Amount
	for key, n := range times {
		off += max(n, -n) * h.values[key].Unit
	}
	return off
}

// span is what a rounded number can be, doubled.
type span struct{ least, most amount.Amount }

func about(n, off amount.Amount) span { return span{2*n - off, 2*n + off} }

// times reports whether some per cent of some whole is some part.
func (percent span) times(whole, part span) bool {
	product := func(a, b amount.Amount) *big.Int { return new(big.Int).Mul(big.NewInt(int64(a)), big.NewInt(int64(b))) }
	corners := []*big.Int{product(percent.least, whole.least), product(percent.least, whole.most),
		product(percent.most, whole.least), product(percent.most, whole.most)}
	least, most := slices.MinFunc(corners, (*big.Int).Cmp), slices.MaxFunc(corners, (*big.Int).Cmp)
	return least.Cmp(product(part.most, 20_000)) <= 0 && most.Cmp(product(part.least, 20_000)) >= 0
}

// addition is a sum, and what it is made of.
type addition struct {
	terms []Term
	total amount.Amount
	each  []amount.Amount
}

func (h Held) sum(terms []Term) addition {
	sum := addition{terms: terms}
	for _, t := range terms {
		value := Value{Stated: front.Stated[amount.Amount]{Value: t.Number}}
		if t.Key != "" {
			value = h.values[t.Key]
		}
		sum.each = append(sum.each, value.Value)
		if t.Minus {
			value.Value = -value.Value
		}
		sum.total += value.Value
	}
	return sum
}

// keys writes the sum as content does: "a + b".
func (a addition) keys(called func(key string) string) string {
	return a.write(func(i int) string {
		if a.terms[i].Key == "" {
			return a.terms[i].Number.Text()
		}
		return called(a.terms[i].Key)
	})
}

// numbers writes the sum with its values: "8 + 5".
func (a addition) numbers() string { return a.write(func(i int) string { return a.each[i].Text() }) }

func (a addition) write(term func(i int) string) string {
	var b strings.Builder
	for i, t := range a.terms {
		switch {
		case t.Minus:
			b.WriteString(" - ")
		case i > 0:
			b.WriteString(" + ")
		}
		b.WriteString(term(i))
	}
	return b.String()
}

// Terms tells both sides with what stands between them: "a = 12, nhưng b + c = 8 + 5 = 13". But are the words for
// another, a greater and a smaller sum.
func (h Held) Terms(called func(key string) string, but [3]string) string {
	return h.left(called) + ", " + h.between(but) + " " + h.right(called)
}

// The words of Terms.
var (
	Vietnamese = [3]string{"nhưng", "lớn hơn", "nhỏ hơn"}
	English    = [3]string{"but", "more than", "less than"}
)

func (h Held) between(but [3]string) string {
	return map[string]string{"=": but[0], "<=": but[1], ">=": but[2]}[h.rel.Operator]
}

func (h Held) left(called func(key string) string) string {
	if len(h.rel.Under) == 0 {
		return h.sum(h.rel.Left).text(called)
	}
	key := h.rel.Left[0].Key
	if figure := h.values[key]; figure.Given() {
		return called(key) + " = " + figure.Value.Text() + "%"
	}
	return called(key) + " = " + strconv.Quote(h.values[key].State.String())
}

func (h Held) right(called func(key string) string) string {
	over, under := h.sum(h.rel.Right), h.sum(h.rel.Under)
	if len(under.terms) == 0 {
		return over.text(called)
	}
	text := grouping(over.keys(called), over) + " / " + grouping(under.keys(called), under) + " = " +
		grouping(over.numbers(), over) + " / " + grouping(under.numbers(), under)
	if under.total == 0 {
		return text + " = ?"
	}
	return text + " = " + amount.PercentOf(over.total, under.total).Text() + "%"
}

func grouping(sum string, a addition) string {
	if len(a.terms) > 1 {
		return "(" + sum + ")"
	}
	return sum
}

// text is the sum as Terms tells it: "a + b = 8 + 5 = 13".
func (a addition) text(called func(key string) string) string {
	text, numbers := a.keys(called), a.numbers()
	if numbers != text {
		text += " = " + numbers
	}
	if total := a.total.Text(); total != numbers {
		text += " = " + total
	}
	return text
}
