package amend_test

import (
	"testing"
	"time"

	"congkhai/generator/files/amend"
	"congkhai/generator/files/front"
	"congkhai/generator/text/calendar"
)

// How a value is written, in the place of another or as a new one.
func TestValuesAsFilesHaveThem(t *testing.T) {
	for _, c := range []struct {
		before string
		value  any
		after  string
	}{
		{"a = 1 # x\n", 14043, "a = 14_043 # x\n"},
		{"a = 2_000\n", 3000, "a = 3_000\n"},
		{"a = 14043\n", int64(150000), "a = 150000\n"},
		{"a = 2020\n", 2021, "a = 2021\n"},
		{"a = 1\n", -1234567, "a = -1_234_567\n"},
		{"a = 1\n", front.Number("14043.50"), "a = 14_043.50\n"},
		{"a = 1\n", front.Number("-0.5"), "a = -0.5\n"},
		{"a = 1\n", 62.0, "a = 62.0\n"},
		{"a = 'x'\n", "C:\\y", "a = 'C:\\y'\n"},
		{"a = 'x'\n", "it's", "a = \"it's\"\n"},
		{"a = 1\n", "e\u0302", "a = \"ê\"\n"},
		{"a = \"\"\n", calendar.Date{Year: 2026, Month: 3, Day: 2}, "a = 2026-03-02\n"},
		{"a = [1_000]\n", []any{1000, 2000}, "a = [1_000, 2_000]\n"},
		{"a = {b = 1, c = 2}\n", map[string]any{"b": 1, "d": true}, "a = {b = 1, d = true}\n"},
		{"", []map[string]any{{"b": "x"}, {"b": "y"}}, "a = [{ b = \"x\" }, { b = \"y\" }]\n"},
		{"b.c = 1\na = 2", "x", "b.c = 1\na = \"x\""},
	} {
		got, err := amend.Apply("x.toml", []byte(c.before), nil, amend.Set("a", c.value))
		if err != nil || string(got) != c.after {
			t.Errorf("%q with %v is %q, want %q: %v", c.before, c.value, got, c.after, err)
		}
	}
}

func TestWhatIsNoValueIsRefused(t *testing.T) {
	deep := any("x")
	for range 40 {
		deep = []any{deep}
	}
	for _, v := range []any{nil, struct{}{}, front.Number("1e5"), front.Number("00"),
		calendar.Date{Year: 2026, Month: 2, Day: 30}, "\xff",
		amend.Table{{Key: "b", Value: 1}, {Key: "b", Value: 2}}, deep, time.Second, []any{nil}} {
		if got, err := amend.Apply("x.toml", []byte("a = 1\n"), nil, amend.Set("a", v)); err == nil {
			t.Errorf("%v is written: %s", v, got)
		}
	}
	for _, path := range []string{"", ".", "a.", ".a", "a[", "a[x]", "a[-1]", "a[0]b", "[0]",
		"a[99999999999999999999]", "a.b", "a[0]"} {
		if got, err := amend.Apply("x.toml", []byte("a = 1\n"), nil, amend.Set(path, "y")); err == nil {
			t.Errorf("%q is a path: %s", path, got)
		}
	}
}

func TestPlacesThatNoListHasAreRefused(t *testing.T) {
	raw := []byte("a = [1, 2]\n")
	for _, c := range []amend.Change{amend.Insert("a", -2, 3), amend.Insert("a", 3, 3), amend.Insert("b", -2, 3),
		amend.Insert("b", 1, 3), amend.Move("a", -1, 0), amend.Move("a", 0, 2), amend.Move("b", 0, 0)} {
		if got, err := amend.Apply("x.toml", raw, nil, c); err == nil {
			t.Errorf("%v is done: %s", c, got)
		}
	}
}
