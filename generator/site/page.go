package site

import (
	"html/template"
	"maps"
	"reflect"
	"slices"

	"congkhai/generator/files/markdown"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/pages/show"
	"congkhai/generator/text/calendar"
)

// Page is one page of the site: where it stands, and which layout shows it.
type Page struct {
	URL     string // begins and ends with "/", or is a file such as /404.html
	Title   string // by which the search finds a page that no file stands for; "" where it does not
	Layout  string
	Record  *record.Record // nil for lists and other pages that no file stands for
	Old     bool           // only tells what became of what stood here: nothing leads to it
	Past    bool           // tells what a record said once: it is not for machines that list pages
	Lasts   bool           // people keep its address and pass it on: it has to go on telling what became of it
	Edition Edition        // that it belongs to; none of the pages in the language of the portal
	Show    func() any
}

// View gives all that the page shows. What is late in it, such as the text of its record, is only named: what a page is
// made of is known without reading texts.
func (p *Page) View() any { return p.Show() }

// View is what a layout sees: the frame that all pages share, and what this page is about.
type View[M any] struct {
	Frame Frame
	Main  M
}

// Meta is what machines are told of a page besides its title.
type Meta struct {
	Description string
	Date        calendar.Date // when what the page tells was issued, or no day when that is not known
	Creator     string
	Source      string
	Subject     string
	JSON        any // a JSON-LD object, or nil
}

// Link is an address and its text.
type Link struct{ URL, Text string }

// LinkOf is a link to a record's page.
func LinkOf(r *record.Record) Link { return Link{r.URL(), r.Title()} }

// Item is a record as a list shows it.
type Item struct {
	URL, Title string
	Subject    string        // what a list leads with, where the title is no more than a number
	Summary    string        // in a sentence or two
	Picture    template.HTML // beside it; it shows nothing that the words do not tell
	Code       string
	Date       show.Day
	Facts      []string
	Notice     string // such as "Đã thay thế"
	Past       bool   // it holds no longer
}

// Lines are what a list says of a record besides its title, each by itself.
func (i Item) Lines() []string {
	lines := append([]string{i.Code, i.Date.Text, i.Subject, i.Summary}, i.Facts...)
	return slices.DeleteFunc(lines, func(line string) bool { return line == "" })
}

// Pages lists the pages of the site in the order of the kinds, the general ones first, those for old addresses last.
func (s *Site) Pages() []*Page { return s.pages }

// Page returns the page that stands at an address, or nil.
func (s *Site) Page(url string) *Page { return s.byURL[url] }

// Layouts lists the layouts that a theme needs for some kinds and parts, with the type of the view that each is given.
func Layouts(kinds []*Kind, parts []Part) map[string]reflect.Type {
	layouts := map[string]reflect.Type{
		"list": reflect.TypeFor[View[ListView]](), "search": reflect.TypeFor[View[SearchView]](),
		"moved": reflect.TypeFor[View[MovedView]](), "gone": reflect.TypeFor[View[GoneView]](),
		"history": reflect.TypeFor[View[HistoryView]](), "version": reflect.TypeFor[View[VersionView]](),
		"changes": reflect.TypeFor[View[ChangesView]](),
	}
	for _, part := range parts {
		maps.Copy(layouts, part.Layouts)
	}
	for _, k := range kinds {
		layouts[k.Layout] = k.View.of
	}
	return layouts
}

// listPages makes the table of pages, and reports two that would stand at one address.
func (s *Site) listPages() []source.Problem {
	var makers, behind []func() []*Page
	for _, part := range s.Parts {
		switch {
		case part.Pages == nil:
		case part.Ahead:
			makers = append(makers, part.Pages(s)...)
		default:
			behind = append(behind, part.Pages(s)...)
		}
	}
	makers = append(makers, s.changesPages)
	for _, k := range s.Kinds {
		makers = append(makers, func() []*Page { return s.pagesOf(k) })
	}
	makers = append(makers, behind...)
	groups := source.ParallelMap(makers, func(pages func() []*Page) []*Page { return pages() })
	pages := slices.Concat(groups...)
	s.byURL = make(map[string]*Page, len(pages))
	var problems []source.Problem
	var past []*Page
	for _, p := range pages {
		if p.Old {
			past = append(past, p)
			continue
		}
		other, taken := s.byURL[p.URL]
		if !taken {
			s.byURL[p.URL] = p
			s.pages = append(s.pages, p)
			continue
		}
		record := p.Record
		if record == nil {
			record = other.Record
		}
		if record != nil {
			problems = append(problems, TakenURL.At(record.File.Anywhere(), p.URL))
		}
	}
	problems = append(problems, s.addTwins(s.pages)...)
	return append(problems, s.addTwins(s.addOld(append(past, s.overPages()...)))...)
}

// pagesOf makes the pages of a kind: of its records, and its lists.
func (s *Site) pagesOf(k *Kind) []*Page {
	var pages []*Page
	for _, r := range s.byKind[k] {
		pages = append(append(append(pages, s.recordPage(r)), s.backlinkLists(r)...), k.Pages(s, r)...)
		pages = append(pages, s.historyPages(r)...)
	}
	if !k.AtRoot {
		pages = append(pages, s.listsOf(k)...)
	}
	return pages
}

func (s *Site) recordPage(r *record.Record) *Page {
	k := s.KindOf(r)
	return &Page{URL: r.URL(), Layout: k.Layout, Record: r, Lasts: true, Show: func() any { return k.View.show(s, r) }}
}

// framed puts the frame around what the page of a record shows.
func framed[M any](s *Site, r *record.Record, main M) View[M] {
	frame := s.Frame(r.URL(), r.Title(), s.KindOf(r).meta(s, r))
	if !r.Kind.AtRoot {
		frame.Crumbs = append(frame.Crumbs, Link{r.Kind.Path(), r.Kind.Name})
	}
	frame.Card = s.Config.Address + s.cardURL(r)
	frame.Explanations, frame.History = s.explanations(r), s.historyNote(r)
	frame.Receipt, frame.Keywords = s.receiptURL(r), r.Data.Base().Keywords
	frame.Seal, frame.Data = r.Seal().Short(), r.URL()+record.DataFile
	return View[M]{frame, main}
}

// Prose is a text of a record with its document numbers as links.
func (s *Site) Prose(r *record.Record, text string) template.HTML {
	return markdown.Linked(text, resolver{s, r})
}
