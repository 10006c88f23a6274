package site

import (
	"maps"
	"slices"

	"congkhai/generator/text/calendar"
)

// Count is what reports may hold a figure against: how many records the portal has for a period. Stocks are counted as of its
// last day.
type Count func(s *Site, from, to calendar.Date) int

// counts are what relations may count on the portal itself: "cong.thu_tuc" and so on, each told by the kind that is counted.
var counts = Derived(func(s *Site) map[string]Count {
	all := map[string]Count{}
	for _, k := range s.Kinds {
		maps.Copy(all, k.Counts)
	}
	return all
})

// inPeriod reports whether a day lies in a period.
func inPeriod(day, from, to calendar.Date) bool {
	return !day.IsZero() && !from.After(day) && !day.After(to)
}

// count counts the published records of a folder that a function picks.
func count[D any](s *Site, folder string, pick func(d *D) bool) int {
	n := 0
	for _, r := range s.all(folder) {
		if d, ok := r.Data.(any).(*D); ok && pick(d) {
			n++
		}
	}
	return n
}

// countProcedures counts the procedures in force on a day, all of them or those at an online level.
func (s *Site) countProcedures(day calendar.Date, level OnlineLevel) int {
	return count(s, procedureFolder, func(p *Procedure) bool {
		inForce := !p.InForceFrom.After(day) && !p.repealed(day)
		atLevel := level == "" || slices.ContainsFunc(p.Online.Value, func(g OnlineGrade) bool {
			return g.Value == level && !g.From.After(day)
		})
		return inForce && atLevel
	})
}

// countNewProcedures counts the procedures that came into force in a period.
func (s *Site) countNewProcedures(from, to calendar.Date) int {
	return count(s, procedureFolder, func(p *Procedure) bool { return inPeriod(p.InForceFrom, from, to) })
}

// countRepealed counts the procedures that ended in a period.
func (s *Site) countRepealed(from, to calendar.Date) int {
	return count(s, procedureFolder, func(p *Procedure) bool { return inPeriod(p.RepealedFrom, from, to) })
}

func (s *Site) countDecisions(from, to calendar.Date) int {
	return count(s, documentFolder, func(d *Document) bool { return d.Publishes && inPeriod(d.Date, from, to) })
}

func (s *Site) countReformNews(from, to calendar.Date) int {
	return count(s, newsFolder, func(n *News) bool { return n.Section == "cchc" && inPeriod(n.Date, from, to) })
}

// countPriceLists counts the services with a price list that holds on a day. A list of which nobody says until when it
// holds, holds until a later one for its service.
func (s *Site) countPriceLists(day calendar.Date) int {
	services := map[PriceService]bool{}
	for _, r := range s.all(priceListFolder) {
		p := r.Data.(*PriceList)
		if !p.From.After(day) && !(p.To.Given() && day.After(p.To.Value)) {
			services[p.Service] = true
		}
	}
	return len(services)
}
