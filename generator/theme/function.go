package theme

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"text/template/parse"
)

// functions are those that layouts may call; the parser wants their names alone.
var functions = map[string]any{
	"t": true, "asset": true, "printf": true, "print": true, "len": true, "index": true, "and": true, "or": true, "not": true,
	"eq": true, "ne": true, "lt": true, "le": true, "gt": true, "ge": true,
}

// function compiles a call of one of the functions that layouts use; more are arguments that come through a pipeline.
func (c *compiler) function(name string, n *parse.CommandNode, dot reflect.Type, more ...expr) expr {
	var args []expr
	for _, arg := range n.Args[1:] {
		args = append(args, c.operand(arg, dot))
	}
	args = append(args, more...)
	for _, arg := range args {
		if arg.typ == nil { // which was told
			return expr{}
		}
	}
	if name == "t" && len(args) == 1 && args[0].fixed && args[0].isString() {
		return c.word(args[0], n)
	}
	made, ok := c.apply(name, args, c.where(n))
	if !ok {
		return c.unknown(n)
	}
	return made
}

// apply compiles a call, which stands at a place, if the function takes such arguments.
func (c *compiler) apply(name string, args []expr, at string) (expr, bool) {
	theme := c.loader.theme
	switch {
	case name == "and" || name == "or":
		return either(args, name == "or")
	case name == "not" && len(args) == 1:
		return not(args[0]), true
	case name == "t" && len(args) == 1 && args[0].isString():
		return theme.words(args[0], at), true
	case name == "asset" && len(args) == 1 && args[0].isString():
		return theme.find(args[0], at), true
	case name == "printf" && len(args) > 0 && args[0].isString():
		return printf(args[0], args[1:]), true
	case name == "print":
		return printed(args, func(values []any) string { return fmt.Sprint(values...) }), true
	case name == "len" && len(args) == 1:
		return length(args[0])
	case name == "index" && len(args) == 2:
		return index(args[0], args[1], at)
	case name == "eq" && len(args) > 1, len(args) == 2:
		return compare(name, args)
	}
	return expr{}, false
}

func (e expr) isString() bool { return e.typ == reflect.TypeFor[string]() }

// word compiles t of a key that is known: a call costs a page more than all its words.
func (c *compiler) word(key expr, n parse.Node) expr {
	name := key.text(nil, reflect.Value{})
	text, ok := c.loader.theme.texts[name]
	if !ok {
		c.problem(n, NoText, name)
		return expr{}
	}
	return constant(text)
}

// words compiles t.
func (t *Theme) words(key expr, at string) expr {
	return textExpr(func(r *run, dot reflect.Value) string {
		text, err := t.text(key.text(r, dot))
		if err != nil {
			r.fail(at, err)
		}
		return text
	})
}

// find compiles asset.
func (t *Theme) find(name expr, at string) expr {
	return valueExpr(reflect.TypeFor[Asset](), func(r *run, dot reflect.Value) reflect.Value {
		asset, err := t.asset(name.text(r, dot))
		if err != nil {
			r.fail(at, err)
		}
		return reflect.ValueOf(asset)
	})
}

func printf(format expr, args []expr) expr {
	return printed(append([]expr{format}, args...), func(values []any) string { return fmt.Sprintf(values[0].(string), values[1:]...) })
}

// printed compiles a call that makes a text of values.
func printed(args []expr, say func([]any) string) expr {
	return textExpr(func(r *run, dot reflect.Value) string {
		values := make([]any, len(args))
		for i, arg := range args {
			values[i] = arg.value(r, dot).Interface()
		}
		return say(values)
	})
}

func length(of expr) (expr, bool) {
	switch of.typ.Kind() {
	case reflect.String, reflect.Slice, reflect.Array, reflect.Map:
		return valueExpr(reflect.TypeFor[int](), func(r *run, dot reflect.Value) reflect.Value {
			return reflect.ValueOf(of.value(r, dot).Len())
		}), true
	}
	return expr{}, false
}

var errRange = errors.New("không có phần tử thứ đó · index out of range")

func index(of, which expr, at string) (expr, bool) {
	if k := of.typ.Kind(); k != reflect.Slice && k != reflect.Array || family(which.typ) != whole {
		return expr{}, false
	}
	element := of.typ.Elem()
	return valueExpr(element, func(r *run, dot reflect.Value) reflect.Value {
		all, i := of.value(r, dot), which.value(r, dot).Int()
		if i < 0 || i >= int64(all.Len()) {
			r.fail(at, errRange)
			return reflect.Zero(element)
		}
		return all.Index(int(i))
	}), true
}

// either compiles or (or and, when first is false): the first argument that is true (or false), otherwise the last one.
func either(args []expr, first bool) (expr, bool) {
	if len(args) == 0 {
		return expr{}, false
	}
	t := args[0].typ
	if slices.ContainsFunc(args, func(e expr) bool { return e.typ != t }) {
		t = reflect.TypeFor[any]()
	}
	e := valueExpr(t, func(r *run, dot reflect.Value) reflect.Value {
		for _, arg := range args[:len(args)-1] {
			if v := arg.value(r, dot); truthOf(arg.typ)(v) == first {
				return as(t, v)
			}
		}
		return as(t, args[len(args)-1].value(r, dot))
	})
	e.truth = func(r *run, dot reflect.Value) bool {
		for _, arg := range args {
			if arg.truth(r, dot) == first {
				return first
			}
		}
		return !first
	}
	return e, true
}

// as returns a value as one of a type that holds it.
func as(t reflect.Type, v reflect.Value) reflect.Value {
	if v.Type() == t {
		return v
	}
	return v.Convert(t)
}

func not(e expr) expr {
	return truthExpr(func(r *run, dot reflect.Value) bool { return !e.truth(r, dot) })
}

// family is a kind of values that can be compared with each other.
func family(t reflect.Type) int {
	switch t.Kind() {
	case reflect.String:
		return lettering
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return whole
	case reflect.Bool:
		return yesNo
	}
	return 0
}

const (
	lettering = iota + 1
	whole
	yesNo
)

// answers says which results of cmp.Compare make a comparison true.
var answers = map[string][3]bool{ // less, equal, greater
	"eq": {false, true, false}, "ne": {true, false, true},
	"lt": {true, false, false}, "le": {true, true, false},
	"gt": {false, false, true}, "ge": {false, true, true},
}

// compare compiles eq, which holds the first argument against each of the others, and its kin.
func compare(name string, args []expr) (expr, bool) {
	answer, ok := answers[name]
	kind := family(args[0].typ)
	for _, arg := range args {
		ok = ok && kind != 0 && family(arg.typ) == kind
	}
	if !ok || kind == yesNo && name != "eq" && name != "ne" {
		return expr{}, false
	}
	order := orders[kind]
	return truthExpr(func(r *run, dot reflect.Value) bool {
		truth := false
		for _, arg := range args[1:] { // all of them: one that fails has to be noticed
			truth = answer[1+order(r, dot, args[0], arg)] || truth
		}
		return truth
	}), true
}

// orders compare two values of a family.
var orders = map[int]func(r *run, dot reflect.Value, a, b expr) int{
	lettering: func(r *run, dot reflect.Value, a, b expr) int { return cmp.Compare(a.text(r, dot), b.text(r, dot)) },
	whole: func(r *run, dot reflect.Value, a, b expr) int {
		return cmp.Compare(a.value(r, dot).Int(), b.value(r, dot).Int())
	},
	yesNo: func(r *run, dot reflect.Value, a, b expr) int {
		if a.truth(r, dot) == b.truth(r, dot) {
			return 0
		}
		return 1
	},
}
