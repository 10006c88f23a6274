package markdown

import (
	"bytes"
	"regexp"
	"strconv"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// items makes lists of the lines of a paragraph that begin as items do in Vietnamese offices and in what is pasted
// from Word: "a) …", "1/ …", "• …", "– …", "-Nộp …". A bullet is taken off; a label is what the author counts by, and
// stays.
type items struct{}

// The marks of lists, as ast.List.Marker has them; goldmark knows '-', '+', '*' and, of numbers, '.' and ')'.
const (
	numberMark = '1' // "1/", and "2." where it cannot begin a list of CommonMark
	letterMark = 'a'
	romanMark  = 'i' // "i)", "(1)", "(a)"
	doubleMark = 'p' // "++", "--"
	otherMark  = 'x' // "•", "▪", "➢"
	lastMark   = 'o' // Word's second bullet, a letter in a font
)

// beginning is how lines begin that are items: the mark of their list, and how many bytes of it are a bullet.
var beginning = []struct {
	mark  byte
	match *regexp.Regexp // the bullet is its first group, if it has one
}{
	{doubleMark, regexp.MustCompile(`^(\+\+[ \t\x{A0}]*|--[ \t\x{A0}]*)[\p{L}0-9]`)},
	{'-', regexp.MustCompile(`^([-–—−][ \t\x{A0}]+|[-–])[\p{L}"“(\[*]`)},
	{'+', regexp.MustCompile(`^(\+[ \t\x{A0}]*)[\p{L}"“(\[*]`)},
	{'*', regexp.MustCompile(`^(\*[ \t\x{A0}]+)\S`)},
	{'-', regexp.MustCompile(`^([-–—−][ \t\x{A0}]+)\S`)},
	{'+', regexp.MustCompile(`^(\+[ \t\x{A0}]+)\S`)},
	{otherMark, regexp.MustCompile(`^([•●○◦▪▫■□◆◇❖➢➤►‣⁃✓✔·∙\x{E000}-\x{F8FF}][ \t\x{A0}]*)\S`)},
	{lastMark, regexp.MustCompile(`^([oØüvqw§]\t[ \t]*)\S`)},
	{letterMark, regexp.MustCompile(`^[a-zđ](?:\)[ \t\x{A0}]*\S|\.[ \t\x{A0}]*\p{Lu})`)},
	{numberMark, regexp.MustCompile(`^[0-9]{1,2}(?:/[ \t\x{A0}]+\S|/\p{Lu}\p{Ll}|[.)][ \t\x{A0}]+\S|[.)]\p{L})`)},
	{romanMark, regexp.MustCompile(`^(?:\((?:[a-zđ]|[0-9]{1,2}|[ivx]{1,4})\)|[ivx]{2,4}\))[ \t\x{A0}]*\S`)},
}

// mayBegin is a cheap look at a line: nearly none is an item.
func mayBegin(line []byte) bool {
	if len(line) < 2 {
		return false
	}
	switch c := line[0]; {
	case c >= 'a' && c <= 'z':
		return bytes.IndexByte([]byte(").\tivx"), line[1]) >= 0
	case c >= '0' && c <= '9':
		return bytes.ContainsAny(line[1:min(len(line), 4)], "/.)")
	case c == 0xC4: // Đ and đ
		return line[1] == 0x91
	case len(line) > 2 && c == line[1] && c == line[2]: // "+++", "---"
		return false
	default:
		return bytes.IndexByte([]byte("-+*(\xC2\xC3\xE2\xEE\xEF"), c) >= 0
	}
}

// itemAt tells whether a line is an item: of which list, and how long its bullet is.
func itemAt(line []byte) (mark byte, bullet int, ok bool) {
	if !mayBegin(line) {
		return 0, 0, false
	}
	for _, b := range beginning {
		if at := b.match.FindSubmatchIndex(line); at != nil {
			if len(at) > 2 {
				bullet = at[3]
			}
			return b.mark, bullet, true
		}
	}
	return 0, 0, false
}

// Transform cuts a paragraph into paragraphs and lists.
func (items) Transform(paragraph *ast.Paragraph, reader text.Reader, _ parser.Context) {
	src, lines := reader.Source(), paragraph.Lines()
	if !anyItem(lines, src) {
		return // as nearly always
	}
	var blocks []ast.Node
	var list *ast.List
	itemColumn := 0
	for i := range lines.Len() {
		at := lines.At(i)
		at = at.TrimLeftSpace(src)
		mark, bullet, isItem := itemAt(at.Value(src))
		if mark == letterMark && src[at.Start] == 'i' && (list == nil || list.Marker != letterMark) {
			mark = romanMark // the first of "i), ii)", not what follows "h)"
		}
		switch {
		case isItem:
			if list == nil || list.Marker != mark {
				list = newList(mark)
				blocks = append(blocks, list)
			}
			itemColumn = column(src, at.Start)
			list.AppendChild(list, newItem(at.WithStart(at.Start+bullet)))
		case list != nil && column(src, at.Start) > itemColumn:
			list.LastChild().FirstChild().Lines().Append(at)
		case list != nil || blocks == nil:
			list = nil
			blocks = append(blocks, newParagraph(at))
		default:
			blocks[len(blocks)-1].Lines().Append(at)
		}
	}
	replace(paragraph, blocks, src)
}

func anyItem(lines *text.Segments, src []byte) bool {
	for i := range lines.Len() {
		at := lines.At(i)
		if _, _, ok := itemAt(bytes.TrimLeft(at.Value(src), " \t")); ok {
			return true
		}
	}
	return false
}

// column is how far into its line a byte stands.
func column(src []byte, at int) int {
	start := at
	for start > 0 && src[start-1] != '\n' {
		start--
	}
	return at - start
}

func newList(mark byte) *ast.List {
	list := ast.NewList(mark)
	list.IsTight = true
	if mark == numberMark || mark == letterMark || mark == romanMark {
		list.SetAttributeString("class", []byte("labels"))
	}
	return list
}

func newItem(line text.Segment) *ast.ListItem {
	item, words := ast.NewListItem(0), ast.NewTextBlock()
	item.SetPos(line.Start)
	words.SetPos(line.Start)
	words.Lines().Append(line)
	item.AppendChild(item, words)
	return item
}

func newParagraph(line text.Segment) *ast.Paragraph {
	p := ast.NewParagraph()
	p.SetPos(line.Start)
	p.Lines().Append(line)
	return p
}

// replace puts blocks in the place of a paragraph.
func replace(paragraph *ast.Paragraph, blocks []ast.Node, src []byte) {
	parent := paragraph.Parent()
	for _, b := range blocks {
		parent.InsertBefore(parent, paragraph, b)
		if b.Kind() != ast.KindList {
			trimEnd(b, src)
			continue
		}
		b.SetPos(b.FirstChild().Pos())
		for item := b.FirstChild(); item != nil; item = item.NextSibling() {
			trimEnd(item.FirstChild(), src)
		}
	}
	parent.RemoveChild(parent, paragraph)
}

// trimEnd takes the line end off the last line of a block.
func trimEnd(block ast.Node, src []byte) {
	lines := block.Lines()
	last := lines.Len() - 1
	lines.Set(last, trimmed(lines, last, src))
}

// trimmed is a line without its end.
func trimmed(lines *text.Segments, i int, src []byte) text.Segment {
	at := lines.At(i)
	return at.TrimRightSpace(src)
}

// levels puts lists under the items that they belong to: where no line stands between them, a list whose mark is the
// lesser one ("+" after "-", "-" after "a)") tells of the item before it. To CommonMark they are lists beside each other.
type levels struct{}

// rank orders the marks of lists, as offices use them; the lesser mark is the higher number.
func rank(list *ast.List) int {
	switch list.Marker {
	case '.', ')', numberMark:
		return 0
	case letterMark:
		return 1
	case romanMark:
		return 2
	case '*':
		return 3
	case '-':
		return 4
	case '+':
		return 5
	case doubleMark:
		return 6
	case otherMark:
		return 7
	}
	return 8
}

// Transform puts the lists of a body in order.
func (levels) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	order(doc)
	number(doc, reader.Source())
}

// order goes down to what holds lists, which boundedParser keeps from being deep.
func order(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; {
		next := n.NextSibling()
		switch n := n.(type) {
		case *ast.List:
			if before, ok := n.PreviousSibling().(*ast.List); !ok || !put(n, before) {
				order(n)
			}
		case *ast.ListItem, *ast.Blockquote:
			order(n)
		}
		n = next
	}
}

// follows reports whether a list of a mark stands before a list, with lists only between them: "-" is used above "*" and
// below it, and the first of them tells.
func follows(list *ast.List, mark byte) bool {
	for {
		before, ok := list.PreviousSibling().(*ast.List)
		if !ok || before.Marker == mark {
			return ok
		}
		list = before
	}
}

// number gives items the numbers that their author wrote, where counting would give others.
func number(parent ast.Node, src []byte) {
	expected := 0
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.List:
			number(n, src)
		case *ast.Blockquote:
			number(n, src)
		case *ast.ListItem:
			number(n, src)
			written, ok := writtenNumber(src[n.Pos():])
			if list := parent.(*ast.List); !list.IsOrdered() || !ok {
				continue
			}
			if expected > 0 && written != expected {
				n.SetAttributeString("value", strconv.AppendInt(nil, int64(written), 10))
			}
			expected = written + 1
		}
	}
}

// writtenNumber reads the number that a text begins with.
func writtenNumber(text []byte) (int, bool) {
	end := 0
	for end < len(text) && text[end] >= '0' && text[end] <= '9' {
		end++
	}
	n, err := strconv.Atoi(string(text[:end]))
	return n, err == nil
}

// put puts a list into the one before it, if it belongs there: its items behind those of the same mark, or all of it
// under the last item.
func put(list, before *ast.List) bool {
	item := before.LastChild()
	switch {
	case list.Marker == before.Marker:
		for item := list.FirstChild(); item != nil; {
			next := item.NextSibling()
			before.AppendChild(before, item)
			order(item)
			item = next
		}
		list.Parent().RemoveChild(list.Parent(), list)
		return true
	case rank(list) <= rank(before), list.Marker == '-' && follows(before, '-'):
		return false
	}
	if inner, ok := item.LastChild().(*ast.List); ok && put(list, inner) {
		return true
	}
	item.AppendChild(item, list)
	order(list)
	return true
}
