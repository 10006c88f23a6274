package front

import "strings"

// cursor is a place in a text that is read as TOML.
type cursor struct {
	text string
	pos  int
}

func (c *cursor) peek(b byte) bool { return c.pos < len(c.text) && c.text[c.pos] == b }

// quoted passes over a string of any of the four sorts. One that has to end on its line does, whether it is closed or
// not.
func (c *cursor) quoted() {
	quote := c.text[c.pos : c.pos+1]
	escape := byte('\\')
	if quote == "'" {
		escape = 0
	}
	if long := strings.Repeat(quote, 3); strings.HasPrefix(c.text[c.pos:], long) {
		c.pos += 3
		c.until(long, escape, 0)
		for c.peek(quote[0]) { // a long string may end in one or two quotes of its own
			c.pos++
		}
		return
	}
	c.pos++
	c.until(quote, escape, '\n')
}

// until passes over what stands before an end, and over it; what follows an escape is none. It stops where stop stands.
// No text has the byte 0, which stands for none.
func (c *cursor) until(end string, escape, stop byte) {
	for c.pos < len(c.text) && c.text[c.pos] != stop {
		if strings.HasPrefix(c.text[c.pos:], end) {
			c.pos += len(end)
			return
		}
		if c.peek(escape) && c.pos+1 < len(c.text) && c.text[c.pos+1] != stop {
			c.pos++
		}
		c.pos++
	}
}

// past passes over everything up to a byte and over it, or up to the end.
func (c *cursor) past(b byte) {
	if i := strings.IndexByte(c.text[c.pos:], b); i >= 0 {
		c.pos += i + 1
		return
	}
	c.pos = len(c.text)
}

// comment passes over what stands behind a #, up to the end of its line.
func (c *cursor) comment() {
	if end := strings.IndexByte(c.text[c.pos:], '\n'); end >= 0 {
		c.pos += end
		return
	}
	c.pos = len(c.text)
}

// blanks passes over spaces and tabs; skip also over line ends and comments.
func (c *cursor) blanks() {
	for c.peek(' ') || c.peek('\t') {
		c.pos++
	}
}

func (c *cursor) skip() {
	for c.pos < len(c.text) {
		switch c.text[c.pos] {
		case ' ', '\t', '\n', '\r':
			c.pos++
		case '#':
			c.comment()
		default:
			return
		}
	}
}
