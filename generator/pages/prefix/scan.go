package prefix

import (
	"bytes"
	"slices"
	"strings"
)

// scanner goes through a page from tag to tag, as browsers do, and passes on what it does not stop at.
type scanner struct{ rest, passed []byte }

// tag is a tag as it stands in a page.
type tag struct {
	name       string
	attributes []attribute // those that have a value
	end        int
	refreshes  bool // the page gives way to another
}

// attribute is one of a tag, in which its value stands from start to end.
type attribute struct {
	name       string
	start, end int
}

const blanks = " \t\n\f\r"

// raw are the elements in which no tag begins, but for the one that ends them.
var raw = []string{"script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp"}

func (s *scanner) write(text string) { s.passed = append(s.passed, text...) }

// take passes on so many bytes.
func (s *scanner) take(n int) {
	s.passed = append(s.passed, s.rest[:n]...)
	s.rest = s.rest[n:]
}

// takeTo passes on all up to the first of some texts, and that; all that is left where none comes.
func (s *scanner) takeTo(ends ...string) {
	n := len(s.rest)
	for _, end := range ends {
		if at := bytes.Index(s.rest[:n], []byte(end)); at >= 0 {
			n = at + len(end)
		}
	}
	s.take(n)
}

// toTag passes on what comes before the next tag that begins something.
func (s *scanner) toTag() bool {
	for {
		at := bytes.IndexByte(s.rest, '<')
		if at < 0 {
			s.take(len(s.rest))
			return false
		}
		s.take(at)
		behind := string(s.rest[1:min(len(s.rest), 5)])
		switch {
		case behind == "":
			s.take(1)
		case isLetter(behind[0]):
			return true
		case strings.HasPrefix(behind, "!-->"), strings.HasPrefix(behind, "!--") && bytes.HasPrefix(s.rest[4:], []byte("->")):
			s.takeTo(">") // a comment with nothing in it
		case strings.HasPrefix(behind, "!--"):
			s.take(len("<!--"))
			s.takeTo("-->", "--!>")
		case behind[0] == '/' && len(behind) > 1 && isLetter(behind[1]):
			s.take(s.read().end)
		case behind[0] == '!', behind[0] == '?', behind[0] == '/' && len(behind) > 1:
			s.takeTo(">")
		default:
			s.take(1)
		}
	}
}

// read reads the tag that the rest begins with. One that the page breaks off has no attributes.
func (s *scanner) read() tag {
	c := cursor{text: s.rest, at: 1}
	c.while("/")
	t := tag{name: strings.ToLower(c.until(blanks + "/>"))}
	for {
		c.while(blanks + "/")
		if c.isAtEnd() {
			return tag{name: t.name, end: c.at}
		}
		if c.text[c.at] == '>' {
			t.end = c.at + 1
			return t
		}
		if a, given := c.attribute(); given {
			t.attributes = append(t.attributes, a)
			value := string(c.text[a.start:a.end])
			t.refreshes = t.refreshes || t.name == "meta" && a.name == "http-equiv" && strings.EqualFold(value, "refresh")
		}
	}
}

// text passes on the content of an element in which no tag begins; that of a style is written by who knows how.
func (s *scanner) text(element string, style func(string)) {
	if !slices.Contains(raw, element) {
		return
	}
	end := s.endOf(element)
	if element != "style" {
		s.take(end)
		return
	}
	style(string(s.rest[:end]))
	s.rest = s.rest[end:]
}

// endOf is where the tag begins that ends an element.
func (s *scanner) endOf(element string) int {
	for at := 0; ; at += 2 {
		next := bytes.Index(s.rest[at:], []byte("</"))
		if next < 0 {
			return len(s.rest)
		}
		at += next
		name := s.rest[at+2:]
		if len(name) > len(element) && strings.EqualFold(string(name[:len(element)]), element) &&
			strings.IndexByte(blanks+"/>", name[len(element)]) >= 0 {
			return at
		}
	}
}

// cursor stands in a text.
type cursor struct {
	text []byte
	at   int
}

func (c *cursor) isAtEnd() bool { return c.at >= len(c.text) }

// until goes to the first of some signs, and returns what comes before it.
func (c *cursor) until(signs string) string {
	from := c.at
	for !c.isAtEnd() && strings.IndexByte(signs, c.text[c.at]) < 0 {
		c.at++
	}
	return string(c.text[from:c.at])
}

// while goes over some signs.
func (c *cursor) while(signs string) {
	for !c.isAtEnd() && strings.IndexByte(signs, c.text[c.at]) >= 0 {
		c.at++
	}
}

// attribute goes over an attribute; given tells whether it has a value.
func (c *cursor) attribute() (a attribute, given bool) {
	first := c.text[c.at] // which may be an equals sign
	c.at++
	a.name = strings.ToLower(string(first) + c.until(blanks+"/>="))
	c.while(blanks)
	if c.isAtEnd() || c.text[c.at] != '=' {
		return a, false
	}
	c.at++
	c.while(blanks)
	if c.isAtEnd() {
		return a, false
	}
	ends := blanks + ">"
	if quote := c.text[c.at]; quote == '"' || quote == '\'' {
		ends = string(quote)
		c.at++
	}
	a.start = c.at
	c.until(ends)
	a.end = c.at
	if len(ends) == 1 && !c.isAtEnd() {
		c.at++
	}
	return a, true
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
