package data

import (
	"iter"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"congkhai/generator/files/front"
)

// Sheet is how records of one type make a table: one with a row for each record, or, for each of their lists of tables,
// one with a row for each item. Tables in a row are columns, called by their keys with points between.
type Sheet struct {
	Name    string // "" for the records themselves; the keys that lead to a list, as in "ho_so.giay_to"
	Say     string // what the list is for
	columns []keyed
	steps   []step
}

// keyed is a column and the way to its cells.
type keyed struct {
	Column
	way []lookup
}

// step is a list to go into, or a table with the author's own keys, which may have others inside it.
type step struct {
	name   string // "ho_so.giay_to"
	way    []lookup
	tables int   // how many such tables stand in each other; 0 for a list
	mark   keyed // tells the item from others, when it has lists of its own: its first column
}

// The columns that every table begins with. No key of a kind may be called so.
const (
	addressColumn = "dia_chi_trang"
	titleColumn   = "tieu_de_trang"
	valueColumn   = "gia_tri" // of an item that is no table
)

// Sheets lists the sheets of a type of records with these keys. The first is that with a row for each record.
func Sheets(t reflect.Type, fields []front.Field) []Sheet {
	return sheets(Sheet{}, mannerOf(t), fields)
}

// Key is the key of the record in which all stands that the sheet shows besides the record's address; "" of the sheet
// with a row for each record.
func (s Sheet) Key() string {
	key, _, _ := strings.Cut(s.Name, ".")
	return key
}

var listKeys sync.Map // reflect.Type → map[string]bool; a pure function of the type

// listsOf are the keys of a type of records that have sheets of their own.
func listsOf(t reflect.Type) map[string]bool {
	if known, ok := listKeys.Load(t); ok {
		return known.(map[string]bool)
	}
	keys := map[string]bool{}
	for _, s := range Sheets(t, front.Fields(t))[1:] {
		keys[s.Key()] = true
	}
	made, _ := listKeys.LoadOrStore(t, keys)
	return made.(map[string]bool)
}

// sheets are a sheet whose rows are told in a manner, and those of the lists in them.
func sheets(own Sheet, row *manner, fields []front.Field) []Sheet {
	var inner []listOf
	for _, f := range fields {
		own.columns, inner = add(own.columns, inner, row, []string{f.Key}, f.Say, f.Shape)
	}
	all := []Sheet{own}
	for _, list := range inner {
		all = append(all, list.sheets(own, row)...)
	}
	return all
}

// listOf is a list in a row.
type listOf struct {
	path   []string
	say    string
	of     front.Shape
	tables int
}

// add sorts what a key may hold into a column, the columns of an inner table, and lists with tables of their own.
func add(columns []keyed, inner []listOf, row *manner, path []string, say string,
	shape front.Shape) ([]keyed, []listOf) {
	var cell []front.Shape
	for _, way := range waysOf(shape) {
		if isCell(way) {
			cell = append(cell, way)
		}
	}
	if cell != nil {
		way, _ := lookupsOf(row, path)
		columns = append(columns, keyed{Column{Name: strings.Join(path, "."), Say: say, Ways: cell}, way})
	}
	for _, way := range waysOf(shape) {
		switch {
		case isCell(way):
		case way.Type == "array":
			inner = append(inner, listOf{path, say, *way.Of, 0})
		case way.Of != nil:
			inner = append(inner, listOf{path, say, *way.Of, 1})
		}
		for _, f := range way.Fields {
			columns, inner = add(columns, inner, row, append(path[:len(path):len(path)], f.Key), f.Say, f.Shape)
		}
	}
	return columns, inner
}

// sheets are those of a list in the rows of another sheet.
func (l listOf) sheets(under Sheet, row *manner) []Sheet {
	for l.tables > 0 && l.of.Any == nil && l.of.Of != nil && l.of.Type == "object" {
		l.of, l.tables = *l.of.Of, l.tables+1
	}
	way, item := lookupsOf(row, l.path)
	for range max(1, l.tables) {
		if item = item.stays(); item != nil {
			item = item.inner
		}
	}
	name := strings.TrimPrefix(under.Name+"."+strings.Join(l.path, "."), ".")
	own := Sheet{Name: name, Say: l.say, steps: append(slices.Clone(under.steps),
		step{name: name, way: way, tables: l.tables})}
	if n := len(own.steps); n > 1 && len(under.columns) > 0 {
		own.steps[n-2].mark = under.columns[0]
	}
	if l.of.Type != "object" || l.of.Fields == nil {
		own.columns = []keyed{{Column{Name: valueColumn, Say: l.say, Ways: waysOf(l.of)}, nil}}
		return []Sheet{own}
	}
	return sheets(own, item, l.of.Fields)
}

func waysOf(s front.Shape) []front.Shape {
	if s.Any != nil {
		return s.Any
	}
	return []front.Shape{s}
}

// isCell reports whether what is written so goes into one cell.
func isCell(s front.Shape) bool {
	if s.Type == "array" {
		return s.Of.Any == nil && s.Of.Type != "array" && s.Of.Type != "object"
	}
	return s.Type != "object"
}

// Table is the sheet filled with records.
func (s Sheet) Table(title string, records iter.Seq[Record]) Table {
	return Table{title, s.head(), func(yield func([]Cell) bool) {
		row := make([]Cell, len(s.head()))
		for r := range records {
			row[0] = TextCell(r.Address)
			if len(s.steps) == 0 {
				row[1] = TextCell(r.Title())
			}
			if !s.fill(row, r.at, s.steps, s.first(), func() bool { return yield(row) }) {
				return
			}
		}
	}}
}

// first is how many columns tell where the records are.
func (s Sheet) first() int {
	if len(s.steps) == 0 {
		return 2
	}
	return 1
}

// head lists all columns.
func (s Sheet) head() []Column {
	text := []front.Shape{{Type: "string"}}
	columns := []Column{{addressColumn, "địa chỉ trang của mục trong cổng", text, true}}
	if len(s.steps) == 0 {
		columns = append(columns, Column{titleColumn, "tên của mục", text, true})
	}
	for _, step := range s.steps {
		if step.tables > 0 {
			columns = append(columns, Column{step.name + ".khoa", "khóa trong " + step.name, text, true})
		} else {
			columns = append(columns, Column{step.name + ".stt", "số thứ tự trong " + step.name,
				[]front.Shape{{Type: "integer"}}, true})
		}
		if step.mark.way != nil {
			mark := step.mark.Column
			mark.Name = step.name + "." + mark.Name
			columns = append(columns, mark)
		}
	}
	for _, c := range s.columns {
		columns = append(columns, c.Column)
	}
	names := map[string]bool{}
	for _, c := range columns {
		if names[c.Name] {
			panic("data: two columns would be called " + c.Name)
		}
		names[c.Name] = true
	}
	return columns
}

// fill writes the rows of an item into row, from a column on, where get finds its values, and calls done after each. It
// stops when done is false.
func (s Sheet) fill(row []Cell, get func([]lookup) (value, bool), steps []step, from int, done func() bool) bool {
	if len(steps) == 0 {
		for i := range s.columns {
			row[from+i] = cellAt(get, s.columns[i].way)
		}
		return done()
	}
	into, ok := get(steps[0].way)
	if !ok {
		return true
	}
	for place, item := range itemsOf(into, steps[0].tables) {
		row[from] = place
		next := from + 1
		if steps[0].mark.way != nil {
			row[next] = cellAt(item.at, steps[0].mark.way)
			next++
		}
		if !s.fill(row, item.at, steps[1:], next, done) {
			return false
		}
	}
	return true
}

// itemsOf yields the items of a list, each with its number, or the values of tables in tables, each with its keys.
func itemsOf(v value, tables int) iter.Seq2[Cell, value] {
	v = v.plainly()
	return func(yield func(Cell, value) bool) {
		switch {
		case tables == 0 && v.Kind() == reflect.Slice:
			for i := range v.Len() {
				if !yield(Cell{Sort: Number, Text: strconv.Itoa(i + 1)}, v.item(i)) {
					return
				}
			}
		case tables > 0 && v.Kind() == reflect.Map:
			eachValue(v, "", tables, yield)
		}
	}
}

func eachValue(v value, under string, tables int, yield func(Cell, value) bool) bool {
	for _, key := range sortedKeys(v.Value) {
		more := false
		if tables > 1 {
			more = eachValue(v.under(key), under+key+".", tables-1, yield)
		} else {
			more = yield(TextCell(under+key), v.under(key))
		}
		if !more {
			return false
		}
	}
	return true
}

func cellAt(get func([]lookup) (value, bool), way []lookup) Cell {
	v, ok := get(way)
	if !ok {
		return Cell{}
	}
	return v.cell()
}

// CellOf is a value of a record as a cell.
func CellOf(v any) Cell {
	of := reflect.ValueOf(v)
	return value{of, mannerOf(of.Type())}.cell()
}

// cell is a value as a cell; a table and a list with tables in it are none.
func (v value) cell() Cell {
	v = v.plainly()
	switch {
	case v.is.date:
		return TextCell(v.date())
	case v.is.number:
		return Cell{Sort: Number, Text: v.String()}
	}
	switch v.Kind() {
	case reflect.String:
		return TextCell(v.String())
	case reflect.Int, reflect.Int64:
		return Cell{Sort: Number, Text: strconv.FormatInt(v.Int(), 10)}
	case reflect.Bool:
		return Cell{Sort: Truth, Text: strconv.FormatBool(v.Bool())}
	case reflect.Slice:
		return v.listCell()
	}
	return Cell{}
}

func (v value) listCell() Cell {
	list := Cell{Sort: List, Items: make([]Cell, v.Len())}
	for i := range list.Items {
		list.Items[i] = v.item(i).cell()
		if list.Items[i].Sort == Absent {
			return Cell{}
		}
	}
	return list
}
