package front

import (
	"time"

	"congkhai/generator/text/calendar"
)

// DayOf is the day that a decoded value is; ok is false for any other, also for a day with an hour. The library tells
// them apart by the name of the zone.
func DayOf(v any) (day calendar.Date, ok bool) {
	t, ok := v.(time.Time)
	if !ok || t.Location().String() != "date-local" {
		return day, false
	}
	return calendar.Of(t), true
}

// Uniform is a decoded value in one form: lists are []any, of tables too, and days are days.
func Uniform(v any) any {
	if day, ok := DayOf(v); ok {
		return day
	}
	switch v := v.(type) {
	case []any:
		return uniformList(v)
	case []map[string]any:
		return uniformList(v)
	case map[string]any:
		table := make(map[string]any, len(v))
		for key, value := range v {
			table[key] = Uniform(value)
		}
		return table
	}
	return v
}

func uniformList[T any](list []T) []any {
	items := make([]any, len(list))
	for i := range list {
		items[i] = Uniform(list[i])
	}
	return items
}
