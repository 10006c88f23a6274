// Package citation finds the numbers of Vietnamese documents in prose ("Quyết định số 1676/QĐ-UBND ngày 25/6/2021") and
// says when two spellings name the same document. Whether the document exists is not asked here.
// Texts are in NFC: on decomposed text the grammar finds nothing.
//
//	c, ok := citation.Parse("Quyết định 1676/QĐ-UBND ngày 25/6/2021") // c.Number is "1676/QĐ-UBND"
package citation

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"congkhai/generator/text/calendar"
)

// Citation is one document number in a text.
type Citation struct {
	Start, End int           // bytes of the text, with the type word and the date right behind
	Type       string        // as written: "Quyết định"; empty when only the number stands there
	Number     string        // as printed, without blanks: "1676/QĐ-UBND"; in capitals when its symbol begins with a small letter
	Year       int           // the year inside the number of normative documents, or 0
	Date       calendar.Date // as written, maybe a day that does not exist; zero when none stands there
}

// Types lists the words that name sorts of documents (Nghị định 30/2020 Art. 7 and the normative texts), as a document
// record writes them; longer ones stand before those that they begin with.
var Types = []string{
	"Bộ luật", "Luật", "Pháp lệnh", "Lệnh", "Nghị quyết liên tịch", "Nghị quyết", "Nghị định", "Quyết định",
	"Thông tư liên tịch", "Thông tư", "Chỉ thị", "Công văn", "Công điện", "Kế hoạch", "Chương trình", "Thông báo",
	"Báo cáo", "Tờ trình", "Hướng dẫn", "Quy chế", "Quy định", "Phương án", "Đề án", "Văn bản hợp nhất", "Văn bản",
}

// abbreviations begin the symbols of documents that are cited by number alone; a công văn has none.
var abbreviations = []string{
	"QH", "L", "PL", "NQ", "NĐ", "NĐCP", "QĐ", "TT", "TTLT", "CT", "CĐ", "KH",
	"CTR", "TB", "BC", "TTR", "HD", "QC", "PA", "ĐA", "VBHN", "UBTVQH",
}

const (
	blank  = `[\s\x{00A0}\x{202F}]`
	number = `([0-9]{1,5}(?:\.[0-9]{1,3})?[a-zđ]?)` + blank + `*/` + blank + `*` +
		`(?:([0-9]{4})` + blank + `*/` + blank + `*)?` +
		`((?:\p{Lu}|[a-zđ])[\p{L}0-9]*(?:[&.\-][\p{L}0-9]+)*)`
	point = blank + `*[/.-]` + blank + `*`
	date  = `(?i:ngày)` + blank + `+(?:` +
		`([0-9]{1,2})` + point + `([0-9]{1,2})` + point + `([0-9]{4}|[0-9]{2}\b)|` +
		`([0-9]{1,2})` + blank + `+(?i:tháng)` + blank + `+([0-9]{1,2})` + blank + `+(?i:năm)` + blank + `+([0-9]{4}))`
	issued = `(?:được` + blank + `+)?(?:ký` + blank + `+)?` +
		`(?:ban` + blank + `+hành` + blank + `+)?(?:vào` + blank + `+)?`
	issuer = `(?:của|do)` + blank + `+([^,.;:/()0-9]{1,60}?)` + blank + `+`
)

var (
	// core is a number with its symbol and the date right behind, from its first digit on.
	core = regexp.MustCompile(`^` + number + `(?:` + blank + `*,?` + blank + `*` + date + `)?`)
	// apart is a date with words between it and the number: "của Ủy ban nhân dân tỉnh ngày 20/4/2026",
	// "(ban hành ngày …".
	apart = regexp.MustCompile(`^` + blank + `*[,(]?` + blank + `*(?:` + issuer + `)?` + issued + date)
	// otherDay is in words after which a date is not that of issue: "của Chính phủ có hiệu lực từ ngày 1/7/2026".
	otherDay = regexp.MustCompile(`(?:^|` + blank + `)(?:` +
		`từ|về|có|hết|đến|tới|trước|sau|vào|được|bị|mà|là|tại|cho|theo|trong|đã|sẽ|kể|gửi|nhận|` +
		`đăng|nộp|trình|họp|thi hành|áp dụng|thực hiện|triển khai|kết thúc|bắt đầu|tổ chức|công bố|` +
		`thay thế|sửa đổi|bãi bỏ|kỷ niệm|chào mừng|Chào mừng|hưởng ứng` + `)(?:` + blank + `|$)`)
)

// leadLength is how many bytes before a number the type word is looked for: the longest one with "số:" and some blanks.
const leadLength = 80

// Find lists the citations in a text, in order. A number without a type word counts when its symbol begins with a
// known abbreviation, so that lists ("các Nghị định số 63/2010/NĐ-CP, 48/2013/NĐ-CP") are found whole.
func Find(text string) []Citation {
	var found []Citation
	end := 0
	for slash := next(text, 0); slash >= 0; slash = next(text, slash+1) {
		if !symbolFollows(text[slash+1:]) {
			continue // as in a date: most slashes are in dates
		}
		start := numberStart(text, slash)
		if start < end {
			continue // inside the one before
		}
		if c, ok := at(text, start, end); ok {
			found = append(found, c)
			end = c.End
		}
	}
	return found
}

// next returns the place of the first slash from a place on, or -1.
func next(text string, from int) int {
	i := strings.IndexByte(text[from:], '/')
	if i < 0 {
		return -1
	}
	return from + i
}

// symbolFollows reports whether what stands behind a slash can be the rest of a number: a symbol, or a year and a
// slash.
func symbolFollows(text string) bool {
	rest := strings.TrimLeftFunc(text, unicode.IsSpace)
	if r, _ := utf8.DecodeRuneInString(rest); !unicode.IsDigit(r) {
		return unicode.IsLetter(r)
	}
	return len(rest) > 4 && !strings.ContainsFunc(rest[:4], func(r rune) bool { return r < '0' || r > '9' }) &&
		strings.HasPrefix(strings.TrimLeftFunc(rest[4:], unicode.IsSpace), "/")
}

// numberStart returns where the number that ends at a slash begins, or -1 when none does.
func numberStart(text string, slash int) int {
	head := strings.TrimRightFunc(text[:slash], unicode.IsSpace)
	digits := strings.TrimRightFunc(head, func(r rune) bool {
		return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r == 'đ' || r == '.'
	})
	if start := strings.IndexFunc(head[len(digits):], unicode.IsDigit); start >= 0 {
		return len(digits) + start
	}
	return -1
}

// at reads the citation whose number begins at start; its type word may begin at from or later.
func at(text string, start, from int) (Citation, bool) {
	m := core.FindStringSubmatchIndex(text[start:])
	if m == nil {
		return Citation{}, false
	}
	c := read(text[start:], m)
	c.Start, c.End = start, start+m[1]
	if c.Date.IsZero() {
		c.Date = dateApart(text[c.End:])
	}
	from = max(from, start-leadLength)
	for from < start && !utf8.RuneStart(text[from]) {
		from++
	}
	if word, at := lead(text[from:start]); at >= 0 {
		c.Type, c.Start = strings.Join(strings.FieldsFunc(word, isBlank), " "), from+at
	}
	if small(group(text[start:], m, symbolGroup)) && (c.Type == "" || !c.known()) {
		return Citation{}, false // as in "kế hoạch 12/tháng"
	}
	return c, !insideWord(text, c.Start) && (c.Type != "" || c.known())
}

// lead finds the type word at the end of what stands before a number, and where it begins; -1 when there is none.
// Between the two there may be "số", with or without a colon.
func lead(text string) (word string, at int) {
	rest := strings.TrimRightFunc(text, isBlank)
	colon := strings.TrimRightFunc(strings.TrimSuffix(rest, ":"), isBlank)
	if before, ok := strings.CutSuffix(colon, "số"); ok {
		text, rest = before, strings.TrimRightFunc(before, isBlank)
	}
	at = -1
	if len(rest) == len(text) {
		return "", at
	}
	for _, words := range typeWords {
		if i := endsWith(rest, words); i >= 0 && (at < 0 || i < at) {
			at = i // of two types the longer
		}
	}
	return rest[max(at, 0):], at
}

// typeWords are the words of each of Types.
var typeWords = func() (all [][]string) {
	for _, t := range Types {
		all = append(all, strings.Fields(t))
	}
	return all
}()

// endsWith returns where words that a text ends with begin, whatever their case and the blanks between them, or -1.
func endsWith(text string, words []string) int {
	for i, word := range slices.Backward(words) {
		at := len(text) - len(word)
		if at < 0 || !strings.EqualFold(text[at:], word) {
			return -1
		}
		if text = text[:at]; i == 0 {
			break
		}
		before := strings.TrimRightFunc(text, isBlank)
		if len(before) == len(text) {
			return -1
		}
		text = before
	}
	return len(text)
}

// isBlank is what blank is in expressions.
func isBlank(r rune) bool { return strings.ContainsRune(" \t\n\f\r\u00A0\u202F", r) }

// small reports whether a symbol is typed without capitals: "qđ-ubnd".
func small(symbol string) bool { return !unicode.IsUpper([]rune(symbol)[0]) }

// Parse reads a text that is one citation and nothing else, with or without type word and date.
func Parse(text string) (Citation, bool) {
	text = strings.TrimSpace(text)
	slash := next(text, 0)
	if slash < 0 {
		return Citation{}, false
	}
	start := numberStart(text, slash)
	if start < 0 {
		return Citation{}, false
	}
	c, _ := at(text, start, 0)
	return c, c.Number != "" && c.Start == 0 && c.End == len(text)
}

// The groups of core behind its symbol, and those of apart behind its issuer, are those of date.
const (
	symbolGroup = 3
	issuerGroup = 1
)

func read(text string, m []int) Citation {
	c := Citation{Number: group(text, m, 1) + "/"}
	if year := group(text, m, 2); year != "" {
		c.Year = atoi(year)
		c.Number += year + "/"
	}
	symbol := group(text, m, symbolGroup)
	if small(symbol) {
		symbol = strings.ToUpper(symbol)
	}
	c.Number += symbol
	c.Date = readDate(text, m, symbolGroup)
	return c
}

// dateApart returns the date of issue that stands behind a number with words between, or none.
func dateApart(text string) calendar.Date {
	m := apart.FindStringSubmatchIndex(text)
	if m == nil || otherDay.MatchString(group(text, m, issuerGroup)) {
		return calendar.Date{}
	}
	return readDate(text, m, issuerGroup)
}

// readDate reads the groups of date behind another group; two digits are a year of this century.
func readDate(text string, m []int, behind int) calendar.Date {
	part := func(i int) string { return group(text, m, behind+i) + group(text, m, behind+i+3) }
	d := calendar.Date{Year: atoi(part(3)), Month: atoi(part(2)), Day: atoi(part(1))}
	if len(part(3)) == 2 {
		d.Year += 2000
	}
	return d
}

func group(text string, m []int, i int) string {
	if m[2*i] < 0 {
		return ""
	}
	return text[m[2*i]:m[2*i+1]]
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s) // the grammar lets only digits through; none is 0
	return n
}

// insideWord reports whether the text before at runs on into it, as in 145/2020 seen from 45/2020.
func insideWord(text string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return at > 0 && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("/.-&", r))
}

func (c Citation) known() bool { return slices.Contains(abbreviations, c.abbreviation()) }

// Segments returns the parts of the symbol: QĐ and UBND of 1676/QĐ-UBND, SKH&CN and VP of 822/SKH&CN-VP.
func (c Citation) Segments() []string {
	return strings.Split(c.Number[strings.LastIndexByte(c.Number, '/')+1:], "-")
}

// abbreviation returns the first part of the symbol in capitals, without the digits of QH13.
func (c Citation) abbreviation() string {
	first, _, _ := strings.Cut(c.Segments()[0], ".")
	return strings.ToUpper(strings.TrimRight(first, "0123456789"))
}

// symbolsOf is how the symbols of some types begin (Nghị định 30/2020 Annex III, and the normative texts).
var symbolsOf = map[string][]string{
	"luật": {"QH"}, "bộ luật": {"QH"}, "pháp lệnh": {"PL", "UBTVQH"}, "nghị quyết": {"NQ", "QH", "UBTVQH"},
	"nghị định": {"NĐ"}, "quyết định": {"QĐ"}, "thông tư": {"TT"}, "thông tư liên tịch": {"TTLT"},
	"chỉ thị": {"CT"}, "công điện": {"CĐ"}, "kế hoạch": {"KH"}, "chương trình": {"CTR"},
	"thông báo": {"TB"}, "báo cáo": {"BC"}, "tờ trình": {"TTR"}, "hướng dẫn": {"HD"},
	"quy chế": {"QC"}, "phương án": {"PA"}, "đề án": {"ĐA"}, "văn bản hợp nhất": {"VBHN"},
}

// Agrees reports whether the type word and the symbol can belong together: QĐ begins the symbols of a quyết định, and
// no abbreviation begins those of a công văn. Of types without a symbol of their own nothing is known.
func (c Citation) Agrees() bool {
	word := strings.ToLower(c.Type)
	if word == "công văn" {
		return !c.known()
	}
	want, ok := symbolsOf[word]
	return !ok || slices.Contains(want, strings.TrimSuffix(c.abbreviation(), "CP")) // NĐCP
}

// latin exchanges letters that look like those of symbols: a number with one of them is still the number that was
// meant, so that only its own place is told as wrong.
var latin = strings.NewReplacer(
	"Ð", "Đ", // Icelandic
	"А", "A", "В", "B", "С", "C", "Е", "E", "Н", "H", "К", "K", "М", "M", "О", "O", // Cyrillic
	"Р", "P", "Т", "T", "У", "Y", "Х", "X", "І", "I",
	"Α", "A", "Β", "B", "Ε", "E", "Η", "H", "Ι", "I", "Κ", "K", "Μ", "M", "Ν", "N", // Greek
	"Ο", "O", "Ρ", "P", "Τ", "T", "Υ", "Y", "Χ", "X",
)

// unusual reports whether a letter of a number is not what nearly all numbers are written with.
func unusual(r rune) bool {
	return (r < '0' || r > '9') && (r < 'A' || r > 'Z') && r != '/' && r != '-' && r != 'Đ'
}

// Key returns what all spellings of one number have in common: capitals, no leading zero, NĐ-CP for NĐCP, Latin letters
// for others that look the same.
func (c Citation) Key() string {
	if c.Number != "" && c.Number[0] != '0' && !strings.Contains(c.Number, "/NĐCP") &&
		!strings.ContainsFunc(c.Number, unusual) {
		return c.Number
	}
	key := strings.TrimLeft(strings.ToUpper(c.Number), "0")
	return strings.Replace(latin.Replace(key), "/NĐCP", "/NĐ-CP", 1)
}
