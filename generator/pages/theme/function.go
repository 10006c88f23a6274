package theme

import (
	"cmp"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"text/template/parse"

	"congkhai/generator/files/source"
	"congkhai/generator/text/say"
)

// functions are those that layouts may call; the parser wants their names alone.
var functions = map[string]any{
	"t": true, "asset": true, "printf": true, "print": true, "len": true, "index": true,
	"and": true, "or": true, "not": true,
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
	if len(args) > 0 && args[0].fixed && args[0].isString() {
		switch text := args[0].text(nil, reflect.Value{}); {
		case name == "t" && len(args) == 1:
			return known(c, c.loader.theme.texts, text, n, NoText)
		case name == "asset" && len(args) == 1:
			return known(c, c.loader.theme.assets, text, n, NoAsset)
		case name == "printf" && !fits(text, args[1:]):
			c.problem(n, BadFormat, text)
			return expr{}
		}
	}
	if name == "index" || name == "printf" && len(args) > 0 && !args[0].fixed {
		c.loader.mayFail = true
	}
	made, ok := c.apply(name, args, c.where(n))
	if !ok {
		return c.unknown(n)
	}
	return made
}

// apply compiles a call, which stands at a place, if the function takes such arguments.
func (c *compiler) apply(name string, args []expr, at where) (expr, bool) {
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
		if args[0].fixed && strings.Contains(args[0].text(nil, reflect.Value{}), "%.") { // of a mark half would be left
			return printf(args[0], args[1:], at), true
		}
		return printf(args[0], theme.saidIn(args[1:]), at), true
	case name == "print":
		return printed(theme.saidIn(args), at, func(_ *run, values []any) string { return fmt.Sprint(values...) }), true
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

// known compiles t or asset of a name that is known: a call costs a page more than all its words.
func known[T any](c *compiler, all map[string]T, name string, n parse.Node, lacks *source.Rule) expr {
	value, ok := all[name]
	if !ok {
		c.problem(n, lacks, name)
		return expr{}
	}
	return constant(value)
}

// words compiles t.
func (t *Theme) words(key expr, at where) expr {
	return ownText(func(r *run, dot reflect.Value) string {
		text, err := t.text(key.text(r, dot))
		if err != nil {
			r.fail(at, err)
		}
		return text
	})
}

// find compiles asset.
func (t *Theme) find(name expr, at where) expr {
	return valueExpr(reflect.TypeFor[Asset](), func(r *run, dot reflect.Value) reflect.Value {
		asset, err := t.asset(name.text(r, dot))
		if err != nil {
			r.fail(at, err)
		}
		return reflect.ValueOf(asset)
	})
}

// printf compiles printf. A format that is known was held against its values.
func printf(format expr, args []expr, at where) expr {
	return printed(append([]expr{format}, args...), at, func(r *run, values []any) string {
		known := format.fixed
		format, values := values[0].(string), values[1:]
		if !known && !verbs.MatchString(format) {
			r.fail(at, errFormat)
			return ""
		}
		longest := 0
		for _, v := range values {
			longest = max(longest, size(v))
		}
		if !r.room(at, strings.Count(format, "%")*longest) {
			return ""
		}
		return fmt.Sprintf(format, values...)
	})
}

// verbs are formats that make nothing long of something short.
var verbs = regexp.MustCompile(`^(?:[^%]|%%|%[-+# 0]*(?:\[\d\])?\d{0,3}(?:\.\d{0,3})?[a-zA-Z])*$`)

var errFormat = say.Errorf("mẫu của printf viết chưa đúng", "the format of printf is not right")

// fits reports whether a format that is known goes with values of the types that it is given.
func fits(format string, args []expr) bool {
	if !verbs.MatchString(format) {
		return false
	}
	var zeros []any
	for _, arg := range args {
		if family(arg.typ) == 0 { // what it is told as depends on the view
			return true
		}
		zeros = append(zeros, reflect.Zero(arg.typ).Interface())
	}
	return !strings.Contains(fmt.Sprintf(strings.ReplaceAll(format, "%%", ""), zeros...), "%!")
}

// printed compiles a call that makes a text of values.
func printed(args []expr, at where, say func(r *run, values []any) string) expr {
	return ownText(func(r *run, dot reflect.Value) string {
		values := make([]any, len(args))
		for i, arg := range args {
			values[i] = arg.value(r, dot).Interface()
			if !r.room(at, size(values[i])) {
				return ""
			}
		}
		return say(r, values)
	})
}

// size is about how long a value is as a text.
func size(v any) int {
	switch v := v.(type) {
	case string:
		return len(v)
	case int, nil:
		return 8
	}
	if v := reflect.ValueOf(v); v.Kind() == reflect.String {
		return v.Len()
	}
	return len(fmt.Sprint(v))
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

var errRange = say.Errorf("không có phần tử thứ đó", "index out of range")

func index(of, which expr, at where) (expr, bool) {
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
	hold := anyOf[kind]
	return truthExpr(func(r *run, dot reflect.Value) bool {
		return hold(r, dot, args, answer)
	}), true
}

// anyOf hold the first value of a family against each of the others.
var anyOf = map[int]func(r *run, dot reflect.Value, args []expr, answer [3]bool) bool{
	lettering: anyBy(func(e expr, r *run, dot reflect.Value) string { return e.text(r, dot) }, cmp.Compare[string]),
	whole: anyBy(func(e expr, r *run, dot reflect.Value) int64 { return e.value(r, dot).Int() },
		cmp.Compare[int64]),
	yesNo: anyBy(func(e expr, r *run, dot reflect.Value) bool { return e.truth(r, dot) }, func(a, b bool) int {
		if a == b {
			return 0
		}
		return 1
	}),
}

func anyBy[T any](get func(expr, *run, reflect.Value) T,
	order func(a, b T) int) func(*run, reflect.Value, []expr, [3]bool) bool {
	return func(r *run, dot reflect.Value, args []expr, answer [3]bool) bool {
		first, truth := get(args[0], r, dot), false // once: it may be a comparison, too
		for _, arg := range args[1:] {              // all of them: one that fails has to be noticed
			truth = answer[1+order(first, get(arg, r, dot))] || truth
		}
		return truth
	}
}
