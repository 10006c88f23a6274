// Package wire writes values as bytes and reads them back: the same value gives the same bytes, on any machine. The
// site uses it to remember records between builds, and to name what a page shows. It knows nothing of what the values
// mean. The bytes have no version and no types of their own: who keeps them has to know which program wrote them.
//
//	b := wire.Append(nil, record)
//	rest, err := wire.Read(string(b), &again)
package wire

import (
	"encoding/binary"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// Append writes v behind b, and of a pointer what it points to, as Read takes one. Any value is good but functions and
// channels; what lies in an interface is written with the name of its type, so that two types never look alike, and
// cannot be read back. A field with the tag `wire:"-"` is left out: what stands beside it tells all that it says.
func Append(b []byte, v any) []byte {
	value := reflect.Indirect(reflect.ValueOf(v))
	if !value.IsValid() {
		return append(b, 0)
	}
	return planOf(value.Type()).write(b, value)
}

// ErrCut says that text is not what Append wrote for a value of the type: cut off, or something else altogether.
var ErrCut = errors.New("not the bytes of such a value")

// Read reads from text the value that into points to, and returns the text behind it. Texts in the value are parts of
// the one that is read: nothing is copied.
func Read(text string, into any) (rest string, err error) {
	r := reader{text: text}
	value := reflect.ValueOf(into).Elem()
	planOf(value.Type()).read(&r, value)
	if r.cut {
		return "", fmt.Errorf("%w (%s)", ErrCut, value.Type())
	}
	return r.text, nil
}

// plan is how values of one type are written and read.
type plan struct {
	write func(b []byte, v reflect.Value) []byte
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
		func(b []byte, v reflect.Value) []byte {
			for _, p := range parts {
				b = p.write(b, v.Field(p.place))
			}
			return b
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
		func(b []byte, v reflect.Value) []byte {
			if v.IsNil() {
				return append(b, 0)
			}
			b = binary.AppendUvarint(b, uint64(v.Len())+1)
			if v.Len() == 0 {
				return b
			}
			items := item()
			for i := range v.Len() {
				b = items.write(b, v.Index(i))
			}
			return b
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
		func(b []byte, v reflect.Value) []byte {
			for i := range v.Len() {
				b = item.write(b, v.Index(i))
			}
			return b
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
		func(b []byte, v reflect.Value) []byte {
			if v.IsNil() {
				return append(b, 0)
			}
			var entries []string
			for each := v.MapRange(); each.Next(); {
				entries = append(entries, string(value().write(key.write(nil, each.Key()), each.Value())))
			}
			slices.Sort(entries)
			return append(binary.AppendUvarint(b, uint64(len(entries))+1), strings.Join(entries, "")...)
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
		func(b []byte, v reflect.Value) []byte {
			if v.IsNil() {
				return append(b, 0)
			}
			return target().write(append(b, 1), v.Elem())
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

func writeInterface(b []byte, v reflect.Value) []byte {
	if v.IsNil() {
		return append(b, 0)
	}
	inner := v.Elem()
	b = appendText(append(b, 1), inner.Type().String())
	return planOf(inner.Type()).write(b, inner)
}
