package disclosure

import (
	"congkhai/generator/files/record"
	"congkhai/generator/kinds/procedure"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
	"congkhai/generator/text/viet"
)

// lacking lists, for each part, the procedures in force of which it is not known, and last those of which anything is
// not.
var lacking = site.Derived(func(s *site.Site) [][]*record.Record {
	lacking := make([][]*record.Record, len(procedure.Components)+1)
	for _, r := range procedures(s) {
		whole := true
		for i, part := range procedure.Components {
			if !part.Known(r, r.Data.(*procedure.Procedure)) {
				lacking[i] = append(lacking[i], r)
				whole = false
			}
		}
		if !whole {
			lacking[len(procedure.Components)] = append(lacking[len(procedure.Components)], r)
		}
	}
	return lacking
})

// procedures lists the procedures in force.
func procedures(s *site.Site) []*record.Record {
	if k := s.Kind(site.ProcedureFolder); k != nil {
		return s.Listed(k)
	}
	return nil
}

const lackingURL = disclosureURL + "thieu/"

// lackingPages makes the lists of procedures that lack a part, where there are any.
func lackingPages(s *site.Site) []*site.Page {
	var pages []*site.Page
	for i, part := range procedure.Components {
		if records := lacking(s)[i]; len(records) > 0 {
			pages = append(pages, s.Paged(site.List{
				Kind: s.Kind(site.ProcedureFolder), URL: lackingURL + part.Slug + "/",
				Heading: "Thủ tục chưa nêu: " + viet.LowerFirst(part.Name), Records: records,
				Crumbs: []site.Link{{URL: disclosureURL, Text: disclosureTitle}},
			})...)
		}
	}
	return pages
}

// PartRow is a part of procedures, and how many have it.
type PartRow struct {
	Name, Law string
	Share     show.Share
	Lacking   site.TermLink // the list of those that lack it; empty when none does
}

// partRows tells of each part how many procedures have it, and how many have all.
func partRows(s *site.Site) (rows []PartRow, whole show.Share) {
	lacking, all := lacking(s), len(procedures(s))
	for i, part := range procedure.Components {
		row := PartRow{Name: part.Name, Law: part.Law, Share: show.ShareOf(all-len(lacking[i]), all)}
		if n := len(lacking[i]); n > 0 {
			row.Lacking = site.TermLink{Link: site.Link{URL: lackingURL + part.Slug + "/", Text: part.Name}, Count: n}
		}
		rows = append(rows, row)
	}
	return rows, show.ShareOf(all-len(lacking[len(procedure.Components)]), all)
}
