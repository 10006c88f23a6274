package portal

import (
	"io/fs"
	"os"
	"testing"

	"golang.org/x/tools/txtar"

	"congkhai/generator/files/source"
	"congkhai/generator/test/small"
)

// The program carries all of its theme: what begins with a sign that embedding leaves out would be missing there alone.
func TestTheCarriedThemeIsTheWholeOne(t *testing.T) {
	here := os.DirFS(small.Root(t))
	names, problems, err := source.List(here, "themes/"+CarriedTheme)
	if err != nil || len(problems) > 0 || len(names) != len(Carried()) {
		t.Fatalf("there are %d files, %d are carried (%v, %v)", len(names), len(Carried()), problems, err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(here, name)
		if err != nil || string(text) != string(Carried()[name]) {
			t.Errorf("%s is carried otherwise (%v)", name, err)
		}
	}
}

// A portal without a folder of themes is the same, to the last byte, as one with a copy of the theme, and has the same sum:
// what stands of the one still stands of the other.
func TestAPortalHasTheCarriedThemeWhereItHasNone(t *testing.T) {
	files := small.Files(t, &txtar.Archive{})
	with, _ := load(t, files, Options{AsOf: small.AsOf})
	for name := range files {
		if _, carried := Carried()[name]; carried {
			delete(files, name)
		}
	}
	without, _ := load(t, files, Options{AsOf: small.AsOf})
	if with == nil || without == nil || with.Sum != without.Sum {
		t.Fatal("a portal without a theme is another one, or none")
	}
	small.SameTrees(t, "without the folder", small.Tree(t, with), small.Tree(t, without))
}
