package change

import (
	"reflect"

	"congkhai/generator/files/front"
)

// Value is a value of a record as people read it, with its name.
type Value struct {
	Name, Text string
	Is         string // what the text refers to, as the `is` of its key has it
}

// Values lists all that a record, given by its address, says, in the order of its keys: what Between compares.
func Values(record any) []Value {
	var t telling
	t.record(place{}, reflect.ValueOf(record).Elem())
	if celled, ok := record.(Celled); ok {
		for _, c := range celled.Cells() {
			t.told = append(t.told, Value{c.Name, c.Value, ""})
		}
	}
	return t.told
}

type telling struct{ told []Value }

func (t *telling) record(at place, record reflect.Value) {
	for _, v := range front.Values(record) {
		t.value(at, v, v.Value)
	}
}

func (t *telling) value(at place, key front.Value, v reflect.Value) {
	if key.Past == "-" || key.Past == "row" || absent(key, v) {
		return
	}
	state, value, stated := front.Unstated(v)
	switch {
	case stated && state != front.Given || isLeaf(value.Type()) || value.Kind() == reflect.Map:
		t.told = append(t.told, Value{at.named(key.Name), textOf(v), key.Is})
	case value.Kind() == reflect.Slice:
		for i, n := range namesOf(value) {
			t.row(at, key, n, value.Index(i))
		}
	default:
		t.record(at, value)
	}
}

// row tells the values of a row one by one, or the row by its name when it says nothing else.
func (t *telling) row(at place, key front.Value, n name, row reflect.Value) {
	before := len(t.told)
	t.record(at.row(n), row)
	if len(t.told) == before {
		t.told = append(t.told, Value{at.named(key.Name), n.label, ""})
	}
}
