package workbook

import (
	"slices"
	"strings"

	"congkhai/generator/files/amend"
	"congkhai/generator/kinds/report"
)

// left lists what the report does not say yet, as people call it, so that who brings the forms in knows who has not
// sent one.
func (f *filling) left() []string {
	var left []string
	for _, section := range f.Sections {
		for _, figure := range section.Figures {
			if figures, name := f.figuresAt(figure.Key); isBlank(figures[name]) {
				left = append(left, figure.Label)
			}
		}
	}
	for _, form := range f.Tables {
		if rows := f.rowsLeft(form); len(rows) > 0 {
			left = append(left, form.Name+": "+strings.Join(rows, ", "))
		}
	}
	return left
}

// rowsLeft are the rows of a table that the report does not have, or not wholly.
func (f *filling) rowsLeft(form report.BlankTable) []string {
	var rows []string
	tables, _ := f.values[tablesKey].(table)
	all := slices.Clone(form.Rows)
	if form.Total != "" {
		all = append(all, report.BlankRow{ID: report.TotalRow, Label: form.Total})
	}
	for _, row := range all {
		cells := cellsOf(tables[form.Key], row.ID)
		if len(cells) < len(form.Columns) || slices.ContainsFunc(cells, isBlank) {
			rows = append(rows, row.Label)
		}
	}
	return rows
}

// cellsOf are the cells of a row of a table as it was read, or as it is to be written.
func cellsOf(grid any, row string) []any {
	var list any
	switch grid := grid.(type) {
	case table:
		list = grid[row]
	case amend.Table:
		if i := slices.IndexFunc(grid, func(e amend.Entry) bool { return e.Key == row }); i >= 0 {
			list = grid[i].Value
		}
	}
	cells, _ := list.([]any)
	return cells
}
