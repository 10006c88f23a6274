package sheet

import (
	"fmt"
	"regexp"
	"strings"

	"congkhai/generator/files/data"
)

// String is the area as Excel names it: A3:B5, or D7 where it is one cell.
func (a Area) String() string {
	first := data.ColumnName(a.Column) + fmt.Sprint(a.Row+1)
	if a.Row == a.LastRow && a.Column == a.LastColumn {
		return first
	}
	return first + ":" + data.ColumnName(a.LastColumn) + fmt.Sprint(a.LastRow+1)
}

var cellName = regexp.MustCompile(`^\$?([A-Z]{1,3})\$?([0-9]{1,7})$`)

// cellOf reads the name of a cell, such as D7, as indexes.
func cellOf(name string) (row, column int, ok bool) {
	m := cellName.FindStringSubmatch(name)
	if m == nil {
		return -1, -1, false
	}
	for _, letter := range m[1] {
		column = column*26 + int(letter-'A') + 1
	}
	row = index(m[2], maxRows)
	return row, column - 1, row >= 0 && column <= maxColumns
}

// areaOf reads the name of an area, such as A3:B5.
func areaOf(name string) (a Area, ok bool) {
	first, last, both := strings.Cut(name, ":")
	if !both {
		last = first
	}
	row, column, ok := cellOf(first)
	lastRow, lastColumn, okLast := cellOf(last)
	return Area{row, column, lastRow, lastColumn}, ok && okLast && row <= lastRow && column <= lastColumn
}
