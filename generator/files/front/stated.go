package front

import (
	"maps"
	"reflect"
	"slices"

	"congkhai/generator/text/viet"
)

// State tells how much is said of a value. The four are never mixed up: a fee of 0 is a number, no fee at all is None,
// and a source that is silent leaves the fee NotReported.
type State int

// The states. NotReported is the zero value: what nobody wrote down is not known.
const (
	NotReported State = iota
	Given
	None
	NotApplicable
)

var stateWords = map[string]State{NotReported.String(): NotReported, None.String(): None,
	NotApplicable.String(): NotApplicable}

var wordsOfStates = slices.Sorted(maps.Keys(stateWords))

// String returns the word that content files use for the state; a given value has none.
func (s State) String() string {
	switch s {
	case NotReported:
		return "khong_bao_cao"
	case None:
		return "khong"
	case NotApplicable:
		return "khong_ap_dung"
	}
	return ""
}

// IsState reports whether a word of content says why there is no value.
func IsState(word string) bool {
	_, is := stateWords[word]
	return is
}

// BindTOML reads a state's word where only the state can be said.
func (s *State) BindTOML(b *Binding, v any, path string) {
	word, _ := v.(string)
	state, ok := stateWords[word]
	if !ok {
		b.like(path, NotAState, word, wordsOfStates)
	}
	*s = state
}

// Stated is a value that must be written down or said to be absent, and how: a key of this type is required, and may
// hold "khong_bao_cao", "khong" or "khong_ap_dung" in place of a value.
type Stated[T any] struct {
	State State
	Value T
}

// Given reports whether there is a value.
func (s Stated[T]) Given() bool { return s.State == Given }

// BindTOML reads a state's word, or else the value.
func (s *Stated[T]) BindTOML(b *Binding, v any, path string) {
	word, isText := v.(string)
	if state, ok := stateWords[word]; ok {
		s.State = state
		return
	}
	before := len(b.problems)
	switch into := reflect.ValueOf(&s.Value).Elem(); {
	case isText && IsNothing(word) && !readsText(into):
		b.Problem(path, StateInWords, word)
	case isText && !takesText(into) && (viet.Nearest(word, wordsOfStates) != "" || b.instead(v, path, into.Type()) == ""):
		b.like(path, NotAValue, word, wordsOfStates, word, b.example)
	default:
		b.value(v, path, into)
	}
	if len(b.problems) == before { // a value that is wrong is not known, and nothing is concluded from it
		s.State = Given
	}
}

// takesText reports whether a value can be written as a text in TOML.
func takesText(into reflect.Value) bool {
	return into.Kind() == reflect.String || mannerOf(into.Type()).binds
}

// readsText reports whether a value tells by itself what is wrong with a text.
func readsText(into reflect.Value) bool {
	return mannerOf(into.Type()).binds && into.Kind() == reflect.Struct
}

func (s Stated[T]) statedType() reflect.Type { return reflect.TypeFor[T]() }

type statable interface{ statedType() reflect.Type }
