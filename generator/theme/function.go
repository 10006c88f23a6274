package theme

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"text/template/parse"
)

// function compiles a call of one of the functions that layouts use.
func (c *compiler) function(name string, n *parse.CommandNode, dot reflect.Type) expr {
	var args []expr
	known := true
	for _, arg := range n.Args[1:] {
		e := c.operand(arg, dot)
		args, known = append(args, e), known && e.typ != nil
	}
	made, ok := expr{}, false
	switch {
	case name == "and" || name == "or":
		made, ok = either(args, name == "or")
	case name == "not" && len(args) == 1:
		made, ok = not(args[0])
	case known:
		made, ok = c.apply(name, args, n)
	}
	if !ok {
		return c.unknown(n)
	}
	return made
}

// apply compiles the functions that need to know the types of their arguments.
func (c *compiler) apply(name string, args []expr, n *parse.CommandNode) (expr, bool) {
	switch {
	case name == "t" && len(args) == 1 && args[0].isString():
		return c.theme.words(args[0]), true
	case name == "asset" && len(args) == 1:
		key, written := n.Args[1].(*parse.StringNode)
		if !written {
			return expr{}, false
		}
		asset, ok := c.theme.assets[key.Text]
		return constant(asset), ok
	case name == "printf" && len(args) > 0 && args[0].isString():
		return printf(args[0], args[1:]), true
	case name == "len" && len(args) == 1:
		return length(args[0])
	case name == "index" && len(args) == 2:
		return index(args[0], args[1])
	case name == "eq" && len(args) > 1, len(args) == 2:
		return compare(name, args)
	}
	return expr{}, false
}

func (e expr) isString() bool { return e.typ == reflect.TypeFor[string]() }

// words compiles t for keys that come from the view.
func (t *Theme) words(key expr) expr {
	return textExpr(func(r *run, dot reflect.Value) string {
		text, err := t.text(key.text(r, dot))
		if err != nil {
			r.fail(err)
		}
		return text
	})
}

func printf(format expr, args []expr) expr {
	return textExpr(func(r *run, dot reflect.Value) string {
		values := make([]any, len(args))
		for i, arg := range args {
			values[i] = arg.value(r, dot).Interface()
		}
		return fmt.Sprintf(format.text(r, dot), values...)
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

var errRange = errors.New("index out of range")

func index(of, at expr) (expr, bool) {
	if k := of.typ.Kind(); k != reflect.Slice && k != reflect.Array || family(at.typ) != whole {
		return expr{}, false
	}
	element := of.typ.Elem()
	return valueExpr(element, func(r *run, dot reflect.Value) reflect.Value {
		all, i := of.value(r, dot), at.value(r, dot).Int()
		if i < 0 || i >= int64(all.Len()) {
			r.fail(errRange)
			return reflect.Zero(element)
		}
		return all.Index(int(i))
	}), true
}

// either compiles or (or and, when first is false): the first argument that is true (or false), otherwise the last one.
func either(args []expr, first bool) (expr, bool) {
	if len(args) == 0 || slices.ContainsFunc(args, func(e expr) bool { return e.truth == nil }) {
		return expr{}, false
	}
	one := args[0].typ
	mixed := slices.ContainsFunc(args, func(e expr) bool { return e.typ != one })
	if mixed || one == nil {
		return expr{truth: func(r *run, dot reflect.Value) bool {
			for _, arg := range args {
				if arg.truth(r, dot) == first {
					return first
				}
			}
			return !first
		}}, true
	}
	truth := truthOf(one)
	return valueExpr(one, func(r *run, dot reflect.Value) reflect.Value {
		var v reflect.Value
		for _, arg := range args {
			if v = arg.value(r, dot); truth(v) == first {
				break
			}
		}
		return v
	}), true
}

func not(e expr) (expr, bool) {
	return truthExpr(func(r *run, dot reflect.Value) bool { return !e.truth(r, dot) }), e.truth != nil
}

// family is a kind of values that can be compared with each other.
func family(t reflect.Type) int {
	switch t.Kind() {
	case reflect.String:
		return words
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return whole
	case reflect.Bool:
		return yesNo
	}
	return 0
}

const (
	words = iota + 1
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
	words: func(r *run, dot reflect.Value, a, b expr) int { return cmp.Compare(a.text(r, dot), b.text(r, dot)) },
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
