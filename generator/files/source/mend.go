package source

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"congkhai/generator/text/viet"
)

// Change is one line that Mend made another, and in which way.
type Change struct {
	Line          int // from 1, as editors count
	What          Mending
	Before, After string // the line; its end too where that is what changed
}

// Mending is a way to mend a line, so that people can be told what was done; all of one kind in a line is one Change.
type Mending int

// What Mend does, in the order in which it does it.
const (
	ByteOrderMark Mending = iota
	Recoded
	OddEdges
	ZeroWidth
	NoBreak
	Undisguised
	Composed
	Slipped
	Bullet
	Row
	TableLine
	Trailing
	LastLine
)

var mendings = [...]struct {
	vi, en string
	line   func(string) string // for what a line by itself tells
}{
	ByteOrderMark: {"bỏ ký tự vô hình (BOM) ở đầu tệp", "took off the byte order mark", nil},
	Recoded:       {"đổi chữ từ bảng mã cũ sang Unicode", "converted letters of an old code to Unicode", nil},
	OddEdges:      {"bỏ khoảng trắng lạ ở đầu hoặc cuối dòng", "took odd blanks off the ends of the line", trimOdd},
	ZeroWidth:     {"bỏ ký tự vô hình ở giữa chữ", "took out characters without width", withoutUnseen},
	NoBreak: {"thay khoảng trắng không ngắt bằng dấu cách", "made no-break spaces ordinary ones",
		noBreakToSpace.Replace},
	Undisguised: {"thay chữ trông giống bằng chữ thường gõ", "put common letters for those that look like them",
		viet.Undisguise},
	Composed:  {"gộp dấu vào chữ", "joined marks to their letters", viet.Normal},
	Slipped:   {"đưa dấu về chữ đứng trước dấu cách", "put marks back on the letter before the space", takeBack},
	Bullet:    {"thay dấu đầu dòng của Word bằng dấu -", "made Word's bullet a -", nil},
	Row:       {"ghi các ô của hàng giữa những dấu |", "put the cells of the row between bars", nil},
	TableLine: {"thêm dòng để các hàng thành bảng", "added a line, so that the rows are a table", nil},
	Trailing:  {"bỏ khoảng trắng thừa ở cuối dòng", "took blanks off the end of the line", nil},
	LastLine:  {"kết thúc tệp bằng đúng một lần xuống dòng", "ended the file with exactly one line end", nil},
}

// Text says what was done, in a language.
func (m Mending) Text(lang Lang) string {
	if lang == English {
		return mendings[m].en
	}
	return mendings[m].vi
}

// Mend returns a content file with what Word and keyboards leave behind made good, and what it changed, by line. It
// moves and removes only what nobody sees, and reads what is in another code where that is certain, so that every word
// and figure stays; what is no text, and what two people wrote in one place, comes back as it is, for check to tell of.
// Mending again changes nothing.
func Mend(name string, raw []byte) ([]byte, []Change) {
	text, recoded, ok := readable(raw)
	if !ok {
		return raw, nil
	}
	m := mender{changes: recoded, lines: linesOf(text)}
	m.recode()
	m.letters()
	front := m.front(name)
	m.body(front)
	m.blanks(front)
	m.end()
	slices.SortStableFunc(m.changes, func(a, b Change) int { return cmp.Compare(a.Line, b.Line) })
	return []byte(join(m.lines)), m.changes
}

// textLine is a line apart from its end: LF, CR LF, or nothing where the file ends without one.
type textLine struct{ text, end string }

func linesOf(text string) []textLine {
	var lines []textLine
	for line := range strings.Lines(text) {
		text, ended := strings.CutSuffix(line, "\n")
		if ended {
			text = strings.TrimSuffix(text, "\r")
		}
		lines = append(lines, textLine{text, line[len(text):]})
	}
	return lines
}

func join(lines []textLine) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(l.text + l.end)
	}
	return b.String()
}

// mender is one file while it is mended.
type mender struct {
	lines   []textLine
	changes []Change
	alien   map[int]bool // lines in another code, of which it is not certain what they say: they stay as they are
}

// set gives a line another text.
func (m *mender) set(i int, what Mending, text string) {
	if before := m.lines[i].text; text != before {
		m.changes = append(m.changes, Change{i + 1, what, before, text})
		m.lines[i].text = text
	}
}

// letters mends what a line by itself tells.
func (m *mender) letters() {
	if len(m.lines) > 0 {
		m.set(0, ByteOrderMark, strings.TrimPrefix(m.lines[0].text, "\uFEFF"))
	}
	leftward := slices.ContainsFunc(m.lines, func(l textLine) bool {
		return strings.ContainsFunc(l.text, viet.Leftward)
	})
	for i := range m.lines {
		if m.alien[i] {
			continue
		}
		if !leftward { // where all is written from left to right, marks of direction change nothing that is seen
			m.invisibly(i, ZeroWidth, strings.Map(unlessTurning, m.lines[i].text))
		}
		m.line(i)
	}
}

func unlessTurning(r rune) rune {
	if viet.Turns(r) {
		return -1
	}
	return r
}

func (m *mender) line(i int) {
	for what, mending := range mendings {
		if mending.line == nil {
			continue
		}
		m.invisibly(i, Mending(what), mending.line(m.lines[i].text))
	}
}

// invisibly gives a line a text that reads the same, unless Markdown would read it otherwise.
func (m *mender) invisibly(i int, what Mending, text string) {
	if !numbered.MatchString(text) || numbered.MatchString(m.lines[i].text) {
		m.set(i, what, text)
	}
}

// numbered matches what Markdown takes for an item of a numbered list. It counts the items itself: if "3." with a
// no-break space after it became one, another number could be published. Such a line stays the text that it was.
var numbered = regexp.MustCompile(`^[ \t>*+-]*\d{1,9}[.)](?:[ \t]|$)`)

const (
	noBreak = "\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000" +
		"\u0085\u2028\u2029" + "\u3164\uFFA0\u2800" // ends of lines that are none, and letters that are blank
	zeroWidth = "\u200B\uFEFF\u2060\u00AD"
	odd       = noBreak + zeroWidth
	blank     = " \t\r" // a CR that stands before the end of a line would look like a part of that end
)

var (
	noBreakToSpace = replacer(noBreak, " ")

	oddStart = regexp.MustCompile(`^([` + blank + `]*)[` + odd + `][` + blank + odd + `]*`)
	oddEnd   = regexp.MustCompile(`[` + blank + odd + `]*[` + odd + `]([` + blank + `]*)$`)
)

func replacer(chars, by string) *strings.Replacer {
	var pairs []string
	for _, r := range chars {
		pairs = append(pairs, string(r), by)
	}
	return strings.NewReplacer(pairs...)
}

// trimOdd takes odd blanks off both ends of a line. Made ordinary there, they would mean something to Markdown: four
// before a text make it code, two after it break the line.
func trimOdd(text string) string {
	return oddEnd.ReplaceAllString(oddStart.ReplaceAllString(text, "$1"), "$1")
}

// slipped matches marks that stand behind a blank: "nghi ̣về".
var slipped = regexp.MustCompile(`\p{L} \p{Mn}+`)

// marked are the letters of the Vietnamese alphabet that marks can make.
const marked = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"

// takeBack puts marks on the letter before the blank where that makes a letter of ours; other marks may be anybody's.
func takeBack(text string) string {
	return slipped.ReplaceAllStringFunc(text, func(found string) string {
		letter, marks, _ := strings.Cut(found, " ")
		whole := viet.Normal(letter + marks)
		r, size := utf8.DecodeRuneInString(whole)
		if size < len(whole) || !strings.ContainsRune(marked, unicode.ToLower(r)) {
			return found
		}
		return whole + " "
	})
}

// trimmed returns a line without blanks at its end.
func trimmed(text string) string { return strings.TrimRight(text, blank) }

// front returns how many lines of the file are TOML.
func (m *mender) front(name string) int {
	const fence = "+++"
	if path.Ext(name) == ".toml" {
		return len(m.lines)
	}
	if len(m.lines) == 0 || trimmed(m.lines[0].text) != fence {
		return 0
	}
	for i, l := range m.lines[1:] {
		if trimmed(l.text) == fence {
			return i + 2
		}
	}
	return len(m.lines)
}

// blanks takes blanks off the ends of lines. A text over several lines keeps them, as they are a part of its value:
// where TOML has one, no line of that TOML is touched, which is right without knowing where the text begins and ends.
func (m *mender) blanks(front int) {
	toml := join(m.lines[:front])
	first := 0
	if strings.Contains(toml, `"""`) || strings.Contains(toml, "'''") {
		first = front
	}
	for i := first; i < len(m.lines); i++ {
		text := trimmed(m.lines[i].text)
		if i >= front && m.breaks(i) {
			text += "  "
		}
		m.set(i, Trailing, text)
	}
}

// breaks reports whether a line of Markdown ends in a hard break: two blanks, and text before and after them.
func (m *mender) breaks(i int) bool {
	return strings.HasSuffix(m.lines[i].text, "  ") && trimmed(m.lines[i].text) != "" &&
		i+1 < len(m.lines) && trimmed(m.lines[i+1].text) != ""
}

// end leaves one line end at the end of the file, of the kind that the file has.
func (m *mender) end() {
	stay := len(m.lines)
	for stay > 0 && trimmed(m.lines[stay-1].text) == "" {
		stay--
	}
	last := max(stay-1, 0)
	before := join(m.lines[last:])
	m.lines = m.lines[:stay]
	if stay > 0 {
		m.lines[last].end = cmp.Or(m.lines[last].end, m.lines[0].end, "\n")
	}
	if after := join(m.lines[last:]); after != before {
		m.changes = append(m.changes, Change{last + 1, LastLine, before, after})
	}
}
