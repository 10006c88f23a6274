package kinds

import (
	_ "embed"
	"html/template"
	"slices"

	"congkhai/generator/files/front"
	"congkhai/generator/files/markdown"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds/workday"
	"congkhai/generator/pages/late"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
)

// Petition is a petition that the agency received; the body holds it and the answer.
type Petition struct {
	record.Common
	Name     string        `key:"ten" say:"nội dung tóm tắt" example:"\"Kiến nghị về mẫu đơn\""`
	Received calendar.Date `key:"ngay_nhan" when:"past" say:"ngày tiếp nhận" example:"2021-07-01"`
	About    string        `key:"ve" is:"ve-phan-anh" say:"phản ánh về" example:"\"quy_dinh\""`
	State    PetitionState `key:"trang_thai" say:"tình trạng xử lý" example:"\"da_tra_loi\""`
	Answered calendar.Date `key:"ngay_tra_loi,optional" when:"past" say:"ngày trả lời" example:"2021-07-10"`
	Agency   string        `key:"co_quan" is:"co-quan" say:"cơ quan xử lý" example:"\"so-khcn-tien-giang\""`
	Subjects []string      `key:"thu_tuc,optional" is:"thu-tuc" say:"thủ tục liên quan" example:"[\"1.000173\"]"`
}

// Title returns what the petition is about.
func (p *Petition) Title() string { return p.Name }

const petitionFolder = "phan-anh"

// howToPetition is the standing page whose text the list of petitions begins with.
const howToPetition = "gui-phan-anh"

// petitionSubjects is the vocabulary of what petitions are about.
const petitionSubjects = "ve-phan-anh"

//go:embed danh-muc/ve-phan-anh.toml
var shippedSubjects string

func petitionKind() *site.Kind {
	return site.Define(site.Kind{
		Kind: record.Kind{Folder: petitionFolder, Name: "Phản ánh, kiến nghị", Suffix: []string{".md"},
			New: record.Fresh[Petition]},
		Empty: "Chưa có phản ánh, kiến nghị nào được đăng. Nội dung người dân gửi và câu trả lời của cơ quan sẽ đứng ở đây.",
		Vocabularies: []site.Vocabulary{{ID: petitionSubjects, Name: "Nội dung phản ánh, kiến nghị",
			Words: site.ShippedWords(shippedSubjects)}},
		Opening: func(s *site.Site) *record.Record { return s.Record(standingFolder, howToPetition) }, Layout: "petition",
		Facets: []site.Facet{
			{Slug: "tinh-trang", Name: "Theo tình trạng", Terms: func(_ *site.Site, r *record.Record) []site.Term {
				return site.EnumTerms([]PetitionState{r.Data.(*Petition).State})
			}},
		},
		Prompts: func(*site.Site, *record.Record) []site.Prompt { return site.PromptsFor("Nội dung", "Trả lời") },
		Check:   site.Of(checkPetition), View: site.ViewOf(petitionView),
		Newest: site.OfData(func(p *Petition) calendar.Date { return p.Received }),
		Day:    site.Of(func(_ *site.Site, _ *record.Record, p *Petition) calendar.Date { return p.Received }),
		Item: site.Of(func(s *site.Site, _ *record.Record, p *Petition) site.Item {
			return site.Item{Date: show.DayOf(p.Received), Facts: []string{front.Label(p.State, string(p.State)),
				s.WordName(petitionSubjects, p.About)}}
		}),
	})
}

// Unanswered lists the petitions that have no answer yet, the one that has waited longest first.
func Unanswered(s *site.Site) []*record.Record {
	waiting := slices.DeleteFunc(slices.Clone(s.All(petitionFolder)), func(r *record.Record) bool {
		state := r.Data.(*Petition).State
		return state == answered || state == "" // which is told
	})
	slices.Reverse(waiting) // lists have the newest first
	return waiting
}

func checkPetition(s *site.Site, r *record.Record, p *Petition) []source.Problem {
	problems := s.CheckActs(r, "ngay_nhan", p.Agency, p.Received)
	if problems == nil {
		problems = s.CheckActs(r, "ngay_tra_loi", p.Agency, p.Answered)
	}
	isAnswered := p.State == answered
	switch {
	case !r.Doc.Sound || p.State == "" || !r.Sound("ngay_tra_loi"):
	case isAnswered && p.Answered.IsZero():
		problems = append(problems, NoAnswerDay.At(r.At("trang_thai")))
	case !isAnswered && !p.Answered.IsZero():
		problems = append(problems, NotAnswered.At(r.At("ngay_tra_loi")))
	}
	if isAnswered && !slices.ContainsFunc(r.Body.Sections, func(s markdown.Section) bool { return !s.Empty }) {
		problems = append(problems, NoAnswer.At(r.At("trang_thai")))
	}
	return append(problems, site.CheckOrder(r, "ngay_tra_loi", p.Answered, p.Received)...)
}

// PetitionView is what the page of a petition shows.
type PetitionView struct {
	Received, Answered show.Day
	About, State       string
	Waits              bool // there is no answer yet
	Days               int  // of work, until the answer
	AtMost             bool // there were maybe fewer: not all days off of that time are known
	Agency, Subjects   template.HTML
	Body               late.HTML
}

func petitionView(s *site.Site, r *record.Record, p *Petition, body site.Body) PetitionView {
	v := PetitionView{
		Waits:    p.State != answered,
		Received: show.DayOf(p.Received), Answered: show.DayOf(p.Answered),
		About: s.WordName(petitionSubjects, p.About), State: front.Label(p.State, string(p.State)),
		Agency: s.Names(site.AgencyFolder, []string{p.Agency}), Subjects: s.Names(site.ProcedureFolder, p.Subjects),
		Body: body.HTML(),
	}
	if !v.Waits { // how long one waits would change every day
		days := workday.Of(s)
		v.Days, v.AtMost = days.Within(p.Received, p.Answered), !days.Known(p.Received, p.Answered)
	}
	return v
}

// PetitionState is how far a petition has come.
type PetitionState string

const answered PetitionState = "da_tra_loi"

// Choices lists the states.
func (PetitionState) Choices() []front.Choice { return petitionStateChoices }

var petitionStateChoices = []front.Choice{{ID: "da_tiep_nhan", Label: "Đã tiếp nhận"},
	{ID: "dang_xu_ly", Label: "Đang xử lý"},
	{ID: string(answered), Label: "Đã trả lời"}}
