package markdown

import (
	"bytes"
	"html/template"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"congkhai/generator/text/bound"
	"congkhai/generator/text/citation"
	"congkhai/generator/text/contact"
)

// Resolver tells where things lead: a record is at an address only once the whole site is known.
type Resolver interface {
	Document(c citation.Citation) (address, title string) // "" when no record holds the document
	Link(address string) string
	Picture(address string) Picture
}

// Picture is where a picture lies, its size (0 when it is not known), and smaller ones for narrow screens.
type Picture struct {
	Src           string
	Width, Height int
	Set           string // as srcset has it; may be empty
}

// Text is the HTML of a body, section by section, with gaps for what is known only once the whole site is.
type Text [][]Part

// Part is a piece of HTML and the gap behind it.
type Part struct {
	HTML string
	Gap  Gap
}

// Gap is what an author wrote where the HTML depends on the site.
type Gap struct {
	Kind    GapKind
	Cited   citation.Citation
	Address string
	Alt     string
	Caption string // what a picture's author wrote to stand under it
}

// GapKind tells what stands in a gap.
type GapKind int

// The kinds of gaps. NoGap is the zero value: behind the last part of a section there is nothing.
const (
	NoGap GapKind = iota
	CiteOpens
	CiteCloses
	LinkOpens
	Image
	Figure // an image alone in its paragraph, with a caption
)

// Size is about how many bytes the text has when it is written.
func (t Text) Size() int {
	size := 0
	for _, parts := range t {
		size += sizeOf(parts)
	}
	return size
}

func sizeOf(parts []Part) int {
	size := 0
	for _, p := range parts {
		size += len(p.HTML)
		if p.Gap.Kind != NoGap {
			size += len(p.Gap.Address) + 100 // a link with its title
		}
	}
	return size
}

// HTML writes the whole body that a document describes. Of a section that says nothing there is only the heading.
func (t Text) HTML(d *Doc, r Resolver) template.HTML {
	var b strings.Builder
	for i, s := range d.Sections {
		if s.Title != "" {
			b.WriteString(`<h2 id="` + s.ID + `">` + template.HTMLEscapeString(s.Title) + "</h2>\n")
		}
		if !s.Empty {
			b.WriteString(string(t.Section(i, r)))
		}
	}
	return template.HTML(b.String())
}

// Section is what a section holds, without its heading.
func (t Text) Section(i int, r Resolver) template.HTML {
	if i >= len(t) {
		return "" // the text is gone
	}
	var b strings.Builder
	b.Grow(sizeOf(t[i]))
	for _, p := range t[i] {
		b.WriteString(p.HTML)
		b.WriteString(p.Gap.html(r))
	}
	return template.HTML(b.String())
}

func (g Gap) html(r Resolver) string {
	switch g.Kind {
	case CiteOpens:
		open, _ := citeTags(g.Cited, r)
		return open
	case CiteCloses:
		_, close := citeTags(g.Cited, r)
		return close
	case LinkOpens:
		return `<a href="` + attribute(r.Link(g.Address)) + `">`
	case Image:
		return string(r.Picture(g.Address).Tag(g.Alt, TextWidth)) + caption(g.Caption)
	case Figure:
		return figure(r.Picture(g.Address).Tag(g.Alt, TextWidth), g.Caption)
	}
	return ""
}

// Linked writes plain text with its citations and addresses as links, line by line: prose in front matter, which has no
// other markup.
func Linked(text string, r Resolver) template.HTML {
	text = strings.TrimRight(text, "\n")
	var b strings.Builder
	at := 0
	write := func(to int) {
		b.WriteString(strings.ReplaceAll(template.HTMLEscapeString(text[at:to]), "\n", "<br>\n"))
		at = to
	}
	link := func(start, end int, open, close string) {
		write(start)
		b.WriteString(open)
		write(end)
		b.WriteString(close)
	}
	addresses := contact.Find(text)
	linkAddressesTo := func(end int) {
		for ; len(addresses) > 0 && addresses[0].Start < end; addresses = addresses[1:] {
			a := addresses[0]
			link(a.Start, a.End, `<a href="`+attribute(a.Link)+`">`, "</a>")
		}
	}
	for _, c := range citation.Find(text) {
		linkAddressesTo(c.End)
		if c.Start >= at { // else it is a part of an address
			open, close := citeTags(c, r)
			link(c.Start, c.End, open, close)
		}
	}
	linkAddressesTo(len(text))
	write(len(text))
	return template.HTML(b.String())
}

func citeTags(c citation.Citation, r Resolver) (open, close string) {
	address, title := r.Document(c)
	if address == "" {
		return "", ""
	}
	return `<a href="` + template.HTMLEscapeString(address) + `" title="` + template.HTMLEscapeString(title) + `">`,
		"</a>"
}

// recorder takes the HTML that goldmark writes, in parts. It is a buffer that never has to be flushed.
type recorder struct {
	bytes.Buffer
	parts []Part
	any   bool
}

// newRecorder makes room for the HTML of so much source.
func newRecorder(source int) *recorder {
	w := &recorder{}
	w.Grow(source + source/4)
	return w
}

// Buffered and Flush are what goldmark asks of a writer.
func (w *recorder) Buffered() int { return 0 }

// Flush does nothing.
func (w *recorder) Flush() error { return nil }

func (w *recorder) render(n ast.Node, src []byte) {
	w.any = true
	if err := md.Renderer().Render(w, src, n); err != nil {
		panic("markdown: writing to memory failed: " + err.Error())
	}
}

// gap ends a part with something that the resolver knows.
func (w *recorder) gap(g Gap) {
	w.parts = append(w.parts, Part{w.String(), g})
	w.Reset()
}

// take returns what was written since it was last called.
func (w *recorder) take() []Part {
	if w.any {
		w.gap(Gap{})
	}
	parts := w.parts
	w.parts, w.any = nil, false
	return parts
}

type nodeRenderer struct{}

// RegisterFuncs puts our renderers in goldmark's table.
func (nodeRenderer) RegisterFuncs(table renderer.NodeRendererFuncRegisterer) {
	table.Register(kindCited, renderCited)
	table.Register(ast.KindLink, renderLink)
	table.Register(ast.KindAutoLink, renderAutoLink)
	table.Register(ast.KindImage, renderImage)
	table.Register(tables.KindTable, renderTable)
	table.Register(ast.KindParagraph, renderParagraph)
	table.Register(tables.KindTableCell, renderCell)
}

func renderCited(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	kind := CiteCloses
	if entering {
		kind = CiteOpens
	}
	w.(*recorder).gap(Gap{Kind: kind, Cited: n.(*citedNode).cited})
	return ast.WalkContinue, nil
}

func renderLink(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	to, usable := usable(n.(*ast.Link).Destination)
	if !usable {
		return ast.WalkContinue, nil
	}
	if entering {
		w.(*recorder).gap(Gap{Kind: LinkOpens, Address: to})
		return ast.WalkContinue, nil
	}
	_, err := w.WriteString("</a>")
	return ast.WalkContinue, err
}

// usable returns the address of a link as it may be published, if it may.
func usable(destination []byte) (to string, ok bool) {
	if len(destination) > bound.Address {
		return "", false
	}
	to = address(destination)
	return to, Safe(to)
}

func renderAutoLink(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	link := n.(*ast.AutoLink)
	to, label := string(link.URL(src)), template.HTMLEscapeString(string(link.Label(src)))
	if link.AutoLinkType == ast.AutoLinkEmail {
		to = "mailto:" + to
	}
	if !entering {
		return ast.WalkContinue, nil
	}
	if Safe(to) {
		label = `<a href="` + attribute(to) + `">` + label + "</a>"
	}
	_, err := w.WriteString(label)
	return ast.WalkContinue, err
}

func renderImage(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	image := n.(*ast.Image)
	if to, usable := usable(image.Destination); entering && usable {
		kind := Image
		if isFigure(image.Parent()) {
			kind = Figure
		}
		w.(*recorder).gap(Gap{Kind: kind, Address: to, Alt: plain(image, src), Caption: address(image.Title)})
	}
	return ast.WalkSkipChildren, nil
}

// renderTable puts a table where it scrolls in itself on a narrow screen, also by the keyboard, under the name of what its
// columns are.
func renderTable(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	text := "</table>\n</div>\n"
	if entering {
		text = `<div class="scroll" role="group" tabindex="0" aria-label="` + template.HTMLEscapeString(tableName(n, src)) +
			"\">\n<table>\n"
	}
	_, err := w.WriteString(text)
	return ast.WalkContinue, err
}

// tableName is what the columns of a table are, or that it is one where its head is empty.
func tableName(table ast.Node, src []byte) string {
	var names []string
	for cell := table.FirstChild().FirstChild(); cell != nil; cell = cell.NextSibling() {
		if name := strings.TrimSpace(resolved([]byte(plain(cell, src)))); name != "" {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return "Bảng"
	}
	return "Bảng: " + strings.Join(names, ", ")
}

// isFigure reports whether a paragraph is nothing but a picture with a caption.
func isFigure(paragraph ast.Node) bool {
	image, ok := paragraph.FirstChild().(*ast.Image)
	return ok && paragraph.Kind() == ast.KindParagraph && paragraph.ChildCount() == 1 && len(image.Title) > 0
}

func renderParagraph(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	tag := "</p>\n"
	switch {
	case isFigure(n):
		return ast.WalkContinue, nil
	case entering:
		tag = "<p>"
	}
	_, err := w.WriteString(tag)
	return ast.WalkContinue, err
}

// cellClasses are what the theme knows of how a column is set.
var cellClasses = map[tables.Alignment]string{
	tables.AlignLeft: ` class="start"`, tables.AlignCenter: ` class="center"`, tables.AlignRight: ` class="end"`,
}

func renderCell(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	tag := "td"
	if n.Parent().Kind() == tables.KindTableHeader {
		tag = "th"
	}
	if entering {
		_, _ = w.WriteString("<" + tag + cellClasses[n.(*tables.TableCell).Alignment] + ">")
		return ast.WalkContinue, nil
	}
	_, err := w.WriteString("</" + tag + ">\n")
	return ast.WalkContinue, err
}

// TextWidth is how wide a picture in a text is drawn, as sizes has it.
const TextWidth = "(max-width: 46rem) 100vw, 44rem"

// Tag shows a picture, as wide as sizes has it.
func (p Picture) Tag(alt, sizes string) template.HTML {
	tag := `<img src="` + attribute(p.Src) + `" alt="` + template.HTMLEscapeString(alt) + `" loading="lazy"`
	if p.Set != "" {
		tag += ` srcset="` + template.HTMLEscapeString(p.Set) + `" sizes="` + template.HTMLEscapeString(sizes) + `"`
	}
	if p.Width > 0 {
		tag += ` width="` + strconv.Itoa(p.Width) + `" height="` + strconv.Itoa(p.Height) + `"`
	}
	return template.HTML(tag + ">")
}

// figure is a picture that stands alone, with its caption.
func figure(picture template.HTML, text string) string {
	return `<figure>` + string(picture) + `<figcaption>` + template.HTMLEscapeString(text) + "</figcaption></figure>\n"
}

// caption is the text under a picture among words; it stands in a paragraph, where no figure may.
func caption(text string) string {
	if text == "" {
		return ""
	}
	return `<br><small>` + template.HTMLEscapeString(text) + `</small>`
}

func attribute(address string) string {
	return template.HTMLEscapeString(string(util.URLEscape([]byte(address), false)))
}
