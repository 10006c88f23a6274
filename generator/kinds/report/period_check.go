package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/site"
	"congkhai/generator/text/period"
)

// checkPeriod reports a period that is none, whose days are the wrong way round, or that the title calls by another
// name.
func checkPeriod(s *site.Site, r *record.Record, p *Report) []source.Problem {
	var problems []source.Problem
	span := p.span()
	if p.Period != "" && span.IsZero() {
		problems = append(problems, periodLike(r.At("ky"), p, cmp.Or(RoutineOf(s, p).likely(p.To), Quarterly.example())))
	}
	problems = append(problems, site.CheckOrder(r, "den_ngay", p.To, p.From)...)
	problems = append(problems, site.CheckOrder(r, "ngay_bao_cao", p.Published, p.To)...)
	named := period.InText(p.Name)
	isSpan := func(n period.Named) bool { return n.Period == span }
	if len(named) > 0 && !span.IsZero() && !slices.ContainsFunc(named, isSpan) {
		problem := PeriodAndTitle.At(r.At("ten").Narrowed(named[0].Text), named[0].Text, p.Period)
		problems = append(problems, problem.Noting(r.At("ky"), p.Period))
	}
	return problems
}

// periodLike is the problem of a period that is written otherwise, with what is meant where that is certain; who writes
// "quý III" means that of the year in which the period ends.
func periodLike(where source.Span, p *Report, example string) source.Problem {
	for _, text := range []string{p.Period, p.Period + "/" + strconv.Itoa(p.To.Year)} {
		if meant := period.Meant(text); !meant.IsZero() {
			example = meant.String()
			break
		}
	}
	return BadPeriod.At(where, p.Period, example)
}

func byQuarters(p period.Period) bool { return p.Last%3 == 0 && p.Months()%3 == 0 }

// fits reports whether the days are those of the period: it ends in its last quarter, or its last month where it has no
// quarters, and begins at most a month before its first, because reports are closed in the middle of a month.
func fits(p *Report, span period.Period) bool {
	last := period.Period{Year: span.Year, First: span.Last, Last: span.Last}
	if byQuarters(span) {
		last.First -= 2
	}
	return !span.Begin().Add(-31).After(p.From) && !last.Begin().After(p.To) && !p.To.After(span.End())
}

// checkAgainstForm reports a period that is not one of the form's: in another routine, of other days, or when it was not
// in use.
func checkAgainstForm(r *record.Record, p *Report, f *Form) []source.Problem {
	var problems []source.Problem
	months, span := f.Routine.Months(), p.span()
	switch {
	case months > 0 && p.Period == "" && r.Doc.Sound && !r.Doc.Has("ky"):
		problems = append(problems, NoPeriod.At(r.At("bieu_mau"), f.Routine.called(), f.Routine.likely(p.To)))
	case !span.IsZero() && months > 0 && !mayFill(f.Routine, span):
		problems = append(problems, OtherRoutine.At(r.At("ky"), f.Routine.called(), p.Period, f.Routine.likely(p.To)))
	case !p.From.IsZero() && !p.To.IsZero() && !span.IsZero() && !fits(p, span):
		rule := PeriodAndDays
		if !byQuarters(span) {
			rule = MonthAndDays
		}
		problems = append(problems, rule.At(r.At("ky"), p.Period, p.From.Print(), p.To.Print()))
	}
	if !p.To.IsZero() && (f.From.After(p.To) || !f.To.IsZero() && p.From.After(f.To)) {
		problems = append(problems, FormNotInUse.At(r.At("bieu_mau"), f.From.Print(), p.From.Print(), p.To.Print()))
	}
	return problems
}

// mayFill reports whether a form of a routine can be filled in for a period: one of its own, or a longer one that it
// makes up.
func mayFill(routine Routine, span period.Period) bool {
	months := routine.Months()
	if _, single := span.In(months); single {
		return true
	}
	return span.Months() > months && (len(span.Pieces(months)) > 0 || span.First == 1 && months >= 6)
}

// checkOverlap reports a period that begins before the one before it has ended. Sums of the first months of a year lie
// over each other by nature, and only the same one twice is too many.
func checkOverlap(s *site.Site, r *record.Record, p *Report) []source.Problem {
	previous, _ := neighbours(s, r)
	if previous == nil || p.From.IsZero() || RoutineOf(s, p) == OnDemand {
		return nil
	}
	o := previous.Data.(*Report)
	if p.isUnplaced(s) || o.isUnplaced(s) || o.To.IsZero() || p.From.After(o.To) || isSum(s, p) && sortOfSum(p.span()) == 0 && p.span() != o.span() {
		return nil
	}
	problem := PeriodsOverlap.At(r.At("tu_ngay"), p.From.Print(), previous.File.Path,
		o.To.Print()).Noting(previous.At("den_ngay"), o.To.String())
	return []source.Problem{problem}
}

// checkLine reports a form that is followed by itself, or whose successor comes before it, and one that adds up what
// cannot be added up to its period.
func checkLine(s *site.Site, r *record.Record, f *Form) []source.Problem {
	var problems []source.Problem
	if next := s.Record(FormFolder, f.Successor); next != nil && next != r {
		g := next.Data.(*Form)
		_, circle := followers(s, r.ID)
		switch {
		case circle == 0:
			problems = append(problems, LineCircles.At(r.At("thay_the_boi"), f.Successor))
		case !g.From.IsZero() && !f.From.IsZero() && !g.From.After(f.From):
			problems = append(problems, SuccessorEarlier.At(r.At("thay_the_boi"), f.Successor, g.From.Print(), f.From.Print()))
		case g.Routine != f.Routine && g.Routine != "" && f.Routine != "":
			problems = append(problems, SuccessorRoutine.At(r.At("thay_the_boi"), f.Successor,
				g.Routine.called(), f.Routine.called()))
		}
	}
	if part := s.Record(FormFolder, f.AddsUp); part != nil && part != r {
		months, own := part.Data.(*Form).Routine.Months(), f.Routine.Months()
		if part.Data.(*Form).Routine != "" && f.Routine != "" && (!isShort(part.Data.(*Form).Routine) || own <= months) {
			problems = append(problems, AddsUpLonger.At(r.At("cong_tu"), f.AddsUp))
		}
	}
	return problems
}

// checkSource reports a relation that adds up reports of the year where several forms may be meant.
func checkSource(s *site.Site, r *record.Record, f *Form) []source.Problem {
	if f.Routine.Months() < HalfYearly.Months() || r.Doc.Has("cong_tu") {
		return nil
	}
	var lines []string
	for _, other := range s.All(FormFolder) {
		if isShort(other.Data.(*Form).Routine) {
			lines = append(lines, lineOf(s, other.ID))
		}
	}
	slices.Sort(lines)
	if lines = slices.Compact(lines); len(lines) < 2 {
		return nil
	}
	var problems []source.Problem
	for i, rule := range f.Relations {
		if strings.Contains(rule.Says, yearPrefix+".") {
			where := r.At("quy_tac" + front.Index(i) + ".dieu").Narrowed(yearPrefix + ".")
			problems = append(problems, WhichAddsUp.At(where, strings.Join(lines, ", "), lines[0]))
		}
	}
	return problems
}
