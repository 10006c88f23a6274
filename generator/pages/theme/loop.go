package theme

import (
	"reflect"
	"slices"
	"text/template/parse"
)

// ends are the places of {{break}} and {{continue}}.
type ends struct{ places []place }

// loop compiles range over slices and arrays.
func (c *compiler) loop(n *parse.RangeNode, dot reflect.Type) step {
	vars := c.vars
	over := c.piped(n.Pipe, dot)
	if over.typ == nil {
		return nil
	}
	if n.Pipe.IsAssign || !slices.Contains([]reflect.Kind{reflect.Slice, reflect.Array}, over.typ.Kind()) {
		c.problem(n.Pipe, Unknown, "range "+n.Pipe.String())
		return nil
	}
	item, start := over.typ.Elem(), c.place
	set := c.rangeVars(n.Pipe, item)
	round := c.round(n, item)
	if c.place != start { // the second round begins elsewhere
		end := c.place
		c.round(n, item)
		c.meet(n, end)
	}
	end := c.place
	c.vars, c.place = vars, start // what else is given are not the same values
	other := c.list(n.ElseList, dot)
	c.meet(n, end)
	at := c.where(n.Pipe)
	return func(r *run, dot reflect.Value) flow {
		all := over.value(r, dot)
		count := all.Len()
		if count == 0 {
			return other.run(r, dot)
		}
		for i := range count {
			if r.left--; r.over() {
				r.fail(at, errTooMuch)
				return leave
			}
			item := all.Index(i)
			set(r, i, item)
			if round.run(r, item) == leave {
				break
			}
		}
		return onward
	}
}

// round compiles what a loop does again and again, and goes to where all its ways end.
func (c *compiler) round(n *parse.RangeNode, item reflect.Type) steps {
	outer := c.ends
	c.ends = &ends{}
	round := c.list(n.List, item)
	for _, end := range c.ends.places {
		c.meet(n, end)
	}
	c.ends = outer
	return round
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

// leave ends a round of a loop.
func (c *compiler) leave(how flow) step {
	c.ends.places = append(c.ends.places, c.place)
	c.place = place{state: nowhere}
	return func(*run, reflect.Value) flow { return how }
}
