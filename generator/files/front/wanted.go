package front

import (
	"reflect"
	"strings"
)

// wanted are the types that keys are bound to, by their names alone: where the line stands whose key is looked up is not
// known in a text that is no TOML. A key that is bound to several types is not in it.
type wanted map[string]reflect.Type

// wantedBy lists the keys of a struct that a pointer leads to, and of the tables in it.
func wantedBy(into any) wanted {
	want := wanted{}
	if into == nil {
		return want
	}
	fields := fieldsOf(reflect.TypeOf(into).Elem())
	want.add(fields)
	for _, h := range headings(fields, "") {
		want.add(h.fields)
	}
	return want
}

func (w wanted) add(fields []field) {
	for _, f := range fields {
		t := f.typ
		if f.stated {
			t = reflect.Zero(t).Interface().(statable).statedType()
		}
		if other, known := w[f.key]; known && other != t {
			t = nil
		}
		w[f.key] = t
	}
}

// of fits what to write to the type of a key: a text becomes the item of a list, and of two numbers a whole one is meant
// where no other can stand.
func (w wanted) of(key, written string, r remedy) remedy {
	t := w[key]
	switch {
	case strings.Contains(key, ".") && strings.HasPrefix(r.toml, `"`): // of a figure, whose form is not known here
		r = remedy{`số liệu viết bằng chữ số như 5, hoặc true (có), false (không); không có số thì ghi "khong_bao_cao"`,
			`a figure is written in digits such as 5, or true (yes), false (no); without one write "khong_bao_cao"`, ""}
	case t == nil:
	case strings.HasPrefix(r.toml, `"`) && listOnly(t):
		r.toml = "[" + r.toml + "]"
	case wholeOnly(t):
		if all := Readings(written); len(all) == 2 && r.toml == "" && all[0].Whole && !all[1].Whole {
			r = remedy{"hàng nghìn tách bằng dấu _", "thousands are parted by _", all[0].TOML}
		}
	}
	return r
}

// listOnly reports whether the only texts of a type stand in a list.
func listOnly(t reflect.Type) bool {
	list := false
	for _, s := range shapesOfType(t) {
		if s.Type == "string" {
			return false
		}
		list = list || s.Of != nil && s.Of.Type == "string"
	}
	return list
}

// shapesOfType are the ways to write a value of a type.
func shapesOfType(t reflect.Type) []Shape {
	shape := ShapeOf(t)
	return append([]Shape{shape}, shape.Any...)
}

// wholeOnly reports whether the only numbers of a type are whole ones.
func wholeOnly(t reflect.Type) bool {
	whole := false
	for _, s := range shapesOfType(t) {
		if s.Type == "number" {
			return false
		}
		whole = whole || s.Type == "integer"
	}
	return whole
}
