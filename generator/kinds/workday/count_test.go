package workday

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"congkhai/generator/site"
	"congkhai/generator/test/small"
)

// daysOf are the days of a site that knows nothing but days off.
func daysOf(t *testing.T, year string) Workdays {
	t.Helper()
	s, _ := small.Site(t, []*site.Kind{Kind()}, "2026-11-01", "-- content/ngay-nghi/2026.toml --\n"+year)
	return Of(s)
}

func TestWorkingDaysFromSignatureToPublication(t *testing.T) {
	known := daysOf(t, "nam = 2026\nday_du = true\nlam_bu = [2026-02-28]\n[[nghi]]\ntu = 2026-02-16\nden = 2026-02-20\n")
	unknown := daysOf(t, "")
	for _, c := range []struct {
		from, to       string
		days, ignorant int // with and without the file of days off
	}{
		{"2026-03-02", "2026-03-02", 0, 0}, // on the day itself
		{"2026-03-02", "2026-03-03", 1, 1},
		{"2026-03-06", "2026-03-09", 1, 1},   // over a weekend
		{"2026-03-06", "2026-03-07", 1, 1},   // a Saturday is within the next working day
		{"2026-03-06", "2026-03-20", 10, 10}, // two weeks
		{"2026-02-13", "2026-02-23", 1, 6},   // over Tết
		{"2026-02-13", "2026-02-18", 1, 3},   // in the middle of Tết
		{"2026-02-27", "2026-02-28", 1, 1},   // on a Saturday worked instead
		{"2026-02-27", "2026-03-02", 2, 1},
		{"2026-03-03", "2026-03-02", 0, 0}, // the wrong way round
	} {
		from, to := small.Day(t, c.from), small.Day(t, c.to)
		if got := known.Within(from, to); got != c.days {
			t.Errorf("%s to %s: %d working days, want %d", c.from, c.to, got, c.days)
		}
		if got := unknown.Within(from, to); got != c.ignorant {
			t.Errorf("%s to %s without days off: %d working days, want %d", c.from, c.to, got, c.ignorant)
		}
	}
	if a, b := small.Day(t, "2026-01-05"), small.Day(t, "2027-01-05"); !known.Known(a, a) || known.Known(a, b) || unknown.Known(a, a) {
		t.Error("the days off of 2026 are known, those of 2027 are not")
	}
}

// Whatever days are off, the count says at most n just where the deadline says no later, and grows with the day.
func TestCountAndDeadlineAgree(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	start := small.Day(t, "2025-12-01")
	for range 200 {
		first, worked, off := small.Day(t, "2026-01-01"), []string{}, ""
		for range random.IntN(8) {
			worked = append(worked, first.Add(random.IntN(120)).String())
		}
		for range random.IntN(12) {
			from := first.Add(random.IntN(120))
			off += fmt.Sprintf("[[nghi]]\ntu = %s\nden = %s\n", from, from.Add(random.IntN(9)))
		}
		w := daysOf(t, fmt.Sprintf("nam = 2026\nlam_bu = [%s]\n%s", strings.Join(worked, ", "), off))
		signed := start.Add(random.IntN(140))
		before := 0
		for first := signed; !first.After(signed.Add(60)); first = first.Add(1) {
			n := w.Within(signed, first)
			if n < before || n > before+1 {
				t.Fatalf("%s to %s is %d after %d", signed, first, n, before)
			}
			if n > 0 && (first.After(w.After(signed, n)) || !first.After(w.After(signed, n-1))) {
				t.Fatalf("%s to %s is said to be %d working days, which end on %s", signed, first, n, w.After(signed, n))
			}
			before = n
		}
	}
}
