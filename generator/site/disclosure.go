package site

import "reflect"

// The pages for those who check whether the agency publishes what it has to, and in time.
const (
	disclosureURL   = "/cong-khai/"
	disclosureTitle = "Công khai"
	clockURL        = disclosureURL + "thoi-gian/"
	clockTitle      = "Từ ngày ký đến ngày đăng"
)

// disclosure is the page on disclosure, and each of the lists that belong to it.
func disclosure() Part {
	return Part{
		Layouts: map[string]reflect.Type{
			"disclosure": reflect.TypeFor[View[DisclosureView]](), "clock": reflect.TypeFor[View[ClockView]](), "register": reflect.TypeFor[View[RegisterView]](),
		},
		Pages: func(s *Site) []func() []*Page {
			return []func() []*Page{func() []*Page { return []*Page{s.disclosurePage()} }, s.clockPages, s.lackingPages, s.registerPages}
		},
		Tables: func(s *Site) []Table { return []Table{s.registerTable()} },
		Turns:  (*Site).reportTurns,
	}
}

func (s *Site) disclosureBranch() Branch {
	return Branch{Link{disclosureURL, disclosureTitle}, []Link{{clockURL, clockTitle}, {registerURL, registerTitle}}}
}

// DisclosureView is how the agency keeps to its duty to publish.
type DisclosureView struct {
	Since       Day // the first day that the history tells of; empty when there is none
	Clock       ClockSummary
	Latest      []ClockRow
	All         TermLink
	Duties      []DutyRow
	Reports     []ReportTable
	Parts       []PartRow
	Whole       Share // of the procedures, those that have all parts
	Register    TermLink
	Download    Download   // of the register
	Information []TermLink // how much of each sort there is in the register
}

func (s *Site) disclosurePage() *Page {
	return &Page{URL: disclosureURL, Layout: "disclosure", view: func() any {
		clock := measured(s)
		main := DisclosureView{Since: day(since(s)), Clock: s.clockSummary(), Latest: s.clockRows(clock[:min(len(clock), latestClocked)]),
			All: TermLink{Link{clockURL, clockTitle}, len(clock)}, Reports: s.dueTables(),
			Register: TermLink{Link{registerURL, registerTitle}, len(entitled(s))}, Download: download(registerFile)}
		main.Duties = s.dutyRows()
		main.Parts, main.Whole = s.partRows()
		for _, e := range entitled(s) {
			if n := len(main.Information); n == 0 || main.Information[n-1].Text != e.What {
				main.Information = append(main.Information, TermLink{Link: Link{e.record.Kind.Path(), e.What}})
			}
			main.Information[len(main.Information)-1].Count++
		}
		frame := s.frame(disclosureURL, disclosureTitle, Meta{Description: "Bao lâu từ ngày ký đến ngày đăng, báo cáo nào còn thiếu, thủ tục nào chưa đủ phần bắt buộc, thông tin nào phải được công khai."})
		return View[DisclosureView]{frame, main}
	}}
}

// latestClocked is how many of the newest measured records the page shows; a list has them all.
const latestClocked = 10
