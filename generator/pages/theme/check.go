package theme

import (
	"reflect"
	"slices"
	"text/template/parse"

	"congkhai/generator/files/source"
	"congkhai/generator/pages/late"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/viet"
)

// checker holds templates against the types of what they are given: every field that a layout names has to be there.
// A type that cannot be known (the result of a function, an interface) is nil and lets everything through.
type checker struct {
	set    templates
	loader *loader
	file   *source.File    // that the template being walked stands in
	seen   map[string]bool // templates with types that were walked already
	vars   []variable
	deep   int // brackets that are open
}

type variable struct {
	name string
	typ  reflect.Type
}

func (c *checker) template(tree *parse.Tree, dot reflect.Type) {
	key := tree.Name + "\x00" + typeName(dot)
	if c.seen[key] {
		return
	}
	c.seen[key] = true
	file, vars := c.file, c.vars
	c.file, c.vars = c.loader.files[tree.ParseName], []variable{{"$", dot}}
	c.list(tree.Root, dot)
	c.file, c.vars = file, vars
}

func typeName(t reflect.Type) string {
	if t == nil {
		return ""
	}
	return t.PkgPath() + "." + t.String()
}

func (c *checker) list(list *parse.ListNode, dot reflect.Type) {
	if list == nil {
		return
	}
	mark := len(c.vars)
	for _, node := range list.Nodes {
		c.node(node, dot)
	}
	c.vars = c.vars[:mark]
}

func (c *checker) node(node parse.Node, dot reflect.Type) {
	if !c.loader.spend(c.file, node) {
		return
	}
	switch n := node.(type) {
	case *parse.ActionNode:
		c.pipe(n.Pipe, dot)
	case *parse.IfNode:
		c.branch(&n.BranchNode, dot, func(reflect.Type) reflect.Type { return dot })
	case *parse.WithNode:
		c.branch(&n.BranchNode, dot, func(t reflect.Type) reflect.Type { return t })
	case *parse.RangeNode:
		c.branch(&n.BranchNode, dot, element)
	case *parse.TemplateNode:
		var given reflect.Type
		if n.Pipe != nil {
			given = c.pipe(n.Pipe, dot)
		}
		called := c.set[n.Name]
		if called == nil {
			c.problem(n, NoTemplate, n.Name)
			return
		}
		c.template(called, given)
	}
}

// branch checks if, with and range, whose bodies see another dot each.
func (c *checker) branch(n *parse.BranchNode, dot reflect.Type, inner func(reflect.Type) reflect.Type) {
	mark := len(c.vars)
	t := c.pipe(n.Pipe, dot)
	if n.NodeType == parse.NodeRange {
		c.rangeVars(n.Pipe, t)
	}
	c.list(n.List, inner(t))
	c.list(n.ElseList, dot)
	c.vars = c.vars[:mark]
}

// rangeVars gives the variables of {{range $i, $x := …}} their types.
func (c *checker) rangeVars(p *parse.PipeNode, over reflect.Type) {
	types := []reflect.Type{element(over)}
	if len(p.Decl) == 2 {
		types = []reflect.Type{nil, element(over)}
	}
	for i, d := range p.Decl {
		c.vars = append(c.vars, variable{d.Ident[0], types[i]})
	}
}

func element(t reflect.Type) reflect.Type {
	if t == nil || !slices.Contains([]reflect.Kind{reflect.Slice, reflect.Array, reflect.Map}, t.Kind()) {
		return nil
	}
	return t.Elem()
}

func (c *checker) pipe(p *parse.PipeNode, dot reflect.Type) reflect.Type {
	var t reflect.Type
	for _, command := range p.Cmds {
		t = c.command(command, dot)
	}
	for _, d := range p.Decl {
		c.vars = append(c.vars, variable{d.Ident[0], t})
	}
	return t
}

func (c *checker) command(n *parse.CommandNode, dot reflect.Type) reflect.Type {
	first := c.operand(n.Args[0], dot)
	var args []reflect.Type
	for _, arg := range n.Args[1:] {
		args = append(args, c.operand(arg, dot))
	}
	if f, ok := n.Args[0].(*parse.IdentifierNode); ok && len(args) > 0 {
		return c.call(f.Ident, n, args)
	}
	return first
}

// call checks the names that functions are given and returns what they return.
func (c *checker) call(name string, n *parse.CommandNode, args []reflect.Type) reflect.Type {
	switch name {
	case "t":
		if args[0] != nil && args[0] != reflect.TypeFor[string]() {
			c.problem(n, NotText, args[0].String())
		}
		if key, ok := n.Args[1].(*parse.StringNode); ok && len(n.Args) == 2 {
			if _, known := c.loader.theme.texts[key.Text]; !known {
				c.problem(key, NoText, key.Text)
			}
		}
		return reflect.TypeFor[string]()
	case "asset":
		if key, ok := n.Args[1].(*parse.StringNode); ok {
			if _, known := c.loader.theme.assets[key.Text]; !known {
				c.problem(key, NoAsset, key.Text)
			}
		}
		return reflect.TypeFor[Asset]()
	case "index":
		return element(args[0])
	}
	return nil
}

func (c *checker) operand(node parse.Node, dot reflect.Type) reflect.Type {
	if !c.loader.spend(c.file, node) {
		return nil
	}
	c.deep++
	defer func() { c.deep-- }()
	if c.deep == bound.Blocks+1 {
		c.loader.tooMuch(c.loader.span(c.file, int(node.Position())))
	}
	if c.deep > bound.Blocks {
		return nil
	}
	switch n := node.(type) {
	case *parse.DotNode:
		return dot
	case *parse.FieldNode:
		return c.fields(n, dot, n.Ident)
	case *parse.VariableNode:
		return c.fields(n, c.variable(n.Ident[0]), n.Ident[1:])
	case *parse.ChainNode:
		return c.fields(n, c.operand(n.Node, dot), n.Field)
	case *parse.PipeNode:
		return c.pipe(n, dot)
	}
	return nil
}

func (c *checker) variable(name string) reflect.Type {
	for _, v := range slices.Backward(c.vars) {
		if v.name == name {
			return v.typ
		}
	}
	return nil
}

func (c *checker) fields(n parse.Node, t reflect.Type, names []string) reflect.Type {
	for _, name := range names {
		if t != nil && t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		switch {
		case t == nil || t.Kind() == reflect.Interface:
			return nil
		case t.Kind() == reflect.Map:
			t = t.Elem()
			continue
		case t.Kind() != reflect.Struct:
			c.problem(n, NoField, name, t.String())
			return nil
		}
		field, ok := t.FieldByName(name)
		if !ok {
			var known []string
			for _, f := range reflect.VisibleFields(t) {
				known = append(known, f.Name)
			}
			c.suggest(n, viet.Nearest(name, known), NoField, name, t.Name())
			return nil
		}
		t, _ = late.Type(field.Type)
	}
	return t
}

func (c *checker) problem(n parse.Node, rule *source.Rule, args ...any) {
	c.suggest(n, "", rule, args...)
}

func (c *checker) suggest(n parse.Node, meant string, rule *source.Rule, args ...any) {
	where := c.loader.span(c.file, int(n.Position()))
	c.loader.problems = append(c.loader.problems, rule.At(where, args...).Suggest(meant))
}
