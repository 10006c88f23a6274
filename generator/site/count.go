package site

import (
	"slices"

	"congkhai/generator/calendar"
)

// portalCounts are what relations may count on the portal itself, as of a period: "cong.thu_tuc" and so on.
var portalCounts = map[string]func(s *Site, from, to calendar.Date) int{
	"cong.thu_tuc":            func(s *Site, _, to calendar.Date) int { return s.countProcedures(to, "") },
	"cong.muc_3":              func(s *Site, _, to calendar.Date) int { return s.countProcedures(to, "3") },
	"cong.muc_4":              func(s *Site, _, to calendar.Date) int { return s.countProcedures(to, "4") },
	"cong.mot_phan":           func(s *Site, _, to calendar.Date) int { return s.countProcedures(to, "mot_phan") },
	"cong.toan_trinh":         func(s *Site, _, to calendar.Date) int { return s.countProcedures(to, "toan_trinh") },
	"cong.quyet_dinh_cong_bo": (*Site).countDecisions,
	"cong.tin_cchc":           (*Site).countReformNews,
}

// countProcedures counts the procedures in force on a day, all of them or those at an online level.
func (s *Site) countProcedures(day calendar.Date, level OnlineLevel) int {
	n := 0
	for _, r := range s.all(procedureFolder) {
		p := r.Data.(*Procedure)
		inForce := !p.InForceFrom.After(day) && (p.RepealedFrom.IsZero() || p.RepealedFrom.After(day))
		atLevel := level == "" || slices.ContainsFunc(p.Online.Value, func(g OnlineGrade) bool {
			return g.Value == level && !g.From.After(day)
		})
		if inForce && atLevel {
			n++
		}
	}
	return n
}

func (s *Site) countDecisions(from, to calendar.Date) int {
	n := 0
	for _, r := range s.all(documentFolder) {
		if d := r.Data.(*Document); d.Publishes && !from.After(d.Date) && !d.Date.After(to) {
			n++
		}
	}
	return n
}

func (s *Site) countReformNews(from, to calendar.Date) int {
	n := 0
	for _, r := range s.all(newsFolder) {
		if d := r.Data.(*News); d.Section == "cchc" && !from.After(d.Date) && !d.Date.After(to) {
			n++
		}
	}
	return n
}
