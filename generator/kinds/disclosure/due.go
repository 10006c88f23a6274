package disclosure

import (
	"fmt"
	"strconv"

	"congkhai/generator/files/front"
	"congkhai/generator/files/gathered"
	"congkhai/generator/files/record"
	"congkhai/generator/kinds/report"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/period"
	"congkhai/generator/text/viet"
)

// reportSeries is the reports of a series by the number of their period.
type reportSeries struct {
	agency  *record.Record
	forms   []*record.Record // that followed each other, the newest first
	routine report.Routine
	reports map[int]*record.Record
	first   int
	last    int           // the last period that has a report, or that is expected by the site's day
	end     calendar.Date // from which the agency acts no more; no day where that is not known
}

// The states of a period, which the portal of a province reads, too.
const (
	ReportThere   = gathered.ReportThere
	ReportMissing = gathered.ReportMissing
	ReportComing  = gathered.ReportComing
	ReportNone    = gathered.ReportNone
)

// allSeries lists the series of reports that are due again and again, agency by agency, the shortest periods first.
func allSeries(s *site.Site) []reportSeries {
	filed := map[string][]*report.Series{}
	for _, series := range report.AllSeries(s) {
		filed[series.Agency] = append(filed[series.Agency], series)
	}
	var all []reportSeries
	for _, agency := range s.All(site.AgencyFolder) {
		for _, routine := range report.Routines() {
			for _, series := range filed[agency.ID] {
				if series := seriesOf(s, agency, series); len(series.reports) > 0 && series.routine == routine {
					all = append(all, series)
				}
			}
		}
	}
	return all
}

func seriesOf(s *site.Site, agency *record.Record, filed *report.Series) reportSeries {
	series := reportSeries{agency: agency, forms: report.Forms(s, filed.Line), reports: map[int]*record.Record{},
		end: s.TenureOf(agency.ID).To}
	if len(series.forms) == 0 {
		return series
	}
	series.routine = series.forms[0].Data.(*report.Form).Routine
	for _, r := range filed.Reports {
		n, ok := r.Data.(*report.Report).Number(series.routine)
		if !ok {
			continue
		}
		if len(series.reports) == 0 || n < series.first {
			series.first = n
		}
		series.last = max(series.last, n)
		series.reports[n] = r
	}
	if len(series.reports) == 0 || report.WentOn(s, filed) {
		return series
	}
	for n := series.current(s); n > series.last; n-- {
		if series.expected(n) {
			series.last = n
		}
	}
	return series
}

// current is the number of the period that the site's day lies in.
func (series reportSeries) current(s *site.Site) int {
	return period.Holding(s.AsOf, series.routine.Months())
}

func (series reportSeries) period(n int) period.Period { return period.Of(n, series.routine.Months()) }

// expected reports whether the agency acted, and a form of the series was in use, from the first day of a period to its
// last.
func (series reportSeries) expected(n int) bool {
	acts := series.end.IsZero() || series.end.After(series.period(n).End())
	return acts && series.formOn(series.period(n).Begin()) != nil && series.formOn(series.period(n).End()) != nil
}

// state tells of a period whether its report is there, or missing: never before the first report, nor before the form
// was in use, nor before the period has ended.
func (series reportSeries) state(s *site.Site, n int) string {
	switch {
	case series.reports[n] != nil:
		return ReportThere
	case n < series.first || n > series.last || !series.expected(n):
		return ReportNone
	case !s.AsOf.After(series.period(n).End()):
		return ReportComing
	}
	return ReportMissing
}

// MissingReport is a report that is not there though its period has ended, and the form that was in use then.
type MissingReport struct {
	Agency, Form *record.Record
	Period       period.Period
}

// MissingReports lists the reports that the portal says are missing, agency by agency, the earliest first.
func MissingReports(s *site.Site) []MissingReport {
	var all []MissingReport
	for _, series := range allSeries(s) {
		for n := series.first; n <= series.last; n++ {
			if series.state(s, n) == ReportMissing {
				all = append(all, MissingReport{series.agency, series.formOn(series.period(n).End()), series.period(n)})
			}
		}
	}
	return all
}

// formOn is the newest form of the series that was in use on a day, nil where none was.
func (series reportSeries) formOn(day calendar.Date) *record.Record {
	for _, r := range series.forms {
		if f := r.Data.(*report.Form); !f.From.IsZero() && !f.From.After(day) && (f.To.IsZero() || !day.After(f.To)) {
			return r
		}
	}
	return nil
}

// reportTurns lists the days after the site's own on which a period ends or begins whose report is expected, and those
// on which one begins for which a new form is in use.
func reportTurns(s *site.Site) []calendar.Date {
	var days []calendar.Date
	for _, series := range allSeries(s) {
		n := series.current(s)
		if series.expected(n) || series.expected(n+1) {
			days = append(days, series.period(n).End().Add(1), series.period(n+1).End().Add(1))
		}
		for _, r := range series.forms {
			if from := r.Data.(*report.Form).From; from.After(s.AsOf) {
				days = append(days, series.period(period.Holding(from.Add(-1), series.routine.Months())+1).Begin())
			}
		}
	}
	return days
}

// ReportTable is which reports of an agency the portal has.
type ReportTable struct {
	Agency  site.Link
	Form    site.Link // the newest one
	Routine string
	Columns []string // the periods of a year
	Years   []ReportYear
	There   show.Share // of those that are due
}

// ReportYear is the reports of a year.
type ReportYear struct {
	Year  string
	Cells []ReportCell
}

// ReportCell is a period: its state, which the theme's catalogue puts into words, and its report.
type ReportCell struct {
	Column, State string
	Report        site.Link
}

func dueTables(s *site.Site) []ReportTable {
	var tables []ReportTable
	for _, series := range allSeries(s) {
		tables = append(tables, reportTable(s, series))
	}
	return tables
}

// reportTable lays a series out by years, the newest first.
func reportTable(s *site.Site, series reportSeries) ReportTable {
	table := ReportTable{Agency: site.Link{URL: series.agency.URL(), Text: s.Called(series.agency)},
		Form: site.LinkOf(series.forms[0]), Routine: front.Label(series.routine, string(series.routine))}
	there, due := 0, 0
	for year := series.period(series.last).Year; year >= series.period(series.first).Year; year-- {
		row := ReportYear{Year: strconv.Itoa(year)}
		first := period.Holding(calendar.Date{Year: year, Month: 1, Day: 1}, series.routine.Months())
		for n := first; series.period(n).Year == year; n++ {
			column := viet.UpperFirst(series.period(n).Part())
			cell := ReportCell{Column: column, State: series.state(s, n)}
			switch cell.State {
			case ReportThere:
				cell.Report = site.Link{URL: series.reports[n].URL(), Text: fmt.Sprintf("%s %d", column, year)}
				there++
				due++
			case ReportMissing:
				due++
			}
			row.Cells = append(row.Cells, cell)
		}
		table.Years = append(table.Years, row)
	}
	for _, cell := range table.Years[0].Cells {
		table.Columns = append(table.Columns, cell.Column)
	}
	table.There = show.ShareOf(there, due)
	return table
}
