package edit

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/desk/entry"
	"congkhai/generator/files/front"
)

// form is the keys of a record as boxes to fill in. It is made of what a browser sends, so that nothing that somebody
// typed is lost while rows come and go; what a file says is brought into that shape first (posted).
type form struct {
	nodes []*node
	body  string
}

// box is where one value is typed.
type box struct {
	entry.Sort
	name, text string
	state      string   // the word chosen in the place of a value
	picked     []string // those chosen of a closed list
	grid       bool     // lines of cells, as a spreadsheet copies them
	blank      bool     // the file has a text without a letter
	keyed      bool     // the first cell of each line names it
	wrong      string
}

// rows are the items of a list, or tables that the author names.
type rows struct {
	each  front.Shape
	named bool
	items []*row

	pasted string // lines copied from a spreadsheet, which are no rows yet
	left   int    // rows that are too many for a form
}

type row struct {
	key string
	*node
}

// ways are the ways in which a key may be written, by how they are filled in.
type ways struct {
	cell        []front.Shape
	fields      []front.Field
	list, named *front.Shape
	grid, table *front.Shape // rows of cells, and such rows with a name each
}

// isLine reports whether a value is a list of what stands in cells.
func isLine(s front.Shape) bool {
	return entry.IsList(s) && !slices.ContainsFunc(entry.Ways(*s.Of), func(cell front.Shape) bool {
		return cell.Type == "array" || cell.Type == "object"
	})
}

func waysOf(s front.Shape) ways {
	var w ways
	for _, way := range entry.Ways(s) {
		switch {
		case way.Type == "array" && entry.IsList(*way.Of):
			w.grid = way.Of
		case way.Type == "array" && !entry.IsPlainList(way):
			w.list = way.Of
		case way.Type == "object" && way.Of != nil && isLine(*way.Of):
			w.table = way.Of
		case way.Type == "object" && way.Of != nil:
			w.named = way.Of
		case way.Type == "object":
			w.fields = way.Fields
		default:
			w.cell = append(w.cell, way)
		}
	}
	return w
}

// What a browser sends for a key besides its value: how many rows there are, what the author calls one, the word in the
// place of a value, rows that were copied from a spreadsheet, and that the file has a text without a letter there.
const (
	countMark = "#"
	keyMark   = "!"
	stateMark = "?"
	pasteMark = ".dan"
	blankMark = "="
	askedMark = "+" // a section that the text has only if something is typed into it
)

// forms makes forms, of what a record says and of what is sent, with what it has to know of the portal for that.
type forms struct {
	isKind func(folder string) bool
	called entry.Titles
	order  func(path string) int // of keys that the author names, as the file has them
}

// posted is what a browser would send of a form that says so.
func (d forms) posted(fields []front.Field, values map[string]any) url.Values {
	post := url.Values{}
	for _, f := range fields {
		d.put(post, f, f.Key, f.Key, values[f.Key])
	}
	return post
}

func (d forms) put(post url.Values, f front.Field, name, path string, v any) {
	w := waysOf(f.Shape)
	switch v := v.(type) {
	case nil:
	case map[string]any:
		for _, sub := range w.fields {
			d.put(post, sub, name+"."+sub.Key, path+"."+sub.Key, v[sub.Key])
		}
		switch {
		case w.fields != nil:
		case w.table != nil:
			post.Set(name, d.tableText(*w.table.Of, path, v))
		case w.named != nil:
			d.putNamed(post, *w.named, name, path, v)
		}
	case []any:
		switch {
		case w.list != nil && isRows(v):
			post.Set(name+countMark, strconv.Itoa(len(v)))
			for i, item := range v {
				d.put(post, front.Field{Shape: *w.list}, name+"."+strconv.Itoa(i), path+front.Index(i), item)
			}
		case w.grid != nil:
			post.Set(name, d.gridText(entry.Of(entry.Ways(*w.grid.Of), "", d.isKind), v))
		default:
			d.putBox(post, d.sortOf(f, w), name, v)
		}
	default:
		d.putBox(post, d.sortOf(f, w), name, v)
	}
}

func isRows(items []any) bool {
	return !slices.ContainsFunc(items, func(item any) bool { _, isTable := item.(map[string]any); return !isTable })
}

func (d forms) putNamed(post url.Values, each front.Shape, name, path string, tables map[string]any) {
	post.Set(name+countMark, strconv.Itoa(len(tables)))
	for i, key := range d.keys(path, tables) {
		at := name + "." + strconv.Itoa(i)
		post.Set(at+keyMark, key)
		d.put(post, front.Field{Shape: each}, at, path+"."+key, tables[key])
	}
}

// keys are the author's own in the order in which the file has them.
func (d forms) keys(path string, tables map[string]any) []string {
	keys := slices.Sorted(maps.Keys(tables))
	slices.SortStableFunc(keys, func(a, b string) int {
		return d.order(path+"."+a) - d.order(path+"."+b)
	})
	return keys
}

// tableText is rows with a name each, as a spreadsheet copies them.
func (d forms) tableText(each front.Shape, path string, rows map[string]any) string {
	lines := []string{}
	for _, key := range d.keys(path, rows) {
		line := key
		if cells, _ := rows[key].([]any); len(cells) > 0 {
			line += "\t" + d.gridText(entry.Of(entry.Ways(each), "", d.isKind), []any{cells})
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func (d forms) sortOf(f front.Field, w ways) entry.Sort {
	s := entry.Of(w.cell, f.Is, d.isKind)
	s.Like = strings.Trim(f.Example, `"`)
	return s
}

func (d forms) putBox(post url.Values, s entry.Sort, name string, v any) {
	if v == "" {
		post.Set(name+blankMark, "1")
		return
	}
	if state, ok := v.(string); ok && has(states(s), state) {
		post.Set(name+stateMark, state)
		return
	}
	if ids, ok := picks(s, v); ok {
		post[name] = ids
		return
	}
	post.Set(name, s.Box(v, d.called))
}

// has reports whether one of some words is written so.
func has(words []entry.Word, id string) bool {
	return slices.ContainsFunc(words, func(w entry.Word) bool { return w.ID == id })
}

// isPick reports whether several of a closed list are chosen by ticking them.
func isPick(s entry.Sort) bool { return s.List && len(choices(s)) > 0 && !s.Text }

// picks are the words of a list, if it has nothing else and each once.
func picks(s entry.Sort, v any) (ids []string, ok bool) {
	items, isList := v.([]any)
	if !isList || !isPick(s) || len(items) == 0 {
		return nil, false
	}
	for _, item := range items {
		id, _ := item.(string)
		if slices.Contains(ids, id) || !has(choices(s), id) {
			return nil, false
		}
		ids = append(ids, id)
	}
	return ids, true
}

// choices are the words of a sort that are values; states are those that say why there is none.
func choices(s entry.Sort) (words []entry.Word) {
	for _, w := range s.Words {
		if !front.IsState(w.ID) {
			words = append(words, w)
		}
	}
	return words
}

func states(s entry.Sort) (words []entry.Word) {
	for _, w := range s.Words {
		if front.IsState(w.ID) {
			words = append(words, entry.Word{ID: w.ID, Label: strings.Trim(w.Label, "()")})
		}
	}
	return words
}

// gridText is rows of cells as a spreadsheet copies them; a row that is none has no place in a grid.
func (d forms) gridText(s entry.Sort, rows []any) string {
	lines := make([]string, len(rows))
	for i, r := range rows {
		items, _ := r.([]any)
		cells := make([]string, len(items))
		for j, item := range items {
			if item != "" {
				cells[j] = s.Box(item, d.called)
			}
		}
		lines[i] = strings.Join(cells, "\t")
	}
	return strings.Join(lines, "\n")
}
