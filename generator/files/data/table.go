package data

import (
	"io"
	"iter"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/text/viet"
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
func (t Table) JSON(w io.Writer) error {
	keys := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		keys[i] = string(AppendText(nil, c.Name)) + ":"
	}
	p := pen{w: w}
	between := "["
	for row := range t.Rows {
		b := append(append(p.room(), between...), "\n{"...)
		for i := range row {
			if row[i].Sort == Absent {
				continue
			}
			if b[len(b)-1] != '{' {
				b = append(b, ',')
			}
			b = row[i].json(append(b, keys[i]...))
		}
		p.b = append(b, '}')
		between = ","
	}
	p.b = append(append(p.room(), strings.TrimSuffix(between, ",")...), "\n]\n"...)
	return p.end()
}

func (c *Cell) json(b []byte) []byte {
	switch c.Sort {
	case Number, Truth:
		return append(b, c.Text...)
	case List:
		b = append(b, '[')
		for i := range c.Items {
			if i > 0 {
				b = append(b, ',')
			}
			b = c.Items[i].json(b)
		}
		return append(b, ']')
	}
	return AppendText(b, c.Text)
}

// CSV writes the table as Excel opens it with a double click: it takes UTF-8 for what it is only after a byte order
// mark. Lines end as RFC 4180 wants, the items of a list are joined by "; ". A text that a spreadsheet may run as a
// formula, and one that begins with an apostrophe, has an apostrophe before it: who reads the file takes one off
// wherever a cell begins with one, and has what was written.
func (t Table) CSV(w io.Writer) error {
	p := pen{w: w, b: []byte("\uFEFF")}
	for i, c := range t.Columns {
		p.b = appendField(p.b, i, c.Name)
	}
	p.b = append(p.b, "\r\n"...)
	for row := range t.Rows {
		b := p.room()
		for i := range row {
			b = appendField(b, i, row[i].field())
		}
		p.b = append(b, "\r\n"...)
	}
	return p.end()
}

// field is the cell as CSV has it, before it is put in quotes.
func (c *Cell) field() string {
	switch c.Sort {
	case Absent, Number, Truth:
		return c.Text
	}
	text := c.joined()
	if strings.HasPrefix(text, "'") || mayRun(text) {
		return "'" + text
	}
	return text
}

// mayRun reports whether a spreadsheet may take a text for a formula, by its first sign in any width. Programs differ
// in what they skip before it, so that all that shows nothing is skipped here, and what ends a cell or a line is not
// trusted at all.
func mayRun(text string) bool {
	for i, r := range text {
		switch {
		case i == 0 && strings.ContainsRune("\t\r\n", r):
			return true
		case viet.Visible(r):
			return strings.ContainsRune("=+-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−", r)
		}
	}
	return false
}

func (c *Cell) joined() string {
	if c.Sort != List {
		return c.Text
	}
	items := make([]string, len(c.Items))
	for i := range c.Items {
		items[i] = c.Items[i].joined()
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

// pen writes a table a page at a time.
type pen struct {
	w   io.Writer
	b   []byte
	err error
}

const penful = 32 << 10

// room is what to append to.
func (p *pen) room() []byte {
	if len(p.b) >= penful {
		p.write()
	}
	return p.b
}

func (p *pen) write() {
	if p.err == nil {
		_, p.err = p.w.Write(p.b)
	}
	p.b = p.b[:0]
}

func (p *pen) end() error {
	p.write()
	return p.err
}
