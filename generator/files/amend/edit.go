package amend

import (
	"slices"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/text/say"
)

// change makes one change of the values, which are those of now, and returns what they have to be then.
func (e *editor) change(c Change, values Table) (Table, error) {
	path, err := parse(c.path)
	if err != nil {
		return nil, err
	}
	var v any
	if c.sort == set || c.sort == insert {
		if v, err = plain(c.value, e.fieldsAt(path), len(path)); err != nil {
			return nil, err
		}
	}
	switch c.sort {
	case set:
		if old, ok := lookup(values, path); ok {
			err = e.mergeValue(path, old, v)
			e.settle()
		} else {
			err = e.put(path, v)
		}
		values = asTable(with(values, path, func(any) any { return v }))
	case remove:
		if path, err = e.remove(path); err == nil {
			values = without(values, path)
		}
	case insert:
		if items, _ := lookup(values, path); c.to == atEnd {
			list, _ := items.([]any)
			c.to = len(list)
		}
		if err = e.insert(path, c.to, v); err == nil {
			values = withItem(values, path, c.to, v)
		}
	case move:
		if err = e.move(path, c.from, c.to); err == nil {
			values = withMoved(values, path, c.from, c.to)
		}
	}
	return values, err
}

// put gives what is at a path a value, whatever stood there.
func (e *editor) put(path []step, v any) error {
	e.settle()
	n, rest := e.find(path)
	if len(rest) == 0 {
		return e.replace(n, path, v)
	}
	for ; len(rest) > 1; rest = rest[:len(rest)-1] {
		last := rest[len(rest)-1]
		if last.item {
			return e.nothingAt(path)
		}
		v, path = Table{{last.key, v}}, path[:len(path)-1]
	}
	if rest[0].item || !n.isTable() {
		return e.nothingAt(path)
	}
	return e.addKey(n, path, v)
}

func (e *editor) nothingAt(path []step) error {
	return say.Errorf("tệp %s không có chỗ cho %s: mục ấy không có, hoặc không phải bảng hay danh sách",
		"%s has no place for %s: there is no such item, or no such table or list", e.page.name, told(path))
}

// replace gives a value that is there another one.
func (e *editor) replace(n *node, path []step, v any) error {
	t, isTable := v.(Table)
	switch {
	case n.how == headed && isTable:
		return e.refill(path, t)
	case n.how == headed && n.above.how == listed:
		return e.nothingAt(path) // an item [[x]] is a table
	case n.how == written && (n.entry == nil || e.styleOf(n.above, path, v) != byHeader):
		e.rewrite(n, v)
		return nil
	}
	e.drop(n)
	return e.put(path, v)
}

// rewrite writes a value where another is written.
func (e *editor) rewrite(n *node, v any) {
	fitted := e.outer(n)
	e.cut(n.value.Start, n.value.End, e.valueText(n, v))
	e.grow()
	if fitted >= 0 {
		e.fold(fitted)
	}
}

// valueText is a value as it is written where another is.
func (e *editor) valueText(n *node, v any) string {
	old := e.text[n.value.Start:n.value.End]
	if n.entry != nil && !n.inline() {
		return spread(v, e.before(n.value.Start), old)
	}
	return inline(v, old)
}

// outer is where the list begins that a value is an item of, if it stands on one line that is not too long; else -1.
func (e *editor) outer(n *node) int {
	if n.above == nil || n.above.how != written || !e.fits(n.above.value) {
		return -1
	}
	return n.above.value.Start
}

// refill gives a table under a heading, or the file itself, other keys.
func (e *editor) refill(path []step, t Table) error {
	for _, entry := range t {
		if err := e.put(down(path, step{key: entry.Key}), entry.Value); err != nil {
			return err
		}
	}
	n, _ := e.find(path)
	for _, kid := range slices.Clone(n.kids) {
		if t.index(kid.key) < 0 {
			n, _ = e.find(down(path, step{key: kid.key}))
			e.drop(n)
		}
	}
	return nil
}

// down is a path with one more step.
func down(path []step, s step) []step { return append(slices.Clip(path), s) }

// remove takes away what is at a path, and the tables that were only there because of it; it returns the path of what
// went.
func (e *editor) remove(path []step) ([]step, error) {
	n, rest := e.find(path)
	if len(rest) > 0 {
		return nil, e.nothingAt(path)
	}
	for a := n.above; len(a.kids) == 1 && (a.how == dotted || a.how == implied || a.how == listed); a = n.above {
		n, path = a, path[:len(path)-1]
	}
	e.drop(n)
	return path, nil
}

// drop takes a value out.
func (e *editor) drop(n *node) {
	switch holder := n.above.holder(); {
	case n.how == written && n.entry == nil:
		e.dropPart(n.above.value, slices.Index(n.above.kids, n))
	case holder == nil:
		e.dropStatements(n.statements())
	default:
		for i := len(holder.value.Entries) - 1; i >= 0; i-- {
			if n.gives(&holder.value.Entries[i]) {
				e.dropPart(holder.value, i)
				holder = e.again(holder)
			}
		}
	}
}

// gives reports whether an entry of a table { } is what gives a value, or something in it.
func (n *node) gives(entry *front.Statement) bool {
	return n.entry != nil && n.entry.Start == entry.Start ||
		n.how == dotted && slices.ContainsFunc(n.kids, func(kid *node) bool { return kid.gives(entry) })
}

// again is a node as it is after a change behind its beginning.
func (e *editor) again(n *node) *node {
	found, _ := e.find(n.path())
	return found
}

func (n *node) path() []step {
	var path []step
	for ; n.above != nil; n = n.above {
		s := step{key: n.key}
		if n.above.isList() {
			s = step{item: true, at: slices.Index(n.above.kids, n)}
		}
		path = append(path, s)
	}
	slices.Reverse(path)
	return path
}

// insert puts an item into a list.
func (e *editor) insert(path []step, at int, v any) error {
	e.settle()
	n, rest := e.find(path)
	switch _, isTable := v.(Table); {
	case len(rest) > 0 && at == 0:
		return e.put(path, []any{v})
	case len(rest) > 0 || !n.isList() || at < 0 || at > len(n.kids):
		return e.nothingAt(down(path, step{item: true, at: at}))
	case len(n.kids) == 0:
		return e.put(path, []any{v})
	case n.how == listed && !isTable:
		return e.nothingAt(down(path, step{item: true, at: at}))
	case n.how == listed:
		e.addItems(n, path, at, []any{v})
	default:
		e.addPart(n.value, at, func(before string) string { return e.itemText(n, at, before, v) })
	}
	return nil
}

// itemText is an item as its neighbour in the list is written.
func (e *editor) itemText(n *node, at int, before string, v any) string {
	beside := n.kids[min(at, len(n.kids)-1)].value
	return inList(v, indentOf(before), e.text[beside.Start:beside.End])
}

// insertAll puts items into a list that has some.
func (e *editor) insertAll(path []step, at int, items []any) error {
	if n, rest := e.find(path); len(rest) == 0 && n.how == listed && tables(items) {
		e.settle()
		n, _ = e.find(path)
		e.addItems(n, path, at, items)
		return nil
	}
	for i, v := range items {
		if err := e.insert(path, at+i, v); err != nil {
			return err
		}
	}
	return nil
}

// addItems writes tables of a list [[x]].
func (e *editor) addItems(n *node, path []step, at int, items []any) {
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = e.sectionText(n.names(), "[[", asTable(item), down(path, step{item: true, at: len(n.kids)}))
	}
	text := strings.Join(texts, "\n")
	if at < len(n.kids) {
		e.addParagraph(e.begin(n.kids[at].header), text)
		return
	}
	before := n.kids[at-1].statements()
	e.addParagraph(e.after(before[len(before)-1]), text)
}
