// Package prefix puts the path under which a portal stands in front of the addresses on its pages. All else thinks of a
// portal as of a whole site, whose addresses begin with a slash; this is the last thing that happens to a page. It knows
// where HTML has addresses, and does not ask what stands at them. What is text stays, and so does what leads elsewhere.
//
//	page = prefix.Add(page, "/skhcn") // href="/thu-tuc/" is href="/skhcn/thu-tuc/" now
package prefix

import (
	"html"
	"regexp"
	"slices"
	"strings"
)

// addresses are the attributes that hold one address, whatever element they are of.
var addresses = []string{"href", "src", "action", "formaction", "poster", "cite", "data", "manifest", "xlink:href"}

// assets is where those files of a page lie that its scripts load. An attribute that HTML does not know is an address
// where it leads there.
const assets = "/tai-nguyen/"

var (
	refreshing = regexp.MustCompile(`(?i)^[\s0-9.]*[;,]?\s*(?:url\s*=\s*)?(?:'|"|&#3[49];|&quot;)?`)
	ofStyle    = regexp.MustCompile(`(?i)(url\(\s*(?:'|"|&#3[49];|&quot;)?)(/[^/\\])`)
)

// Add is a page with a path, such as "/skhcn", in front of each address that begins with a slash. The address of another
// site, which begins with two, stays. Without a path the page stays as it is.
func Add(page []byte, path string) []byte {
	if path == "" {
		return page
	}
	w := writer{path: path, scanner: scanner{rest: page, passed: make([]byte, 0, len(page)+len(page)/16)}}
	for w.toTag() {
		w.tag()
	}
	return w.passed
}

// writer writes the addresses of a page anew.
type writer struct {
	scanner
	path string
}

// tag writes the tag that the rest begins with.
func (w *writer) tag() {
	t := w.read()
	from := 0
	for _, a := range t.attributes {
		w.passed = append(w.passed, w.rest[from:a.start]...)
		w.value(t, a.name, string(w.rest[a.start:a.end]))
		from = a.end
	}
	w.rest = w.rest[from:]
	w.take(t.end - from)
	w.text(t.name, w.style)
}

// value writes the value of an attribute.
func (w *writer) value(t tag, name, value string) {
	switch {
	case slices.Contains(addresses, name), strings.HasPrefix(name, "data-") && strings.HasPrefix(value, assets):
		w.address(value)
	case name == "srcset", name == "imagesrcset":
		w.pictures(value)
	case name == "style":
		w.style(value)
	case name == "content" && t.refreshes:
		at := refreshing.FindStringIndex(value)[1]
		w.write(value[:at])
		w.address(value[at:])
	default:
		w.write(value)
	}
}

// address writes an address. Signs of it may stand there by their codes.
func (w *writer) address(value string) {
	bare := strings.TrimLeft(value, blanks)
	w.write(value[:len(value)-len(bare)])
	read := html.UnescapeString(bare)
	if strings.HasPrefix(read, "/") && !strings.HasPrefix(read, "//") && !strings.HasPrefix(read, `/\`) {
		w.write(w.path)
	}
	w.write(bare)
}

// pictures writes a set of addresses, each with what tells for which screens it is.
func (w *writer) pictures(set string) {
	for set != "" {
		bare := strings.TrimLeft(set, blanks+",")
		w.write(set[:len(set)-len(bare)])
		end := strings.IndexAny(bare, blanks)
		if end < 0 {
			end = len(bare)
		}
		w.address(bare[:end])
		set = bare[end:]
		if strings.HasSuffix(bare[:end], ",") {
			continue
		}
		told, next, more := strings.Cut(set, ",")
		if w.write(told); more {
			w.write(",")
		}
		set = next
	}
}

// style writes what is said in the language of styles.
func (w *writer) style(text string) { w.write(ofStyle.ReplaceAllString(text, "${1}"+w.path+"${2}")) }
