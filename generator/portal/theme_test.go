package portal

import (
	"bytes"
	"cmp"
	"html"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"congkhai/generator/files/front"
	"congkhai/generator/files/manual"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds"
	"congkhai/generator/pages/theme"
	"congkhai/generator/test/small"
	"congkhai/generator/text/bound"
)

// Another theme, as small as one can be, shows the same content: every page under its title.
func TestAnotherThemeShowsTheSameContent(t *testing.T) {
	files := fstest.MapFS{}
	small.Copy(t, files, os.DirFS("../.."))
	smallest := fstest.MapFS{}
	small.Copy(t, smallest, os.DirFS("testdata"), "giao-dien-nho")
	for name, f := range smallest {
		files["themes/nho/"+strings.TrimPrefix(name, "giao-dien-nho/")] = f
	}
	files["themes/nho/i18n/vi.toml"] = files["themes/cong-khai/i18n/vi.toml"]
	config := string(files["config.toml"].Data)
	files["config.toml"] = &fstest.MapFile{Data: []byte(strings.Replace(config, `giao_dien = "cong-khai"`, `giao_dien = "nho"`, 1))}
	p, problems := load(t, files, Options{})
	if p == nil {
		t.Fatal(small.Printed(t, problems, "vi"))
	}
	for _, page := range p.Site.Pages() {
		b, err := p.pageFile(page).Bytes()
		if err != nil {
			t.Fatal(err)
		}
		if page.Record != nil && !bytes.Contains(b, []byte("<h1>"+html.EscapeString(page.Record.Title())+"</h1>")) {
			t.Errorf("%s does not show its title", page.URL)
		}
	}
}

// owners are words of the department whose portal this is; a theme that had them would be of no use to others.
var owners = regexp.MustCompile(`(?i)tiền giang|khoa học và công nghệ|skhcn|mỹ tho|0273`)

func TestThemesKnowNoDepartment(t *testing.T) {
	files := fstest.MapFS{}
	small.Copy(t, files, os.DirFS("../.."), "themes")
	for name, f := range files {
		if found := owners.Find(f.Data); found != nil && path.Ext(name) != ".png" {
			t.Errorf("%s has “%s”, which belongs in content/ or config.toml", name, found)
		}
	}
}

// textOf finds the texts that layouts ask for by a key.
var textOf = regexp.MustCompile(`\(?t "([a-z0-9_]+)"`)

// The catalogues of all languages have the same texts, and each is asked for by a layout or a view.
func TestCataloguesAreAlike(t *testing.T) {
	vi, en := texts(t, "vi"), texts(t, "en")
	asked := map[string]bool{}
	for _, key := range kinds.TextKeys() {
		asked[key] = true
	}
	files := fstest.MapFS{}
	small.Copy(t, files, os.DirFS("../.."), "themes/cong-khai/layouts", "themes/cong-khai/partials")
	for _, f := range files {
		for _, m := range textOf.FindAllSubmatch(f.Data, -1) {
			asked[string(m[1])] = true
		}
	}
	for key := range asked {
		if vi[key] == "" || en[key] == "" {
			t.Errorf("%s has no text in both languages", key)
		}
	}
	for key := range vi {
		if en[key] == "" || !asked[key] || strings.Count(vi[key], "%") != strings.Count(en[key], "%") {
			t.Errorf("%s is not alike in both languages, or nobody asks for it", key)
		}
	}
	if len(vi) != len(en) {
		t.Errorf("%d texts in Vietnamese, %d in English", len(vi), len(en))
	}
}

func texts(t *testing.T, language string) map[string]string {
	t.Helper()
	name := "themes/cong-khai/i18n/" + language + ".toml"
	f, _, err := readText(os.DirFS("../.."), name)
	if err != nil {
		t.Fatal(err)
	}
	doc, problems := front.Parse(f.Span(0, len(f.Text())))
	var c catalogue
	_, more := front.Bind(doc, &c)
	if problems = append(problems, more...); len(problems) > 0 {
		t.Fatal(small.Printed(t, problems, "vi"))
	}
	return c.Texts
}

// The interface speaks English when the configuration says so; what the content says stays Vietnamese and is marked so.
func TestInterfaceInEnglish(t *testing.T) {
	files := small.RealAtWork(t)
	speakEnglish(files)
	p, problems := load(t, files, Options{})
	if p == nil {
		t.Fatal(small.Printed(t, problems, "vi"))
	}
	html := small.Page(t, p, "/thu-tuc/1.000173/")
	for _, want := range []string{`<html lang="en">`, ">Time limit<", "chứng chỉ nhân viên bức xạ"} {
		if !strings.Contains(html, want) {
			t.Errorf("no %s on the page", want)
		}
	}
}

var sharedPicture = regexp.MustCompile(`<meta property="og:image" content="([^"]*)">`)

// The picture that a page names for when it is shared is published, and nobody draws one that no page names.
func TestSharedPagesHaveTheirPicture(t *testing.T) {
	p, problems := load(t, os.DirFS("../.."), Options{})
	if p == nil {
		t.Fatal(small.Printed(t, problems, "vi"))
	}
	files, err := p.Files()
	if err != nil {
		t.Fatal(err)
	}
	drawn := map[string]bool{}
	for _, f := range files {
		if path.Base(f.Path) == "the-chia-se.png" {
			drawn[p.Site.Config.Address+"/"+f.Path] = false
		}
	}
	for _, page := range p.Site.Pages() {
		b, err := p.pageFile(page).Bytes()
		if err != nil {
			t.Fatal(err)
		}
		m := sharedPicture.FindSubmatch(b)
		if m == nil {
			t.Fatalf("%s names no picture", page.URL)
		}
		if _, ok := drawn[string(m[1])]; !ok {
			t.Errorf("%s names %s, which is not published", page.URL, m[1])
		}
		drawn[string(m[1])] = true
	}
	for url, named := range drawn {
		if !named {
			t.Errorf("no page names %s", url)
		}
	}
}

// Names that some machine could not open, or that lead elsewhere, are problems that say where, and nothing fails without a line.
func TestNamesInThemesAreLookedAt(t *testing.T) {
	long, config := strings.Repeat("a", 300), "themes/cong-khai/theme.toml"
	font := func(name string) string {
		return "ten = \"x\"\nban = 1\n[the_chia_se]\nphong = " + name + "\nnen = \"#000000\"\nchu = \"#ffffff\"\n"
	}
	for _, odd := range []struct {
		name, text string
		mode       fs.FileMode
		rule       *source.Rule
		where      string // if not the file
	}{
		{"themes/cong-khai/assets/a\nb.css", "", 0, source.BadName, ""},
		{"themes/cong-khai/assets/con.css", "", 0, source.BadName, ""},
		{"themes/cong-khai/assets/a%b.css", "", 0, source.AddressName, ""},
		{"themes/cong-khai/assets/Tim.js", "", 0, source.SameName, "themes/cong-khai/assets/tim.js"},
		{"themes/cong-khai/layouts/NEWS.html", "", 0, source.SameName, "themes/cong-khai/layouts/news.html"},
		{"themes/cong-khai/assets/lien-ket.css", "nowhere", fs.ModeSymlink, source.NotRegular, ""},
		{"themes/cong-khai/assets/vong", ".", fs.ModeSymlink, source.NotRegular, ""},
		{"themes/cong-khai/assets/ong", "", fs.ModeNamedPipe, source.NotRegular, ""},
		{"themes/cong-khai/partials/x.html", "nowhere", fs.ModeSymlink, source.NotRegular, ""},
		{"themes/cong-khai/theme.toml", "nowhere", fs.ModeSymlink, source.NotRegular, ""},
		{"themes/cong-khai/theme.toml/x", "", 0, NoContract, config},
		{"themes/cong-khai/i18n/vi.toml/x", "", 0, NoCatalogue, "config.toml:4:12"},
		{"themes/cong-khai/layouts/news.html/x", "", 0, theme.NoLayout, "themes/cong-khai/layouts/news.html"},
		{config, font(`"../../../etc/passwd"`), 0, NoFont, config + ":4:9"},
		{config, font(`"../cong-khai/phong/NotoSans-Bold.ttf"`), 0, NoFont, config + ":4:9"},
		{config, font(`"/etc/passwd"`), 0, NoFont, config + ":4:9"},
		{config, font(`"phong"`), 0, NoFont, config + ":4:9"},
		{config, font(`"` + long + `.ttf"`), 0, NoFont, config + ":4:9"},
		{config, font(`"theme.toml"`), 0, NoFont, config + ":4:9"},
	} {
		files := samplePortal(t, manual.Page{}, nil)
		delete(files, strings.TrimSuffix(odd.name, "/x"))
		files[odd.name] = &fstest.MapFile{Data: []byte(odd.text), Mode: odd.mode}
		_, problems := load(t, files, Options{})
		if len(problems) != 1 || problems[0].Rule != odd.rule || problems[0].Where.String() != cmp.Or(odd.where, odd.name) {
			t.Errorf("%q %q: %s, want %s", odd.name, odd.text, small.Printed(t, problems, source.English), odd.rule.ID)
		}
	}
}

func TestFilesOfAThemeAreBounded(t *testing.T) {
	for name, size := range map[string]int{"themes/cong-khai/assets/phim.css": bound.Attachment, "themes/cong-khai/layouts/home.html": bound.Text, "config.toml": bound.Text} {
		files := small.Files(t, &txtar.Archive{})
		files[name] = &fstest.MapFile{Data: bytes.Repeat([]byte("\n"), size+1)}
		_, problems := load(t, files, Options{})
		if !slices.ContainsFunc(problems, func(p source.Problem) bool { return p.Rule == source.TooLarge && p.Where.File.Path == name }) {
			t.Errorf("%s of %d bytes: %s", name, size+1, small.Printed(t, problems, source.Vietnamese))
		}
	}
}
