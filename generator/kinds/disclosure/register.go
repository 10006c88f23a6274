package disclosure

import (
	"cmp"

	"congkhai/generator/files/data"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
)

// entitledRecord is a record in the list.
type entitledRecord struct {
	site.Entitled
	record *record.Record
}

// entitled lists the records that the law wants public, in the order of the kinds and of their lists.
var entitled = site.Derived(func(s *site.Site) []entitledRecord {
	all := make([]entitledRecord, 0, len(s.Records))
	for _, k := range s.Kinds {
		records := s.Listed(k)
		for i, e := range source.ParallelMap(records, func(r *record.Record) site.Entitled { return k.Entitled(s, r) }) {
			if e.What != "" {
				all = append(all, entitledRecord{e, records[i]})
			}
		}
	}
	return all
})

// RegisterView is a page of the list of information that must be public, with what Nghị định 13/2018/NĐ-CP Art. 6(3)
// wants told.
type RegisterView struct {
	Heading  string
	Entries  []RegisterEntry
	Total    int
	Pages    []site.PageLink
	Download site.Download // the whole list
}

// RegisterEntry is a row of the list. First is empty when it is not known, Until when no last day is set.
type RegisterEntry struct {
	site.Link
	What, Article, Number string
	Created, First, Until show.Day
	Address               string
	Files                 []site.Link
}

const (
	registerURL   = disclosureURL + "danh-muc/"
	registerFile  = disclosureURL + "danh-muc"
	registerTitle = "Danh mục thông tin phải được công khai"
)

func registerPages(s *site.Site) []*site.Page {
	g := site.Paging{URL: registerURL, Title: registerTitle, Length: len(entitled(s))}
	return g.Each("register", func(number, from, to int) any {
		main := RegisterView{Heading: registerTitle, Total: len(entitled(s)), Pages: g.Links(number),
			Download: site.DownloadOf(registerFile)}
		for _, e := range entitled(s)[from:to] {
			main.Entries = append(main.Entries, registerEntry(s, e))
		}
		return site.View[RegisterView]{Frame: s.NumberedFrame(g, number,
			site.Link{URL: disclosureURL, Text: disclosureTitle}), Main: main}
	})
}

func registerEntry(s *site.Site, e entitledRecord) RegisterEntry {
	first, _ := s.FirstPublished(e.record)
	return RegisterEntry{Link: site.LinkOf(e.record), What: e.What,
		Article: e.Article, Number: e.Number, Created: show.DayOf(e.Created),
		First: show.DayOf(first), Until: show.DayOf(e.record.Data.Base().PublishTo),
		Address: s.Config.Address + e.record.URL(), Files: e.Files}
}

var registerColumns = []data.Column{
	site.TextColumn("ten", "tên thông tin"), site.TextColumn("loai_thong_tin", "loại thông tin"),
	site.TextColumn("can_cu", "điều khoản quy định phải công khai"),
	site.TextColumn("so_ky_hieu", "số, ký hiệu"), site.TextColumn("ngay_tao_ra", "ngày tạo ra"),
	site.TextColumn("hinh_thuc", "hình thức công khai"),
	site.TextColumn("thoi_diem", "ngày công khai"), site.TextColumn("cong_khai_den", "công khai đến hết ngày"),
	site.TextColumn("dia_chi", "địa chỉ"),
}

// registerTable is the whole list for spreadsheets; what is not known is a state's word.
func registerTable(s *site.Site) site.Table {
	rows := func(yield func([]data.Cell) bool) {
		cells := make([]data.Cell, 0, len(registerColumns))
		for _, e := range entitled(s) {
			row := registerEntry(s, e)
			cells = cells[:0]
			for _, text := range []string{row.Text, row.What, row.Article,
				cmp.Or(row.Number, front.NotReported.String()),
				cmp.Or(row.Created.ISO, front.NotReported.String()), registerForm,
				cmp.Or(row.First.ISO, front.NotReported.String()),
				cmp.Or(row.Until.ISO, front.None.String()), row.Address} {
				cells = append(cells, data.TextCell(text))
			}
			if !yield(cells) {
				return
			}
		}
	}
	return site.Table{URL: registerFile, About: "Mỗi dòng một thông tin phải được công khai, theo Luật Tiếp cận thông tin.", Page: registerURL,
		Table: data.Table{Title: registerTitle, Columns: registerColumns, Rows: rows}}
}

// registerForm is the form in which everything here is made public.
const registerForm = "Đăng trên cổng"
