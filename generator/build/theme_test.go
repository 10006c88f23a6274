package build

import (
	"bytes"
	"html"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

// Another theme, as small as one can be, shows the same content: every page under its title.
func TestAnotherThemeShowsTheSameContent(t *testing.T) {
	files := fstest.MapFS{}
	if err := copyInto(files, os.DirFS("../..")); err != nil {
		t.Fatal(err)
	}
	small := fstest.MapFS{}
	if err := copyInto(small, os.DirFS("testdata"), "giao-dien-nho"); err != nil {
		t.Fatal(err)
	}
	for name, f := range small {
		files["themes/nho/"+strings.TrimPrefix(name, "giao-dien-nho/")] = f
	}
	files["themes/nho/i18n/vi.toml"] = files["themes/cong-khai/i18n/vi.toml"]
	config := string(files["config.toml"].Data)
	files["config.toml"] = &fstest.MapFile{Data: []byte(strings.Replace(config, `giao_dien = "cong-khai"`, `giao_dien = "nho"`, 1))}
	p, problems := load(t, files, Options{})
	if p == nil {
		t.Fatal(string(printed(t, problems, "vi")))
	}
	for _, page := range p.Site.Pages() {
		b, err := p.Render(page)
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
	if err := copyInto(files, os.DirFS("../.."), "themes"); err != nil {
		t.Fatal(err)
	}
	for name, f := range files {
		if found := owners.Find(f.Data); found != nil && path.Ext(name) != ".png" {
			t.Errorf("%s has “%s”, which belongs in content/ or config.toml", name, found)
		}
	}
}
