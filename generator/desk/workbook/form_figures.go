package workbook

import (
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"congkhai/generator/desk/entry"
	"congkhai/generator/kinds/printed"
	"congkhai/generator/kinds/report"
)

// The columns of the sheet of figures.
const (
	numberColumn = iota
	labelColumn
	valueColumn
	reasonColumn
	remarkColumn
	figureKeyColumn
)

// figureHeads are their heads.
var figureHeads = []string{"Mục", "Số liệu", "Giá trị", "Không có số thì vì sao", "Đơn vị, ghi chú", keyHead}

// fromBefore is said beside a value that follows from other reports.
const fromBefore = "lấy từ báo cáo trước"

// figures writes the sheet of figures: a heading for each section, a row for each figure.
func (p *paper) figures(f *form) {
	c := &canvas{paper: p, title: figuresTitle}
	for i, head := range figureHeads {
		c.put(0, i, head, ink{head: true, framed: true})
	}
	for _, section := range f.Sections {
		row := len(c.rows)
		c.put(row, numberColumn, section.Number, ink{bold: true, framed: true})
		for i := labelColumn; i <= figureKeyColumn; i++ {
			c.put(row, i, nil, ink{framed: true})
		}
		c.put(row, labelColumn, section.Name, ink{bold: true, framed: true})
		for _, figure := range section.Figures {
			c.figure(f, figure)
		}
	}
	c.finish([]float64{8, 52, 16, 22, 34, 14}, 1)
}

// figure writes the row of a figure.
func (c *canvas) figure(f *form, figure report.BlankFigure) {
	row := len(c.rows)
	remarks := []string{}
	if u := unit(figure.Style); u != "" {
		remarks = append(remarks, u)
	}
	c.put(row, numberColumn, nil, ink{framed: true})
	c.put(row, labelColumn, figure.Label, ink{framed: true, indent: figure.Depth})
	if table, column := f.sumOf(figure.Key); table >= 0 {
		c.put(row, valueColumn, f.sumFormula(table, column), ink{framed: true, format: formatOf(figure.Style)})
		c.put(row, reasonColumn, nil, ink{framed: true})
		remarks = append(remarks, "lấy từ "+f.Tables[table].Name)
	} else {
		c.put(row, valueColumn, known(figure.Known), ink{open: true, framed: true, format: formatOf(figure.Style)})
		c.put(row, reasonColumn, reason(figure.Known), ink{open: true, framed: true})
		c.restrict(cellName(valueColumn, row+1), figure.Style)
		c.drop(cellName(reasonColumn, row+1), labels(stateWords()))
		if figure.Known != "" {
			remarks = append(remarks, fromBefore)
		}
	}
	c.put(row, remarkColumn, strings.Join(remarks, "; "), ink{framed: true})
	c.put(row, figureKeyColumn, figure.Key, ink{framed: true, key: true})
}

// restrict lets only values of a kind into a cell.
func (c *canvas) restrict(area string, style printed.Style) {
	if style.Kind == printed.Statement {
		c.drop(area, []string{entry.Truths[true], entry.Truths[false]})
		return
	}
	rule, wanted := numberRule(area, style)
	c.validate(area, rule, wanted)
}

// numberRule is a formula that numbers of a kind obey, and what they are called.
func numberRule(cell string, style printed.Style) (formula, wanted string) {
	if style.Kind == printed.Ratio || style.Kind == printed.Decimal {
		return "AND(ISNUMBER(" + cell + ")," + cell + ">=0)", "một số, từ 0 trở lên"
	}
	return "AND(ISNUMBER(" + cell + ")," + cell + ">=0," + cell + "=INT(" + cell + "))", "một số nguyên, từ 0 trở lên"
}

// formatOf is how the cells of a figure show numbers.
func formatOf(style printed.Style) string {
	if style.Kind == printed.Counting || style.Kind == printed.Money {
		return asLarge
	}
	return asNumber
}

// known is a value that content writes so as a cell has it, nil where it is none.
func known(toml string) any {
	toml = strings.ReplaceAll(toml, "_", "")
	if n, err := strconv.ParseInt(toml, 10, 64); err == nil {
		return n
	}
	if n, err := strconv.ParseFloat(toml, 64); err == nil {
		return n
	}
	return nil
}

// reason is why there is no value, where content says so.
func reason(toml string) any {
	for _, w := range stateWords() {
		if strings.Trim(toml, `"`) == w.ID {
			return w.Label
		}
	}
	return nil
}

// sumOf is the column of a table whose sum a figure is; the table is -1 where it is none.
func (f *form) sumOf(figure string) (table int, column string) {
	for i, t := range f.Tables {
		for _, c := range t.Columns {
			if c.Figure == figure && c.AddsUp && len(t.Rows) > 0 {
				return i, c.Key
			}
		}
	}
	return -1, ""
}

// sumFormula is the sum of a column of a table.
func (f *form) sumFormula(table int, column string) excelize.Cell {
	t := f.Tables[table]
	j := 1 + slices.IndexFunc(t.Columns, func(c report.BlankColumn) bool { return c.Key == column })
	return sumOver("'" + f.titles[table] + "'!" + cellName(j, firstRow(t)) + ":" + cellName(j, lastRow(t)))
}
