package markdown

import (
	"bufio"
	"html/template"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"congkhai/generator/citation"
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

// HTML writes the whole body.
func (d *Doc) HTML(r Resolver) template.HTML {
	var b strings.Builder
	for _, s := range d.Sections {
		if s.Title != "" {
			b.WriteString(`<h2 id="` + s.ID + `">` + template.HTMLEscapeString(s.Title) + "</h2>\n")
		}
		b.WriteString(string(s.HTML(r)))
	}
	return template.HTML(b.String())
}

// HTML writes what the section holds, without its heading.
func (s Section) HTML(r Resolver) template.HTML {
	var b strings.Builder
	for _, p := range s.parts {
		b.WriteString(p.html)
		if p.then != nil {
			b.WriteString(p.then(r))
		}
	}
	return template.HTML(b.String())
}

// Empty reports whether the section holds nothing.
func (s Section) Empty() bool { return len(s.parts) == 0 }

// Linked writes plain text with its citations as links: prose in front matter, which has no other markup.
func Linked(text string, r Resolver) template.HTML {
	var b strings.Builder
	at := 0
	for _, c := range citation.Find(text) {
		b.WriteString(template.HTMLEscapeString(text[at:c.Start]))
		open, close := citeTags(c, r)
		b.WriteString(open + template.HTMLEscapeString(text[c.Start:c.End]) + close)
		at = c.End
	}
	b.WriteString(template.HTMLEscapeString(text[at:]))
	return template.HTML(b.String())
}

func citeTags(c citation.Citation, r Resolver) (open, close string) {
	address, title := r.Document(c)
	if address == "" {
		return "", ""
	}
	return `<a href="` + template.HTMLEscapeString(address) + `" title="` + template.HTMLEscapeString(title) + `">`, "</a>"
}

// part is a piece of HTML and what stands behind it, which is known only once the whole site is.
type part struct {
	html string
	then func(Resolver) string // nil at the end
}

// recorder takes the HTML that goldmark writes, in parts.
type recorder struct {
	*bufio.Writer
	html  strings.Builder
	parts []part
	any   bool
}

func (w *recorder) render(n ast.Node, src []byte) {
	if w.Writer == nil {
		w.Writer = bufio.NewWriterSize(&w.html, 512)
	}
	w.any = true
	if err := md.Renderer().Render(w, src, n); err != nil {
		panic("markdown: writing to memory failed: " + err.Error())
	}
}

// later ends a part with something that the resolver knows.
func (w *recorder) later(then func(Resolver) string) {
	_ = w.Flush() // to memory
	w.parts = append(w.parts, part{w.html.String(), then})
	w.html.Reset()
}

// take returns what was written since it was last called.
func (w *recorder) take() []part {
	if w.any {
		w.later(nil)
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
}

func renderCited(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	cited := n.(*citedNode).cited
	w.(*recorder).later(func(r Resolver) string {
		open, close := citeTags(cited, r)
		if entering {
			return open
		}
		return close
	})
	return ast.WalkContinue, nil
}

func renderLink(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	to := address(n.(*ast.Link).Destination)
	if !Safe(to) {
		return ast.WalkContinue, nil
	}
	if entering {
		w.(*recorder).later(func(r Resolver) string { return `<a href="` + attribute(r.Link(to)) + `">` })
		return ast.WalkContinue, nil
	}
	_, err := w.WriteString("</a>")
	return ast.WalkContinue, err
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
	to, alt := address(image.Destination), plain(image, src)
	if entering && Safe(to) {
		w.(*recorder).later(func(r Resolver) string { return pictureTag(r.Picture(to), alt) })
	}
	return ast.WalkSkipChildren, nil
}

func pictureTag(picture Picture, alt string) string {
	tag := `<img src="` + attribute(picture.Src) + `" alt="` + template.HTMLEscapeString(alt) + `" loading="lazy"`
	if picture.Set != "" {
		tag += ` srcset="` + template.HTMLEscapeString(picture.Set) + `" sizes="(max-width: 46rem) 100vw, 44rem"`
	}
	if picture.Width > 0 {
		tag += ` width="` + strconv.Itoa(picture.Width) + `" height="` + strconv.Itoa(picture.Height) + `"`
	}
	return tag + ">"
}

func attribute(address string) string {
	return template.HTMLEscapeString(string(util.URLEscape([]byte(address), false)))
}
