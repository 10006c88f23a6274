package markdown

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"

	"congkhai/generator/text/citation"
)

var kindCited = ast.NewNodeKind("Cited")

// citedNode stands around the text of a citation, which stays its child.
type citedNode struct {
	ast.BaseInline
	cited      citation.Citation
	start, end int // bytes of the body
}

// Kind tells the renderers' table which one is ours.
func (n *citedNode) Kind() ast.NodeKind { return kindCited }

// Dump prints the node for debugging.
func (n *citedNode) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Number": n.cited.Number}, nil)
}

// linkCitations puts a citedNode around each document number in prose: not in code, not in what is a link already.
func linkCitations(n ast.Node, src []byte) {
	switch n.(type) {
	case *ast.Link, *ast.Image, *ast.CodeSpan, *ast.AutoLink, *ast.CodeBlock, *ast.FencedCodeBlock:
		return
	}
	for child := n.FirstChild(); child != nil; {
		run := textRun(child)
		if len(run) == 0 {
			linkCitations(child, src)
			child = child.NextSibling()
			continue
		}
		child = run[len(run)-1].NextSibling()
		wrap(n, run, src)
	}
}

// textRun returns the texts from n on that follow each other without markup between them.
func textRun(n ast.Node) []*ast.Text {
	var run []*ast.Text
	for ; n != nil; n = n.NextSibling() {
		t, ok := n.(*ast.Text)
		if !ok || t.IsRaw() {
			break
		}
		run = append(run, t)
	}
	return run
}

// wrap finds the citations in a run of texts, which may go over line ends, and moves what they cover into nodes.
func wrap(parent ast.Node, run []*ast.Text, src []byte) {
	if !slices.ContainsFunc(run, func(t *ast.Text) bool { return bytes.IndexByte(t.Segment.Value(src), '/') >= 0 }) {
		return // no number without a slash
	}
	var joined []byte
	var starts []int // of each text in joined
	for _, t := range run {
		starts = append(starts, len(joined))
		joined = append(joined, t.Segment.Value(src)...)
		if t.SoftLineBreak() || t.HardLineBreak() {
			joined = append(joined, '\n')
		}
	}
	next := 0
	for _, c := range citation.Find(string(joined)) {
		for next+1 < len(run) && starts[next+1] <= c.Start {
			next++
		}
		node := &citedNode{cited: c}
		parent.InsertBefore(parent, run[next], node)
		run[next], starts[next] = splitBefore(parent, node, run[next], c.Start-starts[next], starts[next])
		node.start = run[next].Segment.Start
		for next+1 < len(run) && starts[next+1] < c.End {
			node.AppendChild(node, run[next])
			next++
		}
		run[next], starts[next] = splitInto(parent, node, run[next], c.End-starts[next], starts[next])
	}
}

// splitBefore cuts a text at an offset: the head goes before the node, the tail is returned with its start.
func splitBefore(parent ast.Node, node *citedNode, t *ast.Text, offset, start int) (*ast.Text, int) {
	if offset == 0 {
		return t, start
	}
	head := ast.NewTextSegment(t.Segment.WithStop(t.Segment.Start + offset))
	parent.InsertBefore(parent, node, head)
	t.Segment = t.Segment.WithStart(t.Segment.Start + offset)
	return t, start + offset
}

// splitInto cuts a text at an offset: the head becomes the node's last child, the tail is returned with its start.
func splitInto(parent ast.Node, node *citedNode, t *ast.Text, offset, start int) (*ast.Text, int) {
	head := ast.NewTextSegment(t.Segment.WithStop(t.Segment.Start + offset))
	node.AppendChild(node, head)
	node.end = head.Segment.Stop
	t.Segment = t.Segment.WithStart(t.Segment.Start + offset)
	return t, start + offset
}
