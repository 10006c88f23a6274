package kinds

import (
	"reflect"

	"congkhai/generator/files/record"
	"congkhai/generator/kinds/disclosure"
	"congkhai/generator/kinds/member"
	"congkhai/generator/kinds/report"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
)

// HomeView is what the home page shows: what citizens come for, first what most of them do.
type HomeView struct {
	Summary   string
	Stops     []site.Item // that are announced and not over
	Tasks     []Task
	Doors     Doors
	Report    site.Link // the newest report; empty when there is none
	Verdict   report.Verdict
	News      []site.Item
	NewsIsNew bool
	Documents []site.Item
	Contact   site.ContactView
}

const (
	homeItems  = 3
	daysOfNews = 90 // for which the newest is called new
)

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
		Turns: homeTurns,
	}
}

func homePage(s *site.Site) *site.Page {
	return &site.Page{URL: "/", Title: s.Config.Name, Layout: "home", Show: func() any {
		main := HomeView{Summary: s.Config.Summary, Stops: disclosure.StopsAhead(s), Tasks: tasks(s), Doors: doors(s),
			Contact: s.Footer().Contact, News: firstItems(s, site.NewsFolder), NewsIsNew: !s.AsOf.After(lastNewDay(s)),
			Documents: firstItems(s, record.DocumentFolder)}
		if reports := s.All(report.Folder); len(reports) > 0 {
			main.Report, main.Verdict = site.LinkOf(reports[0]), report.VerdictOf(s, reports[0])
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

// lastNewDay is the last day on which the newest news is new; before all days when there is none.
func lastNewDay(s *site.Site) calendar.Date {
	news := s.All(site.NewsFolder)
	if len(news) == 0 {
		return calendar.Date{}
	}
	return news[0].Data.(*News).Date.Add(daysOfNews)
}

// homeTurns is the day on which the newest news is new no more.
func homeTurns(s *site.Site) []calendar.Date {
	if day := lastNewDay(s); !day.IsZero() {
		return []calendar.Date{day.Add(1)}
	}
	return nil
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
		main.Branches = append(main.Branches, member.Branches(s)...)
		for _, link := range []site.Link{{URL: site.ChangesURL, Text: site.ChangesTitle},
			{URL: site.SearchURL, Text: "Tìm kiếm"}, {URL: verifyURL, Text: verifyTitle}} {
			main.Branches = append(main.Branches, site.Branch{Link: link})
		}
		frame := s.Frame(mapURL, mapTitle, site.Meta{})
		main.Branches = append(main.Branches, openBranch(frame.Feeds))
		main.Branches = append(main.Branches, site.Branch{Link: staffLink,
			Leaves: []site.Link{{URL: rulesURL, Text: rulesTitle}}})
		return site.View[MapView]{Frame: frame, Main: main}
	}}
}

// openBranch is what programs read: the catalogue of the data, and the feeds.
func openBranch(feeds []site.Link) site.Branch {
	branch := site.Branch{Link: site.Link{URL: site.CatalogFile, Text: "Dữ liệu mở"}}
	for _, feed := range feeds {
		branch.Leaves = append(branch.Leaves, site.Link{URL: feed.URL, Text: "Nguồn tin Atom: " + feed.Text})
	}
	return branch
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
