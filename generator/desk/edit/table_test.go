package edit

import (
	"maps"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"congkhai/generator/files/amend"
	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
	"congkhai/generator/site"
	"congkhai/generator/test/small"
)

// exampleOf is a value that a key may have: what the manual shows, or one made of what is in it.
func exampleOf(f front.Field) any {
	if f.Example != "" {
		file, _ := source.NewFile("", []byte("x = "+f.Example))
		if doc, problems := front.Parse(file.Span(0, len(file.Text()))); len(problems) == 0 {
			return front.Uniform(doc.Values["x"])
		}
	}
	for _, way := range append([]front.Shape{f.Shape}, f.Shape.Any...) {
		if v := exampleIn(way); v != nil {
			return v
		}
	}
	return nil
}

func exampleIn(s front.Shape) any {
	switch {
	case len(s.Choices) > 0:
		return s.Choices[0].ID
	case s.Type == "array":
		if v := exampleOf(front.Field{Shape: *s.Of}); v != nil {
			return []any{v}
		}
	case s.Type == "object" && s.Of != nil:
		if v := exampleOf(front.Field{Shape: *s.Of}); v != nil {
			return map[string]any{"a-1": v, "b": v}
		}
	case s.Type == "object":
		return examples(s.Fields)
	case s.Type == "boolean":
		return true
	case s.Type == "integer", s.Type == "number":
		return int64(26_000)
	case s.Type == "string":
		return "chữ"
	}
	return nil
}

func examples(fields []front.Field) map[string]any {
	all := map[string]any{}
	for _, f := range fields {
		if v := exampleOf(f); v != nil {
			all[f.Key] = v
		}
	}
	return all
}

// remark stands above every key of the files of these tests.
const remark = "# lời người viết\n"

// remarked is a file with every key that a kind knows, and with what an author says beside them.
func remarked(t *testing.T, k *site.Kind) (name string, raw []byte, values map[string]any) {
	t.Helper()
	name, values = "content/"+k.Folder+"/a"+k.Suffix[0], examples(k.Fields())
	raw, err := amend.New(name, k.Fields(), values, "")
	small.Must(t, err)
	says := sayingOf(name, raw)
	var starts []int
	for key := range values {
		starts = append(starts, says.doc.Key(key).Start)
	}
	slices.Sort(starts)
	for _, at := range slices.Backward(starts) {
		at = strings.LastIndexByte(string(raw[:at]), '\n') + 1
		raw = slices.Concat(raw[:at:at], []byte(remark), raw[at:])
	}
	return name, raw, sayingOf(name, raw).values
}

// typed writes what a browser sends into a file.
func typed(t *testing.T, k *site.Kind, name string, raw []byte, post url.Values) ([]byte, map[string]any) {
	t.Helper()
	p := paperFor(k, name, raw)
	p.form = p.read(k.Fields(), post)
	values, _, wrong := p.wanted()
	if wrong > 0 {
		t.Errorf("%s: %v is refused: %s", name, post, wrongOf(p.form.nodes))
		return raw, nil
	}
	after, err := p.written(raw, values, "")
	small.Must(t, err)
	return after, sayingOf(name, after).values
}

func wrongOf(nodes []*node) (wrong string) {
	for _, n := range nodes {
		wrong += n.wrong + wrongOf(n.group)
		if n.box != nil {
			wrong += n.box.wrong
		}
		if n.rows != nil {
			for _, row := range n.rows.items {
				wrong += row.wrong + wrongOf([]*node{row.node})
			}
		}
	}
	return wrong
}

// without is what a browser sends, less what it sends for a key.
func without(post url.Values, key string) url.Values {
	less := url.Values{}
	for name, values := range post {
		rest, of := strings.CutPrefix(name, key)
		if !of || rest != "" && !strings.Contains(".#?!", rest[:1]) {
			less[name] = values
		}
	}
	return less
}

func with(all map[string]any, key string, v any) map[string]any {
	all = maps.Clone(all)
	if all[key] = v; v == nil {
		delete(all, key)
	}
	return all
}

// TestEveryKey clears each key of each kind, sets it again, and gives it every word that may stand in its place: the
// file says that and nothing else anew.
func TestEveryKey(t *testing.T) {
	for _, k := range kindsOf {
		name, raw, values := remarked(t, k)
		p := paperFor(k, name, raw)
		full := p.posted(k.Fields(), values)
		if _, is := typed(t, k, name, raw, full); !reflect.DeepEqual(is, values) {
			t.Errorf("%s: untouched says\n%v instead of\n%v", k.Folder, is, values)
		}
		for _, f := range k.Fields() {
			if values[f.Key] == nil {
				t.Errorf("%s: no value is known for %s", k.Folder, f.Key)
				continue
			}
			set := func(what string, from []byte, post url.Values, v any) []byte {
				after, is := typed(t, k, name, from, post)
				if wanted := with(values, f.Key, v); is != nil && !reflect.DeepEqual(is, wanted) {
					t.Errorf("%s.%s %s says\n%v instead of\n%v", k.Folder, f.Key, what, is, wanted)
				}
				aside(t, f.Key, what, from, after)
				return after
			}
			less := without(full, f.Key)
			cleared := set("cleared", raw, less, nil)
			set("set", cleared, full, values[f.Key])
			w := waysOf(f.Shape)
			for _, word := range p.sortOf(f, w).Words {
				post, v := maps.Clone(less), any(word.ID)
				switch {
				case front.IsState(word.ID):
					post.Set(f.Key+stateMark, word.ID)
				case isPick(p.sortOf(f, w)):
					post.Set(f.Key, word.ID)
					v = []any{word.ID}
				default:
					post.Set(f.Key, word.ID)
				}
				set("as "+word.ID, raw, post, v)
				set("new as "+word.ID, cleared, post, v)
			}
		}
	}
}

// aside fails where what is written for other keys is not as it was, in its place.
func aside(t *testing.T, key, what string, before, after []byte) {
	t.Helper()
	at := 0
	for block := range strings.SplitSeq(string(before), remark) {
		statement := strings.TrimRight(block, "+\n")
		if of := strings.TrimLeft(statement, "["); of == "" || strings.HasPrefix(of, key+" ") || strings.HasPrefix(of, key+"]") {
			continue
		}
		i := strings.Index(string(after[at:]), remark+statement+"\n")
		if i < 0 {
			t.Fatalf("%s %s: not as it was: %q in %s", key, what, statement, after)
		}
		at += i + len(remark+statement)
	}
}

// TestEveryKeyWithin does the same with each box of the tables and rows in a record, however deep it lies.
func TestEveryKeyWithin(t *testing.T) {
	boxes := 0
	for _, k := range kindsOf {
		name, raw, values := remarked(t, k)
		p := paperFor(k, name, raw)
		full := p.posted(k.Fields(), values)
		for _, n := range boxed(p.read(k.Fields(), full).nodes) {
			if !strings.Contains(n.name, ".") { // those are the keys of the record
				continue
			}
			boxes++
			less := without(full, n.name)
			if key, ok := full[n.name+keyMark]; ok { // what the row is called stays
				less[n.name+keyMark] = key
			}
			set := func(what string, from []byte, post url.Values, v any) []byte {
				after, is := typed(t, k, name, from, post)
				wanted, _ := edited(values, strings.Split(n.name, "."), v).(map[string]any)
				if is != nil && !reflect.DeepEqual(is, wanted) {
					t.Errorf("%s.%s %s says\n%v instead of\n%v", k.Folder, n.name, what, is, wanted)
				}
				return after
			}
			was := valueAt(values, strings.Split(n.name, "."))
			set("set", set("cleared", raw, less, nil), full, was)
			for _, word := range n.box.Words {
				post, v := maps.Clone(less), any(word.ID)
				switch {
				case front.IsState(word.ID):
					post.Set(n.name+stateMark, word.ID)
				case isPick(n.box.Sort):
					post.Set(n.name, word.ID)
					v = []any{word.ID}
				default:
					post.Set(n.name, word.ID)
				}
				set("as "+word.ID, raw, post, v)
			}
		}
	}
	if boxes < 100 {
		t.Errorf("only %d boxes", boxes)
	}
}

// boxed are all keys with a box, those in tables and rows as well.
func boxed(nodes []*node) (all []*node) {
	for _, n := range nodes {
		if n.box != nil {
			all = append(all, n)
		}
		all = append(all, boxed(n.group)...)
		if n.rows != nil {
			for _, row := range n.rows.items {
				all = append(all, boxed([]*node{row.node})...)
			}
		}
	}
	return all
}

// keyAt is the key of a table that a part of a box's name stands for: of the author's own keys the one at that place.
func keyAt(table map[string]any, part string) string {
	if i, err := strconv.Atoi(part); err == nil && table[part] == nil {
		return slices.Sorted(maps.Keys(table))[i]
	}
	return part
}

func valueAt(v any, parts []string) any {
	for _, part := range parts {
		switch within := v.(type) {
		case map[string]any:
			v = within[keyAt(within, part)]
		case []any:
			i, _ := strconv.Atoi(part)
			v = within[i]
		}
	}
	return v
}

// edited is a value with another at a place in it; what has nothing left in it is gone.
func edited(v any, parts []string, to any) any {
	if len(parts) == 0 {
		return to
	}
	switch v := v.(type) {
	case map[string]any:
		key := keyAt(v, parts[0])
		if all := with(v, key, edited(v[key], parts[1:], to)); len(all) > 0 {
			return all
		}
	case []any:
		i, _ := strconv.Atoi(parts[0])
		if item := edited(v[i], parts[1:], to); item != nil {
			return slices.Concat(v[:i], []any{item}, v[i+1:])
		}
		if rest := slices.Concat(v[:i], v[i+1:]); len(rest) > 0 {
			return rest
		}
	}
	return nil
}
