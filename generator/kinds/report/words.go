package report

import (
	"congkhai/generator/files/front"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/period"
	"congkhai/generator/text/viet"
)

// Routine is how often a form is filled in.
type Routine string

// The routines. What is asked for once and again has no period, but two days.
const (
	Monthly    Routine = "thang"
	Quarterly  Routine = "quy"
	HalfYearly Routine = "sau_thang"
	NineMonths Routine = "chin_thang"
	Yearly     Routine = "nam"
	OnDemand   Routine = "dot_xuat"
)

// Choices lists the routines.
func (Routine) Choices() []front.Choice { return routineChoices }

var routineChoices = []front.Choice{{ID: string(Monthly), Label: "Hằng tháng"}, {ID: string(Quarterly), Label: "Hằng quý"},
	{ID: string(HalfYearly), Label: "Sáu tháng"}, {ID: string(NineMonths), Label: "Chín tháng"},
	{ID: string(Yearly), Label: "Hằng năm"}, {ID: string(OnDemand), Label: "Đột xuất"}}

// Routines lists the routines whose reports are due again and again, the shortest periods first.
func Routines() []Routine { return []Routine{Monthly, Quarterly, HalfYearly, NineMonths, Yearly} }

// Months is how many months a report of the routine tells of; 0 where it tells of any days.
func (r Routine) Months() int {
	return map[Routine]int{Monthly: 1, Quarterly: 3, HalfYearly: 6, NineMonths: 9, Yearly: 12}[r]
}

// called is the routine within a sentence.
func (r Routine) called() string { return viet.LowerFirst(front.Label(r, string(r))) }

// likely is the period of the routine that ends about a day, or any where there is no day.
func (r Routine) likely(end calendar.Date) string {
	if end.IsZero() || r.Months() == 0 {
		return r.example()
	}
	return period.Of(period.Holding(end, r.Months()), r.Months()).String()
}

// example is a period of the routine.
func (r Routine) example() string {
	return map[Routine]string{Monthly: "2021-09", Quarterly: "2021-Q3", HalfYearly: "2021-6T", NineMonths: "2021-9T",
		Yearly: "2021"}[r]
}
