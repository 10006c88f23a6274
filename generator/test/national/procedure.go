package national

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds"
	"congkhai/generator/site"
)

// nothing is how the portal says that it has no text, and notReported how a record does.
const (
	nothing     = "Không có thông tin"
	notReported = `"khong_bao_cao"`
)

// column is a field of the portal: the key that it becomes, how its value is written, and what of it the key has no
// place for, which is told in ghi_chu under the field's name. What is read of one field may be lines of several keys.
type column struct {
	field, key string
	read       func(text string) (value, left string)
	name       string
	optional   bool // the key is left out where the portal says nothing
}

// columns are in the order of a record's keys; those that become tables come last.
var columns = []column{
	{field: "ma_thu_tuc", key: "ma", read: quoted},
	{field: "ten_thu_tuc", key: "ten", read: quoted},
	{field: "linh_vuc", key: "linh_vuc", read: slug},
	{field: "co_quan_thuc_hien", key: "co_quan_thuc_hien_khac", read: words, optional: true}, // sorts of bodies: no page
	{field: "bo", key: "co_quan_cong_bo", read: quoted},
	{field: "co_quan_co_tham_quyen", key: "co_quan_tham_quyen", read: words, optional: true},
	{field: "co_quan_duoc_uy_quyen", key: "co_quan_uy_quyen", read: words, optional: true},
	{field: "co_quan_phoi_hop", key: "co_quan_phoi_hop", read: words, optional: true},
	{field: "dia_chi_tiep_nhan", key: "noi_tiep_nhan", read: words, optional: true},
	{field: "loai_thu_tuc", key: "loai", read: sort, name: "Loại thủ tục", optional: true},
	{field: "cap_thuc_hien", key: "cap_thuc_hien", read: choices(levels), name: "Cấp thực hiện"},
	{field: "doi_tuong_thuc_hien", key: "doi_tuong", read: groups},
	{field: "so_quyet_dinh", key: "quyet_dinh_cong_bo", read: document},
	{field: "ket_qua_xu_ly", key: "ket_qua", read: results, name: "Từ khóa"},
	{field: "can_cu_phap_ly", key: "can_cu_bo_sung", read: bases, optional: true},
	{field: "detail_url", key: "nguon", read: listed},
	{field: "thu_tuc_lien_quan", name: "Thủ tục liên quan"},
	{field: "cach_thuc_thuc_hien", key: "cach_thuc", read: ways, name: "Cách thức thực hiện"},
	{field: "thanh_phan_ho_so", key: "ho_so", read: cases, name: "Thành phần hồ sơ"},
}

// sections are the fields that become parts of the body, the heading of each, and the key that says that it is missing.
var sections = []struct{ field, heading, key string }{
	{"trinh_tu_thuc_hien", "Trình tự thực hiện", "trinh_tu"},
	{"yeu_cau_dieu_kien", "Yêu cầu, điều kiện thực hiện", "yeu_cau"},
}

// placed are the fields that have a place in a record.
var placed = func() []string {
	fields := make([]string, 0, len(columns)+len(sections))
	for _, c := range columns {
		fields = append(fields, c.field)
	}
	for _, s := range sections {
		fields = append(fields, s.field)
	}
	return fields
}()

// unsaid are the keys that a record has to have, and of which the portal says nothing.
const unsaid = `co_quan_thuc_hien = "khong_bao_cao"
muc_do = "khong_bao_cao"
so_bo = "khong_bao_cao"
can_cu = "khong_bao_cao"
nguon_loai = "cong"
`

// procedure is the file of a record.
func (p *Portal) procedure(r row) string {
	var front, tables, body, note strings.Builder
	for _, c := range columns {
		value, left := c.of(r[c.field])
		p.Account.add(c, r[c.field], left)
		switch {
		case strings.HasPrefix(value, "[["):
			tables.WriteString(value)
		case value != "":
			fmt.Fprintf(&front, "%s = %s\n", c.key, value)
		}
		if left != "" {
			fmt.Fprintf(&note, "%s: %s.\n", c.name, strings.TrimRight(left, ". "))
		}
	}
	for _, s := range sections {
		p.Account.add(column{field: s.field, key: s.heading}, r[s.field], "")
		if r[s.field] == "" {
			fmt.Fprintf(&front, "%s = %s\n", s.key, notReported)
			continue
		}
		fmt.Fprintf(&body, "\n## %s\n\n%s\n", s.heading, escape(r[s.field]))
	}
	for field, text := range r {
		switch {
		case slices.Contains(placed, field):
		case text == "" || strings.Contains(r["detail_url"], text): // the formality's own number, which its address has
			p.Account.add(column{field: field, key: "nguon"}, text, "")
		default:
			p.Account.add(column{field: field}, text, "")
		}
	}
	front.WriteString(unsaid)
	if text := strings.TrimSpace(plain(note.String())); text != "" {
		fmt.Fprintf(&front, "ghi_chu = %q\n", text)
	}
	file := func(outside string) string {
		return "+++\n" + front.String() + outside + tables.String() + "+++\n" + body.String()
	}
	return file(outside(file("")))
}

func (c column) of(text string) (value, left string) {
	switch {
	case c.read == nil || text == "" && c.optional:
		return "", text
	case text == "":
		return notReported, ""
	}
	return c.read(text)
}

var known = site.ForReading(kinds.Kinds())

// outside names the documents that a record mentions: the portal holds none.
func outside(text string) string {
	file, problems := source.NewFile("content/thu-tuc/x.md", []byte(text))
	r, _ := record.Parse(known, file, problems)
	numbers := map[string]string{}
	for _, m := range r.Mentions {
		numbers[m.Key()] = fmt.Sprintf("%q", m.Number)
	}
	if len(numbers) == 0 {
		return ""
	}
	return "ngoai_cong = [" + strings.Join(slices.Sorted(maps.Values(numbers)), ", ") + "]\n"
}
