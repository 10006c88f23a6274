package kinds

import (
	"html/template"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/manual"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds/procedure"
	"congkhai/generator/pages/gloss"
	"congkhai/generator/site"
)

// The addresses of the pages for those who keep the portal, and for those who want to know what it is held against.
const (
	staffURL = "/can-bo/"
	rulesURL = "/can-bo/quy-tac/"
)

// StaffView is what staff have to look after.
type StaffView struct {
	Rules    site.Link
	Outdated []Outdated
}

// Outdated is a procedure that rests on documents that no longer hold.
type Outdated struct {
	Procedure site.Link
	Documents template.HTML
}

func staffPage(s *site.Site) *site.Page {
	return &site.Page{URL: staffURL, Layout: "staff", Show: func() any {
		main := StaffView{Rules: site.Link{URL: rulesURL, Text: rulesTitle}}
		for _, o := range OutdatedProcedures(s) {
			main.Outdated = append(main.Outdated, Outdated{site.LinkOf(o.Record), s.Bases(o.Record, o.Bases)})
		}
		return site.View[StaffView]{Frame: s.Frame(staffURL, "Trang cho cán bộ", site.Meta{}), Main: main}
	}}
}

// OutdatedProcedure is a procedure in force and the numbers of the documents that it rests on and that no longer hold.
type OutdatedProcedure struct {
	*record.Record
	Bases []string
}

// OutdatedProcedures lists the procedures in force that rest on documents that no longer hold.
func OutdatedProcedures(s *site.Site) []OutdatedProcedure {
	cite := citeEnded(s)
	var all []OutdatedProcedure
	for _, r := range s.All(site.ProcedureFolder) {
		p := r.Data.(*procedure.Procedure)
		if !cite[r] || p.Repealed(s.AsOf) {
			continue
		}
		if ended := endedBases(s, r, p); len(ended) > 0 {
			all = append(all, OutdatedProcedure{r, ended})
		}
	}
	return all
}

// citeEnded tells which records refer to a document that no longer holds: few of many.
func citeEnded(s *site.Site) map[*record.Record]bool {
	cite := map[*record.Record]bool{}
	for _, document := range s.All(record.DocumentFolder) {
		if s.Ending(document) == "" {
			continue
		}
		for _, r := range s.CitedBy[document] {
			cite[r] = true
		}
	}
	return cite
}

// endedBases lists the documents that a procedure names as its basis and that no longer hold.
func endedBases(s *site.Site, r *record.Record, p *procedure.Procedure) []string {
	numbers := p.Bases.Value
	if p.Decision.State == front.Given {
		numbers = append([]string{p.Decision.Value}, numbers...)
	}
	var ended []string
	for _, number := range numbers {
		if _, found := s.Citation(r, number); found != nil && s.Ending(found) != "" {
			ended = append(ended, number)
		}
	}
	return ended
}

const rulesTitle = "Cổng kiểm tra những gì"

// RulesView is every rule that the portal keeps to.
type RulesView struct{ Rules []RuleView }

// RuleView is a rule's page in the manual, in the language of the portal.
type RuleView struct {
	ID           string
	Wants        gloss.Said
	Why          []gloss.Said
	Wrong, Right []manual.Example
}

func rulesPage(s *site.Site) *site.Page {
	return &site.Page{URL: rulesURL, Layout: "rules", Show: func() any {
		var main RulesView
		for _, rule := range manual.Rules() {
			page, _ := manual.Of(rule)
			text := page.Texts[source.Lang(s.Config.Language)]
			view := RuleView{rule, gloss.Said(text.Wants), gloss.SaidAll(text.Why), readable(page.Wrong), readable(page.Right)}
			main.Rules = append(main.Rules, view)
		}
		frame := s.Frame(rulesURL, rulesTitle,
			site.Meta{Description: "Mọi quy tắc mà nội dung của cổng phải theo trước khi được đăng, kèm lý do và ví dụ."})
		frame.Crumbs = append(frame.Crumbs, site.Link{URL: staffURL, Text: "Trang cho cán bộ"})
		return site.View[RulesView]{Frame: frame, Main: main}
	}}
}

// longExample is how many lines an example may have on the page of all rules; congkhai explain shows longer ones too.
const longExample = 8

func readable(examples []manual.Example) []manual.Example {
	var shown []manual.Example
	for _, e := range examples {
		if strings.Count(e.Text, "\n") <= longExample {
			shown = append(shown, e.Readable())
		}
	}
	return shown
}
