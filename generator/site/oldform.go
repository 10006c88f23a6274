package site

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"congkhai/generator/text/viet"
)

// inLetters writes an old address as pages show it and as its page is called: %C4%90 is Đ. The query stays as it is
// sent, and so does an address that has no such form.
func inLetters(address string) string {
	path, query, asks := strings.Cut(address, "?")
	letters, err := url.PathUnescape(path)
	switch {
	case err != nil || strings.ContainsAny(letters, "?%") || !utf8.ValidString(letters):
		return address
	case asks:
		return viet.Normal(letters) + "?" + query
	}
	return viet.Normal(letters)
}

// asksFor reports whether an old address has a query. No page stands there: of an address, files know the path alone.
func asksFor(address string) bool { return strings.Contains(address, "?") }

// isQuery reports whether a browser sends a text behind the question mark of an address.
func isQuery(text string) bool {
	_, err := url.PathUnescape(text)
	return text != "" && err == nil && !strings.ContainsFunc(text, func(r rune) bool {
		return r == '#' || r == unicode.ReplacementChar || !unicode.IsPrint(r)
	})
}

// oldKey is what two old addresses share when one page would stand for both, or one answer of a server: the address of
// a file is also that of the page in its place, some systems know no case, and %C4%90 is Đ.
func oldKey(address string) string {
	path, query, asks := strings.Cut(address, "?")
	key := strings.ToLower(strings.Trim(path, "/"))
	if !asks {
		return key
	}
	if letters, err := url.PathUnescape(query); err == nil {
		query = letters
	}
	return key + "?" + strings.ToLower(query)
}
