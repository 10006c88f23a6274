// Package data publishes values as open data: a record as JSON under the keys of its content, rows of cells as CSV and JSON,
// and the JSON Schema of such rows. It goes by the keys that record types declare, so that it works for any kind, and knows
// none. The same values give the same bytes.
package data

import (
	"reflect"
	"sync"

	"congkhai/generator/calendar"
	"congkhai/generator/front"
)

// Record is a record to be published: where its page stands and what that is called, the struct that its file was bound to,
// and whether its file gives a key. A key that it does not give is left out, as is an optional one of an inner table that
// says nothing.
type Record struct {
	Address, Title string
	Data           any
	Given          func(key string) bool
}

// manner is how values of a type are told.
type manner struct {
	plain, date, number bool
	fields              []front.Field // of a struct, in the order of its type
	byKey               map[string]front.Field
}

var manners sync.Map // reflect.Type → *manner; a pure function of the type

func mannerOf(t reflect.Type) *manner {
	if known, ok := manners.Load(t); ok {
		return known.(*manner)
	}
	m := &manner{plain: t.Implements(reflect.TypeFor[front.Plain]()), date: t == reflect.TypeFor[calendar.Date](),
		number: t == reflect.TypeFor[front.Number](), byKey: map[string]front.Field{}}
	if !m.plain && reflect.PointerTo(t).Implements(reflect.TypeFor[front.Binder]()) {
		panic("data: " + t.String() + " reads itself and does not tell what it reads: front.Plain")
	}
	if t.Kind() == reflect.Struct && !m.plain && !m.date {
		m.fields = front.Fields(t)
	}
	for _, f := range m.fields {
		m.byKey[f.Key] = f
	}
	made, _ := manners.LoadOrStore(t, m)
	return made.(*manner)
}

// plainly is a value as one of a type that needs no Binder, and how that is told.
func plainly(v reflect.Value) (reflect.Value, *manner) {
	m := mannerOf(v.Type())
	for m.plain {
		v = reflect.ValueOf(v.Interface().(front.Plain).Plain())
		m = mannerOf(v.Type())
	}
	return v, m
}

// at is the value under keys, in an inner table.
func at(v reflect.Value, path []string) (reflect.Value, bool) {
	for _, key := range path {
		table, m := plainly(v)
		f, ok := m.byKey[key]
		if !ok {
			return v, false
		}
		if v = table.FieldByIndex(f.Index); f.Optional && v.IsZero() {
			return v, false
		}
	}
	return v, true
}

// at is the value under keys of the record, if its file gives one.
func (r Record) at(path []string) (reflect.Value, bool) {
	v := reflect.Indirect(reflect.ValueOf(r.Data))
	f, ok := mannerOf(v.Type()).byKey[path[0]]
	if !ok || !r.Given(f.Key) {
		return v, false
	}
	return at(v.FieldByIndex(f.Index), path[1:])
}
