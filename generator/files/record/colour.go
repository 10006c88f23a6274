package record

import (
	"image/color"
	"regexp"
	"strconv"

	"congkhai/generator/files/front"
)

// Colour is a colour as style sheets write it; the zero value is none.
type Colour struct{ color.RGBA }

var hexColour = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

// BindTOML reads "#0b4f8a".
func (c *Colour) BindTOML(b *front.Binding, v any, path string) {
	text, ok := v.(string)
	if !ok || !hexColour.MatchString(text) {
		b.Problem(path, BadColour, v)
		return
	}
	n, _ := strconv.ParseUint(text[1:], 16, 32) // the expression lets only digits through
	c.RGBA = color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 255}
}

// Alternatives tells that a colour is a text.
func (Colour) Alternatives() []any { return []any{""} }
