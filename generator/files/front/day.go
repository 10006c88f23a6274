package front

import (
	"regexp"
	"strconv"

	"congkhai/generator/text/calendar"
	"congkhai/generator/text/viet"
)

// The ways in which people write days: 5/3/2026, "ngày 5 tháng 3 năm 2026", 2026-3-5. What stands behind is the hour.
var (
	dayFirst = regexp.MustCompile(`^(?:ngay )?(\d{1,2}) ?(?:[-/.]| thang ) ?(\d{1,2}) ?(?:[-/.]| nam ) ?(\d{4})(?:[ T].*)?$`)
	yearLead = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?$`)
)

// DayIn reads a day as people write it; ok is false for what is none, and the day may be one that no calendar has.
func DayIn(text string) (day calendar.Date, ok bool) {
	text = viet.Fold(plainDigits(text))
	if m := dayFirst.FindStringSubmatch(text); m != nil {
		return calendar.Date{Year: number(m[3]), Month: number(m[2]), Day: number(m[1])}, true
	}
	if m := yearLead.FindStringSubmatch(text); m != nil {
		return calendar.Date{Year: number(m[1]), Month: number(m[2]), Day: number(m[3])}, true
	}
	return day, false
}

func number(digits string) int {
	n, _ := strconv.Atoi(digits) // the expressions let only digits through, and few
	return n
}
