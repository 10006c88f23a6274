package change

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/text/calendar"
)

// texter is a value that says itself how people read it.
type texter interface{ Text() string }

var (
	texterType = reflect.TypeFor[texter]()
	dateType   = reflect.TypeFor[calendar.Date]()
)

// isLeaf reports whether values of a type are told whole: no tables, and lists of what is told whole.
func isLeaf(t reflect.Type) bool {
	switch {
	case t.Implements(texterType) || t == dateType:
		return true
	case t.Kind() == reflect.Slice:
		return isLeaf(t.Elem())
	}
	return t.Kind() != reflect.Struct && t.Kind() != reflect.Map
}

// absent reports whether a value says nothing: nobody wrote it down, or the source does not give it.
func absent(key front.Value, v reflect.Value) bool {
	if state, _, stated := front.Unstated(v); stated {
		return state == front.NotReported
	}
	switch v.Kind() {
	case reflect.String, reflect.Slice, reflect.Map:
		return v.Len() == 0
	}
	return v.IsZero() && (key.Optional || v.Type() == dateType)
}

// textOf is a value as people read it.
func textOf(v reflect.Value) string {
	state, value, stated := front.Unstated(v)
	if stated && state != front.Given {
		return state.Label()
	}
	switch known := value.Interface().(type) {
	case texter:
		return known.Text()
	case calendar.Date:
		return known.Print()
	case front.State: // of a key that is nothing but the word for why there is no value
		return known.Label()
	case front.Enum:
		return choiceOf(known, value.String())
	}
	switch value.Kind() {
	case reflect.Slice:
		return joined(value.Len(), func(i int) string { return textOf(value.Index(i)) })
	case reflect.Struct:
		return textOfKeys(value, func(front.Value) bool { return true })
	case reflect.Map:
		return textOfEntries(value)
	}
	return textOfScalar(value)
}

func textOfScalar(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Bool:
		if v.Bool() {
			return "có"
		}
		return "không"
	case reflect.Int, reflect.Int64:
		return strconv.FormatInt(v.Int(), 10)
	}
	return v.String()
}

func choiceOf(e front.Enum, id string) string {
	for _, choice := range e.Choices() {
		if choice.ID == id {
			return choice.Label
		}
	}
	return id
}

func joined(n int, text func(i int) string) string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = text(i)
	}
	return strings.Join(parts, "; ")
}

func textOfEntries(table reflect.Value) string {
	names := map[string]bool{}
	for _, name := range table.MapKeys() {
		names[name.String()] = true
	}
	sorted := slices.Sorted(maps.Keys(names))
	return joined(len(sorted), func(i int) string {
		return sorted[i] + ": " + textOf(table.MapIndex(reflect.ValueOf(sorted[i])))
	})
}

// textOfRow tells a row without its name, which is told already, and without what nobody wrote down.
func textOfRow(row reflect.Value) string {
	return textOfKeys(row, func(v front.Value) bool { return v.Past != "row" })
}

func textOfKeys(record reflect.Value, tell func(front.Value) bool) string {
	var parts []string
	for _, v := range front.Values(record) {
		if v.Past != "-" && tell(v) && !absent(v, v.Value) {
			parts = append(parts, v.Name+": "+textOf(v.Value))
		}
	}
	return strings.Join(parts, "; ")
}

// name is what tells a row from the others of its table, for machines and for people.
type name struct{ id, label string }

// namesOf names the rows of a table. Of rows that are named alike the second is "… (2)".
func namesOf(table reflect.Value) []name {
	names := make([]name, table.Len())
	seen := map[string]int{}
	for i := range names {
		id, label := nameOf(table.Index(i))
		if seen[id]++; seen[id] > 1 {
			again := fmt.Sprintf(" (%d)", seen[id])
			id, label = id+again, label+again
		}
		names[i] = name{id, label}
	}
	return names
}

// nameOf names a row by the keys that are for that, or by all that it says when none is.
func nameOf(row reflect.Value) (id, label string) {
	var ids, labels []string
	for _, v := range front.Values(row) {
		if v.Past == "row" {
			ids, labels = append(ids, idOf(v.Value)), append(labels, textOf(v.Value))
		}
	}
	if ids == nil {
		whole := textOf(row)
		return whole, shorten(whole)
	}
	return strings.Join(ids, " – "), strings.Join(labels, " – ")
}

// idOf is a value as content writes it.
func idOf(v reflect.Value) string {
	state, value, stated := front.Unstated(v)
	if stated && state != front.Given {
		return state.String()
	}
	if value.Kind() == reflect.String {
		return value.String()
	}
	return textOf(value)
}
