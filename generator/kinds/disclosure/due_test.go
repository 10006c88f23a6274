package disclosure

import (
	"fmt"
	"strings"
	"testing"

	"congkhai/generator/files/record"
	"congkhai/generator/kinds/report"
	"congkhai/generator/site"
	"congkhai/generator/test/small"
)

// body is an agency, as far as reports need one.
type body struct {
	record.Common
	Name string `key:"ten"`
}

func (b *body) Title() string { return b.Name }

// portalOfReports has an agency, forms that were in use from one day to another, and reports that fill in the first form.
func portalOfReports(t *testing.T, asOf string, forms [][2]string, periods ...string) *site.Site {
	agency := site.Define(site.Kind{Kind: record.Kind{Folder: site.AgencyFolder, Suffix: []string{".toml"}, New: record.Fresh[body]},
		View: site.ViewOf(func(_ *site.Site, _ *record.Record, b *body, _ site.Body) string { return b.Name })})
	files := "-- content/co-quan/so.toml --\nten = \"Sở\"\n"
	for i, days := range forms {
		files += fmt.Sprintf("-- content/bieu-mau/mau-%d.toml --\nten = \"Mẫu\"\ndinh_ky = \"quy\"\nhieu_luc_tu = %s\n", i, days[0])
		if i+1 < len(forms) {
			files += fmt.Sprintf("thay_the_boi = \"mau-%d\"\n", i+1)
		}
		if days[1] != "" {
			files += "hieu_luc_den = " + days[1] + "\n"
		}
	}
	for _, period := range periods {
		files += fmt.Sprintf("-- content/bao-cao/%s.md --\n+++\nten = \"Báo cáo\"\nbieu_mau = \"mau-0\"\ndon_vi = \"so\"\nky = %q\n+++\n", strings.ToLower(period), period)
	}
	s, _ := small.Site(t, []*site.Kind{agency, report.FormKind(), report.Kind()}, asOf, files)
	return s
}

// A report is missing only after its period, from the first report on, and where forms were in use on its first and last day.
func TestReportsAreMissingOnlyWhenTheyAreDue(t *testing.T) {
	forms := [][2]string{{"2025-05-01", "2025-11-20"}, {"2025-11-21", "2026-03-31"}, {"2026-04-02", ""}}
	const a, b, c, d = ReportThere, ReportMissing, ReportComing, ReportNone
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
		s := portalOfReports(t, test.asOf, forms, test.periods...)
		got := map[string][]string{}
		for _, table := range dueTables(s) {
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
