package edit

import (
	"maps"
	"net/url"
	"reflect"
	"slices"
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
