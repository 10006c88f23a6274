package card

import (
	"strings"

	"golang.org/x/image/math/fixed"
)

// fill breaks a text at blanks into lines of the card's width, at most so many; what has no room is cut with "…".
func (l *letters) fill(text string, most int) []string {
	lines := []string{""}
	for _, word := range strings.Fields(text) {
		last := &lines[len(lines)-1]
		longer := strings.TrimSpace(*last + " " + word)
		switch {
		case *last == "" || l.fits(longer):
			*last = longer
		case len(lines) < most:
			lines = append(lines, word)
		default:
			*last = l.cut(longer)
			return lines
		}
	}
	return lines
}

// cut shortens a line until it fits with "…" behind it.
func (l *letters) cut(line string) string {
	runes := []rune(line)
	for len(runes) > 0 && !l.fits(string(runes)+"…") {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRight(string(runes), " ,;–-") + "…"
}

func (l *letters) fits(line string) bool {
	var width fixed.Int26_6
	for _, r := range line {
		width += l.advance(r)
	}
	return width <= fixed.I(Width-2*margin)
}
