package national

import (
	"fmt"
	"regexp"
	"strconv"
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
			rest := strings.ReplaceAll(text, word[0], "")
			if quoted := fmt.Sprintf("%q", word[1]); rest != text && !strings.Contains(strings.Join(chosen, ""), quoted) {
				chosen = append(chosen, quoted)
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
	basesHead  = "Tên văn bản pháp lýMã văn bản"
	waysHead   = "Hình thức nộpThời gianPhí, lệ phíMô tả"
	papersHead = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"
)

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

var (
	wayHead = regexp.MustCompile(`(Trực tuyến|Trực tiếp|Dịch vụ bưu chính)(?:([0-9]+) (Ngày làm việc|Ngày|Giờ|Tháng)|` + nothing + `)`)
	free    = regexp.MustCompile(`^Miễn phí(?:\(\s*[Kk]hông[^)]*\))?`)
	wayFee  = regexp.MustCompile(`^([0-9][0-9.,]* (?:VNĐ|Việt Nam Đồng|USD)(?:\([^()]*\))?)`)

	channels  = map[string]string{"Trực tuyến": "truc_tuyen", "Trực tiếp": "truc_tiep", "Dịch vụ bưu chính": "buu_chinh"}
	timeUnits = map[string]string{"Ngày làm việc": "ngay_lam_viec", "Ngày": "ngay", "Giờ": "gio", "Tháng": "thang"}
)

// ways reads the table of channels: a row begins with one, its time and its fee.
func ways(text string) (string, string) {
	text = strings.TrimPrefix(text, waysHead)
	heads := wayHead.FindAllStringSubmatchIndex(text, -1)
	if heads == nil {
		return notReported, text
	}
	var b strings.Builder
	for i, h := range heads {
		end := len(text)
		if i+1 < len(heads) {
			end = heads[i+1][0]
		}
		unit := ""
		if h[4] >= 0 {
			unit = text[h[6]:h[7]]
		}
		b.WriteString(way(channels[text[h[2]:h[3]]], text[max(h[4], 0):max(h[5], 0)], unit, text[h[1]:end]))
	}
	return b.String(), text[:heads[0][0]]
}

func way(channel, number, unit, rest string) string {
	limit, charge, fee := notReported, notReported, notReported
	if unit != "" {
		limit = fmt.Sprintf("{ so = %s, don_vi = %q }", strings.TrimLeft(number, "0"), timeUnits[unit])
	}
	rest = strings.TrimPrefix(rest, nothing)
	if m := wayFee.FindString(rest); m != "" {
		charge, rest = money(m), rest[len(m):]
	} else if m := free.FindString(rest); m != "" {
		charge, fee, rest = `"khong"`, `"khong"`, rest[len(m):]
	}
	text := fmt.Sprintf("[[cach_thuc]]\nhinh_thuc = %q\nthoi_han = %s\nphi = %s\nle_phi = %s\n", channel, limit, charge, fee)
	if rest = strings.TrimSpace(plain(rest)); rest != "" {
		text += fmt.Sprintf("ghi_chu = %q\n", rest)
	}
	return text
}

// dong is a sum by itself: what stands in brackets behind one says more than a number can.
var dong = regexp.MustCompile(`^([0-9,]+) (?:VNĐ|Việt Nam Đồng)$`)

func money(text string) string {
	if m := dong.FindStringSubmatch(text); m != nil {
		if n, err := strconv.Atoi(strings.ReplaceAll(m[1], ",", "")); err == nil {
			return strconv.Itoa(n)
		}
	}
	return fmt.Sprintf("%q", plain(text))
}

// paperEnd is how many copies a row wants. A digit before the number may be part of it or of the name of a file
// (`Mẫu 011 bản chính`), and then the row tells no number.
var paperEnd = regexp.MustCompile(`([0-9]) bản chính(?:,([0-9]) bản sao)?`)

// cases reads the tables of papers: what stands before the head of one names its case.
func cases(text string) (string, string) {
	var b, left strings.Builder
	tables := strings.Split(text, papersHead)
	name := tables[0]
	for _, table := range tables[1:] {
		ends := paperEnd.FindAllStringSubmatchIndex(table, -1)
		if ends == nil {
			left.WriteString(name + " " + table)
			continue
		}
		b.WriteString("[[ho_so]]\n")
		if name = strings.Trim(plain(name), "- \n"); name != "" {
			fmt.Fprintf(&b, "truong_hop = %q\n", name)
		}
		from := 0
		for _, end := range ends {
			b.WriteString(paper(table, from, end))
			from = end[1]
		}
		name = table[from:]
	}
	if b.Len() == 0 {
		return notReported, strings.TrimSpace(text)
	}
	return b.String(), strings.TrimSpace(left.String() + name)
}

func paper(table string, from int, end []int) string {
	originals, copies, named := notReported, notReported, table[from:end[0]]
	if certain := named != "" && !unicode.IsDigit(rune(named[len(named)-1])); certain {
		originals, copies = table[end[2]:end[3]], "0"
		if end[4] >= 0 {
			copies = table[end[4]:end[5]]
		}
	}
	if named = strings.TrimSpace(named); named == "" {
		named = table[end[0]:end[1]]
	}
	text := fmt.Sprintf("[[ho_so.giay_to]]\nten = %q\nban_chinh = %s\nban_sao = %s\n", plain(named), originals, copies)
	if originals == "0" && copies == "0" {
		text += "ghi_chu = \"Nguồn ghi 0 bản chính và không ghi số bản sao.\"\n"
	}
	return text
}
