package portal

import (
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"congkhai/generator/files/manual"
	"congkhai/generator/files/source"
	"congkhai/generator/site"
	"congkhai/generator/test/small"
)

// All bad inputs in one portal are told in one run: every file of theirs has all the problems there that it has alone. Left
// out are those that change what every other one stands on (the configuration, the theme, documents and agencies) and files
// that nobody uses, which are told only where every record beside them can be read.
func TestAllBadInputsAreToldInOneRun(t *testing.T) {
	sample := samplePortal(t, manual.Page{}, nil)
	together := maps.Clone(sample)
	expected := map[string][]string{}
	for i, page := range badInputs(t) {
		alone := samplePortal(t, page, page.Wrong)
		for _, p := range problemsOf(t, alone) {
			for _, e := range page.Wrong {
				if p.Where.File != nil && p.Where.File.Path == e.Path && p.Rule != site.IdleFile {
					at := place(sample, i, e.Path)
					expected[at] = append(expected[at], p.Rule.ID)
				}
			}
		}
		for _, e := range page.Wrong {
			together[place(sample, i, e.Path)] = alone[e.Path]
		}
	}
	told := map[string][]string{}
	for _, p := range problemsOf(t, together) {
		if p.Where.File != nil {
			told[p.Where.File.Path] = append(told[p.Where.File.Path], p.Rule.ID)
		}
	}
	for at, rules := range expected {
		for _, rule := range rules {
			if !slices.Contains(told[at], rule) {
				t.Errorf("%s: %s is not told, but %v", at, rule, told[at])
			}
		}
	}
	t.Logf("%d files with bad inputs", len(expected))
}

// place is where a file of a bad input stands among all others: files of the sample portal get a name of their own, as
// deep as before, and so do those that stand beside one in its folder.
func place(sample fstest.MapFS, i int, name string) string {
	if sample[name] == nil && sample[path.Join(path.Dir(name), "index.md")] == nil {
		return name
	}
	parts := strings.SplitN(name, "/", 3)
	return path.Join(parts[0], parts[1], fmt.Sprintf("x%d-%s", i, parts[2]))
}

var groundOfAll = regexp.MustCompile(`^(config.toml|themes/|content/van-ban/|content/co-quan/)`)

func badInputs(t *testing.T) []manual.Page {
	t.Helper()
	var pages []manual.Page
	for _, rule := range manual.Rules() {
		page, _ := manual.Of(rule)
		pages = append(pages, page)
	}
	names, err := filepath.Glob("testdata/sai/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		archive, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, manual.Parse(name, archive))
	}
	return slices.DeleteFunc(pages, func(p manual.Page) bool {
		return slices.ContainsFunc(p.Wrong, func(e manual.Example) bool { return groundOfAll.MatchString(e.Path) })
	})
}

func problemsOf(t *testing.T, files fstest.MapFS) []source.Problem {
	t.Helper()
	_, problems, err := Check(files, Options{AsOf: small.AsOf})
	if err != nil {
		t.Fatal(err)
	}
	return problems
}
