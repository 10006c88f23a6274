package site

import (
	"math/rand/v2"
	"testing"

	"congkhai/generator/files/front"
	"congkhai/generator/text/calendar"
)

// yearsOff is a site that knows nothing but days off.
func yearsOff(years ...*DaysOff) *Site {
	k := daysOffKind()
	s := &Site{Input: Input{Kinds: []*Kind{k}}, byKind: map[*Kind][]*Record{}}
	for _, year := range years {
		s.byKind[k] = append(s.byKind[k], &Record{Kind: &k.RecordKind, Data: year})
	}
	return s
}

func TestWorkingDaysFromSignatureToPublication(t *testing.T) {
	tet := &DaysOff{Year: 2026, Whole: true, Off: []Holiday{{From: date(t, "2026-02-16"), To: date(t, "2026-02-20")}},
		Worked: []calendar.Date{date(t, "2026-02-28")}}
	known, unknown := workdaysOf(yearsOff(tet)), workdaysOf(yearsOff())
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
		from, to := date(t, c.from), date(t, c.to)
		if got := known.within(from, to); got != c.days {
			t.Errorf("%s to %s: %d working days, want %d", c.from, c.to, got, c.days)
		}
		if got := unknown.within(from, to); got != c.ignorant {
			t.Errorf("%s to %s without days off: %d working days, want %d", c.from, c.to, got, c.ignorant)
		}
	}
	if a, b := date(t, "2026-01-05"), date(t, "2027-01-05"); !known.known(a, a) || known.known(a, b) || unknown.known(a, a) {
		t.Error("the days off of 2026 are known, those of 2027 are not")
	}
}

// Whatever days are off, the count says at most n just where the deadline says no later, and grows with the day.
func TestCountAndDeadlineAgree(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	start := date(t, "2025-12-01")
	for range 200 {
		year := &DaysOff{Year: 2026}
		for range random.IntN(12) {
			from := date(t, "2026-01-01").Add(random.IntN(120))
			year.Off = append(year.Off, Holiday{From: from, To: from.Add(random.IntN(9))})
		}
		for range random.IntN(8) {
			year.Worked = append(year.Worked, date(t, "2026-01-01").Add(random.IntN(120)))
		}
		w := workdaysOf(yearsOff(year))
		signed := start.Add(random.IntN(140))
		before := 0
		for first := signed; !first.After(signed.Add(60)); first = first.Add(1) {
			n := w.within(signed, first)
			if n < before || n > before+1 {
				t.Fatalf("%s to %s is %d after %d", signed, first, n, before)
			}
			if n > 0 && (first.After(w.after(signed, n)) || !first.After(w.after(signed, n-1))) {
				t.Fatalf("%s to %s is said to be %d working days, which end on %s", signed, first, n, w.after(signed, n))
			}
			before = n
		}
	}
}

func TestDutyOfADay(t *testing.T) {
	duty := func(id string, d Duty) *Record { return &Record{ID: id, Data: &d} }
	law := ruler{}
	for _, r := range []*Record{
		duty("cu", Duty{Matters: []Matter{anOwnDocument}, Binds: thisAgency, From: front.Stated[calendar.Date]{State: front.Given, Value: date(t, "2011-10-01")}, To: date(t, "2022-08-14")}),
		duty("chung", Duty{Matters: []Matter{aRoutineReport}, Binds: thisAgency, General: true, Bases: []string{"104/2016/QH13"}}),
		duty("moi", Duty{Matters: []Matter{anOwnDocument, aRoutineReport}, Binds: thisAgency, From: front.Stated[calendar.Date]{State: front.Given, Value: date(t, "2026-07-01")}}),
		duty("moc", Duty{Matters: []Matter{aProcedure}, Binds: otherBody, Bases: []string{"63/2010/NĐ-CP"}}),
	} {
		d := r.Data.(*Duty)
		law.law = append(law.law, clause{r, d, d.start()})
	}
	for _, c := range []struct {
		matter Matter
		bound  Bound
		on     string
		want   string
	}{
		{anOwnDocument, thisAgency, "2011-09-30", ""}, {anOwnDocument, thisAgency, "2011-10-01", "cu"},
		{anOwnDocument, thisAgency, "2022-08-14", "cu"}, {anOwnDocument, thisAgency, "2022-08-15", ""},
		{anOwnDocument, thisAgency, "2026-07-01", "moi"},
		{aRoutineReport, thisAgency, "2015-12-31", ""}, {aRoutineReport, thisAgency, "2026-06-30", "chung"},
		{aRoutineReport, thisAgency, "2026-07-01", "moi"}, // a rule of its own goes before the general one
		{aProcedure, thisAgency, "2021-01-01", ""}, {aProcedure, otherBody, "2021-01-01", "moc"}, {aProcedure, otherBody, "2009-12-31", ""},
	} {
		got := ""
		if r := law.dutyOn(c.matter, c.bound, date(t, c.on)); r != nil {
			got = r.ID
		}
		if got != c.want {
			t.Errorf("%s of %s on %s: %q, want %q", c.matter, c.bound, c.on, got, c.want)
		}
	}
}
