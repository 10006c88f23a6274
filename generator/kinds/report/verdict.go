package report

import (
	"fmt"

	"congkhai/generator/files/record"
	"congkhai/generator/site"
)

// Verdict says in a sentence what came of holding a report against the rules of its form and the reports of the periods
// in it; "" when nothing could be held.
func Verdict(s *site.Site, r *record.Record) string {
	f := form(s, r.Data.(*Report))
	if f == nil {
		return ""
	}
	held, fails := 0, 0
	count := func(holds bool) {
		held++
		if !holds {
			fails++
		}
	}
	for _, c := range checkedRelations(s, r, f) {
		if c.Outcome != Unchecked {
			count(c.Outcome == Holds)
		}
	}
	for _, sum := range sumsOf(s, r, f) {
		count(sum.held.Holds)
	}
	switch {
	case held == 0:
		return ""
	case fails == 0:
		return fmt.Sprintf("Cổng đã đối chiếu %d chỗ trong báo cáo; chỗ nào cũng khớp.", held)
	}
	return fmt.Sprintf("Cổng đã đối chiếu %d chỗ trong báo cáo; %d chỗ không khớp, cơ quan đã giải trình.", held, fails)
}
