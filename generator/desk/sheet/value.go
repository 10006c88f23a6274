package sheet

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"congkhai/generator/text/viet"
)

// escape matches a character as workbooks write those that XML has none for.
var escape = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// cellText is a text of a workbook as a reader of the cell has it.
func cellText(text string) string {
	if strings.Contains(text, "_x") {
		text = escape.ReplaceAllStringFunc(text, func(e string) string {
			unit, err := strconv.ParseUint(e[2:6], 16, 16)
			if err != nil {
				return e // the expression takes hexadecimal digits only
			}
			return string(rune(unit))
		})
	}
	if strings.Contains(text, "\r") {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	return viet.Normal(text)
}

// stored matches a number as workbooks write it.
var stored = regexp.MustCompile(`^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$`)

// longest is how many letters a number may have that means anything: 5.55111512312578E-17, as what is left of a
// calculation, has 34.
const longest = 50

// digits is how many Excel keeps of a number.
const digits = 15

// decimal is the number that a workbook holds, in digits. Excel has every number as a double and often writes two more
// digits than it shows (7.0000000000000007E-2): the shortest number that is the same double is what was typed. What was
// calculated has no more digits than Excel shows of anything: 0.1+0.2 is 0.3 to whoever reads the cell.
func decimal(v string, calculated bool) (text string, ok bool) {
	if !stored.MatchString(v) {
		return "", false
	}
	n, err := strconv.ParseFloat(v, 64)
	if err != nil {
		return "", false // too large for any cell
	}
	if calculated {
		n, _ = strconv.ParseFloat(strconv.FormatFloat(n, 'g', digits, 64), 64) // which it wrote itself
	}
	text = strconv.FormatFloat(n, 'f', -1, 64)
	if text == "-0" {
		text = "0"
	}
	return text, len(text) <= longest
}

// long reports whether a number has more digits before the point than Excel keeps of one that is typed.
func long(decimal string) bool {
	whole, _, _ := strings.Cut(strings.TrimPrefix(decimal, "-"), ".")
	return len(whole) > digits
}

// hundredfold is a number as it stands before a % sign.
func hundredfold(decimal string) string {
	sign, text := "", decimal
	if rest, negative := strings.CutPrefix(text, "-"); negative {
		sign, text = "-", rest
	}
	whole, part, _ := strings.Cut(text, ".")
	part += "00"
	whole, part = strings.TrimLeft(whole+part[:2], "0"), strings.TrimRight(part[2:], "0")
	if whole == "" {
		whole = "0"
	}
	if part != "" {
		whole += "." + part
	}
	return sign + whole
}

// Days are counted from the one before the first of January 1900, and Excel counts a 29th of February in that year,
// which there was none of.
const (
	noSuchDay = 60
	lastDay   = 2958465 // 9999-12-31
	to1904    = 1462    // days between the two ways of counting
)

// dayOf is a day by its number, and the time of day beside it, "" where there is none; ok is false for what is no day.
func dayOf(decimal string, since1904 bool) (day, clock string, ok bool) {
	number, part, _ := strings.Cut(decimal, ".")
	n, err := strconv.Atoi(number)
	if err != nil || strings.HasPrefix(number, "-") {
		return "", "", false
	}
	if since1904 {
		n += to1904
	}
	if part != "" {
		clock = clockOf(part)
	}
	switch {
	case n > lastDay, n == noSuchDay, n == 0 && part == "":
		return "", "", false
	case n < noSuchDay:
		n++
	}
	if number == "0" && !since1904 {
		return "", clock, true
	}
	return time.Date(1899, 12, 30+n, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), clock, true
}

// clockOf is the time of day by the part of a day that has gone by.
func clockOf(part string) string {
	f, err := strconv.ParseFloat("0."+part, 64)
	if err != nil {
		return part // digits always are a number
	}
	return time.Time{}.Add(time.Duration(f * float64(24*time.Hour)).Round(time.Second)).Format(time.TimeOnly)
}

// isoDay is a day that a workbook writes as such: 2021-06-25, or with a time.
func isoDay(v string) (day, clock string, ok bool) {
	day, clock, _ = strings.Cut(strings.TrimSuffix(v, "Z"), "T")
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return "", "", false
	}
	if strings.Trim(clock, "0:.") == "" {
		clock = ""
	}
	return day, clock, true
}
