package portal

import (
	"image/color"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/test/small"
)

// A portal's colours and logo are part of what its pages load already: no page asks for one thing more.
func TestPortalsWearTheirOwnColours(t *testing.T) {
	const dressedUp = `
[nhan_dien]
mau = "#8A1538"
mau_nhan = "#c0a062"
logo = "hinh/logo.svg"
`
	plain, own := wearing(t, ""), wearing(t, dressedUp)
	style, _ := own.find(t, ".css")
	for _, want := range []string{"--brand:#8a1538;--link:#8a1538;--accent:#c0a062;", "(prefers-color-scheme:dark){:root{--link:#"} {
		if !strings.Contains(style, want) {
			t.Errorf("the style ends with %q and has no %q", style[len(style)-200:], want)
		}
	}
	if before, _ := plain.find(t, ".css"); !strings.HasPrefix(style, before) || len(style)-len(before) > 200 {
		t.Errorf("the style is not the theme's with %d bytes behind it", len(style)-len(before))
	}
	logo, url := own.find(t, "dau.")
	if logo != drawn || !strings.HasSuffix(url, ".svg") {
		t.Errorf("%s is %q", url, logo)
	}
	page, before := own.page(t), plain.page(t)
	if strings.Count(page, url) != 2 || strings.Count(page, "stylesheet") != strings.Count(before, "stylesheet") {
		t.Errorf("the page does not load %s as its icon and in its head, and as many styles as before", url)
	}
	if own.Sum == plain.Sum || own.dress.sum == plain.dress.sum {
		t.Error("nobody can tell that the portal looks otherwise")
	}
}

const drawn = `<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>`

type worn struct{ *Portal }

// wearing is a small portal with something behind its configuration.
func wearing(t *testing.T, more string) worn {
	t.Helper()
	files := small.Files(t, &txtar.Archive{})
	config := *files["config.toml"]
	config.Data = append(append([]byte(nil), config.Data...), more...)
	files["config.toml"], files["hinh/logo.svg"] = &config, &fstest.MapFile{Data: []byte(drawn)}
	p, problems := load(t, files, Options{})
	if p == nil {
		t.Fatal(problems)
	}
	return worn{p}
}

// find is the asset whose address has some part, and that address.
func (w worn) find(t *testing.T, part string) (file, url string) {
	t.Helper()
	for _, a := range w.dress.theme.Assets() {
		if strings.Contains(a.URL, part) {
			return string(a.Bytes), a.URL
		}
	}
	t.Fatalf("no asset %s", part)
	return "", ""
}

func (w worn) page(t *testing.T) string {
	t.Helper()
	return small.Page(t, w.Portal, "/")
}

// A theme that names assets which it has not would lose what the portal says.
func TestThemesHaveWhatTheySayTakesAnIdentity(t *testing.T) {
	files := small.Files(t, &txtar.Archive{})
	contract := files["themes/cong-khai/theme.toml"]
	contract.Data = []byte(strings.Replace(string(contract.Data), `"cong-khai.css"`, `"khac.css"`, 1))
	if p, problems := load(t, files, Options{}); p != nil || !strings.Contains(small.Printed(t, problems, source.Vietnamese), "khac.css") {
		t.Errorf("the portal has %v", problems)
	}
}

// Ratios that WCAG and its tools tell of.
func TestContrastIsThatOfWCAG(t *testing.T) {
	grey := func(v uint8) color.RGBA { return color.RGBA{v, v, v, 255} }
	for _, pair := range []struct {
		a, b color.RGBA
		want int
	}{
		{grey(0), grey(255), 2100}, {grey(255), grey(255), 100}, {grey(0x76), grey(255), 454},
		{grey(255), grey(0x77), 447}, {color.RGBA{255, 0, 0, 255}, grey(255), 399},
	} {
		if got := contrast(pair.a, pair.b); got != pair.want {
			t.Errorf("%v on %v: %d, want %d", pair.a, pair.b, got, pair.want)
		}
	}
}

// Whatever colour is named, what is proposed in its place can be read, and what is made of it for the dark can.
func TestEveryColourHasOneThatCanBeRead(t *testing.T) {
	f := fitting{Text: colourOf(255, 255, 255), Papers: []record.Colour{colourOf(255, 255, 255), colourOf(0xe9, 0xf1, 0xf9)},
		Dark: []record.Colour{colourOf(0x12, 0x18, 0x1f), colourOf(0x2e, 0x27, 0x13)}}
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		brand := colourOf(uint8(random.UintN(256)), uint8(random.UintN(256)), uint8(random.UintN(256)))
		darker := f.darker(brand.RGBA)
		if _, got := faintest(darker, f.light()); got < readable {
			t.Fatalf("%s instead of %s has %d", hexOf(darker), hexOf(brand.RGBA), got)
		}
		lit := f.lit(brand.RGBA)
		if _, got := faintest(lit, f.Dark); got < readable {
			t.Fatalf("%s in the dark for %s has %d", hexOf(lit), hexOf(brand.RGBA), got)
		}
	}
}

func colourOf(r, g, b uint8) record.Colour {
	return record.Colour{RGBA: color.RGBA{R: r, G: g, B: b, A: 255}}
}
