package front

import (
	"strconv"

	"congkhai/generator/files/source"
)

// locate finds the place of every key and value in text that is known to be TOML, which the library does not tell
// (its issue 462).
func locate(span source.Span, text string) map[string]place {
	l := &locator{span: span, places: map[string]place{}, items: map[string]int{}}
	table := ""
	for _, s := range Statements(text) {
		if s.Sort == Assigned {
			l.assignment(table, s)
		} else {
			table = l.header(s)
		}
	}
	return l.places
}

type locator struct {
	span   source.Span
	places map[string]place
	items  map[string]int // how many [[tables]] a path has
}

// header notes [a.b] or [[a.b]] and returns the path of the table that it opens.
func (l *locator) header(s Statement) string {
	many := s.Sort == ItemHeader
	path := ""
	for i, name := range s.Names {
		path = join(path, name.Text)
		last := i == len(s.Names)-1
		if n := l.items[path]; n > 0 && !(last && many) {
			path = item(path, n-1)
		}
	}
	where := l.at(s.Start, s.End)
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

func (l *locator) assignment(table string, s Statement) {
	path := table
	for _, name := range s.Names {
		path = join(path, name.Text)
	}
	where := l.at(s.Start, s.Names[len(s.Names)-1].End)
	l.parents(path, where)
	if s.Value.Sort == Assigned {
		return // the text stops before the value
	}
	l.value(path, s.Value)
	l.places[path] = place{where, l.at(s.Value.Start, s.Value.End)}
}

// value notes what lies in a value.
func (l *locator) value(path string, v Written) {
	for i, inner := range v.Items {
		l.value(item(path, i), inner)
		l.places[item(path, i)] = place{value: l.at(inner.Start, inner.End)}
	}
	for _, entry := range v.Entries {
		l.assignment(path, entry)
	}
}

func (l *locator) at(start, end int) source.Span {
	return l.span.File.Span(l.span.Start+start, l.span.Start+end)
}

func item(path string, n int) string { return path + "[" + strconv.Itoa(n) + "]" }
