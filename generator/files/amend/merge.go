package amend

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// mergeValue makes what is at a path another value, and writes only what differs.
func (e *editor) mergeValue(path []step, old, wanted any) error {
	if same(old, wanted) {
		return nil
	}
	before, wasTable := old.(Table)
	t, isTable := wanted.(Table)
	if wasTable && isTable && len(t) > 0 {
		return e.mergeTable(path, before, t)
	}
	items, wasList := old.([]any)
	list, isList := wanted.([]any)
	if wasList && isList && len(items) > 0 && len(list) > 0 {
		if n, _ := e.find(path); n.how == written || tables(wanted) {
			return e.mergeList(path, items, list)
		}
	}
	if len(path) == 0 {
		return e.refill(nil, t)
	}
	n, rest := e.find(path)
	if len(rest) == 0 && e.mayWait(n, path, wanted) {
		e.wait(n, e.valueText(n, wanted))
		return nil
	}
	return e.put(path, wanted)
}

// mayWait reports whether a value only goes in the place of another, so that many can be written at once.
func (e *editor) mayWait(n *node, path []step, v any) bool {
	return n.how == written && (n.entry == nil || e.styleOf(n.above, path, v) != byHeader) && e.outer(n) < 0
}

// wait has a text written in the place of a value later.
func (e *editor) wait(n *node, text string) {
	e.later = append(e.later, splice{e.page.front + n.value.Start, e.page.front + n.value.End, text})
}

// settle writes the values that wait.
func (e *editor) settle() {
	if len(e.later) == 0 {
		return
	}
	slices.SortFunc(e.later, func(a, b splice) int { return a.start - b.start })
	if !slices.ContainsFunc(e.later, func(s splice) bool { return !e.page.exact(s.start) || !e.page.exact(s.end) }) {
		e.page.spliceAll(e.later)
	} else {
		for _, s := range slices.Backward(e.later) {
			e.page.splice(s)
		}
	}
	e.later = nil
	e.grow()
}

func (e *editor) mergeTable(path []step, old, wanted Table) error {
	before, after := old.byKey(), wanted.byKey()
	for _, entry := range wanted {
		at := down(path, step{key: entry.Key})
		was, ok := before[entry.Key]
		var err error
		if ok {
			err = e.mergeValue(at, was, entry.Value)
		} else {
			err = e.put(at, entry.Value)
		}
		if err != nil {
			return err
		}
	}
	for _, entry := range old {
		if _, stays := after[entry.Key]; stays {
			continue
		}
		e.settle()
		n, rest := e.find(down(path, step{key: entry.Key}))
		if len(rest) > 0 {
			return e.nothingAt(path)
		}
		e.drop(n)
	}
	return nil
}

// mergeList takes out what is gone and puts in what is new, each where it stood, and changes what became another thing.
func (e *editor) mergeList(path []step, old, wanted []any) error {
	if order := reordered(old, wanted); order != nil && tables(old) {
		return e.reorder(path, order)
	}
	pairs := align(old, wanted, keysIn(e.fieldAt(path)))
	if n, _ := e.find(path); e.short(n) && !tables(old) && !tables(wanted) {
		e.wait(n, e.listText(n, pairs, old, wanted))
		return nil
	}
	if slices.Max(pairs) < 0 { // the new ones come first, so that the list is never without any
		err := e.insertAll(path, 0, wanted)
		e.dropItems(path, len(wanted), len(old), nil)
		return err
	}
	e.dropItems(path, 0, len(old), pairs)
	for at := 0; at < len(pairs); at++ {
		start := at
		for at < len(pairs) && pairs[at] < 0 {
			at++
		}
		if err := e.insertAll(path, start, wanted[start:at]); err != nil {
			return err
		}
	}
	for at, partner := range pairs {
		if partner < 0 {
			continue
		}
		if err := e.mergeValue(down(path, step{item: true, at: at}), old[partner], wanted[at]); err != nil {
			return err
		}
	}
	return nil
}

// mostMoved is how many items a list may have to be put in another order one by one.
const mostMoved = 100

// reordered is where each wanted item stood, when they are the old ones in another order; else it is nil.
func reordered(old, wanted []any) []int {
	if len(old) != len(wanted) || len(old) > mostMoved {
		return nil
	}
	var order []int
	for _, v := range wanted {
		from := -1
		for i := range old {
			if !slices.Contains(order, i) && same(old[i], v) {
				from = i
				break
			}
		}
		if from < 0 {
			return nil
		}
		order = append(order, from)
	}
	return order
}

// reorder moves the items of a list, each with its comments, to where they are wanted.
func (e *editor) reorder(path []step, order []int) error {
	e.settle()
	now := slices.Sorted(slices.Values(order))
	for to, item := range order {
		from := slices.Index(now, item)
		if from == to {
			continue
		}
		if _, err := e.change(Move(told(path), from, to), e.values); err != nil {
			return err
		}
		now = slices.Insert(slices.Delete(now, from, from+1), to, item)
	}
	return nil
}

// dropItems takes out the items of a list that have no partner among the new ones.
func (e *editor) dropItems(path []step, before, old int, pairs []int) {
	e.settle()
	n, _ := e.find(path)
	stays := make([]bool, old)
	for _, partner := range pairs {
		if partner >= 0 {
			stays[partner] = true
		}
	}
	var stmts []int
	for i := old - 1; i >= 0; i-- {
		switch {
		case stays[i]:
		case n.how == listed:
			stmts = append(stmts, n.kids[before+i].statements()...)
		default:
			e.dropPart(n.value, before+i)
			n, _ = e.find(path)
		}
	}
	if len(stmts) > 0 {
		slices.Sort(stmts)
		e.dropStatements(stmts)
	}
}

// short reports whether a list stands on one line, so that it is written anew as a whole.
func (e *editor) short(n *node) bool {
	return n.how == written && !strings.Contains(e.text[n.value.Start:n.value.End], "\n")
}

// listText is a list on one line with other items; those that stay are as they are written.
func (e *editor) listText(n *node, pairs []int, old, wanted []any) string {
	like := e.text[n.value.Start:n.value.End]
	texts := make([]string, len(wanted))
	for i, v := range wanted {
		texts[i] = inline(v, like)
		if partner := pairs[i]; partner >= 0 && same(old[partner], v) {
			was := n.kids[partner].value
			texts[i] = e.text[was.Start:was.End]
		}
	}
	before := e.before(n.value.Start)
	one := "[" + strings.Join(texts, ", ") + "]"
	if n.entry == nil || n.inline() || !e.fits(n.value) || utf8.RuneCountInString(before+one) <= wide {
		return one
	}
	return rows(texts, indentOf(before))
}
