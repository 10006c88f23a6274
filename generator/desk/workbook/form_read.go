package workbook

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"congkhai/generator/desk/entry"
	"congkhai/generator/desk/sheet"
	"congkhai/generator/files/amount"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds/printed"
	"congkhai/generator/kinds/report"
	"congkhai/generator/text/viet"
)

// IsForm reports whether a workbook is a form of ours that was given out to be filled in.
func IsForm(book *sheet.Book) bool {
	seals := sheetNamed(book, sealsTitle)
	return seals != nil && seals.Cell(0, 0).Text == "congkhai" && seals.Cell(1, 0).Text == formMark
}

// written is a value that somebody wrote into a form.
type written struct {
	value any
	at    source.Span
}

// entries are what a form says that came back.
type entries struct {
	*form
	figures  map[string]written
	tables   []map[place]written // of each table
	unsure   bool                // some value could not be taken, so that nothing is added up
	problems []source.Problem
}

// place is a cell of a table by the keys of its row and column.
type place struct{ row, column string }

// read takes all that was filled in.
func (f *form) read(book *sheet.Book) *entries {
	e := &entries{form: f, figures: map[string]written{}}
	for i, title := range f.titles {
		e.tables = append(e.tables, map[place]written{})
		if s := sheetNamed(book, title); s != nil {
			e.table(i, s)
		}
	}
	if s := sheetNamed(book, figuresTitle); s != nil {
		e.readFigures(s)
	}
	in := filled{}
	in.others(book, append([]string{guideTitle, figuresTitle, wordsTitle, sealsTitle}, f.titles...))
	e.problems = append(e.problems, in.problems...)
	return e
}

func (e *entries) note(rule *source.Rule, at source.Span, args ...any) {
	e.problems = append(e.problems, rule.At(at, args...))
}

// value is what a cell says, nil where it says nothing that can be taken.
func (e *entries) value(s *sheet.Sheet, row, column int, style printed.Style, words []entry.Word) any {
	c, at := s.Cell(row, column), s.At(row, column)
	kind := sortOfStyle(style)
	kind.Words = words
	v, wrong := kind.Single(c)
	a, isNumber := amountOf(v)
	before := len(e.problems)
	defer func() { e.unsure = e.unsure || len(e.problems) > before }()
	switch fraction, _ := v.(float64); {
	case wrong != nil:
		e.problems = append(e.problems, wrong(at))
	case isNumber && c.Sort == sheet.Text && strings.Trim(c.Text, " 0123456789") != "":
		e.note(entry.NumberAsText, at, c.Text, fmt.Sprint(v))
	case c.Percent && style.Kind != printed.Ratio:
		e.note(NoPercent, at, c.Text)
	case isNumber && a < 0:
		e.note(BelowZero, at, c.Text)
	case math.Abs(fraction*100-math.Round(fraction*100)) > 1e-6:
		e.note(TooFine, at, c.Text)
	default:
		return v
	}
	return nil
}

// amountOf is a number that content may write as an amount.
func amountOf(v any) (a amount.Amount, ok bool) {
	switch v := v.(type) {
	case int64:
		return amount.Amount(v) * 100, true
	case float64:
		return amount.Amount(math.Round(v * 100)), true
	}
	return 0, false
}

// readFigures takes the sheet of figures.
func (e *entries) readFigures(s *sheet.Sheet) {
	e.problems = append(e.problems, s.CheckData(headRows)...)
	columns, ok := e.columns(s, 0, 0, figureHeads)
	if !ok {
		return
	}
	known, seen := map[string]report.BlankFigure{}, map[string]bool{}
	var keys []string
	for _, section := range e.Sections {
		for _, figure := range section.Figures {
			known[figure.Key], keys = figure, append(keys, figure.Key)
		}
	}
	for i := headRows; i < len(s.Rows); i++ {
		key, at := s.Cell(i, columns[figureKeyColumn]).Text, s.At(i, columns[figureKeyColumn])
		figure, isKnown := known[key]
		says := says(s, i, columns[valueColumn]) || says(s, i, columns[reasonColumn])
		switch {
		case key == "" && says:
			e.note(NoRowKey, s.At(i, columns[valueColumn]))
		case key == "":
		case !isKnown && !says: // nothing is lost
		case !isKnown:
			e.problems = append(e.problems, UnknownFigure.At(at, key).Like(key, keys))
		case seen[key]:
			e.note(TwoRows, at, key)
		default:
			e.readFigure(s, i, columns, figure)
		}
		seen[key] = true
	}
}

// says reports whether a cell says something.
func says(s *sheet.Sheet, row, column int) bool {
	c := s.Cell(row, column)
	return c.Sort != sheet.Empty && !viet.Blank(c.Text)
}

// readFigure takes the row of a figure: a value, or why there is none.
func (e *entries) readFigure(s *sheet.Sheet, row int, columns []int, figure report.BlankFigure) {
	value := e.value(s, row, columns[valueColumn], figure.Style, nil)
	reason := e.reason(s, row, columns[reasonColumn])
	at := s.At(row, columns[valueColumn])
	switch table, column := e.sumOf(figure.Key); {
	case value != nil && reason != nil:
		e.note(ValueAndReason, at, s.Cell(row, columns[valueColumn]).Text, s.Cell(row, columns[reasonColumn]).Text)
	case table >= 0:
		e.compare(written{value, at}, table, column)
		if reason != nil {
			e.note(SumOfTable, s.At(row, columns[reasonColumn]), e.Tables[table].Name)
		}
	case value != nil:
		e.figures[figure.Key] = written{value, at}
	case reason != nil:
		e.figures[figure.Key] = written{reason, s.At(row, columns[reasonColumn])}
	}
}

// reason is the word that says why there is no value.
func (e *entries) reason(s *sheet.Sheet, row, column int) any {
	v, wrong := entry.Sort{Words: stateWords()}.Single(s.Cell(row, column))
	if wrong != nil {
		e.problems = append(e.problems, wrong(s.At(row, column)))
	}
	return v
}

// columns finds where columns stand by the heads in a row, from a column on.
func (e *entries) columns(s *sheet.Sheet, row, from int, heads []string) (columns []int, ok bool) {
	columns = slices.Repeat([]int{-1}, len(heads))
	for j := from; j < widest(s); j++ {
		head := s.Cell(row, j).Text
		i := slices.IndexFunc(heads, func(h string) bool { return viet.Fold(h) == viet.Fold(head) })
		switch {
		case i >= 0 && columns[i] < 0:
			columns[i] = j
		case i >= 0:
			e.note(TwoColumns, s.At(row, j), head)
		case head != "" || saysBelow(s, row, j):
			e.problems = append(e.problems, unknownHead(s.At(row, j), head, heads))
		}
	}
	ok = true
	for i, column := range columns {
		if column < 0 {
			ok = false
			e.note(NoHead, s.At(row, 0), heads[i])
		}
	}
	return columns, ok
}

func widest(s *sheet.Sheet) int {
	most := 0
	for _, row := range s.Rows {
		most = max(most, len(row))
	}
	return most
}

func saysBelow(s *sheet.Sheet, row, column int) bool {
	for i := row + 1; i < len(s.Rows); i++ {
		if says(s, i, column) {
			return true
		}
	}
	return false
}

// table takes the sheet of a table. The row of keys says what stands in its columns, the column of keys what in its
// rows.
func (e *entries) table(i int, s *sheet.Sheet) {
	t := e.Tables[i]
	heads := []string{keyHead}
	for _, c := range t.Columns {
		heads = append(heads, c.Key)
	}
	top := slices.IndexFunc(s.Rows, func(row []sheet.Cell) bool {
		return slices.ContainsFunc(row, func(c sheet.Cell) bool { return strings.TrimSpace(c.Text) == keyHead })
	})
	if top < 0 {
		e.note(NoHead, s.At(0, 0), keyHead)
		return
	}
	e.problems = append(e.problems, s.CheckData(top+1)...)
	columns, ok := e.columns(s, top, 1, heads)
	if !ok {
		return
	}
	e.readRows(i, s, top+1, columns)
}

// readRows takes the rows of a table. The first of the columns is that of keys.
func (e *entries) readRows(i int, s *sheet.Sheet, first int, columns []int) {
	t, seen := e.Tables[i], map[string]bool{}
	var ids []string
	for _, row := range t.Rows {
		ids = append(ids, row.ID)
	}
	var total []int
	for n := first; n < len(s.Rows); n++ {
		id, at := s.Cell(n, columns[0]).Text, s.At(n, columns[0])
		filled := slices.IndexFunc(columns[1:1+len(t.Columns)], func(j int) bool { return says(s, n, j) })
		switch {
		case id == "" && filled >= 0:
			e.note(NoRowKey, s.At(n, columns[1+filled]))
		case id == "":
		case seen[id]:
			e.note(TwoRows, at, id)
		case id == report.TotalRow && t.Total != "":
			total = append(total, n)
		case slices.Contains(ids, id):
			e.readRow(i, s, n, id, columns)
		case filled >= 0:
			e.problems = append(e.problems, UnknownRow.At(at, id, cmp.Or(t.Name, t.Key)).Like(id, ids))
		}
		seen[id] = true
	}
	for _, n := range total {
		e.readTotal(i, s, n, columns)
	}
}

func (e *entries) readRow(i int, s *sheet.Sheet, n int, id string, columns []int) {
	for j, c := range e.Tables[i].Columns {
		if v := e.value(s, n, columns[1+j], c.Style, stateWords()); v != nil {
			e.tables[i][place{id, c.Key}] = written{v, s.At(n, columns[1+j])}
		}
	}
}

// readTotal takes the last row: sums are held against the rows above, what has no sum is a value like others.
func (e *entries) readTotal(i int, s *sheet.Sheet, n int, columns []int) {
	for j, c := range e.Tables[i].Columns {
		at := s.At(n, columns[1+j])
		v := e.value(s, n, columns[1+j], c.Style, stateWords())
		switch {
		case v == nil:
		case c.AddsUp:
			e.compare(written{v, at}, i, c.Key)
		default:
			e.tables[i][place{report.TotalRow, c.Key}] = written{v, at}
		}
	}
}

// compare tells of a sum that is not that of the rows of a table: somebody typed over it, or it was not worked out
// again.
func (e *entries) compare(said written, table int, column string) {
	if said.value == nil || e.unsure {
		return
	}
	sum := amount.Amount(0)
	for where, cell := range e.tables[table] {
		if a, ok := amountOf(cell.value); ok && where.column == column {
			sum += a
		}
	}
	if a, ok := amountOf(said.value); !ok || a != sum {
		e.note(NotTheSum, said.at, printedValue(said.value), sum.Text())
	}
}
