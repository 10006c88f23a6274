package site

import (
	"html/template"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/manual"
	"congkhai/generator/files/source"
)

// The addresses of the pages for those who keep the portal, and for those who want to know what it is held against.
const (
	staffURL = "/can-bo/"
	rulesURL = "/can-bo/quy-tac/"
)

// StaffView is what staff have to look after.
type StaffView struct {
	Rules    Link
	Outdated []Outdated
}

// Outdated is a procedure that rests on documents that no longer hold.
type Outdated struct {
	Procedure Link
	Documents template.HTML
}

func (s *Site) staffPage() *Page {
	return &Page{URL: staffURL, Layout: "staff", view: func() any {
		main := StaffView{Rules: Link{rulesURL, rulesTitle}}
		cite := s.citeEnded()
		for _, r := range s.all(procedureFolder) {
			p := r.Data.(*Procedure)
			if !cite[r] || p.repealed(s.AsOf) {
				continue
			}
			if ended := s.endedBases(r, p); len(ended) > 0 {
				main.Outdated = append(main.Outdated, Outdated{Link{r.URL(), r.Title()}, s.bases(r, ended)})
			}
		}
		return View[StaffView]{s.frame(staffURL, "Trang cho cán bộ", Meta{}), main}
	}}
}

// citeEnded tells which records refer to a document that no longer holds: few of many.
func (s *Site) citeEnded() map[*Record]bool {
	cite := map[*Record]bool{}
	for _, document := range s.all(documentFolder) {
		if s.ending(document) == "" {
			continue
		}
		for _, r := range s.citedBy[document] {
			cite[r] = true
		}
	}
	return cite
}

// endedBases lists the documents that a procedure names as its basis and that no longer hold.
func (s *Site) endedBases(r *Record, p *Procedure) []string {
	numbers := p.Bases.Value
	if p.Decision.State == front.Given {
		numbers = append([]string{p.Decision.Value}, numbers...)
	}
	var ended []string
	for _, number := range numbers {
		if _, found := s.citation(r, number); found != nil && s.ending(found) != "" {
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
	Wants        string
	Why          []string
	Wrong, Right []manual.Example
}

func (s *Site) rulesPage() *Page {
	return &Page{URL: rulesURL, Layout: "rules", view: func() any {
		var main RulesView
		for _, rule := range manual.Rules() {
			page, _ := manual.Of(rule)
			text := page.Texts[source.Lang(s.Config.Language)]
			main.Rules = append(main.Rules, RuleView{rule, text.Wants, text.Why, readable(page.Wrong), readable(page.Right)})
		}
		frame := s.frame(rulesURL, rulesTitle, Meta{Description: "Mọi quy tắc mà nội dung của cổng phải theo trước khi được đăng, kèm lý do và ví dụ."})
		frame.Crumbs = append(frame.Crumbs, Link{staffURL, "Trang cho cán bộ"})
		return View[RulesView]{frame, main}
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
