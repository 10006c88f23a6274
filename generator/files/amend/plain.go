package amend

import (
	"maps"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"congkhai/generator/files/front"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

// plainTable is a table as this room handles it: a Table of what plain gives.
func plainTable(values map[string]any, fields []front.Field) (Table, error) {
	v, err := plain(values, fields, 0)
	if err != nil {
		return nil, err
	}
	return v.(Table), nil
}

// plain is a value in the one form that this room handles: tables are Table, lists []any, whole numbers int64, days
// calendar.Date, texts in NFC as files have them. Days with an hour stay as the library has them.
func plain(v any, fields []front.Field, depth int) (any, error) {
	if depth > bound.Depth {
		return nil, say.Errorf("giá trị lồng quá sâu, nhiều nhất %d bậc", "a value lies too deep, %d levels at most",
			bound.Depth)
	}
	switch v := v.(type) {
	case string:
		if !utf8.ValidString(v) {
			return nil, say.Errorf("giá trị có byte không phải UTF-8: %q", "a value has bytes that are no UTF-8: %q", v)
		}
		return viet.Normal(v), nil
	case int:
		return int64(v), nil
	case int64, float64, bool:
		return v, nil
	case front.Number:
		if !numberForm.MatchString(string(v)) {
			return nil, say.Errorf("%q không phải số; viết như 14043 hay 62.5",
				"%q is no number; write such as 14043 or 62.5", string(v))
		}
		return v, nil
	case calendar.Date:
		if !v.Real() || v.Year < 1 || v.Year > 9999 {
			return nil, say.Errorf("ngày %v không có thật", "there is no day %v", v)
		}
		return v, nil
	case time.Time:
		if day, ok := front.DayOf(v); ok {
			return day, nil
		}
		return v, nil
	case Table:
		return plainEntries(v, fields, depth)
	case map[string]any:
		return plainEntries(declared(v, fields), fields, depth)
	}
	if list := reflect.ValueOf(v); list.IsValid() && list.Kind() == reflect.Slice {
		return plainItems(list, fields, depth)
	}
	return nil, say.Errorf("không viết được giá trị kiểu %T", "a value of type %T cannot be written", v)
}

func plainItems(list reflect.Value, fields []front.Field, depth int) (any, error) {
	items := make([]any, list.Len())
	for i := range items {
		item, err := plain(list.Index(i).Interface(), fields, depth+1)
		if err != nil {
			return nil, err
		}
		items[i] = item
	}
	return items, nil
}

func plainEntries(t Table, fields []front.Field, depth int) (any, error) {
	made, seen := make(Table, 0, len(t)), map[string]bool{}
	for _, entry := range t {
		key := viet.Normal(entry.Key)
		if seen[key] || !utf8.ValidString(key) {
			return nil, say.Errorf("khóa %q viết hai lần hoặc không phải chữ",
				"the key %q is there twice, or is no text", key)
		}
		seen[key] = true
		inner, _ := fieldOf(fields, key)
		value, err := plain(entry.Value, keysIn(inner), depth+1)
		if err != nil {
			return nil, err
		}
		made = append(made, Entry{key, value})
	}
	return made, nil
}

// declared are the entries of a map in the order in which their keys are declared; others follow, sorted.
func declared(values map[string]any, fields []front.Field) Table {
	var t Table
	for _, f := range fields {
		if v, ok := values[f.Key]; ok {
			t = append(t, Entry{f.Key, v})
		}
	}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		if _, ok := fieldOf(fields, key); !ok {
			t = append(t, Entry{key, values[key]})
		}
	}
	return t
}

var numberForm = regexp.MustCompile(`^-?(?:0|[1-9]\d{0,17})(?:\.\d+)?$`)

// same reports whether two plain values say the same: the order of keys says nothing.
func same(a, b any) bool {
	switch a := number(a).(type) {
	case Table:
		b, ok := b.(Table)
		return ok && sameTable(a, b)
	case []any:
		b, ok := b.([]any)
		return ok && slices.EqualFunc(a, b, same)
	case float64:
		b, ok := number(b).(float64)
		return ok && (a == b || math.IsNaN(a) && math.IsNaN(b))
	case time.Time:
		b, ok := b.(time.Time)
		return ok && moment(a) == moment(b)
	default:
		return a == number(b)
	}
}

func sameTable(a, b Table) bool {
	values := b.byKey()
	return len(a) == len(b) && !slices.ContainsFunc(a, func(e Entry) bool {
		v, ok := values[e.Key]
		return !ok || !same(e.Value, v)
	})
}

// number is what TOML reads of a number that is given as it is written; any other value stays as it is.
func number(v any) any {
	n, ok := v.(front.Number)
	if !ok {
		return v
	}
	if !strings.Contains(string(n), ".") {
		whole, _ := strconv.ParseInt(string(n), 10, 64) // numberForm lets only so many digits through
		return whole
	}
	part, _ := strconv.ParseFloat(string(n), 64)
	return part
}

// moment writes a time of the sort that TOML has, which the library tells by the name of its zone.
func moment(t time.Time) string {
	switch t.Location().String() {
	case "datetime-local":
		return t.Format("2006-01-02T15:04:05.999999999")
	case "time-local":
		return t.Format("15:04:05.999999999")
	}
	return t.Format(time.RFC3339Nano)
}

// byKey are the values of a table of which many are asked for.
func (t Table) byKey() map[string]any {
	values := make(map[string]any, len(t))
	for _, entry := range t {
		values[entry.Key] = entry.Value
	}
	return values
}

// get is the value of a key.
func (t Table) get(key string) (any, bool) {
	if i := t.index(key); i >= 0 {
		return t[i].Value, true
	}
	return nil, false
}

func (t Table) index(key string) int {
	return slices.IndexFunc(t, func(e Entry) bool { return e.Key == key })
}

// tables reports whether a value is a list of tables and of nothing else.
func tables(v any) bool {
	items, ok := v.([]any)
	return ok && len(items) > 0 && !slices.ContainsFunc(items, func(item any) bool {
		_, isTable := item.(Table)
		return !isTable
	})
}
