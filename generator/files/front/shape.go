package front

import (
	"reflect"

	"congkhai/generator/text/calendar"
)

// Shape is what a value looks like in TOML, whatever its key is called.
type Shape struct {
	Type    string   // "string", "integer", "number", "boolean", "date", "array" or "object"; none where Any tells, or nothing does
	Choices []Choice // the closed list of values of a string
	Fields  []Field  // the keys of an object
	Of      *Shape   // the items of an array, or the values of an object whose keys are the author's own
	Any     []Shape  // the ways in which the value can be written, when it reads itself
}

// Alternatives is a Binder that tells what it reads: a value of each Go type that it passes to Binding.Value.
type Alternatives interface{ Alternatives() []any }

// Alternatives tells that a state is one word of a list.
func (State) Alternatives() []any { return []any{stateWord("")} }

// Alternatives tells that a value or a state's word can stand here.
func (s Stated[T]) Alternatives() []any { return []any{s.Value, s.State} }

type stateWord string

// Choices lists the words in the order in which authors think of them.
func (stateWord) Choices() []Choice {
	return []Choice{{NotReported.String(), "nguồn không nêu"}, {None.String(), "không có"},
		{NotApplicable.String(), "không áp dụng"}}
}

// ShapeOf describes the values of a Go type.
func ShapeOf(t reflect.Type) Shape {
	switch zero := reflect.Zero(t).Interface().(type) {
	case Alternatives:
		return Shape{Any: shapesOf(zero.Alternatives())}
	case Enum:
		return Shape{Type: "string", Choices: zero.Choices()}
	case calendar.Date:
		return Shape{Type: "date"}
	}
	if _, reads := reflect.New(t).Interface().(Binder); reads {
		return Shape{} // it does not tell how, so anything may stand there
	}
	switch t.Kind() {
	case reflect.Slice:
		of := ShapeOf(t.Elem())
		return Shape{Type: "array", Of: &of}
	case reflect.Map:
		of := ShapeOf(t.Elem())
		return Shape{Type: "object", Of: &of}
	case reflect.Struct:
		return Shape{Type: "object", Fields: Fields(t)}
	}
	return Shape{Type: scalars[t.Kind()]}
}

var scalars = map[reflect.Kind]string{
	reflect.String: "string", reflect.Int: "integer", reflect.Int64: "integer", reflect.Float64: "number",
	reflect.Bool: "boolean",
}

// choosing is the shape with a closed list in the place of any text.
func (s Shape) choosing(choices []Choice) Shape {
	if s.Type == "string" && s.Choices == nil {
		s.Choices = choices
	}
	return s.each(func(inner Shape) Shape { return inner.choosing(choices) })
}

// within has the keys of tables in the shape take one of a list, see WithChoices.
func (s Shape) within(of func(is string) []Choice) Shape {
	s = s.each(func(inner Shape) Shape { return inner.within(of) })
	s.Fields = WithChoices(s.Fields, of)
	return s
}

// each is the shape with something else in the place of its items and ways.
func (s Shape) each(other func(Shape) Shape) Shape {
	if s.Of != nil {
		of := other(*s.Of)
		s.Of = &of
	}
	if s.Any != nil {
		ways := make([]Shape, len(s.Any))
		for i, way := range s.Any {
			ways[i] = other(way)
		}
		s.Any = ways
	}
	return s
}

// shapesOf puts alternatives of alternatives into one list.
func shapesOf(values []any) []Shape {
	var shapes []Shape
	for _, value := range values {
		shape := ShapeOf(reflect.TypeOf(value))
		if shape.Any == nil {
			shapes = append(shapes, shape)
		}
		shapes = append(shapes, shape.Any...)
	}
	return shapes
}
