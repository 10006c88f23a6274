package report

import (
	"cmp"
	"maps"
	"slices"

	"congkhai/generator/files/record"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/period"
)

// Series is what one body files under a form and under those that followed it: what a report hands on, what a year adds
// up to and what is missing are asked within a series.
type Series struct {
	Agency  string           // the ID of the body
	Line    string           // the ID of the last of the forms that followed each other
	Reports []*record.Record // the earliest first
}

// seriesKey is the name of a series among all, in whose order they are listed.
func seriesKey(agency, line string) string { return agency + "/" + line }

var seriesByKey = site.Derived(func(s *site.Site) map[string]*Series {
	all := map[string]*Series{}
	for _, r := range s.All(Folder) {
		p := r.Data.(*Report)
		line := lineOf(s, p.Form)
		key := seriesKey(p.Agency, line)
		if all[key] == nil {
			all[key] = &Series{Agency: p.Agency, Line: line}
		}
		all[key].Reports = append(all[key].Reports, r)
	}
	for _, series := range all {
		slices.SortStableFunc(series.Reports, func(a, b *record.Record) int {
			p, o := a.Data.(*Report), b.Data.(*Report)
			return cmp.Or(p.From.Compare(o.From), p.To.Compare(o.To), cmp.Compare(a.ID, b.ID))
		})
	}
	return all
})

// AllSeries lists the series of a site, body by body.
func AllSeries(s *site.Site) []*Series {
	var all []*Series
	for _, key := range slices.Sorted(maps.Keys(seriesByKey(s))) {
		all = append(all, seriesByKey(s)[key])
	}
	return all
}

func seriesOf(s *site.Site, agency, line string) *Series {
	if series := seriesByKey(s)[seriesKey(agency, line)]; series != nil {
		return series
	}
	return &Series{Agency: agency, Line: line}
}

// seriesOfReport is the series that a report belongs to.
func seriesOfReport(s *site.Site, r *record.Record) *Series {
	p := r.Data.(*Report)
	return seriesOf(s, p.Agency, lineOf(s, p.Form))
}

// lineOf is the last of the forms that followed a form, itself where none did. Where they go in a circle, which is told,
// it is the first of them by name.
func lineOf(s *site.Site, id string) string {
	followed, circle := followers(s, id)
	if circle >= 0 {
		return slices.Min(followed[circle:])
	}
	return followed[len(followed)-1]
}

// followers lists a form and those that followed it, each once, and where in the list they begin to go in a circle: -1
// where they come to an end.
func followers(s *site.Site, id string) (ids []string, circle int) {
	for circle = -1; circle < 0; circle = slices.Index(ids, id) {
		ids = append(ids, id)
		r := s.Record(FormFolder, id)
		if r == nil || s.Record(FormFolder, r.Data.(*Form).Successor) == nil {
			return ids, -1
		}
		id = r.Data.(*Form).Successor
	}
	return ids, circle
}

// Forms lists the forms of a line, the newest first.
func Forms(s *site.Site, line string) []*record.Record {
	var forms []*record.Record
	for _, r := range s.All(FormFolder) {
		if lineOf(s, r.ID) == line {
			forms = append(forms, r)
		}
	}
	return forms
}

// RoutineOf returns how often reports with the form of a report are due; "" without a form.
func RoutineOf(s *site.Site, p *Report) Routine {
	if f := form(s, p); f != nil {
		return f.Routine
	}
	return ""
}

// span is the report's period; none where it has none or cannot be read, which is told.
func (r *Report) span() period.Period {
	p, _ := period.Parse(r.Period)
	return p
}

// Number is the number of the report's period among those of a routine, as period.Of takes it; ok is false where it is
// none of them.
func (r *Report) Number(routine Routine) (n int, ok bool) { return r.span().In(routine.Months()) }

// WentOn reports whether other bodies file the reports of a series on from where it ends.
func WentOn(s *site.Site, series *Series) bool {
	last := series.Reports[len(series.Reports)-1].Data.(*Report)
	return slices.ContainsFunc(AllSeries(s), func(other *Series) bool {
		return other.Line == series.Line && slices.Contains(s.Predecessors(other.Agency), series.Agency) &&
			beginningOn(s, other, last.To.Add(1)) != nil
	})
}

// isSum reports whether a report tells of several periods of its form together, such as a quarter of months: it lies
// over the others by nature.
func isSum(s *site.Site, p *Report) bool {
	months := RoutineOf(s, p).Months()
	return months > 0 && p.span().Months() > months
}

// sameSort reports whether two reports of a series follow each other: single ones do, and so do sums of as many months.
func sameSort(s *site.Site, p, o *Report) bool {
	if !isSum(s, p) || !isSum(s, o) {
		return isSum(s, p) == isSum(s, o)
	}
	return sortOfSum(p.span()) == sortOfSum(o.span())
}

// sortOfSum is the months of a sum; the first so and so many months of a year are all of one sort.
func sortOfSum(p period.Period) int {
	if p.Months()%3 == 0 {
		return p.Months()
	}
	return 0
}

// alike lists the reports of the series that follow each other with one, itself among them.
func alike(s *site.Site, r *record.Record) []*record.Record {
	var reports []*record.Record
	for _, other := range seriesOfReport(s, r).Reports {
		if sameSort(s, r.Data.(*Report), other.Data.(*Report)) {
			reports = append(reports, other)
		}
	}
	return reports
}

// neighbours returns the reports before and after a report that are like it, or nil.
func neighbours(s *site.Site, r *record.Record) (previous, next *record.Record) {
	reports := alike(s, r)
	i := slices.Index(reports, r)
	if i > 0 {
		previous = reports[i-1]
	}
	if i >= 0 && i+1 < len(reports) {
		next = reports[i+1]
	}
	return previous, next
}

// before lists the reports that hand figures on to a report: the one that ends on the day before it begins, and the last
// ones of bodies whose work the body took over on that day. No other hands anything on; of a body's first report, all
// bodies before it have to.
func before(s *site.Site, p *Report) []*record.Record {
	series := seriesOf(s, p.Agency, lineOf(s, p.Form))
	taken := takenOver(s, s.Predecessors(p.Agency), series.Line, p)
	if last := endingBefore(s, series, p); last != nil {
		return append([]*record.Record{last}, taken...)
	}
	isEarlier := func(r *record.Record) bool {
		o := r.Data.(*Report)
		return !isSum(s, o) && p.From.After(o.From)
	}
	if slices.ContainsFunc(series.Reports, isEarlier) || len(taken) < len(s.Predecessors(p.Agency)) {
		return nil
	}
	return taken
}

// takenOver lists the last reports of bodies, those that end on the day before a report begins.
func takenOver(s *site.Site, bodies []string, line string, p *Report) []*record.Record {
	var lasts []*record.Record
	for _, body := range bodies {
		series := seriesOf(s, body, line)
		last := endingBefore(s, series, p)
		if last != nil && body != p.Agency && !goesOn(series, p) {
			lasts = append(lasts, last)
		}
	}
	return lasts
}

// goesOn reports whether there are reports of a series from the day on which another begins.
func goesOn(series *Series, p *Report) bool {
	return slices.ContainsFunc(series.Reports, func(r *record.Record) bool {
		return !p.From.After(r.Data.(*Report).From)
	})
}

// endingBefore returns the report of a series that ends on the day before another begins, a single one rather than a
// sum; nil when there is none.
func endingBefore(s *site.Site, series *Series, p *Report) *record.Record {
	var found *record.Record
	for _, r := range series.Reports {
		o := r.Data.(*Report)
		if !p.From.IsZero() && o.To.Add(1) == p.From && !o.To.IsZero() && (found == nil || isSum(s, found.Data.(*Report))) {
			found = r
		}
	}
	return found
}

// beginningOn returns the report of a series that begins on a day, a single one rather than a sum; nil when there is none.
func beginningOn(s *site.Site, series *Series, day calendar.Date) *record.Record {
	var found *record.Record
	for _, r := range series.Reports {
		if o := r.Data.(*Report); o.From == day && (found == nil || isSum(s, found.Data.(*Report))) {
			found = r
		}
	}
	return found
}

// periodBefore returns the one report that hands figures on to a report and to no other, or nil. What tells of nine
// months is not held against a quarter.
func periodBefore(s *site.Site, r *record.Record) *record.Record {
	p := r.Data.(*Report)
	handing := before(s, p)
	if len(handing) != 1 || heritageOf(s, p).isShared() || !sameSort(s, p, handing[0].Data.(*Report)) {
		return nil
	}
	return handing[0]
}

// heirs lists the bodies that share what the predecessors of a body handed on, itself among them, in the order of their
// IDs: none where it is the only one.
func heirs(s *site.Site, agency string) []string {
	own := s.Predecessors(agency)
	var all []string
	for _, r := range s.All(site.AgencyFolder) {
		shares := func(body string) bool { return slices.Contains(own, body) }
		if slices.ContainsFunc(s.Predecessors(r.ID), shares) {
			all = append(all, r.ID)
		}
	}
	if len(all) < 2 {
		return nil
	}
	slices.Sort(all)
	return all
}

// hole is the time between the report before and this one for which there is none; both days empty when there is none.
func hole(s *site.Site, r *record.Record) (from, to show.Day) {
	p := r.Data.(*Report)
	previous, _ := neighbours(s, r)
	if previous == nil || isSum(s, p) || RoutineOf(s, p) == OnDemand {
		return show.Day{}, show.Day{}
	}
	start, end := previous.Data.(*Report).To.Add(1), p.From.Add(-1)
	if from, to := p.span(), previous.Data.(*Report).span(); isYearly(RoutineOf(s, p)) && from.Year == to.Year+1 {
		return show.Day{}, show.Day{}
	}
	if start.After(end) {
		return show.Day{}, show.Day{}
	}
	return show.DayOf(start), show.DayOf(end)
}

// isYearly reports whether a routine comes once a year and leaves out a part of it.
func isYearly(r Routine) bool { return r == HalfYearly || r == NineMonths }

// yearBefore returns the report of the series for the same period of the year before, or nil.
func yearBefore(s *site.Site, r *record.Record) *record.Record {
	p := r.Data.(*Report)
	for _, other := range seriesOfReport(s, r).Reports {
		if span := p.span(); !span.IsZero() && other.Data.(*Report).span() == span.Before(1) {
			return other
		}
	}
	return nil
}
