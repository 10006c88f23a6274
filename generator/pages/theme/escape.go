package theme

import (
	"encoding/json"
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"
)

const hex16 = "0123456789abcdef"

// escaper appends a plain string as it has to stand in some place. In all places it does what html/template does there.
type escaper func(to []byte, s string) []byte

// escaper returns what escapes values in a place, or nil where no value can stand.
func (p place) escaper() escaper {
	switch {
	case p.state == inBody, p.state == inWords:
		return appendText
	case p.state != inValue:
		return nil
	}
	switch p.attr {
	case plain:
		return appendText
	case pictures:
		return appendPictures
	case refresh:
		return byPartOfRefresh[p.part]
	case address:
		return byPart[p.part]
	}
	return nil
}

// byPart escape values in an address.
var byPart = map[part]escaper{
	entire:   appendURL,
	begun:    appendURL,
	lettered: appendURL,
	inPath:   func(to []byte, s string) []byte { return appendPart(to, s, true) },
	inQuery:  func(to []byte, s string) []byte { return appendPart(to, s, false) },
}

// byPartOfRefresh escape values in the content of <meta>.
var byPartOfRefresh = map[part]escaper{entire: appendText, target: appendTarget}

// print compiles the writing of a value.
func (c *compiler) print(e expr, n parse.Node) step {
	add := c.place.escaper()
	if c.place.isSaid() {
		e, add = c.say(e, add)
	}
	if c.place.state == inValue && c.place.attr == address && c.place.part == entire {
		c.place.part = begun
	}
	switch {
	case e.typ == nil: // which was told
		return nil
	case c.place.state == inComment:
		return func(r *run, dot reflect.Value) flow {
			e.value(r, dot)
			return onward
		}
	case c.place.state == inScript && c.place.script == data:
		return c.printJSON(e, n)
	case add == nil:
		c.problem(n, Misplaced)
		if c.place.named() {
			c.place.state, c.place.attr = inAttrName, code
		}
		return nil
	case slices.Contains(trusted, e.typ):
		return c.printTrusted(e, n)
	case e.typ.NumMethod() == 0 && e.text != nil:
		return func(r *run, dot reflect.Value) flow {
			r.out = add(r.out, e.text(r, dot))
			return onward
		}
	case e.typ.NumMethod() == 0 && family(e.typ) == whole: // digits and a minus need no escaper
		return func(r *run, dot reflect.Value) flow {
			r.out = strconv.AppendInt(r.out, e.value(r, dot).Int(), 10)
			return onward
		}
	}
	return printAny(e, add, c.place.state == inBody)
}

// trusted are the strings that html/template takes for safe in some place.
var trusted = []reflect.Type{
	reflect.TypeFor[template.CSS](), reflect.TypeFor[template.HTML](), reflect.TypeFor[template.HTMLAttr](),
	reflect.TypeFor[template.JS](), reflect.TypeFor[template.JSStr](), reflect.TypeFor[template.Srcset](),
	reflect.TypeFor[template.URL](),
}

// printTrusted writes HTML as it is. It has its place between tags, and the other safe strings have none.
func (c *compiler) printTrusted(e expr, n parse.Node) step {
	if e.typ != reflect.TypeFor[template.HTML]() {
		c.problem(n, Unknown, n.String())
		return nil
	}
	if c.place.state != inBody {
		c.problem(n, HTMLHere, n.String())
		return nil
	}
	words := c.loader.theme.gloss
	return func(r *run, dot reflect.Value) flow {
		r.out = append(r.out, words.HTML(e.text(r, dot))...)
		return onward
	}
}

// printAny writes values as fmt tells them, which need not be strings.
func printAny(e expr, add escaper, body bool) step {
	return func(r *run, dot reflect.Value) flow {
		told := tell(e.value(r, dot))
		if html, ok := told.(template.HTML); ok && body {
			r.out = append(r.out, html...)
		} else if told != nil {
			r.out = add(r.out, fmt.Sprint(told))
		}
		return onward
	}
}

// tell returns what is to be told of a value: what a pointer leads to, unless the pointer has words of its own.
func tell(v reflect.Value) any {
	if v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	if !v.IsValid() {
		return nil
	}
	for v.Kind() == reflect.Pointer && !v.IsNil() && !v.Type().Implements(stringer) && !v.Type().Implements(failure) {
		v = v.Elem()
	}
	return v.Interface()
}

var stringer, failure = reflect.TypeFor[fmt.Stringer](), reflect.TypeFor[error]()

// printJSON writes a value as JSON, in which no letter means anything to HTML.
func (c *compiler) printJSON(e expr, n parse.Node) step {
	at := c.where(n)
	return func(r *run, dot reflect.Value) flow {
		value := e.value(r, dot).Interface()
		if _, own := value.(json.Marshaler); !own {
			if words, ok := value.(fmt.Stringer); ok {
				value = words.String()
			}
		}
		b, err := json.Marshal(value)
		if err != nil {
			r.fail(at, err)
			return onward
		}
		if isWord(b[0]) || isWord(b[len(b)-1]) { // it must not run into a word beside it
			b = slices.Concat([]byte(" "), b, []byte(" "))
		}
		r.out = append(r.out, b...)
		return onward
	}
}

// appendText escapes for text, for titles and for what stands in quotes. It looks at bytes: what it replaces is ASCII,
// and what is not UTF-8 is left as it is.
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

var entities = [...]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;",
	'>': "&gt;"}

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
	for _, c := range []byte(wordBytes + "-._~") {
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

// appendTarget is appendURL for what is text to HTML and an address to browsers.
func appendTarget(to []byte, s string) []byte {
	if unsafe(s) {
		return append(to, "#ZgotmplZ"...)
	}
	return appendText(to, s)
}

// appendPictures escapes a srcset: addresses with a width or density behind each.
func appendPictures(to []byte, s string) []byte {
	for i, picture := range strings.Split(s, ",") {
		if i > 0 {
			to = append(to, ',')
		}
		bare := strings.TrimLeft(picture, space)
		end := strings.IndexAny(bare, space)
		if end < 0 {
			end = len(bare)
		}
		if unsafe(bare[:end]) || strings.Trim(bare[end:], space+wordBytes) != "" {
			to = append(to, "#ZgotmplZ"...)
			continue
		}
		to = append(to, picture[:len(picture)-len(bare)]...)
		to = append(appendPart(to, bare[:end], true), bare[end:]...)
	}
	return to
}

const wordBytes = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

// unsafe reports whether an address may be one that a browser would run.
func unsafe(s string) bool {
	scheme, _, ok := strings.Cut(s, ":")
	return ok && !strings.Contains(scheme, "/") && !slices.ContainsFunc([]string{"http", "https", "mailto"},
		func(safe string) bool { return strings.EqualFold(scheme, safe) })
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
