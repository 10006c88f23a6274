package front

import "reflect"

// Plain is the other way of a Binder: a value that tells what it reads, as a value of a Go type that needs no Binder. A
// kind's own Binders have it, so that what they hold can be published under the keys of the content.
type Plain interface{ Plain() any }

// Number is a number as it is written, so that none of it is lost: "62.5".
type Number string

// IsStated reports whether a type is a Stated: a struct of a State and a value, in this order, for those who look at
// many without copying them.
func IsStated(t reflect.Type) bool { return t.Implements(reflect.TypeFor[statable]()) }

// Plain is the state's word.
func (s State) Plain() any { return s.String() }

// Plain is the value, or the word of the state that stands in its place.
func (s Stated[T]) Plain() any {
	if s.Given() {
		return s.Value
	}
	return s.State.String()
}
