package amend_test

import (
	"math/rand/v2"
	"path"
	"reflect"
	"testing"

	"congkhai/generator/files/amend"
	"congkhai/generator/kinds"
)

// Any bytes for a file, any change: an error, or the file with that change and no other.
func FuzzApply(f *testing.F) {
	for i, made := range madeFiles(60) {
		f.Add(made.raw, path.Ext(made.name) == ".md", "ten", uint64(i))
	}
	for _, text := range []string{"", "a = 1", "+++\n+++\n", "+++\nb = [\n1 # x\n,2]\n+++\n## a",
		"\uFEFFa.b = {c = 1,\r\nd = [{}]}",
		"[a.b]\nc=1\n[a]\nd=\"e\u0302\"", "[[a]]\n[[a.b]]\n[a.b.c]\nd.e=1", "a = \"\"\"\r\r\n\"\"\""} {
		f.Add([]byte(text), text != "" && text[0] == '+', `x[0]."y.z"`, uint64(len(text)))
	}
	fields := kinds.Kinds()[0].Fields()
	f.Fuzz(func(t *testing.T, raw []byte, markdown bool, where string, seed uint64) {
		it := &file{"content/thu-tuc/x.toml", fields, raw}
		if markdown {
			it.name = "content/thu-tuc/x.md"
		}
		doc, sound := reading(it)
		for _, c := range []amend.Change{amend.Set(where, "x"), amend.Remove(where), amend.Insert(where, 0, 1),
			amend.Move(where, 0, 1), amend.Body(where)} {
			if after, err := amend.Apply(it.name, raw, fields, c); err == nil && (!sound || after == nil) {
				t.Fatalf("%q is no sound file, and changed", raw)
			}
		}
		if !sound {
			return
		}
		values := uniform(doc.Values).(map[string]any)
		c := randomChange(rand.New(rand.NewPCG(seed, 1)), it, values)
		after, err := amend.Apply(it.name, raw, fields, c.Change)
		if err != nil {
			return
		}
		if wrong := c.wrong(t, it, after); wrong != "" {
			t.Fatalf("%s: %s\n--- before\n%s\n--- after\n%s", c.said, wrong, raw, after)
		}
		back, err := amend.To(it.name, after, fields, doc.Values)
		now, _ := reading(&file{it.name, fields, back})
		if err == nil && !reflect.DeepEqual(uniform(now.Values), any(values)) {
			t.Fatalf("%s, and back: %v\n--- before\n%s\n--- after\n%s\n--- back\n%s", c.said, now.Values, raw, after, back)
		}
	})
}
