package disclosure

import (
	"slices"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/kinds/procedure"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
	"congkhai/generator/text/viet"
)

// procedurePart is a part of a procedure that has to be published. One that is said not to exist is there; one that the
// source does not give is not.
type procedurePart struct {
	slug, name, law string
	there           func(r *record.Record, p *procedure.Procedure) bool
}

// procedureParts are the parts of Nghị định 63/2010/NĐ-CP Art. 8(2), and what Thông tư 32/2017/TT-BTTTT Art. 5(1)l
// adds. Forms are not among them: that a paper has none is nowhere said.
var procedureParts = []procedurePart{
	{"ten", "Tên thủ tục", "Điều 8 khoản 2 điểm a",
		func(_ *record.Record, p *procedure.Procedure) bool { return p.Name != "" }},
	{"trinh-tu", "Trình tự thực hiện", "Điều 8 khoản 2 điểm b",
		func(r *record.Record, p *procedure.Procedure) bool { return sectionThere(r, 0, p.Steps) }},
	{"cach-thuc", "Cách thức thực hiện", "Điều 8 khoản 2 điểm c", func(_ *record.Record, p *procedure.Procedure) bool {
		return everyWay(p, func(w procedure.Way) bool { return known(w.Channel) })
	}},
	{"ho-so", "Thành phần, số lượng hồ sơ", "Điều 8 khoản 2 điểm d",
		func(_ *record.Record, p *procedure.Procedure) bool { return known(p.Cases) && known(p.Sets) }},
	{"thoi-han", "Thời hạn giải quyết", "Điều 8 khoản 2 điểm đ", func(_ *record.Record, p *procedure.Procedure) bool {
		return everyWay(p, func(w procedure.Way) bool { return known(w.Limit) })
	}},
	{"doi-tuong", "Đối tượng thực hiện", "Điều 8 khoản 2 điểm e",
		func(_ *record.Record, p *procedure.Procedure) bool { return known(p.Applicants) }},
	{"co-quan", "Cơ quan giải quyết", "Điều 8 khoản 2 điểm g",
		func(_ *record.Record, p *procedure.Procedure) bool { return known(p.Agencies) }},
	{"ket-qua", "Kết quả thực hiện", "Điều 8 khoản 2 điểm h",
		func(_ *record.Record, p *procedure.Procedure) bool { return known(p.Results) }},
	{"yeu-cau", "Yêu cầu, điều kiện", "Điều 8 khoản 2 điểm h",
		func(r *record.Record, p *procedure.Procedure) bool { return sectionThere(r, 1, p.Conditions) }},
	{"phi-le-phi", "Phí, lệ phí", "Điều 8 khoản 2 điểm h", func(_ *record.Record, p *procedure.Procedure) bool {
		return everyWay(p, func(w procedure.Way) bool { return known(w.Charge) && known(w.Fee) })
	}},
	{"can-cu", "Căn cứ pháp lý", "32/2017/TT-BTTTT Điều 5 khoản 1 điểm l",
		func(_ *record.Record, p *procedure.Procedure) bool { return known(p.Bases) }},
	{"quyet-dinh", "Quyết định công bố", "32/2017/TT-BTTTT Điều 5 khoản 1 điểm l",
		func(_ *record.Record, p *procedure.Procedure) bool { return known(p.Decision) }},
}

// known reports whether anything is said of a value, be it that there is none.
func known[T any](value front.Stated[T]) bool { return value.State != front.NotReported }

func sectionThere(r *record.Record, section int, state front.State) bool {
	return state != front.NotReported || r.Body.Section(procedure.ProcedureSections[section].Title) >= 0
}

// everyWay reports whether all ways have something; without ways, whether that is said.
func everyWay(p *procedure.Procedure, have func(procedure.Way) bool) bool {
	return known(p.Ways) && !slices.ContainsFunc(p.Ways.Value, func(w procedure.Way) bool { return !have(w) })
}

// lacking lists, for each part, the procedures in force of which it is not known, and last those of which anything is
// not.
var lacking = site.Derived(func(s *site.Site) [][]*record.Record {
	lacking := make([][]*record.Record, len(procedureParts)+1)
	for _, r := range procedures(s) {
		whole := true
		for i, part := range procedureParts {
			if !part.there(r, r.Data.(*procedure.Procedure)) {
				lacking[i] = append(lacking[i], r)
				whole = false
			}
		}
		if !whole {
			lacking[len(procedureParts)] = append(lacking[len(procedureParts)], r)
		}
	}
	return lacking
})

// procedures lists the procedures in force.
func procedures(s *site.Site) []*record.Record {
	if k := s.Kind(site.ProcedureFolder); k != nil {
		return s.Listed(k)
	}
	return nil
}

const lackingURL = disclosureURL + "thieu/"

// lackingPages makes the lists of procedures that lack a part, where there are any.
func lackingPages(s *site.Site) []*site.Page {
	var pages []*site.Page
	for i, part := range procedureParts {
		if records := lacking(s)[i]; len(records) > 0 {
			pages = append(pages, s.Paged(site.List{
				Kind: s.Kind(site.ProcedureFolder), URL: lackingURL + part.slug + "/",
				Heading: "Thủ tục chưa nêu: " + viet.LowerFirst(part.name), Records: records,
				Crumbs: []site.Link{{URL: disclosureURL, Text: disclosureTitle}},
			})...)
		}
	}
	return pages
}

// PartRow is a part of procedures, and how many have it.
type PartRow struct {
	Name, Law string
	Share     show.Share
	Lacking   site.TermLink // the list of those that lack it; empty when none does
}

// partRows tells of each part how many procedures have it, and how many have all.
func partRows(s *site.Site) (rows []PartRow, whole show.Share) {
	lacking, all := lacking(s), len(procedures(s))
	for i, part := range procedureParts {
		row := PartRow{Name: part.name, Law: part.law, Share: show.ShareOf(all-len(lacking[i]), all)}
		if n := len(lacking[i]); n > 0 {
			row.Lacking = site.TermLink{Link: site.Link{URL: lackingURL + part.slug + "/", Text: part.name}, Count: n}
		}
		rows = append(rows, row)
	}
	return rows, show.ShareOf(all-len(lacking[len(procedureParts)]), all)
}
