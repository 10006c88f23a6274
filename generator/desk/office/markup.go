package office

import (
	"encoding/xml"
	"errors"
	"html/template"
	"io"
	"strconv"
	"strings"

	"congkhai/generator/desk/word"
)

// markup reads the HTML that views hold, which we wrote: what follows no rule of ours is read as text.
type markup struct {
	tokens       *xml.Decoder
	blocks       []word.Block
	runs         []word.Run
	bold, italic int
	lists        []list // that the text stands in, the outermost first
	marker       string // of the item that has not begun yet
	level        int    // of the heading that the text stands in
	table        *word.Table
}

// list is a list and its last number; 0 where it has none.
type list struct {
	numbered bool
	last     int
}

// blocksOf are the paragraphs, items and tables of a text.
func blocksOf(html template.HTML) []word.Block {
	m := &markup{tokens: xml.NewDecoder(strings.NewReader("<div>" + string(html) + "</div>"))}
	m.tokens.Strict, m.tokens.AutoClose, m.tokens.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	for {
		token, err := m.tokens.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			panic("office: HTML of ours cannot be read: " + err.Error())
		}
		m.take(token)
	}
	m.end()
	return m.blocks
}

// runsOf is a text that has no paragraphs of its own.
func runsOf(html template.HTML) []word.Run {
	var runs []word.Run
	for _, block := range blocksOf(html) {
		if p, ok := block.(word.Paragraph); ok {
			if len(runs) > 0 {
				runs = append(runs, word.Run{Text: "\n"})
			}
			runs = append(runs, p.Runs...)
		}
	}
	return runs
}

// textOf is a text without its looks.
func textOf(html template.HTML) string { return word.Paragraph{Runs: runsOf(html)}.Text() }

func (m *markup) take(token xml.Token) {
	switch token := token.(type) {
	case xml.StartElement:
		m.open(token)
	case xml.EndElement:
		m.close(token.Name.Local)
	case xml.CharData:
		m.text(string(token))
	}
}

func (m *markup) open(e xml.StartElement) {
	switch e.Name.Local {
	case "p", "div", "blockquote", "pre", "figure", "figcaption":
		m.end()
	case "h1", "h2", "h3", "h4", "h5", "h6":
		m.end()
		m.level = int(e.Name.Local[1] - '0')
	case "strong", "b":
		m.bold++
	case "em", "i":
		m.italic++
	case "br":
		m.runs = append(m.runs, word.Run{Text: "\n"})
	case "img":
		m.text("[Hình: " + attribute(e, "alt") + "]")
	case "ul", "ol":
		m.end()
		start, _ := strconv.Atoi(attribute(e, "start"))
		m.lists = append(m.lists, list{e.Name.Local == "ol", max(start, 1) - 1})
	case "li":
		m.end()
		m.item()
	case "table":
		m.end()
		m.table = &word.Table{}
	}
	m.openCell(e.Name.Local)
}

// points are the markers of items that have no number, by how deep they are, as offices write them.
var points = [3]string{"-", "+", "•"}

// item begins an item.
func (m *markup) item() {
	if len(m.lists) == 0 {
		return
	}
	l := &m.lists[len(m.lists)-1]
	l.last++
	m.marker = points[min(len(m.lists), len(points))-1]
	if l.numbered {
		m.marker = strconv.Itoa(l.last) + "."
	}
}

func (m *markup) openCell(element string) {
	if m.table == nil {
		return
	}
	switch element {
	case "tr":
		m.table.Rows = append(m.table.Rows, nil)
	case "th", "td":
		m.runs = nil
	}
}

func (m *markup) close(element string) {
	switch element {
	case "p", "div", "blockquote", "pre", "figure", "figcaption", "li", "h1", "h2", "h3", "h4", "h5", "h6":
		m.end()
	case "strong", "b":
		m.bold--
	case "em", "i":
		m.italic--
	case "ul", "ol":
		m.end()
		m.lists = m.lists[:len(m.lists)-1]
	case "thead":
		m.table.Head = len(m.table.Rows)
	case "th", "td":
		m.endCell(element == "th")
	case "table":
		m.blocks = append(m.blocks, *m.table)
		m.table, m.runs = nil, nil
	}
}

func (m *markup) endCell(isHead bool) {
	row := &m.table.Rows[len(m.table.Rows)-1]
	*row = append(*row, word.Cell{Bold: isHead, Paragraphs: []word.Paragraph{{Style: word.Cells, Runs: m.runs}}})
	m.runs = nil
}

// text adds a text, in which all blanks after each other are one.
func (m *markup) text(text string) {
	blank := strings.TrimSpace(text) == ""
	if blank && (len(m.runs) == 0 || m.table != nil && len(m.table.Rows) == 0) {
		return
	}
	words := strings.Join(strings.Fields(text), " ")
	if !blank && strings.TrimLeft(text, " \n\t") != text {
		words = " " + words
	}
	if strings.TrimRight(text, " \n\t") != text {
		words += " "
	}
	if n := len(m.runs); n == 0 || strings.HasSuffix(m.runs[n-1].Text, "\n") || strings.HasSuffix(m.runs[n-1].Text, " ") {
		words = strings.TrimLeft(words, " ")
	}
	if words != "" {
		m.runs = append(m.runs, word.Run{Text: words, Bold: m.bold > 0, Italic: m.italic > 0})
	}
}

// end ends the paragraph, if one has begun.
func (m *markup) end() {
	runs := m.runs
	if m.table != nil {
		return
	}
	m.runs = nil
	if len(runs) > 0 {
		last := &runs[len(runs)-1]
		last.Text = strings.TrimRight(last.Text, " ")
	}
	p := word.Paragraph{Style: word.Body, Runs: runs, Level: m.level}
	if len(m.lists) > 0 && m.level == 0 {
		p.Style, p.Marker, p.Depth = word.Item, m.marker, len(m.lists)-1
	}
	m.level = 0
	if p.Text() != "" {
		m.marker = ""
		m.blocks = append(m.blocks, p)
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
