package amend

import (
	"slices"

	"congkhai/generator/files/front"
)

// fieldOf is the declared key with a name.
func fieldOf(fields []front.Field, key string) (front.Field, bool) {
	i := slices.IndexFunc(fields, func(f front.Field) bool { return f.Key == key })
	if i < 0 {
		return front.Field{}, false
	}
	return fields[i], true
}

// keysIn are the keys of the tables that a key holds, of those that are written in one line too.
func keysIn(f front.Field) []front.Field {
	if len(f.Fields) > 0 {
		return f.Fields
	}
	return keysOf(f.Shape)
}

func keysOf(s front.Shape) []front.Field {
	if len(s.Fields) > 0 {
		return s.Fields
	}
	if s.Of != nil && s.Type == "array" {
		return keysOf(*s.Of)
	}
	for _, other := range s.Any {
		if keys := keysOf(other); len(keys) > 0 {
			return keys
		}
	}
	return nil
}

// underHeading reports whether the tables of a key stand under headings of their own, as `new` writes them.
func underHeading(f front.Field) bool { return len(f.Fields) > 0 || f.Table }

// fieldsAt are the keys of the table at a path.
func (e *editor) fieldsAt(path []step) []front.Field {
	fields := e.fields
	for _, s := range path {
		if !s.item {
			f, _ := fieldOf(fields, s.key)
			fields = keysIn(f)
		}
	}
	return fields
}

// fieldAt is the declared key at a path, which may lead to one of its items; of one that is not declared it is empty.
func (e *editor) fieldAt(path []step) front.Field {
	for len(path) > 0 && path[len(path)-1].item {
		path = path[:len(path)-1]
	}
	if len(path) == 0 {
		return front.Field{}
	}
	f, _ := fieldOf(e.fieldsAt(path[:len(path)-1]), path[len(path)-1].key)
	return f
}
