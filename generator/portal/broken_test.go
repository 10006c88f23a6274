package portal

import (
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"
)

// Whatever line an author forgets or leaves half written, there are problems or there is a site with all its views;
// never a panic.
func TestBrokenLinesNeverPanic(t *testing.T) {
	archives, err := filepath.Glob("testdata/cong/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range archives {
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files := portal(t, archive)
			for _, f := range archive.Files {
				if whole := files[f.Name]; whole != nil && strings.HasPrefix(f.Name, "content/") {
					breakLines(t, files, f.Name)
					files[f.Name] = whole
				}
			}
		})
	}
}

func breakLines(t *testing.T, files fstest.MapFS, name string) {
	t.Helper()
	lines := strings.SplitAfter(string(files[name].Data), "\n")
	for i, line := range lines {
		for _, instead := range []string{"", line[:len(line)/2] + "\n"} {
			text := strings.Join(lines[:i], "") + instead + strings.Join(lines[i+1:], "")
			files[name] = &fstest.MapFile{Data: []byte(text)}
			s, problems, err := Check(files, Options{AsOf: asOf})
			if err != nil {
				t.Fatalf("%s line %d as %q: %v", name, i+1, instead, err)
			}
			if len(problems) > 0 {
				continue
			}
			for _, page := range s.Pages() {
				page.View()
			}
		}
	}
}
