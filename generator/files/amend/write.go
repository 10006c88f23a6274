package amend

import (
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"congkhai/generator/files/front"
	"congkhai/generator/text/calendar"
)

// wide is how many letters a line may have that a list stands on.
const wide = 120

// spread is a value as TOML writes it behind what stands before it on its line: a text of several lines, and a list
// that does not fit, go on over the next ones. It is written as like is, where that tells.
func spread(v any, before, like string) string {
	if text, ok := v.(string); ok {
		return textOf(text, like)
	}
	one := inline(v, like)
	items, ok := v.([]any)
	if !ok || len(items) == 0 || utf8.RuneCountInString(before+one) <= wide {
		return one
	}
	indent := indentOf(before)
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = inList(item, indent+"  ", like)
	}
	return rows(texts, indent)
}

// inList is an item of a list that has a line for each.
func inList(item any, indent, like string) string {
	if _, isText := item.(string); isText {
		return inline(item, like)
	}
	return spread(item, indent, like)
}

// rows is a list with a line for each item.
func rows(items []string, indent string) string {
	var b strings.Builder
	b.WriteString("[\n")
	for _, item := range items {
		b.WriteString(indent + "  " + item + ",\n")
	}
	b.WriteString(indent + "]")
	return b.String()
}

// indentOf is the blanks that a line begins with.
func indentOf(line string) string { return line[:len(line)-len(strings.TrimLeft(line, " \t"))] }

// inline is a value on one line.
func inline(v any, like string) string {
	switch v := v.(type) {
	case string:
		return quotedText(v, like)
	case int64:
		return grouped(strconv.FormatInt(v, 10), like)
	case front.Number:
		whole, part, ok := strings.Cut(string(v), ".")
		if ok {
			return grouped(whole, like) + "." + part
		}
		return grouped(whole, like)
	case float64:
		return floatText(v)
	case bool:
		return strconv.FormatBool(v)
	case calendar.Date:
		return v.String()
	case time.Time:
		return moment(v)
	case []any:
		items := make([]string, len(v))
		for i, item := range v {
			items[i] = inline(item, like)
		}
		return "[" + strings.Join(items, ", ") + "]"
	case Table:
		return inlineTable(v, like)
	}
	panic("amend: a value that plain does not give") // no other is let in
}

func inlineTable(t Table, like string) string {
	if len(t) == 0 {
		return "{}"
	}
	entries := make([]string, len(t))
	for i, entry := range t {
		entries[i] = keyText(entry.Key) + " = " + inline(entry.Value, like)
	}
	return "{ " + strings.Join(entries, ", ") + " }"
}

// grouped puts _ between the thousands of a whole number of five digits or more, as of any where the number in whose
// place it stands, or beside which, has them; where that goes without them although it is as long, so does this.
func grouped(digits, like string) string {
	minus := ""
	if strings.HasPrefix(digits, "-") {
		minus, digits = "-", digits[1:]
	}
	least := 5
	switch run := longestRun(like); {
	case strings.Contains(like, "_"):
		least = 4
	case run >= 5:
		return minus + digits
	}
	if len(digits) < least {
		return minus + digits
	}
	first := (len(digits)-1)%3 + 1
	groups := []string{digits[:first]}
	for rest := digits[first:]; rest != ""; rest = rest[3:] {
		groups = append(groups, rest[:3])
	}
	return minus + strings.Join(groups, "_")
}

// longestRun is how many digits stand side by side in what is written without quotes.
func longestRun(like string) int {
	if strings.ContainsAny(like, `"'`) {
		return 0
	}
	longest, run := 0, 0
	for _, r := range like {
		if run++; r < '0' || r > '9' {
			run = 0
		}
		longest = max(longest, run)
	}
	return longest
}

func floatText(v float64) string {
	switch {
	case math.IsNaN(v):
		return "nan"
	case math.IsInf(v, 1):
		return "inf"
	case math.IsInf(v, -1):
		return "-inf"
	}
	if size := math.Abs(v); size != 0 && (size < 1e-6 || size >= 1e15) {
		return strconv.FormatFloat(v, 'e', -1, 64)
	}
	text := strconv.FormatFloat(v, 'f', -1, 64)
	if !strings.Contains(text, ".") {
		text += ".0"
	}
	return text
}
