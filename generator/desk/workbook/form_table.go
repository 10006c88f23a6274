package workbook

import (
	"strings"

	"congkhai/generator/desk/entry"
	"congkhai/generator/kinds/printed"
	"congkhai/generator/kinds/report"
)

// aboveHead is how many rows a table has above its head: its name, the period, the unit.
const aboveHead = 3

// firstRow is the number of the first row of a table that is filled in. Above it stands the row of keys.
func firstRow(t report.BlankTable) int { return aboveHead + len(t.Head) + 2 }

// lastRow is the number of the last one before the total.
func lastRow(t report.BlankTable) int { return firstRow(t) + len(t.Rows) - 1 }

// formTable writes the sheet of a table as it is printed, with the keys of its rows and columns small beside it.
func (p *paper) formTable(f *form, i int) {
	t := f.Tables[i]
	c := &canvas{paper: p, title: f.titles[i]}
	wide := 1 + len(t.Columns)
	c.span(0, 0, 1, wide, t.Name, ink{bold: true})
	c.span(1, 0, 1, wide, f.agencyTitle()+", "+f.days(), ink{})
	unit := ""
	if t.Unit != "" {
		unit = "Đơn vị tính: " + t.Unit
	}
	c.span(2, 0, 1, wide, unit, ink{})
	c.head(t)
	c.put(firstRow(t)-2, 0, "", ink{key: true, framed: true})
	for j, column := range t.Columns {
		c.put(firstRow(t)-2, 1+j, column.Key, ink{key: true, framed: true})
	}
	c.put(firstRow(t)-2, wide, keyHead, ink{key: true})
	for n, row := range t.Rows {
		c.formRow(t, firstRow(t)-1+n, row)
	}
	if t.Total != "" {
		c.total(t)
	}
	for j := range t.Columns {
		c.restrictColumn(t, j)
	}
	widths := []float64{34}
	for range t.Columns {
		widths = append(widths, 11)
	}
	c.finish(append(widths, 12), firstRow(t)-1)
}

// head lays the headings out: one that has nothing below it goes down to the last row of the head.
func (c *canvas) head(t report.BlankTable) {
	look := ink{head: true, framed: true}
	c.span(aboveHead, 0, max(1, len(t.Head)), 1, t.First, look)
	taken := make([]int, len(t.Columns)) // how many rows of each column stand already
	for level, cells := range t.Head {
		column := 0
		for _, h := range cells {
			for taken[column] > level {
				column++
			}
			c.span(aboveHead+level, 1+column, h.Rows, h.Cols, h.Text, look)
			for k := range h.Cols {
				taken[column+k] = level + h.Rows
			}
		}
	}
}

// formRow writes a row to be filled in.
func (c *canvas) formRow(t report.BlankTable, at int, row report.BlankRow) {
	c.put(at, 0, row.Label, ink{framed: true})
	for j, column := range t.Columns {
		c.put(at, 1+j, nil, ink{open: true, framed: true, format: formatOf(column.Style)})
	}
	c.put(at, 1+len(t.Columns), row.ID, ink{key: true})
}

// restrictColumn lets only values of a column into its cells, or the words that say why there is none.
func (c *canvas) restrictColumn(t report.BlankTable, j int) {
	style, first, last := t.Columns[j].Style, firstRow(t), lastRow(t)
	if t.Total != "" && !t.Columns[j].AddsUp {
		last++
	}
	if last < first {
		return
	}
	top, words := cellName(1+j, first), labels(stateWords())
	area := top + ":" + cellName(1+j, last)
	if style.Kind == printed.Statement {
		c.drop(area, append([]string{entry.Truths[true], entry.Truths[false]}, words...))
		return
	}
	rule, wanted := numberRule(top, style)
	c.validate(area, "OR("+rule+",COUNTIF("+c.listed(words)+","+top+")>0)", wanted+"; hoặc: "+strings.Join(words, ", "))
}

// total writes the last row, whose cells are the sums of those above them where there is a sum.
func (c *canvas) total(t report.BlankTable) {
	at := lastRow(t)
	c.put(at, 0, t.Total, ink{framed: true, bold: true})
	for j, column := range t.Columns {
		switch {
		case !column.AddsUp:
			c.put(at, 1+j, nil, ink{open: true, framed: true, format: formatOf(column.Style)})
		case len(t.Rows) == 0:
			c.put(at, 1+j, nil, ink{framed: true})
		default:
			area := cellName(1+j, firstRow(t)) + ":" + cellName(1+j, lastRow(t))
			c.put(at, 1+j, sumOver(area), ink{framed: true, bold: true, format: formatOf(column.Style)})
		}
	}
	c.put(at, 1+len(t.Columns), report.TotalRow, ink{key: true})
}
