package site

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/pages/late"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/viet"
)

// Facet cuts the list of a kind by something that its records have: their field, their channel.
type Facet struct {
	Slug  string // "linh-vuc"
	Name  string // "Theo lĩnh vực"
	Feed  bool   // the list of each term has an Atom feed, where that of the kind has one
	Terms func(s *Site, r *record.Record) []Term
}

// YearSlug is the slug of a facet by years.
const YearSlug = "nam"

// Term is one value of a facet. Note stands behind its label where people read it, and is not searched for.
type Term struct{ ID, Label, Note string }

// notStated is the term of records whose source does not give the value.
var notStated = Term{ID: "khong-neu", Label: "Nguồn không nêu"}

var unstated = []Term{notStated}

// YearTerms are the term of the year of a day, or of a day that is not known.
func YearTerms(day calendar.Date) []Term {
	if day.IsZero() {
		return unstated
	}
	year := strconv.Itoa(day.Year)
	return []Term{{ID: year, Label: year}}
}

// ListView is what a page of a list shows.
type ListView struct {
	Heading string
	Opening OpeningView // what stands before the list; nothing for most
	Groups  []Group     // the records of the page
	Letters []Link      // where the records of each letter begin; none where the list is short, or goes by days
	Facets  []FacetView
	Narrow  bool // the page has all records, and marks them for who narrows them down
	Total   int
	Number  int // of this page, from 1
	Pages   []PageLink
	Feed    string
	Empty   string // what to say when there are no items

	Download Download // the whole list as files; none for a part of it
}

// OpeningView says how to send what a list has: in words, which may be none, and where to.
type OpeningView struct {
	Shown   bool
	Body    late.HTML
	Contact ContactView
}

// Group is the records whose titles begin with a letter, and the ID of their heading; of a list without letters there is
// one, with neither.
type Group struct {
	ID, Letter string
	Items      []ListItem
}

// ListItem is a record with the terms that it has, where the list is one to be narrowed down: "linh-vuc:do-luong".
type ListItem struct {
	Item
	Marks string
}

// FacetView is a facet with links to its lists.
type FacetView struct {
	Slug, Name string
	Terms      []TermLink
}

// tells reports whether a facet tells records of a list apart.
func (f FacetView) tells() bool { return len(f.Terms) > 1 }

// TermLink leads to the list of one term.
type TermLink struct {
	Link
	Count int
}

// List is a list of records of one kind, before it is cut into pages.
type List struct {
	Kind    *Kind
	URL     string
	Heading string
	Crumbs  []Link // from the kind's own list to this one
	Feed    string // the address of its feed; "" when it has none
	Records []*record.Record
}

// listsOf makes the pages of a kind's list, of the lists for each term of its facets, and of the facets themselves.
func (s *Site) listsOf(k *Kind) []*Page {
	whole := List{Kind: k, URL: k.Path(), Heading: k.Name, Records: s.Listed(k), Feed: s.feedURL(k)}
	var pages []*Page
	for i, facet := range s.facets(k) {
		if len(facet.Terms) == 0 && len(whole.Records) > 0 {
			continue // of what few records have, and none here
		}
		for _, part := range s.parts(k, i) {
			pages = append(pages, s.Paged(part)...)
		}
		pages = append(pages, s.facetPage(whole, facet))
	}
	return append(s.Paged(whole), pages...)
}

// parts are the lists for each term of a facet.
func (s *Site) parts(k *Kind, facet int) []List {
	f := k.Facets[facet]
	all := make([]List, 0, len(cuts(s)[k][facet]))
	for _, c := range cuts(s)[k][facet] {
		part := List{Kind: k, URL: k.Path() + f.Slug + "/" + c.ID + "/", Heading: k.heading(f.Name, c.Term),
			Records: c.records, Crumbs: []Link{{k.Path(), k.Name}, {k.Path() + f.Slug + "/", f.Name}}}
		if f.Feed && s.feedURL(k) != "" {
			part.Feed = part.URL + FeedFile
		}
		all = append(all, part)
	}
	return all
}

// facets are those of a kind, with links to the lists of their terms.
func (s *Site) facets(k *Kind) []FacetView {
	views := make([]FacetView, len(k.Facets))
	for i, facet := range k.Facets {
		views[i] = FacetView{Slug: facet.Slug, Name: facet.Name}
		for _, c := range cuts(s)[k][i] {
			link := Link{k.Path() + facet.Slug + "/" + c.ID + "/", c.Label + c.Note}
			views[i].Terms = append(views[i].Terms, TermLink{link, len(c.records)})
		}
	}
	return views
}

// telling are the facets that tell records of a kind apart.
func (s *Site) telling(k *Kind) []FacetView {
	return slices.DeleteFunc(s.facets(k), func(f FacetView) bool { return !f.tells() })
}

// heading is what the list of a term is called. Several facets have records without a value.
func (k *Kind) heading(facet string, term Term) string {
	if term == notStated {
		return k.Name + " " + viet.LowerFirst(facet) + ": " + viet.LowerFirst(term.Label)
	}
	return k.Name + ": " + term.Label + term.Note
}

// cut is one term of a facet with the records that have it.
type cut struct {
	Term
	records []*record.Record
}

// cuts are the terms of each facet of each kind.
var cuts = Derived(func(s *Site) map[*Kind][][]cut {
	all := make(map[*Kind][][]cut, len(s.Kinds))
	for _, k := range s.Kinds {
		all[k] = source.ParallelMap(k.Facets, func(f Facet) []cut { return s.cut(s.Listed(k), f) })
	}
	return all
})

// cut sorts records into the terms of a facet, in Vietnamese order, those without a value last.
func (s *Site) cut(records []*record.Record, facet Facet) []cut {
	var cuts []cut
	places := map[string]int{}
	for _, r := range records {
		for _, term := range facet.Terms(s, r) {
			i, known := places[term.ID]
			if !known {
				i = len(cuts)
				places[term.ID] = i
				cuts = append(cuts, cut{Term: term})
			}
			cuts[i].records = append(cuts[i].records, r)
		}
	}
	viet.Sort(cuts, func(c cut) string { return c.Label })
	if i := slices.IndexFunc(cuts, func(c cut) bool { return c.Term == notStated }); i >= 0 {
		cuts = append(slices.Delete(slices.Clone(cuts), i, i+1), cuts[i])
	}
	return cuts
}

// Paged makes the pages of a list.
func (s *Site) Paged(l List) []*Page {
	letters := sync.OnceValue(l.letters) // each page leads to all of them
	return l.paging().Each("list", func(number, from, to int) any { return s.listPage(l, letters(), number, from, to) })
}

// mostWhole is how many records the list of a kind has on one page, where it goes by titles: 200 are about 15 KB on the
// wire. Of what goes by days the newest are wanted, and the others page by page. Fewer than fewest are looked through
// faster than they are narrowed down.
const (
	mostWhole = 200
	fewest    = 12
)

// isWhole reports whether the list is that of all records of its kind.
func (l List) isWhole() bool { return l.URL == l.Kind.Path() }

func (l List) paging() Paging {
	g := Paging{URL: l.URL, Title: l.Heading, Length: len(l.Records)}
	if l.isWhole() && len(l.Records) <= mostWhole && l.Kind.Newest == nil {
		g.Size = mostWhole
	}
	return g
}

func (s *Site) listPage(l List, letters []Link, number, from, to int) View[ListView] {
	g := l.paging()
	main := ListView{Heading: l.Heading, Letters: letters, Total: len(l.Records), Number: number,
		Pages: g.Links(number), Feed: l.Feed, Empty: s.emptyText(l.Kind)}
	marks := map[*record.Record]string{}
	if l.isWhole() {
		main.Download = DownloadOf(l.Kind.listTable(""))
		main.Opening = s.opening(l.Kind)
		if main.Total >= fewest {
			main.Facets = s.telling(l.Kind)
			main.Narrow = len(main.Pages) == 1
		}
		if main.Narrow {
			marks = s.marked(l.Kind)
		}
	}
	main.Groups = s.groups(l, from, to, marks)
	frame := s.NumberedFrame(g, number, l.Crumbs...)
	if l.Feed != "" && !l.isWhole() {
		frame.Feeds = append([]Link{{l.Feed, l.Heading}}, frame.Feeds...)
	}
	return View[ListView]{frame, main}
}

// emptyText is what a list of a kind says where there is nothing: in an archive nothing will come.
func (s *Site) emptyText(k *Kind) string {
	if s.Archived() {
		return "Bản lưu không có mục nào."
	}
	return k.Empty
}

// opening is what stands before the list of a kind.
func (s *Site) opening(k *Kind) OpeningView {
	if k.Opening == nil || s.Archived() { // there is nobody to send it to
		return OpeningView{}
	}
	view := OpeningView{Shown: true, Contact: s.Footer().Contact}
	if r := k.Opening(s); r != nil {
		view.Body = s.bodyOf(r).HTML()
	}
	return view
}

// marked are the terms that each record of a kind has, in a line: "linh-vuc:do-luong cach-thuc:truc-tuyen".
func (s *Site) marked(k *Kind) map[*record.Record]string {
	marks := map[*record.Record]string{}
	for i, facet := range k.Facets {
		for _, c := range cuts(s)[k][i] {
			for _, r := range c.records {
				marks[r] = strings.TrimSpace(marks[r] + " " + facet.Slug + ":" + c.ID)
			}
		}
	}
	return marks
}

// facetPage is the page of a facet itself: its terms, without records.
func (s *Site) facetPage(whole List, facet FacetView) *Page {
	url, heading := whole.URL+facet.Slug+"/", whole.Heading+" "+viet.LowerFirst(facet.Name)
	return &Page{URL: url, Title: heading, Layout: "list", Show: func() any {
		frame := s.Frame(url, heading, Meta{})
		frame.Crumbs = append(frame.Crumbs, Link{whole.URL, whole.Heading})
		return View[ListView]{frame, ListView{Heading: heading, Facets: []FacetView{facet},
			Total: len(whole.Records), Number: 1, Empty: s.emptyText(whole.Kind)}}
	}}
}

// ListItem is the record as lists show it.
func (s *Site) ListItem(r *record.Record) Item {
	if item := items(s)[r]; item != nil {
		return *item
	}
	return Item{}
}

// items makes the item of every record that is shown: each stands in half a dozen lists.
var items = Derived(func(s *Site) map[*record.Record]*Item {
	records := s.Shown()
	all := source.ParallelMap(records, func(r *record.Record) Item {
		item := s.KindOf(r).Item(s, r)
		item.URL, item.Title = r.URL(), r.Title()
		return item
	})
	items := make(map[*record.Record]*Item, len(records))
	for i, r := range records {
		items[r] = &all[i]
	}
	return items
})

// ListItems are records as lists show them.
func (s *Site) ListItems(records []*record.Record) []Item {
	if len(records) == 0 {
		return nil
	}
	items := make([]Item, len(records))
	for i, r := range records {
		items[i] = s.ListItem(r)
	}
	return items
}

func (s *Site) feedURL(k *Kind) string {
	if len(feeds(s)[k]) == 0 {
		return ""
	}
	return k.Path() + FeedFile
}

// Backlinks are the records of one kind that refer to a record.
type Backlinks struct {
	Name  string
	Items []Item
	Total int
	More  string // the list that has them all, when Items does not
}

// Backlinks lists who refers to a record, kind by kind. After the first page a list takes over.
func (s *Site) Backlinks(r *record.Record) []Backlinks {
	var groups []Backlinks
	for _, k := range s.Kinds {
		records := s.Citing(r, k)
		group := Backlinks{Name: k.Name, Total: len(records)}
		if len(records) > pageSize {
			group.More = backlinksURL(r, k)
			records = records[:pageSize]
		}
		if group.Items = s.ListItems(records); group.Total > 0 {
			groups = append(groups, group)
		}
	}
	return groups
}

// backlinksURL is where all records of a kind that refer to a record are listed: the list of the facet that cuts by
// such records, or one of its own under the record.
func backlinksURL(r *record.Record, k *Kind) string {
	if k.cutBy(r.Kind) {
		return k.Path() + r.Kind.Folder + "/" + r.ID + "/"
	}
	return r.URL() + k.Folder + "/"
}

// cutBy reports whether the lists of a kind have a facet by the records of another.
func (k *Kind) cutBy(other *record.Kind) bool {
	return slices.ContainsFunc(k.Facets, func(f Facet) bool { return f.Slug == other.Folder })
}

// backlinkLists makes the lists of those who refer to a record, where they are too many for its page.
func (s *Site) backlinkLists(r *record.Record) []*Page {
	if len(s.CitedBy[r]) <= pageSize { // as nearly all
		return nil
	}
	var pages []*Page
	for _, k := range s.Kinds {
		if records := s.Citing(r, k); len(records) > pageSize && !k.cutBy(r.Kind) {
			l := List{Kind: k, URL: backlinksURL(r, k), Heading: k.Name + ": " + r.Title(), Records: records,
				Crumbs: []Link{{r.Kind.Path(), r.Kind.Name}, {r.URL(), r.Title()}}}
			pages = append(pages, s.Paged(l)...)
		}
	}
	return pages
}

// Branch is a part of the site and what is in it.
type Branch struct {
	Link
	Leaves []Link
}
