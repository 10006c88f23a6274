package office

import (
	"fmt"
	"regexp"
	"strings"

	"congkhai/generator/kinds/printed"
	"congkhai/generator/kinds/report"
)

// Words that stand where a number could.
var statedWords = map[string]string{"khong co": `"khong"`, "khong": `"khong"`, "khong phat sinh": `"khong"`,
	"khong neu": `"khong_bao_cao"`, "khong bao cao": `"khong_bao_cao"`, "khong ap dung": `"khong_ap_dung"`}

var numberForm = regexp.MustCompile(`^\s*(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?` +
	`(\s*%|\s*(?:nghìn|ngàn|triệu|tỷ))?`)

// goesOn is what follows digits that are a part of something else: of a date, a range, a number in another style, such
// as 1 200.
var goesOn = regexp.MustCompile(`^(?:\d|\pL|[.,/:–-]\d|\p{Z}+\d)`)

// valueOf reads what stands behind a label, as content writes it, and what follows it.
func valueOf(f *report.FormFigure, text string) (value, rest string, ok bool) {
	words, bracket, _ := strings.Cut(text, "(")
	key := keyOf(words)
	switch {
	case f.Kind == printed.Statement:
		value, ok = map[string]string{"co": "true", "khong": "false"}[key]
		return value, bracket, ok
	case statedWords[key] != "" && key != "" || f.None != "" && key == keyOf(f.None):
		return orNone(statedWords[key]), inBrackets(bracket), true
	}
	m := numberForm.FindStringSubmatch(text)
	if m == nil || goesOn.MatchString(text[len(m[0]):]) {
		return "", "", false
	}
	value, ok = scaled(f.Style, strings.ReplaceAll(m[1], ".", ""), m[2], strings.TrimSpace(m[3]))
	return value, strings.Trim(text[len(m[0]):], " .;/"), ok
}

func inBrackets(text string) string {
	if text == "" {
		return ""
	}
	return "(" + text
}

func orNone(value string) string {
	if value == "" {
		return `"khong"`
	}
	return value
}

// scales are what documents print numbers in, by the words behind them.
var scales = map[string]printed.Scale{"nghìn": "nghin", "ngàn": "ngan", "triệu": "trieu", "tỷ": "ty"}

// scaled is a number as content writes it: without noughts before it, decimals only where the figure has some, and in
// ones where the document prints thousands.
func scaled(s printed.Style, whole, decimals, unit string) (string, bool) {
	whole = strings.TrimLeft(whole, "0")
	if whole == "" {
		whole = "0"
	}
	factor := scales[unit].Factor()
	switch {
	case unit == "%" && s.Kind != printed.Ratio:
		return "", false
	case factor > 0:
		digits := len(fmt.Sprint(factor)) - 1
		if len(decimals) > digits {
			return "", false
		}
		number := strings.TrimLeft(whole+decimals+strings.Repeat("0", max(0, digits-len(decimals))), "0")
		return orNought(number), true
	case decimals == "":
		return whole, true
	case s.Kind != printed.Ratio && s.Kind != printed.Decimal, len(decimals) > 2:
		return "", false
	}
	return strings.TrimRight(strings.TrimRight(whole+"."+decimals, "0"), "."), true
}

func orNought(number string) string {
	if number == "" {
		return "0"
	}
	return number
}
