package worklist

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"congkhai/generator/files/record"
	"congkhai/generator/past/chronicle"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
)

// drafts lists what is not shown yet: what has a day to be published on, the next one first, then drafts without one.
func drafts(s *site.Site) []Item {
	var waiting, drafts []Item
	for _, k := range s.Kinds {
		for _, r := range s.Records {
			switch c := r.Data.Base(); {
			case r.Kind != &k.Kind:
			case c.Draft && c.PublishFrom.After(s.AsOf):
				drafts = append(drafts, of(r, c.PublishFrom, "bản nháp, hẹn đăng ngày %s nhưng còn là nháp thì không đăng",
					c.PublishFrom.Print()))
			case c.Draft:
				drafts = append(drafts, of(r, calendar.Date{}, "bản nháp, chưa ai thấy trên cổng"))
			case c.PublishFrom.After(s.AsOf):
				waiting = append(waiting, of(r, c.PublishFrom, "sẽ tự đăng ngày %s", c.PublishFrom.Print()))
			}
		}
	}
	slices.SortStableFunc(waiting, func(a, b Item) int { return a.Day.Compare(b.Day) })
	return append(waiting, drafts...)
}

// lately is how many changes are listed.
const lately = 20

// became says what became of a record.
var became = map[chronicle.Action]string{chronicle.Published: "đăng lần đầu", chronicle.Amended: "sửa",
	chronicle.TakenBack: "rút", chronicle.Republished: "đăng lại"}

// changes lists the last things that became of records, the last one first; on one day in the order of kinds and lists.
func changes(s *site.Site) []Item {
	if s.History == nil {
		return nil
	}
	var items []Item
	for _, r := range s.Shown() {
		for _, e := range slices.Backward(s.History.Of[r.File.Path].Events) {
			if e.Commit == "" {
				continue // which git does not know yet
			}
			items = append(items, of(r, e.Day, "%s", told(s, r, e)))
		}
	}
	slices.SortStableFunc(items, newestFirst)
	return items[:min(lately, len(items))]
}

// named is how many of the places that were changed are told by name.
const named = 3

// told is an event in one line: what became of the record, where in it, and what ordered it.
func told(s *site.Site, r *record.Record, e chronicle.Event) string {
	line, kind := became[e.Action], s.KindOf(r)
	var names []string
	for _, c := range e.Changes {
		name := cmp.Or(kind.Calls(s, r, c.Path), kind.Reads(s, r, "", c.Name))
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) > 0 {
		line += ": " + strings.Join(names[:min(named, len(names))], "; ")
	}
	if more := len(names) - named; more > 0 {
		line += fmt.Sprintf(" và %d chỗ nữa", more)
	}
	if len(e.Decisions) > 0 {
		line += " (theo " + strings.Join(e.Decisions, ", ") + ")"
	}
	return line
}
