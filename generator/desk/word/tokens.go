package word

import (
	"bytes"
	"encoding/xml"
	"errors"
	"strings"

	"congkhai/generator/text/bound"
)

// tokens is a part of a document as it is read, element by element. It stops for good at the first thing that is wrong.
type tokens struct {
	xml   *xml.Decoder
	depth int
	err   error
}

// What stops the reading besides broken XML.
var (
	errDeclared = errors.New("word: a DTD")
	errDeep     = errors.New("word: nested too deep")
	errTold     = errors.New("word: told already")
)

func newTokens(raw []byte) *tokens {
	return &tokens{xml: xml.NewDecoder(bytes.NewReader(raw))}
}

// element is the beginning of one; names have no prefix, as each writer has its own.
type element struct{ xml.StartElement }

func (e element) name() string { return e.Name.Local }

// attr is the value of an attribute, "" where there is none.
func (e element) attr(name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// is reports whether a property that may be taken back is there: <w:b/>, and not <w:b w:val="0"/>.
func (e element) is() bool {
	switch e.attr("val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// next is the next token, nil at the end.
func (t *tokens) next() xml.Token {
	if t.err != nil {
		return nil
	}
	token, err := t.xml.Token()
	if err != nil {
		t.err = err
		return nil
	}
	switch token := token.(type) {
	case xml.StartElement:
		t.depth++
	case xml.EndElement:
		t.depth--
	case xml.Directive:
		if bytes.HasPrefix(bytes.ToUpper(token), []byte("DOCTYPE")) {
			t.err = errDeclared
			return nil
		}
	}
	if t.depth > bound.WordNesting {
		t.err = errDeep
		return nil
	}
	return token
}

// children hands on the elements that stand in the one that was begun last, up to its end. Whoever gets one may read
// it, or not.
func (t *tokens) children(each func(e element)) {
	outer := t.depth
	for token := t.next(); token != nil; token = t.next() {
		switch token := token.(type) {
		case xml.StartElement:
			each(element{token})
			t.leave(outer)
		case xml.EndElement:
			if t.depth < outer {
				return
			}
		}
	}
}

// leave reads on until no more elements are open than so many.
func (t *tokens) leave(depth int) {
	for t.depth > depth && t.next() != nil {
	}
}

// each hands on all elements of a name, wherever they stand.
func (t *tokens) each(name string, do func(e element)) {
	for token := t.next(); token != nil; token = t.next() {
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == name {
			do(element{start})
		}
	}
}

// chars is the text of the element that was begun last.
func (t *tokens) chars() string {
	var b strings.Builder
	outer := t.depth
	for token := t.next(); token != nil && t.depth >= outer; token = t.next() {
		if text, ok := token.(xml.CharData); ok {
			b.Write(text)
		}
	}
	return b.String()
}

// words is the text of all runs in the element that was begun last, a blank between paragraphs.
func (t *tokens) words() string {
	var b strings.Builder
	t.gather(&b)
	return strings.Join(strings.Fields(b.String()), " ")
}

func (t *tokens) gather(b *strings.Builder) {
	t.children(func(e element) {
		switch e.name() {
		case "t", "delText":
			b.WriteString(t.chars())
		case "p", "tab", "br":
			b.WriteByte(' ')
			t.gather(b)
		case "Fallback":
		default:
			t.gather(b)
		}
	})
}
