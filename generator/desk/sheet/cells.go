package sheet

import (
	"cmp"
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"

	"congkhai/generator/files/source"
)

// grid is a sheet of a workbook while it is read.
type grid struct {
	*workbook
	*Sheet
	row, column int // of the cell that is read, or the column that is described next
}

func (w *workbook) readSheet(l listed) {
	g := grid{workbook: w, Sheet: &Sheet{Name: l.name, Hidden: l.hidden, book: w.book.Name}}
	err := w.read(l.part, func(x *xmlReader) error {
		return x.children(func(e xml.StartElement) (bool, error) { return g.part(x, e) })
	})
	if err != nil {
		w.failed(g.Anywhere().String(), l.part, err)
	}
	g.cut()
	w.book.Sheets = append(w.book.Sheets, *g.Sheet)
}

// part reads what a sheet consists of: how columns are, the cells, and what is said of them afterwards.
func (g *grid) part(x *xmlReader, e xml.StartElement) (bool, error) {
	switch e.Name.Local {
	case "cols":
		return true, x.children(func(e xml.StartElement) (bool, error) {
			return false, g.columnStyle(e)
		})
	case "sheetData":
		g.row = -1
		return true, x.children(func(e xml.StartElement) (bool, error) { return true, g.readRow(x, e) })
	case "mergeCells":
		return true, x.children(func(e xml.StartElement) (bool, error) {
			area, ok := areaOf(attr(e, "ref"))
			if !ok {
				return false, errOdd
			}
			g.Merged = append(g.Merged, area)
			return false, g.spend(1)
		})
	case "autoFilter":
		return true, x.children(func(xml.StartElement) (bool, error) {
			g.filtered = true
			return false, nil
		})
	}
	return false, nil
}

// columnStyle reads how columns are that follow each other; those before stand to the left.
func (g *grid) columnStyle(e xml.StartElement) error {
	first, last := index(attr(e, "min"), maxColumns), index(attr(e, "max"), maxColumns)
	if first < g.column || last < first {
		return errOdd
	}
	if g.column = last + 1; on(e, "hidden") {
		g.hiddenColumns = append(g.hiddenColumns, Area{0, first, maxRows - 1, last})
	}
	return nil
}

// How large sheets are.
const (
	maxRows    = 1 << 20
	maxColumns = 1 << 14
)

// index is a number that counts from 1 as an index; -1 where it is none.
func index(number string, most int) int {
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > most {
		return -1
	}
	return n - 1
}

// readRow reads a row, which stands below the one before where it says nothing else.
func (g *grid) readRow(x *xmlReader, e xml.StartElement) error {
	row := g.row + 1
	if r := attr(e, "r"); r != "" {
		row = index(r, maxRows)
	}
	if row <= g.row || row >= maxRows {
		return errOdd
	}
	g.row, g.column = row, -1
	if on(e, "hidden") {
		g.hideRow(row)
	}
	return x.children(func(e xml.StartElement) (bool, error) {
		if e.Name.Local != "c" {
			return false, nil
		}
		return true, g.readCell(x, e)
	})
}

// hideRow keeps rows that follow each other as one area.
func (g *grid) hideRow(row int) {
	if n := len(g.hiddenRows); n > 0 && g.hiddenRows[n-1].LastRow == row-1 {
		g.hiddenRows[n-1].LastRow = row
		return
	}
	g.hiddenRows = append(g.hiddenRows, Area{row, 0, row, maxColumns - 1})
}

// raw is a cell as a workbook writes it.
type raw struct {
	sort    string
	format  format
	unknown bool // the format is not in the workbook
	formula *string
	value   *string
	inline  string
}

// readCell reads a cell, which stands beside the one before where it says nothing else.
func (g *grid) readCell(x *xmlReader, e xml.StartElement) error {
	row, column := g.row, g.column+1
	if r := attr(e, "r"); r != "" {
		row, column, _ = cellOf(r)
	}
	if row != g.row || column <= g.column || column >= maxColumns {
		return errOdd
	}
	g.column = column
	r := raw{sort: attr(e, "t")}
	r.format, r.unknown = g.formatOf(attr(e, "s"))
	err := x.children(func(e xml.StartElement) (bool, error) {
		var err error
		switch e.Name.Local {
		case "v":
			r.value, err = x.optional()
		case "f":
			r.formula, err = x.optional()
		case "is":
			r.inline, err = x.richText()
		default:
			return false, nil
		}
		return true, err
	})
	if err != nil {
		return err
	}
	return g.put(g.cell(r))
}

// formatOf is the format by the number of a style; a cell that names none has the first.
func (g *grid) formatOf(style string) (f format, unknown bool) {
	s, err := strconv.Atoi(cmp.Or(style, "0"))
	if err != nil || s < 0 || s >= len(g.formats) {
		return format{}, err != nil || s != 0 // a book that has no formats has no days
	}
	return g.formats[s], false
}

func (x *xmlReader) optional() (*string, error) {
	text, err := x.text()
	return &text, err
}

// put sets the cell that was read; an empty one takes no room, and still is one.
func (g *grid) put(c Cell) error {
	if c.Sort == Empty {
		return g.spend(1)
	}
	if g.letters -= len(c.Text); g.letters < 0 {
		return errTooLong
	}
	for len(g.Rows) <= g.row {
		g.Rows = append(g.Rows, nil)
	}
	if more := g.column + 1 - len(g.Rows[g.row]); more > 0 {
		if err := g.spend(more); err != nil {
			return err
		}
		g.Rows[g.row] = append(g.Rows[g.row], make([]Cell, more)...)
	}
	g.Rows[g.row][g.column] = c
	return nil
}

// spend counts cells.
func (g *grid) spend(cells int) error {
	if g.cells -= cells; g.cells < 0 {
		return errTooMany
	}
	return nil
}

// outside matches a formula that asks another workbook; a column of a table in brackets stands behind its name.
var outside = regexp.MustCompile(`(^|[^\p{L}\p{N}_.\]\[])\[\d+\][^\[\]]*!|\[[^\[\]]*\.xls\w?\]`)

// cell is what a cell says; what is wrong with it is told.
func (g *grid) cell(r raw) Cell {
	formula, value := "", ""
	if r.formula != nil {
		formula = "=" + *r.formula
	}
	if r.value != nil {
		value = *r.value
	}
	switch {
	case outside.MatchString(formula):
		g.foreign = true
		return g.broken(ForeignFormula, formula)
	case r.sort == "e":
		return g.broken(ErrorValue, value)
	case r.formula != nil && (r.value == nil || value == "" && r.sort != "str"):
		return g.broken(NoValue, formula)
	case r.sort == "inlineStr":
		return textCell(cellText(r.inline))
	case r.sort == "str":
		return textCell(cellText(value))
	case strings.TrimSpace(value) == "":
		return Cell{}
	}
	return g.valued(r, strings.TrimSpace(value))
}

func textCell(text string) Cell {
	if text == "" {
		return Cell{}
	}
	return Cell{Sort: Text, Text: text}
}

// valued is a cell with a value that is no text of its own.
func (g *grid) valued(r raw, value string) Cell {
	switch r.sort {
	case "s":
		i, err := strconv.Atoi(value)
		if err != nil || i < 0 || i >= len(g.shared) {
			return g.broken(BadValue, value)
		}
		return textCell(g.shared[i])
	case "b":
		if value != "0" && value != "1" {
			return g.broken(BadValue, value)
		}
		return Cell{Sort: Truth, Text: strconv.FormatBool(value == "1")}
	case "d":
		day, clock, ok := isoDay(value)
		return g.day(value, day, clock, ok)
	case "", "n":
		return g.number(r, value)
	}
	return g.broken(BadValue, value)
}

func (g *grid) number(r raw, value string) Cell {
	text, ok := decimal(value, r.formula != nil)
	switch {
	case !ok:
		return g.broken(BadValue, value)
	case r.unknown:
		return g.broken(NoFormat, text)
	case r.format.date:
		day, clock, ok := dayOf(text, g.since1904)
		return g.day(text, day, clock, ok)
	case long(text):
		return g.broken(LongNumber, text)
	case r.format.percent:
		return Cell{Sort: Number, Text: hundredfold(text), Percent: true}
	}
	return Cell{Sort: Number, Text: text}
}

func (g *grid) day(value, day, clock string, ok bool) Cell {
	switch {
	case !ok:
		return g.broken(NoDate, value)
	case clock != "":
		return g.broken(TimeOfDay, strings.TrimSpace(day+" "+clock))
	}
	return Cell{Sort: Date, Text: day}
}

// broken tells what is wrong with the cell that is read.
func (g *grid) broken(rule *source.Rule, value string) Cell {
	g.problem(rule.At(g.At(g.row, g.column), value))
	return Cell{Sort: Broken}
}
