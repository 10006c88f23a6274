package national

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"congkhai/generator/text/citation"
	"congkhai/generator/text/viet"
)

// clean takes away what nobody sees: signs of other fonts are bullets, and a blank is a blank.
func clean(text string) string {
	text = viet.Undisguise(norm.NFC.String(strings.ReplaceAll(text, "\r\n", "\n")))
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case viet.Private(r):
			return '-'
		case unicode.IsSpace(r):
			return ' '
		case viet.Ignorable(r), viet.Turns(r), unicode.IsControl(r):
			return -1
		}
		return r
	}, text)
	if text = strings.TrimSpace(text); text == nothing || text == "--" {
		return ""
	}
	for _, c := range citation.Find(text) {
		if c.Year != 0 && (c.Year < firstYear || c.Year > lastYear) {
			text = strings.ReplaceAll(text, c.Number, strings.ReplaceAll(c.Number, "/", "-"))
		}
	}
	return text
}

// Documents are of these years: what the portal says to be of another is mistyped, and no number.
const (
	firstYear = 1945
	lastYear  = 2026
)

// markup are the signs that Markdown takes for its own; in prose of the front matter they have no escape.
var (
	markup = regexp.MustCompile("[\\\\`*_\\[\\]<>~#|{}=]")
	raw    = regexp.MustCompile("[`*_~\\[\\]{}]+")
)

func escape(text string) string { return markup.ReplaceAllString(text, `\$0`) }

func plain(text string) string { return raw.ReplaceAllString(text, " ") }

func quoted(text string) (string, string) {
	return fmt.Sprintf("%q", strings.Join(strings.Fields(text), " ")), ""
}

func slug(text string) (string, string) { return quoted(viet.Slug(text)) }

func listed(text string) (string, string) { return fmt.Sprintf("[%q]", text), "" }

// document is a number of a document; others (`QĐ/0001-BCA`) stay words.
func document(text string) (string, string) {
	if c, ok := citation.Parse(text); ok {
		return quoted(c.Number)
	}
	return notReported, text
}

// levels and applicants are the portal's words, a longer one before those that it begins with, and ours.
var (
	levels = [][2]string{
		{"Cấp bộ", "bo"}, {"Cấp tỉnh", "tinh"}, {"Cấp xã", "xa"}, {"Cơ quan khác", "khac"},
	}
	applicants = [][2]string{
		{"Người nước ngoài cư trú tại Việt Nam", "nguoi_nuoc_ngoai"}, {"Người nước ngoài", "nguoi_nuoc_ngoai"},
		{"Công dân Việt Nam", "cong_dan"}, {"Người Việt Nam định cư ở nước ngoài", "kieu_bao"},
		{"Cán bộ, công chức, viên chức", "can_bo"}, {"Tổ chức (không bao gồm doanh nghiệp, HTX)", "to_chuc"},
		{"Tổ chức nước ngoài", "to_chuc_nuoc_ngoai"}, {"Tổ chức Đảng", "to_chuc_dang"}, {"Đảng viên", "dang_vien"},
		{"Doanh nghiệp có vốn đầu tư nước ngoài", "doanh_nghiep_nuoc_ngoai"},
		{"Doanh nghiệp Việt Nam", "doanh_nghiep_viet_nam"}, {"Doanh nghiệp", "doanh_nghiep"},
		{"Hợp tác xã", "hop_tac_xa"},
	}
)

// choices reads a list of such words.
func choices(words [][2]string) func(string) (string, string) {
	return func(text string) (string, string) {
		var chosen []string
		for _, word := range words {
			rest, choice := strings.ReplaceAll(text, word[0], ""), fmt.Sprintf("%q", word[1])
			if rest != text && !slices.Contains(chosen, choice) {
				chosen = append(chosen, choice)
			}
			text = rest
		}
		if chosen == nil {
			return notReported, text
		}
		return "[" + strings.Join(chosen, ", ") + "]", strings.Trim(text, ", ")
	}
}

// The words of the page around a field's own.
var (
	resultCode = regexp.MustCompile(`Mã: (KQ\.[A-Z0-9]+\.[0-9]+|Chưa xác định)`)
	buttons    = regexp.MustCompile(`Chọn cơ quan thực hiện(?s:.*)$`)
)

// basesHead is the names of the columns.
const basesHead = "Tên văn bản pháp lýMã văn bản"

// results are what one gets, each before its code; keywords and a description stand behind them.
func results(text string) (string, string) {
	text, about, _ := strings.Cut(buttons.ReplaceAllString(text, ""), "Từ khóa")
	keywords, description, _ := strings.Cut(about, "Mô tả")
	left := strings.TrimSpace(strings.ReplaceAll(keywords+"\n"+description, nothing, ""))
	var named []string
	for _, result := range resultCode.Split(text, -1) {
		if result = strings.TrimSpace(plain(result)); result != "" {
			named = append(named, fmt.Sprintf("%q", result))
		}
	}
	if named == nil {
		return notReported, left
	}
	return "[" + strings.Join(named, ", ") + "]", left
}

// bases are names of documents and their numbers without anything between them: nobody can tell where a number begins.
func bases(text string) (string, string) {
	return fmt.Sprintf("%q", plain(strings.TrimSpace(strings.TrimPrefix(text, basesHead)))), ""
}
