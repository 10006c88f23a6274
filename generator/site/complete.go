package site

import (
	"fmt"
	"slices"

	"congkhai/generator/files/front"
)

// procedurePart is a part of a procedure that has to be published. One that is said not to exist is there; one that the source
// does not give is not.
type procedurePart struct {
	slug, name, law string
	there           func(r *Record, p *Procedure) bool
}

// procedureParts are the parts of Nghị định 63/2010/NĐ-CP Art. 8(2), and what Thông tư 32/2017/TT-BTTTT Art. 5(1)l adds. Forms
// are not among them: that a paper has none is nowhere said.
var procedureParts = []procedurePart{
	{"ten", "Tên thủ tục", "Điều 8 khoản 2 điểm a", func(_ *Record, p *Procedure) bool { return p.Name != "" }},
	{"trinh-tu", "Trình tự thực hiện", "Điều 8 khoản 2 điểm b", func(r *Record, p *Procedure) bool { return sectionThere(r, 0, p.Steps) }},
	{"cach-thuc", "Cách thức thực hiện", "Điều 8 khoản 2 điểm c", func(_ *Record, p *Procedure) bool {
		return p.everyWay(func(w Way) bool { return known(w.Channel) })
	}},
	{"ho-so", "Thành phần, số lượng hồ sơ", "Điều 8 khoản 2 điểm d", func(_ *Record, p *Procedure) bool { return known(p.Cases) && known(p.Sets) }},
	{"thoi-han", "Thời hạn giải quyết", "Điều 8 khoản 2 điểm đ", func(_ *Record, p *Procedure) bool {
		return p.everyWay(func(w Way) bool { return known(w.Limit) })
	}},
	{"doi-tuong", "Đối tượng thực hiện", "Điều 8 khoản 2 điểm e", func(_ *Record, p *Procedure) bool { return known(p.Applicants) }},
	{"co-quan", "Cơ quan giải quyết", "Điều 8 khoản 2 điểm g", func(_ *Record, p *Procedure) bool { return known(p.Agencies) }},
	{"ket-qua", "Kết quả thực hiện", "Điều 8 khoản 2 điểm h", func(_ *Record, p *Procedure) bool { return known(p.Results) }},
	{"yeu-cau", "Yêu cầu, điều kiện", "Điều 8 khoản 2 điểm h", func(r *Record, p *Procedure) bool { return sectionThere(r, 1, p.Conditions) }},
	{"phi-le-phi", "Phí, lệ phí", "Điều 8 khoản 2 điểm h", func(_ *Record, p *Procedure) bool {
		return p.everyWay(func(w Way) bool { return known(w.Charge) && known(w.Fee) })
	}},
	{"can-cu", "Căn cứ pháp lý", "32/2017/TT-BTTTT Điều 5 khoản 1 điểm l", func(_ *Record, p *Procedure) bool { return known(p.Bases) }},
	{"quyet-dinh", "Quyết định công bố", "32/2017/TT-BTTTT Điều 5 khoản 1 điểm l", func(_ *Record, p *Procedure) bool { return known(p.Decision) }},
}

// known reports whether anything is said of a value, be it that there is none.
func known[T any](value front.Stated[T]) bool { return value.State != front.NotReported }

func sectionThere(r *Record, section int, state front.State) bool {
	return state != front.NotReported || r.Body.Section(procedureSections[section].title) >= 0
}

// everyWay reports whether all ways have something; without ways, whether that is said.
func (p *Procedure) everyWay(have func(Way) bool) bool {
	return known(p.Ways) && !slices.ContainsFunc(p.Ways.Value, func(w Way) bool { return !have(w) })
}

// lacking lists, for each part, the procedures in force of which it is not known, and last those of which anything is not.
var lacking = Derived(func(s *Site) [][]*Record {
	lacking := make([][]*Record, len(procedureParts)+1)
	for _, r := range s.procedures() {
		whole := true
		for i, part := range procedureParts {
			if !part.there(r, r.Data.(*Procedure)) {
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
func (s *Site) procedures() []*Record {
	if k := s.kind(procedureFolder); k != nil {
		return s.listed(k)
	}
	return nil
}

const lackingURL = disclosureURL + "thieu/"

// lackingPages makes the lists of procedures that lack a part, where there are any.
func (s *Site) lackingPages() []*Page {
	var pages []*Page
	for i, part := range procedureParts {
		if records := lacking(s)[i]; len(records) > 0 {
			pages = append(pages, s.paged(list{kind: s.kind(procedureFolder), url: lackingURL + part.slug + "/",
				heading: "Thủ tục chưa nêu: " + lowerFirst(part.name), records: records, crumbs: []Link{{disclosureURL, disclosureTitle}}})...)
		}
	}
	return pages
}

// PartRow is a part of procedures, and how many have it.
type PartRow struct {
	Name, Law string
	Share     Share
	Lacking   TermLink // the list of those that lack it; empty when none does
}

// Share is how many of how many, and that in per cent; no per cent of nothing.
type Share struct {
	Of, All int
	Rate    string
}

func share(of, all int) Share {
	if all == 0 {
		return Share{}
	}
	return Share{of, all, Amount((of*10_000+all/2)/all).Text() + "%"}
}

func (v Share) String() string { return fmt.Sprintf("%d/%d", v.Of, v.All) }

// partRows tells of each part how many procedures have it, and how many have all.
func (s *Site) partRows() (rows []PartRow, whole Share) {
	lacking, all := lacking(s), len(s.procedures())
	for i, part := range procedureParts {
		row := PartRow{Name: part.name, Law: part.law, Share: share(all-len(lacking[i]), all)}
		if n := len(lacking[i]); n > 0 {
			row.Lacking = TermLink{Link{lackingURL + part.slug + "/", part.name}, n}
		}
		rows = append(rows, row)
	}
	return rows, share(all-len(lacking[len(procedureParts)]), all)
}
