package office

import (
	"regexp"
	"slices"
	"strings"

	"congkhai/generator/desk/word"
)

var typedMarker = regexp.MustCompile(`^\s*(?:([-–—+*•▪●○])[ \t\x{00A0}]*|(\d{1,2}|[a-zđ])([.)/])[ \t\x{00A0}]+)`)

// marked are blocks in which markers that somebody typed are those of items, and each item is as deep as the order of
// the markers says: a new sort of marker goes one deeper, one that was there before goes back to it.
func marked(blocks []word.Block) []word.Block {
	var sorts []string
	all := slices.Clone(blocks)
	for i, block := range all {
		p, ok := block.(word.Paragraph)
		if !ok || p.Level > 0 {
			sorts = nil
			continue
		}
		if p.Marker == "" {
			p = withMarker(p)
		}
		if p.Marker == "" {
			sorts = nil
			continue
		}
		sort := sortOf(p.Marker)
		if at := slices.Index(sorts, sort); at >= 0 {
			sorts = sorts[:at]
		}
		p.Depth, p.Style = len(sorts), word.Item
		sorts = append(sorts, sort)
		all[i] = p
	}
	return all
}

// withMarker takes a typed marker off the text, where there is more of it.
func withMarker(p word.Paragraph) word.Paragraph {
	if len(p.Runs) == 0 {
		return p
	}
	m := typedMarker.FindStringSubmatch(p.Runs[0].Text)
	if m == nil {
		return p
	}
	item := p
	item.Marker, item.Runs = m[1]+m[2]+m[3], slices.Clone(p.Runs)
	item.Runs[0].Text = p.Runs[0].Text[len(m[0]):]
	if item.Text() == "" {
		return p
	}
	return item
}

// sortOf is what markers that follow each other have in common.
func sortOf(marker string) string {
	last := marker[len(marker)-1:]
	switch c := marker[0]; {
	case c >= '0' && c <= '9':
		return "1" + last
	case strings.HasPrefix(marker, "đ"), c >= 'a' && c <= 'z':
		return "a" + last
	}
	return marker
}
