package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// line reads paragraphs as people mean the lines that they write: each is one on the page (the renderer breaks where
// the author did), and one that does not stand under an item of a list or in a quote ends it, where CommonMark would
// join it to the paragraph above, "lazily".
type line struct{ parser.BlockParser }

// Open begins a paragraph; goldmark asks for each line of one, too, since CanInterruptParagraph.
func (p line) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	last := pc.LastOpenedBlock().Node
	if last != nil && ast.IsParagraph(last) && last.Parent() == parent {
		return nil, parser.NoChildren // the next line of this one
	}
	return p.BlockParser.Open(parent, reader, pc)
}

// CanInterruptParagraph is true: a paragraph that stands elsewhere ends the one before.
func (line) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine is true: blanks before a paragraph mean nothing.
func (line) CanAcceptIndentedLine() bool { return true }
