package portal

import (
	"bytes"
	"fmt"
	"image/color"
	"io/fs"
	"math"
	"path"
	"slices"
	"strings"

	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/pages/picture"
	"congkhai/generator/pages/theme"
	"congkhai/generator/text/bound"
)

// fitting is what a theme says of the identity that a portal may give it: the style that takes its colours, the picture
// in whose place its logo stands, and the colours that text stands on, or in, with them.
type fitting struct {
	Style  string          `key:"kieu"`
	Mark   string          `key:"logo"`
	Text   record.Colour   `key:"chu"`
	Papers []record.Colour `key:"giay"`
	Dark   []record.Colour `key:"giay_toi"`
}

// readable is the contrast that text has to have (WCAG 2.2, 1.4.3), in hundredths; what is made here is clear. Black and
// white have the most.
const (
	readable = 450
	clear    = 700
	most     = 2100
)

// own makes of a portal's identity what the theme takes into its assets.
func (c *contract) own(root fs.FS, config record.Config) (theme.Own, []source.Problem) {
	id, own := config.Identity, theme.Own{}
	coloured, fits := id.Brand.A|id.Accent.A > 0, c.Fitting.Style != ""
	if !fits && (coloured || id.Logo != "") {
		return own, []source.Problem{NoFitting.At(config.At("nhan_dien"), config.Theme)}
	}
	problems := append(c.lacking(root, config.Theme), c.Fitting.check(config)...)
	if coloured && len(problems) == 0 {
		own.Behind = map[string][]byte{c.Fitting.Style: c.Fitting.rules(id)}
	}
	if id.Logo == "" {
		return own, problems
	}
	logo, more := readLogo(root, config)
	own.Instead = map[string]theme.File{c.Fitting.Mark: logo}
	return own, append(problems, more...)
}

// lacking reports what should take the identity and is not there: it would be lost.
func (c *contract) lacking(root fs.FS, folder string) []source.Problem {
	var problems []source.Problem
	for key, asset := range map[string]string{"kieu": c.Fitting.Style, "logo": c.Fitting.Mark} {
		_, err := fs.Stat(root, path.Join(themesFolder, folder, "assets", asset))
		if c.Fitting.Style != "" && err != nil {
			problems = append(problems, theme.NoAsset.At(c.doc.At("nhan_dien."+key), asset))
		}
	}
	return problems
}

// check holds the brand's colour against what stands in it and what it stands on, in the light. A colour for the dark is
// made so that it can be read; the accent is that of lines, which say nothing.
func (f fitting) check(config record.Config) []source.Problem {
	brand := config.Identity.Brand.RGBA
	if brand.A == 0 {
		return nil
	}
	against, got := faintest(brand, f.light())
	if got >= readable {
		return nil
	}
	problem := Faint.At(config.At("nhan_dien.mau"), hexOf(brand), hexOf(against), ratio(got, ","), ratio(got, "."))
	return []source.Problem{problem.Suggest(hexOf(f.darker(brand)))}
}

// light are all colours that the brand's has to be told from while it is light.
func (f fitting) light() []record.Colour { return append(slices.Clone(f.Papers), f.Text) }

// faintest is the one of several colours from which a colour is told worst, and their contrast.
func faintest(c color.RGBA, on []record.Colour) (against color.RGBA, least int) {
	least = most
	for _, other := range on {
		if got := contrast(c, other.RGBA); got < least {
			against, least = other.RGBA, got
		}
	}
	return against, least
}

// darker is the lightest shade of a colour that can be read in the light.
func (f fitting) darker(c color.RGBA) color.RGBA {
	return toward(color.RGBA{0, 0, 0, 255}, c, func(c color.RGBA) bool {
		_, got := faintest(c, f.light())
		return got >= readable
	})
}

// lit is the darkest tint of a colour that can be read well in the dark.
func (f fitting) lit(c color.RGBA) color.RGBA {
	return toward(color.RGBA{255, 255, 255, 255}, c, func(c color.RGBA) bool {
		_, got := faintest(c, f.Dark)
		return got >= clear
	})
}

// rules give the colours of a portal to the names that the theme's style has for them. On paper all is black.
func (f fitting) rules(id record.Identity) []byte {
	var light, dark strings.Builder
	if brand := id.Brand.RGBA; brand.A > 0 {
		fmt.Fprintf(&light, "--brand:%[1]s;--link:%[1]s;", hexOf(brand))
		fmt.Fprintf(&dark, "--link:%s;", hexOf(f.lit(brand)))
	}
	if id.Accent.A > 0 {
		fmt.Fprintf(&light, "--accent:%s;", hexOf(id.Accent.RGBA))
	}
	return fmt.Appendf(nil, "@media screen{:root{%s}}\n@media screen and (prefers-color-scheme:dark){:root{%s}}\n",
		light.String(), dark.String())
}

// toward mixes a colour with an end in steps until it will do; the end itself when nothing before does.
func toward(end, from color.RGBA, will func(color.RGBA) bool) color.RGBA {
	const steps = 50
	for i := range steps {
		mix := func(a, b uint8) uint8 { return uint8((int(a)*(steps-i) + int(b)*i) / steps) }
		if c := (color.RGBA{mix(from.R, end.R), mix(from.G, end.G), mix(from.B, end.B), 255}); will(c) {
			return c
		}
	}
	return end
}

// contrast is the ratio of two colours as WCAG defines it, in hundredths, rounded down: what is told is not less.
func contrast(a, b color.RGBA) int {
	light, dark := max(luminance(a), luminance(b)), min(luminance(a), luminance(b))
	return int((light + 0.05) / (dark + 0.05) * 100)
}

func luminance(c color.RGBA) float64 {
	linear := func(part uint8) float64 {
		if v := float64(part) / 255; v > 0.04045 {
			return math.Pow((v+0.055)/1.055, 2.4)
		}
		return float64(part) / 255 / 12.92
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func hexOf(c color.RGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// ratio prints hundredths: "4,50".
func ratio(n int, point string) string { return fmt.Sprintf("%d%s%02d", n/100, point, n%100) }

// readLogo reads the picture that a portal has in the place of the theme's.
func readLogo(root fs.FS, config record.Config) (theme.File, []source.Problem) {
	name, at := config.Identity.Logo, config.At("nhan_dien.logo")
	var raw bytes.Buffer
	if !fs.ValidPath(name) || isFolder(root, name) || source.ReadUpTo(&raw, root, name, bound.Logo) != nil {
		return theme.File{}, []source.Problem{NoLogo.At(at, name)}
	}
	if raw.Len() > bound.Logo {
		return theme.File{}, []source.Problem{LargeLogo.At(at, name, source.Size(bound.Logo))}
	}
	suffix := strings.ToLower(path.Ext(name))
	switch format := picture.Format(raw.Bytes()); {
	case format == "PNG" && suffix == ".png":
		if _, _, err := picture.Check(name, raw.Bytes()); err != nil {
			return theme.File{}, []source.Problem{pictureProblem((&source.File{Path: name}).Anywhere(), err, raw.Bytes())}
		}
		return theme.File{Suffix: suffix, Bytes: picture.Clean(raw.Bytes())}, nil
	case suffix == ".svg" && format != "PNG":
		switch err := picture.CheckSVG(raw.Bytes()); err {
		case nil:
			return theme.File{Suffix: suffix, Bytes: raw.Bytes()}, nil
		case picture.ErrRuns:
			return theme.File{}, []source.Problem{LogoRuns.At(at, name)}
		}
	}
	return theme.File{}, []source.Problem{OtherLogo.At(at, name)}
}
