package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// Passage is a section of a body as its author wrote it.
type Passage struct {
	Title string // as Section has it
	Text  string // in Markdown, without the heading
}

// Passages cuts a body where Parse does, and leaves out what is empty. One that is too heavy for a tree is one passage.
func Passages(body string) []Passage {
	src := []byte(body)
	root, _, h := treeOf(src)
	if h.rule != nil {
		return appendPassage(nil, "", body)
	}
	var all []Passage
	title, from := "", 0
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h := cutAt(n); h != nil {
			start, end := linesOf(h, src)
			all = appendPassage(all, title, body[from:start])
			title, from = plain(h, src), end
		}
	}
	return appendPassage(all, title, body[from:])
}

func appendPassage(all []Passage, title, text string) []Passage {
	if text = strings.TrimSpace(text); text == "" {
		return all
	}
	return append(all, Passage{title, text})
}

// linesOf returns where the lines of a heading begin and end. An underlined heading begins with its text, and others
// with their marks. Between text and underline there may be a table, which is not left out with them.
func linesOf(h *ast.Heading, src []byte) (start, end int) {
	start, end = bytes.LastIndexByte(src[:h.Pos()], '\n')+1, nextLine(src, h.Pos())
	if n := h.Lines().Len(); n > 0 && h.Lines().At(0).Start == h.Pos() {
		end = nextLine(src, h.Lines().At(n-1).Start)
		if line := nextLine(src, end); len(bytes.Trim(src[end:line], "- \t\n")) == 0 {
			end = line
		}
	}
	return start, end
}

// nextLine returns where the line after a byte begins.
func nextLine(src []byte, at int) int {
	if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(src)
}
