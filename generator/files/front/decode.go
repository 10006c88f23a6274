package front

import (
	"errors"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"congkhai/generator/files/source"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/viet"
)

// Parse decodes the TOML in a span and finds the place of every value. The library stops at the first syntax error;
// so that an author sees all of them in one run, a line by itself that holds one is blanked out and the rest is tried
// again.
func Parse(span source.Span) (*Doc, []source.Problem) { return ParseFor(span, nil) }

// ParseFor does the same for a struct that the values will be bound to, whose types say what an author meant.
func ParseFor(span source.Span, into any) (*Doc, []source.Problem) {
	doc := &Doc{Span: span, Values: map[string]any{}, Sound: true}
	text := span.Text()
	var problems []source.Problem
	for tries := bound.Tried / (1 + len(text)); ; {
		if heavy, at := weigh(text); heavy != nil {
			doc.Sound = false
			return doc, append(problems, heavy.At(span.File.Span(span.Start+at, span.Start+at+1)))
		}
		var all any // as it is decoded, so that nothing is copied
		_, err := toml.Decode(text, &all)
		if err == nil {
			values, _ := all.(map[string]any)
			doc.Values, doc.Given = values, keysOf(given(values, "", nil))
			if !doc.Sound {
				doc.mended = text
			}
			return doc, problems
		}
		doc.Sound = false
		problem, line, more := syntaxProblem(span, text, into, err)
		problems = append(problems, problem)
		blanked, ok := blankLines(text, line, more, err.Error())
		if !ok || len(problems) > min(tries, bound.Problems) {
			return doc, problems
		}
		text = blanked
	}
}

// syntaxProblem turns the library's error into a problem, and returns the start of the line that it is in, and how many
// of those behind it have to do with it.
func syntaxProblem(span source.Span, text string, into any, err error) (problem source.Problem, line, more int) {
	var bad toml.ParseError
	if !errors.As(err, &bad) {
		return Syntax.At(span, err.Error(), err.Error()), len(text), 0
	}
	start := min(max(0, bad.Position.Start), len(text))
	switch rest := strings.TrimSpace(text[start:]); {
	case rest == "" && bad.LastKey != "": // told where the text ends: the key that is not finished says more
		start = max(0, strings.LastIndex(text[:start], bad.LastKey))
	case rest == "" || text[start] == '\n':
		start = max(0, start-1)
	}
	line = strings.LastIndexByte(text[:start], '\n') + 1
	whole, rest, _ := strings.Cut(text[line:], "\n")
	if odd := oddOutside(whole); odd >= 0 {
		_, size := utf8.DecodeRuneInString(whole[odd:])
		at := span.Start + line + odd
		return Syntax.At(span.File.Span(at, at+size), oddVietnamese, oddEnglish), line, 0
	}
	if s, ok := slipOf(whole, rest, wantedBy(into)); ok {
		at := span.Start + line
		return Syntax.At(span.File.Span(at+s.start, at+s.end), s.vi, s.en), line, s.more
	}
	noItem := strings.Contains(bad.Message, "expected value") && another.MatchString(text[start:])
	if s, ok := openBracket(text, line); ok && (noItem || strings.Contains(bad.Message, "array terminator")) {
		if opened := text[s.start:s.end]; noItem && strings.Contains(opened, "[") {
			line = s.start // without it, all that follows can be read
		}
		return Syntax.At(span.File.Span(span.Start+s.start, span.Start+s.end), s.vi, s.en), line, 0
	}
	end := min(start+max(1, bad.Position.Len), len(text))
	if newline := strings.IndexByte(text[start:end], '\n'); newline > 0 {
		end = start + newline
	}
	for end < len(text) && text[end]&0xC0 == 0x80 {
		end++
	}
	for start > 0 && start < len(text) && text[start]&0xC0 == 0x80 {
		start--
	}
	where := span.File.Span(span.Start+start, span.Start+end)
	if m := oneHeader.FindStringSubmatch(whole); m != nil && strings.Contains(bad.Message, "already") {
		return ManyTables.At(where, m[1]), line, 0
	}
	return Syntax.At(where, inVietnamese(bad.Message), bad.Message), line, 0
}

var oneHeader = regexp.MustCompile(`^\s*\[\[?\s*([A-Za-z0-9_.-]+)\s*\]`)

// oneLine matches lines that mean nothing to the lines after them: a key with its value, or what should have been one.
var oneLine = regexp.MustCompile(`^[ \t]*[\p{L}_][^\n]*$`)

// blankLines replaces a line, and some that belong to it, by blanks of the same length. Table headers, and errors in
// arrays and texts over several lines, change the meaning of what follows, so nothing after them can be judged.
func blankLines(text string, start, more int, message string) (string, bool) {
	if start >= len(text) || strings.Contains(message, "terminator") || strings.Contains(message, "unexpected EOF") {
		return "", false
	}
	line, _, _ := strings.Cut(text[start:], "\n")
	if !oneLine.MatchString(line) || strings.Contains(line, `"""`) || strings.Contains(line, "'''") {
		return "", false
	}
	end := start + len(line)
	for ; more > 0 && end < len(text); more-- {
		next, _, _ := strings.Cut(text[end+1:], "\n")
		end += 1 + len(next)
	}
	return text[:start] + blanked(text[start:end]) + text[end:], true
}

// blanked is blanks in place of a text, with the same line ends.
func blanked(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.Repeat(" ", len(line))
	}
	return strings.Join(lines, "\n")
}

// inVietnamese tells the common messages of the TOML library to somebody who never saw TOML.
func inVietnamese(message string) string {
	for _, m := range syntaxMessages {
		if strings.Contains(message, m.has) {
			return m.vi
		}
	}
	return "không đọc được (" + message + ")"
}

// What a line is told that has such blanks.
const (
	oddVietnamese = "dòng này có khoảng trắng lạ hoặc ký tự vô hình ngoài ngoặc kép; hãy chạy congkhai fmt, " +
		"hoặc xóa nó rồi gõ dấu cách"
	oddEnglish = "this line has an odd blank or something unseen outside of quotes; run congkhai fmt, or type a blank in its place"
)

// quoted matches a text in quotes.
var quoted = regexp.MustCompile(`"(?:[^"\\]|\\.)*"?|'[^']*'?`)

// oddOutside returns where a line has a blank or something unseen that TOML does not take for a space, or -1.
func oddOutside(line string) int {
	unquoted := quoted.ReplaceAllStringFunc(line, blanked)
	return strings.IndexFunc(unquoted, func(r rune) bool {
		return r >= 0x7f && !viet.Visible(r) && !unicode.Is(unicode.M, r)
	})
}

var syntaxMessages = []struct{ has, vi string }{
	{"leading zeroes", "số không được có 0 đứng đầu: viết 8, không viết 08"},
	{"already been defined", "khóa này đã có ở trên; mỗi khóa chỉ viết một lần, xóa một trong hai dòng"},
	{"already created", "tên này đã dùng cho một bảng khác ở trên"},
	{"nvalid datetime", "ngày không có thật hoặc sai dạng: viết năm-tháng-ngày, như 2021-06-25"},
	{"must be surrounded by digits", "dấu _ trong số phải nằm giữa hai chữ số, như 200_000"},
	{"strings cannot contain newlines", "thiếu dấu ngoặc kép đóng; một dòng chữ phải kết thúc trên chính dòng đó"},
	{"expected '\"'", "thiếu dấu ngoặc kép đóng"},
	{"expected value", "thiếu giá trị sau dấu =: số viết như 5, ngày như 2021-06-25, chữ trong ngoặc kép như \"Sở Khoa học\"; không cần thì xóa dòng"},
	{"expected '.' or '='", "thiếu dấu = sau tên khóa; tên khóa chỉ gồm chữ không dấu, số và dấu _"},
	{"expected key separator", "thiếu dấu = sau tên khóa"},
	{"key name appears blank", "thiếu tên khóa trước dấu ="},
	{"to end with a newline", "thừa chữ ở cuối dòng; chữ phải đặt trong ngoặc kép, ghi chú bắt đầu bằng #"},
	{"array terminator", "trong danh sách, các mục cách nhau bằng dấu phẩy và kết thúc bằng ]"},
	{"inline table terminator", "trong { }, các mục cách nhau bằng dấu phẩy và kết thúc bằng }"},
	{"unexpected comma", "thừa dấu phẩy"},
	{"table name", "tên bảng trong [ ] viết chưa đúng"},
	{"nvalid escape", "dấu \\ trong ngoặc kép phải viết thành \\\\"},
	{"out of range", "số quá lớn"},
	{"unexpected EOF", "tệp kết thúc khi dòng này chưa viết xong"},
	{"nvalid float", "số thập phân viết chưa đúng; mã như 1.000173 phải đặt trong ngoặc kép"},
	{"nvalid integer", "số nguyên viết chưa đúng"},
}
