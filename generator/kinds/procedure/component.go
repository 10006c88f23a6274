package procedure

import (
	"slices"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
)

// Component is a part of a procedure that has to be published. One that is said not to exist is known; one that the source
// does not give is not.
type Component struct {
	Slug, Name, Law string
	Known           func(r *record.Record, p *Procedure) bool
}

// Components are the parts of Nghị định 63/2010/NĐ-CP Art. 8(2), and what Thông tư 32/2017/TT-BTTTT Art. 5(1)l adds. Forms
// are not among them: that a paper has none is nowhere said.
var Components = []Component{
	{"ten", "Tên thủ tục", "Điều 8 khoản 2 điểm a", func(_ *record.Record, p *Procedure) bool { return p.Name != "" }},
	{"trinh-tu", "Trình tự thực hiện", "Điều 8 khoản 2 điểm b",
		func(r *record.Record, p *Procedure) bool { return hasSection(r, 0, p.Steps) }},
	{"cach-thuc", "Cách thức thực hiện", "Điều 8 khoản 2 điểm c",
		func(_ *record.Record, p *Procedure) bool {
			return everyWay(p, func(w Way) bool { return known(w.Channel) })
		}},
	{"ho-so", "Thành phần, số lượng hồ sơ", "Điều 8 khoản 2 điểm d",
		func(_ *record.Record, p *Procedure) bool { return known(p.Cases) && known(p.Sets) }},
	{"thoi-han", "Thời hạn giải quyết", "Điều 8 khoản 2 điểm đ",
		func(_ *record.Record, p *Procedure) bool {
			return everyWay(p, func(w Way) bool { return known(w.Limit) })
		}},
	{"doi-tuong", "Đối tượng thực hiện", "Điều 8 khoản 2 điểm e",
		func(_ *record.Record, p *Procedure) bool { return known(p.Applicants) || len(p.Others) > 0 }},
	{"co-quan", "Cơ quan giải quyết", "Điều 8 khoản 2 điểm g",
		func(_ *record.Record, p *Procedure) bool { return known(p.Agencies) || p.OtherAgents != "" }},
	{"ket-qua", "Kết quả thực hiện", "Điều 8 khoản 2 điểm h",
		func(_ *record.Record, p *Procedure) bool { return known(p.Results) }},
	{"yeu-cau", "Yêu cầu, điều kiện", "Điều 8 khoản 2 điểm h",
		func(r *record.Record, p *Procedure) bool { return hasSection(r, 1, p.Conditions) }},
	{"phi-le-phi", "Phí, lệ phí", "Điều 8 khoản 2 điểm h", func(_ *record.Record, p *Procedure) bool {
		return everyWay(p, func(w Way) bool { return known(w.Charge) && known(w.Fee) })
	}},
	{"can-cu", "Căn cứ pháp lý", "32/2017/TT-BTTTT Điều 5 khoản 1 điểm l",
		func(_ *record.Record, p *Procedure) bool { return known(p.Bases) }},
	{"quyet-dinh", "Quyết định công bố", "32/2017/TT-BTTTT Điều 5 khoản 1 điểm l",
		func(_ *record.Record, p *Procedure) bool { return known(p.Decision) }},
}

// known reports whether anything is said of a value, be it that there is none.
func known[T any](value front.Stated[T]) bool { return value.State != front.NotReported }

func hasSection(r *record.Record, section int, state front.State) bool {
	return state != front.NotReported || r.Body.Section(ProcedureSections[section].Title) >= 0
}

// everyWay reports whether all ways have something; without ways, whether that is said.
func everyWay(p *Procedure, have func(Way) bool) bool {
	return known(p.Ways) && !slices.ContainsFunc(p.Ways.Value, func(w Way) bool { return !have(w) })
}
