package front

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"congkhai/generator/text/calendar"
	"congkhai/generator/text/viet"
)

// instead is what the author of a value would have written had he known its type, in TOML; "" where that is not
// certain.
func (b *Binding) instead(v any, path string, into reflect.Type) string {
	raw := b.doc.At(path).Text()
	text, isText := v.(string)
	if !isText {
		text = raw
	}
	switch m := mannerOf(into); {
	case m.date:
		return dayInstead(v, text)
	case m.choices != nil:
		return quotedID(text, m.choices)
	case m.binds:
		return ""
	}
	switch into.Kind() {
	case reflect.Int, reflect.Int64:
		return WholeReading(text)
	case reflect.Bool:
		return boolInstead(text)
	case reflect.String:
		return textInstead(v, raw)
	case reflect.Slice:
		return b.listInstead(v, path, raw, into.Elem())
	case reflect.Struct:
		if heading, ok := strings.CutPrefix(raw, "[["); ok {
			return "[" + strings.TrimSuffix(heading, "]")
		}
	}
	return ""
}

func dayInstead(v any, text string) string {
	if t, ok := v.(time.Time); ok {
		return calendar.Of(t).String()
	}
	if day, ok := DayIn(text); ok && day.Real() {
		return day.String()
	}
	return ""
}

func boolInstead(text string) string {
	switch text {
	case "1":
		return "true"
	case "0":
		return "false"
	}
	return yesNo[viet.Fold(text)]
}

// TruthIn reads yes and no as people write them; ok is false for what is neither.
func TruthIn(text string) (truth, ok bool) {
	word := boolInstead(text)
	return word == "true", word != ""
}

// textInstead puts quotes around what stands there.
func textInstead(v any, raw string) string {
	switch v := v.(type) {
	case int64, float64, bool, time.Time:
		return strconv.Quote(raw)
	case []any:
		if len(v) == 1 {
			if text, ok := v[0].(string); ok {
				return strconv.Quote(text)
			}
		}
	}
	return ""
}

// listInstead puts brackets around a single item, or doubles those of its heading.
func (b *Binding) listInstead(v any, path, raw string, of reflect.Type) string {
	_, isTable := v.(map[string]any)
	choices := mannerOf(of).choices
	switch text, isText := v.(string); {
	case isTable && of.Kind() != reflect.Struct:
		return ""
	case isTable && strings.HasPrefix(raw, "["):
		return "[" + strings.TrimSpace(raw) + "]"
	case isTable && strings.HasPrefix(raw, "{"):
		return "[" + raw + "]"
	case isTable, text == "" && isText:
		return ""
	case choices != nil:
		if id := quotedID(text, choices); id != "" {
			return "[" + id + "]"
		}
	case of.Kind() == reflect.String && isText && strings.Contains(raw, "\n"):
		return "[" + asText(strings.Join(strings.Fields(text), " ")) + "]"
	case of.Kind() == reflect.String && isText:
		return "[" + raw + "]"
	case of.Kind() == reflect.String, of.Kind() == reflect.Int, of.Kind() == reflect.Int64:
		if item := b.instead(v, path, of); item != "" {
			return "[" + item + "]"
		} else if _, whole := v.(int64); whole {
			return "[" + raw + "]"
		}
	}
	return ""
}

// choiceOf is the value of a closed list that a text means by its ID or by what people read; "" when it is none.
func choiceOf(text string, choices []Choice) string {
	slug := viet.Slug(text)
	i := slices.IndexFunc(choices, func(c Choice) bool { return viet.Slug(c.ID) == slug || viet.Slug(c.Label) == slug })
	if i < 0 || slug == "" {
		return ""
	}
	return choices[i].ID
}

func quotedID(text string, choices []Choice) string {
	if id := choiceOf(text, choices); id != "" {
		return strconv.Quote(id)
	}
	return ""
}
