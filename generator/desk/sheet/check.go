package sheet

import (
	"fmt"
	"slices"

	"congkhai/generator/files/data"
	"congkhai/generator/files/source"
)

// CheckData tells what hides values from whoever looks at the sheet, from the row on where data begins (an index):
// merged cells, and hidden rows and columns with something in them. Above it merged cells are titles.
func (s *Sheet) CheckData(first int) []source.Problem {
	var problems []source.Problem
	for _, a := range s.Merged {
		if source.Full(problems) {
			break
		}
		if a.LastRow >= first && a.Row < len(s.Rows) && (a.Row != a.LastRow || a.Column != a.LastColumn) {
			problems = append(problems, MergedData.At(s.At(a.Row, a.Column), a.String()))
		}
	}
	for _, a := range s.hiddenRows {
		a.Row = max(a.Row, first)
		if row, column, found := s.filled(a); found {
			rule := HiddenRows
			if s.filtered {
				rule = FilteredRows
			}
			problems = append(problems, rule.At(s.At(row, column), span(a.Row, min(a.LastRow, len(s.Rows)-1), number)))
		}
	}
	for _, a := range s.hiddenColumns {
		a.Row = first
		if row, column, found := s.filled(a); found {
			problems = append(problems, HiddenColumns.At(s.At(row, column), span(a.Column, a.LastColumn, data.ColumnName)))
		}
	}
	return problems
}

// filled is the first cell of an area that says something.
func (s *Sheet) filled(a Area) (row, column int, found bool) {
	for row := a.Row; row <= a.LastRow && row < len(s.Rows); row++ {
		cells := s.Rows[row][min(a.Column, len(s.Rows[row])):min(a.LastColumn+1, len(s.Rows[row]))]
		if i := slices.IndexFunc(cells, func(c Cell) bool { return c.Sort != Empty }); i >= 0 {
			return row, a.Column + i, true
		}
	}
	return 0, 0, false
}

func number(index int) string { return fmt.Sprint(index + 1) }

// span names what begins and ends with an index: 7, or 7–9.
func span(first, last int, name func(int) string) string {
	if first == last {
		return name(first)
	}
	return name(first) + "–" + name(last)
}
