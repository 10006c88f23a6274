package report

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/files/record"
	"congkhai/generator/site"
)

// periodForm is "2021-Q3", or "2021" for a whole year.
var periodForm = regexp.MustCompile(`^(20[0-9]{2})(?:-Q([1-4]))?$`)

// Year returns the year of the report's period, 0 when it has none.
func (p *Report) Year() int {
	year, _ := p.period()
	return year
}

// Quarter returns the last quarter of the report's period: 1 to 4, and 4 for a whole year.
func (p *Report) Quarter() int {
	_, quarter := p.period()
	return quarter
}

func (p *Report) period() (year, quarter int) {
	m := periodForm.FindStringSubmatch(p.Period)
	if m == nil {
		return 0, 0
	}
	year, _ = strconv.Atoi(m[1]) // the expression lets only digits through
	quarter = 4
	if m[2] != "" {
		quarter, _ = strconv.Atoi(m[2])
	}
	return year, quarter
}

// quartersTo lists the quarterly reports of an agency from the first quarter of a year to the given one, and the
// numbers of the quarters for which there is none.
func quartersTo(s *site.Site, agency string, year, quarter int) (reports []*record.Record, missing []string) {
	for q := 1; q <= quarter; q++ {
		all := s.All(Folder)
		i := slices.IndexFunc(all, func(r *record.Record) bool {
			p := r.Data.(*Report)
			return p.Agency == agency && p.Year() == year && p.Quarter() == q && RoutineOf(s, p) == Quarterly
		})
		if i < 0 {
			missing = append(missing, roman(q))
			continue
		}
		reports = append(reports, all[i])
	}
	return reports, missing
}

func roman(quarter int) string { return []string{"I", "II", "III", "IV"}[quarter-1] }

// YearToDate adds the flows of a year up over its quarters: what came in, not what there is at the end.
type YearToDate struct {
	Quarters []site.Link
	Rows     []YearRow
	Missing  string // the quarters without a report, for which nothing is added up: "I, II"
}

// YearRow is a figure in each quarter and their sum.
type YearRow struct {
	Label    string
	Quarters []string
	Sum      string
}

// yearToDate adds up a quarterly report and those before it in its year; nil for the first of a year and where the form
// has no flows. A figure that one of them does not report, or another form calls by another name, has no sum.
func yearToDate(s *site.Site, r *record.Record) *YearToDate {
	p := r.Data.(*Report)
	f := form(s, p)
	if f == nil || f.Routine != Quarterly || p.Quarter() < 2 ||
		!slices.ContainsFunc(f.figures(), func(g FormFigure) bool { return g.Flow }) {
		return nil
	}
	quarters, missing := quartersTo(s, p.Agency, p.Year(), p.Quarter())
	if len(missing) > 0 {
		return &YearToDate{Missing: strings.Join(missing, ", ")}
	}
	v := &YearToDate{}
	for _, q := range quarters {
		v.Quarters = append(v.Quarters, site.Link{URL: q.URL(), Text: roman(q.Data.(*Report).Quarter())})
	}
	for _, figure := range f.figures() {
		if sum := sumOf(quarters, figure.Key); figure.Flow && sum.counted() && sameInAll(s, quarters, figure) {
			row := YearRow{Label: figure.Label, Sum: sum.Value.Value.Text()}
			for _, q := range quarters {
				row.Quarters = append(row.Quarters, figureOf(q, figure.Key).Value.Value.Text())
			}
			v.Rows = append(v.Rows, row)
		}
	}
	return v
}

// sameInAll reports whether the forms of all reports define a figure alike.
func sameInAll(s *site.Site, reports []*record.Record, figure FormFigure) bool {
	return !slices.ContainsFunc(reports, func(r *record.Record) bool {
		return !figure.definedIn(form(s, r.Data.(*Report)))
	})
}

// definedIn reports whether a form defines the figure alike: same key, label, kind. Otherwise nothing may be compared.
func (f FormFigure) definedIn(form *Form) bool {
	if form == nil {
		return false
	}
	other, ok := form.figure(f.Key)
	return ok && other.Label == f.Label && other.Kind == f.Kind
}
