package front

import (
	"reflect"
	"slices"
	"strings"

	"congkhai/generator/files/source"
	"congkhai/generator/text/viet"
)

// A key that no field of its table takes stands at the wrong place, has a slip in its name, or is none at all. What
// follows from it, that the key is missing where it belongs, is not told as well.

// strays reports the keys of a table that no field takes.
func (b *Binding) strays(values map[string]any, path string, fields []field) {
	var names []string
	for name := range values {
		if !slices.ContainsFunc(fields, func(f field) bool { return f.key == name }) {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, c string) int {
		return b.doc.Key(join(path, a)).Start - b.doc.Key(join(path, c)).Start
	})
	names = b.underHeading(names, values, path)
	if path != "" {
		late := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return !b.OfFile(name) })
		b.late(path, late)
		names = slices.DeleteFunc(names, b.OfFile)
	}
	for _, name := range names {
		if text := b.headingOf(name, values[name]); text != "" {
			b.elsewhere[name] = true
			b.note(func() source.Problem { return InnerHeading.At(b.doc.Key(join(path, name)), text) })
			continue
		}
		b.unknown(join(path, name), name, fields)
	}
}

// headingOf is the heading of a table that lies in another one, where it is written without that; "" for what is none.
func (b *Binding) headingOf(name string, v any) string {
	if _, isScalar := v.(string); isScalar {
		return ""
	}
	for _, h := range headings(b.top, "") {
		if h.list == name && h.around != "" {
			return h.text
		}
	}
	return ""
}

// OfFile reports whether a key belongs to the file as a whole.
func (b *Binding) OfFile(name string) bool {
	return slices.ContainsFunc(b.top, func(f field) bool { return f.key == name })
}

// late reports keys of the file as a whole in a table, all of them at the first.
func (b *Binding) late(path string, names []string) {
	var moved []string
	for _, name := range names {
		if _, given := b.doc.Values[name]; given {
			b.note(func() source.Problem { return KeyAgain.At(b.doc.Key(join(path, name)), name) })
			continue
		}
		b.elsewhere[name] = true
		moved = append(moved, name)
	}
	if len(moved) == 0 {
		return
	}
	b.note(func() source.Problem {
		heading := b.doc.firstHeading()
		line, _ := heading.Position()
		return KeyTooLate.At(b.doc.Key(join(path, moved[0])), strings.Join(moved, ", "), heading.Text(), line)
	})
}

// firstHeading is the first line [ ] or [[ ]].
func (d *Doc) firstHeading() source.Span {
	var first source.Span
	for _, p := range d.places() {
		if p.key == p.value && p.key.File != nil && strings.HasPrefix(p.key.Text(), "[") &&
			(first.File == nil || p.key.Start < first.Start) {
			first = p.key
		}
	}
	return first
}

// heading is a line that begins a table, and the keys that the table takes.
type heading struct {
	text, list string // "[[ho_so.giay_to]]", and the key of it in the table around
	around     string // path of what it lies in
	fields     []field
}

// headings lists those of the tables that fields hold, and of the tables in them.
func headings(fields []field, around string) []heading {
	var all []heading
	for _, f := range fields {
		t, list := f.typ, false
		if f.stated {
			t = reflect.Zero(t).Interface().(statable).statedType()
		}
		if t.Kind() == reflect.Slice {
			t, list = t.Elem(), true
		}
		if t.Kind() != reflect.Struct || mannerOf(t).binds || mannerOf(t).date || f.example != "" {
			continue
		}
		path := join(around, f.key)
		h := heading{"[" + path + "]", f.key, around, fieldsOf(t)}
		if list {
			h.text = "[" + h.text + "]"
		}
		all = append(append(all, h), headings(h.fields, path)...)
	}
	return all
}

// underHeading reports the keys that belong to a table whose heading is missing above them, by the first of them, and
// returns the others.
func (b *Binding) underHeading(names []string, values map[string]any, path string) []string {
	if len(names) == 0 {
		return nil
	}
	var best heading
	most := 0
	for _, h := range headings(b.top, "") {
		n := 0
		for _, name := range names {
			if h.takes(name) && !(path != "" && b.OfFile(name) && b.doc.Values[name] == nil) {
				n++
			}
		}
		if _, given := values[h.list]; n > most && !(given && h.around == "" && path == "" && n < 2) {
			best, most = h, n
		}
	}
	if most == 0 {
		return names
	}
	mine := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return !best.takes(name) })
	b.elsewhere[best.list] = true
	b.note(func() source.Problem { return NoHeading.At(b.doc.Key(join(path, mine[0])), mine[0], best.text) })
	return slices.DeleteFunc(names, best.takes)
}

func (h heading) takes(name string) bool {
	return slices.ContainsFunc(h.fields, func(f field) bool { return f.key == name })
}

// unknown reports a key that is none, with the one that was meant.
func (b *Binding) unknown(path, name string, fields []field) {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.key
	}
	if !source.Full(b.problems) {
		b.misspelt[parent(path)+"\x00"+viet.Nearest(name, names)] = true
	}
	b.note(func() source.Problem { return UnknownKey.At(b.doc.Key(path), name).Like(name, names) })
}

// lacking is a problem, by its place among all, that a key is missing in a table.
type lacking struct {
	problem   int
	path, key string
}

// concludeNothing takes back that keys are missing which stand elsewhere: that is told.
func (b *Binding) concludeNothing() {
	for _, l := range slices.Backward(b.lacking) {
		if l.problem < len(b.problems) && b.isElsewhere(l.path, l.key) {
			b.problems = slices.Delete(b.problems, l.problem, l.problem+1)
		}
	}
}

// isElsewhere reports whether a key that is missing in a table stands there by another name, or at a wrong place.
func (b *Binding) isElsewhere(path, key string) bool {
	return b.elsewhere[key] || b.misspelt[path+"\x00"+key]
}
