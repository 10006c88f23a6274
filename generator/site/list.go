package site

import (
	"slices"

	"congkhai/generator/text/viet"
)

// Facet cuts the list of a kind by something that its records have: their field, their channel.
type Facet struct {
	Slug  string // "linh-vuc"
	Name  string // "Theo lĩnh vực"
	Terms func(s *Site, r *Record) []Term
}

// yearSlug is the slug of a facet by years.
const yearSlug = "nam"

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

// list is a list of records of one kind, before it is cut into pages.
type list struct {
	kind    *Kind
	url     string
	heading string
	crumbs  []Link // from the kind's own list to this one
	records []*Record
	facets  []FacetView
}

// listsOf makes the pages of a kind's list, of the lists for each term of its facets, and of the facets themselves.
func (s *Site) listsOf(k *Kind) []*Page {
	whole := list{kind: k, url: k.path(), heading: k.Name, records: s.listed(k)}
	var pages []*Page
	cuts := ParallelMap(k.Facets, func(f Facet) []cut { return s.cuts(whole.records, f) })
	for i, facet := range k.Facets {
		base := k.path() + facet.Slug + "/"
		view := FacetView{Name: facet.Name}
		for _, c := range cuts[i] {
			view.Terms = append(view.Terms, TermLink{Link{base + c.ID + "/", c.Label}, len(c.records)})
			part := list{kind: k, url: base + c.ID + "/", heading: k.Name + ": " + c.Label, records: c.records,
				crumbs: []Link{{k.path(), k.Name}, {base, facet.Name}}}
			pages = append(pages, s.paged(part)...)
		}
		whole.facets = append(whole.facets, view)
		pages = append(pages, s.facetPage(whole, base, view))
	}
	if k.Whole {
		pages = append(pages, s.wholePage(k))
	}
	return append(s.paged(whole), pages...)
}

// cut is one term of a facet with the records that have it.
type cut struct {
	Term
	records []*Record
}

// cuts sorts records into the terms of a facet, in Vietnamese order, those without a value last.
func (s *Site) cuts(records []*Record, facet Facet) []cut {
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

// paged makes the pages of a list.
func (s *Site) paged(l list) []*Page {
	return l.paging().each("list", func(number, from, to int) any { return s.listPage(l, number, l.records[from:to]) })
}

func (l list) paging() paging { return paging{l.url, len(l.records)} }

func (s *Site) listPage(l list, number int, records []*Record) View[ListView] {
	main := ListView{Heading: l.heading, Facets: l.facets, Total: len(l.records), Number: number, Empty: l.kind.Empty, Feed: s.feedURL(l.kind)}
	main.Items = s.listItems(records)
	if l.kind.Whole && l.url == l.kind.path() && len(l.records) <= mostWhole {
		main.Whole = l.url + wholeFolder
	}
	if l.url == l.kind.path() {
		main.Download = download(l.kind.listTable(""))
	}
	main.Pages = l.paging().links(number)
	return View[ListView]{s.numberedFrame(l.paging(), number, l.heading, l.crumbs...), main}
}

// facetPage is the page of a facet itself: its terms, without records.
func (s *Site) facetPage(whole list, url string, facet FacetView) *Page {
	return &Page{URL: url, Layout: "list", view: func() any {
		heading := whole.heading + " " + lowerFirst(facet.Name)
		frame := s.frame(url, heading, Meta{})
		frame.Crumbs = append(frame.Crumbs, Link{whole.url, whole.heading})
		return View[ListView]{frame, ListView{Heading: heading, Facets: []FacetView{facet}, Total: len(whole.records), Number: 1,
			Empty: whole.kind.Empty}}
	}}
}

// listItem is the record as lists show it.
func (s *Site) listItem(r *Record) Item { return s.items()[r] }

// collectItems makes the item of every record that is shown: each stands in half a dozen lists.
func (s *Site) collectItems() map[*Record]Item {
	records := s.shown()
	all := ParallelMap(records, func(r *Record) Item {
		item := r.Kind.item(s, r)
		item.URL, item.Title = r.URL(), r.Title()
		return item
	})
	items := make(map[*Record]Item, len(records))
	for i, r := range records {
		items[r] = all[i]
	}
	return items
}

func (s *Site) listItems(records []*Record) []Item {
	if len(records) == 0 {
		return nil
	}
	items := make([]Item, len(records))
	for i, r := range records {
		items[i] = s.listItem(r)
	}
	return items
}

func (s *Site) feedURL(k *Kind) string {
	if len(s.feeds()[k]) == 0 {
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

// backlinks lists who refers to a record, kind by kind. After the first page a list takes over.
func (s *Site) backlinks(r *Record) []Backlinks {
	var groups []Backlinks
	for _, k := range s.Kinds {
		records := s.citing(r, k)
		group := Backlinks{Name: k.Name, Total: len(records)}
		if len(records) > pageSize {
			group.More = backlinksURL(r, k)
			records = records[:pageSize]
		}
		if group.Items = s.listItems(records); group.Total > 0 {
			groups = append(groups, group)
		}
	}
	return groups
}

// backlinksURL is where all records of a kind that refer to a record are listed: the list of the facet that cuts by such
// records, or one of its own under the record.
func backlinksURL(r *Record, k *Kind) string {
	if k.cutBy(r.Kind) {
		return k.path() + r.Kind.Folder + "/" + r.ID + "/"
	}
	return r.URL() + k.Folder + "/"
}

// cutBy reports whether the lists of a kind have a facet by the records of another.
func (k *Kind) cutBy(other *Kind) bool {
	return slices.ContainsFunc(k.Facets, func(f Facet) bool { return f.Slug == other.Folder })
}

// backlinkLists makes the lists of those who refer to a record, where they are too many for its page.
func (s *Site) backlinkLists(r *Record) []*Page {
	var pages []*Page
	for _, k := range s.Kinds {
		if records := s.citing(r, k); len(records) > pageSize && !k.cutBy(r.Kind) {
			l := list{kind: k, url: backlinksURL(r, k), heading: k.Name + ": " + r.Title(), records: records,
				crumbs: []Link{{r.Kind.path(), r.Kind.Name}, {r.URL(), r.Title()}}}
			pages = append(pages, s.paged(l)...)
		}
	}
	return pages
}
