package front

import (
	"regexp"
	"strings"

	"github.com/BurntSushi/toml"

	"congkhai/generator/text/viet"
)

// slip is what somebody wrote who does not write TOML every day: which bytes of the line it is, what is wrong with it
// and what to write instead. It may go on over the next lines.
type slip struct {
	start, end int
	vi, en     string
	more       int // of the lines that follow belong to it
}

// assignment is a line cut into a key, the sign behind it and a value, each of which may be wrong.
type assignment struct {
	line      string
	key, sign string
	value     string // without a comment behind it
	keyAt     int
	signAt    int
	valueAt   int
}

var (
	assigned = regexp.MustCompile(`^([ \t]*(?:[-*•+][ \t]+)?)("[^"]*"|'[^']*'|[^=:＝"'\[\]{}]+?)([ \t]*)(:=|==+|=>|=|＝|:|：)[ \t]*(.*)$`)
	noSign   = regexp.MustCompile(`^[ \t]*([a-z][a-z0-9_]*)[ \t]+(["'“\[{\d].*|true|false)$`)
	bareKey  = regexp.MustCompile(`^(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:[ \t]*\.[ \t]*[A-Za-z0-9_-]+)*$`)
	another  = regexp.MustCompile(`^[,;]?[ \t]*[a-z][a-z0-9_]*[ \t]*=`)
)

// longestSlip is how long a line may be in which slips are looked for: nobody types a longer one.
const longestSlip = 4096

// slipOf recognises what is meant by a line that the library cannot read, where rest is the text behind it.
func slipOf(line, rest string, want wanted) (slip, bool) {
	if len(line) > longestSlip {
		return slip{}, false
	}
	text := strings.TrimSpace(line)
	start := strings.Index(line, text)
	whole := slip{start: start, end: start + len(text)}
	switch {
	case commentMark(text) != "":
		words := strings.TrimSpace(strings.Trim(text, "/*;<!->"))
		return whole.says("ghi chú bắt đầu bằng dấu #: viết # "+words, "a comment begins with #: write # "+words), true
	case strings.HasPrefix(text, "[") && !strings.ContainsAny(text, ",;") && !strings.Contains(text, "] ["):
		return headerSlip(whole, text)
	case text != "" && strings.ContainsAny(text[:1], `[]{}"'`) && assigned.FindString(line) == "":
		r, ok := asNumber(text) // in an item of a list over several lines
		return whole.says(r.vi, r.en), ok
	}
	a, ok := assignmentOf(line)
	if !ok {
		return noAssignment(whole, text)
	}
	return a.slip(rest, want)
}

func (s slip) says(vi, en string) slip {
	s.vi, s.en = vi, en
	return s
}

// commentMark is how a line begins that is a comment in other languages.
func commentMark(text string) string {
	for _, mark := range []string{"//", "/*", ";", "<!--", "--"} {
		if strings.HasPrefix(text, mark) && !strings.HasPrefix(text, "---") {
			return mark
		}
	}
	return ""
}

// headerSlip is a line [x] or [[x]] that is not written as it should be, and opens no list of values.
func headerSlip(whole slip, text string) (slip, bool) {
	inside := strings.TrimSpace(strings.Trim(text, "[] \t:="))
	if inside == "" || strings.ContainsAny(inside, `"'“”,=`) {
		return whole, false
	}
	open, end := "[", "]"
	if strings.HasPrefix(text, "[[") || strings.HasSuffix(text, "]]") {
		open, end = "[[", "]]"
	}
	meant := open + keyLike(inside) + end
	return whole.says("tên bảng viết trong ngoặc vuông đủ cặp, không dấu, không khoảng trắng: viết "+meant,
		"the name of a table stands in pairs of square brackets, without marks and blanks: write "+meant), meant != text
}

// keyLike is a key as people say it, written as keys are: "Lệ phí" is le_phi.
func keyLike(text string) string {
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == '.' || r == ',' })
	for i, part := range parts {
		parts[i] = strings.ReplaceAll(viet.Slug(part), "-", "_")
	}
	return strings.Join(parts, ".")
}

func noAssignment(whole slip, text string) (slip, bool) {
	if m := noSign.FindStringSubmatch(text); m != nil {
		value, _ := meantValue(m[2])
		return whole.says("thiếu dấu = sau tên khóa: viết "+m[1]+" = "+value,
			"the sign = behind the key is missing: write "+m[1]+" = "+value), true
	}
	return whole.says("dòng này không phải khóa = giá trị; lời của bài đặt dưới dòng +++ thứ hai, ghi chú thì thêm # ở đầu dòng",
			"this line is not key = value; the text of the page stands below the second +++, a comment begins with #"),
		strings.Contains(text, " ") || !bareKey.MatchString(text)
}

func assignmentOf(line string) (assignment, bool) {
	m := assigned.FindStringSubmatchIndex(line)
	if m == nil {
		return assignment{}, false
	}
	a := assignment{line: line, keyAt: m[4], signAt: m[8], valueAt: m[10], key: line[m[4]:m[5]], sign: line[m[8]:m[9]]}
	a.value = strings.TrimRight(withoutComment(line[m[10]:m[11]]), " \t")
	return a, true
}

// withoutComment is a value without what stands behind a # outside quotes.
func withoutComment(text string) string {
	c := cursor{text: text}
	for c.pos < len(text) {
		switch {
		case c.peek('"'), c.peek('\''):
			c.quoted()
		case c.peek('#'):
			return text[:c.pos]
		default:
			c.pos++
		}
	}
	return text
}

// slip tells what is wrong with the key and the sign; where that is nothing, with the value.
func (a assignment) slip(rest string, want wanted) (slip, bool) {
	value, more := meantValue(a.value)
	if a.value == "" && a.sign != "=" {
		if items, lines := dashed(rest); lines > 0 {
			value, more = a.listed(items), lines
		}
	}
	keyIsBare := bareKey.MatchString(a.key) && a.key[0] != '"' && a.line[:a.keyAt] == strings.Repeat(" ", a.keyAt)
	if keyIsBare && a.sign == "=" {
		return a.valueSlip(rest, want)
	}
	s := slip{start: a.keyAt, end: a.signAt + len(a.sign), more: more}
	meant := keyLike(a.key)
	if bareKey.MatchString(a.key) {
		meant = strings.Trim(a.key, `"'`)
	}
	if value == "" {
		value = "…"
	}
	meant += " = " + want.of(meant, a.value, remedy{toml: value}).toml
	if keyIsBare || a.key[0] == '"' {
		return s.says("sau tên khóa là một dấu =; viết "+meant,
			"behind a key stands one sign =; write "+meant), a.sign != "="
	}
	return s.says("tên khóa viết không dấu, dấu _ thay khoảng trắng, rồi dấu =: viết "+meant,
		"a key is written without marks, with _ for blanks, then the sign =: write "+meant), true
}

// meantValue is a value as TOML writes it, where one way is certain, and otherwise as it stands.
func meantValue(text string) (value string, more int) {
	text = strings.TrimRight(text, " \t,;")
	if isValue(text) || text == "" {
		return text, 0
	}
	for _, recognise := range recognisers {
		if r, ok := recognise(text); ok && r.toml != "" {
			return r.toml, 0
		}
	}
	return text, 0
}

// isValue reports whether a text is a value of TOML.
func isValue(text string) bool {
	if strings.Contains(text, "\n") {
		return false
	}
	if heavy, _ := weigh("x = " + text); heavy != nil {
		return false
	}
	var all map[string]any
	_, err := toml.Decode("x = "+text, &all)
	return err == nil
}

// dashed reads the lines of a list as YAML has them: "- Thẻ".
func dashed(rest string) (items []string, lines int) {
	for line := range strings.Lines(rest) {
		item, ok := strings.CutPrefix(strings.TrimSpace(line), "- ")
		if !ok || lines == 100 {
			break
		}
		items, lines = append(items, item), lines+1
	}
	return items, lines
}

// listed writes items as a list.
func (a assignment) listed(items []string) string {
	for i, item := range items {
		items[i] = asText(item)
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// asText is a text in straight quotes, whatever quotes it had; those in it are bent.
func asText(text string) string {
	text = strings.Trim(strings.TrimSpace(text), quotes)
	if strings.Contains(text, `\`) {
		return "'" + text + "'"
	}
	pieces := strings.Split(text, `"`)
	for i := range pieces[1:] {
		pieces[i] += []string{"“", "”"}[i%2]
	}
	return `"` + strings.Join(pieces, "") + `"`
}

const quotes = "\"'“”„‟‘’‚«»＂＇`´″′"

// valueSlip tells what is wrong with the value behind a key that is right.
func (a assignment) valueSlip(rest string, want wanted) (slip, bool) {
	s := slip{start: a.valueAt, end: a.valueAt + len(a.value)}
	if more, text := a.overLines(rest); more > 0 {
		s.more = more
		return s.says("chữ nhiều dòng đặt giữa hai lần ba dấu ngoặc kép: viết "+a.key+` = """`+text+`"""`,
			"a text of several lines stands between three quotes and three quotes: write "+a.key+` = """`+text+`"""`), true
	}
	if isValue(a.value) || a.value == "" {
		return s, false // something else is wrong, such as a key that stands twice
	}
	for _, recognise := range recognisers {
		if r, ok := recognise(a.value); ok {
			r = want.of(a.key, a.value, r)
			vi, en := r.vi, r.en
			if r.toml != "" {
				vi, en = vi+": viết "+a.key+" = "+r.toml, en+": write "+a.key+" = "+r.toml
			}
			return s.says(vi, en), true
		}
	}
	return s, false
}

// overLines is how many of the next lines belong to a text whose quotes are closed on none of the first, and the text.
func (a assignment) overLines(rest string) (lines int, text string) {
	quote := strings.TrimLeft(a.value, " ")
	if quote == "" || quote[0] != '"' || strings.HasPrefix(quote, `"""`) || strings.Count(quote, `"`) != 1 {
		return 0, ""
	}
	for line := range strings.Lines(rest) {
		line = strings.TrimSpace(line)
		if lines++; lines > 50 || another.MatchString(line) || strings.HasPrefix(line, "[") {
			return 0, ""
		}
		if strings.HasSuffix(line, `"`) {
			return lines, firstWords(quote[1:])
		}
	}
	return 0, ""
}

// firstWords is the beginning of a long text.
func firstWords(text string) string {
	words := strings.Fields(text)
	if len(words) > 4 {
		words = words[:4]
	}
	return strings.Join(words, " ") + " … "
}

// openBracket tells of a list over several lines that is not read on at a line: the line before it lacks a comma, or the
// list its closing bracket. The slip counts from the beginning of the text.
func openBracket(text string, line int) (slip, bool) {
	next, _, _ := strings.Cut(text[line:], "\n")
	end := len(strings.TrimRight(text[:line], " \t\n"))
	start := strings.LastIndexByte(text[:end], '\n') + 1
	before := withoutComment(text[start:end])
	before = strings.TrimRight(before, " \t")
	s := slip{start: start, end: start + len(before)}
	switch {
	case before == "":
		return s, false
	case strings.HasPrefix(next, "[") || another.MatchString(next):
		return s.says("danh sách mở bằng [ mà chưa đóng: thêm ] trước dòng tiếp theo",
			"the list that [ opens is not closed: put ] before the next line"), true
	}
	return s.says("thiếu dấu phẩy giữa hai mục của danh sách: thêm , ở cuối dòng này",
		"a comma is missing between two items of the list: put one at the end of this line"), true
}
