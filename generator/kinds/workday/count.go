package workday

import (
	"slices"

	"congkhai/generator/text/calendar"
)

// Within returns the n for which a day lies within n working days after another: of a day off, that of the next working
// day, so that within says at most n where after says no later. 0 for the day itself and days before it.
func (w Workdays) Within(from, to calendar.Date) int {
	if !to.After(from) {
		return 0
	}
	n := w.until(to) - w.until(from)
	if !w.works(to) {
		n++
	}
	return n
}

// Known reports whether all days off between two days are: else there were maybe fewer working days than are counted.
func (w Workdays) Known(from, to calendar.Date) bool {
	for year := from.Year; year <= to.Year; year++ {
		if !w.complete[year] {
			return false
		}
	}
	return true
}

// until counts the working days up to a day and with it, from a Monday long ago.
func (w Workdays) until(day calendar.Date) int {
	n := number(day)
	idle, _ := slices.BinarySearch(w.idle, n+1)
	extra, _ := slices.BinarySearch(w.extra, n+1)
	days := n - longAgo + 1
	return days/7*5 + min(days%7, 5) - idle + extra
}

// number counts days from 1 January 1970, a Thursday.
func number(day calendar.Date) int { return int(day.Time().Unix() / 86400) }

// longAgo is a Monday before any day that a file can hold.
const longAgo = -3 - 7*200_000
