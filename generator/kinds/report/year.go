package report

import (
	"slices"
	"strings"

	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds/relation"
	"congkhai/generator/site"
	"congkhai/generator/text/period"
	"congkhai/generator/text/viet"
)

// piece is a single period of a longer one, and the reports of it: several where a body took over from several.
type piece struct {
	period.Period
	reports []*record.Record
}

// piecesOf lists the single periods that make up a longer one, with the reports that the form of a report adds up, and
// names those for which there is none.
func piecesOf(s *site.Site, p *Report, f *Form, whole period.Period) (pieces []piece, missing []string) {
	line, months := addsUp(s, p, f)
	all := whole.Pieces(months)
	if len(all) == 0 {
		return nil, []string{whole.Part()}
	}
	for _, part := range all {
		reports := reportsOf(s, p.Agency, line, part)
		if len(reports) == 0 {
			missing = append(missing, part.Part())
			continue
		}
		pieces = append(pieces, piece{part, reports})
	}
	return pieces, missing
}

// addsUp is the line of forms whose reports the form of a report adds up, and how many months each has: its own, the one
// that it names, or, for a longer period, the only one that the body files for a shorter one.
func addsUp(s *site.Site, p *Report, f *Form) (line string, months int) {
	if r := s.Record(FormFolder, f.AddsUp); r != nil {
		return lineOf(s, r.ID), r.Data.(*Form).Routine.Months()
	}
	if isShort(f.Routine) {
		return lineOf(s, p.Form), f.Routine.Months()
	}
	if lines := shortLines(s, p.Agency); len(lines) == 1 {
		return lines[0], s.Record(FormFolder, lines[0]).Data.(*Form).Routine.Months()
	}
	return "", 0
}

// shortLines are the lines of forms that a body fills in every month or quarter.
func shortLines(s *site.Site, agency string) []string {
	var lines []string
	for _, series := range AllSeries(s) {
		r := s.Record(FormFolder, series.Line)
		if series.Agency == agency && r != nil && isShort(r.Data.(*Form).Routine) {
			lines = append(lines, series.Line)
		}
	}
	return lines
}

func isShort(r Routine) bool { return r == Monthly || r == Quarterly }

// reportsOf lists the reports of a body for one period, or those of the bodies before it where it has none and shares
// what they left with nobody.
func reportsOf(s *site.Site, agency, line string, p period.Period) []*record.Record {
	return reportsSince(s, agency, line, p, nil)
}

// reportsSince does so for a body that comes before others: bodies that succeed each other in a circle have no report.
func reportsSince(s *site.Site, agency, line string, p period.Period, later []string) []*record.Record {
	for _, r := range seriesOf(s, agency, line).Reports {
		if r.Data.(*Report).span() == p && !isSum(s, r.Data.(*Report)) {
			return []*record.Record{r}
		}
	}
	if len(heirs(s, agency)) > 0 || slices.Contains(later, agency) {
		return nil
	}
	var reports []*record.Record
	for _, body := range s.Predecessors(agency) {
		own := reportsSince(s, body, line, p, append(later, agency))
		if len(own) == 0 {
			return nil
		}
		reports = append(reports, own...)
	}
	return reports
}

// allReports are the reports of all pieces.
func allReports(pieces []piece) []*record.Record {
	var reports []*record.Record
	for _, p := range pieces {
		reports = append(reports, p.reports...)
	}
	return reports
}

// YearToDate adds flows up over single periods: those of the year so far, or those that a report sums up.
type YearToDate struct {
	Periods []site.Link
	Rows    []YearRow
	Missing string // the periods without a report, for which nothing is added up: "quý I, quý II"
	Sum     bool   // the report itself tells of all these periods together
}

// YearRow is a figure in each period and their sum.
type YearRow struct {
	Label   string
	Periods []string
	Sum     string
}

// yearToDate adds up a report and those before it in its year, or those that it sums up; nil for the first of a year and
// where the form has no flows. A figure that one of them does not report, or another form calls by another name, has no
// sum.
func yearToDate(s *site.Site, r *record.Record) *YearToDate {
	p := r.Data.(*Report)
	f := form(s, p)
	if f == nil {
		return nil
	}
	figures, names := f.besideOthers()
	if !slices.ContainsFunc(figures, func(g *FormFigure) bool { return g.Flow }) {
		return nil
	}
	whole, ok := addedUp(s, p, f)
	if !ok {
		return nil
	}
	pieces, missing := piecesOf(s, p, f, whole)
	if len(missing) > 0 {
		return &YearToDate{Missing: strings.Join(missing, ", "), Sum: whole == p.span()}
	}
	v := &YearToDate{Sum: whole == p.span()}
	for _, q := range pieces {
		v.Periods = append(v.Periods, site.Link{URL: q.reports[0].URL(), Text: viet.UpperFirst(q.Part())})
	}
	for _, figure := range figures {
		sum := sumOf(s, allReports(pieces), figure.Key)
		if figure.Flow && sum.counted() && sameInAll(s, allReports(pieces), figure) {
			row := YearRow{Label: names[figure.Key], Sum: figure.Text(sum.Value.Value)}
			for _, q := range pieces {
				row.Periods = append(row.Periods, printOf(s, q.reports[0], figure.Key).Text(sumOf(s, q.reports, figure.Key).Value.Value))
			}
			v.Rows = append(v.Rows, row)
		}
	}
	return v
}

// addedUp is the period whose pieces the page of a report adds up; ok is false where there is nothing to add.
func addedUp(s *site.Site, p *Report, f *Form) (whole period.Period, ok bool) {
	span := p.span()
	switch {
	case span.IsZero():
		return whole, false
	case sumsUp(s, p, f):
		return span, true
	}
	return span.ToDate(), isShort(f.Routine) && span.First > 1
}

// sumsUp reports whether a report tells of what others tell of piece by piece: those of its own form, or of the one that
// its form names.
func sumsUp(s *site.Site, p *Report, f *Form) bool {
	return isSum(s, p) && isShort(f.Routine) || f.AddsUp != ""
}

// checkSums holds the figures of a report against those that it tells of together. While some report of the body could
// not be read, an explanation may be of what nobody can say yet.
func checkSums(s *site.Site, r *record.Record, p *Report, f *Form) []source.Problem {
	var problems []source.Problem
	told := map[string]bool{}
	for _, sum := range sumsOf(s, r, f) {
		if !sum.held.Holds {
			problems = append(problems, sum.differs(s, r))
			told[sum.Key] = true
		}
	}
	for _, e := range p.Explanations {
		if e.Rule == SumDiffers.ID && !told[e.About] && othersUnread(s, r) {
			problems = append(problems, open(SumDiffers.At(r.At("so_lieu")), e.About))
		}
	}
	return problems
}

// heldSum is a figure of a report of several periods, held against the same one of each.
type heldSum struct {
	*FormFigure
	own     Operand
	reports []*record.Record
	held    relation.Held
}

// sumsOf holds the figures of a report against those that it tells of together: those that all of them give.
func sumsOf(s *site.Site, r *record.Record, f *Form) []heldSum {
	p := r.Data.(*Report)
	if !sumsUp(s, p, f) || p.span().IsZero() {
		return nil
	}
	pieces, missing := piecesOf(s, p, f, p.span())
	if len(missing) > 0 {
		return nil
	}
	var sums []heldSum
	handed := handedOn(s, p, f)
	for _, figure := range slices.Concat(f.figures(), f.cells(p)) {
		parts := partsOf(p, figure, handed, pieces)
		own, reports := figureOf(s, r, figure.Key), allReports(parts)
		if len(parts) > 0 && own.counted() && sumOf(s, reports, figure.Key).counted() && sameInAll(s, reports, figure) {
			sums = append(sums, heldSum{figure, own, reports, holdSum(s, figure.Key, own, parts)})
		}
	}
	return sums
}

// differs is the problem of a figure that is not what the reports of the pieces make it: open where one is wrong itself.
func (sum heldSum) differs(s *site.Site, r *record.Record) source.Problem {
	asKey := func(key string) string { return key }
	terms := sum.held.Terms(asKey, relation.Vietnamese)
	problem := SumDiffers.At(placeOf(r, sum.Key), terms, sum.held.Terms(asKey, relation.English)).Concerning(sum.Key, terms)
	places := sumOf(s, sum.reports, sum.Key).Places
	for _, at := range places {
		span := at.record.At(at.path)
		problem = problem.Noting(span, sum.Key+" = "+span.Text())
	}
	isWrong := func(at origin) bool { return figureIsWrong(s, at) }
	problem.Open = slices.ContainsFunc(slices.Concat(sum.own.Places, places), isWrong)
	return problem
}

// handedOn are the keys of figures that a form has handed on to the next period: what there is at the end of one.
func handedOn(s *site.Site, p *Report, f *Form) map[string]bool {
	handed := map[string]bool{}
	for _, rule := range relationsOf(s, p, f) {
		for _, key := range rule.rel.Keys() {
			if prefix, rest := splitKey(key); prefix == beforePrefix {
				handed[rest] = true
			}
		}
	}
	return handed
}

// partsOf are the pieces that make up a figure of a report of several periods: of a flow all, of what there is at the
// end the last one where it ends on the same day, of other figures none.
func partsOf(p *Report, figure *FormFigure, handed map[string]bool, pieces []piece) []piece {
	if len(pieces) == 0 {
		return nil
	}
	last := pieces[len(pieces)-1]
	endsToo := func(r *record.Record) bool { return r.Data.(*Report).To == p.To }
	switch {
	case figure.Flow:
		return pieces
	case handed[figure.Key] && slices.ContainsFunc(last.reports, endsToo):
		return []piece{last}
	}
	return nil
}

// holdSum holds a figure against the same one in each of the pieces.
func holdSum(s *site.Site, key string, own Operand, pieces []piece) relation.Held {
	values := map[string]relation.Value{key: own.value()}
	rel := relation.Relation{Left: []relation.Term{{Key: key}}, Operator: "="}
	for _, q := range pieces {
		values[q.String()] = sumOf(s, q.reports, key).value()
		rel.Right = append(rel.Right, relation.Term{Key: q.String()})
	}
	return rel.Hold(values)
}

// sameInAll reports whether the forms of all reports define a figure alike.
func sameInAll(s *site.Site, reports []*record.Record, figure *FormFigure) bool {
	return !slices.ContainsFunc(reports, func(r *record.Record) bool {
		return !figure.definedIn(form(s, r.Data.(*Report)))
	})
}

// definedIn reports whether a form defines the figure alike: same key, label, kind. Otherwise nothing may be compared.
func (f *FormFigure) definedIn(form *Form) bool {
	if form == nil {
		return false
	}
	other, ok := form.figure(f.Key)
	return ok && other.Label == f.Label && other.Kind == f.Kind
}
