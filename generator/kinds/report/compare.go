package report

import (
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
	names := now.names(FormFigure.inFull)
	for _, figure := range now.figures() {
		a, b := p.Figures[figure.Key], o.Figures[figure.Key]
		if figure.isAmount() && figure.definedIn(then) && counted(a) && counted(b) {
			row := compareRow(figure.Print, a.Value, b.Value)
			row.Label, row.Then = names[figure.Key], printOf(s, older, figure.Key).text(b.Value)
			c.Rows = append(c.Rows, row)
		}
	}
	return c
}

func compareRow(p Print, now, then amount.Amount) CompareRow {
	row := CompareRow{Now: p.text(now), Change: p.change(now - then), Percent: "—"}
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
