package markdown

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"

	"github.com/yuin/goldmark/ast"

	"congkhai/generator/files/source"
	"congkhai/generator/text/citation"
)

var kindCited = ast.NewNodeKind("Cited")

// citedNode stands around the text of a citation, which stays its child.
type citedNode struct {
	ast.BaseInline
	cited citation.Citation
}

// Kind tells the renderers' table which one is ours.
func (n *citedNode) Kind() ast.NodeKind { return kindCited }

// Dump prints the node for debugging.
func (n *citedNode) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Number": n.cited.Number}, nil)
}

// linkCitations finds the document numbers in prose, whatever markup stands between their parts, and puts a citedNode
// around each. What is a link already is read and not linked again; what is code is read only as a part of something.
// Places are bytes of the body.
func linkCitations(n ast.Node, src []byte) []Cited {
	var all []Cited
	child := n.FirstChild()
	if child != nil && child.Type() == ast.TypeInline {
		return citationsOf(n, src)
	}
	for ; child != nil; child = child.NextSibling() {
		all = append(all, linkCitations(child, src)...)
	}
	return all
}

// citationsOf finds and links the document numbers in one block.
func citationsOf(block ast.Node, src []byte) []Cited {
	if !slashed(block, src) {
		return nil // no number without a slash
	}
	r := run{src: src}
	r.collect(block)
	var all []Cited
	for _, c := range citation.Find(string(r.joined)) {
		from, to := r.pieceAt(c.Start), r.pieceAt(c.End-1)
		first, last := r.pieces[from], r.pieces[to]
		if code := first.text.Parent(); code.Kind() == ast.KindCodeSpan && last.text.Parent() == code {
			continue
		}
		cited := Cited{Citation: c, Linked: slices.ContainsFunc(r.pieces[from:to+1], piece.marked)}
		cited.Where.Start, cited.Where.End = first.source+c.Start-first.at, last.source+c.End-last.at
		if slash := c.Start + bytes.IndexByte(r.joined[c.Start:], '/'); !cited.Linked {
			wrap(c, first.text, last.text, r.pieces[r.pieceAt(slash)].text, cited.Where)
		}
		all = append(all, cited)
	}
	return all
}

// slashed reports whether a block may hold a slash: nearly none that does not is looked at further.
func slashed(block ast.Node, src []byte) bool {
	lines := block.Lines()
	for i := range lines.Len() {
		at := lines.At(i)
		if line := at.Value(src); bytes.IndexByte(line, '/') >= 0 || bytes.IndexByte(line, '&') >= 0 {
			return true
		}
	}
	return false
}

// run is what a reader reads of a block in one go.
type run struct {
	src    []byte
	joined []byte
	pieces []piece
}

// piece is a part of a run that stands in the source as it is read: joined[at:] is src[source:].
type piece struct {
	at, source int
	text       *ast.Text
}

// other stands for what is no text, such as a picture.
const other = "\uFFFC"

func (r *run) collect(n ast.Node) {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch child := child.(type) {
		case *ast.Text:
			r.add(child, child.IsRaw() || n.Kind() == ast.KindCodeSpan)
		case *ast.Emphasis, *ast.Link, *ast.CodeSpan:
			r.collect(child)
		default:
			r.joined = append(r.joined, other...)
		}
	}
}

// escaped is what Markdown writes for a character: "\-", "&nbsp;".
var escaped = regexp.MustCompile(`\\[!-/:-@\[-` + "`" + `{-~]|` + reference.String())

// add takes in a text as it is read.
func (r *run) add(t *ast.Text, raw bool) {
	value, from := t.Segment.Value(r.src), 0
	r.piece(t, t.Segment.Start)
	if !raw && bytes.ContainsAny(value, "\\&") {
		for _, at := range escaped.FindAllIndex(value, -1) {
			r.joined = append(r.joined, value[from:at[0]]...)
			r.piece(t, t.Segment.Start+at[0])
			r.joined = append(r.joined, address(value[at[0]:at[1]])...)
			from = at[1]
			r.piece(t, t.Segment.Start+from)
		}
	}
	r.joined = append(r.joined, value[from:]...)
	if t.SoftLineBreak() || t.HardLineBreak() {
		r.joined = append(r.joined, '\n')
	}
}

func (r *run) piece(t *ast.Text, source int) {
	r.pieces = append(r.pieces, piece{len(r.joined), source, t})
}

// pieceAt returns which piece a byte of the run stands in.
func (r *run) pieceAt(at int) int {
	i, _ := slices.BinarySearchFunc(r.pieces, at+1, func(p piece, at int) int { return cmp.Compare(p.at, at) })
	return i - 1
}

// marked reports whether a piece is in a link or in code.
func (p piece) marked() bool {
	for n := p.text.Parent(); n != nil && n.Type() == ast.TypeInline; n = n.Parent() {
		if n.Kind() == ast.KindLink || n.Kind() == ast.KindCodeSpan {
			return true
		}
	}
	return false
}

// wrap puts a node around a citation, which begins in one text and ends in another; the slash of its number is in a
// third, or they are one. Where markup begins within the citation and ends behind it, or the other way round, the node
// stands around the part with the number.
func wrap(c citation.Citation, first, last, number *ast.Text, where source.Range) {
	cutBefore(first, where.Start)
	covered := cutBefore(last, where.End)
	if number == last {
		number = covered
	}
	if first == last {
		first = covered
	}
	node := &citedNode{cited: c}
	for _, parent := range around(number, first, covered) {
		nodes := cover(parent, first, covered)
		if !slices.Contains(nodes, childOf(parent, number)) {
			continue
		}
		parent.InsertBefore(parent, nodes[0], node)
		for _, n := range nodes {
			node.AppendChild(node, n)
		}
		return
	}
}

// cutBefore cuts a text at a byte of the source, and returns what is before; the text keeps the rest.
func cutBefore(t *ast.Text, at int) *ast.Text {
	head := ast.NewTextSegment(t.Segment.WithStop(at))
	if at > t.Segment.Start {
		t.Parent().InsertBefore(t.Parent(), t, head)
	}
	t.Segment = t.Segment.WithStart(at)
	return head
}

// around lists what a node is in, from what holds two others, too, down to its parent.
func around(n, first, last ast.Node) []ast.Node {
	var all []ast.Node
	for n = n.Parent(); ; n = n.Parent() {
		all = append(all, n)
		if childOf(n, first) != nil && childOf(n, last) != nil {
			slices.Reverse(all)
			return all
		}
	}
}

// cover lists the children of a node that stand between two texts and hold nothing before the first or behind the last.
func cover(parent, first, last ast.Node) []ast.Node {
	from, to := childOf(parent, first), childOf(parent, last)
	if from == nil {
		from = parent.FirstChild()
	} else if !atEdge(first, from, ast.Node.PreviousSibling) {
		from = from.NextSibling()
	}
	if to == nil {
		to = parent.LastChild()
	} else if !atEdge(last, to, ast.Node.NextSibling) {
		to = to.PreviousSibling()
	}
	var all []ast.Node
	for n := from; n != nil; n = n.NextSibling() {
		if all = append(all, n); n == to {
			return all
		}
	}
	return nil
}

// childOf returns which child of a node holds another, or nil.
func childOf(parent, n ast.Node) ast.Node {
	for ; n != nil; n = n.Parent() {
		if n.Parent() == parent {
			return n
		}
	}
	return nil
}

// atEdge reports whether nothing but empty texts stands beside a text within a node.
func atEdge(n, within ast.Node, beside func(ast.Node) ast.Node) bool {
	for ; n != within; n = n.Parent() {
		for s := beside(n); s != nil; s = beside(s) {
			if t, ok := s.(*ast.Text); !ok || t.Segment.Len() > 0 {
				return false
			}
		}
	}
	return true
}
