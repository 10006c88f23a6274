package front

import (
	"strings"
	"testing"

	"congkhai/generator/text/bound"
)

// Each text is as heavy as it may be; one more of its part is too much.
func TestTextsAreWeighed(t *testing.T) {
	many := strings.Repeat
	for name, text := range map[string]func(n int) string{
		"lists":          func(n int) string { return "a = " + many("[", n-1) + many("]", n-1) },
		"lists on lines": func(n int) string { return "a = " + many("[\n", n-1) + many("]", n-1) },
		"tables": func(n int) string {
			return "a = " + many("[", n%2+1) + many("{a = ", n/2-1) + "1" + many("}", n/2-1) + many("]", n%2+1)
		},
		"a key":                 func(n int) string { return many("a.", n-1) + "a = 1" },
		"a key with blanks":     func(n int) string { return many("a . ", n-1) + "a = 1" },
		"a key in quotes":       func(n int) string { return many(`"a.b".`, n-1) + "'a.b' = 1" },
		"a header":              func(n int) string { return "[" + many("a.", n-1) + "a]" },
		"a header of a list":    func(n int) string { return "[[" + many("a.", n-1) + "a]]" },
		"a key under a header":  func(n int) string { return "[a.b]\n" + many("c.", n-3) + "c = 1" },
		"a list under a header": func(n int) string { return "[a.b]\nc = " + many("[", n-3) + many("]", n-3) },
	} {
		if heavy, _ := weigh(text(bound.Depth)); heavy != nil {
			t.Errorf("%s: %d deep is %s", name, bound.Depth, heavy.ID)
		}
		if heavy, _ := weigh(text(bound.Depth + 1)); heavy != TooDeep {
			t.Errorf("%s: %d deep passes", name, bound.Depth+1)
		}
	}
}

// What stands in texts and comments, and what comes after what is no TOML, weighs nothing.
func TestBracketsInTextsWeighNothing(t *testing.T) {
	brackets := strings.Repeat("[", 100)
	for _, text := range []string{
		`a = "` + brackets + `"`, `a = '` + brackets + `'`, `a = """` + "\n" + brackets + "\n" + `"""`, "a = '''\n" + brackets + "\n'''", "# " + brackets,
		`a = "\"` + brackets + `"`, `a = "\\"` + " # " + brackets, "a = 1 # " + brackets, "[a] # " + brackets, `"` + brackets + `" = 1`,
		"a = [1,\nb = " + brackets, // the list was not closed, and the key is the error that is told
		strings.Repeat("[[a]]\n", 1000), strings.Repeat("[a]\nb = [[1], [2]]\n", 1000), strings.Repeat("a = {b = {c = 1}}\n", 1000),
	} {
		if heavy, at := weigh(text); heavy != nil {
			t.Errorf("%.60q… is %s at %d", text, heavy.ID, at)
		}
	}
}

func TestNamesAndValuesAreCounted(t *testing.T) {
	name := strings.Repeat("a", bound.Key-10)
	for text, want := range map[string]string{
		name + " = 1": "", name + strings.Repeat("a", 11) + " = 1": LongName.ID, "[" + name + "]\n" + name + " = 1": LongName.ID,
		"a = {" + name[20:] + " = {" + name[20:] + " = 1}}": LongName.ID, "a = 1\n  " + name + name + " = 1": LongName.ID,
		"a = [" + strings.Repeat("1,", bound.Values-1) + "]": "", "a = [" + strings.Repeat("1,", bound.Values) + "]": TooManyValues.ID,
		strings.Repeat("a = 1\n", bound.Values+1): TooManyValues.ID, strings.Repeat("[a]\n", bound.Values+1): TooManyValues.ID,
		"a = {" + strings.Repeat("a = 1, ", bound.Values) + "}": TooManyValues.ID,
	} {
		heavy, at := weigh(text)
		got := ""
		if heavy != nil {
			got = heavy.ID
		}
		if got != want {
			t.Errorf("%.40q…: %q at %d, want %q", text, got, at, want)
		}
		if got == LongName.ID && text[at] != 'a' && text[at] != '[' {
			t.Errorf("%.40q…: the key is said to begin at %q", text, text[at:at+1])
		}
	}
}
