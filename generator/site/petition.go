package site

import (
	"html/template"
	"slices"

	"congkhai/generator/files/markdown"
	"congkhai/generator/files/source"
	"congkhai/generator/pages/late"
	"congkhai/generator/text/calendar"
)

// Petition is a petition that the agency received; the body holds it and the answer.
type Petition struct {
	Common
	Name     string          `key:"ten" say:"nội dung tóm tắt" example:"\"Kiến nghị về mẫu đơn\""`
	Received calendar.Date   `key:"ngay_nhan" say:"ngày tiếp nhận" example:"2021-07-01"`
	About    PetitionSubject `key:"ve" say:"phản ánh về" example:"\"quy_dinh\""`
	State    PetitionState   `key:"trang_thai" say:"tình trạng xử lý" example:"\"da_tra_loi\""`
	Answered calendar.Date   `key:"ngay_tra_loi,optional" say:"ngày trả lời" example:"2021-07-10"`
	Agency   string          `key:"co_quan" is:"co-quan" say:"cơ quan xử lý" example:"\"so-khcn-tien-giang\""`
	Subjects []string        `key:"thu_tuc,optional" is:"thu-tuc" say:"thủ tục liên quan" example:"[\"1.000173\"]"`
}

// Title returns what the petition is about.
func (p *Petition) Title() string { return p.Name }

func petitionKind() *Kind {
	return Define(Spec[Petition, PetitionView]{
		Folder: "phan-anh", Name: "Phản ánh, kiến nghị", Empty: "Chưa có phản ánh, kiến nghị nào.", Layout: "petition", Suffix: []string{".md"},
		Facets: []Facet{
			{"tinh-trang", "Theo tình trạng", func(_ *Site, r *Record) []Term { return enumTerms([]PetitionState{r.Data.(*Petition).State}) }},
		},
		Check: checkPetition, View: petitionView,
		Newest: func(p *Petition) calendar.Date { return p.Received },
		Day:    func(_ *Site, _ *Record, p *Petition) calendar.Date { return p.Received },
		Item: func(_ *Site, _ *Record, p *Petition) Item {
			return Item{Date: day(p.Received), Facts: []string{label(p.State, string(p.State)), label(p.About, string(p.About))}}
		},
	})
}

func checkPetition(s *Site, r *Record, p *Petition) []source.Problem {
	var problems []source.Problem
	answered := p.State == "da_tra_loi"
	switch {
	case !r.doc.Sound || p.State == "" || !r.sound("ngay_tra_loi"):
	case answered && p.Answered.IsZero():
		problems = append(problems, NoAnswerDay.At(r.At("trang_thai")))
	case !answered && !p.Answered.IsZero():
		problems = append(problems, NotAnswered.At(r.At("ngay_tra_loi")))
	}
	if answered && !slices.ContainsFunc(r.Body.Sections, func(s markdown.Section) bool { return !s.Empty }) {
		problems = append(problems, NoAnswer.At(r.At("trang_thai")))
	}
	for path, day := range map[string]calendar.Date{"ngay_nhan": p.Received, "ngay_tra_loi": p.Answered} {
		if day.After(s.AsOf) {
			problems = append(problems, TooEarly.At(r.At(path), day.Print()))
		}
	}
	if !p.Answered.IsZero() && p.Received.After(p.Answered) {
		problems = append(problems, DatesCrossed.At(r.At("ngay_tra_loi"), p.Answered.Print(), p.Received.Print()))
	}
	return problems
}

// PetitionView is what the page of a petition shows.
type PetitionView struct {
	Received, Answered Day
	About, State       string
	Agency, Subjects   template.HTML
	Body               late.HTML
}

func petitionView(s *Site, r *Record, p *Petition, body Body) PetitionView {
	return PetitionView{
		Received: day(p.Received), Answered: day(p.Answered), About: label(p.About, string(p.About)), State: label(p.State, string(p.State)),
		Agency: s.names(agencyFolder, []string{p.Agency}), Subjects: s.names(procedureFolder, p.Subjects), Body: body.HTML(),
	}
}
