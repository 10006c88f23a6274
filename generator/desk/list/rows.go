package list

import (
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/desk/sheet"
	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
)

// Row is what one row of a list says of a record.
type Row struct {
	ID     string // the value of the key that makes it, as it is written
	Where  source.Span
	Values []Value // in the order of the columns; an empty cell gives none
}

// Value is a cell as the value of a key.
type Value struct {
	Key   string
	Cell  sheet.Cell // its text without blanks around it
	Items []string   // of a key that takes a list: the lines of the cell that say something
	Where source.Span
}

// Rows reads all sheets of a book as a list whose rows become records with the given fields.
func (m *Mapping) Rows(book *sheet.Book, fields []front.Field) ([]Row, []source.Problem) {
	r := reader{Mapping: m, types: make([]valueType, len(m.Columns)), first: map[string]Row{}}
	for i, c := range m.Columns {
		f, _ := fieldOf(fields, c.Key)
		r.types[i] = valueType{list: f.List, text: textual(f.Shape)}
	}
	for i := range book.Sheets {
		r.sheet(&book.Sheets[i])
	}
	return r.rows, r.problems
}

// reader is one run of Rows.
type reader struct {
	*Mapping
	types    []valueType // of the columns
	rows     []Row
	first    map[string]Row // the first row of each ID
	problems []source.Problem
}

// valueType is what a key takes.
type valueType struct{ list, text bool }

// textual reports whether the words of a value are the author's own, and it cannot be written as a number or a day.
func textual(s front.Shape) bool {
	switch s.Type {
	case "string":
		return s.Choices == nil
	case "array":
		return textual(*s.Of)
	}
	other := func(s front.Shape) bool { return s.Type != "string" && s.Type != "array" }
	return slices.ContainsFunc(s.Any, textual) && !slices.ContainsFunc(s.Any, other)
}

func (r *reader) problem(p source.Problem) {
	if !source.Full(r.problems) {
		r.problems = append(r.problems, p)
	}
}

// sheet reads one sheet. What is on a sheet that is no list, or that nobody sees, is not left out without a word.
func (r *reader) sheet(s *sheet.Sheet) {
	if len(s.Rows) == 0 {
		return
	}
	if s.Hidden {
		r.problem(HiddenSheet.At(s.Anywhere()))
		return
	}
	h := r.headOf(s)
	if h.matched == 0 {
		r.problem(OtherSheet.At(s.Anywhere(), headRows, r.Title))
		return
	}
	for _, p := range append(r.checkHead(h), s.CheckData(h.data)...) {
		r.problem(p)
	}
	if !r.fits(h) {
		return
	}
	for row := h.data; row < len(s.Rows); row++ {
		if len(s.Rows[row]) > 0 && (row > h.data || !numbered(s.Rows[row])) {
			r.row(h, row)
		}
	}
}

// numbered reports whether a row does nothing but number the columns, as (1), (2), (3) or A, B, 1, 2 below a head. A
// row of data with a figure or two is none.
func numbered(row []sheet.Cell) bool {
	letter, number := 'A', 1
	for _, c := range row {
		switch strings.Trim(c.Text, "() ") {
		case string(letter):
			letter++
		case strconv.Itoa(number):
			number++
		case "":
		default:
			return false
		}
	}
	return int(letter-'A')+number > 2
}

// row reads one row of the list.
func (r *reader) row(h head, at int) {
	row := Row{Where: h.sheet.At(at, 0)}
	known := false // whether the row has something in the column that makes the ID
	for column := range h.sheet.Rows[at] {
		i := h.columns[column]
		c := h.sheet.Rows[at][column]
		c.Text = strings.TrimSpace(c.Text)
		if i < 0 || c.Sort == sheet.Empty || c.Text == "" && c.Sort == sheet.Text {
			continue
		}
		where := h.sheet.At(at, column)
		id := r.Columns[i].Key == r.ID
		if known = known || id; !r.takes(i, c, where) {
			continue
		}
		v := Value{Key: r.Columns[i].Key, Cell: c, Where: where}
		if r.types[i].list {
			v.Items = lines(c.Text)
		}
		if id {
			row.ID, row.Where = c.Text, where
		}
		row.Values = append(row.Values, v)
	}
	switch {
	case !known:
		r.withoutID(h, at)
	case row.ID != "":
		r.add(row)
	}
}

// withoutID reports a row with something in it and no code: a note, a sum, the heading of a group.
func (r *reader) withoutID(h head, at int) {
	for column, c := range h.sheet.Rows[at] {
		if text := strings.TrimSpace(c.Text); text != "" || c.Sort == sheet.Broken {
			r.problem(NoID.At(h.sheet.At(at, column), r.idHeading(), text))
			return
		}
	}
}

func (r *reader) idHeading() string {
	for _, c := range r.Columns {
		if c.Key == r.ID {
			return c.Headings[0]
		}
	}
	return r.ID // which one of them has, or the mapping would not be there
}

// add keeps a row, unless one with the same ID is there.
func (r *reader) add(row Row) {
	if first, twice := r.first[row.ID]; twice {
		r.problem(IDTwice.At(row.Where, row.ID, first.Where.String()))
		return
	}
	r.first[row.ID] = row
	r.rows = append(r.rows, row)
}

// lines are those of a text that say something, without blanks around them.
func lines(text string) (items []string) {
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			items = append(items, line)
		}
	}
	return items
}

// takes reports whether a cell can be the value of a column's key, and tells of one that a program has made a number or
// a day of: also of a text in a .csv, where nothing else shows that it was one.
func (r *reader) takes(column int, c sheet.Cell, where source.Span) bool {
	sample, meant := r.Columns[column].Sample, ""
	if c.Sort == sheet.Text || c.Sort == sheet.Number && !c.Percent {
		meant = sheet.MeantBy(c.Text, sample)
	}
	switch {
	case c.Sort == sheet.Broken:
		return false // which was told
	case !r.types[column].text, c.Sort == sheet.Text && (meant == c.Text || !sheet.IsFigures(sample)):
		return true
	case c.Sort == sheet.Text && meant == "":
		r.problem(OddCode.At(where, c.Text, sample))
	case c.Sort == sheet.Text:
		r.problem(ShortCode.At(where, c.Text, sample).Suggest(meant))
	case c.Sort == sheet.Number:
		r.problem(NumberForText.At(where, c.Text).Suggest(meant))
	default:
		r.problem(ChangedText.At(where, c.Text))
	}
	return false
}
