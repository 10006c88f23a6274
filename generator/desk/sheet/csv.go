package sheet

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"congkhai/generator/files/source"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/legacy"
	"congkhai/generator/text/viet"
)

// openCSV reads a text of cells. All of them are texts: nothing says which are not.
func openCSV(name string, raw []byte) (*Book, []source.Problem) {
	if len(raw) > bound.SheetText {
		return nil, []source.Problem{TooMuchText.At(anywhere(name), source.Size(bound.SheetText))}
	}
	text, problem, wrong := decode(name, raw)
	if wrong {
		return nil, []source.Problem{problem}
	}
	f := source.Later(name, func() ([]byte, error) { return []byte(text), nil })
	text = f.Text() // with the line ends of ours, so that places are right
	c := csv{file: f, text: text}
	c.separate()
	records, problems := c.read(), c.problems
	if c.fields > bound.SheetCells {
		return nil, []source.Problem{TooManyCells.At(anywhere(name), bound.SheetCells)}
	}
	s := Sheet{book: name}
	for _, r := range records {
		row := make([]Cell, len(r.fields))
		for i, field := range r.fields {
			row[i] = textCell(field)
		}
		s.Rows = append(s.Rows, row)
	}
	if s.cut(); len(s.Rows) == 0 {
		problems = append(problems, NothingIn.At(anywhere(name)))
	}
	book := &Book{Name: name, Sheets: []Sheet{s}}
	return book, append(problems, book.recode()...)
}

// decode reads the bytes of a text as what they are: UTF-8, UTF-16 with a mark, or a code that is certain.
func decode(name string, raw []byte) (text string, problem source.Problem, wrong bool) {
	if utf8.Valid(raw) && bytes.IndexByte(raw, 0) < 0 {
		return string(bytes.TrimPrefix(raw, []byte("\uFEFF"))), problem, false
	}
	found := legacy.Decode(raw)
	switch {
	case found.Sure:
		return strings.TrimPrefix(found.Text, "\uFEFF"), problem, false
	case found.Code != "":
		return "", UnsureCode.At(anywhere(name), found.Code, viet.Shorten(found.Text, sampled)), true
	}
	return "", NoCode.At(anywhere(name)), true
}

// csv is a text of cells while it is read.
type csv struct {
	file      *source.File
	text      string
	start     int  // of the records
	separator byte // between cells
	fields    int  // that were read
	problems  []source.Problem
}

// record is a row: its fields, and where it stands.
type record struct {
	fields     []string
	start, end int
}

// separators are what programs put between cells; those in Vietnam mostly the first.
const separators = ";,\t"

// separate finds the separator: a first line may say it, and else it is the one that gives most lines one number of
// cells.
func (c *csv) separate() {
	if line, _, _ := strings.Cut(c.text, "\n"); len(line) == len("sep=;") && strings.EqualFold(line[:4], "sep=") {
		c.separator, c.start = line[4], min(len(line)+1, len(c.text))
		return
	}
	c.separator = separators[0]
	widest, most := 1, 0
	for _, sep := range []byte(separators) {
		tried := csv{text: c.text, separator: sep}
		width, lines := usual(tried.records(looked))
		if width > 1 && (lines > most || lines == most && width > widest) {
			c.separator, widest, most = sep, width, lines
		}
	}
}

// looked is how many records are enough to see how a file is written.
const looked = 1000

// usual is the number of cells that most records have, and how many have it.
func usual(records []record) (width, lines int) {
	count := map[int]int{}
	for _, r := range records {
		n := len(r.fields)
		count[n]++
		if count[n] > lines || count[n] == lines && n > width {
			width, lines = n, count[n]
		}
	}
	return width, lines
}

// read reads all records and tells of those with more cells than the others.
func (c *csv) read() []record {
	records := c.records(len(c.text) + 1)
	width, _ := usual(records)
	for _, r := range records {
		if n := len(r.filled()); n > 1 { // the head: a title above it is one cell
			width = max(width, n)
			break
		}
	}
	for _, r := range records {
		if n := len(r.filled()); n > width && !source.Full(c.problems) {
			where := c.file.Span(r.start, r.end)
			c.problems = append(c.problems, TooManyFields.At(where, n, width, c.sign()))
		}
	}
	return records
}

// sign is what the separator is called: nobody sees a tab.
func (c *csv) sign() string {
	if c.separator == '\t' {
		return "Tab"
	}
	return string(c.separator)
}

// filled are the fields up to the last that says something.
func (r record) filled() []string {
	n := len(r.fields)
	for n > 0 && r.fields[n-1] == "" {
		n--
	}
	return r.fields[:n]
}

// records reads so many records at most.
func (c *csv) records(most int) (records []record) {
	for at := c.start; at < len(c.text) && len(records) < most && c.fields <= bound.SheetCells; {
		r := record{start: at}
		for more := true; more && c.fields <= bound.SheetCells; c.fields++ {
			var field string
			field, at, more = c.field(at)
			r.fields = append(r.fields, field)
		}
		r.end = at
		if at < len(c.text) {
			at++ // the line end
		}
		records = append(records, r)
	}
	return records
}

// field reads one field. It ends before a line end, or behind a separator: then there is more in the record.
func (c *csv) field(at int) (field string, end int, more bool) {
	opened, quoted := at, ""
	if at < len(c.text) && c.text[at] == '"' {
		quoted, at = c.quoted(at)
	}
	n := strings.IndexAny(c.text[at:], c.ends())
	if n < 0 {
		n = len(c.text) - at
	}
	rest := c.text[at : at+n]
	if strings.TrimSpace(rest) != "" && strings.ContainsAny(quoted, c.ends()) {
		c.problem(LateQuote, opened, viet.Shorten(rest, sampled))
	}
	end = at + n
	if end == len(c.text) || c.text[end] == '\n' {
		return quoted + rest, end, false
	}
	return quoted + rest, end + 1, true
}

// ends are the signs that end a field which is not quoted. In one that is and has more behind it, a mark is missing:
// what was to open the next text has closed it.
func (c *csv) ends() string { return string(c.separator) + "\n" }

// quoted reads what stands in quotation marks; two of them are one in it.
func (c *csv) quoted(at int) (text string, end int) {
	var b strings.Builder
	opened := at
	for at++; ; {
		n := strings.IndexByte(c.text[at:], '"')
		if n < 0 {
			c.problem(OpenQuote, opened)
			b.WriteString(c.text[at:])
			return b.String(), len(c.text)
		}
		b.WriteString(c.text[at : at+n])
		if at += n + 1; !strings.HasPrefix(c.text[at:], `"`) {
			return b.String(), at
		}
		b.WriteByte('"')
		at++
	}
}

// problem tells of the mark at a place.
func (c *csv) problem(rule *source.Rule, at int, args ...any) {
	if c.file != nil && !source.Full(c.problems) { // else the file is only looked at
		c.problems = append(c.problems, rule.At(c.file.Span(at, at+1), args...))
	}
}
