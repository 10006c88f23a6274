package front

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// Field describes one key of a record for those who write it: `new`, schemas, documentation.
type Field struct {
	Key      string
	Name     string // what it is called where its value is told: "Cơ quan thực hiện"
	Say      string // what it is for, in Vietnamese
	Example  string // a value in TOML
	Optional bool
	Stated   bool // may hold a state's word instead of a value
	Is       string
	When     string   // of a day, what may be written: "past" or "any"
	Choices  []Choice // the closed list of values, if there is one
	Fields   []Field  // the keys of the table, or of each table in the list
	List     bool
	Table    bool // keys of the author's own, such as those of figures
	Shape    Shape
	Index    []int // where the struct has the value
}

// Fields lists the keys that the struct type takes, in the order in which they are declared.
func Fields(t reflect.Type) []Field {
	var described []Field
	for _, f := range fieldsOf(t) {
		described = append(described, describe(f))
	}
	return described
}

func describe(f field) Field {
	d := Field{Key: f.key, Name: f.title, Say: f.say, Example: f.example, Optional: f.optional, Is: f.is, When: f.when,
		Stated: f.stated, Shape: ShapeOf(f.typ), Index: f.index}
	t := f.typ
	if f.stated {
		t = reflect.Zero(t).Interface().(statable).statedType()
	}
	if t.Kind() == reflect.Slice {
		d.List = true
		t = t.Elem()
	}
	d.Table = t.Kind() == reflect.Map
	each := ShapeOf(t)
	d.Choices = each.Choices
	if d.Example == "" {
		d.Fields = each.Fields
	}
	return d
}

// WithChoices are keys of which those that refer to something, by their `is`, take one of a list, where it has one.
func WithChoices(fields []Field, of func(is string) []Choice) []Field {
	fields = slices.Clone(fields)
	for i, f := range fields {
		if choices := of(f.Is); f.Is != "" && choices != nil {
			fields[i].Choices, fields[i].Shape = choices, f.Shape.choosing(choices)
			continue
		}
		fields[i].Fields, fields[i].Shape = WithChoices(f.Fields, of), f.Shape.within(of)
	}
	return fields
}

// field is a field of a struct that takes a key.
type field struct {
	key, is, say, example string
	when                  string // of a day, see Day
	title, past           string
	optional, stated      bool
	index                 []int
	typ                   reflect.Type
}

// fieldsOf lists the fields of a struct type as they are declared.
func fieldsOf(t reflect.Type) []field { return tableOf(t).declared }

// table is the fields of a struct type, as they are declared and in the order of their keys; days are those that hold
// days.
type table struct{ declared, byKey, days []field }

var tables sync.Map // reflect.Type → table; a pure function of the type

func tableOf(t reflect.Type) table {
	if known, ok := tables.Load(t); ok {
		return known.(table)
	}
	var fields []field
	for _, f := range reflect.VisibleFields(t) {
		key, option, _ := strings.Cut(f.Tag.Get("key"), ",")
		if key == "" {
			continue
		}
		_, stated := reflect.Zero(f.Type).Interface().(statable)
		fields = append(fields, field{
			key: key, is: f.Tag.Get("is"), when: f.Tag.Get("when"), say: f.Tag.Get("say"), example: f.Tag.Get("example"),
			title: cmp.Or(f.Tag.Get("name"), titleOf(f.Tag.Get("say"))), past: f.Tag.Get("past"),
			optional: option == "optional", stated: stated, index: f.Index, typ: f.Type,
		})
	}
	sorted := slices.SortedFunc(slices.Values(fields), func(a, b field) int { return strings.Compare(a.key, b.key) })
	days := slices.DeleteFunc(slices.Clone(fields), func(f field) bool { return !holdsDays(f.typ) })
	made := table{fields, sorted, days}
	tables.Store(t, made)
	return made
}
