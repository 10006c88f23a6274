// Package word writes and reads Word documents (.docx, ECMA-376), as far as a department's papers need them: the head
// of an official paper (Nghị định 30/2020/NĐ-CP), headings, paragraphs, items, tables, the block of the signature. It
// knows neither records nor forms.
//
//	err := word.Write(w, word.Document{Blocks: []word.Block{word.Head{Kind: "BÁO CÁO"}, word.Paragraph{…}}})
//	read, problems := word.Read("a.docx", raw) // read.Blocks, read.Left: what was left out, with its paragraph
//
// The same document gives the same bytes. Reading believes nothing: an archive is unpacked up to a bound, nothing
// outside it is opened, and what has no place in the model is told.
package word

import "strings"

// Document is what stands in a paper, from top to bottom.
type Document struct{ Blocks []Block }

// Block is a Head, a Paragraph, a Table or a Sign.
type Block interface{ write(*writer) }

// Head begins a paper, on a page of its own: what stands above the text by Nghị định 30/2020/NĐ-CP.
type Head struct {
	Parent, Agency string // who is above, and whose paper it is
	Number, Place  string // "Số:       /BC-SKHCN", "Tiền Giang, ngày 05 tháng 02 năm 2021"
	Kind, Subject  string // "BÁO CÁO", and what it is about
}

// Sign ends a paper: who gets it, and who signs.
type Sign struct {
	Recipients []string
	Post, Name string
}

// Run is a piece of text that looks the same all over. "\n" in it is the end of a line.
type Run struct {
	Text         string
	Bold, Italic bool
	Link         string // the address that it leads to, which is read but not written
	Picture      string // the name of a picture among Reading.Pictures; Text says what it shows
}

// Style is how a paragraph stands on the page.
type Style string

// The styles; headings have a level besides.
const (
	Body    Style = "NoiDung"
	Item    Style = "Y"
	Caption Style = "TenBang"
	Aside   Style = "ChuThich"
	Cells   Style = "OBang"
)

// Paragraph is a paragraph, a heading (Level from 1) or an item of a list (Marker, Depth from 0).
type Paragraph struct {
	Style  Style
	Level  int
	Marker string // "-", "1."
	Depth  int
	Runs   []Run
	No     int // which of those with something in them it is, where it was read
}

// Text is the paragraph without its looks, and without the marker of an item.
func (p Paragraph) Text() string {
	var b strings.Builder
	for _, r := range p.Runs {
		b.WriteString(r.Text)
	}
	return strings.TrimSpace(b.String())
}

// Table is rows of cells, of which the first Head ones are repeated on every page.
type Table struct {
	Head   int
	Shares []int // how wide the columns are to each other; nil for all the same
	Rows   [][]Cell
}

// Cell is a cell, which may take several columns and rows. What is below it in other rows has no cell there.
type Cell struct {
	Across, Down int // 0 is 1
	Bold         bool
	Centred      bool
	Paragraphs   []Paragraph
}

// CellOf is a cell with a text, where "\n" ends a paragraph.
func CellOf(text string) Cell {
	return Cell{Paragraphs: []Paragraph{{Style: Cells, Runs: []Run{{Text: text}}}}}
}

// Text is what stands in the cell, a line for each paragraph.
func (c Cell) Text() string {
	var lines []string
	for _, p := range c.Paragraphs {
		if text := strings.TrimSpace(p.Marker + " " + p.Text()); text != "" {
			lines = append(lines, text)
		}
	}
	return strings.Join(lines, "\n")
}

func (c Cell) across() int { return max(1, c.Across) }

func (c Cell) down() int { return max(1, c.Down) }

// Grid has the cell that covers each place of the table, nil where there is none. All rows are as long as the widest.
func (t Table) Grid() [][]*Cell {
	grid := make([][]*Cell, len(t.Rows))
	for i, row := range t.Rows {
		column := 0
		for j := range row {
			for column < len(grid[i]) && grid[i][column] != nil {
				column++
			}
			cover(grid[i:], column, &row[j])
			column += row[j].across()
		}
	}
	widest := 0
	for _, row := range grid {
		widest = max(widest, len(row))
	}
	for i := range grid {
		grid[i] = reach(grid[i], widest)
	}
	return grid
}

// cover puts a cell on all places that it takes, from a column of the first row.
func cover(rows [][]*Cell, column int, c *Cell) {
	for i := range min(c.down(), len(rows)) {
		rows[i] = reach(rows[i], column+c.across())
		for j := range c.across() {
			rows[i][column+j] = c
		}
	}
}

// reach is a row with at least so many places.
func reach(row []*Cell, places int) []*Cell {
	for len(row) < places {
		row = append(row, nil)
	}
	return row
}
