package procedure

import (
	"cmp"
	"slices"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/record"
)

// Glance is how long a procedure takes and what it costs, in a few words each; "" where that is not known.
type Glance struct{ Limit, Cost string }

// GlanceOf looks at a procedure.
func GlanceOf(r *record.Record) Glance {
	var limits, costs []string
	for _, w := range r.Data.(*Procedure).Ways.Value {
		if w.Limit.Given() {
			limits = append(limits, w.Limit.Value.Text())
		}
		if cost := costOf(w); cost != "" {
			costs = append(costs, cost)
		}
	}
	return Glance{oneOf(limits, "Thời hạn tùy cách nộp"), oneOf(costs, "Phí tùy cách nộp")}
}

// oneOf is the text that all ways share, or what is said where they do not.
func oneOf(texts []string, otherwise string) string {
	switch texts = slices.Compact(slices.Sorted(slices.Values(texts))); len(texts) {
	case 0:
		return ""
	case 1:
		return texts[0]
	}
	return otherwise
}

// costOf is what a way costs in all. Where phí or lệ phí is not known it is the other under its name, never a sum that
// could be taken for all.
func costOf(w Way) string {
	switch charge, fee := w.Charge, w.Fee; {
	case charge.Value.Words != "" || fee.Value.Words != "":
		return costVaries
	case !known(charge) && !known(fee), !known(fee) && isFree(charge), !known(charge) && isFree(fee):
		return ""
	case !known(fee):
		return "Phí: " + leastOf(charge.Value)
	case !known(charge):
		return "Lệ phí: " + leastOf(fee.Value)
	case isFree(charge) && isFree(fee):
		return "Không thu phí, lệ phí"
	}
	if sum, ok := added(w.Charge.Value, w.Fee.Value); ok {
		return leastOf(sum)
	}
	return costVaries
}

const costVaries = "Phí tùy trường hợp"

// leastOf is a sum, or the least of those of its cases.
func leastOf(m amount.Money) string {
	if len(m.Cases) == 0 {
		return amount.Dong(m.Amount)
	}
	byAmount := func(a, b amount.MoneyCase) int { return cmp.Compare(a.Amount, b.Amount) }
	least, most := slices.MinFunc(m.Cases, byAmount).Amount, slices.MaxFunc(m.Cases, byAmount).Amount
	if least < most {
		return "từ " + amount.Dong(least)
	}
	return amount.Dong(least)
}
