package relation

import (
	"unicode"
	"unicode/utf8"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/front"
)

// Words are what readers call the terms of a relation, and how they read its values.
type Words struct {
	Name  func(key string) string
	Value func(key string, value amount.Amount) string
	But   [3]string // for another, a greater and a smaller sum
}

// In is the relation in words: "hồ sơ tiếp nhận = hồ sơ mới + kỳ trước chuyển qua".
func (rel Relation) In(name func(key string) string) string {
	side := func(terms []Term) string { return addition{terms: terms}.keys(name) }
	between := map[string]string{"=": " = ", "<=": " không nhiều hơn ", ">=": " không ít hơn "}[rel.Operator]
	if len(rel.Under) == 0 {
		return side(rel.Left) + between + side(rel.Right)
	}
	over, under := addition{terms: rel.Right}, addition{terms: rel.Under}
	return side(rel.Left) + between + grouping(over.keys(name), over) + " / " + grouping(under.keys(name), under)
}

// Fact is what the report says, in words: "đã rà soát 1, nhiều hơn kế hoạch 0".
func (h Held) Fact(w Words) string {
	if len(h.rel.Under) > 0 {
		return h.figureIn(w) + ", " + w.But[0] + " " + h.ratioIn(w)
	}
	return h.sum(h.rel.Left).in(w) + ", " + h.between(w.But) + " " + h.sum(h.rel.Right).in(w)
}

// said is a name with a value; where the name ends in a number, "mức độ 3", they are told apart.
func (w Words) said(key string, value amount.Amount) string {
	name := w.Name(key)
	if last, _ := utf8.DecodeLastRuneInString(name); unicode.IsDigit(last) {
		name += ":"
	}
	return name + " " + w.Value(key, value)
}

func (h Held) figureIn(w Words) string {
	key := h.rel.Left[0].Key
	switch figure := h.values[key]; figure.State {
	case front.Given:
		return w.said(key, figure.Value)
	case front.None:
		return w.Name(key) + " không có"
	}
	return w.Name(key) + " không áp dụng"
}

func (h Held) ratioIn(w Words) string {
	over, under := h.sum(h.rel.Right), h.sum(h.rel.Under)
	if under.total == 0 {
		return under.in(w) + " nên không có tỷ lệ"
	}
	return over.in(w) + " trên " + under.in(w) + " là " + amount.PercentOf(over.total, under.total).Text() + "%"
}

// in is the sum with its values: "hồ sơ mới 8 + kỳ trước chuyển qua 5 = 13".
func (a addition) in(w Words) string {
	text := a.write(func(i int) string {
		if key := a.terms[i].Key; key != "" {
			return w.said(key, a.each[i])
		}
		return a.terms[i].Number.Text()
	})
	if len(a.terms) > 1 {
		text += " = " + w.Value(a.terms[0].Key, a.total)
	}
	return text
}
