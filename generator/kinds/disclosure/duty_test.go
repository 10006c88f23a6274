package disclosure

import (
	"testing"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/site"
	"congkhai/generator/test/small"
	"congkhai/generator/text/calendar"
)

func TestDutyOfADay(t *testing.T) {
	duty := func(id string, d Duty) *record.Record { return &record.Record{ID: id, Data: &d} }
	law := ruler{}
	for _, r := range []*record.Record{
		duty("cu", Duty{Matters: []site.Matter{site.AnOwnDocument}, Binds: thisAgency, From: front.Stated[calendar.Date]{State: front.Given, Value: small.Day(t, "2011-10-01")}, To: small.Day(t, "2022-08-14")}),
		duty("chung", Duty{Matters: []site.Matter{site.ARoutineReport}, Binds: thisAgency, General: true, Bases: []string{"104/2016/QH13"}}),
		duty("moi", Duty{Matters: []site.Matter{site.AnOwnDocument, site.ARoutineReport}, Binds: thisAgency, From: front.Stated[calendar.Date]{State: front.Given, Value: small.Day(t, "2026-07-01")}}),
		duty("moc", Duty{Matters: []site.Matter{site.AProcedure}, Binds: otherBody, Bases: []string{"63/2010/NĐ-CP"}}),
	} {
		d := r.Data.(*Duty)
		law.law = append(law.law, clause{record: r, duty: d, start: d.start()})
	}
	for _, c := range []struct {
		matter site.Matter
		bound  Bound
		on     string
		want   string
	}{
		{site.AnOwnDocument, thisAgency, "2011-09-30", ""}, {site.AnOwnDocument, thisAgency, "2011-10-01", "cu"},
		{site.AnOwnDocument, thisAgency, "2022-08-14", "cu"}, {site.AnOwnDocument, thisAgency, "2022-08-15", ""},
		{site.AnOwnDocument, thisAgency, "2026-07-01", "moi"},
		{site.ARoutineReport, thisAgency, "2015-12-31", ""}, {site.ARoutineReport, thisAgency, "2026-06-30", "chung"},
		{site.ARoutineReport, thisAgency, "2026-07-01", "moi"}, // a rule of its own goes before the general one
		{site.AProcedure, thisAgency, "2021-01-01", ""}, {site.AProcedure, otherBody, "2021-01-01", "moc"}, {site.AProcedure, otherBody, "2009-12-31", ""},
	} {
		got := ""
		if r := law.dutyOn(c.matter, c.bound, small.Day(t, c.on)); r != nil {
			got = r.ID
		}
		if got != c.want {
			t.Errorf("%s of %s on %s: %q, want %q", c.matter, c.bound, c.on, got, c.want)
		}
	}
}
