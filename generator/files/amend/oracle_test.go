package amend_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"congkhai/generator/files/amend"
	"congkhai/generator/files/front"
	"congkhai/generator/text/calendar"
)

// change is a change and what has to come of it, worked out apart.
type change struct {
	amend.Change
	sort, said string
	path       []any                             // keys and indexes
	do         func(v any, as func(any) any) any // with values as they are given, or in one form
}

// oracle is what a change makes of values in one form.
func (c change) oracle(old map[string]any) map[string]any {
	return c.do(old, uniform).(map[string]any)
}

// given is what it makes of values as the library has them.
func (c change) given(old map[string]any) map[string]any {
	return c.do(listsOf(old), listsOf).(map[string]any)
}

// wrong is what a changed file does not say, or what in it is no longer as it was.
func (c change) wrong(t *testing.T, f *file, after []byte) string {
	now := valuesOf(t, &file{f.name, f.fields, after})
	if wanted := c.oracle(valuesOf(t, f)); !agree(now, wanted, c) {
		return fmt.Sprintf("it reads\n%v, and not\n%v", now, wanted)
	}
	return c.elsewhere(docOf(t, f), f.raw, after)
}

// more reports whether a file has more other lines than the change itself makes.
func (c change) more(f file, after []byte) bool {
	told, err := amend.Apply(f.name, f.raw, f.fields, c.Change)
	if err != nil || c.sort == "move" || c.sort == "remove" { // a list that becomes empty is gone, or is told to be
		return false
	}
	gone, come, _, _ := lineDiff(f.raw, told)
	gone2, come2, _, _ := lineDiff(f.raw, after)
	return len(gone2)+len(come2) > len(gone)+len(come)
}

// agree compares; a table or list that became empty by a removal may be gone.
func agree(now, wanted map[string]any, c change) bool {
	if reflect.DeepEqual(now, wanted) {
		return true
	}
	if c.sort != "remove" {
		return false
	}
	for at := c.path[:len(c.path)-1]; len(at) > 0; at = at[:len(at)-1] {
		if left := reflect.ValueOf(get(wanted, at)); left.Len() > 0 {
			return false
		}
		wanted = edit(wanted, at[:len(at)-1], func(v any) any { return without(v, at[len(at)-1]) }).(map[string]any)
		if reflect.DeepEqual(now, wanted) {
			return true
		}
	}
	return false
}

// uniform is a value in one form, for comparison.
func uniform(v any) any {
	switch v := v.(type) {
	case map[string]any:
		t := map[string]any{}
		for key, value := range v {
			t[key] = uniform(value)
		}
		return t
	case amend.Table:
		t := map[string]any{}
		for _, entry := range v {
			t[entry.Key] = uniform(entry.Value)
		}
		return t
	case []map[string]any:
		items := []any{}
		for _, item := range v {
			items = append(items, uniform(item))
		}
		return items
	case []any:
		items := []any{}
		for _, item := range v {
			items = append(items, uniform(item))
		}
		return items
	case int:
		return int64(v)
	case float64:
		return fmt.Sprint(v)
	case front.Number:
		return string(v)
	case time.Time:
		return v.Format(time.RFC3339Nano) + v.Location().String()
	case calendar.Date:
		return v.Time().Format("2006-01-02T00:00:00Z") + "date-local"
	}
	return v
}

// listsOf has all lists in one form.
func listsOf(v any) any {
	switch v := v.(type) {
	case map[string]any:
		t := map[string]any{}
		for key, value := range v {
			t[key] = listsOf(value)
		}
		return t
	case amend.Table:
		t := map[string]any{}
		for _, entry := range v {
			t[entry.Key] = listsOf(entry.Value)
		}
		return t
	case []map[string]any:
		var items []any
		for _, item := range v {
			items = append(items, listsOf(item))
		}
		return items
	case []any:
		items := []any{}
		for _, item := range v {
			items = append(items, listsOf(item))
		}
		return items
	}
	return v
}

func get(v any, path []any) any {
	for _, s := range path {
		switch s := s.(type) {
		case string:
			v = v.(map[string]any)[s]
		case int:
			v = v.([]any)[s]
		}
	}
	return v
}

func edit(v any, path []any, do func(any) any) any {
	if len(path) == 0 {
		return do(v)
	}
	switch s := path[0].(type) {
	case int:
		items := slices.Clone(v.([]any))
		items[s] = edit(items[s], path[1:], do)
		return items
	case string:
		t := map[string]any{}
		for key, value := range v.(map[string]any) {
			t[key] = value
		}
		t[s] = edit(t[s], path[1:], do)
		return t
	}
	panic("no path")
}

func without(v, s any) any {
	if i, ok := s.(int); ok {
		return slices.Delete(slices.Clone(v.([]any)), i, i+1)
	}
	t := map[string]any{}
	for key, value := range v.(map[string]any) {
		if key != s {
			t[key] = value
		}
	}
	return t
}

func pathText(path []any) string {
	var b strings.Builder
	for i, s := range path {
		switch s := s.(type) {
		case int:
			fmt.Fprintf(&b, "[%d]", s)
		case string:
			if i > 0 {
				b.WriteByte('.')
			}
			fmt.Fprintf(&b, "%q", s)
		}
	}
	return b.String()
}
