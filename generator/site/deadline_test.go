package site

import (
	"testing"

	"congkhai/generator/text/calendar"
)

func TestDeadlines(t *testing.T) {
	k := daysOffKind()
	year := &Record{Kind: &k.RecordKind, ID: "2026", Data: &DaysOff{Year: 2026, Worked: []calendar.Date{date(t, "2026-08-22")},
		Off: []Holiday{{From: date(t, "2026-08-31"), To: date(t, "2026-09-02")}, {From: date(t, "2026-04-30")}}}}
	s := &Site{Input: Input{Kinds: []*Kind{k}}, byKind: map[*Kind][]*Record{k: {year}}}
	for _, c := range []struct {
		filed string
		limit Limit
		want  string
	}{
		{"2026-03-02", Limit{Steps: []int{1}, Unit: "ngay_lam_viec"}, "2026-03-03"},
		{"2026-03-06", Limit{Steps: []int{1}, Unit: "ngay_lam_viec"}, "2026-03-09"},        // over a weekend
		{"2026-03-07", Limit{Steps: []int{5}, Unit: "ngay_lam_viec"}, "2026-03-13"},        // filed online on a Saturday
		{"2026-08-28", Limit{Steps: []int{1}, Unit: "ngay_lam_viec"}, "2026-09-03"},        // over a holiday
		{"2026-08-21", Limit{Steps: []int{1}, Unit: "ngay_lam_viec"}, "2026-08-22"},        // a Saturday worked instead
		{"2026-03-02", Limit{Steps: []int{3, 15, 7}, Unit: "ngay_lam_viec"}, "2026-04-06"}, // steps add up
		{"2026-03-02", Limit{Steps: []int{4}, Unit: "ngay"}, "2026-03-06"},
		{"2026-03-02", Limit{Steps: []int{5}, Unit: "ngay"}, "2026-03-09"},  // a Saturday moves to Monday
		{"2026-04-29", Limit{Steps: []int{1}, Unit: "ngay"}, "2026-05-01"},  // a holiday moves on
		{"2026-01-31", Limit{Steps: []int{1}, Unit: "thang"}, "2026-03-02"}, // 28 February is a Saturday
		{"2026-11-16", Limit{Steps: []int{2}, Unit: "thang"}, "2027-01-18"}, // 16 January is a Saturday
	} {
		got, ok := s.Deadline(date(t, c.filed), c.limit)
		if !ok || got.String() != c.want {
			t.Errorf("%s and %s is %s, %v, want %s", c.filed, c.limit.Text(), got, ok, c.want)
		}
	}
	for _, l := range []Limit{{}, {Words: "trong ngày"}, {Steps: []int{8}, Unit: "gio"}} {
		if end, ok := s.Deadline(date(t, "2026-03-02"), l); ok {
			t.Errorf("%v ends on %s", l, end)
		}
	}
}

func date(t *testing.T, text string) calendar.Date {
	t.Helper()
	d, err := calendar.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
