package front

import (
	"iter"
	"reflect"

	"congkhai/generator/text/calendar"
)

// Day is a day that a record gives. Past is true where its key is only for what has happened (`when:"past"`); one that
// may hold what is planned says `when:"any"`.
type Day struct {
	calendar.Date
	Past bool
	Path func() string // asked for when something is wrong
}

// Days yields the days that a record gives.
func Days(record any) iter.Seq[Day] {
	return func(yield func(Day) bool) {
		eachDay(reflect.Indirect(reflect.ValueOf(record)), false, func() string { return "" }, yield)
	}
}

var dayType = reflect.TypeFor[calendar.Date]()

// holdsDays reports whether there can be days in values of a type; under keys of the author's own are none.
func holdsDays(t reflect.Type) bool {
	switch {
	case t == dayType:
		return true
	case t.Kind() == reflect.Slice:
		return holdsDays(t.Elem())
	case IsStated(t):
		return holdsDays(t.Field(1).Type)
	}
	return t.Kind() == reflect.Struct && len(tableOf(t).days) > 0
}

func eachDay(v reflect.Value, past bool, path func() string, yield func(Day) bool) bool {
	switch {
	case v.Type() == dayType:
		day := v.Interface().(calendar.Date)
		return day.IsZero() || yield(Day{day, past, path})
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			if !eachDay(v.Index(i), past, func() string { return item(path(), i) }, yield) {
				return false
			}
		}
		return true
	case IsStated(v.Type()):
		return eachDay(v.Field(1), past, path, yield)
	}
	for _, f := range tableOf(v.Type()).days {
		if !eachDay(v.FieldByIndex(f.index), f.when == "past", func() string { return join(path(), f.key) }, yield) {
			return false
		}
	}
	return true
}
