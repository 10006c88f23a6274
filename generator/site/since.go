package site

import (
	"congkhai/generator/files/record"
	"congkhai/generator/text/calendar"
)

// FirstPublished returns the day on which a record was first published. ok is false when that is not known: without a
// history, of a file that is not in it yet, where the history was cut off or a clock was wrong, and of a day that has
// not come.
func (s *Site) FirstPublished(r *record.Record) (day calendar.Date, ok bool) {
	day = s.life(r).First()
	if day.IsZero() || day.After(s.AsOf) {
		return calendar.Date{}, false
	}
	return day, true
}

// Since returns the first day of which the history tells: nothing can have been published before it. No day without
// one.
var Since = Derived(func(s *Site) calendar.Date {
	var first calendar.Date
	if s.History == nil {
		return first
	}
	for _, life := range s.History.Of {
		if day := life.First(); !day.IsZero() && (first.IsZero() || first.After(day)) {
			first = day
		}
	}
	return first
})
