package report

import (
	"fmt"

	"congkhai/generator/kinds/printed"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/record"
	"congkhai/generator/site"
)

// Comparison holds a report against an older one.
type Comparison struct {
	With site.Link
	Rows []CompareRow
}

// CompareRow is one figure then and now, the change, and the change in per cent ("—" when there was nothing then).
type CompareRow struct{ Label, Then, Now, Change, Percent string }

// compare holds the counts, sums of money and other amounts of a report against those of an older one, if there is one. A figure that
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
	figures, names := now.besideOthers()
	for _, figure := range figures {
		a, b := figureOf(s, r, figure.Key), figureOf(s, older, figure.Key)
		if figure.IsAmount() && figure.definedIn(then) && a.counted() && b.counted() {
			row := compareRow(figure.Style, a.Value.Value, b.Value.Value)
			row.Label, row.Then = names[figure.Key], printOf(s, older, figure.Key).Text(b.Value.Value)
			c.Rows = append(c.Rows, row)
		}
	}
	if len(c.Rows) == 0 {
		return nil // their forms have nothing in common
	}
	return c
}

// besideOthers are the figures that stand beside those of other periods, and their names: those of the text part, and totals
// of tables that it does not have.
func (f *Form) besideOthers() (figures []*FormFigure, names map[string]string) {
	figures, names = f.figures(), f.names((*FormFigure).inFull)
	for _, key := range f.totalKeys() {
		grid, _, column, _ := splitCell(key)
		g, _ := f.grid(grid)
		if c, _ := g.column(column); c.Figure == "" {
			figure, _ := f.cell(key)
			figures, names[key] = append(figures, figure), fmt.Sprintf("%s (%s)", c.called(), g.Name)
		}
	}
	return figures, names
}

func compareRow(p printed.Style, now, then amount.Amount) CompareRow {
	row := CompareRow{Now: p.Text(now), Change: p.Change(now - then), Percent: "—"}
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
