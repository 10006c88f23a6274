package kinds

import (
	"congkhai/generator/files/front"
	"congkhai/generator/kinds/disclosure"
	"congkhai/generator/kinds/member"
	"congkhai/generator/kinds/prices"
	"congkhai/generator/kinds/procedure"
	"congkhai/generator/kinds/report"
	"congkhai/generator/past/chronicle"
)

// TextKeys lists the keys of the theme's catalogue that views name by value, where no layout can be searched for them:
// the states of values, of bodies, of price lists, of stops, of duties and of reports, why something was not checked,
// and what became of a record.
func TextKeys() []string {
	keys := []string{"khong_quy_dinh", report.MissingFigure, report.NoPrevious,
		report.FirstOfYear, report.NoPiece, report.NoReport, report.OtherForm, report.SharedOrigin,
		report.NotCompared, report.NotKept}
	keys = append(append(keys, report.RowHeadings()...), procedure.TotalKeys()...)
	for _, state := range []front.State{front.NotReported, front.None, front.NotApplicable} {
		keys = append(keys, state.String())
	}
	for _, state := range []prices.PriceState{prices.PriceCurrent, prices.PriceComing, prices.PriceReplaced,
		prices.PriceEnded, prices.PriceUnclear, prices.PriceKept} {
		keys = append(keys, string(state))
	}
	for _, action := range chronicle.Actions {
		keys = append(keys, string(action))
	}
	for _, verdict := range []disclosure.Verdict{disclosure.OnTime, disclosure.Late, disclosure.PerhapsLate} {
		keys = append(keys, string(verdict))
	}
	keys = append(keys, member.StateKeys()...)
	return append(keys, disclosure.StopComing, disclosure.StopNow, disclosure.StopOver,
		disclosure.NoSignature, disclosure.NoFirstDay, disclosure.EarlierThere, disclosure.BeforePortal, disclosure.NoDuty, disclosure.NoNumber, disclosure.DutyOver, disclosure.DutyComing,
		disclosure.ReportThere, disclosure.ReportMissing, disclosure.ReportComing, disclosure.ReportNone)
}
