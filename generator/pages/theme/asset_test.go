package theme

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
)

// Comments of a script stay in the theme; a text of several lines is never taken for one.
func TestScriptsArePublishedWithoutTheirComments(t *testing.T) {
	for script, want := range map[string]string{
		"// why\nlet a = 1;\n  // why\n  go(a); // here\n": "let a = 1;\ngo(a); // here\n",
		"let a = `\n// a line\n  of it`;\n":                "let a = `\n// a line\n  of it`;\n",
		"let a = 'one \\\n  text';\n":                      "let a = 'one \\\n  text';\n",
		"/*\n  // whose end is */ go();\n":                 "/*\n  // whose end is */ go();\n",
		"go();\r\n// why\r\n":                              "go();\n",
	} {
		files := themeOf(`{{with asset "a.js"}}{{.URL}}{{end}}`)
		files["g/assets/a.js"] = &fstest.MapFile{Data: []byte(script)}
		loaded, problems, err := Load(files, "g", nil, map[string]reflect.Type{"x": reflect.TypeFor[struct{}]()})
		if err != nil || len(problems) > 0 {
			t.Fatal(err, problems)
		}
		for _, a := range loaded.Assets() {
			if strings.HasSuffix(a.URL, ".js") && string(a.Bytes) != want {
				t.Errorf("%q is published as %q, want %q", script, a.Bytes, want)
			}
		}
	}
}
