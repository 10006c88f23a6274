package site

import (
	"maps"

	"congkhai/generator/text/calendar"
)

// Count is what reports may hold a figure against: how many records the portal has for a period. Stocks are counted as
// of its last day.
type Count struct {
	Name string // what readers call it: "Thủ tục có trên cổng"
	Of   func(s *Site, from, to calendar.Date) int
}

// Counts are what relations may count on the portal itself: "cong.thu_tuc" and so on, each told by the kind that is
// counted.
var Counts = Derived(func(s *Site) map[string]Count {
	all := map[string]Count{}
	for _, k := range s.Kinds {
		maps.Copy(all, k.Counts)
	}
	return all
})

// CountedIn is the folder whose records a count counts.
func (s *Site) CountedIn(count string) string {
	for _, k := range s.Kinds {
		if _, ok := k.Counts[count]; ok {
			return k.Folder
		}
	}
	return ""
}

// InPeriod reports whether a day lies in a period.
func InPeriod(day, from, to calendar.Date) bool {
	return !day.IsZero() && !from.After(day) && !day.After(to)
}

// CountOf counts the published records of a folder that a function picks.
func CountOf[D any](s *Site, folder string, pick func(d *D) bool) int {
	n := 0
	for _, r := range s.All(folder) {
		if d, ok := r.Data.(any).(*D); ok && pick(d) {
			n++
		}
	}
	return n
}
