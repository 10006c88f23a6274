package report

import (
	"maps"
	"slices"
	"strings"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/record"
	"congkhai/generator/site"
)

// LastDigit is the unit of the last digit that the page prints of a figure.
func LastDigit(s *site.Site, r *record.Record, key string) amount.Amount {
	p := printOf(s, r, key)
	if unit := p.Unit(); unit > 0 {
		return unit
	}
	value, _, _ := r.Data.(*Report).value(r, key)
	unit := amount.Amount(max(p.Scale.Factor(), 1)) * 100
	_, decimals, _ := strings.Cut(p.Text(value.Value), ",")
	for _, digit := range decimals {
		if digit < '0' || digit > '9' {
			break
		}
		unit /= 10
	}
	return unit
}

// Reach tells why no relation refuses what stands in place of a figure: it lists the relations of all reports in which
// the figure is, and what became of each.
func Reach(s *site.Site, r *record.Record, key string) string {
	_, path, _ := r.Data.(*Report).value(r, key)
	reached := map[string]bool{}
	for _, other := range s.All(Folder) {
		f := form(s, other.Data.(*Report))
		for _, c := range checkedRelations(s, other, f) {
			for _, k := range c.Keys {
				isHere := func(at origin) bool { return at.record == r && at.path == path }
				if slices.ContainsFunc(operand(s, other, k).Places, isHere) {
					reached[c.reach()] = true
				}
			}
		}
	}
	if len(reached) == 0 {
		return "không quan hệ nào có số này"
	}
	return strings.Join(slices.Sorted(maps.Keys(reached)), "; ")
}

// reach is what became of a relation.
func (c Checked) reach() string {
	switch {
	case c.Outcome == Unchecked:
		var missing []string
		for _, m := range c.Missing {
			missing = append(missing, m.Key+" "+m.Reason)
		}
		return c.Name + " chưa kiểm tra được: " + strings.Join(missing, ", ")
	case c.Outcome == Fails:
		return c.Name + " đã giải trình"
	case c.held.Rounded:
		return c.Name + " đúng trong phạm vi làm tròn"
	case c.rel.Operator != "=":
		return c.Name + " chỉ là " + c.rel.Operator
	}
	return c.Name + " vẫn đúng"
}
