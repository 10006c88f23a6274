package report

import (
	"cmp"
	"slices"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
)

// series lists the reports of the same agency and routine as a report, the earliest first, itself among them.
func series(s *site.Site, r *record.Record) []*record.Record {
	p := r.Data.(*Report)
	var all []*record.Record
	for _, other := range s.All(r.Kind.Folder) {
		if o := other.Data.(*Report); o.Agency == p.Agency && RoutineOf(s, o) == RoutineOf(s, p) {
			all = append(all, other)
		}
	}
	slices.SortStableFunc(all, func(a, b *record.Record) int {
		p, o := a.Data.(*Report), b.Data.(*Report)
		return cmp.Or(p.From.Compare(o.From), p.To.Compare(o.To), cmp.Compare(a.ID, b.ID))
	})
	return all
}

// RoutineOf returns how often reports with the form of a report are due; "" without a form.
func RoutineOf(s *site.Site, p *Report) Routine {
	if f := form(s, p); f != nil {
		return f.Routine
	}
	return ""
}

// neighbours returns the reports of the series before and after a report, or nil.
func neighbours(s *site.Site, r *record.Record) (previous, next *record.Record) {
	series := series(s, r)
	i := slices.Index(series, r)
	if i > 0 {
		previous = series[i-1]
	}
	if i >= 0 && i+1 < len(series) {
		next = series[i+1]
	}
	return previous, next
}

// before returns the report whose period ends on the day before this one begins, or nil: figures may be carried over
// from no other.
func before(s *site.Site, r *record.Record) *record.Record {
	previous, _ := neighbours(s, r)
	if previous == nil || previous.Data.(*Report).To.Add(1) != r.Data.(*Report).From {
		return nil
	}
	return previous
}

// hole is the time between the report before and this one for which there is none; both days empty when there is none.
func hole(s *site.Site, r *record.Record) (from, to show.Day) {
	previous, _ := neighbours(s, r)
	if previous == nil {
		return show.Day{}, show.Day{}
	}
	start, end := previous.Data.(*Report).To.Add(1), r.Data.(*Report).From.Add(-1)
	if start.After(end) {
		return show.Day{}, show.Day{}
	}
	return show.DayOf(start), show.DayOf(end)
}

// checkPeriods reports a period that begins before the one before it has ended.
func checkPeriods(s *site.Site, r *record.Record, p *Report) []source.Problem {
	previous, _ := neighbours(s, r)
	if previous == nil || p.From.IsZero() {
		return nil
	}
	o := previous.Data.(*Report)
	if o.To.IsZero() || p.From.After(o.To) {
		return nil
	}
	problem := PeriodsOverlap.At(r.At("tu_ngay"), p.From.Print(), previous.File.Path,
		o.To.Print()).Noting(previous.At("den_ngay"), o.To.String())
	return []source.Problem{problem}
}

// Comparison holds a report against an older one.
type Comparison struct {
	With site.Link
	Rows []CompareRow
}

// CompareRow is one figure then and now, the change, and the change in per cent ("—" when there was nothing then).
type CompareRow struct{ Label, Then, Now, Change, Percent string }

// compare holds the counts and sums of money of a report against those of an older one, if there is one. A figure that
// the older form defines otherwise is left out: its definition changed.
func compare(s *site.Site, r, older *record.Record) *Comparison {
	if older == nil {
		return nil
	}
	p, o := r.Data.(*Report), older.Data.(*Report)
	now, then := form(s, p), form(s, o)
	if now == nil || then == nil {
		return nil
	}
	c := &Comparison{With: site.LinkOf(older)}
	for _, figure := range now.figures() {
		a, b := p.Figures[figure.Key], o.Figures[figure.Key]
		if (figure.Kind == counting || figure.Kind == money) && figure.definedIn(then) && counted(a) && counted(b) {
			c.Rows = append(c.Rows, compareRow(figure.Label, a.Value, b.Value))
		}
	}
	return c
}

func compareRow(label string, now, then amount.Amount) CompareRow {
	row := CompareRow{Label: label, Then: then.Text(), Now: now.Text(), Change: signed(now - then), Percent: "—"}
	if then != 0 {
		row.Percent = percent(amount.PercentOf(now-then, then))
	}
	return row
}

// percent prints hundredths of a per cent with both decimals: +33,33%.
func percent(a amount.Amount) string {
	sign := "+"
	switch {
	case a < 0:
		sign, a = "-", -a
	case a == 0:
		sign = ""
	}
	return sign + a.Decimals() + "%"
}

func signed(a amount.Amount) string {
	if a > 0 {
		return "+" + a.Text()
	}
	return a.Text()
}

// yearBefore returns the report of the series for the same period of the year before, or nil.
func yearBefore(s *site.Site, r *record.Record) *record.Record {
	p := r.Data.(*Report)
	for _, other := range series(s, r) {
		o := other.Data.(*Report)
		if p.Year() > 0 && o.Year() == p.Year()-1 && o.Quarter() == p.Quarter() {
			return other
		}
	}
	return nil
}
