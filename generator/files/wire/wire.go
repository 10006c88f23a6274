// Package wire writes values as bytes and reads them back: the same value gives the same bytes, on any machine. The
// site uses it to remember records between builds, and to name what a page shows. It knows nothing of what the values
// mean. The bytes have no version and no types of their own: who keeps them has to know which program wrote them.
//
//	b := wire.Append(nil, record)
//	rest, err := wire.Read(string(b), &again)
//
// The texts of a value may be kept apart (Texts), for who keeps many of them.
package wire

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"sync"
)

// Append writes v behind b, and of a pointer what it points to, as Read takes one. Any value is good but functions and
// channels; what lies in an interface is written with the name of its type, so that two types never look alike, and
// cannot be read back. A field with the tag `wire:"-"` is left out: what stands beside it tells all that it says.
func Append(b []byte, v any) []byte {
	return appendValue(b, nil, v)
}

func appendValue(b []byte, texts *Texts, v any) []byte {
	w := &writer{b, texts}
	if value := reflect.Indirect(reflect.ValueOf(v)); value.IsValid() {
		planOf(value.Type()).write(w, value)
	} else {
		w.uint(0)
	}
	return w.b
}

// ErrCut says that text is not what Append wrote for a value of the type: cut off, or something else altogether.
var ErrCut = errors.New("not the bytes of such a value")

// Read reads from text the value that into points to, and returns the text behind it. Texts in the value are parts of
// the one that is read: nothing is copied.
func Read(text string, into any) (rest string, err error) {
	return readValue(reader{text: text}, into)
}

func readValue(r reader, into any) (rest string, err error) {
	value := reflect.ValueOf(into).Elem()
	planOf(value.Type()).read(&r, value)
	if r.cut {
		return "", fmt.Errorf("%w (%s)", ErrCut, value.Type())
	}
	return r.text, nil
}

// plan is how values of one type are written and read.
type plan struct {
	write func(w *writer, v reflect.Value)
	read  func(r *reader, into reflect.Value)
}

var plans sync.Map // reflect.Type → *plan; a pure function of the type

func planOf(t reflect.Type) *plan {
	if known, ok := plans.Load(t); ok {
		return known.(*plan)
	}
	made, _ := plans.LoadOrStore(t, planFor(t))
	return made.(*plan)
}

func planFor(t reflect.Type) *plan {
	switch t.Kind() {
	case reflect.Bool:
		return &plan{writeBool, readBool}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return &plan{writeInt, readInt}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return &plan{writeUint, readUint}
	case reflect.Float64:
		return &plan{writeFloat, readFloat}
	case reflect.String:
		return &plan{writeString, readString}
	case reflect.Struct:
		return structPlan(t)
	case reflect.Slice:
		return slicePlan(t)
	case reflect.Array:
		return arrayPlan(t)
	case reflect.Map:
		return mapPlan(t)
	case reflect.Pointer:
		return pointerPlan(t)
	case reflect.Interface:
		return &plan{writeInterface, func(*reader, reflect.Value) { panic("wire: an interface cannot be read back") }}
	}
	panic("wire: no bytes for values of type " + t.String())
}

func structPlan(t reflect.Type) *plan {
	type part struct {
		*plan
		place int
	}
	var parts []part
	for i := range t.NumField() {
		if field := t.Field(i); field.Tag.Get("wire") != "-" {
			parts = append(parts, part{planOf(field.Type), i})
		}
	}
	return &plan{
		func(w *writer, v reflect.Value) {
			for _, p := range parts {
				p.write(w, v.Field(p.place))
			}
		},
		func(r *reader, into reflect.Value) {
			for _, p := range parts {
				p.read(r, into.Field(p.place))
			}
		},
	}
}

// slicePlan writes the length with one added, so that a slice that is not there and an empty one stay two things. Its
// plan of the items is looked up late: a type may hold slices of itself.
func slicePlan(t reflect.Type) *plan {
	item := sync.OnceValue(func() *plan { return planOf(t.Elem()) })
	return &plan{
		func(w *writer, v reflect.Value) {
			if v.IsNil() {
				w.uint(0)
				return
			}
			w.uint(uint64(v.Len()) + 1)
			if v.Len() == 0 {
				return
			}
			items := item()
			for i := range v.Len() {
				items.write(w, v.Index(i))
			}
		},
		func(r *reader, into reflect.Value) {
			n := r.length()
			if n < 0 {
				return
			}
			into.Set(reflect.MakeSlice(t, n, n))
			items := item()
			for i := range n {
				items.read(r, into.Index(i))
			}
		},
	}
}

func arrayPlan(t reflect.Type) *plan {
	item := planOf(t.Elem())
	return &plan{
		func(w *writer, v reflect.Value) {
			for i := range v.Len() {
				item.write(w, v.Index(i))
			}
		},
		func(r *reader, into reflect.Value) {
			for i := range into.Len() {
				item.read(r, into.Index(i))
			}
		},
	}
}

// mapPlan writes the entries in the order of their keys' bytes.
func mapPlan(t reflect.Type) *plan {
	key, value := planOf(t.Key()), sync.OnceValue(func() *plan { return planOf(t.Elem()) })
	return &plan{
		func(w *writer, v reflect.Value) {
			if v.IsNil() {
				w.uint(0)
				return
			}
			keys := make(map[string]reflect.Value, v.Len())
			for _, k := range v.MapKeys() {
				var alone writer
				key.write(&alone, k)
				keys[string(alone.b)] = k
			}
			w.uint(uint64(len(keys)) + 1)
			for _, written := range slices.Sorted(maps.Keys(keys)) {
				key.write(w, keys[written])
				value().write(w, v.MapIndex(keys[written]))
			}
		},
		func(r *reader, into reflect.Value) {
			n := r.length()
			if n < 0 {
				return
			}
			into.Set(reflect.MakeMapWithSize(t, n))
			for range n {
				k, v := reflect.New(t.Key()).Elem(), reflect.New(t.Elem()).Elem()
				key.read(r, k)
				value().read(r, v)
				into.SetMapIndex(k, v)
			}
		},
	}
}

func pointerPlan(t reflect.Type) *plan {
	target := sync.OnceValue(func() *plan { return planOf(t.Elem()) })
	return &plan{
		func(w *writer, v reflect.Value) {
			if v.IsNil() {
				w.uint(0)
				return
			}
			w.uint(1)
			target().write(w, v.Elem())
		},
		func(r *reader, into reflect.Value) {
			if r.uint() == 0 {
				return
			}
			into.Set(reflect.New(t.Elem()))
			target().read(r, into.Elem())
		},
	}
}

func writeInterface(w *writer, v reflect.Value) {
	if v.IsNil() {
		w.uint(0)
		return
	}
	inner := v.Elem()
	w.uint(1)
	w.string(inner.Type().String())
	planOf(inner.Type()).write(w, inner)
}
