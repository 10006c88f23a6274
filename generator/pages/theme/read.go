package theme

import (
	"html"
	"slices"
	"strings"
)

// reader reads the text of a layout.
type reader struct {
	place
	text string
	at   int    // where the reader is
	out  []byte // the text as pages have it
}

// read returns the place after a text, the text as pages have it, and where it is wrong, or -1. Comments are left out,
// and what looks like a tag and is none is written so that nobody takes it for one.
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
	inBody: (*reader).body, inTag: (*reader).tag, inTagName: (*reader).tagEnd, inAttrName: (*reader).nameEnd,
	afterName: (*reader).equals, beforeValue: (*reader).opening, inValue: (*reader).value,
	inComment: (*reader).comment, inWords: (*reader).words,
	inScript: (*reader).letters, inString: (*reader).letters,
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
	switch s := r.rest(); {
	case strings.HasPrefix(s, "<!--"):
		r.openComment()
		return true
	case hasPrefixFold(s, "<!doctype"):
		return r.doctype()
	case !isTag(s):
		r.less()
		return true
	}
	return r.openTag()
}

// isTag reports whether a text begins with a tag.
func isTag(s string) bool {
	s = strings.TrimPrefix(s[1:], "/")
	return s != "" && isLetter(s[0])
}

// openTag reads the name of a tag, which goes on until a space, "/" or ">".
func (r *reader) openTag() bool {
	s := r.rest()
	n := strings.IndexAny(s[2:], space+"/>") + 2
	r.state = inTag
	if n < 2 {
		n, r.state = len(s), inTagName
	}
	if bad := strings.IndexAny(s[1:n], notInNames); bad >= 0 {
		r.at += 1 + bad
		return false
	}
	if name := strings.ToLower(s[1:n]); special[name] != 0 {
		r.element = name
	}
	if special[r.element] == endless {
		return false
	}
	r.keep(n)
	return true
}

// notInNames are letters that browsers take into the name of a tag or an attribute, and nobody means to.
const notInNames = `'"<=`

// doctype keeps a doctype, in which nothing else stands.
func (r *reader) doctype() bool {
	s := r.rest()
	end := strings.IndexByte(s, '>')
	if end < 0 || strings.Contains(s[1:end], "<") {
		return false
	}
	r.keep(end + 1)
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
var special = map[string]kind{
	"meta": tagAlone, "set": tagAlone, "animate": tagAlone, "animatemotion": tagAlone, "animatetransform": tagAlone,
	"title": words, "textarea": words, "plaintext": endless,
	"script": letters, "style": letters, "xmp": bare, "iframe": bare, "noembed": bare, "noframes": bare,
}

// kind is how the content of an element is read.
type kind uint8

const (
	tagAlone kind = iota + 1 // as that of others
	words                    // with entities and without tags
	letters                  // as it is
	bare                     // as it is, which html/template does not know: a "<" would stand in it in two ways
	endless                  // as it is, to the end of the page
)

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isWord(c byte) bool   { return isLetter(c) || '0' <= c && c <= '9' }

// tag reads up to the end of the name of an attribute, or of the tag.
func (r *reader) tag() bool {
	s := r.rest()
	r.keep(len(s) - len(strings.TrimLeft(s, space+"/")))
	if s = r.rest(); s == "" {
		return true
	}
	if s[0] == '>' {
		r.keep(1)
		r.place = r.content()
		return true
	}
	n := strings.IndexAny(s, space+"/=>")
	if n < 0 {
		n = len(s)
	}
	if bad := strings.IndexAny(s[:n], notInNames); n == 0 || bad >= 0 {
		r.at += max(bad, 0)
		return false
	}
	name := strings.ToLower(s[:n])
	r.attr, r.said, r.state = attrOf(r.element, name), slices.Contains(spoken, name), afterName
	if n == len(s) {
		r.state = inAttrName
	}
	r.keep(n)
	return true
}

// tagEnd sees to it that the name of a tag is written in one piece: what it is decides what may stand in it.
func (r *reader) tagEnd() bool {
	r.state = inTag
	return strings.IndexByte(space+"/>", r.text[r.at]) >= 0
}

// nameEnd does so for the name of an attribute.
func (r *reader) nameEnd() bool {
	r.state = afterName
	return strings.IndexByte(space+"/=>", r.text[r.at]) >= 0
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
		s = s[:n]
	}
	if i := indexFold(s, noScript); i >= 0 {
		r.at += i
		return false
	}
	ok := true
	switch text := html.UnescapeString(s); r.attr {
	case address:
		r.part, ok = r.part.after(text)
	case refresh:
		r.part = r.part.afterRefresh(text)
	}
	if !ok {
		return false
	}
	r.keep(len(s))
	if n >= 0 {
		r.leave(s)
		r.keep(1)
	}
	return true
}

// noScript ends what browsers that run scripts leave out, wherever it stands.
const noScript = "</noscript"

func indexFold(s, part string) int {
	for i := range len(s) - len(part) + 1 {
		if strings.EqualFold(s[i:i+len(part)], part) {
			return i
		}
	}
	return -1
}

// leave goes from the value of an attribute back into its tag.
func (r *reader) leave(value string) {
	typed := r.place.script
	if r.attr == scriptType && typed == untyped {
		typed = running
		kind, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(value)), ";")
		if kind == "application/json" || kind == "application/ld+json" {
			typed = data
		}
	}
	r.place = place{state: inTag, element: r.element, script: typed}
}

// openComment begins a comment. "<!-->" and "<!--->" are whole ones.
func (r *reader) openComment() {
	r.at += len("<!--")
	for _, end := range []string{">", "->"} {
		if strings.HasPrefix(r.rest(), end) {
			r.at += len(end)
			return
		}
	}
	r.place = place{state: inComment}
}

func (r *reader) comment() bool {
	s := r.rest()
	end := len(s)
	for _, mark := range []string{"-->", "--!>"} {
		if i := strings.Index(s, mark); i >= 0 && i+len(mark) <= end {
			end, r.place = i+len(mark), place{}
		}
	}
	r.at += end
	return true
}

// closing returns where the end tag of the element begins, or the length of the text.
func (r *reader) closing() int {
	s, tag := r.rest(), "</"+r.element
	for i := range max(0, len(s)-len(tag)) {
		if hasPrefixFold(s[i:], tag) && strings.IndexByte(space+"/>", s[i+len(tag)]) >= 0 {
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

// letters keeps what is read as it is. Values stand in scripts that are data alone.
func (r *reader) letters() bool {
	s := r.rest()[:r.closing()]
	if i := r.misread(s); i >= 0 {
		r.at += i
		return false
	}
	for i := 0; i < len(s) && r.place.script == data; i++ {
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

// misread returns where some take text that is read as it is for a tag, or -1: a comment hides the end of a script, an end that
// is not in one piece is found by browsers, and what is a style in HTML has tags in a picture.
func (r *reader) misread(s string) int {
	last := r.at+len(s) == len(r.text)
	for i := range len(s) {
		rest := s[i:]
		switch {
		case s[i] != '<':
			continue
		case special[r.element] == bare:
			return i
		case strings.HasPrefix(rest, "<!--"), hasPrefixFold(rest, noScript):
			return i
		case r.element != "script" && len(rest) > 1 && (isLetter(rest[1]) || strings.IndexByte("/!?", rest[1]) >= 0):
			return i
		case last && (strings.HasPrefix("<!--", rest) || hasPrefixFold("</"+r.element, rest)):
			return i
		}
	}
	return -1
}
