// Package calendar holds days as content means them: without hour and without zone. It imports nothing of ours and
// never asks what day it is.
//
//	day, err := calendar.Parse("2021-06-25")
//	day.Add(30).Print() // "25/7/2021"
package calendar

import (
	"cmp"
	"fmt"
	"strconv"
	"time"

	"congkhai/generator/text/say"
)

// Date is a day of the calendar, without hour and zone: what a document or a deadline carries. The zero Date is no day.
type Date struct{ Year, Month, Day int }

// Parse reads a day written 2021-06-25.
func Parse(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, say.Errorf("%q không phải là ngày dạng 2021-06-25", "%q is no day such as 2021-06-25", s)
	}
	return Of(t), nil
}

// Of returns the day that t shows on its own calendar.
func Of(t time.Time) Date { return Date{t.Year(), int(t.Month()), t.Day()} }

// IsZero reports whether d is no day.
func (d Date) IsZero() bool { return d == Date{} }

// Compare returns -1, 0 or 1 as d is before, on or after e.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// After reports whether d is later than e.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

// Add returns the day n days later.
func (d Date) Add(n int) Date { return Of(d.Time().AddDate(0, 0, n)) }

// Time returns the start of the day in UTC.
func (d Date) Time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

// Real reports whether the calendar has the day: 30 February is none.
func (d Date) Real() bool { return Of(d.Time()) == d }

// String returns the day as content and machines write it: 2021-06-25, and "" for no day.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	b := make([]byte, 0, len(time.DateOnly))
	b = appendDigits(b, d.Year, 1000)
	b = appendDigits(append(b, '-'), d.Month, 10)
	return string(appendDigits(append(b, '-'), d.Day, 10))
}

// appendDigits appends a number with at least as many digits as a power of ten has.
func appendDigits(b []byte, n, power int) []byte {
	for ; n < power && power > 1; power /= 10 {
		b = append(b, '0')
	}
	return strconv.AppendInt(b, int64(n), 10)
}

// Print returns the day as people read it: 25/6/2021, and "" for no day.
func (d Date) Print() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d/%d/%04d", d.Day, d.Month, d.Year)
}

// StartOfMonth is the first day of the date's month.
func (d Date) StartOfMonth() Date { return Date{d.Year, d.Month, 1} }
