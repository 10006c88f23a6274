package procedure

import (
	"slices"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/front"
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

// costOf adds up the charge and the fee of a way. Where one of them is not known it is the other under its name, never
// a sum that could be taken for all.
func costOf(w Way) string {
	charge, fee := sumOf(w.Charge), sumOf(w.Fee)
	switch {
	case charge.inWords || fee.inWords:
		return "Phí tùy trường hợp"
	case charge.known && fee.known && charge.least+fee.least == 0 && !charge.more && !fee.more:
		return "Không thu phí, lệ phí"
	case charge.known && fee.known:
		return sum{least: charge.least + fee.least, more: charge.more || fee.more}.text()
	case charge.known && charge.least > 0:
		return "Phí: " + charge.text()
	case fee.known && fee.least > 0:
		return "Lệ phí: " + fee.text()
	}
	return ""
}

// sum is an amount of đồng, or the least of those for several cases.
type sum struct {
	least                int64
	known, more, inWords bool
}

func (s sum) text() string {
	if s.more {
		return "từ " + amount.Grouped(s.least) + " đồng"
	}
	return amount.Dong(s.least)
}

func sumOf(m front.Stated[amount.Money]) sum {
	switch {
	case m.State == front.None || m.State == front.NotApplicable: // there is nothing to pay
		return sum{known: true}
	case !m.Given():
		return sum{}
	case m.Value.Words != "":
		return sum{inWords: true}
	case len(m.Value.Cases) == 0:
		return sum{least: m.Value.Amount, known: true}
	}
	amounts := make([]int64, len(m.Value.Cases))
	for i, c := range m.Value.Cases {
		amounts[i] = c.Amount
	}
	least, most := slices.Min(amounts), slices.Max(amounts)
	return sum{least: least, known: true, more: most > least}
}
