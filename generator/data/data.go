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
// and whether its file gives an optional key. A key that it does not give is left out, as is an optional one of an inner table
// that says nothing.
type Record struct {
	Address, Title string
	Data           any
	Given          func(key string) bool
}

// manner is how values of a type are told.
type manner struct {
	plain, stated, date, number bool

	fields []front.Field // of a struct, in the order of its type
	byKey  map[string]front.Field
}

// words are those of the states.
var words = map[front.State]reflect.Value{}

func init() {
	for _, state := range []front.State{front.NotReported, front.None, front.NotApplicable} {
		words[state] = reflect.ValueOf(state.String())
	}
}

var manners sync.Map // reflect.Type → *manner; a pure function of the type

func mannerOf(t reflect.Type) *manner {
	if known, ok := manners.Load(t); ok {
		return known.(*manner)
	}
	m := &manner{stated: front.IsStated(t), plain: t.Implements(reflect.TypeFor[front.Plain]()), date: t == reflect.TypeFor[calendar.Date](),
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
		if m.stated {
			v = told(v)
		} else {
			v = reflect.ValueOf(v.Interface().(front.Plain).Plain())
		}
		m = mannerOf(v.Type())
	}
	return v, m
}

// told is what a Stated says, as its Plain.
func told(v reflect.Value) reflect.Value {
	if state := front.State(v.Field(0).Int()); state != front.Given {
		return words[state]
	}
	return v.Field(1)
}

// day is a calendar.Date.
func day(v reflect.Value) string {
	return calendar.Date{Year: int(v.Field(0).Int()), Month: int(v.Field(1).Int()), Day: int(v.Field(2).Int())}.String()
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
	if !ok {
		return v, false
	}
	if v = v.FieldByIndex(f.Index); !r.says(f, v) {
		return v, false
	}
	return at(v, path[1:])
}

// says reports whether the file gives a key. One that has to be there is; an optional one may say what is zero.
func (r Record) says(f front.Field, v reflect.Value) bool {
	return !f.Optional || !v.IsZero() || r.Given(f.Key)
}
