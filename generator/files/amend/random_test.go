package amend_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"congkhai/generator/files/amend"
)

// Whatever is changed in whatever file: it says afterwards what it said before, with that change, and every line that
// has nothing to do with it is there byte for byte.
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
