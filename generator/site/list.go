package site

import (
	"fmt"
	"slices"

	"congkhai/generator/viet"
)

// pageSize is how many records a page of a list shows.
const pageSize = 50

// Facet cuts the list of a kind by something that its records have: their field, their channel.
type Facet struct {
	Slug  string // "linh-vuc"
	Name  string // "Theo lĩnh vực"
	Terms func(s *Site, r *Record) []Term
}

// Term is one value of a facet.
type Term struct{ ID, Label string }

// notStated is the term of records whose source does not give the value.
var notStated = Term{"khong-neu", "Nguồn không nêu"}

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

// PageLink leads to a page of a list.
type PageLink struct {
	URL    string
	Number int
	Here   bool
}

// cut is one term of a facet with the records that have it.
type cut struct {
	Term
	records []*Record
}

// listsOf makes the pages of a kind's list, of the lists for each term of its facets, and of the facets themselves.
func (s *Site) listsOf(k *Kind) []*Page {
	records := s.listed(k)
	var facets []FacetView
	var pages []*Page
	for _, facet := range k.Facets {
		base := k.path() + facet.Slug + "/"
		view := FacetView{Name: facet.Name}
		for _, c := range s.cuts(records, facet) {
			view.Terms = append(view.Terms, TermLink{Link{base + c.ID + "/", c.Label}, len(c.records)})
			crumbs := []Link{{k.path(), k.Name}, {base, facet.Name}}
			pages = append(pages, s.paged(k, base+c.ID+"/", k.Name+": "+c.Label, crumbs, c.records, nil)...)
		}
		facets = append(facets, view)
		pages = append(pages, s.facetPage(k, base, view))
	}
	return append(s.paged(k, k.path(), k.Name, nil, records, facets), pages...)
}

// cuts sorts records into the terms of a facet, in Vietnamese order, those without a value last.
func (s *Site) cuts(records []*Record, facet Facet) []cut {
	var cuts []cut
	for _, r := range records {
		for _, term := range facet.Terms(s, r) {
			i := slices.IndexFunc(cuts, func(c cut) bool { return c.ID == term.ID })
			if i < 0 {
				i = len(cuts)
				cuts = append(cuts, cut{Term: term})
			}
			cuts[i].records = append(cuts[i].records, r)
		}
	}
	viet.Sort(cuts, func(c cut) string { return c.Label })
	slices.SortStableFunc(cuts, func(a, b cut) int { return boolInt(a.ID == notStated.ID) - boolInt(b.ID == notStated.ID) })
	return cuts
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// paged makes the pages of one list: the first at the list's address, the others at …/trang-2/ and so on.
func (s *Site) paged(k *Kind, url, heading string, crumbs []Link, records []*Record, facets []FacetView) []*Page {
	var pages []*Page
	count := max(1, (len(records)+pageSize-1)/pageSize)
	address := func(number int) string {
		if number == 1 {
			return url
		}
		return fmt.Sprintf("%strang-%d/", url, number)
	}
	for number := 1; number <= count; number++ {
		part := records[(number-1)*pageSize : min(len(records), number*pageSize)]
		pages = append(pages, &Page{URL: address(number), Layout: "list", View: func() any {
			main := ListView{Heading: heading, Facets: facets, Total: len(records), Number: number, Empty: k.Empty,
				Feed: s.feedURL(k)}
			for _, r := range part {
				main.Items = append(main.Items, s.listItem(r))
			}
			for n := 1; n <= count; n++ {
				main.Pages = append(main.Pages, PageLink{address(n), n, n == number})
			}
			title := heading
			if number > 1 {
				title = fmt.Sprintf("%s, trang %d", heading, number)
			}
			frame := s.frame(address(number), title, Meta{})
			frame.Crumbs = append(frame.Crumbs, crumbs...)
			return View[ListView]{frame, main}
		}})
	}
	return pages
}

func (s *Site) facetPage(k *Kind, url string, facet FacetView) *Page {
	return &Page{URL: url, Layout: "list", View: func() any {
		heading := k.Name + " " + lowerFirst(facet.Name)
		frame := s.frame(url, heading, Meta{})
		frame.Crumbs = append(frame.Crumbs, Link{k.path(), k.Name})
		total := len(s.listed(k))
		return View[ListView]{frame, ListView{Heading: heading, Facets: []FacetView{facet}, Total: total, Number: 1, Empty: k.Empty}}
	}}
}

// listItem is the record as lists show it.
func (s *Site) listItem(r *Record) Item {
	item := r.Kind.item(s, r)
	item.URL, item.Title = r.URL(), r.Title()
	return item
}

func (s *Site) listItems(records []*Record) []Item {
	var items []Item
	for _, r := range records {
		items = append(items, s.listItem(r))
	}
	return items
}

func (s *Site) feedURL(k *Kind) string {
	if len(s.feeds[k]) == 0 {
		return ""
	}
	return k.path() + FeedFile
}

// Backlinks are the records of one kind that refer to a record.
type Backlinks struct {
	Name  string
	Items []Item
	Total int
	More  string // the list that has them all, when Items does not
}

// backlinks lists who refers to a record, kind by kind. Where a kind has a facet for such records, its list takes over
// after the first page.
func (s *Site) backlinks(r *Record) []Backlinks {
	var groups []Backlinks
	for _, k := range s.Kinds {
		records := slices.DeleteFunc(slices.Clone(s.citedBy[r]), func(other *Record) bool { return other.Kind != k })
		group := Backlinks{Name: k.Name, Total: len(records)}
		faceted := slices.ContainsFunc(k.Facets, func(f Facet) bool { return f.Slug == r.Kind.Folder })
		if faceted && len(records) > pageSize {
			group.More = k.path() + r.Kind.Folder + "/" + r.ID + "/"
			records = records[:pageSize]
		}
		if group.Items = s.listItems(records); group.Total > 0 {
			groups = append(groups, group)
		}
	}
	return groups
}
