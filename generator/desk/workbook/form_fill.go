package workbook

import (
	"fmt"
	"strings"

	"congkhai/generator/desk/entry"
	"congkhai/generator/desk/outcome"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds/report"
	"congkhai/generator/past/change"
)

// filling puts what a form says into a report.
type filling struct {
	*entries
	*draft
	origin  source.Span // of the workbook
	changes []change.Change
	places  []outcome.Place
}

// The keys of a report that a form fills in.
const (
	figuresKey = "so_lieu"
	tablesKey  = "bang"
	columnsKey = "cot"
)

func (f *filling) fill() {
	for _, section := range f.Sections {
		for _, figure := range section.Figures {
			if e, ok := f.figures[figure.Key]; ok {
				f.setFigure(figure, e)
			}
		}
	}
	for i := range f.Tables {
		f.fillTable(i)
	}
}

// set decides what becomes of a value: ok is false where the report keeps what it has.
func (f *filling) set(now any, e written, name, path string) (ok bool) {
	f.places = append(f.places, outcome.Place{Path: path, At: e.at})
	switch {
	case isBlank(now):
		f.changed(name, now, e.value)
		return true
	case !equal(now, e.value):
		f.note(AlreadySaid, e.at, name, f.path, printedValue(now), printedValue(e.value))
	}
	return false
}

func (f *filling) changed(name string, old, new any) {
	c := change.Change{Name: name, New: printedValue(new)}
	if !isBlank(old) {
		c.Old = printedValue(old)
	}
	f.changes = append(f.changes, c)
}

// isBlank reports whether a report does not say anything yet: a draft has "" there.
func isBlank(v any) bool { return v == nil || v == "" }

func equal(a, b any) bool {
	x, isNumber := amountOf(a)
	y, both := amountOf(b)
	return isNumber && both && x == y || a == b
}

// printedValue is a value as people read it.
func printedValue(v any) string {
	a, isNumber := amountOf(v)
	truth, isTruth := v.(bool)
	switch {
	case isNumber:
		return a.Text()
	case isTruth:
		return entry.Truths[truth]
	}
	for _, w := range stateWords() {
		if v == w.ID {
			return w.Label
		}
	}
	return fmt.Sprint(v)
}

func (f *filling) setFigure(figure report.BlankFigure, e written) {
	figures, name := f.figuresAt(figure.Key)
	if f.set(figures[name], e, figure.Label, figuresKey+"."+figure.Key) {
		figures[name] = e.value
	}
}

// figuresAt is the table that a figure stands in, and its name there.
func (f *filling) figuresAt(key string) (figures table, name string) {
	group, name, _ := strings.Cut(key, ".")
	return inner(inner(f.values, figuresKey), group), name
}

// blankFigure is the figure of the form with a key.
func (f *form) blankFigure(key string) (figure report.BlankFigure, ok bool) {
	for _, section := range f.Sections {
		for _, figure := range section.Figures {
			if figure.Key == key {
				return figure, true
			}
		}
	}
	return figure, false
}

// inner is the table at a key, made where there is none.
func inner(t table, key string) table {
	in, ok := t[key].(table)
	if !ok {
		in = table{}
		t[key] = in
	}
	return in
}
