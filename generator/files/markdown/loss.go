package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"congkhai/generator/files/source"
	"congkhai/generator/text/bound"
)

// losses is the context of a parse: what an author wrote and the tree does not show, as goldmark leaves it out without
// a word.
type losses struct {
	parser.Context
	found   []loss
	defined []definition
	used    map[string]bool // labels of definitions that something asked for
}

// loss is one such place, in bytes of the body.
type loss struct {
	rule *source.Rule
	at   text.Segment
	args []any
}

// definition is a line such as "[label]: /address/".
type definition struct {
	label string
	at    text.Segment
}

// Reference notes for which labels links are looked up.
func (l *losses) Reference(label string) (parser.Reference, bool) {
	if l.used == nil {
		l.used = map[string]bool{}
	}
	l.used[label] = true
	return l.Context.Reference(label)
}

func (l *losses) note(rule *source.Rule, at text.Segment, args ...any) {
	l.found = append(l.found, loss{rule, at, args})
}

// losses reports what the tree does not show.
func (r *reader) losses(l *losses) {
	known := map[string]bool{}
	for _, ref := range l.References() {
		known[util.ToLinkReference(ref.Label())] = true
	}
	defined := map[string]bool{}
	for _, d := range l.defined {
		switch {
		case !known[d.label]: // it was no definition, and is shown
		case defined[d.label]:
			l.note(DefinedTwice, d.at, string(d.at.Value(r.src)))
		case !l.used[d.label]:
			l.note(UnusedDefinition, d.at, string(d.at.Value(r.src)))
		}
		defined[d.label] = true
	}
	for _, lost := range l.found {
		r.noteAt(lost.rule, lost.at, lost.args...)
	}
}

// definitions notes where goldmark may take lines out of a paragraph: they name an address for links, and are not shown.
type definitions struct{}

var definitionForm = regexp.MustCompile(`^\[([^\[\]]+)\]:`)

// Transform looks at the lines of a paragraph.
func (definitions) Transform(paragraph *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := paragraph.Lines()
	for i := range lines.Len() {
		at := trimmed(lines, i, reader.Source())
		if bytes.IndexByte(at.Value(reader.Source()), '[') < 0 {
			continue
		}
		if m := definitionForm.FindSubmatch(bytes.TrimSpace(at.Value(reader.Source()))); m != nil {
			l := pc.(*losses)
			l.defined = append(l.defined, definition{util.ToLinkReference(m[1]), at})
		}
	}
}

// rows looks at the lines of what is to be a table, or looks like one. Since goldmark fills up short rows, a table that
// would have too many cells is taken from it before.
type rows struct{}

// Transform notes the cells that goldmark would leave out or make up, and rows of what becomes no table.
func (rows) Transform(paragraph *ast.Paragraph, reader text.Reader, pc parser.Context) {
	src, lines, l := reader.Source(), paragraph.Lines(), pc.(*losses)
	columns, head := 0, -1
	for i := range lines.Len() {
		if line := row(lines, i, src); isRule(line) {
			columns, head = max(columns, cells(line)), max(head, i-1)
		}
	}
	switch {
	case int64(columns)*int64(lines.Len()) > bound.Cells:
		noteHeavy(pc, TableTooLarge, lines.At(0).Start)
		lines.SetSliced(0, 1)
	case head < 0 || cells(row(lines, head, src)) != columns:
		l.noTable(lines, src)
	default:
		for i := head + 2; i < lines.Len(); i++ {
			if n := cells(row(lines, i, src)); n != columns {
				l.note(UnevenRow, trimmed(lines, i, src), n, columns)
			}
		}
	}
}

// noTable notes the first line of a paragraph that looks like a row of a table.
func (l *losses) noTable(lines *text.Segments, src []byte) {
	tabs := 0
	if lines.Len() > 1 && oddlyBlank(row(lines, 1, src)) {
		return
	}
	for i := range lines.Len() {
		line := bytes.TrimSpace(row(lines, i, src))
		if len(line) > 1 && line[0] == '|' {
			l.note(NoTable, trimmed(lines, i, src))
			return
		}
		_, bullet, _ := itemAt(line)
		if bytes.IndexByte(line[bullet:], '\t') < 0 {
			tabs = 0
			continue
		}
		if tabs++; tabs == 2 {
			l.note(PastedRows, trimmed(lines, i-1, src))
			return
		}
	}
}

func row(lines *text.Segments, i int, src []byte) []byte {
	at := lines.At(i)
	return at.Value(src)
}

// isRule reports whether a line is what stands under the head of a table: "| --- | ---: |".
func isRule(line []byte) bool {
	return len(bytes.Trim(line, "|-: \t\n")) == 0 && bytes.IndexByte(line, '-') >= 0 && bytes.IndexByte(line, '|') >= 0
}

// cells counts the cells of a row as goldmark cuts it.
func cells(line []byte) int {
	line = bytes.TrimPrefix(bytes.TrimSpace(line), []byte("|"))
	if bytes.HasSuffix(line, []byte("|")) && !bytes.HasSuffix(line, []byte(`\|`)) {
		line = line[:len(line)-1]
	}
	return 1 + bytes.Count(line, []byte("|")) - bytes.Count(line, []byte(`\|`))
}
