// Package late lets a view name a value that takes long to make, such as a text that has to be read. The name tells
// whether the page stands already; the value is made when a layout meets it on a page that has to be written. The room
// knows neither what is made nor who shows it. Only a field of a struct can be late, and layouts see it as if it were
// there.
//
//	type NewsView struct{ Body late.HTML }
//	view.Body = late.New("3f9a", func() (template.HTML, error) { return textOf(record) })
package late

import (
	"html/template"
	"reflect"
	"sync"
)

// Value is a T that is named by its key and made when somebody takes it. The zero value has no key and is that of T.
type Value[T any] struct {
	key  string
	give func() (T, error) `wire:"-"` // the key names what it gives
}

// HTML is HTML that is late.
type HTML = Value[template.HTML]

// New names what give gives, which is asked once. Values with one key are the same.
func New[T any](key string, give func() (T, error)) Value[T] {
	return Value[T]{key, sync.OnceValues(give)}
}

// Take returns the value, which is made for the first who takes it.
func (v Value[T]) Take() (T, error) {
	if v.give == nil {
		var zero T
		return zero, nil
	}
	return v.give()
}

// String is the key: where a struct is told as a whole, nothing is made for it.
func (v Value[T]) String() string { return v.key }

func (v Value[T]) typ() reflect.Type { return reflect.TypeFor[T]() }

func (v Value[T]) take() (reflect.Value, error) {
	taken, err := v.Take()
	return reflect.ValueOf(&taken).Elem(), err
}

// ofAny is a Value of any type.
type ofAny interface {
	typ() reflect.Type
	take() (reflect.Value, error)
}

// Type returns the type that values of a type have once they are taken: T for a Value[T], which is late, and t for all
// others.
func Type(t reflect.Type) (taken reflect.Type, isLate bool) {
	if t.Kind() != reflect.Struct {
		return t, false
	}
	if late, ok := reflect.Zero(t).Interface().(ofAny); ok {
		return late.typ(), true
	}
	return t, false
}

// Take takes a value whose type is late.
func Take(v reflect.Value) (reflect.Value, error) { return v.Interface().(ofAny).take() }
