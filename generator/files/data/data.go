// Package data publishes values as open data: a record as JSON under the keys of its content, rows of cells as CSV and
// JSON, and the JSON Schema of such rows. It goes by the keys that record types declare, so that it works for any kind,
// and knows none. The same values give the same bytes.
package data

import (
	"reflect"
	"sync"

	"congkhai/generator/files/front"
	"congkhai/generator/text/calendar"
)

// Record is a record to be published: where its page stands and what that is called, the struct that its file was bound
// to, and whether its file gives an optional key. A key that it does not give is left out, as is an optional one of an
// inner table that says nothing.
type Record struct {
	Address string
	Title   func() string
	Data    any
	Given   func(key string) bool
}

// manner is how values of a type are told. No type of a record holds values of itself.
type manner struct {
	plain, stated, date, number bool

	inner   *manner // of the value of a Stated, the items of a list, or the values of a table with the author's own keys
	members []member
	byKey   map[string]*member
}

// member is a field of a struct, in the order of its type.
type member struct {
	key      string
	index    []int
	optional bool
	is       *manner
}

func (m *member) of(table reflect.Value) reflect.Value {
	if len(m.index) == 1 {
		return table.Field(m.index[0])
	}
	return table.FieldByIndex(m.index)
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
	made, _ := manners.LoadOrStore(t, mannerFor(t))
	return made.(*manner)
}

func mannerFor(t reflect.Type) *manner {
	m := &manner{stated: front.IsStated(t), plain: t.Implements(reflect.TypeFor[front.Plain]()),
		date:   t == reflect.TypeFor[calendar.Date](),
		number: t == reflect.TypeFor[front.Number](), byKey: map[string]*member{}}
	if !m.plain && reflect.PointerTo(t).Implements(reflect.TypeFor[front.Binder]()) {
		panic("data: " + t.String() + " reads itself and does not tell what it reads: front.Plain")
	}
	switch {
	case m.stated:
		m.inner = mannerOf(t.Field(1).Type)
	case m.plain || m.date:
	case t.Kind() == reflect.Slice || t.Kind() == reflect.Map:
		m.inner = mannerOf(t.Elem())
	case t.Kind() == reflect.Struct:
		for _, f := range front.Fields(t) {
			m.members = append(m.members, member{f.Key, f.Index, f.Optional, mannerOf(t.FieldByIndex(f.Index).Type)})
		}
	}
	for i := range m.members {
		m.byKey[m.members[i].key] = &m.members[i]
	}
	return m
}

// value is something that a record says, and how that is told.
type value struct {
	reflect.Value
	is *manner
}

// plainly is a value as one of a type that needs no Binder.
func (v value) plainly() value {
	for v.is.plain {
		switch {
		case !v.is.stated:
			plain := reflect.ValueOf(v.Interface().(front.Plain).Plain())
			v = value{plain, mannerOf(plain.Type())}
		case front.State(v.Field(0).Int()) == front.Given:
			v = value{v.Field(1), v.is.inner}
		default:
			v = value{words[front.State(v.Field(0).Int())], wordManner}
		}
	}
	return v
}

var wordManner = mannerOf(reflect.TypeFor[string]())

// date is a calendar.Date.
func (v value) date() string {
	return calendar.Date{Year: int(v.Field(0).Int()), Month: int(v.Field(1).Int()), Day: int(v.Field(2).Int())}.String()
}

// lookup is a key on the way to a value; where the type says which member has it, the key need not be looked for each
// time.
type lookup struct {
	key string
	of  *manner
	to  *member
}

// lookupsOf are the hops over keys from a value that is told in some manner, or from one of which that is not known.
func lookupsOf(from *manner, keys []string) (way []lookup, to *manner) {
	for _, key := range keys {
		from = from.stays()
		h := lookup{key: key, of: from}
		if from != nil {
			h.to = from.byKey[key]
		}
		if way = append(way, h); h.to == nil {
			return append(way, lookupsByName(keys[len(way):])...), nil
		}
		from = h.to.is
	}
	return way, from
}

func lookupsByName(keys []string) (way []lookup) {
	for _, key := range keys {
		way = append(way, lookup{key: key})
	}
	return way
}

// stays is the manner of the plain value, nil where that depends on the value.
func (m *manner) stays() *manner {
	for m != nil && m.stated {
		m = m.inner
	}
	if m != nil && m.plain {
		return nil
	}
	return m
}

// member finds the member that a hop leads to, nil where the table has none.
func (h *lookup) member(of *manner) *member {
	if h.to != nil && h.of == of {
		return h.to
	}
	return of.byKey[h.key]
}

// at is the value at the end of a way, in an inner table.
func (v value) at(way []lookup) (value, bool) {
	for i := range way {
		v = v.plainly()
		m := way[i].member(v.is)
		if m == nil {
			return v, false
		}
		v = value{m.of(v.Value), m.is}
		if m.optional && v.IsZero() {
			return v, false
		}
	}
	return v, true
}

// data is what the record says.
func (r Record) data() value {
	v := reflect.Indirect(reflect.ValueOf(r.Data))
	return value{v, mannerOf(v.Type())}
}

// at is the value at the end of a way, if the record's file gives one.
func (r Record) at(way []lookup) (value, bool) {
	all := r.data()
	m := way[0].member(all.is)
	if m == nil {
		return all, false
	}
	v := value{m.of(all.Value), m.is}
	if !r.says(m, v) {
		return v, false
	}
	return v.at(way[1:])
}

// says reports whether the file gives a key. One that has to be there is; an optional one may say what is zero.
func (r Record) says(m *member, v value) bool {
	return !m.optional || !v.IsZero() || r.Given(m.key)
}
