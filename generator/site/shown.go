package site

import (
	"fmt"
	"html/template"
	"slices"
	"strings"
	"sync"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/text/citation"
	"congkhai/generator/text/viet"
)

// Shown is a value as a page shows it, or the word of the state that stands in its place: "khong_bao_cao", "khong",
// "khong_ap_dung". The theme's catalogue says how a state reads.
type Shown struct {
	State string
	HTML  template.HTML
}

// ShownWith shows a value as the text that a function makes of it, or its state.
func ShownWith[T any](value front.Stated[T], text func(T) string) Shown {
	if !value.Given() {
		return Shown{State: value.State.String()}
	}
	return Shown{HTML: Escaped(text(value.Value))}
}

// ShownText shows a text, or its state.
func ShownText(value front.Stated[string]) Shown {
	return ShownWith(value, func(text string) string { return text })
}

// shownLinks is a text in which some parts lead somewhere.
func shownLinks(value front.Stated[string], links func(string) template.HTML) Shown {
	if !value.Given() {
		return Shown{State: value.State.String()}
	}
	return Shown{HTML: links(value.Value)}
}

// Escaped is a text as HTML.
func Escaped(text string) template.HTML { return template.HTML(template.HTMLEscapeString(text)) }

// LinkTo is a link to a record's page.
func LinkTo(r *record.Record, text string) template.HTML {
	return anchor(r.URL(), text)
}

// Joined puts parts after each other with a separator.
func Joined(parts []template.HTML, separator string) template.HTML {
	var texts []string
	for _, part := range parts {
		texts = append(texts, string(part))
	}
	return template.HTML(strings.Join(texts, separator))
}

// Names shows the records that references name as links.
func (s *Site) Names(folder string, ids []string) template.HTML {
	var parts []template.HTML
	for _, id := range ids {
		if r := s.Record(folder, id); r != nil {
			parts = append(parts, LinkTo(r, r.Title()))
		}
	}
	return Joined(parts, "; ")
}

// ShownNames is names for references that may be absent.
func (s *Site) ShownNames(folder string, ids front.Stated[[]string]) Shown {
	if !ids.Given() {
		return Shown{State: ids.State.String()}
	}
	return Shown{HTML: s.Names(folder, ids.Value)}
}

// source is a line of "nguồn": an address becomes a link, other words stay words.
func sourceLine(text string) template.HTML {
	address, rest, _ := strings.Cut(text, " ")
	if !strings.HasPrefix(address, "http://") && !strings.HasPrefix(address, "https://") {
		return Escaped(text)
	}
	if rest != "" {
		rest = " " + rest
	}
	return anchor(address, address) + Escaped(rest)
}

// SourceLines shows where information comes from: an address as a link, other words as words.
func SourceLines(texts []string) []template.HTML {
	var lines []template.HTML
	for _, text := range texts {
		lines = append(lines, sourceLine(text))
	}
	return lines
}

// ShownProse is a text with its document numbers as links.
func (s *Site) ShownProse(r *record.Record, text front.Stated[string]) Shown {
	if !text.Given() {
		return Shown{State: text.State.String()}
	}
	return Shown{HTML: s.Prose(r, text.Value)}
}

// Citations shows document numbers: each as a link with its subject, or as it is when the portal does not hold it.
func (s *Site) Citations(r *record.Record, numbers []string) template.HTML {
	var parts []template.HTML
	for _, number := range numbers {
		part, _ := s.Citation(r, number)
		parts = append(parts, part)
	}
	return Joined(parts, "; ")
}

// Bases shows the documents that something rests on, as citations does, and says of each whether it no longer holds.
func (s *Site) Bases(r *record.Record, numbers []string) template.HTML {
	var parts []template.HTML
	for _, number := range numbers {
		part, found := s.Citation(r, number)
		if found != nil {
			part += Escaped(s.Ending(found))
		}
		parts = append(parts, part)
	}
	return Joined(parts, "; ")
}

// Citation shows one document number, and returns the record of the document when the portal holds it.
func (s *Site) Citation(r *record.Record, number string) (shown template.HTML, found *record.Record) {
	if found, _ = s.Document(r, NumberOf(r, number)); found != nil {
		return LinkTo(found, s.DocumentLine(found)), found
	}
	return s.Prose(r, number), nil
}

// NumberOf reads a number that a value of the record is; what is no number names no document. Most were read with the
// file.
func NumberOf(r *record.Record, number string) citation.Citation {
	for _, m := range r.Mentions {
		if m.IsValue && r.Tagged[m.Value-1].Value == number {
			return m.Citation
		}
	}
	c, _ := citation.Parse(number)
	return c
}

// endings finds the documents that no longer hold. A decree that everything rests on is asked for by every page.
var endings = Derived(func(s *Site) map[*record.Record]string {
	endings := map[*record.Record]string{}
	for _, r := range s.Shown() {
		if text := s.KindOf(r).Ending(s, r); text != "" {
			endings[r] = " (" + text + ")"
		}
	}
	return endings
})

// Ending says in brackets that a document no longer holds, for the pages that rest on it.
func (s *Site) Ending(r *record.Record) string { return endings(s)[r] }

// ShownBases is Bases for documents that may not be given.
func (s *Site) ShownBases(r *record.Record, numbers front.Stated[[]string]) Shown {
	if !numbers.Given() {
		return Shown{State: numbers.State.String()}
	}
	return Shown{HTML: s.Bases(r, numbers.Value)}
}

// Labels prints values of a closed list as people read them.
func Labels[E interface {
	~string
	front.Enum
}](values []E) string {
	var texts []string
	for _, v := range values {
		texts = append(texts, front.Label(v, string(v)))
	}
	return strings.Join(texts, "; ")
}

// EnumTerms makes terms of a facet of values of a closed list.
func EnumTerms[E interface {
	~string
	front.Enum
}](values []E) []Term {
	if len(values) == 0 {
		return unstated
	}
	choices := values[0].Choices()
	known, terms := termsOf(choices), make([]Term, len(values))
	for i, v := range values {
		if at := slices.IndexFunc(choices, func(c front.Choice) bool { return c.ID == string(v) }); at >= 0 {
			terms[i] = known[at]
		} else {
			terms[i] = Term{viet.Slug(string(v)), string(v)} // which is a problem, and told
		}
	}
	return terms
}

var termLists sync.Map // *front.Choice, the first of a list → []Term; a pure function of the list

func termsOf(choices []front.Choice) []Term {
	if known, ok := termLists.Load(&choices[0]); ok {
		return known.([]Term)
	}
	terms := make([]Term, len(choices))
	for i, c := range choices {
		terms[i] = Term{viet.Slug(c.ID), c.Label}
	}
	termLists.Store(&choices[0], terms)
	return terms
}

// RecordTerms makes terms of a facet of the records that references name.
func (s *Site) RecordTerms(folder string, ids []string) []Term {
	terms := make([]Term, 0, len(ids))
	for _, id := range ids {
		if r := s.Record(folder, id); r != nil {
			terms = append(terms, Term{id, r.Title()})
		}
	}
	if len(terms) == 0 {
		return unstated
	}
	return terms
}

// ExplanationView is an explanation as its page prints it.
type ExplanationView struct {
	About    string
	Finding  string // what the rule found
	Reason   template.HTML
	Document template.HTML
}

// explanations lists what a record explains.
func (s *Site) explanations(r *record.Record) []ExplanationView {
	var views []ExplanationView
	for _, e := range s.Explained[r] {
		views = append(views, s.ExplanationView(r, e))
	}
	return views
}

// ExplanationView shows an explanation on the page of its record.
func (s *Site) ExplanationView(r *record.Record, e Explained) ExplanationView {
	v := ExplanationView{About: e.About, Finding: e.Problem.Text(source.Vietnamese), Reason: s.Prose(r, e.Reason)}
	if e.Document != "" {
		v.Document = s.Citations(r, []string{e.Document})
	}
	return v
}

// Share is how many of how many, and that in per cent; no per cent of nothing.
type Share struct {
	Of, All int
	Rate    string
}

// ShareOf is so many of so many.
func ShareOf(of, all int) Share {
	if all == 0 {
		return Share{}
	}
	return Share{of, all, amount.Amount((of*10_000+all/2)/all).Text() + "%"}
}

func (v Share) String() string { return fmt.Sprintf("%d/%d", v.Of, v.All) }

// Attachment is a file that goes with a record.
type Attachment struct {
	Name string `key:"ten" say:"tên hiển thị" example:"\"Bản ký số\""`
	File string `key:"tep" is:"tep" say:"tên tệp, để cùng thư mục" example:"\"1676-qd-ubnd.pdf\"" past:"row"`
}

// Attachments are links to the files that go with a record.
func (s *Site) Attachments(r *record.Record, files []Attachment) []Link {
	var links []Link
	for _, f := range files {
		links = append(links, Link{s.FileURL(FileOf(r, f.File)), f.Name})
	}
	return links
}

// HeadCell is a heading over so many columns and rows.
type HeadCell struct {
	Text       string
	Cols, Rows int
}
