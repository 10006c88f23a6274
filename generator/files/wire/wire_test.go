package wire

import (
	"bytes"
	"math"
	"reflect"
	"strings"
	"testing"
)

type inner struct {
	Name string
	Days []int
}

type everything struct {
	inner
	Yes      bool
	Small    int8
	Big      int64
	Count    uint
	Share    float64
	Text     string
	None     []string
	Empty    []string
	Many     []inner
	Fixed    [3]byte
	Tables   map[string]map[string]inner
	NoTable  map[string]int
	There    *inner
	NotThere *inner
	Tree     []everything
}

func full() everything {
	return everything{
		inner: inner{"Ẵng", []int{0, -1, math.MaxInt}}, Yes: true, Small: -128, Big: math.MinInt64, Count: math.MaxUint, Share: -0.1,
		Text: "a\x00b\xff", Empty: []string{}, Many: []inner{{}, {"x", []int{}}}, Fixed: [3]byte{1, 2, 255},
		Tables: map[string]map[string]inner{"b": {"2": {"n", nil}, "1": {}}, "a": nil}, There: &inner{"p", []int{7}},
		Tree: []everything{{Text: "nhánh"}},
	}
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	for _, want := range []everything{{}, full()} {
		b := append(Append(nil, want), "behind"...)
		var got everything
		rest, err := Read(string(b), &got)
		if err != nil || rest != "behind" || !reflect.DeepEqual(got, want) {
			t.Errorf("%v, %q left:\n%+v\nwant\n%+v", err, rest, got, want)
		}
	}
}

// Texts that are kept apart stand there once, and the value needs nothing else.
func TestTextsApart(t *testing.T) {
	want := full()
	want.Tree = append(want.Tree, everything{Text: "nhánh"}, everything{Text: "án"}) // in one that is there
	var texts Texts
	b := texts.Append(texts.Append(nil, "cả nhánh"), want)
	var first string
	var got everything
	rest, err := ReadApart(string(b)+"behind", texts.String(), &first)
	if err == nil {
		rest, err = ReadApart(rest, texts.String(), &got)
	}
	if err != nil || rest != "behind" || first != "cả nhánh" || !reflect.DeepEqual(got, want) {
		t.Errorf("%v, %q left:\n%+v\nwant\n%+v", err, rest, got, want)
	}
	if n := strings.Count(texts.String(), "án"); n != 1 {
		t.Errorf("one text stands in %q %d times", texts.String(), n)
	}
	for range 20 { // maps come in another order each time
		var again Texts
		if other := again.Append(again.Append(nil, "cả nhánh"), want); !bytes.Equal(other, b) || again.String() != texts.String() {
			t.Fatal("the same value gave other bytes")
		}
	}
	for n := range len(texts.String()) {
		rest, err := ReadApart(string(b), texts.String()[:n], &first)
		if err == nil {
			_, err = ReadApart(rest, texts.String()[:n], &everything{})
		}
		if err == nil {
			t.Errorf("with %d bytes of the texts the value was read without an error", n)
		}
	}
}

func TestOneValueHasOneForm(t *testing.T) {
	want := Append(nil, full())
	for range 20 { // maps come in another order each time
		if got := Append(nil, full()); !bytes.Equal(got, want) {
			t.Fatal("the same value gave other bytes")
		}
	}
	if pointed := full(); !bytes.Equal(Append(nil, &pointed), want) {
		t.Error("a pointer is not written as what it points to")
	}
}

type celsius int

func TestDifferentValuesDiffer(t *testing.T) {
	values := []any{
		[]string{"ab", "c"}, []string{"a", "bc"}, []string{"abc"}, []string{}, []string(nil), [][]string{{"a"}, {"b"}}, [][]string{{"a", "b"}},
		map[string]int{"a": 1}, map[string]int{"a": 2}, map[string]int{}, []any{1}, []any{"1"}, []any{celsius(1)}, []any{nil}, []any{true},
		struct{ A, B string }{"", "x"}, struct{ A, B string }{"x", ""}, struct{ A any }{map[string]any{"k": []any{1.5}}}, struct{ A any }{nil},
	}
	seen := map[string]int{}
	for i, v := range values {
		form := reflect.TypeOf(v).String() + string(Append(nil, v))
		if other, ok := seen[form]; ok {
			t.Errorf("%#v and %#v have the same form", v, values[other])
		}
		seen[form] = i
	}
}

// What another field tells is left out: a function could not be written at all.
func TestFieldsThatAreToldByOthersAreLeftOut(t *testing.T) {
	type named struct {
		Key  string
		Make func() string `wire:"-"`
		Then int
	}
	written := Append(nil, named{"k", func() string { return "made" }, 7})
	if want := Append(nil, struct {
		Key  string
		Then int
	}{"k", 7}); !bytes.Equal(written, want) {
		t.Errorf("%q, want %q", written, want)
	}
	var got named
	if _, err := Read(string(written), &got); err != nil || got.Key != "k" || got.Make != nil || got.Then != 7 {
		t.Errorf("%v: %+v", err, got)
	}
}

func TestCutTextsAreAnError(t *testing.T) {
	whole := string(Append(nil, full()))
	for n := range whole {
		var v everything
		if _, err := Read(whole[:n], &v); err == nil {
			t.Errorf("%d of %d bytes were read without an error", n, len(whole))
		}
	}
	var list []struct{ A, B, C string }
	if _, err := Read("\xff\xff\xff\xff\x0f", &list); err == nil || len(list) > 0 {
		t.Error("a length that nothing stands behind was believed")
	}
}

func FuzzRead(f *testing.F) {
	f.Add(string(Append(nil, full())))
	f.Add(strings.Repeat("\xff", 40))
	f.Fuzz(func(t *testing.T, text string) {
		var v everything
		_, _ = ReadApart(text, text, &v) // which may be an error and nothing worse
		v = everything{}
		rest, err := Read(text, &v)
		if err != nil {
			return
		}
		var again everything
		if _, err := Read(string(Append(nil, v)), &again); err != nil || !strings.HasSuffix(text, rest) {
			t.Errorf("what was read cannot be written and read: %v", err)
		}
	})
}
