package theme

import (
	"path"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
)

// Comments of scripts and styles stay in the theme; a text of several lines is never taken for one.
func TestFilesArePublishedWithoutTheirComments(t *testing.T) {
	for file, want := range map[string]string{
		"// why\nlet a = 1;\n  // why\n  go(a); // here\n": "let a = 1;\ngo(a); // here\n",
		"let a = `\n// a line\n  of it`;\n":                "let a = `\n// a line\n  of it`;\n",
		"let a = 'one \\\n  text';\n":                      "let a = 'one \\\n  text';\n",
		"/*\n  // whose end is */ go();\n":                 "/*\n  // whose end is */ go();\n",
		"go();\r\n// why\r\n":                              "go();\n",
		"go();\n\n  \nstop();\n":                           "go();\nstop();\n",
		"a {\n  b: c; /* here */\n}\n/* why */\n":          "a {\nb: c; /* here */\n}\n",
		"a {\n  b: c;\n}\n/* why\n  so */\n":               "a {\n  b: c;\n}\n/* why\n  so */\n",
		"a { b: c; } /* a */ /* b\n  */\n":                 "a { b: c; } /* a */ /* b\n  */\n",
	} {
		name := "a.js"
		if strings.Contains(file, "{") {
			name = "a.css"
		}
		files := themeOf(`{{with asset "` + name + `"}}{{.URL}}{{end}}`)
		files["g/assets/"+name] = &fstest.MapFile{Data: []byte(file)}
		loaded, problems, err := Load(files, "g", nil, nil, map[string]reflect.Type{"x": reflect.TypeFor[struct{}]()}, Own{})
		if err != nil || len(problems) > 0 {
			t.Fatal(err, problems)
		}
		for _, a := range loaded.Assets() {
			if strings.HasSuffix(a.URL, path.Ext(name)) && string(a.Bytes) != want {
				t.Errorf("%q is published as %q, want %q", file, a.Bytes, want)
			}
		}
	}
}
