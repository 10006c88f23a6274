package front

import (
	"strings"

	"congkhai/generator/files/source"
	"congkhai/generator/text/bound"
)

// weigh returns the rule that a text breaks which is too heavy to be read as TOML, and where: its values lie too deep,
// have names that are too long, or are too many. The library, and what reads its values, sees only texts that pass:
// what it does for one value grows with the square of how deep it lies. What is TOML is read as the library reads it;
// at what is none, weigh may stop as the library does.
func weigh(text string) (heavy *source.Rule, at int) {
	w := &weigher{cursor: cursor{text: text}}
	for w.pos < len(text) && heavy == nil && !w.lost {
		w.at = w.pos
		heavy = w.token()
	}
	return heavy, w.at
}

// load is how many tables, lists and parts of keys something lies in, and the bytes of their names.
type load struct{ depth, name int }

func (l load) plus(depth, name int) load { return load{l.depth + depth, l.name + name} }

type weigher struct {
	cursor
	table  load   // of the last [header]
	inside []load // of each bracket that is open
	lists  []bool // which of them are square
	value  load   // of what is being read
	word   int    // where the key or value begins that is being read
	dots   int    // in it
	values int
	at     int  // what is judged
	lost   bool // the library stops here
}

// outer is the load of what the value that is being read lies in.
func (w *weigher) outer() load {
	if n := len(w.inside); n > 0 {
		return w.inside[n-1]
	}
	return w.table
}

// token reads one sign that means something, or what stands before the next.
func (w *weigher) token() *source.Rule {
	switch c := w.text[w.pos]; c {
	case '"', '\'':
		w.quoted()
		return nil
	case '#':
		w.comment()
		return nil
	case '[', '{':
		if c == '[' && len(w.inside) == 0 && w.startsLine() {
			return w.header()
		}
		w.inside, w.lists = append(w.inside, w.value.plus(1, len("[00000]"))), append(w.lists, c == '[')
		w.next()
	case ']', '}':
		w.close()
	case '=':
		return w.assign()
	case '.':
		w.dots++
	case ',':
		w.values++
		w.next()
	case '\n':
		w.next()
	}
	w.pos++
	return w.verdict(w.outer().plus(w.dots, 0))
}

// next begins another key or value.
func (w *weigher) next() { w.value, w.word, w.dots = w.outer(), w.pos+1, 0 }

func (w *weigher) close() {
	n := max(0, len(w.inside)-1)
	w.inside, w.lists = w.inside[:n], w.lists[:n]
}

func (w *weigher) assign() *source.Rule {
	if n := len(w.lists); n > 0 && w.lists[n-1] {
		w.lost = true // no key stands in a list: it was not closed
		return nil
	}
	w.values++
	key := strings.TrimLeft(w.text[w.word:w.pos], " \t")
	w.value, w.at = w.outer().plus(w.dots+1, len(key)), w.pos-len(key)
	w.pos++
	w.word, w.dots = w.pos, 0
	return w.verdict(w.value)
}

// header reads the line of a [table] or of a table of a [[list]].
func (w *weigher) header() *source.Rule {
	w.table, w.word, w.dots = load{}, w.pos, 0
	w.values++
	for w.pos < len(w.text) && !w.peek('\n') && !w.peek('#') {
		switch {
		case w.peek('"'), w.peek('\''):
			w.quoted()
			continue
		case w.peek('.'):
			w.dots++
		}
		w.pos++
	}
	w.table = load{w.dots + 1, w.pos - w.word + len("[00000]")*(w.dots+1)}
	w.next()
	return w.verdict(w.table)
}

// startsLine reports whether nothing but blanks stands before the cursor on its line.
func (w *weigher) startsLine() bool {
	before := strings.TrimRight(w.text[:w.pos], " \t")
	return before == "" || before[len(before)-1] == '\n'
}

func (w *weigher) verdict(l load) *source.Rule {
	switch {
	case l.depth > bound.Depth:
		return TooDeep
	case l.name > bound.Key:
		return LongName
	case w.values > bound.Values:
		return TooManyValues
	}
	return nil
}
