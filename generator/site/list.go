package site

import (
	"slices"

	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/text/viet"
)

// Facet cuts the list of a kind by something that its records have: their field, their channel.
type Facet struct {
	Slug  string // "linh-vuc"
	Name  string // "Theo lĩnh vực"
	Terms func(s *Site, r *record.Record) []Term
}

// YearSlug is the slug of a facet by years.
const YearSlug = "nam"

// Term is one value of a facet.
type Term struct{ ID, Label string }

// notStated is the term of records whose source does not give the value.
var notStated = Term{"khong-neu", "Nguồn không nêu"}

var unstated = []Term{notStated}

// ListView is what a page of a list shows.
type ListView struct {
	Heading string
	Items   []Item
	Facets  []FacetView
	Total   int
	Number  int // of this page, from 1
	Pages   []PageLink
	Feed    string
	Empty   string // what to say when there are no items
	Whole   string // address of the page with all records, if there is one

	Download Download // the whole list as files; none for a part of it
}

// FacetView is a facet with links to its lists.
type FacetView struct {
	Name  string
	Terms []TermLink
}

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
	Records []*record.Record
	facets  []FacetView
}

// listsOf makes the pages of a kind's list, of the lists for each term of its facets, and of the facets themselves.
func (s *Site) listsOf(k *Kind) []*Page {
	whole := List{Kind: k, URL: k.Path(), Heading: k.Name, Records: s.Listed(k)}
	var pages []*Page
	cuts := source.ParallelMap(k.Facets, func(f Facet) []cut { return s.cuts(whole.Records, f) })
	for i, facet := range k.Facets {
		base := k.Path() + facet.Slug + "/"
		view := FacetView{Name: facet.Name}
		for _, c := range cuts[i] {
			view.Terms = append(view.Terms, TermLink{Link{base + c.ID + "/", c.Label}, len(c.records)})
			part := List{Kind: k, URL: base + c.ID + "/", Heading: k.heading(facet, c.Term), Records: c.records,
				Crumbs: []Link{{k.Path(), k.Name}, {base, facet.Name}}}
			pages = append(pages, s.Paged(part)...)
		}
		whole.facets = append(whole.facets, view)
		pages = append(pages, s.facetPage(whole, base, view))
	}
	if k.Whole {
		pages = append(pages, s.wholePage(k))
	}
	return append(s.Paged(whole), pages...)
}

// heading is what the list of a term is called. Several facets have records without a value.
func (k *Kind) heading(facet Facet, term Term) string {
	if term == notStated {
		return k.Name + " " + viet.LowerFirst(facet.Name) + ": " + viet.LowerFirst(term.Label)
	}
	return k.Name + ": " + term.Label
}

// cut is one term of a facet with the records that have it.
type cut struct {
	Term
	records []*record.Record
}

// cuts sorts records into the terms of a facet, in Vietnamese order, those without a value last.
func (s *Site) cuts(records []*record.Record, facet Facet) []cut {
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
	pages := l.paging().Each("list",
		func(number, from, to int) any { return s.listPage(l, number, l.Records[from:to]) })
	if n := len(l.Crumbs); n > 0 {
		pages[0].Within = l.Crumbs[n-1].Text
	}
	return pages
}

func (l List) paging() Paging { return Paging{l.URL, l.Heading, len(l.Records)} }

func (s *Site) listPage(l List, number int, records []*record.Record) View[ListView] {
	main := ListView{Heading: l.Heading, Facets: l.facets, Total: len(l.Records), Number: number, Empty: l.Kind.Empty,
		Feed: s.feedURL(l.Kind)}
	main.Items = s.ListItems(records)
	if l.Kind.Whole && l.URL == l.Kind.Path() && len(l.Records) <= mostWhole {
		main.Whole = l.URL + wholeFolder
	}
	if l.URL == l.Kind.Path() {
		main.Download = DownloadOf(l.Kind.listTable(""))
	}
	main.Pages = l.paging().Links(number)
	return View[ListView]{s.NumberedFrame(l.paging(), number, l.Crumbs...), main}
}

// facetPage is the page of a facet itself: its terms, without records.
func (s *Site) facetPage(whole List, url string, facet FacetView) *Page {
	heading := whole.Heading + " " + viet.LowerFirst(facet.Name)
	return &Page{URL: url, Title: heading, Layout: "list", Show: func() any {
		frame := s.Frame(url, heading, Meta{})
		frame.Crumbs = append(frame.Crumbs, Link{whole.URL, whole.Heading})
		return View[ListView]{frame, ListView{Heading: heading, Facets: []FacetView{facet},
			Total: len(whole.Records), Number: 1, Empty: whole.Kind.Empty}}
	}}
}

// ListItem is the record as lists show it.
func (s *Site) ListItem(r *record.Record) Item { return items(s)[r] }

// items makes the item of every record that is shown: each stands in half a dozen lists.
var items = Derived(func(s *Site) map[*record.Record]Item {
	records := s.Shown()
	all := source.ParallelMap(records, func(r *record.Record) Item {
		item := s.KindOf(r).Item(s, r)
		item.URL, item.Title = r.URL(), r.Title()
		return item
	})
	items := make(map[*record.Record]Item, len(records))
	for i, r := range records {
		items[r] = all[i]
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
