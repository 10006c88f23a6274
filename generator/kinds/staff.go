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
		return site.View[StaffView]{Frame: s.Frame(staffURL, staffLink.Text, site.Meta{}), Main: main}
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

// RulesView is the contents of all rules that the portal keeps to, by their first letter.
type RulesView struct{ Letters []RuleLetter }

// RuleLetter is the rules whose IDs begin with a letter.
type RuleLetter struct {
	Letter string
	Rules  []RuleLink
}

// RuleLink leads to the page of a rule, and says in a sentence what it wants. Its ID is the fragment by which people
// link to the rule in the contents.
type RuleLink struct {
	ID, URL string
	Wants   gloss.Said
}

// RuleView is a rule's page in the manual, in the language of the portal.
type RuleView struct {
	ID           string
	Wants        gloss.Said
	Why          []gloss.Said
	Wrong, Right []manual.Example
}

var staffLink = site.Link{URL: staffURL, Text: "Trang cho cán bộ"}

const rulesSummary = "Mọi quy tắc mà nội dung của cổng phải theo trước khi được đăng, kèm lý do và ví dụ."

// rulesPages are the contents of all rules, and a page for each.
func rulesPages(s *site.Site) []*site.Page {
	contents := &site.Page{URL: rulesURL, Layout: "rules", Show: func() any {
		frame := s.Frame(rulesURL, rulesTitle, site.Meta{Description: rulesSummary})
		frame.Crumbs = []site.Link{staffLink}
		return site.View[RulesView]{Frame: frame, Main: rulesIn(s.Config.Language)}
	}}
	pages := []*site.Page{contents}
	for _, rule := range manual.Rules() {
		pages = append(pages, rulePage(s, rule))
	}
	return pages
}

func rulesIn(language record.Language) RulesView {
	var v RulesView
	for _, rule := range manual.Rules() {
		letter := strings.ToUpper(rule[:1])
		if n := len(v.Letters); n == 0 || v.Letters[n-1].Letter != letter {
			v.Letters = append(v.Letters, RuleLetter{Letter: letter})
		}
		of := &v.Letters[len(v.Letters)-1]
		wants := gloss.Said(firstSentence(ruleText(rule, language).Wants))
		of.Rules = append(of.Rules, RuleLink{rule, rulesURL + rule + "/", wants})
	}
	return v
}

func firstSentence(text string) string {
	if first, _, more := strings.Cut(text, ". "); more {
		return first + "."
	}
	return text
}

// In is the contents in another language.
func (v RulesView) In(e site.Edition) RulesView { return rulesIn(e.Language) }

func rulePage(s *site.Site, rule string) *site.Page {
	url := rulesURL + rule + "/"
	return &site.Page{URL: url, Layout: "rule", Show: func() any {
		main := ruleIn(rule, s.Config.Language)
		frame := s.Frame(url, rule, site.Meta{Description: string(main.Wants)})
		frame.Crumbs = []site.Link{staffLink, {URL: rulesURL, Text: rulesTitle}}
		return site.View[RuleView]{Frame: frame, Main: main}
	}}
}

func ruleIn(rule string, language record.Language) RuleView {
	page, _ := manual.Of(rule)
	text := ruleText(rule, language)
	return RuleView{rule, gloss.Said(text.Wants), gloss.SaidAll(text.Why), readable(page.Wrong), readable(page.Right)}
}

// In is the page of the rule in another language.
func (v RuleView) In(e site.Edition) RuleView { return ruleIn(v.ID, e.Language) }

func ruleText(rule string, language record.Language) manual.Text {
	page, _ := manual.Of(rule)
	return page.Texts[source.Lang(language)]
}

func readable(examples []manual.Example) []manual.Example {
	var shown []manual.Example
	for _, e := range examples {
		shown = append(shown, e.Readable())
	}
	return shown
}
