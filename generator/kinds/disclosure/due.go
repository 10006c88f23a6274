package disclosure

import (
	"fmt"
	"slices"
	"strconv"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/kinds/report"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
)

// reportSeries is the reports of one agency in one routine by the number of their period, which counts quarters or
// years from the beginning of the calendar.
type reportSeries struct {
	agency  *record.Record
	routine report.Routine
	reports map[int]*record.Record
	first   int
	last    int // the last period that has a report, or that is expected by the site's day
}

// The states of a period.
const (
	ReportThere   = "da_co"
	ReportMissing = "thieu"
	ReportComing  = "chua_toi_han"
	ReportNone    = "khong_tinh"
)

// allSeries lists the series, agency by agency.
func allSeries(s *site.Site) []reportSeries {
	var all []reportSeries
	for _, agency := range s.All(site.AgencyFolder) {
		for _, routine := range []report.Routine{report.Quarterly, report.Yearly} {
			if series := seriesOf(s, agency, routine); len(series.reports) > 0 {
				all = append(all, series)
			}
		}
	}
	return all
}

func seriesOf(s *site.Site, agency *record.Record, routine report.Routine) reportSeries {
	series := reportSeries{agency: agency, routine: routine, reports: map[int]*record.Record{}}
	for _, r := range s.All(report.Folder) {
		p := r.Data.(*report.Report)
		if p.Agency != agency.ID || report.RoutineOf(s, p) != routine || p.Year() == 0 {
			continue
		}
		n := period(routine, p.Year(), p.Quarter())
		if len(series.reports) == 0 || n < series.first {
			series.first = n
		}
		series.last = max(series.last, n)
		series.reports[n] = r
	}
	if len(series.reports) == 0 {
		return series
	}
	for n := current(s, routine); n > series.last; n-- {
		if expected(s, routine, n) {
			series.last = n
		}
	}
	return series
}

// current is the number of the period that the site's day lies in.
func current(s *site.Site, routine report.Routine) int {
	return period(routine, s.AsOf.Year, (s.AsOf.Month+2)/3)
}

// period numbers the periods of a routine one after the other.
func period(r report.Routine, year, quarter int) int {
	if r == report.Yearly {
		return year
	}
	return 4*year + quarter - 1
}

// begins returns the first day of a period by the calendar.
func begins(r report.Routine, n int) calendar.Date {
	if r == report.Yearly {
		return calendar.Date{Year: n, Month: 1, Day: 1}
	}
	return calendar.Date{Year: n / 4, Month: 3*(n%4) + 1, Day: 1}
}

// expected reports whether a form of the routine was in use from the first day of a period to its last.
func expected(s *site.Site, routine report.Routine, n int) bool {
	inUse := func(day calendar.Date) bool {
		return slices.ContainsFunc(s.All(report.FormFolder), func(r *record.Record) bool {
			f := r.Data.(*report.Form)
			return f.Routine == routine && !f.From.IsZero() && !f.From.After(day) && (f.To.IsZero() || !day.After(f.To))
		})
	}
	return inUse(begins(routine, n)) && inUse(begins(routine, n+1).Add(-1))
}

// state tells of a period whether its report is there, or missing: never before the first report, nor before the form
// was in use, nor before the period has ended.
func state(s *site.Site, series reportSeries, n int) string {
	switch {
	case series.reports[n] != nil:
		return ReportThere
	case n < series.first || n > series.last || !expected(s, series.routine, n):
		return ReportNone
	case begins(series.routine, n+1).After(s.AsOf):
		return ReportComing
	}
	return ReportMissing
}

// reportTurns lists the days after the site's own on which a period ends or begins whose report is expected, and those
// on which one begins for which a new form is in use.
func reportTurns(s *site.Site) []calendar.Date {
	var days []calendar.Date
	for _, routine := range routines(s) {
		n := current(s, routine)
		if expected(s, routine, n) || expected(s, routine, n+1) {
			days = append(days, begins(routine, n+1))
		}
		for _, r := range s.All(report.FormFolder) {
			if from := r.Data.(*report.Form).From; from.After(s.AsOf) {
				after := period(routine, from.Add(-1).Year, (from.Add(-1).Month+2)/3) + 1
				days = append(days, begins(routine, after))
			}
		}
	}
	return days
}

// routines lists the routines in which there are reports.
func routines(s *site.Site) []report.Routine {
	var all []report.Routine
	for _, r := range s.All(report.Folder) {
		if routine := report.RoutineOf(s, r.Data.(*report.Report)); routine != "" && !slices.Contains(all, routine) {
			all = append(all, routine)
		}
	}
	return all
}

// ReportTable is which reports of an agency the portal has.
type ReportTable struct {
	Agency  site.Link
	Routine string
	Columns []string // quarters; one for whole years
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
	table := ReportTable{Agency: site.LinkOf(series.agency),
		Routine: front.Label(series.routine, string(series.routine)), Columns: []string{"Cả năm"}}
	if series.routine == report.Quarterly {
		table.Columns = []string{"Quý I", "Quý II", "Quý III", "Quý IV"}
	}
	there, due, size := 0, 0, len(table.Columns)
	for year := series.last / size; year >= series.first/size; year-- {
		row := ReportYear{Year: strconv.Itoa(year)}
		for i, column := range table.Columns {
			n := year*size + i
			cell := ReportCell{Column: column, State: state(s, series, n)}
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
	table.There = show.ShareOf(there, due)
	return table
}
