package theme

import (
	"html"
	"strings"
)

// reader reads the text of a layout.
type reader struct {
	place
	text string
	at   int    // where the reader is
	out  []byte // the text as pages have it
}

// read returns the place after a text, the text as pages have it, and where it is wrong, or -1. Comments are left out, and
// what looks like a tag and is none is written so that nobody takes it for one.
func (p place) read(text string) (_ place, out []byte, wrong int) {
	r := &reader{place: p, text: text}
	for r.at < len(text) {
		if !readers[r.state](r) {
			return place{state: lost}, r.out, r.at
		}
	}
	return r.place, r.out, -1
}

// readers read some text in each state, or return false for what no browser takes well.
var readers = [...]func(r *reader) bool{
	inBody: (*reader).body, inTag: (*reader).tag, inAttrName: (*reader).nameEnd, afterName: (*reader).equals, beforeValue: (*reader).opening,
	inValue: (*reader).value, inComment: (*reader).comment, inWords: (*reader).words, inScript: (*reader).script, inString: (*reader).script,
}

func (r *reader) rest() string { return r.text[r.at:] }

// keep writes the next n bytes as they are.
func (r *reader) keep(n int) {
	r.out = append(r.out, r.text[r.at:r.at+n]...)
	r.at += n
}

const space = " \t\n\f\r"

func (r *reader) keepSpace() { r.keep(len(r.rest()) - len(strings.TrimLeft(r.rest(), space))) }

func (r *reader) body() bool {
	i := strings.IndexByte(r.rest(), '<')
	if i < 0 {
		r.keep(len(r.rest()))
		return true
	}
	r.keep(i)
	if strings.HasPrefix(r.rest(), "<!--") {
		r.at += len("<!--")
		r.place = place{state: inComment}
		return true
	}
	name, end := tagName(r.rest())
	if end == 0 {
		r.less()
		return true
	}
	r.keep(end)
	r.place = place{state: inTag, element: name}
	return true
}

// less writes a "<" that begins no tag.
func (r *reader) less() {
	if hasPrefixFold(r.rest(), "<!doctype") {
		r.keep(1)
		return
	}
	r.out = append(r.out, "&lt;"...)
	r.at++
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// special are the elements whose tags or content are read in a way of their own.
var special = map[string]bool{"title": true, "textarea": true, "script": true, "style": true, "meta": true}

// tagName returns where the name of the tag that a text begins with ends, and which special element it begins.
func tagName(s string) (element string, end int) {
	from := 1
	if strings.HasPrefix(s, "</") {
		from = 2
	}
	if from == len(s) || !isLetter(s[from]) {
		return "", 0
	}
	for end = from + 1; end < len(s); end++ {
		joint := (s[end] == ':' || s[end] == '-') && end+1 < len(s) && isWord(s[end+1])
		if !isWord(s[end]) && !joint {
			break
		}
	}
	if name := strings.ToLower(s[from:end]); from == 1 && special[name] {
		return name, end
	}
	return "", end
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isWord(c byte) bool   { return isLetter(c) || '0' <= c && c <= '9' }

// tag reads up to the end of the name of an attribute, or of the tag.
func (r *reader) tag() bool {
	r.keepSpace()
	s := r.rest()
	if s == "" {
		return true
	}
	if s[0] == '>' {
		r.keep(1)
		r.place = r.content()
		return true
	}
	n := strings.IndexAny(s, space+"=>")
	if n < 0 {
		n = len(s)
	}
	if bad := strings.IndexAny(s[:n], `'"<`); n == 0 || bad >= 0 {
		r.at += max(bad, 0)
		return false
	}
	r.attr, r.state = attrOf(r.element, strings.ToLower(s[:n])), afterName
	if n == len(s) {
		r.state = inAttrName
	}
	r.keep(n)
	return true
}

// nameEnd sees to it that the name of an attribute is written in one piece: what it is decides what may stand in it.
func (r *reader) nameEnd() bool {
	r.state = afterName
	return strings.ContainsRune(space+"=>", rune(r.text[r.at]))
}

func (r *reader) equals() bool {
	r.keepSpace()
	if s := r.rest(); s != "" {
		if s[0] != '=' {
			r.leave("")
			return true
		}
		r.keep(1)
		r.state = beforeValue
	}
	return true
}

// opening reads the quote before a value, or all of a value without quotes.
func (r *reader) opening() bool {
	r.keepSpace()
	s := r.rest()
	if s == "" {
		return true
	}
	if s[0] == '"' || s[0] == '\'' {
		r.quote, r.state = s[0], inValue
		r.keep(1)
		return true
	}
	n := strings.IndexAny(s, space+">")
	if bad := strings.IndexAny(s[:max(n, 0)], "\"'<=`"); n < 0 || bad >= 0 {
		r.at += max(bad, 0)
		return false
	}
	r.leave(s[:n])
	r.keep(n)
	return true
}

// value reads a value up to its quote.
func (r *reader) value() bool {
	s := r.rest()
	n := strings.IndexByte(s, r.quote)
	if n >= 0 {
		r.leave(s[:n])
		r.keep(n + 1)
		return true
	}
	switch text := html.UnescapeString(s); r.attr {
	case address, pictures:
		r.part = r.part.after(text)
	case refresh:
		r.part = r.part.afterRefresh(text)
	}
	r.keep(len(s))
	return true
}

// leave goes from the value of an attribute back into its tag.
func (r *reader) leave(value string) {
	data := r.json
	if r.attr == scriptType {
		kind, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(value)), ";")
		data = kind == "application/json" || kind == "application/ld+json"
	}
	r.place = place{state: inTag, element: r.element, json: data}
}

func (r *reader) comment() bool {
	if i := strings.Index(r.rest(), "-->"); i >= 0 {
		r.at += i + len("-->")
		r.place = place{}
	} else {
		r.at = len(r.text)
	}
	return true
}

// closing returns where the end tag of the element begins, or the length of the text.
func (r *reader) closing() int {
	s := r.rest()
	for i := range len(s) {
		if tag := "</" + r.element; hasPrefixFold(s[i:], tag) && i+len(tag) < len(s) && strings.IndexByte("> \t\n\f/", s[i+len(tag)]) >= 0 {
			return i
		}
	}
	return len(s)
}

func (r *reader) words() bool {
	end := r.at + r.closing()
	for r.at < end {
		if r.text[r.at] == '<' {
			r.less()
		} else {
			r.keep(1)
		}
	}
	if r.at < len(r.text) {
		r.place = place{}
	}
	return true
}

// script keeps what no value stands in. A comment of HTML would hide the end of the script from some.
func (r *reader) script() bool {
	s := r.rest()[:r.closing()]
	if i := strings.Index(s, "<!--"); i >= 0 {
		r.at += i
		return false
	}
	for i := 0; i < len(s) && r.json; i++ {
		switch {
		case s[i] == '\\':
			i++
		case s[i] == '"' && r.state == inString:
			r.state = inScript
		case s[i] == '"':
			r.state = inString
		}
	}
	r.keep(len(s))
	if r.at < len(r.text) {
		r.place = place{}
	}
	return true
}
