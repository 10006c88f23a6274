package citation

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lead is what stands before a number.
type lead struct {
	kind     string // the type word, as written
	start    int    // of it, or of "số"
	numbered bool   // "số" stands there
	titled   bool   // as at the head of a document: "Số: 1040/LĐTBXH-NCC"
	form     bool   // the number is the code of a form: "mẫu số 01/TB-HT"
	sample   bool   // the type word is that of a form: "mẫu Thông báo số 01/TB-HT"
}

// leadLength is how many bytes before a number the type word is looked for: the longest one with "số:" and some blanks.
const leadLength = 80

// numberWords are what stands between a type word and a number.
var numberWords = [][]string{{"số"}, {"số", "hiệu"}, {"số", "ký", "hiệu"}, {"số,", "ký", "hiệu"}}

// formWords are before the codes of forms, which look like the numbers of documents.
var formWords = [][]string{{"mẫu"}, {"biểu"}, {"phụ", "lục"}, {"tờ", "khai"}, {"đơn"}, {"bảng", "kê"}, {"bảng"}}

// readLead reads what stands right before a number, from a place on.
func readLead(before string, from int) lead {
	from = max(from, len(before)-leadLength)
	for from < len(before) && !utf8.RuneStart(before[from]) {
		from++
	}
	text := before[from:]
	rest := strings.TrimRightFunc(text, isBlank)
	colon := strings.TrimRightFunc(strings.TrimSuffix(rest, ":"), isBlank)
	l := lead{start: len(before)}
	if at := endsWithAny(colon, numberWords); at >= 0 && !endsInLetter(colon[:at]) {
		l.numbered, l.start = true, from+at
		l.titled = colon != rest || opens(text[:at], from)
		rest = strings.TrimRightFunc(text[:at], isBlank)
	} else if endsWithAny(colon, formWords) >= 0 {
		l.form = true
		return l
	}
	if l.form = endsWithAny(strings.TrimRight(rest, ":\"“("), formWords) >= 0; l.form {
		return l
	}
	if at := kindAt(rest); at >= 0 && !(endsInLetter(rest[:at]) && !unicode.IsUpper(firstRune(rest[at:]))) {
		l.kind, l.start = strings.Join(strings.FieldsFunc(rest[at:], isBlank), " "), from+at
		l.sample = endsWithAny(strings.TrimRightFunc(rest[:at], isBlank), formWords[:1]) >= 0
	}
	return l
}

// opens reports whether nothing, a line end or a mark stands before "số", so that no other thing is numbered.
func opens(text string, from int) bool {
	text = strings.TrimRight(text, " \u00A0\u202F\t")
	return text == "" && from == 0 || text != "" && strings.IndexByte("\n,;:(.", text[len(text)-1]) >= 0
}

// kindAt returns where the type word begins that a text ends with, or -1.
func kindAt(text string) int {
	last := lastLetters(text)
	for _, words := range kindsByWord[strings.ToLower(last)] {
		if at := endsWith(text, words); at >= 0 {
			return at
		}
	}
	return -1
}

// kindsByWord are the words of Types by their last one, longer ones first.
var kindsByWord = func() map[string][][]string {
	by := map[string][][]string{}
	for _, t := range append([]string{"Bản thoả thuận", "Giấy uỷ quyền"}, Types...) {
		words := strings.Fields(t)
		last := strings.ToLower(words[len(words)-1])
		by[last] = append(by[last], words)
	}
	for _, kinds := range by {
		slices.SortStableFunc(kinds, func(a, b []string) int { return cmp.Compare(len(b), len(a)) })
	}
	return by
}()

// endsWithAny returns where some of the words begin that a text ends with, or -1.
func endsWithAny(text string, phrases [][]string) int {
	for _, words := range phrases {
		if at := endsWith(text, words); at >= 0 {
			return at
		}
	}
	return -1
}

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

func endsInLetter(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return unicode.IsLetter(r)
}

func firstRune(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}
