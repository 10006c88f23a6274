package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"congkhai/generator/files/source"
	"congkhai/generator/text/bound"
)

// heavy is the first thing in a body that is too heavy to be built on: which rule it breaks, and where it begins. What
// is made of such a body is shown to nobody.
type heavy struct {
	rule *source.Rule
	at   int
}

var heavyKey = parser.NewContextKey()

func noteHeavy(pc parser.Context, rule *source.Rule, at int) {
	if pc.Get(heavyKey) == nil {
		pc.Set(heavyKey, heavy{rule, at})
	}
}

// boundedParser is goldmark's, but that lists, quotes and tables end at their bounds, and that lines are read as people
// write them.
func boundedParser() parser.Parser {
	var blocks []util.PrioritizedValue
	for _, p := range parser.DefaultBlockParsers() {
		switch p.Value {
		case parser.NewListParser(), parser.NewBlockquoteParser():
			p.Value = shallow{p.Value.(parser.BlockParser)}
		case parser.NewParagraphParser():
			p.Value = line{p.Value.(parser.BlockParser)}
		case parser.NewCodeBlockParser(): // who begins a paragraph with a tab or blanks means no program
			continue
		}
		blocks = append(blocks, p)
	}
	inlines := parser.DefaultInlineParsers()
	for i, p := range inlines {
		if p.Value == parser.NewEmphasisParser() {
			inlines[i].Value = plainInAddress{p.Value.(parser.InlineParser)}
		}
	}
	return parser.NewParser(
		parser.WithBlockParsers(blocks...),
		parser.WithInlineParsers(inlines...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		parser.WithParagraphTransformers(
			util.Prioritized(definitions{}, 50), // before goldmark takes them out of the paragraph
			util.Prioritized(rows{}, 150),       // before it makes them a table
			util.Prioritized(items{}, 300),      // of what no table took
		),
		parser.WithASTTransformers(util.Prioritized(levels{}, 100)),
		parser.WithAutoHeadingID(),
	)
}

// shallow opens no block in more than bound.Nesting others: what a line opens is looked at again for each block that it
// is in.
type shallow struct{ parser.BlockParser }

// Open opens a block.
func (s shallow) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.Position()
	node, state := s.BlockParser.Open(parent, reader, pc)
	if node == nil || ancestors(parent) <= 2*bound.Nesting { // a list and its item are one for a reader
		return node, state
	}
	reader.SetPosition(line, segment)
	noteHeavy(pc, TooNested, segment.Start)
	return nil, parser.NoChildren
}

func ancestors(n ast.Node) int {
	count := 0
	for n = n.Parent(); n != nil; n = n.Parent() {
		count++
	}
	return count
}

// treeOf makes a tree of a body, unless it is too heavy, and finds what the tree does not show of it.
func treeOf(src []byte, taken ...string) (root ast.Node, l *losses, h heavy) {
	if at := crowded(src); at >= 0 {
		return nil, nil, heavy{TooManyBrackets, at}
	}
	l = &losses{Context: parser.NewContext(parser.WithIDs(newIDs(taken)))}
	root = md.Parser().Parse(text.NewReader(src), parser.WithContext(l))
	if h = weigh(root); h.rule != nil {
		return nil, nil, h
	}
	h, _ = l.Get(heavyKey).(heavy)
	return root, l, h
}

// crowded returns where a paragraph has more brackets than its length allows, or -1: each may begin a link, for whose
// end the parser looks through the rest of the paragraph. Paragraphs end where lines are blank; so do tables and most
// lists.
func crowded(src []byte) int {
	var looked, brackets int64
	start := 0
	for at := 0; at < len(src); {
		end := at + bytes.IndexByte(src[at:], '\n') + 1
		if end == at {
			end = len(src)
		}
		line := src[at:end]
		brackets += int64(bytes.Count(line, []byte("[")))
		if looked+brackets*int64(end-start) > bound.Looked {
			return start
		}
		if len(bytes.TrimSpace(line)) == 0 {
			looked, start, brackets = looked+brackets*int64(end-start), end, 0
		}
		at = end
	}
	return -1
}

// weigh walks a tree without going down by calling itself, as everybody does who walks it afterwards, and returns what
// is too heavy for them: nodes that lie too deep, too many links or headings.
func weigh(root ast.Node) heavy {
	depth, links, headings := 0, 0, 0
	for n := root; ; {
		switch n.(type) {
		case *ast.Link, *ast.Image, *ast.AutoLink:
			links++
		case *ast.Heading:
			headings++
		}
		switch {
		case depth > 4*bound.Nesting:
			return heavy{TooNested, n.Pos()}
		case links > bound.Links:
			return heavy{TooManyLinks, n.Pos()}
		case headings > bound.Headings:
			return heavy{TooManyHeadings, n.Pos()}
		}
		if n.FirstChild() != nil {
			n, depth = n.FirstChild(), depth+1
			continue
		}
		for n != root && n.NextSibling() == nil {
			n, depth = n.Parent(), depth-1
		}
		if n == root {
			return heavy{}
		}
		n = n.NextSibling()
	}
}
