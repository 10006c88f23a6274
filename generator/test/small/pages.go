package small

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"congkhai/generator/publish"
)

// Published is whatever has files to publish: a portal.
type Published interface {
	Files() ([]publish.File, error)
}

// Tree is everything that is published, by path.
func Tree(t testing.TB, p Published) map[string]string {
	t.Helper()
	files, err := p.Files()
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range files {
		all[f.Path] = bytesOf(t, f)
	}
	return all
}

// Page is what is published for an address.
func Page(t testing.TB, p Published, url string) string {
	t.Helper()
	files, err := p.Files()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if address := "/" + f.Path; address == url || strings.TrimSuffix(address, "index.html") == url {
			return bytesOf(t, f)
		}
	}
	t.Fatalf("no page %s", url)
	return ""
}

func bytesOf(t testing.TB, f publish.File) string {
	t.Helper()
	b, err := f.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// SameTrees holds one tree against another.
func SameTrees(t testing.TB, what string, a, b map[string]string) {
	t.Helper()
	for path := range a {
		if a[path] != b[path] {
			t.Errorf("%s: %s differs", what, path)
		}
	}
	if len(a) != len(b) {
		t.Errorf("%s: %d files and %d files", what, len(a), len(b))
	}
}

var (
	mainPart = regexp.MustCompile(`(?s)<main[^>]*>(.*)</main>`)
	endOf    = regexp.MustCompile(`</(h\d|p|li|dt|dd|tr|caption|summary|div|section|article|ul|dl|table)>|<br>`)
	cellEnd  = regexp.MustCompile(`</t[hd]>`)
	anchor   = regexp.MustCompile(`<a [^>]*href="([^"]*)"[^>]*>`)
	anyTag   = regexp.MustCompile(`<[^>]*>`)
	blanks   = regexp.MustCompile(`[ \t]+`)
)

// Readable is what a reader of a page's main part reads, a line for each block, links followed by their address.
func Readable(page string) string {
	m := mainPart.FindStringSubmatch(page)
	if m == nil {
		return ""
	}
	text := strings.ReplaceAll(m[1], "\n", " ")
	text = cellEnd.ReplaceAllString(text, " | ")
	text = endOf.ReplaceAllString(text, "\n")
	text = Words(anchor.ReplaceAllString(text, "[$1] "), "")
	var lines []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(blanks.ReplaceAllString(line, " ")); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n") + "\n"
}

// Words is a text in HTML without its tags, each of which becomes a text instead.
func Words(text, instead string) string {
	return html.UnescapeString(anyTag.ReplaceAllString(text, instead))
}
