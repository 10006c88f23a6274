// Package sheet opens the spreadsheets that offices send each other, .xlsx and .csv, and gives their cells, each with
// its place. It says all that is wrong with a file in one run, each with what to do about it in Excel, and knows
// nothing of what the cells mean: not which row is a heading, nor which kind of record a row is.
//
//	book, problems := sheet.Open("a.xlsx", raw)
//	for i, row := range book.Sheets[0].Rows {
//		for j, cell := range row { // problems = append(problems, Bad.At(book.Sheets[0].At(i, j), cell.Text))
//
// Cells are all that is read of a book: not its charts, pictures, text boxes and comments.
//
// What a cell says is what its reader sees in Excel, as far as that is certain: a text as it was typed, a number with
// all of its digits, a day only where the cell is formatted as one. What is not certain is a problem and no guess.
//
// Workbooks are read here and not by excelize, which reads them in the tests of this room: it holds a whole book as
// structures before it gives the first cell, looks methods up by name, so that the command grows by all of its methods,
// and unpacks a file before its size can be refused. Of a book only five sorts of parts say anything here.
package sheet

import (
	"fmt"

	"congkhai/generator/files/data"
	"congkhai/generator/files/source"
)

// Book is an opened file. A .csv is a book of one sheet without a name.
type Book struct {
	Name   string // of the file
	Sheets []Sheet
}

// Sheet is one sheet of a book.
type Sheet struct {
	Name   string
	Hidden bool
	Rows   [][]Cell // Rows[i][j] is row i+1, column j; empty cells and rows at the end are cut
	Merged []Area

	book          string
	hiddenRows    []Area // each a range of whole rows
	hiddenColumns []Area
	filtered      bool
}

// Cell is what one cell says.
type Cell struct {
	Sort    Sort
	Percent bool // the number is shown with %
	// Text is a text in NFC with lines ended by LF; a number as decimal digits ("0.1", "14043", "-2.5"), of one shown
	// as a percentage what stands before the sign ("62.5"); a day as 2021-06-25; true or false.
	Text string
}

// Sort is what a cell holds.
type Sort uint8

// The sorts of cells.
const (
	Empty Sort = iota
	Text       // whatever it looks like: "1.000250" and "25/06/2021" are texts where they were typed as such
	Number
	Date   // a whole day
	Truth  // TRUE or FALSE
	Broken // a problem tells of it
)

// Area is a rectangle of cells; all four are indexes of Rows and columns, and the last are in it.
type Area struct{ Row, Column, LastRow, LastColumn int }

// At is the place of a cell by its indexes, as Excel names it: a.xlsx!Thủ tục!D7 is At(6, 3).
func (s *Sheet) At(row, column int) source.Span {
	return s.place("!" + data.ColumnName(column) + fmt.Sprint(row+1))
}

// Anywhere is a place for what concerns the sheet and no cell of it.
func (s *Sheet) Anywhere() source.Span { return s.place("") }

func (s *Sheet) place(cell string) source.Span {
	path := s.book
	if s.Name != "" {
		path += "!" + s.Name
	}
	return anywhere(path + cell)
}

// Cell returns a cell by its indexes; beyond the end of its row it is empty.
func (s *Sheet) Cell(row, column int) Cell {
	if row >= len(s.Rows) || column >= len(s.Rows[row]) {
		return Cell{}
	}
	return s.Rows[row][column]
}

// Width is how many columns the sheet has.
func (s *Sheet) Width() int {
	width := 0
	for _, row := range s.Rows {
		width = max(width, len(row))
	}
	return width
}

func anywhere(path string) source.Span { return (&source.File{Path: path}).Anywhere() }

// cut takes the empty cells and rows off the end.
func (s *Sheet) cut() {
	last := 0
	for i, row := range s.Rows {
		n := len(row)
		for n > 0 && row[n-1].Sort == Empty {
			n--
		}
		s.Rows[i] = row[:n:n]
		if n > 0 {
			last = i + 1
		}
	}
	s.Rows = s.Rows[:last:last]
}
