package change

import (
	"maps"
	"reflect"
	"slices"

	"congkhai/generator/files/front"
)

// walk goes through two values side by side.
type walk struct{ found []difference }

func differences(old, new reflect.Value) []difference {
	var w walk
	w.record(place{}, old, new)
	return w.found
}

func (w *walk) record(at place, old, new reflect.Value) {
	before := front.Values(old)
	for i, after := range front.Values(new) {
		w.value(at.key(after.Key), after, before[i].Value, after.Value)
	}
}

func (w *walk) value(at place, key front.Value, old, new reflect.Value) {
	if key.Past == "-" || reflect.DeepEqual(old.Interface(), new.Interface()) || absent(key, old) && absent(key, new) {
		return
	}
	oldState, oldValue, stated := front.Unstated(old)
	newState, newValue, _ := front.Unstated(new)
	switch {
	case stated && oldState == front.Given && newState == front.Given:
		key.Optional = false
		w.value(at, key, oldValue, newValue)
	case stated || isLeaf(old.Type()):
		w.found = append(w.found, difference{at, key, old, new})
	case old.Kind() == reflect.Slice:
		w.rows(at, key, old, new)
	case old.Kind() == reflect.Map:
		w.entries(at, key, old, new)
	default:
		w.record(at, old, new)
	}
}

// entries goes through a table whose keys are the author's own.
func (w *walk) entries(at place, key front.Value, old, new reflect.Value) {
	names := map[string]bool{}
	for _, table := range []reflect.Value{old, new} {
		for _, name := range table.MapKeys() {
			names[name.String()] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		entry := key
		entry.Key, entry.Name, entry.Optional = name, key.Name+" "+name, true
		w.value(at.key(name), entry, entryOf(old, name), entryOf(new, name))
	}
}

// entryOf returns the value of a name, or one that is absent.
func entryOf(table reflect.Value, name string) reflect.Value {
	if v := table.MapIndex(reflect.ValueOf(name)); v.IsValid() {
		return v
	}
	return reflect.Zero(table.Type().Elem())
}

// rows matches the rows of two tables and goes through each pair. What is left over came, or went.
func (w *walk) rows(at place, key front.Value, old, new reflect.Value) {
	was, is := namesOf(old), namesOf(new)
	pairs, gone := match(old, new, was, is)
	for i, j := range pairs {
		if j < 0 {
			w.found = append(w.found, difference{place: at.row(is[i]), key: key, new: new.Index(i)})
			continue
		}
		w.record(at.row(was[j]), old.Index(j), new.Index(i))
	}
	for _, j := range gone {
		w.found = append(w.found, difference{place: at.row(was[j]), key: key, old: old.Index(j)})
	}
}

// match finds for each row of new the row of old that it goes on from, or -1, and lists the rows of old that no row
// goes on from, the last first. Rows are the same that have the same name; a row that has got another name and nothing
// else is still the same.
func match(old, new reflect.Value, was, is []name) (pairs, gone []int) {
	left := map[string]int{}
	for j, n := range was {
		left[n.id] = j
	}
	pairs = make([]int, new.Len())
	for i, n := range is {
		j, ok := left[n.id]
		if !ok {
			j = -1
		}
		pairs[i] = j
		delete(left, n.id)
	}
	for _, j := range slices.Backward(slices.Sorted(maps.Values(left))) {
		i := 0
		for ; i < len(pairs) && (pairs[i] >= 0 || !renamed(old.Index(j), new.Index(i))); i++ {
		}
		if i == len(pairs) {
			gone = append(gone, j)
			continue
		}
		pairs[i] = j
	}
	return pairs, gone
}

// renamed reports whether two rows have different names and are otherwise the same.
func renamed(a, b reflect.Value) bool {
	of, any := front.Values(a), false
	for i, v := range front.Values(b) {
		any = any || v.Past == "row"
		if v.Past != "row" && !reflect.DeepEqual(of[i].Value.Interface(), v.Value.Interface()) {
			return false
		}
	}
	return any
}
