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
// record writes them.
var Types = []string{
	"Bộ luật", "Luật", "Pháp lệnh", "Lệnh", "Nghị quyết liên tịch", "Nghị quyết", "Nghị định", "Quyết định",
	"Thông tư liên tịch", "Thông tư", "Chỉ thị", "Công văn", "Công điện", "Kết luận", "Kế hoạch", "Chương trình",
	"Thông báo", "Thông cáo", "Báo cáo", "Tờ trình", "Hướng dẫn", "Quy chế", "Quy định", "Phương án", "Đề án", "Dự án",
	"Biên bản", "Hợp đồng", "Bản ghi nhớ", "Bản thỏa thuận", "Giấy mời", "Giấy giới thiệu", "Giấy ủy quyền",
	"Giấy nghỉ phép", "Phiếu gửi", "Phiếu chuyển", "Phiếu báo", "Thư công", "Văn bản hợp nhất", "Văn bản",
}

const (
	blank = `[\s\x{00A0}\x{202F}]`
	point = blank + `*[/.-]` + blank + `*`
	date  = `(?i:ngày)` + blank + `+(?:` +
		`([0-9]{1,2})` + point + `([0-9]{1,2})` + point + `([0-9]{4}|[0-9]{2}\b)|` +
		`([0-9]{1,2})` + blank + `+(?i:tháng)` + blank + `+([0-9]{1,2})` + blank + `+(?i:năm)` + blank + `+([0-9]{4}))`
	issued = `(?:được` + blank + `+)?(?:ký` + blank + `+)?` +
		`(?:ban` + blank + `+hành` + blank + `+)?(?:vào` + blank + `+)?`
	issuer = `(?:của|do)` + blank + `+([^,.;:/()0-9]{1,60}?)` + blank + `+`
)

var (
	// behind is a date right behind a number.
	behind = regexp.MustCompile(`^` + blank + `*,?` + blank + `*` + date)
	// apart is a date with words between it and the number: "của Ủy ban nhân dân tỉnh ngày 20/4/2026",
	// "(ban hành ngày …".
	apart = regexp.MustCompile(`^` + blank + `*[,(]?` + blank + `*(?:` + issuer + `)?` + issued + date)
	// otherDay is in words after which a date is not that of issue: "của Chính phủ có hiệu lực từ ngày 1/7/2026".
	otherDay = regexp.MustCompile(`(?:^|` + blank + `)(?:` +
		`từ|về|có|hết|đến|tới|trước|sau|vào|được|bị|mà|là|tại|cho|theo|trong|đã|sẽ|kể|gửi|nhận|` +
		`đăng|nộp|trình|họp|thi hành|áp dụng|thực hiện|triển khai|kết thúc|bắt đầu|tổ chức|công bố|` +
		`thay thế|sửa đổi|bãi bỏ|kỷ niệm|chào mừng|Chào mừng|hưởng ứng` + `)(?:` + blank + `|$)`)
)

// Find lists the citations in a text, in order. A number without a type word counts when its symbol begins with a
// known abbreviation, stands behind "Số:", or in a list behind one that counts: "các Nghị định số 63/2010/NĐ-CP,
// 48/2013/NĐ-CP", "Công văn số 1552/SNV-VP và 708/STC-NS".
func Find(text string) []Citation {
	var found []Citation
	end, form := 0, 0 // of the citation before, and of the code of a form
	for slash := next(text, 0); slash >= 0; slash = next(text, slash+1) {
		if slash < end {
			continue // inside the one before
		}
		n, ok := readNumber(text, slash, end)
		if !ok {
			continue
		}
		l := readLead(text[:n.start], end)
		if n.year == "" && (l.form || form > 0 && isList(text[form:n.start])) {
			form = n.symbol.end
			continue
		}
		listed := len(found) > 0 && l.kind == "" && isList(text[end:n.start])
		if n.counts(text, end, l, listed) {
			c := n.cited(text, l)
			found, end = append(found, c), c.End
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

// counts reports whether a number is that of a document. It does not when it is part of something longer, and where
// nothing else tells it has to begin with an abbreviation.
func (n number) counts(text string, from int, l lead, listed bool) bool {
	if n.start > from && n.inside(text[:n.start]) {
		return false
	}
	s := n.symbol
	known := n.known()
	issued := len(s.parts) > 1
	switch {
	case s.small:
		return l.kind != "" && known // not as in "kế hoạch 12/tháng"
	case l.kind != "":
		named := issued || known || n.year != "" || l.numbered || len(s.parts[0]) > 2 // not as in "kế hoạch 5/A"
		return named && !(l.sample && n.padded())
	case known && (issued || n.year != ""):
		return n.alone()
	}
	return issued && (listed || l.titled && len(s.parts[0]) > 1 || l.numbered && isAgency(s.parts[0]))
}

// known reports whether a symbol begins with the abbreviation of a type.
func (n number) known() bool {
	kind := abbreviation(n.symbol.parts)
	return abbreviations[kind] || uncertain[kind]
}

// alone reports whether a number that begins with an abbreviation needs no word before it. Codes of forms begin with
// them, too: "01/TB-HT", "01/PL-DK".
func (n number) alone() bool {
	parts := n.symbol.parts
	agency := len(parts) > 1 && isAgency(parts[1])
	switch kind := abbreviation(parts); {
	case kind == "PL", kind == "L", uncertain[kind]:
		return agency
	case kind == "QH", kind == "UBTVQH":
		return n.year != ""
	}
	return agency || n.year != "" || !n.padded() && len(n.count) > 1 && len(parts[1]) > 1
}

// padded reports whether a number has a zero in front and no agency: those of forms are such.
func (n number) padded() bool {
	parts := n.symbol.parts
	return n.count[0] == '0' && n.year == "" && !(len(parts) > 1 && isAgency(parts[1]))
}

// inside reports whether the text before a number runs on into it: 145/2020 seen from 45/2020, an address, the name of
// a file. Words may be glued to numbers that cannot be anything else, as in tables that are copied from portals.
func (n number) inside(before string) bool {
	r, size := utf8.DecodeLastRuneInString(before)
	certain := n.known() && (len(n.symbol.parts) > 1 || n.symbol.parliament()) && !n.symbol.small
	switch {
	case strings.ContainsRune("/&=%#?_@\\+", r):
		return true
	case unicode.IsLetter(r), r == '.':
		return !certain
	case isDash(r):
		previous, _ := utf8.DecodeLastRuneInString(before[:len(before)-size])
		return !certain || isAlnum(previous)
	}
	return unicode.IsDigit(r) && !(certain && isYear(before[max(0, len(before)-4):]))
}

// isList reports whether a text only joins the numbers of a list.
func isList(between string) bool {
	return len(between) < leadLength && listed.MatchString(between)
}

var listed = regexp.MustCompile(`^(?i:` + blank + `|,|;|và|hoặc|cùng|với|các|số|:|mẫu)*$`)

// cited makes a citation of a number that counts.
func (n number) cited(text string, l lead) Citation {
	c := Citation{Start: n.start, End: n.symbol.end, Number: n.said, Type: l.kind, Year: atoi(n.year)}
	if l.kind != "" {
		c.Start = l.start
	}
	near := text[c.End:min(len(text), c.End+dateLength)]
	if !strings.Contains(near, "gày") && !strings.Contains(near, "GÀY") {
		return c // nearly always
	}
	if m := behind.FindStringSubmatchIndex(text[c.End:]); m != nil {
		c.Date = readDate(text[c.End:], m, 0)
		c.End += m[1]
		return c
	}
	c.Date = dateApart(text[c.End:])
	return c
}

// dateLength is how many bytes behind a number the word "ngày" of its date is looked for.
const dateLength = 400

// Parse reads a text that is one citation and nothing else, with or without type word and date; "số" may stand alone
// before it.
func Parse(text string) (Citation, bool) {
	text = strings.TrimSpace(text)
	slash := next(text, 0)
	if slash < 0 {
		return Citation{}, false
	}
	n, ok := readNumber(text, slash, 0)
	if !ok {
		return Citation{}, false
	}
	l := readLead(text[:n.start], 0)
	if n.symbol.small && (l.kind == "" || !n.known()) {
		return Citation{}, false
	}
	c := n.cited(text, l)
	if l.kind == "" && l.numbered {
		c.Start = l.start
	}
	return c, c.Start == 0 && c.End == len(text)
}

// issuerGroup is the group of apart behind which those of date are.
const issuerGroup = 1

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

// Segments returns the parts of the symbol: QĐ and UBND of 1676/QĐ-UBND, SKH&CN and VP of 822/SKH&CN-VP, NQ and TW of
// 57-NQ/TW.
func (c Citation) Segments() []string {
	slash := next(c.Number, 0)
	if slash < 0 {
		return []string{c.Number}
	}
	n, ok := readNumber(c.Number, slash, 0)
	if !ok {
		return []string{c.Number}
	}
	return n.symbol.parts
}

// abbreviation returns the first part of a symbol in capitals, without the digits of QH13 and what is glued to it.
func abbreviation(parts []string) string {
	first, _, _ := strings.Cut(parts[0], ".")
	first = plain(strings.TrimRight(first, "0123456789"))
	kind, _ := unglued(first)
	return kind
}

// unglued cuts the issuer off an abbreviation that it is glued to: "NĐCP", "TTBGTVT".
func unglued(part string) (kind, issuer string) {
	if abbreviations[part] || issuers[part] {
		return part, ""
	}
	for _, n := range []int{2, 3, 4} { // letters, of which Đ has two bytes
		if len(part) > n && abbreviations[part[:n]] && issuers[part[n:]] {
			return part[:n], part[n:]
		}
	}
	return part, ""
}

// symbolsOf is how the symbols of some types begin (Nghị định 30/2020 Annex III, and the normative texts).
var symbolsOf = map[string][]string{
	"luật": {"QH"}, "bộ luật": {"QH"}, "pháp lệnh": {"PL", "UBTVQH"}, "nghị quyết": {"NQ", "NQLT", "QH", "UBTVQH"},
	"nghị quyết liên tịch": {"NQLT", "NQ"}, "nghị định": {"NĐ"}, "quyết định": {"QĐ"}, "thông tư": {"TT"},
	"thông tư liên tịch": {"TTLT"}, "chỉ thị": {"CT"}, "công điện": {"CĐ"}, "kết luận": {"KL", "TB"}, "kế hoạch": {"KH"},
	"chương trình": {"CTR", "CTPH"}, "thông báo": {"TB"}, "thông cáo": {"TC"}, "báo cáo": {"BC", "BCTĐ"},
	"tờ trình": {"TTR"}, "hướng dẫn": {"HD"}, "quy chế": {"QC", "QCPH"}, "phương án": {"PA"}, "đề án": {"ĐA"},
	"giấy mời": {"GM"}, "giấy giới thiệu": {"GGT"}, "giấy ủy quyền": {"GUQ"},
	"giấy nghỉ phép": {"GNP"}, "văn bản hợp nhất": {"VBHN"},
}

// Agrees reports whether the type word and the symbol can belong together: QĐ begins the symbols of a quyết định, and
// no abbreviation but CV those of a công văn. Of types without a symbol of their own nothing is known.
func (c Citation) Agrees() bool {
	if c.Type == "" {
		return true // as of many, and cheap
	}
	word, kind := strings.ToLower(c.Type), abbreviation(c.Segments())
	if word == "công văn" {
		return kind == "CV" || !abbreviations[kind]
	}
	want, ok := symbolsOf[word]
	return !ok || slices.Contains(want, kind)
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

// Key returns what all spellings of one number have in common: capitals, no leading zero, NĐ-CP for NĐCP, NĐ_CP and
// NĐ/CP, 57-NQ/TW for 57-NQ/TƯ, the count first, Latin letters for others that look the same.
func (c Citation) Key() string {
	slashes := 1
	if c.Year != 0 {
		slashes = 2
	}
	count := digitsAt(c.Number, 0)
	if count > 0 && count < len(c.Number) && c.Number[0] != '0' && strings.IndexByte("/-", c.Number[count]) >= 0 &&
		strings.Count(c.Number, "/") == slashes && !strings.ContainsFunc(c.Number, unusual) &&
		strings.Contains(c.Number[strings.LastIndexByte(c.Number, '/'):], "-") {
		return c.Number // as nearly all are
	}
	return c.canonical()
}

func (c Citation) canonical() string {
	slash := next(c.Number, 0)
	if slash < 0 {
		return c.Number
	}
	n, ok := readNumber(c.Number, slash, 0)
	if !ok {
		return c.Number
	}
	parts := n.symbol.parts
	for i, part := range parts {
		parts[i] = plain(part)
	}
	if kind, issuer := unglued(parts[0]); issuer != "" && len(parts) == 1 {
		parts = []string{kind, issuer}
	}
	count := strings.TrimLeft(strings.ToUpper(n.count), "0")
	if head := strings.TrimRight(count, "ABCDEFGHIJKLMNOPQRSTUVWXYZĐ."); head != count {
		count = head + strings.TrimLeft(count[len(head):], ".") // 8A for 08.a
	}
	if n.party {
		return count + "-" + parts[0] + "/" + central.Replace(strings.Join(parts[1:], "-"))
	}
	if n.year != "" {
		count += "/" + n.year
	}
	return count + "/" + strings.Join(parts, "-")
}

// central exchanges the spellings of trung ương for the usual one.
var central = strings.NewReplacer("T.Ư", "TW", "T.W", "TW", "TƯ", "TW")
