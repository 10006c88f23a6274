package procedure

import (
	"cmp"
	"slices"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
)

// OnlineGrade is an online level and, where the source gives it, the day from which it held; of one that is only partly
// online also why.
type OnlineGrade struct {
	Value  OnlineLevel    `key:"gia_tri" say:"mức độ" example:"\"toan_trinh\"" past:"row"`
	From   calendar.Date  `key:"tu_ngay,optional" when:"any" say:"từ ngày" example:"2021-01-01"`
	Reason []PartlyReason `key:"ly_do,optional" say:"lý do chỉ trực tuyến một phần" example:"[\"hien_dien\"]"`
	Law    string         `key:"quy_dinh,optional" is:"prose" say:"quy định của pháp luật chuyên ngành về việc ấy" example:"\"142/2020/NĐ-CP Điều 29\""`
}

// ProactiveGrade is a proactive level and the day from which it holds, where that is known.
type ProactiveGrade struct {
	Value ProactiveLevel `key:"gia_tri" say:"mức độ chủ động" example:"\"nhac\"" past:"row"`
	From  calendar.Date  `key:"tu_ngay,optional" when:"any" say:"từ ngày" example:"2026-09-01"`
}

// The days from which the law says another thing of procedures.
var (
	// twoGrades: toàn trình and một phần came in the place of the levels 1 to 4 (Nghị định 42/2022/NĐ-CP).
	twoGrades = calendar.Date{Year: 2022, Month: 8, Day: 15}
	// noDistricts: nothing is done at district level any more.
	noDistricts = calendar.Date{Year: 2025, Month: 7, Day: 1}
	// reasonsTold: what is online in part has to say why, and there are proactive services (Nghị định 224/2026/NĐ-CP
	// Art. 14 and 16).
	reasonsTold = calendar.Date{Year: 2026, Month: 7, Day: 1}
)

// checkOnline holds levels against the law of their day: that from which they hold, or else that of the procedure.
// Where no day is known, nothing is concluded.
func checkOnline(s *site.Site, r *record.Record, p *Procedure) []source.Problem {
	var problems []source.Problem
	for i, g := range p.Online.Value {
		at := "muc_do" + front.Index(i)
		day, label := cmp.Or(g.From, procedureDay(s, r, p)), front.Label(g.Value, string(g.Value))
		if (g.Value == "3" || g.Value == "4") && reaches(day, twoGrades) {
			problems = append(problems, OldGrade.At(r.At(at), label, day.Print()))
		}
		if g.Value != "mot_phan" && g.Value != "" && (len(g.Reason) > 0 || g.Law != "") {
			problems = append(problems, IdleReason.At(r.At(at), label))
		}
		if lacks := g.lacks(); lacks != "" && reaches(day, reasonsTold) && reaches(s.AsOf, reasonsTold) {
			problems = append(problems, NoReason.At(r.At(at), day.Print(), lacks))
		}
	}
	for i, g := range p.Proactive {
		if !g.From.IsZero() && reasonsTold.After(g.From) {
			problems = append(problems, EarlyProactive.At(r.At("muc_do_chu_dong"+front.Index(i)), g.From.Print()))
		}
	}
	return problems
}

// reaches reports whether a day is one from which something holds, or later; one that is not known is not.
func reaches(day, from calendar.Date) bool { return !from.After(day) }

// lacks is the key that a level partly online does not have: what is only technical rests on no law.
func (g OnlineGrade) lacks() string {
	switch {
	case g.Value != "mot_phan":
		return ""
	case len(g.Reason) == 0:
		return "ly_do"
	case g.Law == "" && !slices.ContainsFunc(g.Reason, PartlyReason.technical):
		return "quy_dinh"
	}
	return ""
}

// checkLevels reports a procedure that is in force at district level when there are no districts.
func checkLevels(s *site.Site, r *record.Record, p *Procedure) []source.Problem {
	i := slices.Index(p.Levels, "huyen")
	if i < 0 || !reaches(s.AsOf, noDistricts) || p.Repealed(noDistricts) {
		return nil
	}
	return []source.Problem{NoDistrict.At(r.At("cap_thuc_hien" + front.Index(i)))}
}
