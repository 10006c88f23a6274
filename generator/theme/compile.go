package theme

import (
	"html/template"
	"reflect"
	"slices"
	"text/template/parse"
)

// compiler makes steps of a layout's templates. It reads their trees after html/template has put its escapers into them, and
// it knows the type of every value, so that nothing is looked up by its name while a page is made. What it does not know, it
// leaves: then html/template executes the whole layout. Steps give the same bytes, byte for byte.
type compiler struct {
	theme *Theme
	set   *template.Template
	made  map[variant]*body
	vars  []local
	slots int    // of the template being compiled
	why   string // the first thing that is not known
}

// variant is a template for one type of dot.
type variant struct {
	name string
	dot  reflect.Type
}

type local struct {
	variable
	slot int
}

// compile returns nil and why for a layout that html/template has to execute.
func (t *Theme) compile(set *template.Template, view reflect.Type) (made *body, why string) {
	c := &compiler{theme: t, set: set, made: map[variant]*body{}}
	if made = c.template("base", view); c.why != "" {
		return nil, c.why
	}
	return made, ""
}

func (c *compiler) stop(why string) {
	if c.why == "" {
		c.why = why
	}
}

func (c *compiler) template(name string, dot reflect.Type) *body {
	key := variant{name, dot}
	if b, ok := c.made[key]; ok {
		return b
	}
	b := &body{}
	c.made[key] = b // before it is made: it may call itself
	part := c.set.Lookup(name)
	if part == nil || part.Tree == nil {
		c.stop("no template " + name)
		return b
	}
	vars, slots := c.vars, c.slots
	c.vars, c.slots = nil, 0
	c.declare("$", dot)
	b.steps = c.list(part.Tree.Root, dot)
	b.slots = c.slots
	c.vars, c.slots = vars, slots
	return b
}

// declare gives a variable a place of its own.
func (c *compiler) declare(name string, t reflect.Type) int {
	c.vars = append(c.vars, local{variable{name, t}, c.slots})
	c.slots++
	return c.slots - 1
}

// list joins texts that stand side by side: the theme's words were put between those of the layout.
func (c *compiler) list(list *parse.ListNode, dot reflect.Type) steps {
	if list == nil {
		return nil
	}
	var all steps
	var text []byte
	flush := func() {
		if len(text) > 0 {
			all, text = append(all, write(text)), nil
		}
	}
	for _, node := range list.Nodes {
		if n, ok := node.(*parse.TextNode); ok {
			text = append(text, n.Text...)
		} else if s := c.node(node, dot); s != nil {
			flush()
			all = append(all, s)
		}
	}
	flush()
	return all
}

func write(text []byte) step {
	return func(r *run, _ reflect.Value) flow {
		r.out = append(r.out, text...)
		return onward
	}
}

func (c *compiler) node(node parse.Node, dot reflect.Type) step {
	switch n := node.(type) {
	case *parse.ActionNode:
		return c.action(n, dot)
	case *parse.IfNode:
		return c.branch(&n.BranchNode, dot)
	case *parse.WithNode:
		return c.branch(&n.BranchNode, dot)
	case *parse.RangeNode:
		return c.loop(n, dot)
	case *parse.TemplateNode:
		return c.call(n, dot)
	case *parse.BreakNode:
		return func(*run, reflect.Value) flow { return leave }
	case *parse.ContinueNode:
		return func(*run, reflect.Value) flow { return nextRound }
	case *parse.CommentNode:
		return nil
	}
	c.stop(node.String())
	return nil
}

// action writes a value through the escapers behind it, or gives it to a variable.
func (c *compiler) action(n *parse.ActionNode, dot reflect.Type) step {
	if len(n.Pipe.Decl) > 0 {
		e := c.pipe(n.Pipe, dot)
		return func(r *run, dot reflect.Value) flow {
			e.value(r, dot)
			return onward
		}
	}
	value := c.command(n.Pipe.Cmds[0], dot)
	return c.print(value, c.escapers(n.Pipe.Cmds[1:]))
}

// branch compiles if and with.
func (c *compiler) branch(n *parse.BranchNode, dot reflect.Type) step {
	vars := c.vars
	defer func() { c.vars = vars }()
	e := c.pipe(n.Pipe, dot)
	if n.NodeType == parse.NodeIf {
		truth, then, other := e.truth, c.list(n.List, dot), c.list(n.ElseList, dot)
		return func(r *run, dot reflect.Value) flow {
			if truth(r, dot) {
				return then.run(r, dot)
			}
			return other.run(r, dot)
		}
	}
	if e.typ == nil {
		c.stop(n.Pipe.String())
		return nil
	}
	truth, then, other := truthOf(e.typ), c.list(n.List, e.typ), c.list(n.ElseList, dot)
	return func(r *run, dot reflect.Value) flow {
		if v := e.value(r, dot); truth(v) {
			return then.run(r, v)
		}
		return other.run(r, dot)
	}
}

// loop compiles range over slices and arrays.
func (c *compiler) loop(n *parse.RangeNode, dot reflect.Type) step {
	if n.Pipe.IsAssign || len(n.Pipe.Cmds) != 1 {
		c.stop(n.Pipe.String())
		return nil
	}
	over := c.command(n.Pipe.Cmds[0], dot)
	if over.typ == nil || !slices.Contains([]reflect.Kind{reflect.Slice, reflect.Array}, over.typ.Kind()) {
		c.stop("range over " + n.Pipe.String())
		return nil
	}
	vars := c.vars
	set := c.rangeVars(n.Pipe, over.typ.Elem())
	round := c.list(n.List, over.typ.Elem())
	c.vars = vars // what else is given are not the same values
	other := c.list(n.ElseList, dot)
	return func(r *run, dot reflect.Value) flow {
		all := over.value(r, dot)
		count := all.Len()
		if count == 0 {
			return other.run(r, dot)
		}
		for i := range count {
			item := all.Index(i)
			set(r, i, item)
			if round.run(r, item) == leave {
				break
			}
		}
		return onward
	}
}

// rangeVars declares the variables of a loop and returns what sets them in each round.
func (c *compiler) rangeVars(p *parse.PipeNode, item reflect.Type) func(r *run, i int, item reflect.Value) {
	switch len(p.Decl) {
	case 0:
		return func(*run, int, reflect.Value) {}
	case 1:
		slot := c.declare(p.Decl[0].Ident[0], item)
		return func(r *run, _ int, item reflect.Value) { r.set(slot, item) }
	}
	index, slot := c.declare(p.Decl[0].Ident[0], reflect.TypeFor[int]()), c.declare(p.Decl[1].Ident[0], item)
	return func(r *run, i int, item reflect.Value) {
		r.set(index, reflect.ValueOf(i))
		r.set(slot, item)
	}
}

// call compiles {{template "name" value}}.
func (c *compiler) call(n *parse.TemplateNode, dot reflect.Type) step {
	if n.Pipe == nil {
		b := c.template(n.Name, nil)
		return func(r *run, _ reflect.Value) flow {
			b.run(r, reflect.Value{})
			return onward
		}
	}
	given := c.pipe(n.Pipe, dot)
	if given.typ == nil {
		c.stop(n.Pipe.String())
		return nil
	}
	b := c.template(n.Name, given.typ)
	return func(r *run, dot reflect.Value) flow {
		b.run(r, given.value(r, dot))
		return onward
	}
}
