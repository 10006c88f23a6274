package site

import "congkhai/generator/calendar"

// firstPublished returns the day on which a record's file was first published. ok is false when that is not known: without a
// history, of a file that is not in it yet, and of a day that has not come.
func (s *Site) firstPublished(r *Record) (day calendar.Date, ok bool) {
	day = s.First[r.File.Path]
	if day.IsZero() || day.After(s.AsOf) {
		return calendar.Date{}, false
	}
	return day, true
}

// collectSince returns the first day of which the history tells: nothing can have been published before it. No day without one.
func (s *Site) collectSince() calendar.Date {
	var first calendar.Date
	for _, day := range s.First {
		if !day.IsZero() && (first.IsZero() || first.After(day)) {
			first = day
		}
	}
	return first
}
