package front

import (
	"strconv"
	"strings"
)

// Statements lists the statements of a text that is known to be TOML, as it is written: for those who find the place
// of a value, or change it and nothing else. It walks, it does not check: on anything unexpected it stops with what it
// has.
func Statements(text string) []Statement {
	w := &walker{cursor{text: text}}
	var all []Statement
	for w.skip(); w.pos < len(w.text); w.skip() {
		before := w.pos
		if w.peek('[') {
			all = append(all, w.header())
		} else if s, ok := w.assignment(); ok {
			all = append(all, s)
		}
		if w.pos == before {
			break
		}
	}
	return all
}

// Sort is how a statement or a value is written.
type Sort byte

// The sorts: [table], [[item]] and key = value; of values a list, a table, and any other.
const (
	Assigned Sort = iota
	Header
	ItemHeader
	Scalar
	List
	Table
)

// Statement is a header, or a key with its value: bytes Start to End of the text.
type Statement struct {
	Sort       Sort
	Names      []Name
	Value      Written // of what is Assigned; none where the text stops
	Start, End int
}

// Name is one part of a key such as a."b.c".d: what it says, and where it stands.
type Name struct {
	Text       string
	Start, End int
}

// Written is a value as it stands in a text. A list has Items, a table has Entries.
type Written struct {
	Sort       Sort
	Items      []Written
	Entries    []Statement
	Start, End int
}

type walker struct{ cursor }

// header reads [a.b] or [[a.b]].
func (w *walker) header() Statement {
	s := Statement{Sort: Header, Start: w.pos}
	if strings.HasPrefix(w.text[w.pos:], "[[") {
		s.Sort = ItemHeader
		w.pos++
	}
	w.pos++
	s.Names = w.dotted()
	if w.past(']'); s.Sort == ItemHeader {
		w.past(']')
	}
	s.End = w.pos
	return s
}

// assignment reads key = value, or as much of it as there is; ok is false where no key stands.
func (w *walker) assignment() (s Statement, ok bool) {
	s.Names = w.dotted()
	if len(s.Names) == 0 {
		return s, false
	}
	s.Start, s.End = s.Names[0].Start, s.Names[len(s.Names)-1].End
	w.blanks()
	if !w.peek('=') {
		return s, true
	}
	w.pos++
	w.blanks()
	s.Value = w.value()
	s.End = w.pos
	return s, true
}

// dotted reads a key such as a."b.c".d.
func (w *walker) dotted() []Name {
	var names []Name
	for {
		w.blanks()
		start := w.pos
		var text string
		switch {
		case w.peek('"'), w.peek('\''):
			w.quoted()
			text = unquote(w.text[start:w.pos])
		default:
			for w.pos < len(w.text) && !strings.ContainsRune(" \t\n.=[]#", rune(w.text[w.pos])) {
				w.pos++
			}
			text = w.text[start:w.pos]
		}
		if w.pos == start {
			return names
		}
		names = append(names, Name{text, start, w.pos})
		w.blanks()
		if !w.peek('.') {
			return names
		}
		w.pos++
	}
}

func unquote(s string) string {
	if s[0] == '"' {
		if plain, err := strconv.Unquote(s); err == nil {
			return plain
		}
	}
	return strings.Trim(s, s[:1])
}

func (w *walker) value() Written {
	v := Written{Sort: Scalar, Start: w.pos}
	switch {
	case w.peek('"'), w.peek('\''):
		w.quoted()
	case w.peek('['):
		v.Sort = List
		w.inside(']', func() bool {
			start := w.pos
			item := w.value()
			if w.pos > start {
				v.Items = append(v.Items, item)
			}
			return w.pos > start
		})
	case w.peek('{'):
		v.Sort = Table
		w.inside('}', func() bool {
			entry, ok := w.assignment()
			if ok {
				v.Entries = append(v.Entries, entry)
			}
			return ok
		})
	default:
		end := strings.IndexAny(w.text[w.pos:], ",]}#\n")
		if end < 0 {
			end = len(w.text) - w.pos
		}
		w.pos += len(strings.TrimRight(w.text[w.pos:w.pos+end], " \t\r"))
	}
	v.End = w.pos
	return v
}

// inside reads what stands in brackets, one after another, and passes over the closing one.
func (w *walker) inside(end byte, one func() bool) {
	w.pos++
	for w.skip(); w.pos < len(w.text) && !w.peek(end); w.skip() {
		if !one() {
			return
		}
		w.skip()
		if w.peek(',') {
			w.pos++
		}
	}
	w.pos = min(len(w.text), w.pos+1)
}

// Key reads a key such as a."b.c".d at the beginning of a text, and returns its parts and what stands behind it.
func Key(text string) (names []string, rest string) {
	w := &walker{cursor{text: text}}
	for _, name := range w.dotted() {
		names = append(names, name.Text)
	}
	return names, text[w.pos:]
}
