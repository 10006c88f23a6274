package front

import (
	"strconv"
	"strings"

	"congkhai/generator/files/source"
)

// locate finds the place of every key and value in text that is known to be TOML, which the library does not tell
// (its issue 462). It walks, it does not check: on anything unexpected it stops with what it has.
func locate(span source.Span, text string) map[string]place {
	l := &locator{cursor: cursor{text: text}, span: span, places: map[string]place{}, items: map[string]int{}}
	l.document()
	return l.places
}

type locator struct {
	cursor
	span   source.Span
	places map[string]place
	items  map[string]int // how many [[tables]] a path has
}

func (l *locator) document() {
	table := ""
	for l.skip(); l.pos < len(l.text); l.skip() {
		before := l.pos
		if l.peek('[') {
			table = l.header()
		} else {
			l.assignment(table)
		}
		if l.pos == before {
			return
		}
	}
}

// header reads [a.b] or [[a.b]] and returns the path of the table that it opens.
func (l *locator) header() string {
	start := l.pos
	many := strings.HasPrefix(l.text[l.pos:], "[[")
	l.pos++
	if many {
		l.pos++
	}
	path, keys := "", l.dotted()
	for i, key := range keys {
		path = join(path, key.name)
		last := i == len(keys)-1
		if n := l.items[path]; n > 0 && !(last && many) {
			path = item(path, n-1)
		}
	}
	if l.past(']'); many {
		l.past(']')
	}
	where := l.at(start, l.pos)
	if many {
		if l.items[path] == 0 {
			l.places[path] = place{where, where}
		}
		l.items[path]++
		path = item(path, l.items[path]-1)
	}
	l.parents(path, where)
	l.places[path] = place{where, where}
	return path
}

// parents gives tables that are only implied ([a.b] implies a) the place of the first thing in them.
func (l *locator) parents(path string, where source.Span) {
	for p := parent(path); p != ""; p = parent(p) {
		if _, ok := l.places[p]; !ok {
			l.places[p] = place{where, where}
		}
	}
}

func (l *locator) assignment(table string) {
	keys := l.dotted()
	if len(keys) == 0 {
		return
	}
	path := table
	for _, key := range keys {
		path = join(path, key.name)
	}
	where := l.at(keys[0].start, keys[len(keys)-1].end)
	l.parents(path, where)
	l.blanks()
	if !l.peek('=') {
		return
	}
	l.pos++
	l.blanks()
	start := l.pos
	l.value(path)
	l.places[path] = place{where, l.at(start, l.pos)}
}

type key struct {
	name       string
	start, end int
}

// dotted reads a key such as a."b.c".d.
func (l *locator) dotted() []key {
	var keys []key
	for {
		l.blanks()
		start := l.pos
		var name string
		switch {
		case l.peek('"'), l.peek('\''):
			l.quoted()
			name = unquote(l.text[start:l.pos])
		default:
			for l.pos < len(l.text) && !strings.ContainsRune(" \t\n.=]#", rune(l.text[l.pos])) {
				l.pos++
			}
			name = l.text[start:l.pos]
		}
		if l.pos == start {
			return keys
		}
		keys = append(keys, key{name, start, l.pos})
		l.blanks()
		if !l.peek('.') {
			return keys
		}
		l.pos++
	}
}

func unquote(s string) string {
	if s[0] == '"' {
		if plain, err := strconv.Unquote(s); err == nil {
			return plain
		}
	}
	return strings.Trim(s, s[:1])
}

func (l *locator) value(path string) {
	switch {
	case l.peek('"'), l.peek('\''):
		l.quoted()
	case l.peek('['):
		l.array(path)
	case l.peek('{'):
		l.inline(path)
	default:
		end := strings.IndexAny(l.text[l.pos:], ",]}#\n")
		if end < 0 {
			end = len(l.text) - l.pos
		}
		l.pos += len(strings.TrimRight(l.text[l.pos:l.pos+end], " \t"))
	}
}

func (l *locator) array(path string) {
	l.pos++
	for n := 0; ; n++ {
		l.skip()
		if l.pos >= len(l.text) || l.peek(']') {
			break
		}
		start := l.pos
		l.value(item(path, n))
		if l.pos == start {
			return
		}
		l.places[item(path, n)] = place{value: l.at(start, l.pos)}
		l.skip()
		if l.peek(',') {
			l.pos++
		}
	}
	l.pos = min(len(l.text), l.pos+1)
}

func (l *locator) inline(path string) {
	l.pos++
	for {
		l.skip()
		if l.pos >= len(l.text) || l.peek('}') {
			break
		}
		start := l.pos
		l.assignment(path)
		if l.pos == start {
			return
		}
		l.skip()
		if l.peek(',') {
			l.pos++
		}
	}
	l.pos = min(len(l.text), l.pos+1)
}

func (l *locator) at(start, end int) source.Span {
	return l.span.File.Span(l.span.Start+start, l.span.Start+end)
}

func item(path string, n int) string { return path + "[" + strconv.Itoa(n) + "]" }
