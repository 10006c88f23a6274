package amend

import (
	"slices"
)

// with is a value in which what is at a path is another; the value itself stays as it is. Tables that are missing on
// the way are made.
func with(v any, path []step, do func(any) any) any {
	if len(path) == 0 {
		return do(v)
	}
	s, rest := path[0], path[1:]
	if s.item {
		items, _ := v.([]any)
		if s.at >= len(items) {
			return v
		}
		items = slices.Clone(items)
		items[s.at] = with(items[s.at], rest, do)
		return items
	}
	t, _ := v.(Table)
	t = slices.Clone(t)
	if i := t.index(s.key); i >= 0 {
		t[i].Value = with(t[i].Value, rest, do)
		return t
	}
	return append(t, Entry{s.key, with(nil, rest, do)})
}

// without is a table in which nothing is at a path.
func without(t Table, path []step) Table {
	last := path[len(path)-1]
	return asTable(with(t, path[:len(path)-1], func(v any) any {
		if items, ok := v.([]any); ok && last.at < len(items) {
			return slices.Delete(slices.Clone(items), last.at, last.at+1)
		}
		t, _ := v.(Table)
		return slices.DeleteFunc(slices.Clone(t), func(e Entry) bool { return e.Key == last.key })
	}))
}

// withItem is a table in which a list has one more item.
func withItem(t Table, path []step, at int, item any) Table {
	return asTable(with(t, path, func(v any) any {
		items, _ := v.([]any)
		return slices.Insert(slices.Clone(items), min(at, len(items)), item)
	}))
}

// withMoved is a table in which an item of a list is elsewhere.
func withMoved(t Table, path []step, from, to int) Table {
	return asTable(with(t, path, func(v any) any {
		items, _ := v.([]any)
		return moved(items, from, to)
	}))
}

// moved is a list with an item in another place.
func moved[T any](items []T, from, to int) []T {
	item := items[from]
	return slices.Insert(slices.Delete(slices.Clone(items), from, from+1), to, item)
}

func asTable(v any) Table {
	t, _ := v.(Table)
	return t
}

// lookup is the value at a path.
func lookup(v any, path []step) (any, bool) {
	for _, s := range path {
		items, _ := v.([]any)
		t, _ := v.(Table)
		i := s.at
		switch {
		case s.item && i < len(items):
			v = items[i]
		case !s.item && t.index(s.key) >= 0:
			v, _ = t.get(s.key)
		default:
			return nil, false
		}
	}
	return v, true
}
