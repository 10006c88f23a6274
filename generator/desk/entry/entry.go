// Package entry is a value of content as people type it, into a cell of a workbook or a box of a form, and back. It
// goes by what a key may hold (package front) and knows no kind.
//
//	sort := entry.Of(entry.Ways(field.Shape), field.Is, isKind)
//	cell, ok := sort.Cell(value, titles)
//	value, wrong := sort.Value(cell)
package entry

import (
	"slices"

	"congkhai/generator/files/front"
	"congkhai/generator/text/viet"
)

// Sort is what may stand in a cell.
type Sort struct {
	Text, Whole, Decimal, Truth, Day bool
	List                             bool // several of these, a line each
	Words                            []Word
	Refers                           string // the folder of the kind whose records are named
	Like                             string // one such value, as the manual has it
}

// Word is one of a closed list: as content writes it, and as the cell shows it.
type Word struct{ ID, Label string }

// Ways are the shapes that a value may have.
func Ways(s front.Shape) []front.Shape {
	if s.Any != nil {
		return s.Any
	}
	return []front.Shape{s}
}

// IsList reports whether a value is a list, whatever is in it.
func IsList(s front.Shape) bool { return s.Any == nil && s.Type == "array" }

// IsPlainList reports whether a list has a line for each item in one cell.
func IsPlainList(s front.Shape) bool {
	return IsList(s) && s.Of.Any == nil && s.Of.Type != "array" && s.Of.Type != "object"
}

// Of is what may stand in the cells of a key that is written in such ways, and refers to something.
func Of(ways []front.Shape, is string, isKind func(folder string) bool) Sort {
	var s Sort
	for _, way := range ways {
		if IsPlainList(way) {
			s.List = true
			way = *way.Of
		}
		switch {
		case way.Choices != nil:
			s.Words = append(s.Words, WordsOf(way.Choices)...)
		case way.Type == "string":
			s.Text = true
		case way.Type == "integer":
			s.Whole = true
		case way.Type == "number":
			s.Decimal = true
		case way.Type == "boolean":
			s.Truth = true
		case way.Type == "date":
			s.Day = true
		}
	}
	if s.Text && isKind(is) {
		s.Refers = is
	}
	return s
}

// WordsOf is a closed list as cells show it. What says why there is no value stands in brackets, so that no value is
// taken for it.
func WordsOf(choices []front.Choice) []Word {
	var words []Word
	for _, c := range choices {
		label := c.Label
		if front.IsState(c.ID) {
			label = "(" + c.Label + ")"
		}
		if label == "" || slices.ContainsFunc(words, func(w Word) bool { return viet.Fold(w.Label) == viet.Fold(label) }) {
			label = c.ID
		}
		words = append(words, Word{c.ID, label})
	}
	return words
}
