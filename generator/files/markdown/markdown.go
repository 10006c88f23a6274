// Package markdown reads the bodies of records: it lists what a body refers to (documents by number, links, pictures,
// headings) and later writes it as HTML. It is the only user of goldmark. Raw HTML and addresses that could run a
// program are problems, and the HTML that it writes never holds them. Where a link leads is not decided here.
//
//	doc, text, problems := markdown.Parse(body) // doc.Links, doc.Citations, doc.Sections
//	html := text.HTML(doc, resolver)            // the resolver says where links lead
package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"congkhai/generator/files/source"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/citation"
	"congkhai/generator/text/contact"
	"congkhai/generator/text/viet"
)

// Doc is what the site has to know of a body before it is shown. Its sections are cut at the headings of level 2.
type Doc struct {
	Sections  []Section
	Headings  []Heading
	Links     []Link
	Citations []Cited
}

// Section is a part of a body: what follows a heading of level 2, or stands before the first one.
type Section struct {
	Title string // "" before the first heading
	ID    string
	Where source.Range
	Empty bool // nothing stands under the heading
}

// Heading is a heading and the fragment by which links reach it.
type Heading struct {
	Level int
	Text  string
	ID    string
}

// Link is a link or a picture, with the address as the author wrote it.
type Link struct {
	Address string
	Picture bool
	Where   source.Range
}

// Cited is a document number in the body.
type Cited struct {
	citation.Citation
	Where  source.Range
	Linked bool // its author made a link or code of it: the portal need not hold the document
}

var md = goldmark.New(
	goldmark.WithParser(boundedParser()),
	goldmark.WithExtensions(extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignNone))),
	goldmark.WithRendererOptions(
		renderer.WithNodeRenderers(util.Prioritized(nodeRenderer{}, 1)),
		html.WithHardWraps(),
	),
)

// Parse reads the body in a span: what it refers to, and its text. No heading of it gets a fragment that is taken.
func Parse(body source.Span, taken ...string) (*Doc, Text, []source.Problem) {
	src := []byte(body.Text())
	root, lost, h := treeOf(src, taken...)
	if h.rule != nil {
		return &Doc{}, Text{}, []source.Problem{h.rule.At(lineAt(body, h.at))}
	}
	r := &reader{body: body, src: src, doc: &Doc{}}
	r.losses(lost)
	uniteTexts(root)
	if contact.MayHold(body.Text()) {
		linkAddresses(root, src)
	}
	r.doc.Citations = linkCitations(root, src)
	for i := range r.doc.Citations {
		where := &r.doc.Citations[i].Where
		where.Start, where.End = body.Start+where.Start, body.Start+where.End
	}
	if h := weigh(root); h.rule != nil { // with the links that stood bare
		return &Doc{}, Text{}, []source.Problem{h.rule.At(lineAt(body, h.at))}
	}
	_ = ast.Walk(root, r.visit) // visit never fails
	sections, written := cut(root, src, body)
	r.doc.Sections = sections
	return r.doc, written, r.problems
}

type reader struct {
	body     source.Span
	src      []byte
	doc      *Doc
	problems []source.Problem
	marked   map[*source.Rule]text.Segment // the line on which a raw mark was last told
}

func (r *reader) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	switch n := n.(type) {
	case *ast.Heading:
		r.heading(n)
	case *ast.Link:
		r.destination(n.Destination, n, false)
		if len(n.Title) > 0 {
			r.problem(n, LinkTitle)
		}
	case *ast.Image:
		r.destination(n.Destination, n, true)
		if viet.Blank(resolved([]byte(plain(n, r.src)))) {
			r.problem(n, NoAlt)
		}
	case *ast.AutoLink:
		if n.AutoLinkType == ast.AutoLinkURL {
			r.link(string(n.URL(r.src)), n, false)
		}
	case *ast.RawHTML:
		tag := n.Segments.At(0)
		r.note(RawHTML.At(r.body.File.Span(r.body.Start+tag.Start, r.body.Start+tag.Stop)))
	case *ast.HTMLBlock:
		r.problem(n, RawHTML)
	case *ast.Paragraph, *ast.TextBlock:
		r.blockMarks(n)
	case *ast.Emphasis:
		r.emphasis(n)
	case *ast.Blockquote:
		r.quote(n)
	case *ast.FencedCodeBlock:
		r.fence(n)
	case *ast.Text:
		if n.Parent().Kind() != ast.KindCodeSpan { // where all is shown as it is written
			r.marks(n)
			r.references(n.Segment)
		}
	}
	return ast.WalkContinue, nil
}

// reference is how a text names a character: "&#x202E;", "&rlm;".
var reference = regexp.MustCompile(`&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z]+);`)

// references reports characters that turn a text, or that nobody sees, and that the file names rather than has.
func (r *reader) references(segment text.Segment) {
	value := segment.Value(r.src)
	if bytes.IndexByte(value, '&') < 0 { // nearly always
		return
	}
	for _, at := range reference.FindAllIndex(value, -1) {
		named := text.NewSegment(segment.Start+at[0], segment.Start+at[1])
		for _, c := range resolved(named.Value(r.src)) {
			switch {
			case viet.Turns(c):
				r.noteAt(source.Turned, named, fmt.Sprintf("U+%04X", c))
			case viet.Unseen(string(c), 0):
				r.noteAt(source.Unseen, named, c, string(named.Value(r.src)))
			}
		}
	}
}

func (r *reader) heading(n *ast.Heading) {
	switch {
	case r.src[n.Pos()] != '#':
		r.problem(n, Underlined)
	case n.Level == 1:
		r.problem(n, TopHeading)
	}
	r.doc.Headings = append(r.doc.Headings, Heading{n.Level, plain(n, r.src), id(n)})
}

// destination takes in the address of a link or a picture. One that is too long is not even copied: a definition stands
// once, and its address in each link that names it.
func (r *reader) destination(to []byte, n ast.Node, picture bool) {
	if len(to) > bound.Address {
		r.problem(n, LongAddress)
		return
	}
	r.link(address(to), n, picture)
}

func (r *reader) link(address string, n ast.Node, picture bool) {
	where := r.place(n)
	from := where.Start - r.body.Start
	near := r.src[from:min(len(r.src), from+2*bound.Address)]
	if i := bytes.Index(near, []byte(address)); i >= 0 && address != "" {
		where = r.body.File.Span(where.Start+i, where.Start+i+len(address))
	}
	if localPath.MatchString(address) {
		r.note(LocalPath.At(where, address, address[strings.LastIndexAny(address, `\/`)+1:]))
		return
	}
	if !Safe(address) {
		r.note(UnsafeLink.At(where, address))
		return
	}
	r.doc.Links = append(r.doc.Links, Link{address, picture, source.Range{Start: where.Start, End: where.End}})
}

// localPath is a place on one computer: "C:\tep\anh.jpg", "file:///C:/anh.jpg".
var localPath = regexp.MustCompile(`(?i)^(?:[a-z]:[\\/]|file:|\\\\)`)

func (r *reader) problem(n ast.Node, rule *source.Rule) { r.note(rule.At(r.place(n))) }

func (r *reader) note(p source.Problem) {
	if !source.Full(r.problems) {
		r.problems = append(r.problems, p)
	}
}

// place returns the first line of a node.
func (r *reader) place(n ast.Node) source.Span { return lineAt(r.body, n.Pos()) }

// lineAt returns what follows a byte of a body on its line; of a long one the beginning, so that the places of a
// thousand links on one line do not cost a thousand lines.
func lineAt(body source.Span, at int) source.Span {
	text := body.Text()
	start := min(max(0, at), len(text))
	end := min(start+2*bound.Address, len(text))
	if i := strings.IndexByte(text[start:end], '\n'); i >= 0 {
		end = start + i
	}
	return body.File.Span(body.Start+start, body.Start+end)
}

// cut cuts a body at its headings of level 2 and writes each part; the tree is not needed afterwards.
func cut(root ast.Node, src []byte, body source.Span) ([]Section, Text) {
	all, written := []Section{{Where: firstLine(body)}}, Text{}
	w, something := newRecorder(len(src)), false
	finish := func() {
		parts := w.take()
		all[len(all)-1].Empty = !something
		something = false
		written = append(written, parts)
	}
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		h := cutAt(n)
		if h == nil {
			w.render(n, src)
			something = something || shows(n, src)
			continue
		}
		finish()
		where := source.Range{Start: body.Start, End: body.Start}
		if lines := h.Lines(); lines.Len() > 0 {
			where = source.Range{Start: body.Start + lines.At(0).Start, End: body.Start + lines.At(0).Stop}
		}
		all = append(all, Section{Title: plain(h, src), ID: id(h), Where: where})
	}
	finish()
	return all, written
}

// cutAt is the heading at which a body is cut, if a block of it is one.
func cutAt(block ast.Node) *ast.Heading {
	if h, ok := block.(*ast.Heading); ok && h.Level == 2 {
		return h
	}
	return nil
}

// firstLine is the first line of a body that is not empty.
func firstLine(body source.Span) source.Range {
	text := strings.TrimLeft(body.Text(), "\n")
	line, _, _ := strings.Cut(text, "\n")
	start := body.End - len(text)
	return source.Range{Start: start, End: start + len(line)}
}

func id(n ast.Node) string {
	value, _ := n.AttributeString("id")
	b, _ := value.([]byte)
	return string(b)
}

// plain returns the text of a node without its markup.
func plain(n ast.Node, src []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			b.Write(util.UnescapePunctuations(t.Segment.Value(src)))
			if t.SoftLineBreak() || t.HardLineBreak() {
				b.WriteByte(' ')
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// shows reports whether a reader sees anything of a node: text, code or a picture.
func shows(n ast.Node, src []byte) (found bool) {
	_ = ast.Walk(n, func(n ast.Node, _ bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			found = !viet.Blank(resolved(n.Segment.Value(src)))
		case *ast.Image, *ast.AutoLink, *ast.CodeBlock, *ast.FencedCodeBlock, *ast.String, *citedNode:
			found = true
		}
		if found {
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	return found
}

// Safe reports whether an address may stand in a link: a place on this site, http, https, mailto or tel.
func Safe(address string) bool {
	for _, r := range address {
		if r <= ' ' || r == 0x7f || r == '\\' {
			return false
		}
	}
	scheme, _, found := strings.Cut(address, ":")
	if !found || strings.ContainsAny(scheme, "/?#") {
		return !strings.HasPrefix(address, "//")
	}
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto", "tel":
		return true
	}
	return false
}

// address returns a link's destination without the escapes that Markdown allows in it (&#58; and \\:).
func address(destination []byte) string {
	return resolved(util.UnescapePunctuations(destination))
}

// resolved is a text with the characters that it names.
func resolved(text []byte) string {
	if bytes.IndexByte(text, '&') < 0 { // nearly always
		return string(text)
	}
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(text)))
}

// ids makes the fragments of headings; two headings of one text get different ones. They are slugs, so that what a
// layout calls by a name with "_" in it is never called like a heading.
type ids struct{ used map[string]int }

func newIDs(taken []string) *ids {
	s := &ids{map[string]int{}}
	for _, id := range taken {
		s.used[id]++
	}
	return s
}

// Generate returns a fragment for a heading's text.
func (s *ids) Generate(value []byte, _ ast.NodeKind) []byte {
	slug := viet.Slug(string(value))
	if slug == "" {
		slug = "muc"
	}
	unique := slug
	for s.used[unique] > 0 {
		s.used[slug]++
		unique = slug + "-" + strconv.Itoa(s.used[slug])
	}
	s.used[unique]++
	return []byte(unique)
}

// Put notes a fragment that is taken.
func (s *ids) Put(value []byte) { s.used[string(value)]++ }

// Section returns which section stands under a heading, or -1 where there is none that says anything.
func (d *Doc) Section(title string) int {
	return slices.IndexFunc(d.Sections, func(s Section) bool { return s.Title == title && !s.Empty })
}
