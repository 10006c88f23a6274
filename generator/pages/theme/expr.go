package theme

import (
	"html/template"
	"reflect"
	"slices"
	"strconv"
	"text/template/parse"

	"congkhai/generator/pages/late"
	"congkhai/generator/text/say"
)

// expr is a value of a layout. Its type is nil when the layout is wrong there, which was told; then it is never asked
// for. text is there for strings, which need no reflect.Value on their way to the page. A fixed value needs no page to
// be known.
type expr struct {
	typ   reflect.Type
	fixed bool
	own   bool // a text that is in the language of the page
	value func(r *run, dot reflect.Value) reflect.Value
	text  func(r *run, dot reflect.Value) string
	truth func(r *run, dot reflect.Value) bool
}

func valueExpr(t reflect.Type, value func(r *run, dot reflect.Value) reflect.Value) expr {
	truth := truthOf(t)
	e := expr{typ: t, value: value, truth: func(r *run, dot reflect.Value) bool { return truth(value(r, dot)) }}
	if t.Kind() == reflect.String {
		e.text = func(r *run, dot reflect.Value) string { return value(r, dot).String() }
	}
	return e
}

func textExpr(text func(r *run, dot reflect.Value) string) expr {
	return expr{
		typ:   reflect.TypeFor[string](),
		value: func(r *run, dot reflect.Value) reflect.Value { return reflect.ValueOf(text(r, dot)) },
		text:  text,
		truth: func(r *run, dot reflect.Value) bool { return text(r, dot) != "" },
	}
}

func truthExpr(truth func(r *run, dot reflect.Value) bool) expr {
	return expr{
		typ:   reflect.TypeFor[bool](),
		value: func(r *run, dot reflect.Value) reflect.Value { return reflect.ValueOf(truth(r, dot)) },
		truth: truth,
	}
}

func constant(x any) expr {
	v := reflect.ValueOf(x)
	e := valueExpr(v.Type(), func(*run, reflect.Value) reflect.Value { return v })
	e.fixed = true
	return e
}

// truthOf is what if and with ask of a value of a type.
func truthOf(t reflect.Type) func(reflect.Value) bool {
	if t == nil {
		return nil
	}
	switch t.Kind() {
	case reflect.String, reflect.Slice, reflect.Array, reflect.Map:
		return func(v reflect.Value) bool { return v.Len() > 0 }
	case reflect.Bool:
		return reflect.Value.Bool
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(v reflect.Value) bool { return v.Int() != 0 }
	case reflect.Struct:
		return func(reflect.Value) bool { return true }
	case reflect.Pointer:
		return func(v reflect.Value) bool { return !v.IsNil() }
	}
	return func(v reflect.Value) bool {
		truth, _ := template.IsTrue(v.Interface())
		return truth
	}
}

// unknown tells of what layouts cannot do. What it returns is never run.
func (c *compiler) unknown(n parse.Node) expr {
	c.problem(n, Unknown, n.String())
	return expr{}
}

func (c *compiler) pipe(p *parse.PipeNode, dot reflect.Type) expr {
	e := c.piped(p, dot)
	if len(p.Decl) == 0 || e.typ == nil {
		return e
	}
	slot := c.slot(p, e.typ)
	return valueExpr(e.typ, func(r *run, dot reflect.Value) reflect.Value {
		v := e.value(r, dot)
		r.set(slot, v)
		return v
	})
}

// slot returns the place of the variable that a pipeline declares or changes.
func (c *compiler) slot(p *parse.PipeNode, t reflect.Type) int {
	name := p.Decl[0].Ident[0]
	if !p.IsAssign {
		return c.declare(name, t)
	}
	for _, v := range slices.Backward(c.vars) {
		if v.name == name && v.typ == t {
			return v.slot
		} else if v.name == name {
			break
		}
	}
	c.unknown(p) // its type would depend on the view
	return 0
}

// piped is the value of a pipeline; each command is given the one before as its last argument.
func (c *compiler) piped(p *parse.PipeNode, dot reflect.Type) expr {
	e := c.command(p.Cmds[0], dot)
	for _, n := range p.Cmds[1:] {
		f, ok := n.Args[0].(*parse.IdentifierNode)
		if !ok {
			return c.unknown(n)
		}
		e = c.function(f.Ident, n, dot, e)
	}
	return e
}

func (c *compiler) command(n *parse.CommandNode, dot reflect.Type) expr {
	if f, ok := n.Args[0].(*parse.IdentifierNode); ok {
		return c.function(f.Ident, n, dot)
	}
	if len(n.Args) > 1 {
		return c.unknown(n)
	}
	return c.operand(n.Args[0], dot)
}

func (c *compiler) operand(node parse.Node, dot reflect.Type) expr {
	if !c.loader.spend(c.file, node) {
		c.place = place{state: lost}
		return expr{}
	}
	here := func(_ *run, dot reflect.Value) reflect.Value { return dot }
	switch n := node.(type) {
	case *parse.DotNode:
		return c.fields(n, dot, here, nil)
	case *parse.FieldNode:
		return c.fields(n, dot, here, n.Ident)
	case *parse.VariableNode:
		for _, v := range slices.Backward(c.vars) {
			if v.name == n.Ident[0] {
				return c.fields(n, v.typ, func(r *run,
					_ reflect.Value) reflect.Value {
					return r.vars[r.base+v.slot]
				}, n.Ident[1:])
			}
		}
	case *parse.ChainNode:
		e := c.operand(n.Node, dot)
		return c.fields(n, e.typ, e.value, n.Field)
	case *parse.PipeNode:
		return c.pipe(n, dot)
	case *parse.StringNode:
		return constant(n.Text)
	case *parse.BoolNode:
		return constant(n.True)
	case *parse.NumberNode:
		if i, err := strconv.ParseInt(n.Text, 0, 0); err == nil {
			return constant(int(i))
		}
	}
	return c.unknown(node)
}

// Places of a path of fields that are none: it goes through a pointer, or to a value that is late.
const (
	follow = -1 - iota
	take
)

var errNil = say.Errorf("không có gì để lấy trường này", "nothing to take the field of")

// fields follows a path of names from a value to the place where each stands in its type.
func (c *compiler) fields(n parse.Node, t reflect.Type, from func(r *run, dot reflect.Value) reflect.Value,
	names []string) expr {
	var places []int
	if t == nil {
		return expr{}
	}
	for _, name := range names {
		if t.Kind() == reflect.Pointer {
			_, ofDot := n.(*parse.FieldNode) // which {{with}} and {{range}} found to be there
			c.loader.mayFail = c.loader.mayFail || !ofDot || len(places) > 0
			t, places = t.Elem(), append(places, follow)
		}
		way, field := pathTo(t, name)
		if way == nil {
			return c.unknown(n)
		}
		taken, isLate := late.Type(field)
		if t, places = taken, append(places, way...); isLate {
			places = append(places, take)
		}
	}
	if !slices.ContainsFunc(places, func(place int) bool { return place < 0 }) {
		return valueExpr(t, along(from, places, t, where{}))
	}
	return valueExpr(t, along(from, places, t, c.where(n)))
}

// pathTo returns the places that lead to a field, or nil for what is not simply one, such as a field behind a pointer
// that is embedded.
func pathTo(t reflect.Type, name string) ([]int, reflect.Type) {
	if t.Kind() != reflect.Struct {
		return nil, nil
	}
	field, ok := t.FieldByName(name)
	if !ok || !field.IsExported() {
		return nil, nil
	}
	for _, place := range field.Index[:len(field.Index)-1] {
		if t = t.Field(place).Type; t.Kind() != reflect.Struct {
			return nil, nil
		}
	}
	return field.Index, field.Type
}

// along goes a path of fields, and says where in the layout it leads nowhere. The first cases are most of all paths.
func along(from func(r *run, dot reflect.Value) reflect.Value, places []int, t reflect.Type,
	at where) func(r *run, dot reflect.Value) reflect.Value {
	switch {
	case len(places) == 0:
		return from
	case len(places) == 1 && places[0] != follow:
		place := places[0]
		return func(r *run, dot reflect.Value) reflect.Value { return from(r, dot).Field(place) }
	}
	return func(r *run, dot reflect.Value) reflect.Value {
		v := from(r, dot)
		for _, place := range places {
			if place >= 0 {
				v = v.Field(place)
				continue
			}
			var err error
			if v, err = beyond(v, place); err != nil {
				r.fail(at, err)
				return reflect.Zero(t)
			}
		}
		return v
	}
}

// notMade is the error of a value that is late, which is not the layout's.
type notMade struct{ error }

func (e notMade) Unwrap() error { return e.error }

// beyond goes to where a pointer leads, or to what is late.
func beyond(v reflect.Value, place int) (reflect.Value, error) {
	switch {
	case place == take:
		v, err := late.Take(v)
		if err != nil {
			err = notMade{err}
		}
		return v, err
	case v.IsNil():
		return v, errNil
	}
	return v.Elem(), nil
}
