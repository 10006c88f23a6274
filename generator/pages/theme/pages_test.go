package theme_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/tools/txtar"

	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
	"congkhai/generator/pages/theme"
	"congkhai/generator/portal"
	"congkhai/generator/site"
	"congkhai/generator/test/small"
	"congkhai/generator/text/calendar"
)

const repository = "../../.."

// assemble puts the site of a portal together; one with problems has no pages.
func assemble(t testing.TB, files fs.FS) (*site.Site, bool) {
	t.Helper()
	s, problems, err := portal.Check(files, portal.Options{AsOf: calendar.Date{Year: 2026, Month: 11, Day: 1}})
	if err != nil {
		t.Fatal(err)
	}
	return s, len(problems) == 0
}

func realSite(t testing.TB) *site.Site {
	t.Helper()
	s, sound := assemble(t, small.RealAtWork(t))
	if !sound {
		t.Fatal("the real portal has problems")
	}
	return s
}

// dress loads a theme for a site.
func dress(t testing.TB, s *site.Site, folder, language string) *theme.Theme {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(repository, "themes/cong-khai/i18n", language+".toml"))
	if err != nil {
		t.Fatal(err)
	}
	f, _ := source.NewFile("texts", raw)
	doc, _ := front.Parse(f.Span(0, len(f.Text())))
	var texts struct {
		Texts map[string]string `key:"chu"`
	}
	front.Bind(doc, &texts)
	loaded, problems, err := theme.Load(os.DirFS(repository), folder, texts.Texts, nil, site.Layouts(s.Kinds, s.Parts), theme.Own{})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return loaded
}

// library reads a theme as html/template does.
func library(t testing.TB, loaded *theme.Theme, folder string) theme.Library {
	t.Helper()
	library, err := theme.LibraryOf(loaded, os.DirFS(repository), folder)
	if err != nil {
		t.Fatal(err)
	}
	return library
}

// checkPages holds every page against the one that html/template makes.
func checkPages(t *testing.T, s *site.Site, folder, language string) {
	t.Helper()
	loaded := dress(t, s, folder, language)
	library := library(t, loaded, folder)
	for _, page := range s.Pages() {
		var got, want bytes.Buffer
		view := page.View()
		if err := loaded.Render(&got, page.Layout, view); err != nil {
			t.Fatal(page.URL, err)
		}
		taken, err := theme.Taken(view)
		if err != nil {
			t.Fatal(page.URL, err)
		}
		if err := library[page.Layout].ExecuteTemplate(&want, "base", taken); err != nil {
			t.Fatal(page.URL, err)
		}
		if !bytes.Equal(got.Bytes(), want.Bytes()) {
			t.Errorf("%s is not as html/template makes it", page.URL)
		}
	}
}

var themes = []string{"themes/cong-khai", "generator/portal/testdata/giao-dien-nho"}

func TestEveryPageIsAsTheLibraryMakesIt(t *testing.T) {
	s := realSite(t)
	for _, folder := range themes {
		for _, language := range []string{"vi", "en"} {
			checkPages(t, s, folder, language)
		}
	}
}

// Small portals have what the real one has not: states, explanations, several years.
func TestPagesOfSmallPortalsAreAsTheLibraryMakesThem(t *testing.T) {
	archives := small.Archives(t)
	for _, name := range []string{"mau.txt", "doc-hai.txt"} {
		archives[name] = small.Archive(t, filepath.Join(repository, "generator/portal/testdata", name))
	}
	checked, right := 0, 0
	for name, archive := range archives {
		if !slices.ContainsFunc(archive.Files, func(f txtar.File) bool { return f.Name == small.Problems }) {
			right++
		}
		t.Run(name, func(t *testing.T) {
			if s, sound := assemble(t, small.Content(archive)); sound {
				checkPages(t, s, themes[0], "vi")
				checked++
			}
		})
	}
	if checked < right || right == 0 {
		t.Errorf("only %d portals have pages, %d have no problems", checked, right)
	}
}

// Check makes all pages of layouts that may fail, so that few of them may: of the real theme the one that takes columns of
// figures by their number.
func TestFewLayoutsMayFail(t *testing.T) {
	s := realSite(t)
	real := dress(t, s, themes[0], "vi")
	for layout := range site.Layouts(s.Kinds, s.Parts) {
		if may := real.MayFail(layout); may != (layout == "report") {
			t.Errorf("%s may fail: %t", layout, may)
		}
	}
}

// BenchmarkRender makes the pages of the real portal; a page is an operation.
func BenchmarkRender(b *testing.B) {
	s := realSite(b)
	loaded := dress(b, s, themes[0], "vi")
	library := library(b, loaded, themes[0])
	var layouts []string
	var views, takenViews []any
	for _, page := range s.Pages() {
		view := page.View()
		taken, err := theme.Taken(view)
		if err != nil {
			b.Fatal(page.URL, err)
		}
		layouts, views, takenViews = append(layouts, page.Layout), append(views, view), append(takenViews, taken)
	}
	for _, way := range []struct {
		name   string
		render func(out *bytes.Buffer, i int) error
	}{
		{"compiled", func(out *bytes.Buffer, i int) error { return loaded.Render(out, layouts[i], views[i]) }},
		{"html-template", func(out *bytes.Buffer, i int) error {
			return library[layouts[i]].ExecuteTemplate(out, "base", takenViews[i])
		}},
	} {
		b.Run(way.name, func(b *testing.B) {
			b.ReportAllocs()
			var out bytes.Buffer
			for i := 0; b.Loop(); i++ {
				out.Reset()
				if err := way.render(&out, i%len(views)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	s := realSite(b)
	for b.Loop() {
		dress(b, s, themes[0], "vi")
	}
}
