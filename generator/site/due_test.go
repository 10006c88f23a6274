package site

import (
	"fmt"
	"testing"

	"congkhai/generator/text/calendar"
)

// portalOfReports has an agency, forms that were in use from one day to another, and reports that fill in the first form.
func portalOfReports(asOf calendar.Date, forms [][2]calendar.Date, periods ...string) *Site {
	agencies, ofForms, reports := agencyKind(), formKind(), reportKind()
	s := &Site{Input: Input{Kinds: []*Kind{agencies, ofForms, reports}, AsOf: asOf}, byKind: map[*Kind][]*Record{}, byName: map[name]named{}, public: map[*Record]bool{}}
	add := func(k *Kind, id string, d Data) {
		r := &Record{Kind: &k.RecordKind, ID: id, Data: d}
		s.byKind[k], s.byName[name{k.Folder, id}], s.public[r] = append(s.byKind[k], r), named{r, true}, true
	}
	add(agencies, "so", &Agency{Name: "Sở"})
	for i, days := range forms {
		add(ofForms, fmt.Sprint("mau-", i), &Form{Routine: quarterly, From: days[0], To: days[1]})
	}
	for _, period := range periods {
		add(reports, period, &Report{Form: "mau-0", Agency: "so", Period: period})
	}
	return s
}

// A report is missing only after its period, from the first report on, and where forms were in use on its first and last day.
func TestReportsAreMissingOnlyWhenTheyAreDue(t *testing.T) {
	forms := [][2]calendar.Date{
		{date(t, "2025-05-01"), date(t, "2025-11-20")}, {date(t, "2025-11-21"), date(t, "2026-03-31")}, {date(t, "2026-04-02"), {}}}
	const a, b, c, d = reportThere, reportMissing, reportComing, reportNone
	for _, test := range []struct {
		asOf    string
		periods []string
		want    map[string][]string
	}{
		{"2026-11-01", []string{"2025-Q3"}, map[string][]string{"2025": {d, d, a, b}, "2026": {b, d, b, c}}},
		{"2026-09-30", []string{"2025-Q3"}, map[string][]string{"2025": {d, d, a, b}, "2026": {b, d, c, d}}},
		{"2026-10-01", []string{"2026-Q3"}, map[string][]string{"2026": {d, d, a, c}}},
		{"2025-09-01", []string{"2025-Q3"}, map[string][]string{"2025": {d, d, a, d}}},
		{"2026-11-01", []string{"2025-Q1", "2026-Q4"}, map[string][]string{"2025": {a, d, b, b}, "2026": {b, d, b, a}}},
		{"2026-11-01", nil, nil},
	} {
		s := portalOfReports(date(t, test.asOf), forms, test.periods...)
		got := map[string][]string{}
		for _, table := range s.dueTables() {
			for _, year := range table.Years {
				for _, cell := range year.Cells {
					got[year.Year] = append(got[year.Year], cell.State)
				}
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(test.want) {
			t.Errorf("on %s with %s: %v, want %v", test.asOf, test.periods, got, test.want)
		}
	}
}
