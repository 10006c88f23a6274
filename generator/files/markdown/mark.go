package markdown

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"congkhai/generator/files/source"
)

// rawMarks are the marks that stand in a text as they were typed, since nothing became of them: a reader would see
// "**Lưu ý:**Nộp".
var rawMarks = []struct {
	rule  *source.Rule
	match *regexp.Regexp // what is told is its first group
}{
	{BrokenLink, regexp.MustCompile(`(\]\()`)},
	{ApartLink, regexp.MustCompile(`(\][ \t]+\((?:/|#|https?:|mailto:)[^)]*\))`)},
	{ApartLink, regexp.MustCompile(`(!\[|!\([^)]+\)\[)`)},
	{NoFootnotes, regexp.MustCompile(`(\[\^[^\]\s]+\])`)},
	{NoStrike, regexp.MustCompile(`(~~)[^~]`)},
	{RawEmphasis, regexp.MustCompile(`(?:^|[^\\*])(\*\*+)(?:[^*]|$)`)},
	{RawEmphasis, regexp.MustCompile(`(?:^|[^\\_\p{L}0-9])(__+)\p{L}`)},
	{OtherMarkup, regexp.MustCompile(`(\{\{[<%]?|\{%|\{#[\pL0-9-]+\}|\{:[^}]*\}|\[\[|\[TOC\]|\[toc\]|^:::)`)},
	{OtherMarkup, regexp.MustCompile(`(==)\p{L}`)},
	{OtherMarkup, regexp.MustCompile("(``+)")},
}

// marks reports raw marks of a text, but for those that were told on the same line.
func (r *reader) marks(n *ast.Text) {
	value := n.Segment.Value(r.src)
	if !bytes.ContainsAny(value, "]*~_`{=:!") { // nearly always
		return
	}
	for _, m := range rawMarks {
		r.match(m.rule, m.match, n.Segment)
	}
}

// oddlyBlank reports whether a line has a no-break space, which is told where it keeps a mark from being one.
func oddlyBlank(line []byte) bool { return bytes.Contains(line, []byte("\u00A0")) }

// match reports the first group of what an expression finds in a text.
func (r *reader) match(rule *source.Rule, expression *regexp.Regexp, at text.Segment) {
	if m := expression.FindSubmatchIndex(at.Value(r.src)); m != nil {
		r.mark(rule, text.NewSegment(at.Start+m[2], at.Start+m[3]))
	}
}

// mark reports a raw mark, one of each rule on a line: of those that stand in pairs the first.
func (r *reader) mark(rule *source.Rule, at text.Segment) {
	if told := r.marked[rule]; at.Start >= told.Start && at.Start < told.Stop {
		return
	}
	if r.marked == nil {
		r.marked = map[*source.Rule]text.Segment{}
	}
	r.marked[rule] = text.NewSegment(bytes.LastIndexByte(r.src[:at.Start], '\n')+1, nextLine(r.src, at.Start))
	r.noteAt(rule, at, string(at.Value(r.src)))
}

// pair reports a text between two stars that did not become italic: "*Lưu ý:*Nộp". One star is a sign like any other.
var pair = regexp.MustCompile(`(?:^|[\s(])(\*[^\s*][^*]*[^\s*]\*|_[^\s_][^_]*_)\p{L}`)

// reversedLink is a link with both parts exchanged; its address may be a link by itself.
var reversedLink = regexp.MustCompile(`(\)\[(?:/|#|https?:|www\.|mailto:)[^\]]*\])`)

// blockMarks reports the marks that a block begins with.
func (r *reader) blockMarks(n ast.Node) {
	lines := n.Lines()
	for i := range lines.Len() {
		at := lines.At(i)
		value := at.Value(r.src)
		if hashes := len(value) - len(bytes.TrimLeft(value, "#")); hashes > 1 && hashes < 7 && !oddlyBlank(value) {
			r.noteAt(GluedHeading, at.WithStop(at.Start+hashes), string(value[:hashes]))
		}
		if bytes.Contains(value, []byte(")[")) {
			r.match(ApartLink, reversedLink, at)
		}
		if bytes.IndexByte(value, '*') >= 0 || bytes.IndexByte(value, '_') >= 0 {
			r.match(RawEmphasis, pair, at)
		}
	}
	if lines.Len() == 0 || n.Parent().Kind() != ast.KindListItem || n.PreviousSibling() != nil {
		return
	}
	at := lines.At(0)
	if m := checkbox.FindIndex(at.Value(r.src)); m != nil {
		r.noteAt(NoCheckbox, at.WithStop(at.Start+m[1]), string(at.Value(r.src)[:m[1]]))
	}
}

// emphasis reports signs that were meant as such, "2*3*4", "(*) … (*)", "__/__/____", and that emphasis took away.
func (r *reader) emphasis(n *ast.Emphasis) {
	first, ok := n.FirstChild().(*ast.Text)
	if !ok {
		return
	}
	start := first.Segment.Start - n.Level
	before, _ := utf8.DecodeLastRune(r.src[:start])
	inside := n.Level == 1 && r.src[start] == '*' && (unicode.IsLetter(before) || unicode.IsDigit(before))
	if inside || r.src[first.Segment.Start] == ')' || !strings.ContainsFunc(plain(n, r.src), isWord) {
		r.mark(LostMark, text.NewSegment(start, first.Segment.Start))
	}
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

var checkbox = regexp.MustCompile(`^\[[ xX]?\]`)

// greater is how a line begins that says "more than" and became a quote, without its sign.
var greater = regexp.MustCompile(`^[ \t]{0,3}>[ \t=]*[0-9]`)

// quote reports a sign that a quote takes away.
func (r *reader) quote(n *ast.Blockquote) {
	start := bytes.LastIndexByte(r.src[:n.Pos()], '\n') + 1
	if m := greater.FindIndex(r.src[start:]); m != nil {
		r.noteAt(LostSign, text.NewSegment(n.Pos(), start+m[1]))
	}
}

// fence reports code that nothing ends: it takes in all that follows.
func (r *reader) fence(n *ast.FencedCodeBlock) {
	opened := n.Pos()
	last := opened
	if lines := n.Lines(); lines.Len() > 0 {
		last = lines.At(lines.Len() - 1).Start
	}
	after := nextLine(r.src, last)
	closing := bytes.TrimLeft(r.src[after:nextLine(r.src, after)], "> \t")
	if len(closing) < 3 || !bytes.HasPrefix(closing, bytes.Repeat(r.src[opened:opened+1], 3)) {
		r.problem(n, OpenFence)
	}
}

func (r *reader) noteAt(rule *source.Rule, at text.Segment, args ...any) {
	r.note(rule.At(r.body.File.Span(r.body.Start+at.Start, r.body.Start+at.Stop), args...))
}

// plainMark is what would be a mark in a body, or is a tag that editors leave behind: in a text that has no markup it is
// shown as it is.
var plainMark = regexp.MustCompile("(?m)" + `\*\*|__\p{L}|\]\((?:/|\.|https?:|mailto:)|~~|\[\^[^\]\s]+\]|^#{1,6} |` + "```" +
	`|</?(?:br|p|i|u|strong|em|sup|sub|span|div|font|ul|ol|li|table|tr|td)[ />]`)

// PlainMark finds the first mark of Markdown or HTML in a text that has no markup; nil when there is none.
func PlainMark(text string) (at []int) {
	if !strings.ContainsAny(text, "*_]~[#`<") { // nearly always
		return nil
	}
	return plainMark.FindStringIndex(text)
}
