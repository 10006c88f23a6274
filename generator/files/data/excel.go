package data

import (
	"cmp"
	"io"
	"regexp"
	"strconv"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// ExcelType is the media type of what Excel writes.
const ExcelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// The name of the first sheet of a workbook, and that of a second one, where a table is longer than a sheet may be.
const sheetName = "Dữ liệu"

// wide is how wide columns are, in digits: the longest number that is one has room.
const wide = 22

// cutShort ends a text that has no room in a cell.
const cutShort = "… (còn nữa, xem tệp CSV)"

// Excel writes the table as a workbook for people. A spreadsheet that opens CSV takes "1.000250" for a number and drops
// the last zero, "1/2" for a day, "=1+1" for a formula; in CSV nothing can be said against that which programs would not
// have to take off again. Here a text is a text, whatever it looks like, and runs nothing.
func (t Table) Excel(w io.Writer) error {
	f := excelize.NewFile()
	defer f.Close()
	var book workbook
	var errs [3]error
	errs[0] = f.SetSheetName("Sheet1", sheetName)
	book.text, errs[1] = f.NewStyle(&excelize.Style{NumFmt: 49}) // "@"
	book.whole, errs[2] = f.NewStyle(&excelize.Style{NumFmt: 1}) // "0"
	if err := cmp.Or(errs[:]...); err != nil {
		return err
	}
	head := make([]any, len(t.Columns))
	for i, c := range t.Columns {
		head[i] = excelize.Cell{StyleID: book.text, Value: c.Name}
	}
	book.file, book.head, book.row = f, head, excelize.TotalRows
	cells := make([]any, len(t.Columns))
	for row := range t.Rows {
		for i := range row {
			cells[i] = book.cell(&row[i])
		}
		if err := book.add(cells); err != nil {
			return err
		}
	}
	if err := book.end(); err != nil {
		return err
	}
	_, err := f.WriteTo(w)
	return err
}

// workbook is sheets being written, one after the other.
type workbook struct {
	file        *excelize.File
	head        []any
	text, whole int // styles
	sheets, row int // how many there are, and the row of the last one that was written
	stream      *excelize.StreamWriter
}

func (b *workbook) add(cells []any) error {
	if b.row == excelize.TotalRows {
		if err := b.begin(); err != nil {
			return err
		}
	}
	b.row++
	return b.stream.SetRow("A"+strconv.Itoa(b.row), cells)
}

// begin ends a sheet and begins the next one with the names of the columns, which stay in sight.
func (b *workbook) begin() error {
	name := sheetName
	if b.sheets++; b.sheets > 1 {
		name += " " + strconv.Itoa(b.sheets)
		if _, err := b.file.NewSheet(name); err != nil {
			return cmp.Or(b.stream.Flush(), err)
		}
		if err := b.stream.Flush(); err != nil {
			return err
		}
	}
	var err error
	if b.stream, err = b.file.NewStreamWriter(name); err != nil {
		return err
	}
	b.row = 1
	return cmp.Or(b.stream.SetColWidth(1, len(b.head), wide),
		b.stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}),
		b.stream.SetRow("A1", b.head))
}

func (b *workbook) end() error {
	if b.sheets == 0 { // a table without rows
		if err := b.begin(); err != nil {
			return err
		}
	}
	return b.stream.Flush()
}

// What a spreadsheet shows as it is written: whole numbers that it holds exactly, and short decimals.
var (
	wholeNumber = regexp.MustCompile(`^(?:0|-?[1-9][0-9]{0,14})$`)
	decimal     = regexp.MustCompile(`^-?(?:0|[1-9][0-9]{0,5})\.[0-9]{0,3}[1-9]$`)
)

func (b *workbook) cell(c *Cell) any {
	switch {
	case c.Sort == Absent:
		return nil
	case c.Sort == Number && wholeNumber.MatchString(c.Text):
		n, _ := strconv.ParseInt(c.Text, 10, 64) // the expression lets only digits through
		return excelize.Cell{StyleID: b.whole, Value: n}
	case c.Sort == Number && decimal.MatchString(c.Text):
		x, _ := strconv.ParseFloat(c.Text, 64)
		return x
	}
	return excelize.Cell{StyleID: b.text, Value: roomy(c.joined())}
}

// roomy is a text that has room in a cell, in the units by which spreadsheets count.
func roomy(text string) string {
	if len(text) <= excelize.TotalCellChars {
		return text
	}
	units, room := 0, excelize.TotalCellChars-utf8.RuneCountInString(cutShort)
	cut := -1
	for i, r := range text {
		if units++; r > 0xFFFF {
			units++
		}
		if units > room && cut < 0 {
			cut = i
		}
		if units > excelize.TotalCellChars {
			return text[:cut] + cutShort
		}
	}
	return text
}
