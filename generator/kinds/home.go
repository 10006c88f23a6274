package kinds

import (
	"reflect"

	"congkhai/generator/files/record"
	"congkhai/generator/kinds/disclosure"
	"congkhai/generator/kinds/report"
	"congkhai/generator/site"
)

// HomeView is what the home page shows.
type HomeView struct {
	Summary   string
	Kinds     []site.TermLink
	Aside     []site.TermLink // kinds that others refer to
	Fields    []site.TermLink
	Report    site.Link       // the newest report; empty when there is none
	Figures   []report.Figure // its headline figures
	News      []site.Item
	Documents []site.Item
	Contact   site.ContactView
}

const homeItems = 5

// general is the pages that every portal has, for readers, for staff, and for those who check.
func general() site.Part {
	return site.Part{
		Ahead: true,
		Layouts: map[string]reflect.Type{
			"home": reflect.TypeFor[site.View[HomeView]](), "map": reflect.TypeFor[site.View[MapView]](),
			"notfound": reflect.TypeFor[site.View[NotFoundView]](),
			"staff":    reflect.TypeFor[site.View[StaffView]](), "rules": reflect.TypeFor[site.View[RulesView]](),
			"rule":   reflect.TypeFor[site.View[RuleView]](),
			"verify": reflect.TypeFor[site.View[VerifyView]](),
		},
		Pages: func(s *site.Site) []func() []*site.Page {
			return []func() []*site.Page{func() []*site.Page {
				return []*site.Page{homePage(s), mapPage(s), s.SearchPage(), notFoundPage(s), staffPage(s),
					verifyPage(s)}
			}, func() []*site.Page { return rulesPages(s) }}
		},
	}
}

func homePage(s *site.Site) *site.Page {
	return &site.Page{URL: "/", Title: s.Config.Name, Layout: "home", Show: func() any {
		main := HomeView{Summary: s.Config.Summary, Contact: s.Footer().Contact,
			News: firstItems(s, site.NewsFolder), Documents: firstItems(s, record.DocumentFolder)}
		for _, k := range s.Kinds {
			link := site.TermLink{Link: site.Link{URL: k.Path(), Text: k.Name}, Count: len(s.Listed(k))}
			switch {
			case k.AtRoot:
			case k.Aside:
				main.Aside = append(main.Aside, link)
			default:
				main.Kinds = append(main.Kinds, link)
			}
		}
		for _, r := range s.All(site.FieldFolder) {
			main.Fields = append(main.Fields, site.TermLink{Link: site.LinkOf(r), Count: len(s.CitedBy[r])})
		}
		if reports := s.All(report.Folder); len(reports) > 0 {
			main.Report = site.LinkOf(reports[0])
			main.Figures = report.Headlines(s, reports[0])
		}
		return site.View[HomeView]{Frame: s.Frame("/", s.Config.Name, site.Meta{Description: s.Config.Summary}),
			Main: main}
	}}
}

// firstItems lists the newest records of a folder for the home page.
func firstItems(s *site.Site, folder string) []site.Item {
	records := s.All(folder)
	return s.ListItems(records[:min(homeItems, len(records))])
}

// MapView is the site as a tree for people.
type MapView struct{ Branches []site.Branch }

const (
	mapURL   = "/so-do/"
	mapTitle = "Sơ đồ cổng"
)

func mapPage(s *site.Site) *site.Page {
	return &site.Page{URL: mapURL, Title: mapTitle, Layout: "map", Show: func() any {
		var main MapView
		main.Branches = s.Branches()
		for _, r := range s.All(standingFolder) {
			main.Branches = append(main.Branches, site.Branch{Link: site.LinkOf(r)})
		}
		main.Branches = append(main.Branches, disclosure.Branch(s))
		for _, link := range []site.Link{{URL: site.ChangesURL, Text: site.ChangesTitle},
			{URL: site.SearchURL, Text: "Tìm kiếm"}, {URL: site.CatalogFile, Text: "Dữ liệu mở"},
			{URL: verifyURL, Text: verifyTitle}} {
			main.Branches = append(main.Branches, site.Branch{Link: link})
		}
		main.Branches = append(main.Branches, site.Branch{Link: site.Link{URL: staffURL, Text: "Trang cho cán bộ"},
			Leaves: []site.Link{{URL: rulesURL, Text: rulesTitle}}})
		return site.View[MapView]{Frame: s.Frame(mapURL, mapTitle, site.Meta{}), Main: main}
	}}
}

// NotFoundView is what a reader sees at an address that the site does not have.
type NotFoundView struct{ Kinds []site.Link }

func notFoundPage(s *site.Site) *site.Page {
	return &site.Page{URL: site.NotFoundURL, Layout: "notfound", Show: func() any {
		var main NotFoundView
		for _, k := range s.Kinds {
			if !k.AtRoot {
				main.Kinds = append(main.Kinds, site.Link{URL: k.Path(), Text: k.Name})
			}
		}
		return site.View[NotFoundView]{Frame: s.Frame(site.NotFoundURL, "Không tìm thấy trang", site.Meta{}),
			Main: main}
	}}
}
