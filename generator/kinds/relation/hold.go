package relation

import (
	"math/big"
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
	left, right := h.sum(h.rel.Left), h.sum(h.rel.Right)
	apart := 2 * (left.total - right.total)
	units := left.unit + right.unit
	switch h.rel.Operator {
	case "<=":
		return apart <= 0, apart <= units
	case ">=":
		return apart >= 0, -apart <= units
	}
	return apart == 0, max(apart, -apart) <= units
}

// ratio holds a figure against a ratio. Of nothing there is no per cent: the figure then has to say none, or that it
// does not apply.
func (h Held) ratio() (exactly, within bool) {
	figure := h.values[h.rel.Left[0].Key]
	over, under := h.sum(h.rel.Right), h.sum(h.rel.Under)
	if under.total == 0 || !figure.Given() {
		return under.total == 0 && !figure.Given(), false
	}
	exactly = figure.Value == amount.PercentOf(over.total, under.total)
	if figure.Unit+over.unit+under.unit == 0 {
		return exactly, false
	}
	unit := max(figure.Unit, 1)
	least, most := 2*figure.Value-unit, 2*figure.Value+unit // of twice the per cent
	return exactly, atMost(least, 2*over.total+over.unit, 2*under.total-under.unit) &&
		atLeast(most, 2*over.total-over.unit, 2*under.total+under.unit)
}

// atMost reports whether a per cent, doubled, is no more than that of a part of a whole; of nothing any is.
func atMost(percent, part, whole amount.Amount) bool {
	return whole <= 0 || times(percent, whole).Cmp(times(part, 20_000)) <= 0
}

func atLeast(percent, part, whole amount.Amount) bool {
	return times(percent, whole).Cmp(times(part, 20_000)) >= 0
}

func times(a, b amount.Amount) *big.Int {
	return new(big.Int).Mul(big.NewInt(int64(a)), big.NewInt(int64(b)))
}

// addition is a sum, what it is made of, and how far it may be off, doubled.
type addition struct {
	terms []Term
	total amount.Amount
	unit  amount.Amount
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
		sum.unit += value.Unit
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
