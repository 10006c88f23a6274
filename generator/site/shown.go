package site

import (
	"fmt"
	"html/template"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/pages/show"
	"congkhai/generator/text/citation"
	"congkhai/generator/text/viet"
)

// LinkTo is a link to a record's page.
func LinkTo(r *record.Record, text string) template.HTML {
	return show.Anchor(r.URL(), text)
}

// Names shows the records that references name as links, and says of each whether it has come to an end.
func (s *Site) Names(folder string, ids []string) template.HTML {
	var parts []template.HTML
	for _, id := range ids {
		if r := s.Record(folder, id); r != nil {
			parts = append(parts, LinkTo(r, r.Title())+show.Escaped(s.Ending(r)))
		}
	}
	return show.Joined(parts, "; ")
}

// ShownNames is names for references that may be absent.
func (s *Site) ShownNames(folder string, ids front.Stated[[]string]) show.Value {
	if !ids.Given() {
		return show.Value{State: ids.State.String()}
	}
	return show.Value{HTML: s.Names(folder, ids.Value)}
}

// ShownProse is a text with its document numbers as links.
func (s *Site) ShownProse(r *record.Record, text front.Stated[string]) show.Value {
	if !text.Given() {
		return show.Value{State: text.State.String()}
	}
	return show.Value{HTML: s.Prose(r, text.Value)}
}

// Citations shows document numbers: each as a link with its subject, or as it is when the portal does not hold it.
func (s *Site) Citations(r *record.Record, numbers []string) template.HTML {
	var parts []template.HTML
	for _, number := range numbers {
		part, _ := s.Citation(r, number)
		parts = append(parts, part)
	}
	return show.Joined(parts, "; ")
}

// Bases shows the documents that something rests on, as citations does, and says of each whether it no longer holds.
func (s *Site) Bases(r *record.Record, numbers []string) template.HTML {
	var parts []template.HTML
	for _, number := range numbers {
		part, found := s.Citation(r, number)
		if found != nil {
			part += show.Escaped(s.Ending(found))
		}
		parts = append(parts, part)
	}
	return show.Joined(parts, "; ")
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
	for i := range r.Mentions { // which are large: looked at where they lie
		if m := &r.Mentions[i]; m.IsValue && r.Tagged[m.Value-1].Value == number {
			return m.Citation
		}
	}
	c, _ := citation.Parse(number)
	return c
}

// endings finds what has come to an end: documents that no longer hold, bodies that act no more. A decree that
// everything rests on is asked for by every page.
var endings = Derived(func(s *Site) map[*record.Record]string {
	endings := map[*record.Record]string{}
	for _, r := range s.Shown() {
		if text := s.KindOf(r).Ending(s, r); text != "" {
			endings[r] = " (" + text + ")"
		}
	}
	return endings
})

// Ending says in brackets that a document no longer holds, or that a body acts no more, for the pages that name it.
func (s *Site) Ending(r *record.Record) string { return endings(s)[r] }

// ShownBases is Bases for documents that may not be given.
func (s *Site) ShownBases(r *record.Record, numbers front.Stated[[]string]) show.Value {
	if !numbers.Given() {
		return show.Value{State: numbers.State.String()}
	}
	return show.Value{HTML: s.Bases(r, numbers.Value)}
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
	known := termsOf(choices)
	place := func(v E) int {
		return slices.IndexFunc(choices, func(c front.Choice) bool { return c.ID == string(v) })
	}
	if at := place(values[0]); len(values) == 1 && at >= 0 { // as nearly always
		return known[at : at+1 : at+1]
	}
	terms := make([]Term, len(values))
	for i, v := range values {
		if at := place(v); at >= 0 {
			terms[i] = known[at]
		} else {
			terms[i] = Term{ID: viet.Slug(string(v)), Label: string(v)} // which is a problem, and told
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
		terms[i] = Term{ID: viet.Slug(c.ID), Label: c.Label}
	}
	termLists.Store(&choices[0], terms)
	return terms
}

// RecordTerms makes terms of a facet of the records that references name.
func (s *Site) RecordTerms(folder string, ids []string) []Term {
	terms := make([]Term, 0, len(ids))
	for _, id := range ids {
		if r := s.Record(folder, id); r != nil {
			terms = append(terms, Term{id, r.Title(), s.Ending(r)})
		}
	}
	if len(terms) == 0 {
		return unstated
	}
	return terms
}

// ExplanationView is an explanation as its page prints it.
type ExplanationView struct {
	ID       string // by which its page leads to it; "" where it does not
	Fact     string // what does not agree: "Đã rà soát 1, nhiều hơn kế hoạch 0"
	Wanted   string // by a form, in a sentence; "" where the fact says all
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

// ExplanationView shows an explanation on the page of its record. What a problem tells its author to do about it, behind
// a semicolon, is not for readers.
func (s *Site) ExplanationView(r *record.Record, e Explained) ExplanationView {
	fact, _, _ := strings.Cut(e.Problem.Text(source.Vietnamese), "; ")
	v := ExplanationView{Fact: viet.UpperFirst(fact), Reason: s.Prose(r, e.Reason)}
	if e.Document != "" {
		v.Document = s.Citations(r, []string{e.Document})
	}
	return v
}

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

// FileLink is a link to a file, with what kind of file it is and how large: "PDF", "340 KB".
type FileLink struct {
	Link
	Type, Size string
}

// FileLinks are the files that go with a record, for who is about to load them.
func (s *Site) FileLinks(r *record.Record, files []Attachment) []FileLink {
	links := make([]FileLink, len(files))
	for i, link := range s.Attachments(r, files) {
		name := FileOf(r, files[i].File)
		links[i] = FileLink{link, strings.ToUpper(strings.TrimPrefix(path.Ext(name), ".")), sizeText(s.files[name].Bytes)}
	}
	return links
}

// sizeText says how much there is to load: "340 KB", "1,2 MB".
func sizeText(bytes int) string {
	if kilobytes := max(1, (bytes+1<<9)>>10); kilobytes < 1000 {
		return strconv.Itoa(kilobytes) + " KB"
	}
	tenths := (bytes*10 + 1<<19) >> 20
	return fmt.Sprintf("%d,%d MB", tenths/10, tenths%10)
}

// HeadCell is a heading over so many columns and rows. Where heads have many levels it has an ID, by which headings below
// it and cells name what they stand under.
type HeadCell struct {
	Text       string
	Cols, Rows int
	ID, Under  string
}
