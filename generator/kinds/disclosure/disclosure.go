// Package disclosure is whether an agency publishes what it has to, and in time: duties with their source
// (content/thoi-han-cong-khai), the working days from signature to publication held against them, reports that are
// missing, procedures that lack a part, and the register of information that must be public. It looks at other kinds
// through what they say of themselves (site.Signed, site.Entitled), and at procedures and reports as they are.
package disclosure

import (
	"reflect"

	"congkhai/generator/kinds/member"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
)

// The pages for those who check whether the agency publishes what it has to, and in time.
const (
	disclosureURL   = "/cong-khai/"
	disclosureTitle = "Công khai"
	clockURL        = disclosureURL + "thoi-gian/"
	clockTitle      = "Từ ngày ký đến ngày đăng"
)

// Part is the page on disclosure, and each of the lists that belong to it.
func Part() site.Part {
	return site.Part{
		Layouts: map[string]reflect.Type{
			"disclosure": reflect.TypeFor[site.View[DisclosureView]](),
			"clock":      reflect.TypeFor[site.View[ClockView]](),
			"register":   reflect.TypeFor[site.View[RegisterView]](),
		},
		Pages: func(s *site.Site) []func() []*site.Page {
			return []func() []*site.Page{func() []*site.Page { return []*site.Page{disclosurePage(s)} },
				func() []*site.Page { return clockPages(s) }, func() []*site.Page { return lackingPages(s) },
				func() []*site.Page { return registerPages(s) }}
		},
		Tables: func(s *site.Site) []site.Table { return []site.Table{registerTable(s), dueTable(s)} },
		Turns:  reportTurns,
	}
}

// Branch is the part on disclosure as the map of the portal shows it.
func Branch(s *site.Site) site.Branch {
	return site.Branch{Link: site.Link{URL: disclosureURL, Text: disclosureTitle},
		Leaves: []site.Link{{URL: clockURL, Text: clockTitle}, {URL: registerURL, Text: registerTitle}}}
}

// DisclosureView is how the agency keeps to its duty to publish.
type DisclosureView struct {
	Since       show.Day // the first day that the history tells of; empty when there is none
	Clock       ClockSummary
	Latest      []ClockRow
	All         site.TermLink
	Duties      []DutyRow
	Reports     []ReportTable
	There       show.Share // of all reports that are due
	Wanted      []WantedRow
	Told        show.Share // of what has to be told, how much the portal tells
	Parts       []PartRow
	Complete    show.Share // of the procedures, those that have all parts
	Register    site.TermLink
	Download    site.Download   // of the register
	Information []site.TermLink // how much of each sort there is in the register
	Members     []member.Row    // the portals that a province gathers
}

func disclosurePage(s *site.Site) *site.Page {
	return &site.Page{URL: disclosureURL, Title: disclosureTitle, Layout: "disclosure", Show: func() any {
		clock := measured(s)
		main := DisclosureView{Since: show.DayOf(site.Since(s)), Clock: clockSummary(s),
			Latest:   clockRows(s, clock[:min(len(clock), latestClocked)]),
			All:      site.TermLink{Link: site.Link{URL: clockURL, Text: clockTitle}, Count: len(clock)},
			Reports:  dueTables(s),
			Register: site.TermLink{Link: site.Link{URL: registerURL, Text: registerTitle}, Count: len(entitled(s))},
			Download: site.DownloadOf(registerFile), Members: member.Rows(s)}
		main.Duties = dutyRows(s)
		there, due := 0, 0
		for _, table := range main.Reports {
			there, due = there+table.There.Of, due+table.There.All
		}
		main.There = show.ShareOf(there, due)
		main.Parts, main.Complete = partRows(s)
		main.Wanted, main.Told = wantedRows(s)
		for _, e := range entitled(s) {
			if n := len(main.Information); n == 0 || main.Information[n-1].Text != e.What {
				main.Information = append(main.Information,
					site.TermLink{Link: site.Link{URL: e.record.Kind.Path(), Text: e.What}})
			}
			main.Information[len(main.Information)-1].Count++
		}
		frame := s.Frame(disclosureURL, disclosureTitle,
			site.Meta{Description: "Bao lâu từ ngày ký đến ngày đăng, báo cáo nào còn thiếu, thủ tục nào chưa đủ phần bắt buộc, thông tin nào phải được công khai."})
		return site.View[DisclosureView]{Frame: frame, Main: main}
	}}
}

// latestClocked is how many of the newest measured records the page shows; a list has them all.
const latestClocked = 10
