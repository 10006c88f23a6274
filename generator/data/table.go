package data

import (
	"iter"
	"slices"
	"strings"

	"congkhai/generator/front"
)

// Table is rows of cells under named columns.
type Table struct {
	Title   string
	Columns []Column
	Rows    iter.Seq[[]Cell] // in the order in which they are published; a row is good until the next one
}

// Column is what the cells of a column are called and mean.
type Column struct {
	Name, Say string
	Ways      []front.Shape // in which a cell can be written; none where nobody knows
	Always    bool          // every row has a cell
}

// Cell is a value in a row.
type Cell struct {
	Sort  Sort
	Text  string // as content files write it; of a list nothing
	Items []Cell // of a list
}

// Sort is what a cell is.
type Sort int

// The sorts. A cell that is not there is the zero cell.
const (
	Absent Sort = iota
	Text
	Number
	Truth
	List
)

// TextCell is a cell with a text.
func TextCell(text string) Cell { return Cell{Sort: Text, Text: text} }

// JSON writes the table as a list of objects, a line for each row. A cell that is not there is left out.
func (t Table) JSON() []byte {
	keys := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		keys[i] = string(AppendText(nil, c.Name)) + ":"
	}
	var w pieces
	between := "["
	for row := range t.Rows {
		b := append(w.room(), between...)
		b = append(b, "\n{"...)
		for i, cell := range row {
			if cell.Sort == Absent {
				continue
			}
			if b[len(b)-1] != '{' {
				b = append(b, ',')
			}
			b = cell.json(append(b, keys[i]...))
		}
		w.last = append(b, '}')
		between = ","
	}
	w.last = append(w.room(), strings.TrimSuffix(between, ",")+"\n]\n"...)
	return w.whole()
}

func (c Cell) json(b []byte) []byte {
	switch c.Sort {
	case Number, Truth:
		return append(b, c.Text...)
	case List:
		b = append(b, '[')
		for i, item := range c.Items {
			if i > 0 {
				b = append(b, ',')
			}
			b = item.json(b)
		}
		return append(b, ']')
	}
	return AppendText(b, c.Text)
}

// CSV writes the table as Excel opens it with a double click: it takes UTF-8 for what it is only after a byte order mark. Lines
// end as RFC 4180 wants, the items of a list are joined by "; ". A text that a spreadsheet would run as a formula, and one that
// begins with an apostrophe, has an apostrophe before it: who reads the file takes one off wherever a cell begins with one,
// and has what was written.
func (t Table) CSV() []byte {
	w := pieces{last: []byte("\uFEFF")}
	for i, c := range t.Columns {
		w.last = appendField(w.last, i, c.Name)
	}
	w.last = append(w.last, "\r\n"...)
	for row := range t.Rows {
		b := w.room()
		for i, cell := range row {
			b = appendField(b, i, cell.field())
		}
		w.last = append(b, "\r\n"...)
	}
	return w.whole()
}

// field is the cell as CSV has it, before it is put in quotes.
func (c Cell) field() string {
	switch c.Sort {
	case Absent, Number, Truth:
		return c.Text
	}
	text := c.joined()
	if text != "" && strings.IndexByte("=+-@\t\r\n'", text[0]) >= 0 {
		return "'" + text
	}
	return text
}

func (c Cell) joined() string {
	if c.Sort != List {
		return c.Text
	}
	items := make([]string, len(c.Items))
	for i, item := range c.Items {
		items[i] = item.joined()
	}
	return strings.Join(items, "; ")
}

func appendField(b []byte, column int, field string) []byte {
	if column > 0 {
		b = append(b, ',')
	}
	if !strings.ContainsAny(field, "\",\r\n") && strings.Trim(field, " ") == field {
		return append(b, field...)
	}
	return append(append(append(b, '"'), strings.ReplaceAll(field, `"`, `""`)...), '"')
}

// pieces is a text in the making. A large one is put together once, when its length is known: to make room for it again and
// again would take twice the memory.
type pieces struct {
	full [][]byte
	last []byte
}

const pieceSize = 256 << 10

// room is the piece to append to.
func (p *pieces) room() []byte {
	if len(p.last) >= pieceSize {
		p.full = append(p.full, p.last)
		p.last = make([]byte, 0, pieceSize+pieceSize/8)
	}
	return p.last
}

func (p *pieces) whole() []byte { return slices.Concat(append(p.full, p.last)...) }
