package entry

import (
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"congkhai/generator/desk/sheet"
	"congkhai/generator/files/front"
	"congkhai/generator/text/calendar"
)

// Box is a value as it stands in the box of a form: a day as 25/06/2021, an amount as 26.000. Where nothing that people
// expect would be read back as the same, it is the value as content writes it, behind a \.
func (s Sort) Box(v any, called Titles) string {
	if v == nil {
		return ""
	}
	text := s.box(v, called)
	if back, wrong := s.Typed(text); wrong == nil && reflect.DeepEqual(back, v) {
		return text
	}
	return literal(v).Text
}

func (s Sort) box(v any, called Titles) string {
	switch v := v.(type) {
	case int64:
		if s.Whole && !s.Decimal {
			return grouped(v)
		}
		return strconv.FormatInt(v, 10)
	case float64:
		return strings.ReplaceAll(strconv.FormatFloat(v, 'f', -1, 64), ".", ",")
	case calendar.Date:
		return v.Print()
	case []any:
		lines := make([]string, len(v))
		for i, item := range v {
			lines[i] = s.box(item, called)
		}
		return strings.Join(lines, "\n")
	}
	return s.plain(v, called).Text
}

// smallest is from which number on Vietnamese papers group digits; years stand without.
const smallest = 10_000

func grouped(n int64) string {
	text := strconv.FormatInt(n, 10)
	if n < smallest && n > -smallest {
		return text
	}
	for at := len(text) - 3; at > 0 && text[at-1] != '-'; at -= 3 {
		text = text[:at] + "." + text[at:]
	}
	return text
}

// inThousands are whole numbers as amounts are written: in the place of one, 26.000 has a single reading.
var inThousands = regexp.MustCompile(`^-?[0-9]{1,3}(\.[0-9]{3})+$`)

// Typed is what somebody typed into a box, nil where it says nothing.
func (s Sort) Typed(text string) (any, Wrong) {
	text = strings.ReplaceAll(text, "\r\n", "\n") // as browsers send it
	if s.Whole && !s.Decimal {
		lines := strings.Split(text, "\n")
		for i, line := range lines {
			if inThousands.MatchString(strings.TrimSpace(line)) {
				lines[i] = strings.ReplaceAll(line, ".", "")
			}
		}
		text = strings.Join(lines, "\n")
	}
	v, wrong := s.Value(sheet.Cell{Sort: sheet.Text, Text: text})
	if n, isWhole := wholeIn(v); isWhole && s.Whole && s.Text && !strings.HasPrefix(text, literalMark) {
		return n, nil // of a key that may hold both, digits alone are a number
	}
	return v, wrong
}

// wholeIn is the whole number that a text is.
func wholeIn(v any) (int64, bool) {
	text, isText := v.(string)
	if !isText {
		return 0, false
	}
	readings := front.Readings(text)
	if len(readings) != 1 {
		return 0, false
	}
	n, err := strconv.ParseInt(strings.ReplaceAll(readings[0].TOML, "_", ""), 10, 64)
	return n, err == nil
}
