package card

import (
	"image"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
)

// fill breaks a text at blanks into lines of the card's width, at most so many; what has no room is cut with "…".
func fill(face font.Face, text string, most int) []string {
	lines := []string{""}
	for _, word := range strings.Fields(text) {
		last := &lines[len(lines)-1]
		longer := strings.TrimSpace(*last + " " + word)
		switch {
		case *last == "" || fits(face, longer):
			*last = longer
		case len(lines) < most:
			lines = append(lines, word)
		default:
			*last = cut(face, longer)
			return lines
		}
	}
	return lines
}

// cut shortens a line until it fits with "…" behind it.
func cut(face font.Face, line string) string {
	runes := []rune(line)
	for len(runes) > 0 && !fits(face, string(runes)+"…") {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRight(string(runes), " ,;–-") + "…"
}

func fits(face font.Face, line string) bool {
	return font.MeasureString(face, line) <= fixed.I(Width-2*margin)
}

// canvas is a card being drawn.
type canvas struct{ *image.Paletted }

// write puts a line with its foot at y.
func (c canvas) write(face font.Face, line string, y int) {
	dot := fixed.P(margin, y)
	for _, r := range line {
		area, mask, from, advance, ok := face.Glyph(dot, r)
		if ok {
			c.ink(area, mask.(*image.Alpha), from)
		}
		dot.X += advance
	}
}

// ink lays a letter over what is there: where two letters touch, the darker stays.
func (c canvas) ink(area image.Rectangle, mask *image.Alpha, from image.Point) {
	seen := area.Intersect(c.Rect)
	for y := seen.Min.Y; y < seen.Max.Y; y++ {
		for x := seen.Min.X; x < seen.Max.X; x++ {
			shade := mask.AlphaAt(from.X+x-area.Min.X, from.Y+y-area.Min.Y).A / (256 / shades)
			c.Pix[c.PixOffset(x, y)] = max(c.Pix[c.PixOffset(x, y)], shade)
		}
	}
}

// rule draws a line across.
func (c canvas) rule(y int) {
	for x := margin; x < Width-margin; x++ {
		for thick := range 3 {
			c.SetColorIndex(x, y+thick, shades/2)
		}
	}
}
