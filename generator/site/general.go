package site

import (
	"html/template"
	"reflect"
	"strings"
)

// HomeView is what the home page shows.
type HomeView struct {
	Summary   string
	Kinds     []TermLink
	Aside     []TermLink // kinds that others refer to
	Fields    []TermLink
	Report    Link     // the newest report; empty when there is none
	Figures   []Figure // its headline figures
	News      []Item
	Documents []Item
	Contact   ContactView
}

// Figure is a figure of a report as a page shows it.
type Figure struct {
	Label  string
	Key    string
	Value  Shown
	Depth  int
	Listed template.HTML // what it counts, where the report says
}

const homeItems = 5

// general is the pages that every portal has, for readers, for staff, and for those who check.
func general() Part {
	return Part{
		Ahead: true,
		Layouts: map[string]reflect.Type{
			"home": reflect.TypeFor[View[HomeView]](), "map": reflect.TypeFor[View[MapView]](), "notfound": reflect.TypeFor[View[NotFoundView]](),
			"staff": reflect.TypeFor[View[StaffView]](), "rules": reflect.TypeFor[View[RulesView]](), "verify": reflect.TypeFor[View[VerifyView]](),
		},
		Pages: func(s *Site) []func() []*Page {
			return []func() []*Page{func() []*Page {
				return []*Page{s.homePage(), s.mapPage(), s.searchPage(), s.notFoundPage(), s.staffPage(), s.rulesPage(), s.verifyPage()}
			}}
		},
	}
}

func (s *Site) homePage() *Page {
	return &Page{URL: "/", Layout: "home", view: func() any {
		main := HomeView{Summary: s.Config.Summary, Contact: s.footer().Contact,
			News: s.firstItems(newsFolder), Documents: s.firstItems(documentFolder)}
		for _, k := range s.Kinds {
			link := TermLink{Link{k.Path(), k.Name}, len(s.listed(k))}
			switch {
			case k.AtRoot:
			case k.Aside:
				main.Aside = append(main.Aside, link)
			default:
				main.Kinds = append(main.Kinds, link)
			}
		}
		for _, r := range s.all(fieldFolder) {
			main.Fields = append(main.Fields, TermLink{Link{r.URL(), r.Title()}, len(s.citedBy[r])})
		}
		if reports := s.all(reportFolder); len(reports) > 0 {
			main.Report = Link{reports[0].URL(), reports[0].Title()}
			main.Figures = s.headlines(reports[0])
		}
		return View[HomeView]{s.frame("/", s.Config.Name, Meta{Description: s.Config.Summary}), main}
	}}
}

// firstItems lists the newest records of a folder for the home page.
func (s *Site) firstItems(folder string) []Item {
	records := s.all(folder)
	return s.listItems(records[:min(homeItems, len(records))])
}

// MapView is the site as a tree for people.
type MapView struct{ Branches []Branch }

// Branch is a part of the site and what is in it.
type Branch struct {
	Link
	Leaves []Link
}

const mapURL = "/so-do/"

func (s *Site) mapPage() *Page {
	return &Page{URL: mapURL, Layout: "map", view: func() any {
		var main MapView
		main.Branches = s.branches()
		for _, r := range s.all(standingFolder) {
			main.Branches = append(main.Branches, Branch{Link: Link{r.URL(), r.Title()}})
		}
		main.Branches = append(main.Branches, s.disclosureBranch(), Branch{Link: Link{changesURL, changesTitle}}, Branch{Link: Link{searchURL, "Tìm kiếm"}},
			Branch{Link: Link{CatalogFile, "Dữ liệu mở"}}, Branch{Link: Link{verifyURL, verifyTitle}}, Branch{Link{staffURL, "Trang cho cán bộ"}, []Link{{rulesURL, rulesTitle}}})
		return View[MapView]{s.frame(mapURL, "Sơ đồ cổng", Meta{}), main}
	}}
}

// NotFoundView is what a reader sees at an address that the site does not have.
type NotFoundView struct{ Kinds []Link }

func (s *Site) notFoundPage() *Page {
	return &Page{URL: NotFoundURL, Layout: "notfound", view: func() any {
		var main NotFoundView
		for _, k := range s.Kinds {
			if !k.AtRoot {
				main.Kinds = append(main.Kinds, Link{k.Path(), k.Name})
			}
		}
		return View[NotFoundView]{s.frame(NotFoundURL, "Không tìm thấy trang", Meta{}), main}
	}}
}

func lowerFirst(text string) string {
	runes := []rune(text)
	if len(runes) == 0 {
		return text
	}
	return strings.ToLower(string(runes[:1])) + string(runes[1:])
}
