package amend_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"congkhai/generator/files/amend"
	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds"
	"congkhai/generator/text/calendar"
)

// file is one that is changed at random, and of what kind it is.
type file struct {
	name   string
	fields []front.Field
	raw    []byte
}

// Whatever is changed in whatever file: it says afterwards what it said before, with that change, and every line that has
// nothing to do with it is there byte for byte.
func TestNothingElseChanges(t *testing.T) {
	files := append(contentFiles(t), madeFiles(2000)...)
	times := 10_000
	if testing.Short() {
		files, times = files[:len(files)/10], times/10
	}
	r := rand.New(rand.NewPCG(1, 2))
	refused := 0
	for i := range times {
		f := &files[i%len(files)]
		c := randomChange(r, f, valuesOf(t, f))
		after, err := amend.Apply(f.name, f.raw, f.fields, c.Change)
		if err != nil {
			refused++
			t.Logf("change %d of %s: %s: %v\n%q", i, f.name, c.said, err, f.raw)
			continue
		}
		if wrong := c.wrong(t, f, after); wrong != "" {
			t.Fatalf("change %d of %s: %s: %s\n--- before\n%s\n--- after\n%s", i, f.name, c.said, wrong, f.raw, after)
		}
		f.raw = after
	}
	if refused > times/1000 { // of which the library reads other than is written: a list, and a.b in another item
		t.Errorf("%d of %d changes are refused", refused, times)
	}
}

// A file becomes one with other values, and none other when it has them already.
func TestToGivesExactlyTheValues(t *testing.T) {
	files := append(contentFiles(t), madeFiles(2000)...)
	if testing.Short() {
		files = files[:len(files)/10]
	}
	r := rand.New(rand.NewPCG(3, 4))
	refused := 0
	for _, f := range files {
		values := valuesOf(t, &f)
		given := docOf(t, &f).Values
		same, err := amend.To(f.name, f.raw, f.fields, given)
		if err != nil || string(same) != string(f.raw) {
			t.Fatalf("%s is no longer what it was: %v\n%s", f.name, err, same)
		}
		wanted, said := given, ""
		var c change
		changes := 1 + r.IntN(4)
		for range changes {
			c = randomChange(r, &f, values)
			values, said = c.oracle(values), said+"; "+c.said
			wanted = c.given(wanted)
		}
		after, err := amend.To(f.name, f.raw, f.fields, wanted)
		if err != nil {
			refused++
			t.Logf("%s: %s: %v\n%q", f.name, said, err, f.raw)
			continue
		}
		if now := valuesOf(t, &file{f.name, f.fields, after}); !reflect.DeepEqual(now, values) {
			t.Fatalf("%s: %s\nreads  %v\nwanted %v\n--- before\n%s\n--- after\n%s", f.name, said, now, values, f.raw, after)
		}
		if changes == 1 && c.more(f, after) {
			t.Fatalf("%s: %s\nmore changes than has to\n--- before\n%s\n--- after\n%s", f.name, said, f.raw, after)
		}
	}
	if refused > len(files)/500 {
		t.Errorf("%d of %d files are refused", refused, len(files))
	}
}

// more reports whether a file has more other lines than the change itself makes.
func (c change) more(f file, after []byte) bool {
	told, err := amend.Apply(f.name, f.raw, f.fields, c.Change)
	if err != nil || c.sort == "move" || c.sort == "remove" { // a list that becomes empty is gone, or is told to be
		return false
	}
	gone, come, _, _ := lineDiff(f.raw, told)
	gone2, come2, _, _ := lineDiff(f.raw, after)
	return len(gone2)+len(come2) > len(gone)+len(come)
}

// wrong is what a changed file does not say, or what in it is no longer as it was.
func (c change) wrong(t *testing.T, f *file, after []byte) string {
	now := valuesOf(t, &file{f.name, f.fields, after})
	if wanted := c.oracle(valuesOf(t, f)); !agree(now, wanted, c) {
		return fmt.Sprintf("it reads\n%v, and not\n%v", now, wanted)
	}
	return c.elsewhere(docOf(t, f), f.raw, after)
}

func contentFiles(t *testing.T) []file {
	var files []file
	root := os.DirFS("../../..")
	all := kinds.Kinds()
	err := fs.WalkDir(root, "content", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".md" && path.Ext(name) != ".toml" {
			return err
		}
		raw, err := fs.ReadFile(root, name)
		for _, k := range all {
			if strings.HasPrefix(name, "content/"+k.Folder+"/") {
				files = append(files, file{name, k.Fields(), raw})
			}
		}
		return err
	})
	if err != nil || len(files) < 100 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	return files
}

func madeFiles(n int) []file {
	var files []file
	all := kinds.Kinds()
	for i := range n {
		k := all[i%len(all)]
		suffix := k.Suffix[i/len(all)%len(k.Suffix)]
		name := fmt.Sprintf("content/%s/made-%d%s", k.Folder, i, suffix)
		files = append(files, file{name, k.Fields(), makeFile(uint64(i), k.Fields(), suffix == ".md")})
	}
	return files
}

func docOf(t *testing.T, f *file) *front.Doc {
	src, _ := source.NewFile(f.name, f.raw)
	data := src.Span(0, len(src.Text()))
	if path.Ext(f.name) == ".md" {
		data, _, _ = front.Split(src)
	}
	doc, problems := front.Parse(data)
	if !doc.Sound {
		t.Fatalf("%s: %v\n%s", f.name, problems[0].Text(source.English), f.raw)
	}
	return doc
}

func valuesOf(t *testing.T, f *file) map[string]any {
	return uniform(docOf(t, f).Values).(map[string]any)
}

// uniform is a value in one form, for comparison.
func uniform(v any) any {
	switch v := v.(type) {
	case map[string]any:
		t := map[string]any{}
		for key, value := range v {
			t[key] = uniform(value)
		}
		return t
	case amend.Table:
		t := map[string]any{}
		for _, entry := range v {
			t[entry.Key] = uniform(entry.Value)
		}
		return t
	case []map[string]any:
		items := []any{}
		for _, item := range v {
			items = append(items, uniform(item))
		}
		return items
	case []any:
		items := []any{}
		for _, item := range v {
			items = append(items, uniform(item))
		}
		return items
	case int:
		return int64(v)
	case float64:
		return fmt.Sprint(v)
	case front.Number:
		return string(v)
	case time.Time:
		return v.Format(time.RFC3339Nano) + v.Location().String()
	case calendar.Date:
		return v.Time().Format("2006-01-02T00:00:00Z") + "date-local"
	}
	return v
}

// agree compares; a table or list that became empty by a removal may be gone.
func agree(now, wanted map[string]any, c change) bool {
	if reflect.DeepEqual(now, wanted) {
		return true
	}
	if c.sort != "remove" {
		return false
	}
	for at := c.path[:len(c.path)-1]; len(at) > 0; at = at[:len(at)-1] {
		if left := reflect.ValueOf(get(wanted, at)); left.Len() > 0 {
			return false
		}
		wanted = edit(wanted, at[:len(at)-1], func(v any) any { return without(v, at[len(at)-1]) }).(map[string]any)
		if reflect.DeepEqual(now, wanted) {
			return true
		}
	}
	return false
}

// change is a change and what has to come of it, worked out apart.
type change struct {
	amend.Change
	sort, said string
	path       []any                             // keys and indexes
	do         func(v any, as func(any) any) any // with values as they are given, or in one form
}

// oracle is what a change makes of values in one form.
func (c change) oracle(old map[string]any) map[string]any {
	return c.do(old, uniform).(map[string]any)
}

// given is what it makes of values as the library has them.
func (c change) given(old map[string]any) map[string]any {
	return c.do(listsOf(old), listsOf).(map[string]any)
}

// listsOf has all lists in one form.
func listsOf(v any) any {
	switch v := v.(type) {
	case map[string]any:
		t := map[string]any{}
		for key, value := range v {
			t[key] = listsOf(value)
		}
		return t
	case amend.Table:
		t := map[string]any{}
		for _, entry := range v {
			t[entry.Key] = listsOf(entry.Value)
		}
		return t
	case []map[string]any:
		var items []any
		for _, item := range v {
			items = append(items, listsOf(item))
		}
		return items
	case []any:
		items := []any{}
		for _, item := range v {
			items = append(items, listsOf(item))
		}
		return items
	}
	return v
}

func get(v any, path []any) any {
	for _, s := range path {
		switch s := s.(type) {
		case string:
			v = v.(map[string]any)[s]
		case int:
			v = v.([]any)[s]
		}
	}
	return v
}

func edit(v any, path []any, do func(any) any) any {
	if len(path) == 0 {
		return do(v)
	}
	switch s := path[0].(type) {
	case int:
		items := slices.Clone(v.([]any))
		items[s] = edit(items[s], path[1:], do)
		return items
	case string:
		t := map[string]any{}
		for key, value := range v.(map[string]any) {
			t[key] = value
		}
		t[s] = edit(t[s], path[1:], do)
		return t
	}
	panic("no path")
}

func without(v, s any) any {
	if i, ok := s.(int); ok {
		return slices.Delete(slices.Clone(v.([]any)), i, i+1)
	}
	t := map[string]any{}
	for key, value := range v.(map[string]any) {
		if key != s {
			t[key] = value
		}
	}
	return t
}

func pathText(path []any) string {
	var b strings.Builder
	for i, s := range path {
		switch s := s.(type) {
		case int:
			fmt.Fprintf(&b, "[%d]", s)
		case string:
			if i > 0 {
				b.WriteByte('.')
			}
			fmt.Fprintf(&b, "%q", s)
		}
	}
	return b.String()
}

// places lists all that there is in a table, the table itself first.
func places(v any, path []any, all [][]any) [][]any {
	all = append(all, path)
	switch v := v.(type) {
	case map[string]any:
		keys := make([]string, 0, len(v))
		for key := range v {
			keys = append(keys, key)
		}
		slices.Sort(keys)
		for _, key := range keys {
			all = places(v[key], append(path[:len(path):len(path)], key), all)
		}
	case []any:
		for i := range v {
			all = places(v[i], append(path[:len(path):len(path)], i), all)
		}
	}
	return all
}

func randomChange(r *rand.Rand, f *file, values map[string]any) change {
	all := places(values, nil, nil)
	for {
		at := all[r.IntN(len(all))]
		v := get(values, at)
		items, isList := v.([]any)
		_, isTable := v.(map[string]any)
		n := len(items)
		var c change
		switch sort := r.IntN(5); {
		case sort == 0 && len(at) > 0 && !isTable:
			fresh := randomValue(r, v, 0)
			c = change{amend.Set(pathText(at), fresh), "set", fmt.Sprintf("set %v", fresh), at, func(old any, as func(any) any) any {
				return edit(old, at, func(any) any { return as(fresh) })
			}}
		case sort == 1 && isTable:
			fresh, key := randomValue(r, nil, 0), newKey(r, f, v.(map[string]any))
			at = append(at[:len(at):len(at)], key)
			c = change{amend.Set(pathText(at), fresh), "add", fmt.Sprintf("add %v", fresh), at, func(old any, as func(any) any) any {
				return edit(old, at, func(any) any { return as(fresh) })
			}}
		case sort == 2 && len(at) > 0 && len(all) > 3:
			c = change{amend.Remove(pathText(at)), "remove", "remove", at, func(old any, _ func(any) any) any {
				return edit(old, at[:len(at)-1], func(v any) any { return without(v, at[len(at)-1]) })
			}}
		case sort == 3 && isList:
			var like any
			if n > 0 {
				like = items[r.IntN(n)]
			}
			fresh, to := randomItem(r, like), r.IntN(n+1)
			c = change{amend.Insert(pathText(at), to, fresh), "insert", fmt.Sprintf("insert %d %v", to, fresh), at, func(old any, as func(any) any) any {
				return edit(old, at, func(v any) any { return slices.Insert(slices.Clone(v.([]any)), to, as(fresh)) })
			}}
		case sort == 4 && isList && n > 1:
			from, to := r.IntN(n), r.IntN(n)
			c = change{amend.Move(pathText(at), from, to), "move", fmt.Sprintf("move %d to %d", from, to), at, func(old any, _ func(any) any) any {
				return edit(old, at, func(v any) any {
					items := slices.Clone(v.([]any))
					item := items[from]
					return slices.Insert(slices.Delete(items, from, from+1), to, item)
				})
			}}
		default:
			continue
		}
		c.said += " " + pathText(c.path)
		return c
	}
}

func newKey(r *rand.Rand, f *file, there map[string]any) string {
	for {
		key := []string{"moi", "khoa mới", "x.y", "k1", "so"}[r.IntN(5)]
		if r.IntN(3) > 0 {
			key = f.fields[r.IntN(len(f.fields))].Key
		}
		if _, ok := there[key]; !ok {
			return key
		}
		if r.IntN(20) == 0 {
			return fmt.Sprint("khoa-", r.IntN(1_000_000))
		}
	}
}

func randomValue(r *rand.Rand, like any, depth int) any {
	if items, ok := like.([]any); ok && len(items) > 0 && r.IntN(2) == 0 {
		return append(slices.Clone(plainItems(items)), randomItem(r, items[0]))
	}
	switch r.IntN(10) {
	case 0:
		return r.IntN(100_000)
	case 1:
		return r.Float64() * 1000
	case 2:
		return r.IntN(2) == 0
	case 3:
		return calendar.Date{Year: 2000 + r.IntN(30), Month: 1 + r.IntN(12), Day: 1 + r.IntN(28)}
	case 4:
		return []any{"a", "một chuỗi dài để dòng không còn đủ chỗ cho tất cả", "thêm một chuỗi dài nữa cho chắc chắn là không đủ chỗ"}[:r.IntN(4)]
	case 5:
		if depth < 2 {
			return amend.Table{{Key: "ten", Value: randomValue(r, nil, depth+1)}, {Key: "so", Value: randomValue(r, nil, depth+1)}}[:r.IntN(3)]
		}
	case 6:
		if depth < 2 {
			return []any{amend.Table{{Key: "ten", Value: "a"}}, amend.Table{{Key: "ten", Value: randomValue(r, nil, depth+1)}}}
		}
	}
	return []string{"chữ", "hai\ndòng\n", `"trích" \ và`, "'", "\t\x01", "", "đơn giản", "ba\n\"\"\"\n+++\nhết"}[r.IntN(8)]
}

// plainItems are items as they are given to a change: only those that can be.
func plainItems(items []any) []any {
	var kept []any
	for _, item := range items {
		if text, ok := item.(string); ok && !strings.HasSuffix(text, "local") {
			kept = append(kept, text)
		}
	}
	return kept
}

// randomItem is something that may stand in a list beside another.
func randomItem(r *rand.Rand, like any) any {
	if _, isTable := like.(map[string]any); isTable {
		return amend.Table{{Key: "ten", Value: "mục mới"}, {Key: "so", Value: randomValue(r, nil, 1)}}
	}
	return randomValue(r, nil, 1)
}
