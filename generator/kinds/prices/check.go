package prices

import (
	"fmt"
	"regexp"
	"slices"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/site"
	"congkhai/generator/text/citation"
)

func checkPriceList(s *site.Site, r *record.Record, p *PriceList) []source.Problem {
	problems := checkItems(r, p)
	if shape, ok := checkShape(r, p); ok {
		problems = slices.Concat(problems, checkSteps(r, p), checkPrices(r, p), checkReturn(s, r, p))
	} else {
		problems = append(problems, shape...)
	}
	for i, reduction := range p.Reduction {
		at := "mien_giam" + front.Index(i) + ".ty_le"
		if r.Sound(at) && (reduction.Percent < 1 || reduction.Percent > 100) {
			problems = append(problems, PercentRange.At(r.At(at), reduction.Percent))
		}
	}
	problems = append(problems, checkSameList(s, r, p)...)
	return append(problems, site.CheckOrder(r, "hieu_luc_den", p.To.Value, p.From)...)
}

// checkItems reports a list that has no prices, or both plain items and a table, and items that come twice or have a
// price below zero.
func checkItems(r *record.Record, p *PriceList) []source.Problem {
	whole := r.Sound("muc") && isTableRead(r)
	switch {
	case whole && len(p.Items) > 0 && len(p.Prices)+len(p.Steps)+len(p.Routes) > 0:
		return []source.Problem{TwoForms.At(r.At("muc"))}
	case whole && len(p.Items) == 0 && !p.hasTable():
		return []source.Problem{NoPrices.At(r.File.Span(0, 0))}
	}
	var problems []source.Problem
	type name struct{ group, name, unit string }
	seen := map[name]bool{}
	for i, item := range p.Items {
		at, is := "muc"+front.Index(i), name{item.Group, item.Name, item.Unit}
		if seen[is] && r.Sound(at) {
			problems = append(problems, site.Repeated.At(r.At(at), item.Name))
		}
		seen[is] = true
		if item.Price < 0 {
			problems = append(problems, amount.Negative.At(r.At(at+".gia"), amount.Grouped(item.Price)))
		}
	}
	return problems
}

// hasTable reports whether the list has all that makes a table.
func (p *PriceList) hasTable() bool {
	return len(p.Prices) > 0 && len(p.Steps) > 0 && len(p.Routes) > 0
}

// isTableRead reports whether a table, if there is one, was read as it should be.
func isTableRead(r *record.Record) bool {
	return r.Doc.Sound && r.Sound("gia") && r.Sound("nac") && r.Sound("tuyen")
}

// commaInPrice is a price with a comma between its thousands, which TOML takes for two numbers.
var commaInPrice = regexp.MustCompile(`\b([1-9][0-9]{0,2}),([0-9]{3})\b`)

// columnsDiffer reports a row with another number of prices than there are routes.
func columnsDiffer(row source.Span, prices, routes int) source.Problem {
	text := row.Text()
	if n := len(commaInPrice.FindAllString(text, -1)); n > 0 && n == prices-routes {
		return CommaInPrice.At(row, commaInPrice.ReplaceAllString(text, "${1}_$2"))
	}
	return TableColumns.At(row, prices, routes)
}

// checkShape reports rows and columns that do not go with the steps and routes, an increment that is not the last step
// by itself, routes that come twice, and prices below zero; ok is true for a table of which more can be asked.
func checkShape(r *record.Record, p *PriceList) (problems []source.Problem, ok bool) {
	if !p.hasTable() || !isTableRead(r) {
		return nil, false
	}
	if len(p.Prices) != len(p.Steps) {
		problems = append(problems, TableRows.At(r.At("gia"), len(p.Prices), len(p.Steps)))
	}
	for i, row := range p.Prices {
		if len(row) != len(p.Routes) {
			problems = append(problems, columnsDiffer(r.At("gia"+front.Index(i)), len(row), len(p.Routes)))
		}
		for j, price := range row {
			if price < 0 {
				at := r.At("gia" + front.Index(i) + front.Index(j))
				problems = append(problems, amount.Negative.At(at, amount.Grouped(price)))
			}
		}
	}
	for i, route := range p.Routes {
		if slices.Index(p.Routes, route) < i {
			problems = append(problems, site.Repeated.At(r.At("tuyen"+front.Index(i)), route.Group+": "+route.Name))
		}
	}
	for i, step := range p.Steps {
		if step.Each != 0 && (step.Each < 0 || i == 0 || i < len(p.Steps)-1 || step.Over != 0 || step.To != 0) {
			problems = append(problems, IncrementStep.At(r.At("nac"+front.Index(i))))
		}
	}
	return problems, len(problems) == 0
}

// checkSameList reports a second list for a service from the same day: both would hold.
func checkSameList(s *site.Site, r *record.Record, p *PriceList) []source.Problem {
	for _, other := range s.All(r.Kind.Folder) {
		o := other.Data.(*PriceList)
		if o.Service == p.Service && o.From == p.From && !p.From.IsZero() && other.File.Path < r.File.Path {
			return []source.Problem{SameList.At(r.At("hieu_luc_tu"), p.From.Print(), other.File.Path)}
		}
	}
	return nil
}

// checkSteps reports steps that leave a gap or overlap.
func checkSteps(r *record.Record, p *PriceList) []source.Problem {
	var problems []source.Problem
	reached := 0
	for i, step := range p.Steps {
		switch at := r.At("nac" + front.Index(i)); {
		case step.Each > 0:
		case step.Over != reached:
			problems = append(problems, StepGap.At(at, reached))
		case step.To <= step.Over:
			problems = append(problems, StepEmpty.At(at, step.To, step.Over))
		}
		reached = step.To
	}
	return problems
}

// checkPrices holds the table against what prices of public post have in common: no route is cheaper than the one
// before it, no weight cheaper than a lighter one, an increment less than the step before it, whole hundreds of đồng.
func checkPrices(r *record.Record, p *PriceList) []source.Problem {
	var problems []source.Problem
	for i, row := range p.Prices {
		for j, price := range row {
			at := r.At("gia" + front.Index(i) + front.Index(j))
			if price%100 != 0 {
				problems = append(problems, OddPrice.At(at, amount.Grouped(price)))
			}
			if j > 0 && price < row[j-1] {
				problems = append(problems, PriceFalls.At(at, amount.Grouped(price), amount.Grouped(row[j-1]),
					p.Routes[j-1].Name).Concerning(cell(i, j), prices(price, row[j-1])))
			}
			if i == 0 {
				continue
			}
			above, rule := p.Prices[i-1][j], PriceOfStep
			wrong := price < above
			if p.Steps[i].Each > 0 {
				wrong, rule = price >= above, PriceOfIncrement
			}
			if wrong {
				problem := rule.At(at,
					p.Steps[i].Text(), amount.Grouped(price), p.Steps[i-1].Text(), amount.Grouped(above))
				problems = append(problems, problem.Concerning(cell(i, j), prices(price, above)))
			}
		}
	}
	return problems
}

// cell names a price in an explanation: the row and the column, from 1.
func cell(i, j int) string { return fmt.Sprintf("dòng %d, cột %d", i+1, j+1) }

// prices are the terms of two prices that do not agree.
func prices(price, other int64) string {
	return "giá " + amount.Grouped(price) + ", so với " + amount.Grouped(other)
}

// checkReturn reports prices for returning a result that are below those for sending a dossier by the same text.
func checkReturn(s *site.Site, r *record.Record, p *PriceList) []source.Problem {
	if p.Service != returning {
		return nil
	}
	var problems []source.Problem
	for _, other := range s.All(r.Kind.Folder) {
		o := other.Data.(*PriceList)
		_, ok := checkShape(other, o)
		if ok && o.Service == sending && o.From == p.From && sameNumber(o.Basis, p.Basis) {
			problems = append(problems, compareLists(r, p, other, o)...)
		}
	}
	return problems
}

// sameNumber reports whether two citations name a document of one number, with or without date.
func sameNumber(a, b string) bool {
	first, _ := citation.Parse(a)
	second, ok := citation.Parse(b)
	return ok && first.Key() == second.Key()
}

// compareLists reports the cells of a list for returning that are below those of a list for sending, where both have
// the same step and route.
func compareLists(r *record.Record, p *PriceList, other *record.Record, o *PriceList) []source.Problem {
	var problems []source.Problem
	for i, row := range p.Prices {
		for j, price := range row {
			oi, oj := slices.Index(o.Steps, p.Steps[i]), slices.Index(o.Routes, p.Routes[j])
			if oi < 0 || oj < 0 || price >= o.Prices[oi][oj] {
				continue
			}
			sending := o.Prices[oi][oj]
			at, there := r.At("gia"+front.Index(i)+front.Index(j)), other.At("gia"+front.Index(oi)+front.Index(oj))
			problem := ReturnCheaper.At(at, amount.Grouped(price), amount.Grouped(sending))
			problem = problem.Concerning(cell(i, j), prices(price, sending))
			problems = append(problems, problem.Noting(there, amount.Grouped(sending)))
		}
	}
	return problems
}
