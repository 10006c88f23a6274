// Package member is the portals of other bodies on the portal of a province: each with what was found when it was last
// verified, which reports it has and which it lacks, and all procedures of all of them by their numbers, with who
// handles each. It shows what was gathered (files/gathered) and judges nothing. A portal for which nobody gathers has
// none of its pages.
package member

import (
	"cmp"
	"reflect"

	"congkhai/generator/files/gathered"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
)

const (
	membersURL   = "/cong-thanh-phan/"
	membersTitle = "Cổng thành phần"
)

// Part is the pages of portals that a province gathers.
func Part() site.Part {
	return site.Part{
		Layouts: map[string]reflect.Type{
			"members": reflect.TypeFor[site.View[MembersView]](),
			"member":  reflect.TypeFor[site.View[MemberView]](),
			"shared":  reflect.TypeFor[site.View[SharedView]](),
			"handled": reflect.TypeFor[site.View[HandledView]](),
		},
		Pages: func(s *site.Site) []func() []*site.Page {
			if len(s.Gathered.Portals) == 0 {
				return nil
			}
			return []func() []*site.Page{func() []*site.Page { return append([]*site.Page{membersPage(s)}, memberPages(s)...) },
				func() []*site.Page { return sharedPages(s) }}
		},
		Found: found,
		Tables: func(s *site.Site) []site.Table {
			if len(s.Gathered.Portals) == 0 {
				return nil
			}
			return []site.Table{membersTable(s), itemsTable(s), reportsTable(s)}
		},
	}
}

// Branches are the pages of this part as the map of the portal shows them; none where nobody gathers.
func Branches(s *site.Site) []site.Branch {
	if len(s.Gathered.Portals) == 0 {
		return nil
	}
	return []site.Branch{{Link: site.Link{URL: membersURL, Text: membersTitle},
		Leaves: []site.Link{{URL: sharedURL, Text: sharedTitle}}}}
}

// Row is a portal in the list of all.
type Row struct {
	site.Link
	State      string // which the theme's catalogue puts into words
	Good       show.Day
	Procedures int
	Records    int
	Reports    show.Share // of those that are due, how many there are
	Missing    int
}

// MembersView is the list of portals.
type MembersView struct {
	Rows     []Row
	Well     show.Share // of all portals, those that were well when they were looked at last
	Shared   site.TermLink
	Download site.Download // of what is known of each portal
	Items    site.Download // of all records of all portals
}

func membersPage(s *site.Site) *site.Page {
	return &site.Page{URL: membersURL, Title: membersTitle, Layout: "members", Show: func() any {
		main := MembersView{Rows: Rows(s), Download: site.DownloadOf(membersFile), Items: site.DownloadOf(itemsFile),
			Shared: site.TermLink{Link: site.Link{URL: sharedURL, Text: sharedTitle}, Count: len(shared(s))}}
		main.Well = show.ShareOf(count(s.Gathered.Portals, func(p *gathered.Portal) bool { return p.State == gathered.Well }),
			len(s.Gathered.Portals))
		return site.View[MembersView]{Main: main, Frame: s.Frame(membersURL, membersTitle, site.Meta{
			Description: "Các cổng của cơ quan trực thuộc: cổng nào kiểm chứng được, ngày nào, còn thiếu báo cáo nào."})}
	}}
}

// Rows are the portals that a province gathers, in the order of their names; none where nobody gathers.
func Rows(s *site.Site) []Row {
	rows := make([]Row, len(s.Gathered.Portals))
	for i, p := range s.Gathered.Portals {
		due := dueOf(p)
		rows[i] = Row{Link: linkOf(p), State: stateOf(p), Good: show.DayOf(p.Good), Records: len(p.Items),
			Procedures: count(p.Items, isProcedure), Reports: due, Missing: due.All - due.Of}
	}
	return rows
}

// The states of portals in the theme's catalogue are called like those of gathered, with what they are states of.
const statePrefix = "cong_"

// StateKeys are the keys of the theme's catalogue for states of portals.
func StateKeys() []string {
	var keys []string
	for _, state := range gathered.States {
		keys = append(keys, statePrefix+string(state))
	}
	return keys
}

func stateOf(p *gathered.Portal) string { return statePrefix + string(p.State) }

func linkOf(p *gathered.Portal) site.Link { return site.Link{URL: urlOf(p), Text: nameOf(p)} }

func urlOf(p *gathered.Portal) string { return membersURL + p.ID + "/" }

// nameOf is what a portal calls itself, or what the province calls it while nobody knows.
func nameOf(p *gathered.Portal) string { return cmp.Or(p.Name, p.ID) }

// dueOf is how many of the reports that are due a portal has.
func dueOf(p *gathered.Portal) show.Share {
	in := func(state string) int {
		return count(p.Reports, func(r gathered.Report) bool { return r.State == state })
	}
	there := in(gathered.ReportThere)
	return show.ShareOf(there, there+in(gathered.ReportMissing))
}

func isProcedure(i gathered.Item) bool { return i.Folder() == site.ProcedureFolder }

func count[T any](all []T, is func(T) bool) (n int) {
	for _, one := range all {
		if is(one) {
			n++
		}
	}
	return n
}
