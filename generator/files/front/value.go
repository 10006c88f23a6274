package front

import (
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Value is the value of a key in a record. Name is what the key is called where its value is told: its `name`, or else
// what its `say` begins with. Past is how its values are told of over time: "row" when it tells one row of a table from
// the others, "-" when they are not.
type Value struct {
	Key, Name, Past, Is string
	Optional            bool
	Value               reflect.Value
}

// Values lists the values of a struct in the order in which its keys are declared.
func Values(record reflect.Value) []Value {
	fields := fieldsOf(record.Type())
	values := make([]Value, len(fields))
	for i, f := range fields {
		values[i] = Value{f.key, f.title, f.past, f.is, f.optional, record.FieldByIndex(f.index)}
	}
	return values
}

// Unstated takes a value of type Stated apart. Any other value is simply given, and ok is false.
func Unstated(v reflect.Value) (state State, value reflect.Value, ok bool) {
	if _, ok := v.Interface().(statable); !ok {
		return Given, v, false
	}
	return State(v.Field(0).Int()), v.Field(1), true
}

// Label returns how authors and readers call a state: "nguồn không nêu".
func (s State) Label() string {
	for _, choice := range stateWord("").Choices() {
		if choice.ID == s.String() {
			return choice.Label
		}
	}
	return ""
}

// titleOf is what a key is called: "Cơ quan thực hiện" of "cơ quan thực hiện: tên tệp trong content/co-quan".
func titleOf(say string) string {
	if end := strings.IndexAny(say, ":;,("); end >= 0 {
		say = strings.TrimSpace(say[:end])
	}
	first, size := utf8.DecodeRuneInString(say)
	return string(unicode.ToUpper(first)) + say[size:]
}
