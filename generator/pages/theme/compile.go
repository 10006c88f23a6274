package theme

import (
	"fmt"
	"reflect"
	"strings"
	"text/template/parse"

	"congkhai/generator/files/source"
)

// compiler makes steps of a layout's templates: it knows the place of every value in the page, which says how it is
// escaped, and its type, so that nothing is looked up by its name while a page is made. What it does not know is a
// problem. Its pages are those of html/template, byte for byte: the tests hold them against each other.
type compiler struct {
	loader *loader
	set    templates
	file   *source.File // that the template being compiled stands in
	made   map[variant]*body
	vars   []local
	slots  int   // of the template being compiled
	place  place // where in the page what comes next is
	ends   *ends // where rounds of the loop being compiled end
}

// variant is a template for one type of dot at one place.
type variant struct {
	name  string
	dot   reflect.Type
	place place
}

type local struct {
	variable
	slot int
}

// compile makes the pages of a layout.
func (l *loader) compile(set templates, view reflect.Type) *body {
	c := &compiler{loader: l, set: set, made: map[variant]*body{}}
	before := len(l.problems)
	made := c.template("base", view)
	if base := set["base"]; len(l.problems) == before && c.place != (place{}) {
		c.file = l.files[base.ParseName]
		c.problem(base.Root, Uneven)
	}
	return made
}

func (c *compiler) problem(n parse.Node, rule *source.Rule, args ...any) {
	c.loader.problems = append(c.loader.problems, rule.At(c.loader.span(c.file, int(n.Position())), args...))
}

// where is what in a layout an error tells of. It is put into words when there is one: that takes longer than
// compiling.
type where struct {
	span source.Span
	node parse.Node
}

func (w where) String() string { return fmt.Sprintf("%s: {{%.200s}}", w.span, w.node) }

func (c *compiler) where(n parse.Node) where {
	return where{c.loader.span(c.file, int(n.Position())), n}
}

// template compiles a template that is called at this place. One that calls itself has to end where it begins.
func (c *compiler) template(name string, dot reflect.Type) *body {
	key := variant{name, dot, c.place}
	if b, ok := c.made[key]; ok {
		if b.recursive = !b.ready; b.ready {
			c.place = b.end
		}
		c.loader.mayFail = c.loader.mayFail || b.recursive
		return b
	}
	b := &body{}
	c.made[key] = b // before it is made: it may call itself
	part := c.set[name]
	file, vars, slots, ends := c.file, c.vars, c.slots, c.ends
	c.file, c.vars, c.slots, c.ends = c.loader.files[part.ParseName], nil, 0, nil
	c.declare("$", dot)
	b.steps = c.list(part.Root, dot)
	if b.slots, b.end, b.ready = c.slots, c.place, true; b.recursive && b.end != key.place {
		c.problem(part.Root, Uneven)
	}
	c.file, c.vars, c.slots, c.ends = file, vars, slots, ends
	return b
}

// declare gives a variable a place of its own.
func (c *compiler) declare(name string, t reflect.Type) int {
	c.vars = append(c.vars, local{variable{name, t}, c.slots})
	c.slots++
	return c.slots - 1
}

// piece is what a part of a layout adds to a page: a text that is the same on all pages, or a step.
type piece struct {
	text []byte
	step step
}

// list joins texts that stand side by side.
func (c *compiler) list(list *parse.ListNode, dot reflect.Type) steps {
	if list == nil {
		return steps{}
	}
	var all []step
	var text []byte
	flush := func() {
		if len(text) > 0 {
			all, text = append(all, write(text)), nil
		}
	}
	for _, node := range list.Nodes {
		if c.place.state >= nowhere {
			break
		}
		made := c.node(node, dot)
		text = append(text, made.text...)
		if made.step != nil {
			flush()
			all = append(all, made.step)
		}
	}
	flush()
	return steps{all, c.loader.span(c.file, int(list.Position()))}
}

// text goes on to the place after a text, and returns the text as pages have it.
func (c *compiler) text(n *parse.TextNode) []byte {
	after, text, wrong := c.place.read(string(n.Text))
	if c.place = after; wrong >= 0 {
		bad, _, _ := strings.Cut(string(n.Text[wrong:]), "\n")
		c.problem(&parse.TextNode{Pos: n.Pos + parse.Pos(wrong)}, BadTag, bad)
	}
	return text
}

func write(text []byte) step {
	return func(r *run, _ reflect.Value) flow {
		r.out = append(r.out, text...)
		return onward
	}
}

func (c *compiler) node(node parse.Node, dot reflect.Type) piece {
	if !c.loader.spend(c.file, node) {
		c.place = place{state: lost}
		return piece{}
	}
	switch n := node.(type) {
	case *parse.TextNode:
		return piece{text: c.text(n)}
	case *parse.ActionNode:
		return c.action(n, dot)
	case *parse.IfNode:
		return piece{step: c.branch(&n.BranchNode, dot)}
	case *parse.WithNode:
		return piece{step: c.branch(&n.BranchNode, dot)}
	case *parse.RangeNode:
		return piece{step: c.loop(n, dot)}
	case *parse.TemplateNode:
		return piece{step: c.call(n, dot)}
	case *parse.BreakNode:
		return piece{step: c.leave(leave)}
	case *parse.ContinueNode:
		return piece{step: c.leave(nextRound)}
	}
	c.problem(node, Unknown, node.String())
	return piece{}
}

// action writes a value, or gives it to a variable.
func (c *compiler) action(n *parse.ActionNode, dot reflect.Type) piece {
	e := c.pipe(n.Pipe, dot)
	if len(n.Pipe.Decl) > 0 {
		return piece{step: func(r *run, dot reflect.Value) flow {
			e.value(r, dot)
			return onward
		}}
	}
	print := c.print(e, n.Pipe)
	if e.fixed && print != nil {
		r := &run{}
		print(r, reflect.Value{})
		return piece{text: r.out}
	}
	return piece{step: print}
}

// branch compiles if and with.
func (c *compiler) branch(n *parse.BranchNode, dot reflect.Type) step {
	vars := c.vars
	defer func() { c.vars = vars }()
	e := c.pipe(n.Pipe, dot)
	start, inner := c.place, dot
	if n.NodeType == parse.NodeWith {
		inner = e.typ
	}
	then := c.list(n.List, inner)
	end := c.place
	c.place = start
	other := c.list(n.ElseList, dot)
	c.meet(n, end)
	if n.NodeType == parse.NodeIf {
		return func(r *run, dot reflect.Value) flow {
			if e.truth(r, dot) {
				return then.run(r, dot)
			}
			return other.run(r, dot)
		}
	}
	truth := truthOf(e.typ)
	return func(r *run, dot reflect.Value) flow {
		if v := e.value(r, dot); truth(v) {
			return then.run(r, v)
		}
		return other.run(r, dot)
	}
}

// meet goes on from two branches.
func (c *compiler) meet(n parse.Node, other place) {
	var ok bool
	if c.place, ok = c.place.join(other); !ok {
		c.problem(n, Uneven)
	}
}

// call compiles {{template "name" value}}.
func (c *compiler) call(n *parse.TemplateNode, dot reflect.Type) step {
	at := c.loader.span(c.file, int(n.Position()))
	if n.Pipe == nil {
		nothing := reflect.TypeFor[any]()
		b := c.template(n.Name, nothing)
		return func(r *run, _ reflect.Value) flow {
			b.run(r, reflect.Zero(nothing), at)
			return onward
		}
	}
	given := c.pipe(n.Pipe, dot)
	if given.typ == nil {
		return nil
	}
	if given.typ.Kind() == reflect.Pointer && n.Pipe.String() != "." {
		c.loader.mayFail = true
	}
	b := c.template(n.Name, given.typ)
	return func(r *run, dot reflect.Value) flow {
		b.run(r, given.value(r, dot), at)
		return onward
	}
}
