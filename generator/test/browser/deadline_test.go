package browser

import (
	"testing"
	"time"

	"congkhai/generator/files/amount"
	"congkhai/generator/kinds/workday"
	"congkhai/generator/site"
	"congkhai/generator/test/small"
	"congkhai/generator/text/calendar"
)

// deadline returns the day on which a time limit ends that begins with the filing of a dossier. The day of filing does
// not count, and a limit that ends on a day off ends on the next working day (Bộ luật Dân sự 2015 Art. 147, 148).
// ok is false for a limit that is not counted in days or months.
func deadline(s *site.Site, filed calendar.Date, l amount.Limit) (end calendar.Date, ok bool) {
	var length amount.Length
	for _, step := range l.Steps {
		length += step
	}
	n, w := length.Up(), workday.Of(s)
	switch l.Unit {
	case "ngay_lam_viec":
		return w.After(filed, n), n > 0
	case "ngay":
		return w.Next(filed.Add(n)), n > 0
	case "tuan":
		return w.Next(filed.Add((7 * length).Up())), n > 0
	case "thang":
		return w.Next(monthsAfter(filed, n)), n > 0
	}
	return end, false
}

// whole are steps of whole units.
func whole(numbers ...int) []amount.Length {
	var steps []amount.Length
	for _, n := range numbers {
		steps = append(steps, amount.Length(n*100))
	}
	return steps
}

// monthsAfter returns the same day of a later month, or its last one where it has no such day.
func monthsAfter(day calendar.Date, n int) calendar.Date {
	first := time.Date(day.Year, time.Month(day.Month+n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return calendar.Date{Year: first.Year(), Month: int(first.Month()), Day: min(day.Day, last)}
}

func TestDeadlines(t *testing.T) {
	s, _ := small.Site(t, []*site.Kind{workday.Kind()}, "2026-11-01", `
-- content/ngay-nghi/2026.toml --
nam = 2026
lam_bu = [2026-08-22]
[[nghi]]
tu = 2026-08-31
den = 2026-09-02
[[nghi]]
tu = 2026-04-30
`)
	for _, c := range []struct {
		filed string
		limit amount.Limit
		want  string
	}{
		{"2026-03-02", amount.Limit{Steps: whole(1), Unit: "ngay_lam_viec"}, "2026-03-03"},
		{"2026-03-06", amount.Limit{Steps: whole(1), Unit: "ngay_lam_viec"}, "2026-03-09"},        // over a weekend
		{"2026-03-07", amount.Limit{Steps: whole(5), Unit: "ngay_lam_viec"}, "2026-03-13"},        // filed online on a Saturday
		{"2026-08-28", amount.Limit{Steps: whole(1), Unit: "ngay_lam_viec"}, "2026-09-03"},        // over a holiday
		{"2026-08-21", amount.Limit{Steps: whole(1), Unit: "ngay_lam_viec"}, "2026-08-22"},        // a Saturday worked instead
		{"2026-03-02", amount.Limit{Steps: whole(3, 15, 7), Unit: "ngay_lam_viec"}, "2026-04-06"}, // steps add up
		{"2026-03-02", amount.Limit{Steps: whole(4), Unit: "ngay"}, "2026-03-06"},
		{"2026-03-02", amount.Limit{Steps: whole(5), Unit: "ngay"}, "2026-03-09"},                      // a Saturday moves to Monday
		{"2026-03-02", amount.Limit{Steps: []amount.Length{150}, Unit: "ngay_lam_viec"}, "2026-03-04"}, // ends in the middle of a day
		{"2026-03-02", amount.Limit{Steps: []amount.Length{50, 50}, Unit: "ngay"}, "2026-03-03"},
		{"2026-03-02", amount.Limit{Steps: whole(2), Unit: "tuan"}, "2026-03-16"},
		{"2026-03-02", amount.Limit{Steps: []amount.Length{150}, Unit: "tuan"}, "2026-03-13"}, // on the eleventh day
		{"2026-04-29", amount.Limit{Steps: whole(1), Unit: "ngay"}, "2026-05-01"},             // a holiday moves on
		{"2026-01-31", amount.Limit{Steps: whole(1), Unit: "thang"}, "2026-03-02"},            // 28 February is a Saturday
		{"2026-11-16", amount.Limit{Steps: whole(2), Unit: "thang"}, "2027-01-18"},            // 16 January is a Saturday
	} {
		got, ok := deadline(s, small.Day(t, c.filed), c.limit)
		if !ok || got.String() != c.want {
			t.Errorf("%s and %s is %s, %v, want %s", c.filed, c.limit.Text(), got, ok, c.want)
		}
	}
	for _, l := range []amount.Limit{{}, {Words: "trong ngày"}, {Steps: whole(8), Unit: "gio"}} {
		if end, ok := deadline(s, small.Day(t, "2026-03-02"), l); ok {
			t.Errorf("%v ends on %s", l, end)
		}
	}
}
