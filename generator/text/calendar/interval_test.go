package calendar_test

import (
	"slices"
	"testing"

	"congkhai/generator/text/calendar"
)

func TestIntervals(t *testing.T) {
	day := func(n int) calendar.Date { return calendar.Date{Year: 2026, Month: 7, Day: n} }
	var unknown calendar.Date
	for _, c := range []struct {
		name      string
		is        calendar.Interval
		has, over []calendar.Date
		turns     []calendar.Date
	}{
		{"both ends", calendar.Interval{First: day(2), Last: day(4)}, []calendar.Date{day(2), day(3), day(4)}, []calendar.Date{day(5)},
			[]calendar.Date{day(2), day(5)}},
		{"no last day", calendar.Interval{First: day(4)}, []calendar.Date{day(4), day(5)}, nil, []calendar.Date{day(4)}},
		{"no first day", calendar.Interval{Last: day(3)}, []calendar.Date{day(1), day(2), day(3)}, []calendar.Date{day(4), day(5)},
			[]calendar.Date{unknown, day(4)}},
	} {
		for n := 1; n <= 5; n++ {
			if got := c.is.Has(day(n)); got != slices.Contains(c.has, day(n)) {
				t.Errorf("%s: has %d: %t", c.name, n, got)
			}
			if got := c.is.Over(day(n)); got != slices.Contains(c.over, day(n)) {
				t.Errorf("%s: is over on %d: %t", c.name, n, got)
			}
		}
		if got := c.is.Turns(); !slices.Equal(got, c.turns) {
			t.Errorf("%s: turns on %v", c.name, got)
		}
	}
}
