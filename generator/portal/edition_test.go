package portal

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"congkhai/generator/publish"
	"congkhai/generator/site"
	"congkhai/generator/test/small"
)

// inTwoLanguages is a portal of what lies in the repository, in Vietnamese and English.
func inTwoLanguages(t *testing.T) *Portal {
	t.Helper()
	files := fstest.MapFS{}
	small.Copy(t, files, os.DirFS("../.."))
	small.AlsoInEnglish(files)
	p, problems := load(t, files, Options{})
	if p == nil {
		t.Fatal(small.Told(problems))
	}
	return p
}

var (
	hrefs     = regexp.MustCompile(`<(?:a|form|link)\s[^>]*?\s(?:href|action)="(/[^"?#]*)[^>]*>`)
	alternate = regexp.MustCompile(`<link rel="alternate" hreflang="(\w+)" href="([^"]*)">`)
)

// Each page stands in both languages and leads to the pages of its own; each says where the other one is; and nothing
// leads to what is not there.
func TestBothLanguagesStandInOneTree(t *testing.T) {
	p := inTwoLanguages(t)
	tree := small.Tree(t, p)
	base := p.Site.Config.Address
	for _, page := range p.Site.Pages() {
		if page.URL == site.NotFoundURL {
			continue
		}
		english := tree[pathOf("/en"+page.URL)]
		for url, html := range map[string]string{page.URL: tree[pathOf(page.URL)], "/en" + page.URL: english} {
			want := [][]string{{"vi", base + page.URL}, {"en", base + "/en" + page.URL}}
			var told [][]string
			for _, m := range alternate.FindAllStringSubmatch(html, -1) {
				told = append(told, m[1:])
			}
			if !slices.EqualFunc(told, want, slices.Equal) {
				t.Errorf("%s tells of other languages: %q", url, told)
			}
			if canonical := `<link rel="canonical" href="` + base + url + `">`; !page.Old && !strings.Contains(html, canonical) {
				t.Errorf("%s is not %s", url, canonical)
			}
		}
		if !strings.HasPrefix(english, "<!DOCTYPE html>\n<html lang=\"en\">") {
			t.Errorf("/en%s is not in English", page.URL)
		}
		for _, m := range hrefs.FindAllStringSubmatch(english, -1) {
			switch isPage, isEnglish := strings.HasSuffix(m[1], "/"), strings.HasPrefix(m[1], "/en/"); {
			case slices.Contains(lastNames, pathOf(m[1])): // which are made of all that is in the tree
			case tree[pathOf(m[1])] == "":
				t.Errorf("/en%s leads to %s, where nothing is", page.URL, m[1])
			case isPage && !isEnglish && !strings.Contains(m[0], `hreflang="vi"`):
				t.Errorf("/en%s leads to the Vietnamese %s", page.URL, m[0])
			}
		}
	}
}

// What programs read of a portal in two languages: the search of each, a site map of both, and old addresses of both.
func TestMachinesReadBothLanguages(t *testing.T) {
	p := inTwoLanguages(t)
	for url, want := range map[string]string{
		"/tim-kiem/muc-luc.json":      "Thủ tục hành chính",
		"/en/tim-kiem/muc-luc.json":   "Administrative procedures",
		"/en/tim-kiem/opensearch.xml": p.Site.Config.Address + "/en/tim-kiem/?q=",
		"/sitemap.xml":                p.Site.Config.Address + "/en/thu-tuc/1.000173/",
	} {
		if got := small.Page(t, p, url); !strings.Contains(got, want) {
			t.Errorf("%s does not tell %q", url, want)
		}
	}
}

// A portal that gives up a language says what became of its pages in one line; one that gives up a page says so once.
func TestWhatVanishesIsToldOnceForAllLanguages(t *testing.T) {
	both := inTwoLanguages(t)
	files, err := both.Files()
	if err != nil {
		t.Fatal(err)
	}
	var before []publish.Published
	for _, f := range files {
		before = append(before, publish.Published{Path: f.Path, Lasts: f.Lasts})
	}
	lost := []publish.Published{
		{Path: "thu-tuc/cu/index.html", Lasts: true}, {Path: "en/thu-tuc/cu/index.html", Lasts: true},
	}
	vanishes(t, realPortal(t, Options{}), before, "/en/")
	vanishes(t, both, append(lost, before...), "/thu-tuc/cu/")
}

// vanishes holds what a portal tells of what stood there before.
func vanishes(t *testing.T, p *Portal, before []publish.Published, want ...string) {
	t.Helper()
	var told []string
	for _, v := range p.Vanished(before) {
		told = append(told, v.Address)
	}
	if !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
}
