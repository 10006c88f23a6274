package member

import (
	"cmp"

	"congkhai/generator/files/gathered"
	"congkhai/generator/pages/gloss"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
)

// MemberView is what is known of a portal.
type MemberView struct {
	Address    site.Link // of the portal itself; nothing where nobody knows it yet
	State      string
	Ill        bool     // it is not well
	Reasons    []string // why all is not well
	Checked    show.Day
	Good       show.Day
	Key        gloss.Said
	Entries    int64
	Checkpoint gloss.Said
	Sorts      []SortRow
	Reports    []ReportRow
	There      show.Share
}

// SortRow is how many records of a sort a portal has, and where it lists them.
type SortRow struct {
	site.Link
	Count int
}

// ReportRow is a period for which a body has to report.
type ReportRow struct {
	Body, Form, Period, State string
	Report                    string // its address; "" where there is none
}

func memberPages(s *site.Site) []*site.Page {
	var pages []*site.Page
	for _, p := range s.Gathered.Portals {
		pages = append(pages, &site.Page{URL: urlOf(p), Layout: "member", Show: func() any {
			frame := s.Frame(urlOf(p), nameOf(p), site.Meta{})
			frame.Crumbs = append(frame.Crumbs, site.Link{URL: membersURL, Text: membersTitle})
			return site.View[MemberView]{Frame: frame, Main: memberView(s, p)}
		}})
	}
	return pages
}

func memberView(s *site.Site, p *gathered.Portal) MemberView {
	v := MemberView{State: stateOf(p), Ill: p.State != gathered.Well, Reasons: p.Reasons, Checked: show.DayOf(p.Checked), Good: show.DayOf(p.Good),
		Key: gloss.Said(p.Key), Entries: p.Entries, Checkpoint: gloss.Said(p.Checkpoint), Sorts: sortsOf(s, p), There: dueOf(p)}
	if p.Address != "" {
		v.Address = site.Link{URL: p.Address + "/", Text: p.Address}
	}
	for _, r := range p.Reports {
		if r.State == gathered.ReportNone {
			continue
		}
		row := ReportRow{Body: r.Body, Form: r.Form, Period: r.Period, State: r.State}
		if r.Path != "" {
			row.Report = p.Address + r.Path
		}
		v.Reports = append(v.Reports, row)
	}
	return v
}

// sortsOf counts the records of a portal by their sorts, which are called as this portal calls them.
func sortsOf(s *site.Site, p *gathered.Portal) []SortRow {
	var rows []SortRow
	of := map[string]int{}
	for _, item := range p.Items {
		folder := item.Folder()
		at, known := of[folder]
		if !known {
			at = len(rows)
			of[folder] = at
			rows = append(rows, SortRow{Link: site.Link{URL: p.Address + "/" + folder + "/", Text: sortName(s, folder)}})
		}
		rows[at].Count++
	}
	return rows
}

// sortName is what this portal calls the records of a folder; one of a newer program is called like the folder.
func sortName(s *site.Site, folder string) string {
	if k := s.Kind(folder); k != nil {
		return k.Name
	}
	return cmp.Or(folder, "–")
}
