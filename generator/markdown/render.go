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
	out := &output{bufio.NewWriter(&b), r}
	for _, n := range s.nodes {
		if err := md.Renderer().Render(out, s.text, n); err != nil {
			panic("markdown: writing to memory failed: " + err.Error())
		}
	}
	_ = out.Flush() // to memory
	return template.HTML(b.String())
}

// Empty reports whether the section holds nothing.
func (s Section) Empty() bool { return len(s.nodes) == 0 }

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

// output carries the resolver to the node renderers, which goldmark keeps one table of for all bodies.
type output struct {
	*bufio.Writer
	Resolver
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
	open, close := citeTags(n.(*citedNode).cited, w.(*output).Resolver)
	if !entering {
		open = close
	}
	_, err := w.WriteString(open)
	return ast.WalkContinue, err
}

func renderLink(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	to := address(n.(*ast.Link).Destination)
	if !Safe(to) {
		return ast.WalkContinue, nil
	}
	tag := "</a>"
	if entering {
		tag = `<a href="` + attribute(w.(*output).Link(to)) + `">`
	}
	_, err := w.WriteString(tag)
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
	if !entering {
		return ast.WalkContinue, nil
	}
	image := n.(*ast.Image)
	to := address(image.Destination)
	if !Safe(to) {
		return ast.WalkSkipChildren, nil
	}
	picture := w.(*output).Picture(to)
	tag := `<img src="` + attribute(picture.Src) + `" alt="` + template.HTMLEscapeString(plain(image, src)) + `" loading="lazy"`
	if picture.Set != "" {
		tag += ` srcset="` + template.HTMLEscapeString(picture.Set) + `" sizes="(max-width: 46rem) 100vw, 44rem"`
	}
	if picture.Width > 0 {
		tag += ` width="` + strconv.Itoa(picture.Width) + `" height="` + strconv.Itoa(picture.Height) + `"`
	}
	_, err := w.WriteString(tag + ">")
	return ast.WalkSkipChildren, err
}

func attribute(address string) string {
	return template.HTMLEscapeString(string(util.URLEscape([]byte(address), false)))
}
