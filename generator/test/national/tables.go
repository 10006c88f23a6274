package national

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// The names of the columns, which stand before the cells.
const (
	waysHead   = "Hình thức nộpThời gianPhí, lệ phíMô tả"
	papersHead = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"
)

var (
	channels = map[string]string{
		"Trực tuyến": "truc_tuyen", "Trực tiếp": "truc_tiep", "Dịch vụ bưu chính": "buu_chinh",
	}
	timeUnits = map[string]string{
		"Ngày làm việc": "ngay_lam_viec", "Ngày": "ngay", "Giờ": "gio", "Tháng": "thang", "Tuần": "tuan",
	}

	// wayHead is how a row begins: a channel and its time, which may have no unit; nobody can tell such a time from the
	// sum behind it.
	wayHead = regexp.MustCompile(`(Trực tuyến|Trực tiếp|Dịch vụ bưu chính)` +
		`(?:([0-9]{1,4}(?:[.,][0-9]{1,2})?) (Ngày làm việc|Ngày|Giờ|Tuần|Tháng)|` + nothing +
		`|([0-9]{1,4})(Miễn phí)|([0-9,.]+ VNĐ))`)
	wayFee = regexp.MustCompile(`^[0-9][0-9.,]* (?:VNĐ|Việt Nam Đồng|USD)(?:\([^()]*\))?`)
	free   = regexp.MustCompile(`^Miễn phí(?:\(\s*[Kk]hông[^)]*\))?`)
	dong   = regexp.MustCompile(`^([0-9,]+) (?:VNĐ|Việt Nam Đồng)$`)
)

// ways reads the table of channels. What stands before the first row is left.
func ways(text string) (string, string) {
	text = strings.TrimPrefix(text, waysHead)
	rows := wayHead.FindAllStringIndex(text, -1)
	if rows == nil {
		return notReported, text
	}
	var b strings.Builder
	for i, row := range rows {
		end := len(text)
		if i+1 < len(rows) {
			end = rows[i+1][0]
		}
		b.WriteString(way(text[row[0]:end]))
	}
	return b.String(), text[:rows[0][0]]
}

func way(row string) string {
	head := wayHead.FindStringSubmatch(row)
	rest := row[len(head[0]):]
	charge, fee, note := notReported, notReported, head[6]+rest
	if head[6] == "" {
		charge, fee, note = fees(strings.TrimPrefix(head[5]+rest, nothing))
	}
	text := fmt.Sprintf("[[cach_thuc]]\nhinh_thuc = %q\nthoi_han = %s\nphi = %s\nle_phi = %s\n",
		channels[head[1]], limit(head[2], head[3], head[4]), charge, fee)
	if note = strings.TrimSpace(plain(note)); note != "" {
		text += fmt.Sprintf("ghi_chu = %q\n", note)
	}
	return text
}

// limit is a time with its unit, or a number of which nobody says what it counts.
func limit(number, unit, bare string) string {
	number = strings.ReplaceAll(number, ",", ".")
	whole, decimals, _ := strings.Cut(number, ".")
	whole = cmp.Or(strings.TrimLeft(whole, "0"), "0")
	switch {
	case bare != "":
		return fmt.Sprintf("{ chu = \"%s (nguồn không ghi đơn vị)\" }", bare)
	case number == "":
		return notReported
	case whole == "0" && strings.Trim(decimals, "0") == "":
		return fmt.Sprintf("{ chu = \"%s %s\" }", number, unit)
	case decimals != "":
		whole += "." + decimals
	}
	return fmt.Sprintf("{ so = %s, don_vi = %q }", whole, timeUnits[unit])
}

// fees reads what one pays, which the portal has in one column, and returns the rest of the row. “Miễn phí” before
// other words in brackets, “Miễn phí(5.000.000đồng/lần cấp.)”, is nothing that one could read.
func fees(text string) (charge, fee, rest string) {
	if m := wayFee.FindString(text); m != "" {
		return money(m), notReported, text[len(m):]
	}
	if m := free.FindString(text); m != "" && !strings.HasPrefix(text[len(m):], "(") {
		return `"khong"`, `"khong"`, text[len(m):]
	}
	return notReported, notReported, text
}

// money is a number where nothing stands behind it: words in brackets say more than one number can.
func money(text string) string {
	if m := dong.FindStringSubmatch(text); m != nil {
		if n, err := strconv.Atoi(strings.ReplaceAll(m[1], ",", "")); err == nil {
			return strconv.Itoa(n)
		}
	}
	return fmt.Sprintf("%q", plain(text))
}

// paperEnd is how many copies a row wants.
var paperEnd = regexp.MustCompile(`([0-9]) bản chính(?:,([0-9]) bản sao)?`)

// cases reads the tables of papers: what stands before one names its case.
func cases(text string) (string, string) {
	var b, left strings.Builder
	tables := strings.Split(text, papersHead)
	name := tables[0]
	for _, table := range tables[1:] {
		rows := paperEnd.FindAllStringSubmatchIndex(table, -1)
		if rows == nil {
			left.WriteString(name + " " + table)
			continue
		}
		b.WriteString("[[ho_so]]\n")
		if name = strings.Trim(plain(name), "- \n"); name != "" {
			fmt.Fprintf(&b, "truong_hop = %q\n", name)
		}
		from := 0
		for _, row := range rows {
			b.WriteString(paper(table[from:row[0]], table[row[0]:row[1]]))
			from = row[1]
		}
		name = table[from:]
	}
	if b.Len() == 0 {
		return notReported, strings.TrimSpace(text)
	}
	return b.String(), strings.Trim(left.String()+name, "- \n")
}

// paper is a row. A digit before the number of copies may be part of it, or of the name of a file
// (`Mẫu 011 bản chính`): then the name keeps both.
func paper(name, number string) string {
	originals, copies, note := notReported, notReported, ""
	if digits := strings.TrimRightFunc(name, unicode.IsDigit); name == "" || digits != name {
		name += number
	} else if m := paperEnd.FindStringSubmatch(number); m[2] == "" && m[1] == "0" {
		originals, copies, note = m[1], m[1], "ghi_chu = \"Nguồn ghi 0 bản chính và không ghi số bản sao.\"\n"
	} else {
		originals, copies = m[1], cmp.Or(m[2], "0")
	}
	return fmt.Sprintf("[[ho_so.giay_to]]\nten = %q\nban_chinh = %s\nban_sao = %s\n%s",
		strings.TrimSpace(plain(name)), originals, copies, note)
}
