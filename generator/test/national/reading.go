package national

import (
	"cmp"
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

// words is a text of the front matter, where it stands as it is.
func words(text string) (string, string) {
	return fmt.Sprintf("%q", strings.TrimSpace(plain(text))), ""
}

// document is a number of a document as it is printed; the record says of what fits no pattern that it is printed so.
func document(text string) (string, string) {
	value, _ := quoted(text)
	if c, ok := citation.Parse(text); ok && c.Number == text {
		return value, ""
	}
	return value + "\nnguyen_van = [" + value + "]", ""
}

// sorts are the portal's kinds of procedures, in its spellings, and ours.
var sorts = map[string]string{
	"TTHC được giao luật quy định chi tiết":                                    "luat_giao",
	"TTHC được luật giao quy định chi tiết":                                    "luat_giao",
	"TTHC không được luật giao cho địa phương quy định":                        "khong_luat_giao",
	"TTHC không được luật giao cho địa phương quy định hoặc quy định chi tiết": "khong_luat_giao",
	"Loại khác": "khac",
}

func sort(text string) (value, left string) {
	if word, ok := sorts[text]; ok {
		return quoted(word)
	}
	return "", text
}

// levels and applicants are the portal's words, a longer one before those that it begins with, and ours.
var (
	levels = [][2]string{
		{"Cấp bộ", "bo"}, {"Cấp tỉnh", "tinh"}, {"Cấp xã", "xa"}, {"Cơ quan khác", "khac"},
	}
	applicants = [][2]string{
		{"Người nước ngoài cư trú tại Việt Nam", "nguoi_nuoc_ngoai_cu_tru"}, {"Người nước ngoài", "nguoi_nuoc_ngoai"},
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

// groups are applicants; of what is none of the list the portal here has a group of its own.
func groups(text string) (string, string) {
	value, left := choices(applicants)(text)
	if left != "" {
		value += fmt.Sprintf("\ndoi_tuong_khac = [%q]", left)
	}
	return value, ""
}

// The words of the page around a field's own.
var (
	codeMark = "Mã:"
	// codeForm is a code, which ends where the next name begins; some are no more than a number.
	codeForm = regexp.MustCompile(`^[KQTPGHgVB0-9.-]*(?:[0-9]|VBTT)`)
	noCode   = regexp.MustCompile(`^Chưa xác định(?: rõ)?`)
	buttons  = regexp.MustCompile(`Chọn cơ quan thực hiện(?s:.*)$`)
)

// basesHead is the names of the columns.
const basesHead = "Tên văn bản pháp lýMã văn bản"

// mostKeyword is how many words a keyword may have; longer ones of the portal are titles, and stay words.
const mostKeyword = 8

// results are what one gets, each before its code; keywords and a description stand behind them.
func results(text string) (value, left string) {
	text, about, _ := strings.Cut(buttons.ReplaceAllString(text, ""), "Từ khóa")
	keywords, description, _ := strings.Cut(about, "Mô tả")
	if value = named(strings.Split(text, codeMark)); value == "" {
		value = notReported
	}
	if keywords = said(keywords); len(strings.Fields(keywords)) > mostKeyword {
		left = keywords
	} else if keywords != "" {
		value += fmt.Sprintf("\ntu_khoa = [%q]", keywords)
	}
	if description = said(description); description != "" {
		value += fmt.Sprintf("\nmo_ta = %q", description)
	}
	return value, left
}

// said is a text as it stands, or none.
func said(text string) string { return strings.TrimSpace(plain(strings.ReplaceAll(text, nothing, ""))) }

// named lists results of which each part but the first begins with the code of the one before.
func named(parts []string) string {
	var all []string
	name := parts[0]
	for i, part := range parts[1:] {
		part = strings.TrimSpace(part)
		code := codeForm.FindString(part)
		rest := strings.TrimPrefix(part, cmp.Or(code, noCode.FindString(part)))
		if rest == part && i+2 == len(parts) { // words in the place of a code
			code, rest = part, ""
		}
		all = append(all, result(name, code))
		name = rest
	}
	all = slices.DeleteFunc(append(all, result(name, "")), isEmpty)
	if len(all) == 0 {
		return ""
	}
	return "[" + strings.Join(all, ", ") + "]"
}

func isEmpty(text string) bool { return text == "" }

// result is a table; results are all texts or all tables.
func result(name, code string) string {
	name, code = said(name), said(code)
	switch {
	case name == "" && code == "":
		return ""
	case code == "":
		return fmt.Sprintf("{ ten = %q }", name)
	}
	return fmt.Sprintf("{ ten = %q, ma = %q }", cmp.Or(name, code), code)
}

// bases are names of documents and their numbers without anything between them: nobody can tell where a number begins.
func bases(text string) (string, string) {
	return fmt.Sprintf("%q", plain(strings.TrimSpace(strings.TrimPrefix(text, basesHead)))), ""
}
