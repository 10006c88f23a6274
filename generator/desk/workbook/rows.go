package workbook

import (
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/desk/entry"
	"congkhai/generator/desk/sheet"
	"congkhai/generator/files/source"
)

// row is a row of a sheet: of which record, which of its rows, and what its columns say.
type row struct {
	id    string
	marks []string
	cells []sheet.Cell
	at    func(column int) source.Span // of a cell, where the row was read
}

// table is what the keys of a record say.
type table = map[string]any

// walk collects the rows that a record has in a sheet.
type walk struct {
	plan   *sheetPlan
	id     string
	called entry.Titles
	order  func(path string) int // where a key stands in the file: tables of the author's own keys are told as they are written
	rows   []row
	left   []string // keys with values that no cell can hold
}

// into follows the steps that are left from a value on.
func (w *walk) into(v any, depth int, path string, marks []string) {
	if depth == len(w.plan.steps) {
		if _, isTable := v.(table); !isTable && w.plan.keyed() {
			return // of a list that stands in one cell
		}
		w.rows = append(w.rows, row{id: w.id, marks: marks, cells: w.cells(v, path)})
		return
	}
	s := w.plan.steps[depth]
	under, _ := v.(table)
	in := at(under, s.keys)
	path = strings.TrimPrefix(path+"."+strings.Join(s.keys, "."), ".")
	if list, isList := in.([]any); isList && s.named == 0 {
		for i, item := range list {
			w.into(item, depth+1, path+"["+strconv.Itoa(i)+"]", append(slices.Clip(marks), strconv.Itoa(i+1)))
		}
	}
	if named, isTable := in.(table); isTable && s.named > 0 {
		w.named(named, s.named, path, path, depth, marks)
	}
}

// named goes into a table of the author's own keys, and into those in it.
func (w *walk) named(t table, left int, top, path string, depth int, marks []string) {
	keys := make([]string, 0, len(t))
	for key := range t {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b string) int {
		if byPlace := w.order(path+"."+a) - w.order(path+"."+b); byPlace != 0 {
			return byPlace
		}
		return strings.Compare(a, b)
	})
	for _, key := range keys {
		inner, isTable := t[key].(table)
		if left > 1 && isTable {
			w.named(inner, left-1, top, path+"."+key, depth, marks)
		} else if left == 1 {
			mark := strings.TrimPrefix(path+"."+key, top+".")
			w.into(t[key], depth+1, path+"."+key, append(slices.Clip(marks), mark))
		}
	}
}

func (w *walk) cells(v any, path string) []sheet.Cell {
	if w.plan.wide != nil {
		items, _ := v.([]any)
		cells := make([]sheet.Cell, len(items))
		for i := range items {
			cells[i] = w.cell(w.plan.wide, items[i], path)
		}
		return cells
	}
	cells := make([]sheet.Cell, len(w.plan.cols))
	for i, c := range w.plan.cols {
		value := v
		if c.path != nil {
			under, _ := v.(table)
			value = at(under, c.path)
		}
		if isCell(value) {
			cells[i] = w.cell(&c, value, path+"."+strings.Join(c.path, "."))
		}
	}
	return cells
}

func (w *walk) cell(c *column, v any, path string) sheet.Cell {
	cell, ok := c.Cell(v, w.called)
	if !ok {
		w.left = append(w.left, strings.Trim(path, "."))
		return sheet.Cell{}
	}
	return cell
}

// isCell reports whether a value goes into one cell; tables, and lists of them, have rows of their own.
func isCell(v any) bool {
	switch v := v.(type) {
	case table:
		return false
	case []any:
		return !slices.ContainsFunc(v, func(item any) bool {
			_, isTable := item.(table)
			_, isList := item.([]any)
			return isTable || isList
		})
	}
	return true
}

// at is the value at the end of keys, nil where there is none.
func at(t table, keys []string) any {
	for i, key := range keys {
		if i == len(keys)-1 {
			return t[key]
		}
		t, _ = t[key].(table)
	}
	return t
}

// put sets a value at the end of keys. It is false where something stands in the way.
func put(t table, keys []string, v any) bool {
	for _, key := range keys[:len(keys)-1] {
		inner, isTable := t[key].(table)
		if t[key] != nil && !isTable {
			return false
		}
		if inner == nil {
			inner = table{}
			t[key] = inner
		}
		t = inner
	}
	last := keys[len(keys)-1]
	if t[last] != nil {
		return false
	}
	t[last] = v
	return true
}
