package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"congkhai/generator/text/bound"
	"congkhai/generator/text/contact"
)

// uniteTexts makes one text of those that follow right behind each other: a sign that became nothing ends one, and an
// underscore in an address.
func uniteTexts(n ast.Node) {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if t, ok := child.(*ast.Text); ok {
			unite(t)
			continue
		}
		uniteTexts(child)
	}
}

// linkAddresses makes links of addresses that stand bare in prose: not in code, not in what is a link already.
func linkAddresses(n ast.Node, src []byte) {
	switch n.(type) {
	case *ast.Link, *ast.Image, *ast.CodeSpan, *ast.AutoLink, *ast.FencedCodeBlock:
		return
	}
	for child := n.FirstChild(); child != nil; {
		next := child.NextSibling()
		if t, ok := child.(*ast.Text); ok {
			cutAddresses(n, t, src)
		} else {
			linkAddresses(child, src)
		}
		child = next
	}
}

// unite puts the texts that follow right behind a text into it.
func unite(t *ast.Text) {
	for {
		next, ok := t.NextSibling().(*ast.Text)
		if !ok || t.IsRaw() || next.IsRaw() || t.SoftLineBreak() || t.HardLineBreak() ||
			t.Segment.Stop != next.Segment.Start {
			return
		}
		t.Segment = t.Segment.WithStop(next.Segment.Stop)
		t.SetSoftLineBreak(next.SoftLineBreak())
		t.SetHardLineBreak(next.HardLineBreak())
		t.Parent().RemoveChild(t.Parent(), next)
	}
}

// cutAddresses cuts a text at the addresses in it; the text keeps what stands behind the last one, and the line end.
func cutAddresses(parent ast.Node, t *ast.Text, src []byte) {
	from := t.Segment.Start
	for _, a := range contact.Find(string(t.Segment.Value(src))) {
		start, end := from+a.Start, from+a.End
		if start > t.Segment.Start {
			parent.InsertBefore(parent, t, ast.NewTextSegment(t.Segment.WithStop(start)))
		}
		parent.InsertBefore(parent, t, autoLink(a, text.NewSegment(start, end), src))
		t.Segment = t.Segment.WithStart(end)
	}
}

func autoLink(a contact.Address, at text.Segment, src []byte) ast.Node {
	if strings.HasPrefix(a.Link, "tel:") {
		call := ast.NewLink()
		call.Destination = []byte(a.Link)
		call.AppendChild(call, ast.NewTextSegment(at))
		call.SetPos(at.Start)
		return call
	}
	kind := ast.AutoLinkType(ast.AutoLinkURL)
	if strings.HasPrefix(a.Link, "mailto:") {
		kind = ast.AutoLinkEmail
	}
	link := ast.NewAutoLink(kind, ast.NewTextSegment(at))
	if kind == ast.AutoLinkURL && !bytes.Contains(at.Value(src), []byte("://")) {
		link.Protocol = []byte("https")
	}
	link.SetPos(at.Start)
	return link
}

// plainInAddress is goldmark's reader of emphasis, but for signs that stand within an address: "https://so.vn/_a_".
type plainInAddress struct{ parser.InlineParser }

// Parse reads what a sign of emphasis begins or ends, if it does.
func (p plainInAddress) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, at := block.PeekLine()
	behind := bytes.TrimLeft(line, string(line[0]))
	if len(behind) > 0 && isAddressPart(behind[0]) && len(line)-len(behind) < 3 &&
		bytes.Contains(word(block.Source()[:at.Start]), []byte("://")) {
		return nil
	}
	return p.InlineParser.Parse(parent, block, pc)
}

func isAddressPart(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || bytes.IndexByte([]byte("/?=&%-#"), c) >= 0
}

// word is what a text ends with that has no blanks, as far as an address may go.
func word(text []byte) []byte {
	text = text[max(0, len(text)-bound.Address):]
	return text[bytes.LastIndexAny(text, " \t\n")+1:]
}
