package workbook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// paper is a workbook whose sheets look as forms do on paper.
type paper struct {
	*pen
	looks map[ink]int
}

// ink is how a cell of a form looks.
type ink struct {
	open   bool // to be filled in, and not locked
	head   bool
	bold   bool
	key    bool // for the program: small and grey
	framed bool
	format string
	indent int
}

func (p *paper) look(i ink) int {
	if id, known := p.looks[i]; known {
		return id
	}
	format := cmp.Or(i.format, asText)
	style := &excelize.Style{CustomNumFmt: &format, Protection: &excelize.Protection{Locked: !i.open},
		Alignment: &excelize.Alignment{Vertical: "center", WrapText: true, Indent: i.indent},
		Font:      &excelize.Font{Bold: i.bold || i.head, Family: "Times New Roman", Size: 11}}
	if i.indent > 0 {
		style.Alignment.Horizontal = "left" // without which no indent is seen
	}
	switch {
	case i.open:
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFF9DB"}}
	case i.head:
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDE7EE"}}
		style.Alignment.Horizontal = "center"
	case i.key:
		style.Font.Size, style.Font.Color, style.Alignment.Horizontal = 7, "8A8A8A", "center"
	}
	if i.framed {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			style.Border = append(style.Border, excelize.Border{Type: side, Style: 1, Color: "7F8C93"})
		}
	}
	id, err := p.f.NewStyle(style)
	p.note(err)
	p.looks[i] = id
	return id
}

// canvas is a sheet of a form while it is written: its cells stand in any order until all are there.
type canvas struct {
	*paper
	title  string
	rows   [][]any
	merged [][2]string
}

// put sets a cell by its indexes. A value may be an excelize.Cell with a formula.
func (c *canvas) put(row, column int, value any, i ink) {
	for len(c.rows) <= row {
		c.rows = append(c.rows, nil)
	}
	for len(c.rows[row]) <= column {
		c.rows[row] = append(c.rows[row], nil)
	}
	cell, isCell := value.(excelize.Cell)
	if !isCell {
		cell.Value = value
	}
	cell.StyleID = c.look(i)
	c.rows[row][column] = cell
}

// span sets a text over cells that are merged.
func (c *canvas) span(row, column, rows, columns int, text string, i ink) {
	for r := range rows {
		for k := range columns {
			c.put(row+r, column+k, nil, i)
		}
	}
	c.put(row, column, text, i)
	if rows*columns > 1 {
		c.merged = append(c.merged, [2]string{cellName(column, row+1), cellName(column+columns-1, row+rows)})
	}
}

// finish writes the sheet with columns so wide, its first rows staying in sight, and locks it without a password.
func (c *canvas) finish(widths []float64, frozen int) {
	w := c.begin(c.title)
	if c.err != nil {
		return
	}
	for i, width := range slices.Backward(widths) { // see columns
		c.note(w.SetColWidth(i+1, i+1, width))
	}
	top := cellName(1, frozen+1)
	c.note(w.SetPanes(&excelize.Panes{Freeze: true, XSplit: 1, YSplit: frozen, TopLeftCell: top,
		ActivePane: "bottomRight"}))
	for i, row := range c.rows {
		c.note(w.SetRow(cellName(0, i+1), row, excelize.RowOpts{Height: c.height(row, widths, i)}))
	}
	for _, m := range c.merged {
		c.note(w.MergeCell(m[0], m[1]))
	}
	c.note(c.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: c.title, // on each page
		RefersTo: fmt.Sprintf("'%s'!$1:$%d", c.title, frozen)}))
	a4 := 9
	c.note(c.f.SetPageLayout(c.title, &excelize.PageLayoutOptions{Size: &a4}))
	c.note(c.f.ProtectSheet(c.title, &excelize.SheetProtectionOptions{FormatColumns: true, FormatRows: true,
		SelectLockedCells: true, SelectUnlockedCells: true}))
	c.note(w.Flush())
}

// height is how high a row has to be, in points, so that its texts are seen. Those that go over several cells have
// room.
func (c *canvas) height(row []any, widths []float64, at int) float64 {
	const perLine, padding = 15, 4
	lines := 1
	for i, v := range row {
		cell, _ := v.(excelize.Cell)
		text, _ := cell.Value.(string)
		if !c.isKey(cell) && !c.isMerged(i, at) {
			lines = max(lines, linesOf(text, int(widths[i])))
		}
	}
	return float64(lines*perLine + padding)
}

func (c *canvas) isKey(cell excelize.Cell) bool {
	return cell.StyleID == c.look(ink{key: true}) || cell.StyleID == c.look(ink{key: true, framed: true})
}

func (c *canvas) isMerged(column, row int) bool {
	name := cellName(column, row+1)
	for _, m := range c.merged {
		if m[0] == name {
			return true
		}
	}
	return false
}

// validate lets only what a rule takes into cells, and says what that is.
func (c *canvas) validate(area, formula, wanted string) {
	v := excelize.NewDataValidation(true)
	v.SetSqref(area)
	v.Type, v.Formula1 = "custom", formulaText.Replace(formula)
	v.SetError(excelize.DataValidationErrorStyleStop, "Chưa đúng", "Ô này ghi "+wanted+".")
	c.note(c.f.AddDataValidation(c.title, v))
}

// drop lets people choose words.
func (c *canvas) drop(area string, words []string) {
	v := excelize.NewDataValidation(true)
	v.SetSqref(area)
	v.SetSqrefDropList(c.listed(words))
	v.SetError(excelize.DataValidationErrorStyleStop, "Chưa đúng", "Ô này chọn: "+strings.Join(words, ", ")+".")
	c.note(c.f.AddDataValidation(c.title, v))
}

// formulaText writes formulas as they stand in XML.
var formulaText = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
