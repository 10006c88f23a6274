package site

import (
	"cmp"
	"congkhai/generator/files/front"
	"congkhai/generator/open/data"
	"congkhai/generator/text/calendar"
)

// Entitled is what a record is in the list of information that must be public (Luật Tiếp cận thông tin Art. 17, 19); the zero
// value is in no list.
type Entitled struct {
	What    string // the sort of information
	Article string // of the law that wants it public
	Number  string
	Created calendar.Date // no day when that is not known
	Files   []Link
}

// entry is a record in the list.
type entry struct {
	Entitled
	record *Record
}

// entitled lists the records that the law wants public, in the order of the kinds and of their lists.
var entitled = Derived(func(s *Site) []entry {
	var all []entry
	for _, k := range s.Kinds {
		for _, r := range s.listed(k) {
			if e := k.Entry(s, r); e.What != "" {
				all = append(all, entry{e, r})
			}
		}
	}
	return all
})

// RegisterView is a page of the list of information that must be public, with what Nghị định 13/2018/NĐ-CP Art. 6(3) wants told.
type RegisterView struct {
	Heading  string
	Entries  []RegisterEntry
	Total    int
	Pages    []PageLink
	Download Download // the whole list
}

// RegisterEntry is a row of the list. First is empty when it is not known, Until when no last day is set.
type RegisterEntry struct {
	Link
	What, Article, Number string
	Created, First, Until Day
	Address               string
	Files                 []Link
}

const (
	registerURL   = disclosureURL + "danh-muc/"
	registerFile  = disclosureURL + "danh-muc"
	registerTitle = "Danh mục thông tin phải được công khai"
)

func (s *Site) registerPages() []*Page {
	g := paging{registerURL, len(entitled(s))}
	return g.each("register", func(number, from, to int) any {
		main := RegisterView{Heading: registerTitle, Total: len(entitled(s)), Pages: g.links(number), Download: download(registerFile)}
		for _, e := range entitled(s)[from:to] {
			main.Entries = append(main.Entries, s.registerEntry(e))
		}
		return View[RegisterView]{s.numberedFrame(g, number, registerTitle, Link{disclosureURL, disclosureTitle}), main}
	})
}

func (s *Site) registerEntry(e entry) RegisterEntry {
	first, _ := s.firstPublished(e.record)
	return RegisterEntry{Link: Link{e.record.URL(), e.record.Title()}, What: e.What, Article: e.Article, Number: e.Number, Created: day(e.Created),
		First: day(first), Until: day(e.record.Data.common().PublishTo), Address: s.Config.Address + e.record.URL(), Files: e.Files}
}

var registerColumns = []data.Column{
	textColumn("ten", "tên thông tin"), textColumn("loai_thong_tin", "loại thông tin"), textColumn("can_cu", "điều khoản quy định phải công khai"),
	textColumn("so_ky_hieu", "số, ký hiệu"), textColumn("ngay_tao_ra", "ngày tạo ra"), textColumn("hinh_thuc", "hình thức công khai"),
	textColumn("thoi_diem", "ngày công khai"), textColumn("cong_khai_den", "công khai đến hết ngày"), textColumn("dia_chi", "địa chỉ"),
}

// registerTable is the whole list for spreadsheets; what is not known is a state's word.
func (s *Site) registerTable() Table {
	rows := func(yield func([]data.Cell) bool) {
		cells := make([]data.Cell, 0, len(registerColumns))
		for _, e := range entitled(s) {
			row := s.registerEntry(e)
			cells = cells[:0]
			for _, text := range []string{row.Text, row.What, row.Article, cmp.Or(row.Number, front.NotReported.String()),
				cmp.Or(row.Created.ISO, front.NotReported.String()), registerForm, cmp.Or(row.First.ISO, front.NotReported.String()),
				cmp.Or(row.Until.ISO, front.None.String()), row.Address} {
				cells = append(cells, data.TextCell(text))
			}
			if !yield(cells) {
				return
			}
		}
	}
	return Table{URL: registerFile, About: "Mỗi dòng một thông tin phải được công khai, theo Luật Tiếp cận thông tin.", Page: registerURL,
		Table: data.Table{Title: registerTitle, Columns: registerColumns, Rows: rows}}
}

// registerForm is the form in which everything here is made public.
const registerForm = "Đăng trên cổng"
