package word

import (
	"maps"
	"strconv"

	"congkhai/generator/text/bound"
)

// rows are those of a table as they are read.
type rows struct {
	*story
	table  Table
	tops   map[int]place // by column, the cell that goes down from above
	places int           // of all rows
}

// place is which cell of Table.Rows.
type place struct{ row, cell int }

// table reads a table. Its cells hold paragraphs alone: those of a table in a cell are lines of the cell.
func (s *story) table() Table {
	r := &rows{story: s, tops: map[int]place{}}
	s.children(r.row)
	for _, row := range r.table.Rows {
		for _, c := range row { // what covers many places is read at each of them
			r.grow((c.across()*c.down() - 1) * len(c.Text()))
		}
	}
	if r.places > bound.Cells {
		s.problems = append(s.problems, TooWide.At(placeOf(s.name, s.no), bound.Cells))
		return Table{}
	}
	return r.table
}

// row reads a row, or what holds some. One that was deleted is not read.
func (r *rows) row(e element) {
	switch e.name() {
	case "sdt", "sdtContent", "customXml", "ins", "moveTo":
		r.children(r.row)
	case "tr":
		n := len(r.table.Rows)
		r.table.Rows = append(r.table.Rows, nil)
		l := &line{row: n}
		r.children(func(e element) { r.part(e, l) })
		r.places += l.column
		if l.isHead && r.table.Head == n {
			r.table.Head++
		}
		if l.isDeleted {
			r.find(LeftDeleted, " "+rowText(r.table.Rows[n]))
			r.table.Rows, r.table.Head = r.table.Rows[:n], min(r.table.Head, n)
			maps.DeleteFunc(r.tops, func(_ int, top place) bool { return top.row == n })
		}
	}
}

// line is the row that is being read, and the column that it came to.
type line struct {
	row, column       int
	isHead, isDeleted bool
}

// part reads a cell, or what a row says of itself.
func (r *rows) part(e element, l *line) {
	switch e.name() {
	case "trPr", "sdt", "sdtContent", "customXml":
		r.children(func(e element) { r.part(e, l) })
	case "tc":
		l.column += r.cell(l.row, l.column)
	case "gridBefore":
		r.table.Rows[l.row] = append(r.table.Rows[l.row], Cell{Across: span(e)})
		l.column += span(e)
	case "tblHeader":
		l.isHead = e.is()
	case "del":
		l.isDeleted = true
	}
}

func rowText(row []Cell) string {
	text := ""
	for _, c := range row {
		text += c.Text() + " "
	}
	return text
}

// span is how many columns something takes; Word has no more than 63.
func span(e element) int {
	n, err := strconv.Atoi(e.attr("val"))
	if err != nil {
		return 1
	}
	return max(1, min(n, 63))
}

// cell reads a cell that begins in a column, and returns how many columns it takes. One that goes on from above only
// makes that one higher.
func (r *rows) cell(row, column int) int {
	c, goesOn, goesDown := Cell{Across: 1, Down: 1}, false, false
	var blocks []Block
	r.children(func(e element) {
		if e.name() != "tcPr" {
			r.block(e, &blocks)
			return
		}
		r.children(func(e element) {
			switch e.name() {
			case "gridSpan":
				c.Across = span(e)
			case "vMerge":
				goesDown = true
				goesOn = e.attr("val") != "restart"
			}
		})
	})
	c.Paragraphs = r.flat(blocks)
	top, isBelow := r.tops[column]
	if goesOn && isBelow {
		r.table.Rows[top.row][top.cell].Down++
		if text := c.Text(); text != "" { // Word shows what the first cell says
			r.left = append(r.left, LeftHidden.At(placeOf(r.name, r.no), text))
		}
		return c.Across
	}
	delete(r.tops, column)
	if goesDown {
		r.tops[column] = place{row, len(r.table.Rows[row])}
	}
	r.table.Rows[row] = append(r.table.Rows[row], c)
	return c.Across
}

// flat are the paragraphs of blocks.
func (r *rows) flat(blocks []Block) []Paragraph {
	var all []Paragraph
	for _, block := range blocks {
		switch block := block.(type) {
		case Paragraph:
			all = append(all, block)
		case Table:
			r.left = append(r.left, FlatTable.At(placeOf(r.name, max(r.no, 1))))
			eachParagraph([]Block{block}, func(p *Paragraph) { all = append(all, *p) })
		}
	}
	return all
}
