package data

import (
	"io"
	"regexp"
	"unicode/utf8"
)

// ExcelType is the media type of what Excel writes.
const ExcelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// cutShort ends a text that has no room in a cell, which is so many units of UTF-16.
const (
	cutShort = "… (còn nữa, xem tệp CSV)"
	cellRoom = 32767
)

// Excel writes the table as a workbook for people. A spreadsheet that opens CSV takes "1.000250" for a number and drops
// the last zero, "1/2" for a day, "=1+1" for a formula; in CSV nothing can be said against that which programs would not
// have to take off again. Here a text is a text, whatever it looks like, and runs nothing.
func (t Table) Excel(w io.Writer) error {
	head := make([]Cell, len(t.Columns))
	for i, c := range t.Columns {
		head[i] = TextCell(c.Name)
	}
	book := newWorkbook(w, head, rowsOfSheet)
	for row := range t.Rows {
		book.add(row)
	}
	return book.end()
}

// What a spreadsheet shows as it is written: whole numbers that it holds exactly, and short decimals.
var (
	wholeNumber = regexp.MustCompile(`^(?:0|-?[1-9][0-9]{0,14})$`)
	decimal     = regexp.MustCompile(`^-?(?:0|[1-9][0-9]{0,5})\.[0-9]{0,3}[1-9]$`)
)

// roomy is a text that has room in a cell, in the units by which spreadsheets count.
func roomy(text string) string {
	if len(text) <= cellRoom {
		return text
	}
	units, room := 0, cellRoom-utf8.RuneCountInString(cutShort)
	cut := -1
	for i, r := range text {
		if units++; r > 0xFFFF {
			units++
		}
		if units > room && cut < 0 {
			cut = i
		}
		if units > cellRoom {
			return text[:cut] + cutShort
		}
	}
	return text
}
