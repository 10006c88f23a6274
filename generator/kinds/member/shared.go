package member

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"congkhai/generator/files/gathered"
	"congkhai/generator/files/record"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
)

const (
	sharedURL   = "/thu-tuc-cac-co-quan/"
	sharedTitle = "Thủ tục của các cơ quan"
)

// handling is a procedure as one portal has it.
type handling struct {
	by   *gathered.Portal
	item *gathered.Item
}

// sharedProcedure is a procedure by its number, and all who handle it. One without a number is its body's alone: what
// has the same title may be something else.
type sharedProcedure struct {
	slug, code, title string
	handled           []handling
}

// shared lists the procedures of all portals in the order of their numbers, then of their titles.
var shared = site.Derived(func(s *site.Site) []*sharedProcedure {
	bySlug := map[string]*sharedProcedure{}
	var all []*sharedProcedure
	for _, p := range s.Gathered.Portals {
		for i := range p.Items {
			item := &p.Items[i]
			if !isProcedure(*item) {
				continue
			}
			slug := slugOf(p, item)
			one := bySlug[slug]
			if one == nil {
				one = &sharedProcedure{slug: slug, code: item.Code, title: item.Title}
				bySlug[slug] = one
				all = append(all, one)
			}
			one.handled = append(one.handled, handling{p, item})
		}
	}
	slices.SortFunc(all, func(a, b *sharedProcedure) int {
		return cmp.Or(-cmp.Compare(min(1, len(a.code)), min(1, len(b.code))), cmp.Compare(a.code, b.code),
			cmp.Compare(a.title, b.title), cmp.Compare(a.slug, b.slug))
	})
	return all
})

// number is the form of the numbers that all bodies share.
var number = regexp.MustCompile(`^[0-9]+(?:\.[0-9A-Za-z]+)+$`)

// slugOf is the part of an address that a procedure has: its number, or else who has it and what it is called there.
func slugOf(p *gathered.Portal, item *gathered.Item) string {
	if number.MatchString(item.Code) {
		return strings.ToLower(item.Code)
	}
	return p.ID + "--" + strings.Trim(strings.TrimPrefix(item.Path, "/"+site.ProcedureFolder), "/")
}

// SharedView is a page of the list of procedures.
type SharedView struct {
	Heading  string
	Items    []SharedRow
	Total    int
	Pages    []site.PageLink
	Download site.Download
}

// SharedRow is a procedure in the list.
type SharedRow struct {
	site.Link
	Code    string
	Handled int
}

// HandledView is a procedure and who handles it.
type HandledView struct {
	Code    string
	Handled []HandledRow
}

// HandledRow is the procedure as one portal has it.
type HandledRow struct {
	Portal site.Link
	Page   site.Link // in that portal
	Seal   string
	State  string // of the portal; "" while all is well
	Good   show.Day
}

func sharedPages(s *site.Site) []*site.Page {
	all := shared(s)
	g := site.Paging{URL: sharedURL, Title: sharedTitle, Length: len(all)}
	pages := g.Each("shared", func(number, from, to int) any {
		main := SharedView{Heading: sharedTitle, Total: len(all), Pages: g.Links(number), Download: site.DownloadOf(itemsFile)}
		for _, one := range all[from:to] {
			main.Items = append(main.Items, SharedRow{site.Link{URL: one.url(), Text: one.title}, one.code, len(one.handled)})
		}
		return site.View[SharedView]{Frame: s.NumberedFrame(g, number, site.Link{URL: membersURL, Text: membersTitle}), Main: main}
	})
	for _, one := range all {
		pages = append(pages, one.page(s))
	}
	return pages
}

func (one *sharedProcedure) url() string { return sharedURL + one.slug + "/" }

func (one *sharedProcedure) page(s *site.Site) *site.Page {
	return &site.Page{URL: one.url(), Layout: "handled",
		Show: func() any {
			frame := s.Frame(one.url(), one.title, site.Meta{})
			frame.Crumbs = append(frame.Crumbs, site.Link{URL: membersURL, Text: membersTitle},
				site.Link{URL: sharedURL, Text: sharedTitle})
			main := HandledView{Code: one.code}
			for _, h := range one.handled {
				main.Handled = append(main.Handled, h.row())
			}
			return site.View[HandledView]{Frame: frame, Main: main}
		}}
}

func (h handling) row() HandledRow {
	row := HandledRow{Portal: linkOf(h.by), Page: site.Link{URL: h.by.Address + h.item.Path, Text: h.item.Title},
		Seal: record.Seal(h.item.Seal).Short(), Good: show.DayOf(h.by.Good)}
	if h.by.State != gathered.Well {
		row.State = stateOf(h.by)
	}
	return row
}
