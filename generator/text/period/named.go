package period

import (
	"regexp"
	"strconv"
	"strings"
)

// named finds what titles call a period, with or without its year, and the day that stands before a month where all of
// it is a date.
var named = regexp.MustCompile(`(?i)(ngày\s+\d{1,2}\s+)?(?:(quý)\s+(IV|I{1,3}|[1-4])|(tháng)\s+(1[0-2]|0?[1-9])|` +
	`(\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười một)\s+tháng(?:\s+đầu)?)(?:\s*/\s*|\s+năm\s+)(20[0-9]{2})`)

var inWords = map[string]int{"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
	"mười một": 11}

var quarters = map[string]int{"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}

// Named is a period that a text names, and how.
type Named struct {
	Period
	Text string
}

// InText lists the periods of a title that come with their year: "quý III năm 2021", "tháng 9/2021", "9 tháng đầu năm
// 2021". A date is none.
func InText(text string) []Named {
	var all []Named
	for _, m := range named.FindAllStringSubmatch(text, -1) {
		year, _ := strconv.Atoi(m[7]) // the expression lets only digits through
		switch {
		case m[1] != "":
		case m[2] != "":
			last := 3 * quarters[strings.ToUpper(m[3])]
			all = append(all, Named{Period{year, last - 2, last}, m[0]})
		case m[4] != "":
			month, _ := strconv.Atoi(m[5])
			all = append(all, Named{Period{year, month, month}, m[0]})
		default:
			if n := numberOf(m[6]); n >= 2 && n <= 12 {
				all = append(all, Named{Period{year, 1, n}, m[0]})
			}
		}
	}
	return all
}

func numberOf(word string) int {
	if n, known := inWords[strings.ToLower(word)]; known {
		return n
	}
	n, _ := strconv.Atoi(word)
	return n
}

var (
	quarterMeant = regexp.MustCompile(`(?i)^(?:quý|q)[\s.-]*(IV|I{1,3}|[1-4])[\s./-]+(?:năm\s+)?(20[0-9]{2})$|` +
		`^(20[0-9]{2})[\s./-]*(?:quý|q)[\s.-]*(IV|I{1,3}|[1-4])$`)
	monthMeant = regexp.MustCompile(`(?i)^(?:tháng\s+|t)?(1[0-2]|0?[1-9])[\s./-]+(?:năm\s+)?(20[0-9]{2})$|` +
		`^(20[0-9]{2})[\s./-]+(?:tháng\s+|t)?(1[0-2]|0?[1-9])$`)
	firstMeant = regexp.MustCompile(`(?i)^(1[0-2]|0?[1-9])\s*(?:tháng|t)(?:\s+đầu)?(?:\s+năm)?[\s./-]+(20[0-9]{2})$|` +
		`^(20[0-9]{2})[\s./-]*(1[0-2]|0?[1-9])\s*(?:tháng|t)$`)
	yearMeant = regexp.MustCompile(`(?i)^(?:năm|cả năm)\s+(20[0-9]{2})$`)
)

// Meant is the period that somebody wrote in another way, "Quý 3/2021", "9/2021", "2021-q3", "9 tháng 2021"; none where
// that is not certain.
func Meant(text string) Period {
	text = strings.TrimSpace(text)
	if m := yearMeant.FindStringSubmatch(text); m != nil {
		year, _ := strconv.Atoi(m[1])
		return Period{year, 1, 12}
	}
	for form, of := range map[*regexp.Regexp]func(n int) (first, last int){
		quarterMeant: func(n int) (int, int) { return 3*n - 2, 3 * n },
		monthMeant:   func(n int) (int, int) { return n, n },
		firstMeant:   func(n int) (int, int) { return 1, n },
	} {
		if m := form.FindStringSubmatch(text); m != nil {
			number, year := m[1]+m[4], m[2]+m[3] // one of the two orders
			n, isQuarter := quarters[strings.ToUpper(number)]
			if form != quarterMeant || !isQuarter {
				n, _ = strconv.Atoi(number)
			}
			y, _ := strconv.Atoi(year)
			first, last := of(n)
			return Period{y, first, last}
		}
	}
	return Period{}
}
