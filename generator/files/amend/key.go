package amend

import (
	"strings"

	"congkhai/generator/files/front"
)

// addKey writes a key that a table does not have.
func (e *editor) addKey(n *node, path []step, v any) error {
	key := path[len(path)-1].key
	if n.inline() {
		e.addEntry(n, path, v)
		return nil
	}
	s := e.styleOf(n, path, v)
	switch {
	case s == byHeader:
		e.addParagraph(e.sectionPlace(n, path), e.sections(append(n.names(), key), v, path))
	case n.how == implied:
		text := e.sectionText(n.names(), "[", Table{{key, v}}, path[:len(path)-1])
		e.addParagraph(e.begin(n.statements()[0]), text)
	default:
		e.addStatement(n, path, e.statements(append(n.prefix[:len(n.prefix):len(n.prefix)], key), v, s))
	}
	return nil
}

// addEntry writes a key into a table { }.
func (e *editor) addEntry(n *node, path []step, v any) {
	holder := n.holder()
	text := keysText(append(n.prefix[:len(n.prefix):len(n.prefix)], path[len(path)-1].key)) + " = "
	at := len(holder.value.Entries)
	if kid, after := e.neighbour(n, path); kid != nil {
		at = 0
		for !kid.gives(&holder.value.Entries[at]) {
			at++
		}
		for at < len(holder.value.Entries) && after && kid.gives(&holder.value.Entries[at]) {
			at++
		}
	}
	like := e.text[holder.value.Start:holder.value.End]
	e.addPart(holder.value, at, func(string) string { return text + inline(v, digitsLike(like)) })
}

// digitsLike is what tells how numbers are grouped: nothing but whether some are.
func digitsLike(text string) string {
	if i := strings.IndexByte(text, '_'); i > 0 && i+1 < len(text) && isDigit(text[i-1]) && isDigit(text[i+1]) {
		return "1_000"
	}
	return ""
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// neighbour is the key beside which a new one of the table belongs: behind the nearest that is declared before it, or
// else before the nearest that is declared after it; one that is not declared goes behind the last.
func (e *editor) neighbour(n *node, path []step) (kid *node, after bool) {
	fields, key := e.fieldsAt(path[:len(path)-1]), path[len(path)-1].key
	before := true
	for _, f := range fields {
		if f.Key == key {
			if before = false; kid != nil {
				return kid, true
			}
		}
		if here := n.kid(f.Key); here != nil && here.onLines() {
			if kid = here; !before {
				return kid, false
			}
		}
	}
	for _, here := range n.kids {
		if here.onLines() {
			kid = here
		}
	}
	return kid, true
}

// onLines reports whether a key of a table stands among its plain keys, and not under a heading.
func (n *node) onLines() bool { return n.how == written || n.how == dotted }

// addStatement writes lines among the plain keys of a table.
func (e *editor) addStatement(n *node, path []step, lines []string) {
	kid, after := e.neighbour(n, path)
	at, indent := 0, ""
	example, found := e.example(n, path[len(path)-1].key)
	switch {
	case found:
		at = example
	case kid != nil:
		stmts := kid.statements()
		indent = indentOf(e.before(e.stmts[stmts[0]].Start))
		at = e.begin(stmts[0])
		if after {
			at = e.after(stmts[len(stmts)-1])
		}
	case n.header >= 0 && n.how == headed:
		at = e.after(n.header)
	case len(e.stmts) > 0: // the file has headings alone
		e.addParagraph(e.begin(0), strings.Join(lines, ""))
		return
	default:
		at = len(e.text)
	}
	e.addLines(at, indent+strings.Join(lines, indent))
}

// example is where the line ends that tells a key of a table in a comment, as those in a new file do: # khoa = 1
func (e *editor) example(n *node, key string) (at int, ok bool) {
	if n.how != headed {
		return 0, false
	}
	at, next := 0, n.header+1
	if n.header >= 0 {
		at = e.after(n.header)
	}
	for ; ; next++ {
		end, last := len(e.text), next >= len(e.stmts)
		if !last {
			end = e.lineStart(e.stmts[next].Start)
		}
		if found := exampleIn(e.text[at:end], key); found > 0 {
			return at + found, true
		}
		if last || e.stmts[next].Sort != front.Assigned {
			return 0, false
		}
		at = e.after(next)
	}
}

// exampleIn is where the line ends that tells a key, in lines without statements: what stands behind the heading of
// another table is told of that.
func exampleIn(lines, key string) int {
	at := 0
	for line := range strings.Lines(lines) {
		at += len(line)
		told, isComment := strings.CutPrefix(strings.TrimSpace(line), "#")
		names, rest := front.Key(told)
		switch {
		case isComment && strings.HasPrefix(strings.TrimSpace(told), "["):
			return 0
		case isComment && len(names) == 1 && names[0] == key && strings.HasPrefix(rest, "="):
			return at
		}
	}
	return 0
}

// statements are the lines that give a key its value.
func (e *editor) statements(names []string, v any, s style) []string {
	t, _ := v.(Table)
	if s != byDots || len(t) == 0 {
		before := keysText(names) + " = "
		return []string{before + spread(v, before, "") + "\n"}
	}
	var lines []string
	for _, entry := range t {
		inner, _ := entry.Value.(Table)
		lines = append(lines, e.statements(append(names[:len(names):len(names)], entry.Key), entry.Value,
			styleIf(len(inner) > 0, byDots))...)
	}
	return lines
}

// sectionPlace is where the heading of a new table goes: behind the nearest that is declared before it, before the
// nearest that is declared after it, or else behind all that the table around it has.
func (e *editor) sectionPlace(n *node, path []step) int {
	fields, key := e.fieldsAt(path[:len(path)-1]), path[len(path)-1].key
	place, before := -1, true
	for _, f := range fields {
		if f.Key == key {
			before = false
		}
		here := n.kid(f.Key)
		if here == nil || here.onLines() {
			continue
		}
		stmts := here.statements()
		switch {
		case before:
			place = max(place, e.after(stmts[len(stmts)-1]))
		case place < 0:
			return e.begin(stmts[0])
		}
	}
	if stmts := n.statements(); place < 0 && len(stmts) > 0 {
		return e.after(stmts[len(stmts)-1])
	}
	if place < 0 {
		return len(e.text)
	}
	return place
}

// sections are the tables of a key, each under its heading.
func (e *editor) sections(names []string, v any, path []step) string {
	if t, isTable := v.(Table); isTable {
		return e.sectionText(names, "[", t, path)
	}
	items, _ := v.([]any)
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = e.sectionText(names, "[[", asTable(item), down(path, step{item: true, at: i}))
	}
	return strings.Join(texts, "\n")
}

// sectionText is a table under its heading: plain keys first, then the tables in it.
func (e *editor) sectionText(names []string, open string, t Table, path []step) string {
	n, rest := e.find(path)
	if len(rest) > 0 {
		n = &node{how: headed, above: n}
	}
	closed := strings.Repeat("]", len(open))
	plain, below := open+keysText(names)+closed+"\n", ""
	for _, entry := range t {
		inner := append(names[:len(names):len(names)], entry.Key)
		at := down(path, step{key: entry.Key})
		if s := e.styleOf(n, at, entry.Value); s == byHeader {
			below += "\n" + e.sections(inner, entry.Value, at)
		} else {
			plain += strings.Join(e.statements(inner[len(names):], entry.Value, s), "")
		}
	}
	return plain + below
}
