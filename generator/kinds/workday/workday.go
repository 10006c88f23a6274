// Package workday is days off and the working days between two days, content/ngay-nghi: Of(s).Within(signed, published)
// is how many, Known says whether all days off of that time are known. Weekends are off unless a file says that one is
// worked.
package workday

import (
	"time"

	"congkhai/generator/text/calendar"
)

func weekend(day calendar.Date) bool {
	name := day.Time().Weekday()
	return name == time.Saturday || name == time.Sunday
}

// Workdays tells which days agencies work on.
type Workdays struct {
	Off, Worked map[calendar.Date]bool
	idle, extra []int        // days of the week that are off, and of the weekend that are worked, by number, ascending
	complete    map[int]bool // the years of which all days off are known
}

func (w Workdays) works(day calendar.Date) bool {
	return w.Worked[day] || !w.Off[day] && !weekend(day)
}

// Complete reports whether all days off of a year are known.
func (w Workdays) Complete(year int) bool { return w.complete[year] }

// After returns the n-th working day after a day.
func (w Workdays) After(day calendar.Date, n int) calendar.Date {
	for n > 0 {
		if day = day.Add(1); w.works(day) {
			n--
		}
	}
	return day
}

// Next returns the day itself, or the first working day after it.
func (w Workdays) Next(day calendar.Date) calendar.Date {
	for !w.works(day) {
		day = day.Add(1)
	}
	return day
}
