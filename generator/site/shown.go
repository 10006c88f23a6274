package site

import (
	"html/template"
	"slices"
	"strings"
	"sync"

	"congkhai/generator/files/front"
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

func shown[T any](value front.Stated[T], text func(T) string) Shown {
	if !value.Given() {
		return Shown{State: value.State.String()}
	}
	return Shown{HTML: escaped(text(value.Value))}
}

func shownText(value front.Stated[string]) Shown {
	return shown(value, func(text string) string { return text })
}

// shownLinks is a text in which some parts lead somewhere.
func shownLinks(value front.Stated[string], links func(string) template.HTML) Shown {
	if !value.Given() {
		return Shown{State: value.State.String()}
	}
	return Shown{HTML: links(value.Value)}
}

func escaped(text string) template.HTML { return template.HTML(template.HTMLEscapeString(text)) }

// linkTo is a link to a record's page.
func linkTo(r *Record, text string) template.HTML {
	return anchor(r.URL(), text)
}

// joined puts parts after each other with a separator.
func joined(parts []template.HTML, separator string) template.HTML {
	var texts []string
	for _, part := range parts {
		texts = append(texts, string(part))
	}
	return template.HTML(strings.Join(texts, separator))
}

// names shows the records that references name as links.
func (s *Site) names(folder string, ids []string) template.HTML {
	var parts []template.HTML
	for _, id := range ids {
		if r := s.record(folder, id); r != nil {
			parts = append(parts, linkTo(r, r.Title()))
		}
	}
	return joined(parts, "; ")
}

// shownNames is names for references that may be absent.
func (s *Site) shownNames(folder string, ids front.Stated[[]string]) Shown {
	if !ids.Given() {
		return Shown{State: ids.State.String()}
	}
	return Shown{HTML: s.names(folder, ids.Value)}
}

// source is a line of "nguồn": an address becomes a link, other words stay words.
func sourceLine(text string) template.HTML {
	address, rest, _ := strings.Cut(text, " ")
	if !strings.HasPrefix(address, "http://") && !strings.HasPrefix(address, "https://") {
		return escaped(text)
	}
	if rest != "" {
		rest = " " + rest
	}
	return anchor(address, address) + escaped(rest)
}

func sourceLines(texts []string) []template.HTML {
	var lines []template.HTML
	for _, text := range texts {
		lines = append(lines, sourceLine(text))
	}
	return lines
}

// shownProse is a text with its document numbers as links.
func (s *Site) shownProse(r *Record, text front.Stated[string]) Shown {
	if !text.Given() {
		return Shown{State: text.State.String()}
	}
	return Shown{HTML: s.prose(r, text.Value)}
}

// citations shows document numbers: each as a link with its subject, or as it is when the portal does not hold it.
func (s *Site) citations(r *Record, numbers []string) template.HTML {
	var parts []template.HTML
	for _, number := range numbers {
		part, _ := s.citation(r, number)
		parts = append(parts, part)
	}
	return joined(parts, "; ")
}

// bases shows the documents that something rests on, as citations does, and says of each whether it no longer holds.
func (s *Site) bases(r *Record, numbers []string) template.HTML {
	var parts []template.HTML
	for _, number := range numbers {
		part, found := s.citation(r, number)
		if found != nil {
			part += escaped(s.ending(found))
		}
		parts = append(parts, part)
	}
	return joined(parts, "; ")
}

// citation shows one document number, and returns the record of the document when the portal holds it.
func (s *Site) citation(r *Record, number string) (shown template.HTML, found *Record) {
	if found, _ = s.document(r, r.numberOf(number)); found != nil {
		return linkTo(found, s.documentLine(found)), found
	}
	return s.prose(r, number), nil
}

// numberOf reads a number that a value of the record is; what is no number names no document. Most were read with the file.
func (r *Record) numberOf(number string) citation.Citation {
	for _, m := range r.mentions {
		if m.Whole && r.tagged[m.Value-1].Value == number {
			return m.Citation
		}
	}
	c, _ := citation.Parse(number)
	return c
}

// endings finds the documents that no longer hold. A decree that everything rests on is asked for by every page.
var endings = Derived(func(s *Site) map[*Record]string {
	endings := map[*Record]string{}
	for _, r := range s.shown() {
		if text := s.kindOf(r).Ending(s, r); text != "" {
			endings[r] = " (" + text + ")"
		}
	}
	return endings
})

// ending says in brackets that a document no longer holds, for the pages that rest on it.
func (s *Site) ending(r *Record) string { return endings(s)[r] }

func (s *Site) shownBases(r *Record, numbers front.Stated[[]string]) Shown {
	if !numbers.Given() {
		return Shown{State: numbers.State.String()}
	}
	return Shown{HTML: s.bases(r, numbers.Value)}
}

// labels prints values of a closed list as people read them.
func labels[E interface {
	~string
	front.Enum
}](values []E) string {
	var texts []string
	for _, v := range values {
		texts = append(texts, label(v, string(v)))
	}
	return strings.Join(texts, "; ")
}

// enumTerms makes terms of a facet of values of a closed list.
func enumTerms[E interface {
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

// recordTerms makes terms of a facet of the records that references name.
func (s *Site) recordTerms(folder string, ids []string) []Term {
	terms := make([]Term, 0, len(ids))
	for _, id := range ids {
		if r := s.record(folder, id); r != nil {
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
func (s *Site) explanations(r *Record) []ExplanationView {
	var views []ExplanationView
	for _, e := range s.explained[r] {
		views = append(views, s.explanationView(r, e))
	}
	return views
}

func (s *Site) explanationView(r *Record, e Explained) ExplanationView {
	v := ExplanationView{About: e.About, Finding: e.Problem.Text(source.Vietnamese), Reason: s.prose(r, e.Reason)}
	if e.Document != "" {
		v.Document = s.citations(r, []string{e.Document})
	}
	return v
}
