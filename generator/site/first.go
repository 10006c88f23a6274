package site

import "congkhai/generator/text/calendar"

// firstPublished returns the day on which a record was first published. ok is false when that is not known: without a history,
// of a file that is not in it yet, where the history was cut off or a clock was wrong, and of a day that has not come.
func (s *Site) firstPublished(r *Record) (day calendar.Date, ok bool) {
	day = s.life(r).first()
	if day.IsZero() || day.After(s.AsOf) {
		return calendar.Date{}, false
	}
	return day, true
}

// first is the day of the first publication, or no day when it is not known.
func (l Life) first() calendar.Date {
	if len(l.Events) == 0 || l.Events[0].Action != Published || l.Events[0].AtLatest {
		return calendar.Date{}
	}
	return l.Events[0].Day // none when it is not committed
}

// since returns the first day of which the history tells: nothing can have been published before it. No day without one.
var since = Derived(func(s *Site) calendar.Date {
	var first calendar.Date
	if s.History == nil {
		return first
	}
	for _, life := range s.History.Of {
		if day := life.first(); !day.IsZero() && (first.IsZero() || first.After(day)) {
			first = day
		}
	}
	return first
})
