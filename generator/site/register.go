package site

import (
	"congkhai/generator/calendar"
	"congkhai/generator/front"
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

// collectEntitled lists the records that the law wants public, in the order of the kinds and of their lists.
func (s *Site) collectEntitled() []entry {
	var all []entry
	for _, k := range s.Kinds {
		for _, r := range s.listed(k) {
			if e := k.entry(s, r); e.What != "" {
				all = append(all, entry{e, r})
			}
		}
	}
	return all
}

// RegisterView is a page of the list of information that must be public, with what Nghị định 13/2018/NĐ-CP Art. 6(3) wants told.
type RegisterView struct {
	Heading string
	Entries []RegisterEntry
	Total   int
	Pages   []PageLink
	Table   string // address of the list for spreadsheets
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
	registerFile  = disclosureURL + "danh-muc.csv"
	registerTitle = "Danh mục thông tin phải được công khai"
)

func (s *Site) registerPages() []*Page {
	g := paging{registerURL, len(s.entitled())}
	return g.each("register", func(number, from, to int) any {
		main := RegisterView{Heading: registerTitle, Total: len(s.entitled()), Pages: g.links(number), Table: registerFile}
		for _, e := range s.entitled()[from:to] {
			main.Entries = append(main.Entries, s.registerEntry(e))
		}
		return View[RegisterView]{s.numberedFrame(g, number, registerTitle), main}
	})
}

func (s *Site) registerEntry(e entry) RegisterEntry {
	first, _ := s.firstPublished(e.record)
	return RegisterEntry{Link: Link{e.record.URL(), e.record.Title()}, What: e.What, Article: e.Article, Number: e.Number, Created: day(e.Created),
		First: day(first), Until: day(e.record.Data.common().PublishTo), Address: s.Config.Address + e.record.URL(), Files: e.Files}
}

// registerTable is the whole list for spreadsheets; what is not known is a state's word.
func (s *Site) registerTable() Table {
	rows := [][]string{{"ten", "loai_thong_tin", "can_cu", "so_ky_hieu", "ngay_tao_ra", "hinh_thuc", "thoi_diem", "cong_khai_den", "dia_chi"}}
	orUnknown := func(text string) string {
		if text == "" {
			return front.NotReported.String()
		}
		return text
	}
	for _, e := range s.entitled() {
		row := s.registerEntry(e)
		until := row.Until.ISO
		if until == "" {
			until = front.None.String()
		}
		rows = append(rows, []string{row.Text, row.What, row.Article, orUnknown(row.Number), orUnknown(row.Created.ISO), registerForm,
			orUnknown(row.First.ISO), until, row.Address})
	}
	return Table{registerFile, rows}
}

// registerForm is the form in which everything here is made public.
const registerForm = "Đăng trên cổng"
