package gloss

import (
	"html"
	"regexp"
	"slices"
)

var (
	leading = regexp.MustCompile(`<(?:a|form|link)\s[^>]*>`)
	target  = regexp.MustCompile(`(\s(?:href|action)=")([^"]*)(")`)
	foreign = regexp.MustCompile(`\shreflang=`)
)

// Lead has the links and the forms of a page lead to other addresses. A link that says which language it leads to is
// left as it is.
func Lead(page []byte, to func(address string) string) []byte {
	return leading.ReplaceAllFunc(page, func(tag []byte) []byte {
		if foreign.Match(tag) {
			return tag
		}
		return target.ReplaceAllFunc(tag, func(attribute []byte) []byte {
			m := target.FindSubmatch(attribute)
			address := html.UnescapeString(string(m[2]))
			if other := to(address); other != address {
				return slices.Concat(m[1], []byte(html.EscapeString(other)), m[3])
			}
			return attribute
		})
	})
}
