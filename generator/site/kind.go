// Package site is the domain: the kinds of records, the rules between records, and the pages with everything that they
// show. It takes parsed files and a date and gives a checked site; it does no IO, asks no clock and writes no HTML of
// its own. A kind is a value in the table that Kinds returns: its file here holds its record, its rules and its view.
package site

import (
	"cmp"
	"reflect"
	"regexp"
	"sync"

	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
	"congkhai/generator/open/data"
	"congkhai/generator/text/calendar"
)

// Kind is a sort of record: where its files lie, how they are read, checked, listed and shown.
type Kind struct {
	Folder   string // under content/, and the path of the pages unless AtRoot
	AtRoot   bool   // pages stand at the top of the site and have no list
	Name     string // what a list of them is called: "Thủ tục hành chính"
	Empty    string // what a list says when there are none
	Layout   string // of the record's page
	Suffix   []string
	Feed     bool // the list has an Atom feed
	Facets   []Facet
	Whole    bool     // there is a page with all records, to be narrowed down by the facets
	Aside    bool     // what others refer to rather than what citizens come for: the home page names it last
	Card     bool     // each page has a picture of its own for when it is shared; others have the portal's
	Headings []string // of level 2, when the body is made of these sections and nothing else

	data    reflect.Type
	view    reflect.Type
	newData func() Data
	check   func(*Site, *Record) []source.Problem
	show    func(*Site, *Record) any
	item    func(*Site, *Record) Item
	day     func(*Site, *Record) calendar.Date
	meta    func(*Site, *Record) Meta
	order   func(a, b *Record) int
	listed  func(*Site, *Record) bool
	turns   func(*Record) []calendar.Date
	anchors func(*Site, *Record) []string
	draft   func(s *Site, id string) (string, bool)
	tables  func(*Site, *Record) []Table
	pages   func(*Site, *Record) []*Page
	sheets  func() []data.Sheet // its records as tables, made when first asked for
	signed  func(*Site, *Record) Signed
	entry   func(*Site, *Record) Entitled

	decision func(Data) string
	cited    func(Data) Cited
	ending   func(*Site, *Record) string
	owner    func(Data) Owner
	counts   map[string]Count
	calls    func(s *Site, r *Record, path string) string
	followed bool

	names Names
}

// Names is the form that the IDs of a kind have, where they follow from what a record says, and one such ID.
type Names struct {
	Form *regexp.Regexp
	Like string
}

// MayBeNamed reports whether a record of the kind can have an ID.
func (k *Kind) MayBeNamed(id string) bool { return k.names.Form == nil || k.names.Form.MatchString(id) }

// NameLike is an ID as the kind's records have them.
func (k *Kind) NameLike() string { return cmp.Or(k.names.Like, "doi-thoai-2026") }

// Address returns the address of the page of the record with an ID.
func (k *Kind) Address(id string) string { return k.path() + id + "/" }

// Spec says what a kind is, in terms of its record type D and the type V of what its page shows. Only Folder, Name,
// Layout, Suffix and View are required.
type Spec[D, V any] struct {
	Folder   string
	AtRoot   bool
	Name     string
	Empty    string // "Chưa có mục nào." when empty
	Layout   string
	Suffix   []string
	Feed     bool
	Facets   []Facet
	Whole    bool     // there is a page with all records, to be narrowed down by the facets
	Aside    bool     // what others refer to rather than what citizens come for: the home page names it last
	Card     bool     // each page has a picture of its own for when it is shared; others have the portal's
	Headings []string // of level 2, when the body is made of these sections and nothing else
	Followed bool     // each record has a feed of its changes: people rely on what it says

	Names  Names            // the form of its IDs, where they follow from the record
	Counts map[string]Count // of its records, by the name under which relations of reports ask for them

	Check   func(s *Site, r *Record, d *D) []source.Problem // rules that need the rest of the site
	View    func(s *Site, r *Record, d *D, body Body) V
	Item    func(s *Site, r *Record, d *D) Item          // how lists show the record; title only when nil
	Day     func(s *Site, r *Record, d *D) calendar.Date // when what the page tells was issued; no day when that is not known
	Meta    func(s *Site, r *Record, d *D) Meta          // what else machines are told of the page
	Newest  func(d *D) calendar.Date                     // lists go by this day, newest first; by title when nil
	Listed  func(s *Site, d *D) bool                     // false keeps the page and leaves the lists; nil lists all
	Turns   func(d *D) []calendar.Date                   // days on which the pages change by themselves
	Anchors func(s *Site, r *Record, d *D) []string      // fragments on the page that links may name; the headings of the body when nil
	Tables  func(s *Site, r *Record, d *D) []Table       // what the page shows as rows, each under the record's address
	Pages   func(s *Site, r *Record, d *D) []*Page       // pages besides the record's own
	Calls   func(s *Site, d *D, path string) string      // what a value whose name another record knows is called, by its path; "" for what its key says
	Decides func(d *D) string                            // the number of the document that made what the record says public
	Signed  func(s *Site, r *Record, d *D) Signed        // as what its way to the portal is measured; not at all when nil
	Entry   func(s *Site, r *Record, d *D) Entitled      // as what it is in the list of information that must be public; not there when nil
	Cited   func(d *D) Cited                             // for kinds that others refer to by a number
	Ending  func(s *Site, r *Record, d *D) string        // that it no longer holds, "" while it does
	Owner   func(d *D) Owner                             // for kinds that a portal can belong to
	Draft   func(s *Site, id string) (string, bool)      // a first text for a new file; a blank one when nil or not ok
}

// Define makes a kind of its spec.
func Define[D, V any, P interface {
	*D
	Data
}](spec Spec[D, V]) *Kind {
	of := func(r *Record) *D { return (*D)(r.Data.(P)) }
	k := &Kind{Folder: spec.Folder, AtRoot: spec.AtRoot, Name: spec.Name, Empty: cmp.Or(spec.Empty, "Chưa có mục nào."), Layout: spec.Layout, Suffix: spec.Suffix,
		Feed: spec.Feed, Facets: spec.Facets, Whole: spec.Whole, Aside: spec.Aside, Card: spec.Card, Headings: spec.Headings, followed: spec.Followed, draft: spec.Draft, names: spec.Names, counts: spec.Counts,
		data: reflect.TypeFor[D](), view: reflect.TypeFor[View[V]](),
		newData: func() Data { return P(new(D)) },
		show: func(s *Site, r *Record) any {
			return framed(s, r, spec.View(s, r, of(r), s.bodyOf(r)))
		},
		check:   func(*Site, *Record) []source.Problem { return nil },
		item:    func(*Site, *Record) Item { return Item{} },
		day:     func(*Site, *Record) calendar.Date { return calendar.Date{} },
		listed:  func(*Site, *Record) bool { return true },
		turns:   func(*Record) []calendar.Date { return nil },
		anchors: func(_ *Site, r *Record) []string { return r.headingIDs(2) },
		tables:  func(*Site, *Record) []Table { return nil },
		pages:   func(*Site, *Record) []*Page { return nil },

		decision: func(Data) string { return "" },
		cited:    func(Data) Cited { return Cited{} },
		ending:   func(*Site, *Record) string { return "" },
		owner:    func(Data) Owner { return Owner{} },
		calls:    func(*Site, *Record, string) string { return "" },
		sheets:   sync.OnceValue(func() []data.Sheet { return data.Sheets(reflect.TypeFor[D]()) }),
		signed:   func(*Site, *Record) Signed { return Signed{} },
		entry:    func(*Site, *Record) Entitled { return Entitled{} },
	}
	if spec.Signed != nil {
		k.signed = func(s *Site, r *Record) Signed { return spec.Signed(s, r, of(r)) }
	}
	if spec.Entry != nil {
		k.entry = func(s *Site, r *Record) Entitled { return spec.Entry(s, r, of(r)) }
	}
	if spec.Tables != nil {
		k.tables = func(s *Site, r *Record) []Table { return spec.Tables(s, r, of(r)) }
	}
	if spec.Calls != nil {
		k.calls = func(s *Site, r *Record, path string) string { return spec.Calls(s, of(r), path) }
	}
	if spec.Decides != nil {
		k.decision = func(data Data) string { return spec.Decides((*D)(data.(P))) }
	}
	if spec.Cited != nil {
		k.cited = func(data Data) Cited { return spec.Cited((*D)(data.(P))) }
	}
	if spec.Ending != nil {
		k.ending = func(s *Site, r *Record) string { return spec.Ending(s, r, of(r)) }
	}
	if spec.Owner != nil {
		k.owner = func(data Data) Owner { return spec.Owner((*D)(data.(P))) }
	}
	if spec.Pages != nil {
		k.pages = func(s *Site, r *Record) []*Page { return spec.Pages(s, r, of(r)) }
	}
	if spec.Check != nil {
		k.check = func(s *Site, r *Record) []source.Problem { return spec.Check(s, r, of(r)) }
	}
	if spec.Item != nil {
		k.item = func(s *Site, r *Record) Item { return spec.Item(s, r, of(r)) }
	}
	if spec.Day != nil {
		k.day = func(s *Site, r *Record) calendar.Date { return spec.Day(s, r, of(r)) }
	}
	k.meta = func(s *Site, r *Record) Meta {
		var meta Meta
		if spec.Meta != nil {
			meta = spec.Meta(s, r, of(r))
		}
		meta.Date = k.day(s, r)
		return meta
	}
	if spec.Newest != nil {
		k.order = func(a, b *Record) int { return spec.Newest(of(b)).Compare(spec.Newest(of(a))) }
	}
	if spec.Listed != nil {
		k.listed = func(s *Site, r *Record) bool { return spec.Listed(s, of(r)) }
	}
	if spec.Turns != nil {
		k.turns = func(r *Record) []calendar.Date { return spec.Turns(of(r)) }
	}
	if spec.Anchors != nil {
		k.anchors = func(s *Site, r *Record) []string { return spec.Anchors(s, r, of(r)) }
	}
	return k
}

// Kinds is the table of kinds, in the order of the home page and the site map.
func Kinds() []*Kind {
	return []*Kind{
		procedureKind(),
		priceListKind(),
		reportKind(),
		formKind(),
		newsKind(),
		documentKind(),
		petitionKind(),
		fieldKind(),
		agencyKind(),
		daysOffKind(),
		dutyKind(),
		oldAddressKind(),
		standingKind(),
	}
}

// Fields describes the keys of the kind's files.
func (k *Kind) Fields() []front.Field { return front.Fields(k.data) }

// path returns the address under which the kind's pages stand.
func (k *Kind) path() string {
	if k.AtRoot {
		return "/"
	}
	return "/" + k.Folder + "/"
}
