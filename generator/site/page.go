package site

import (
	"fmt"
	"html/template"
	"io"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"congkhai/generator/files/front"
	"congkhai/generator/files/markdown"
	"congkhai/generator/files/source"
	"congkhai/generator/text/calendar"
)

// Page is one page of the site: where it stands, and which layout shows it.
type Page struct {
	URL    string // begins and ends with "/", or is a file such as /404.html
	Layout string
	Record *Record // nil for lists and other pages that no file stands for
	Old    bool    // only tells what became of what stood here: nothing leads to it
	Past   bool    // tells what a record said once: it is not for machines that list pages
	view   func() any
	whole  func(view any) (any, error)
	fill   func(w io.Writer, html []byte) error
}

// View gives all that the page shows. For the text of its record it has a stand-in, which names the text and tells where its
// links lead, so that what a page is made of is known without reading texts.
func (p *Page) View() any { return p.view() }

// Whole puts into a view what View only names, because it costs much to find out. An error is the machine's.
func (p *Page) Whole(view any) (any, error) {
	if p.whole == nil {
		return view, nil
	}
	whole, err := p.whole(view)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.URL, err)
	}
	return whole, nil
}

// Fill writes the page with the text of its record in the place of its stand-in. An error is the machine's: the text cannot be
// read, or the page not be written.
func (p *Page) Fill(w io.Writer, html []byte) error {
	if p.fill == nil {
		_, err := w.Write(html)
		return err
	}
	if err := p.fill(w, html); err != nil {
		return fmt.Errorf("%s: %w", p.URL, err)
	}
	return nil
}

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

// Item is a record as a list shows it.
type Item struct {
	URL, Title string
	Code       string
	Date       Day
	Facts      []string
	Notice     string // such as "Đã thay thế"
	Past       bool   // it holds no longer
}

// Day is a date as people and machines read it; both empty for no day.
type Day struct{ Text, ISO string }

func day(d calendar.Date) Day { return Day{d.Print(), d.String()} }

// Pages lists the pages of the site in the order of the kinds, the general ones first, those for old addresses last.
func (s *Site) Pages() []*Page { return s.pages }

// Page returns the page that stands at an address, or nil.
func (s *Site) Page(url string) *Page { return s.byURL[url] }

// Layouts lists the layouts that a theme needs for some kinds, with the type of the view that each is given.
func Layouts(kinds []*Kind) map[string]reflect.Type {
	layouts := map[string]reflect.Type{
		"home": reflect.TypeFor[View[HomeView]](), "list": reflect.TypeFor[View[ListView]](), "map": reflect.TypeFor[View[MapView]](),
		"search": reflect.TypeFor[View[SearchView]](), "notfound": reflect.TypeFor[View[NotFoundView]](),
		"moved": reflect.TypeFor[View[MovedView]](), "gone": reflect.TypeFor[View[GoneView]](),
		"whole": reflect.TypeFor[View[WholeView]](), "staff": reflect.TypeFor[View[StaffView]](), "rules": reflect.TypeFor[View[RulesView]](),
		"history": reflect.TypeFor[View[HistoryView]](), "version": reflect.TypeFor[View[VersionView]](), "changes": reflect.TypeFor[View[ChangesView]](),
		"verify":     reflect.TypeFor[View[VerifyView]](),
		"disclosure": reflect.TypeFor[View[DisclosureView]](), "clock": reflect.TypeFor[View[ClockView]](), "register": reflect.TypeFor[View[RegisterView]](),
	}
	for _, k := range kinds {
		layouts[k.Layout] = k.view
	}
	return layouts
}

// listPages makes the table of pages, and reports two that would stand at one address.
func (s *Site) listPages() []source.Problem {
	pages := []*Page{s.homePage(), s.mapPage(), s.searchPage(), s.notFoundPage(), s.staffPage(), s.rulesPage(), s.verifyPage()}
	pages = append(pages, s.changesPages()...)
	var makers []func() []*Page
	for _, k := range s.Kinds {
		makers = append(makers, func() []*Page { return s.pagesOf(k) })
	}
	makers = append(makers, s.disclosurePages()...)
	groups := ParallelMap(makers, func(pages func() []*Page) []*Page { return pages() })
	pages = append(pages, slices.Concat(groups...)...)
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
			problems = append(problems, TakenURL.At(record.File.Whole(), p.URL))
		}
	}
	s.addOld(append(past, s.overPages()...))
	return problems
}

// pagesOf makes the pages of a kind: of its records, and its lists.
func (s *Site) pagesOf(k *Kind) []*Page {
	var pages []*Page
	for _, r := range s.byKind[k] {
		pages = append(append(append(pages, s.recordPage(r)), s.backlinkLists(r)...), k.pages(s, r)...)
		pages = append(pages, s.historyPages(r)...)
	}
	if !k.AtRoot {
		pages = append(pages, s.listsOf(k)...)
	}
	return pages
}

func (s *Site) recordPage(r *Record) *Page {
	p := &Page{URL: r.URL(), Layout: r.Kind.Layout, Record: r, view: func() any { return r.Kind.show(s, r) },
		fill: func(w io.Writer, html []byte) error { return r.fill(w, html, resolver{s, r}) }}
	if draw := r.Kind.draw; draw != nil {
		p.whole = func(view any) (any, error) { return draw(s.Config.Address+r.URL(), view), nil }
	}
	return p
}

// framed puts the frame around what the page of a record shows.
func framed[M any](s *Site, r *Record, main M) View[M] {
	frame := s.frame(r.URL(), r.Title(), r.Kind.meta(s, r))
	if !r.Kind.AtRoot {
		frame.Crumbs = append(frame.Crumbs, Link{r.Kind.path(), r.Kind.Name})
	}
	frame.Card = s.Config.Address + r.cardURL()
	frame.Explanations, frame.History = s.explanations(r), s.historyNote(r)
	frame.Receipt = s.receiptURL(r)
	frame.Seal, frame.Data = r.seal.Short(), r.URL()+DataFile
	return View[M]{frame, main}
}

// prose is a text of a record with its document numbers as links.
func (s *Site) prose(r *Record, text string) template.HTML {
	return markdown.Linked(text, resolver{s, r})
}

// Body stands for what a record says in Markdown.
type Body struct {
	doc  *markdown.Doc
	text markdown.Text
}

// HTML is the whole body.
func (b Body) HTML() template.HTML { return b.text.HTML(b.doc, nil) }

// Section is what stands under a heading, nothing where there is no such section.
func (b Body) Section(title string) template.HTML {
	i := b.doc.Section(title)
	if i < 0 {
		return ""
	}
	return b.text.Section(i, nil)
}

// sectionOr shows a section, or why there is none.
func (b Body) sectionOr(title string, state front.State) Shown {
	if b.doc.Section(title) < 0 {
		return Shown{State: state.String()}
	}
	return Shown{HTML: b.Section(title)}
}

// shorten cuts a text for a description behind a word, so that it has at most so many characters.
func shorten(text string, most int) string {
	var b strings.Builder
	length := 0
	for word := range strings.FieldsSeq(text) {
		size := utf8.RuneCountInString(word)
		if b.Len() == 0 && size > most {
			return string([]rune(word)[:most]) + "…"
		}
		if length+size > most {
			return strings.TrimSuffix(b.String(), " ") + "…"
		}
		b.WriteString(word)
		b.WriteByte(' ')
		length += size + 1
	}
	return strings.TrimSuffix(b.String(), " ")
}
