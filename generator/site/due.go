package site

import (
	"fmt"
	"slices"
	"strconv"

	"congkhai/generator/text/calendar"
)

// reportSeries is the reports of one agency in one routine by the number of their period, which counts quarters or years from
// the beginning of the calendar.
type reportSeries struct {
	agency  *Record
	routine Routine
	reports map[int]*Record
	first   int
	last    int // the last period that has a report, or that is expected by the site's day
}

// The states of a period.
const (
	reportThere   = "da_co"
	reportMissing = "thieu"
	reportComing  = "chua_toi_han"
	reportNone    = "khong_tinh"
)

// reportSeries lists the series, agency by agency.
func (s *Site) reportSeries() []reportSeries {
	var all []reportSeries
	for _, agency := range s.all(agencyFolder) {
		for _, routine := range []Routine{quarterly, yearly} {
			if series := s.seriesOf(agency, routine); len(series.reports) > 0 {
				all = append(all, series)
			}
		}
	}
	return all
}

func (s *Site) seriesOf(agency *Record, routine Routine) reportSeries {
	series := reportSeries{agency: agency, routine: routine, reports: map[int]*Record{}}
	for _, r := range s.all(reportFolder) {
		p := r.Data.(*Report)
		if p.Agency != agency.ID || s.routine(p) != routine || p.year() == 0 {
			continue
		}
		n := routine.period(p.year(), p.quarter())
		if len(series.reports) == 0 || n < series.first {
			series.first = n
		}
		series.last = max(series.last, n)
		series.reports[n] = r
	}
	if len(series.reports) == 0 {
		return series
	}
	for n := s.current(routine); n > series.last; n-- {
		if s.expected(routine, n) {
			series.last = n
		}
	}
	return series
}

// current is the number of the period that the site's day lies in.
func (s *Site) current(routine Routine) int { return routine.period(s.AsOf.Year, (s.AsOf.Month+2)/3) }

// period numbers the periods of a routine one after the other.
func (r Routine) period(year, quarter int) int {
	if r == yearly {
		return year
	}
	return 4*year + quarter - 1
}

// begins returns the first day of a period by the calendar.
func (r Routine) begins(n int) calendar.Date {
	if r == yearly {
		return calendar.Date{Year: n, Month: 1, Day: 1}
	}
	return calendar.Date{Year: n / 4, Month: 3*(n%4) + 1, Day: 1}
}

// expected reports whether a form of the routine was in use from the first day of a period to its last.
func (s *Site) expected(routine Routine, n int) bool {
	inUse := func(day calendar.Date) bool {
		return slices.ContainsFunc(s.all(formFolder), func(r *Record) bool {
			f := r.Data.(*Form)
			return f.Routine == routine && !f.From.IsZero() && !f.From.After(day) && (f.To.IsZero() || !day.After(f.To))
		})
	}
	return inUse(routine.begins(n)) && inUse(routine.begins(n+1).Add(-1))
}

// state tells of a period whether its report is there, or missing: never before the first report, nor before the form was in
// use, nor before the period has ended.
func (s *Site) state(series reportSeries, n int) string {
	switch {
	case series.reports[n] != nil:
		return reportThere
	case n < series.first || n > series.last || !s.expected(series.routine, n):
		return reportNone
	case series.routine.begins(n + 1).After(s.AsOf):
		return reportComing
	}
	return reportMissing
}

// reportTurns lists the days after the site's own on which a period ends or begins whose report is expected, and those on which
// one begins for which a new form is in use.
func (s *Site) reportTurns() []calendar.Date {
	var days []calendar.Date
	for _, routine := range s.routines() {
		n := s.current(routine)
		if s.expected(routine, n) || s.expected(routine, n+1) {
			days = append(days, routine.begins(n+1))
		}
		for _, r := range s.all(formFolder) {
			if from := r.Data.(*Form).From; from.After(s.AsOf) {
				after := routine.period(from.Add(-1).Year, (from.Add(-1).Month+2)/3) + 1
				days = append(days, routine.begins(after))
			}
		}
	}
	return days
}

// routines lists the routines in which there are reports.
func (s *Site) routines() []Routine {
	var all []Routine
	for _, r := range s.all(reportFolder) {
		if routine := s.routine(r.Data.(*Report)); routine != "" && !slices.Contains(all, routine) {
			all = append(all, routine)
		}
	}
	return all
}

// ReportTable is which reports of an agency the portal has.
type ReportTable struct {
	Agency  Link
	Routine string
	Columns []string // quarters; one for whole years
	Years   []ReportYear
	There   Share // of those that are due
}

// ReportYear is the reports of a year.
type ReportYear struct {
	Year  string
	Cells []ReportCell
}

// ReportCell is a period: its state, which the theme's catalogue puts into words, and its report.
type ReportCell struct {
	Column, State string
	Report        Link
}

func (s *Site) dueTables() []ReportTable {
	var tables []ReportTable
	for _, series := range s.reportSeries() {
		tables = append(tables, s.reportTable(series))
	}
	return tables
}

// reportTable lays a series out by years, the newest first.
func (s *Site) reportTable(series reportSeries) ReportTable {
	table := ReportTable{Agency: Link{series.agency.URL(), series.agency.Title()}, Routine: label(series.routine, string(series.routine)), Columns: []string{"Cả năm"}}
	if series.routine == quarterly {
		table.Columns = []string{"Quý I", "Quý II", "Quý III", "Quý IV"}
	}
	there, due, size := 0, 0, len(table.Columns)
	for year := series.last / size; year >= series.first/size; year-- {
		row := ReportYear{Year: strconv.Itoa(year)}
		for i, column := range table.Columns {
			n := year*size + i
			cell := ReportCell{Column: column, State: s.state(series, n)}
			switch cell.State {
			case reportThere:
				cell.Report = Link{series.reports[n].URL(), fmt.Sprintf("%s %d", column, year)}
				there++
				due++
			case reportMissing:
				due++
			}
			row.Cells = append(row.Cells, cell)
		}
		table.Years = append(table.Years, row)
	}
	table.There = share(there, due)
	return table
}
