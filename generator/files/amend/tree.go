package amend

import (
	"slices"

	"congkhai/generator/files/front"
)

// node is a value as it stands in the file.
type node struct {
	above *node
	key   string
	how   how
	kids  []*node          // the keys of a table, or the items of a list, in the order in which they stand
	byKey map[string]*node // of a table with many

	header int           // the statement that opens it, of what has a heading
	at     int           // the statement in whose value it lies, of what is written
	value  front.Written // of what is written
	entry  *front.Statement
	prefix []string // what stands before its keys, of a table that dotted keys imply
}

// how is the way in which a value is written.
type how byte

const (
	written how = iota // behind a sign =, or in such a value
	dotted             // a table that is only there since keys a.b are
	implied            // a table that is only there since headings [a.b] are
	headed             // a table under a heading, and the file itself
	listed             // a list of [[tables]]
)

// editor is a file while it is changed.
type editor struct {
	page   *page
	fields []front.Field
	values Table // as they were when the file was opened
	text   string
	stmts  []front.Statement
	root   *node
	later  []splice // in the file, of values that go in the place of others, and do not change how the file is made up
}

// grow reads how the file is written now.
func (e *editor) grow() {
	e.text = e.page.text[e.page.front:e.page.end]
	e.stmts = front.Statements(e.text)
	e.root = &node{how: headed, header: -1}
	table := e.root
	for i := range e.stmts {
		if s := &e.stmts[i]; s.Sort == front.Assigned {
			table.assign(s, i)
		} else {
			table = e.root.open(s, i)
		}
	}
}

// open follows a heading to the table that it opens.
func (n *node) open(s *front.Statement, at int) *node {
	for i, name := range s.Names {
		last := i == len(s.Names)-1
		kid := n.kid(name.Text)
		if kid == nil {
			kid = n.add(&node{key: name.Text, how: implied})
		}
		switch {
		case last && s.Sort == front.ItemHeader:
			kid.how = listed
			kid = kid.add(&node{how: headed, header: at})
		case last:
			kid.how, kid.header = headed, at
		case kid.how == listed:
			kid = kid.kids[len(kid.kids)-1]
		}
		n = kid
	}
	return n
}

// assign adds what a statement gives a table.
func (n *node) assign(s *front.Statement, at int) {
	for i, name := range s.Names[:len(s.Names)-1] {
		kid := n.kid(name.Text)
		if kid == nil {
			kid = n.add(&node{key: name.Text, how: dotted, at: at})
			for _, part := range s.Names[:i+1] {
				kid.prefix = append(kid.prefix, part.Text)
			}
		}
		n = kid
	}
	kid := n.add(&node{key: s.Names[len(s.Names)-1].Text, at: at, entry: s})
	kid.fill(s.Value)
}

func (n *node) fill(v front.Written) {
	n.value = v
	for i := range v.Items {
		n.add(&node{at: n.at}).fill(v.Items[i])
	}
	for i := range v.Entries {
		n.assign(&v.Entries[i], n.at)
	}
}

func (n *node) add(kid *node) *node {
	kid.above = n
	n.kids = append(n.kids, kid)
	if n.byKey != nil {
		n.byKey[kid.key] = kid
	}
	return kid
}

// kid is what stands under a key of a table.
func (n *node) kid(key string) *node {
	if len(n.kids) > few && n.byKey == nil {
		n.byKey = map[string]*node{}
		for _, kid := range n.kids {
			n.byKey[kid.key] = kid
		}
	}
	if n.byKey != nil {
		return n.byKey[key]
	}
	for _, kid := range n.kids {
		if kid.key == key {
			return kid
		}
	}
	return nil
}

// few is how many keys are looked through sooner than a map of them is made.
const few = 16

// isList and isTable tell what a value is.
func (n *node) isList() bool {
	return n.how == listed || n.how == written && n.value.Sort == front.List
}

func (n *node) isTable() bool {
	return n.how != listed && n.how != written || n.how == written && n.value.Sort == front.Table
}

// inline reports whether a value lies within one that is written behind a sign =, or is one.
func (n *node) inline() bool { return n.holder() != nil }

// holder is the table { } around a key, or nil where its statement stands on lines of its own.
func (n *node) holder() *node {
	for ; n != nil; n = n.above {
		if n.how == written && n.value.Sort == front.Table {
			return n
		}
	}
	return nil
}

// step goes one step down from a value; nil where nothing is there.
func (n *node) step(s step) *node {
	switch {
	case s.item && n.isList() && s.at < len(n.kids):
		return n.kids[s.at]
	case !s.item && n.isTable():
		return n.kid(s.key)
	}
	return nil
}

// find goes down a path as far as there is something.
func (e *editor) find(path []step) (n *node, rest []step) {
	n = e.root
	for i, s := range path {
		next := n.step(s)
		if next == nil {
			return n, path[i:]
		}
		n = next
	}
	return n, nil
}

// names are the parts of the heading of a table.
func (n *node) names() []string {
	var names []string
	for ; n.above != nil; n = n.above {
		if n.above.how != listed {
			names = append(names, n.key)
		}
	}
	slices.Reverse(names)
	return names
}

// statements are those that give a value and what lies in it, in order.
func (n *node) statements() []int {
	var all []int
	if n.how == headed && n.header >= 0 {
		all = append(all, n.header)
	}
	if n.how == written {
		return append(all, n.at)
	}
	for _, kid := range n.kids {
		all = append(all, kid.statements()...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}
