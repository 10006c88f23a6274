// Package period reads the times that reports tell of, "2021-09", "2021-Q3", "2021-9T", "2021", and says how people call
// them and on which days they begin and end. Which of them a form wants is not its business.
package period

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"congkhai/generator/text/calendar"
)

// Period is some months of a year, the first and the last, from 1 to 12. The zero value is none.
type Period struct{ Year, First, Last int }

var form = regexp.MustCompile(`^(20[0-9]{2})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|([2-9]|1[01])T))?$`)

// Parse reads a period as content writes it: a month "2021-09", a quarter "2021-Q3", the first months of a year
// "2021-6T", or a year "2021". What has three months from January on is the first quarter.
func Parse(text string) (p Period, ok bool) {
	m := form.FindStringSubmatch(text)
	if m == nil {
		return p, false
	}
	number := func(digits string) int { n, _ := strconv.Atoi(digits); return n } // the expression lets only digits through
	switch year := number(m[1]); {
	case m[2] != "":
		return Period{year, number(m[2]), number(m[2])}, true
	case m[3] != "":
		return Period{year, 3*number(m[3]) - 2, 3 * number(m[3])}, true
	case m[4] != "":
		return Period{year, 1, number(m[4])}, true
	default:
		return Period{year, 1, 12}, true
	}
}

// IsZero reports whether there is no period.
func (p Period) IsZero() bool { return p == Period{} }

// Months is how many months the period has.
func (p Period) Months() int {
	if p.IsZero() {
		return 0
	}
	return p.Last - p.First + 1
}

// String is the period as content writes it.
func (p Period) String() string {
	switch {
	case p.IsZero():
		return ""
	case p.Months() == 12:
		return strconv.Itoa(p.Year)
	case p.Months() == 1:
		return fmt.Sprintf("%d-%02d", p.Year, p.First)
	case p.Months() == 3 && p.Last%3 == 0:
		return fmt.Sprintf("%d-Q%d", p.Year, p.Last/3)
	}
	return fmt.Sprintf("%d-%dT", p.Year, p.Last)
}

// Name is what people call the period: "tháng 9/2021", "quý III/2021", "9 tháng đầu năm 2021", "năm 2021".
func (p Period) Name() string {
	switch {
	case p.IsZero():
		return ""
	case p.Months() == 12:
		return fmt.Sprintf("năm %d", p.Year)
	case p.Months() == 1, p.Months() == 3 && p.Last%3 == 0:
		return fmt.Sprintf("%s/%d", p.Part(), p.Year)
	}
	return fmt.Sprintf("%s năm %d", p.Part(), p.Year)
}

// InTitle is the period as titles write it: "tháng 9 năm 2021", "quý III năm 2021", "năm 2021".
func (p Period) InTitle() string { return strings.Replace(p.Name(), "/", " năm ", 1) }

// InDigits is the same as people type it, who write no Roman numerals: "quý 3 năm 2021".
func (p Period) InDigits() string {
	if p.Months() == 3 && p.Last%3 == 0 {
		return fmt.Sprintf("quý %d năm %d", p.Last/3, p.Year)
	}
	return p.InTitle()
}

// Part is what people call the period within its year: "tháng 9", "quý III", "9 tháng đầu", "cả năm".
func (p Period) Part() string {
	switch {
	case p.IsZero():
		return ""
	case p.Months() == 12:
		return "cả năm"
	case p.Months() == 1:
		return fmt.Sprintf("tháng %d", p.First)
	case p.Months() == 3 && p.Last%3 == 0:
		return "quý " + []string{"I", "II", "III", "IV"}[p.Last/3-1]
	}
	return fmt.Sprintf("%d tháng đầu", p.Last)
}

// Begin is the first day by the calendar.
func (p Period) Begin() calendar.Date { return calendar.Date{Year: p.Year, Month: p.First, Day: 1} }

// End is the last day by the calendar.
func (p Period) End() calendar.Date {
	return calendar.Date{Year: p.Year, Month: p.Last, Day: 28}.Add(4).StartOfMonth().Add(-1)
}

// CutOff are the days on which figures are closed: from the 15th of the month before the period to the 14th of its last
// month (Nghị định 09/2019/NĐ-CP).
func (p Period) CutOff() (from, to calendar.Date) {
	from = p.Begin().Add(-1)
	from.Day = 15
	return from, calendar.Date{Year: p.Year, Month: p.Last, Day: 14}
}

// In numbers the periods of so many months one after the other from the beginning of the calendar, and reports whether
// this is one of them. What has no twelfth part of its own, six or nine months, comes once a year.
func (p Period) In(months int) (n int, ok bool) {
	if p.Months() != months || months == 0 || p.Last%months != 0 {
		return 0, false
	}
	if 12%months != 0 || months == 6 {
		return p.Year, p.First == 1
	}
	return p.Year*(12/months) + p.Last/months - 1, true
}

// Of is the period of so many months with a number that In gives.
func Of(n, months int) Period {
	if 12%months != 0 || months == 6 {
		return Period{n, 1, months}
	}
	first := n%(12/months)*months + 1
	return Period{n / (12 / months), first, first + months - 1}
}

// Holding is the number of the period of so many months that a day lies in, or the last one before it in its year.
func Holding(day calendar.Date, months int) int {
	if 12%months != 0 || months == 6 {
		return day.Year
	}
	return day.Year*(12/months) + (day.Month-1)/months
}

// Pieces are the periods of so many months that make up this one, the earliest first; none where they do not.
func (p Period) Pieces(months int) []Period {
	if p.IsZero() || months == 0 || 12%months != 0 || (p.First-1)%months != 0 || p.Last%months != 0 {
		return nil
	}
	var pieces []Period
	for first := p.First; first <= p.Last; first += months {
		pieces = append(pieces, Period{p.Year, first, first + months - 1})
	}
	return pieces
}

// ToDate is what has gone by of the year when the period ends.
func (p Period) ToDate() Period { return Period{p.Year, 1, p.Last} }

// Before is the same period a number of years ago.
func (p Period) Before(years int) Period { return Period{p.Year - years, p.First, p.Last} }
