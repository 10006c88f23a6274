package front

import (
	"errors"
	"regexp"
	"strings"
	"unicode"

	"github.com/BurntSushi/toml"

	"congkhai/generator/files/source"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/viet"
)

// Parse decodes the TOML in a span and finds the place of every value. The library stops at the first syntax error;
// so that an author sees all of them in one run, a line by itself that holds one is blanked out and the rest is tried
// again.
func Parse(span source.Span) (*Doc, []source.Problem) {
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
		problem, line := syntaxProblem(span, text, err)
		problems = append(problems, problem)
		blanked, ok := blankLine(text, line, err.Error())
		if !ok || len(problems) > min(tries, bound.Problems) {
			return doc, problems
		}
		text = blanked
	}
}

// syntaxProblem turns the library's error into a problem, and returns the start of the line that it is in.
func syntaxProblem(span source.Span, text string, err error) (source.Problem, int) {
	var bad toml.ParseError
	if !errors.As(err, &bad) {
		return Syntax.At(span, err.Error(), err.Error()), len(text)
	}
	start := min(max(0, bad.Position.Start), len(text))
	switch rest := strings.TrimSpace(text[start:]); {
	case rest == "" && bad.LastKey != "": // told where the text ends: the key that is not finished says more
		start = max(0, strings.LastIndex(text[:start], bad.LastKey))
	case rest == "" || text[start] == '\n':
		start = max(0, start-1)
	}
	line := strings.LastIndexByte(text[:start], '\n') + 1
	whole, _, _ := strings.Cut(text[line:], "\n")
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
	return Syntax.At(where, inVietnamese(bad.Message, whole), bad.Message), line
}

// oneLine matches lines that mean nothing to the lines after them: a key with its value, or what should have been one.
var oneLine = regexp.MustCompile(`^[ \t]*[\p{L}_][^\n]*$`)

// blankLine replaces a line by blanks of the same length. Table headers, and errors in arrays and texts over several
// lines, change the meaning of what follows, so nothing after them can be judged.
func blankLine(text string, start int, message string) (string, bool) {
	if start >= len(text) || strings.Contains(message, "terminator") || strings.Contains(message, "unexpected EOF") {
		return "", false
	}
	line, _, _ := strings.Cut(text[start:], "\n")
	if !oneLine.MatchString(line) || strings.Contains(line, `"""`) || strings.Contains(line, "'''") {
		return "", false
	}
	return text[:start] + strings.Repeat(" ", len(line)) + text[start+len(line):], true
}

var dayMonthYear = regexp.MustCompile(`=\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b`)

// inVietnamese tells the common messages of the TOML library to somebody who never saw TOML; what staff carry over from
// Word and from forms is recognised by the line itself.
func inVietnamese(message, line string) string {
	switch {
	case oddOutside(line):
		return "dòng này có khoảng trắng lạ hoặc ký tự vô hình ngoài ngoặc kép; hãy chạy congkhai fmt, hoặc xóa nó rồi gõ dấu cách"
	case dayMonthYear.MatchString(line):
		return "ngày viết năm-tháng-ngày, không có ngoặc kép, như 2021-06-25"
	case strings.ContainsAny(line, "“”‘’"):
		return "dấu ngoặc kép cong của Word không dùng được ở đây; gõ dấu ngoặc kép thẳng \""
	}
	for _, m := range syntaxMessages {
		if strings.Contains(message, m.has) {
			return m.vi
		}
	}
	return "không đọc được (" + message + ")"
}

// quoted matches a text in quotes.
var quoted = regexp.MustCompile(`"(?:[^"\\]|\\.)*"?|'[^']*'?`)

// oddOutside reports whether a line has a blank or something unseen that TOML does not take for a space.
func oddOutside(line string) bool {
	return strings.ContainsFunc(quoted.ReplaceAllString(line, ""), func(r rune) bool {
		return r >= 0x7f && !viet.Visible(r) && !unicode.Is(unicode.M, r)
	})
}

var syntaxMessages = []struct{ has, vi string }{
	{"leading zeroes", "số không được có 0 đứng đầu: viết 8, không viết 08"},
	{"already been defined", "khóa này đã có ở trên; mỗi khóa chỉ viết một lần"},
	{"already created", "tên này đã dùng cho một bảng khác ở trên"},
	{"nvalid datetime", "ngày không có thật hoặc sai dạng: viết năm-tháng-ngày, như 2021-06-25"},
	{"must be surrounded by digits", "dấu _ trong số phải nằm giữa hai chữ số, như 200_000"},
	{"strings cannot contain newlines", "thiếu dấu ngoặc kép đóng; một dòng chữ phải kết thúc trên chính dòng đó"},
	{"expected '\"'", "thiếu dấu ngoặc kép đóng"},
	{"expected value", "thiếu giá trị sau dấu =; chữ phải đặt trong ngoặc kép, như \"Sở Khoa học và Công nghệ\""},
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
