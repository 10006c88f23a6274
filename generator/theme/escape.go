package theme

import (
	"html/template"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"
)

const hex16 = "0123456789abcdef"

// What html/template puts behind a value, for each place in a page where layouts have values: the names of its escapers.
const (
	inText  = "_html_template_htmlescaper"
	inTitle = "_html_template_rcdataescaper"
	inAttr  = "_html_template_attrescaper"
	inURL   = "_html_template_urlfilter _html_template_urlnormalizer _html_template_attrescaper"
	inPath  = "_html_template_urlnormalizer _html_template_attrescaper"
	inQuery = "_html_template_urlescaper _html_template_attrescaper"
	inMeta  = "_html_template_urlfilter _html_template_attrescaper" // after "url=" in a <meta>
)

// appenders do what the escapers of a place do with a plain string.
var appenders = map[string]func(to []byte, s string) []byte{
	inText: appendText, inTitle: appendText, inAttr: appendText,
	inURL:   appendURL,
	inMeta:  appendMeta,
	inPath:  func(to []byte, s string) []byte { return appendPart(to, s, true) },
	inQuery: func(to []byte, s string) []byte { return appendPart(to, s, false) },
}

// escapers returns the names of the escapers at the end of a pipeline.
func (c *compiler) escapers(commands []*parse.CommandNode) string {
	var names []string
	for _, n := range commands {
		if len(n.Args) != 1 || !strings.HasPrefix(n.Args[0].String(), "_html_template_") {
			c.stop(n.String())
		}
		names = append(names, n.Args[0].String())
	}
	return strings.Join(names, " ")
}

// print compiles the writing of a value through escapers.
func (c *compiler) print(e expr, escapers string) step {
	add, plain := appenders[escapers]
	switch {
	case e.typ == nil:
		c.stop("a value of no one type through " + escapers)
		return nil
	case escapers == inText && e.typ == reflect.TypeFor[template.HTML]():
		return func(r *run, dot reflect.Value) flow {
			r.out = append(r.out, e.text(r, dot)...)
			return onward
		}
	case plain && e.typ.NumMethod() == 0 && e.typ.Kind() == reflect.String && !slices.Contains(trusted, e.typ):
		return func(r *run, dot reflect.Value) flow {
			r.out = add(r.out, e.text(r, dot))
			return onward
		}
	case plain && e.typ.NumMethod() == 0 && family(e.typ) == whole: // digits and a minus need no escaper
		return func(r *run, dot reflect.Value) flow {
			r.out = strconv.AppendInt(r.out, e.value(r, dot).Int(), 10)
			return onward
		}
	}
	return c.printRare(e, escapers)
}

// trusted are the strings that escapers look at in another way.
var trusted = []reflect.Type{
	reflect.TypeFor[template.CSS](), reflect.TypeFor[template.HTML](), reflect.TypeFor[template.HTMLAttr](), reflect.TypeFor[template.JS](),
	reflect.TypeFor[template.JSStr](), reflect.TypeFor[template.Srcset](), reflect.TypeFor[template.URL](),
}

// appendText escapes for text, for titles and for what stands in quotes. It looks at bytes: what it replaces is ASCII, and
// what is not UTF-8 is left as it is.
func appendText(to []byte, s string) []byte {
	written := 0
	for i := range len(s) {
		if bytesAre[s[i]]&inEntity != 0 {
			to = append(append(to, s[written:i]...), entities[s[i]]...)
			written = i + 1
		}
	}
	return append(to, s[written:]...)
}

var entities = [...]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}

// What bytes are to the escapers.
const (
	inEntity   = 1 << iota // stands in a page as an entity
	unreserved             // never written as %xx
	divider                // divides an address into its parts
)

var bytesAre = func() (are [256]uint8) {
	for c, entity := range entities {
		if entity != "" {
			are[c] |= inEntity
		}
	}
	for _, c := range []byte("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~") {
		are[c] |= unreserved
	}
	for _, c := range []byte("!#$&*+,/:;=?@[]") {
		are[c] |= divider
	}
	return are
}()

// appendURL escapes a whole address; those that a browser would run become one that leads nowhere.
func appendURL(to []byte, s string) []byte {
	if unsafe(s) {
		return append(to, "#ZgotmplZ"...)
	}
	return appendPart(to, s, true)
}

// appendMeta is appendURL for what is text to HTML and an address to browsers.
func appendMeta(to []byte, s string) []byte {
	if unsafe(s) {
		return append(to, "#ZgotmplZ"...)
	}
	return appendText(to, s)
}

// unsafe reports whether an address may be one that a browser would run.
func unsafe(s string) bool {
	scheme, _, ok := strings.Cut(s, ":")
	return ok && !strings.Contains(scheme, "/") && !slices.ContainsFunc([]string{"http", "https", "mailto"}, func(safe string) bool { return strings.EqualFold(scheme, safe) })
}

// appendPart escapes a part of an address that stands in quotes. In a path, what divides addresses and what is escaped
// already are kept.
func appendPart(to []byte, s string, path bool) []byte {
	keep := uint8(unreserved)
	if path {
		keep |= divider
	}
	written := 0
	for i := range len(s) {
		c := s[i]
		is := bytesAre[c]
		if is&keep != 0 && is&inEntity == 0 {
			continue
		}
		if path && c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
			continue
		}
		to = append(to, s[written:i]...)
		if is&keep != 0 {
			to = append(to, entities[c]...)
		} else {
			to = append(to, '%', hex16[c>>4], hex16[c&15])
		}
		written = i + 1
	}
	return append(to, s[written:]...)
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
