package site

import "congkhai/generator/files/front"

// TextKeys lists the keys of the theme's catalogue that views name by value, where no layout can be searched for them:
// the states of values, of price lists, of duties and of reports, why something was not checked, and what became of a record.
func TextKeys() []string {
	keys := []string{"khong_quy_dinh", "tuy_cach_nop", notReported, noPrevious, firstOfYear, noQuarter, noReport, otherForm}
	for _, state := range []front.State{front.NotReported, front.None, front.NotApplicable} {
		keys = append(keys, state.String())
	}
	for _, state := range []PriceState{PriceCurrent, PriceComing, PriceReplaced, PriceEnded, PriceUnclear} {
		keys = append(keys, string(state))
	}
	for _, action := range Actions {
		keys = append(keys, string(action))
	}
	for _, verdict := range []Verdict{OnTime, Late, PerhapsLate} {
		keys = append(keys, string(verdict))
	}
	return append(keys, noSignature, noFirstDay, earlierThere, beforePortal, noDuty, noNumber, dutyOver, dutyComing,
		reportThere, reportMissing, reportComing, reportNone)
}
