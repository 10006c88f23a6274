// Package legacy recognises Vietnamese that is not written in Unicode: letters of the old codes TCVN3 and VNI, which
// still come out of old documents and their fonts, UTF-8 that a program once took for another code, and files in any of
// them. It says what would be read, and whether that is certain. A wrong conversion is worse than none, so that a
// reading counts only where it makes syllables of Vietnamese of what were none.
//
//	legacy.Passages([]string{"Së Khoa häc vµ C«ng nghÖ"}) // TCVN3: "Sở Khoa học và Công nghệ"
package legacy

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"congkhai/generator/text/viet"
)

// Code is one way in which letters came to be what they are not.
type Code struct {
	Name    string
	Garbled bool                 // it was UTF-8, and a program took it for Name
	same    string               // its letters that are the same in Unicode
	inside  func(r rune) bool    // what words of it are made of
	read    func(string) reading // what a word of it says
}

// reading is a word as a code has it.
type reading struct {
	text  string
	whole bool // all of it is Vietnamese
	lost  bool // a part of it cannot be known any more
}

// Passage is a line in which Vietnamese of another code stands.
type Passage struct {
	Line       int // from 0
	Start, End int // bytes of the line, from the first to the last word
	Code       *Code
	Meant      string // the whole line as it would be read
	Sure       bool   // nothing else can have been meant
	gained     int    // words
	until      int    // where the passage ends in what is meant; it starts where it does in the line
}

// Words returns the passage as it would be read, without what stands before and after it in the line.
func (p Passage) Words() string { return p.Meant[p.Start:p.until] }

// Passages returns the lines of a text, which is UTF-8, that are written in other codes, in order. Where several could
// be meant it is one that is sure, and else the one that makes more of the line readable.
func Passages(lines []string) []Passage {
	best := map[int]Passage{}
	for _, c := range codes {
		f := c.weighAll(lines)
		if f == nil {
			continue
		}
		for _, p := range f.passages(lines) {
			other, there := best[p.Line]
			if !there || p.Sure && !other.Sure || p.Sure == other.Sure && p.gained > other.gained {
				best[p.Line] = p
			}
		}
	}
	found := make([]Passage, 0, len(best))
	for _, line := range slices.Sorted(maps.Keys(best)) {
		found = append(found, best[line])
	}
	return found
}

// Read returns a short text, such as the name of a file, as it would be read; nil where it is in no other code.
func Read(text string) (*Code, string) {
	if !utf8.ValidString(text) {
		return nil, ""
	}
	if found := Passages([]string{text}); len(found) > 0 {
		return found[0].Code, found[0].Meant
	}
	return nil, ""
}

// file is a text as one code has it.
type file struct {
	code  *Code
	lines []line
	words map[string]bool // of all lines that the code makes Vietnamese, each once
	whole bool            // all of it is in the code
}

// line counts the words of a line that have other than English letters, each way of writing once.
type line struct {
	gained     map[string]bool // nothing before, Vietnamese after
	strong     int             // how many of them are no words of any language
	against    int             // Vietnamese before, and changed
	odd        int             // changed, and not Vietnamese after
	foreign    int             // nothing that the code changes
	start, end int             // of what is changed
	until      int             // its end in what is meant
	meant      string
}

// weighAll is the text in a code, or nil where nothing speaks for it. Most lines have only letters that Vietnamese is
// written with: they are looked at only in a text that has others.
func (c *Code) weighAll(lines []string) *file {
	f := &file{code: c, lines: make([]line, len(lines))}
	for i, text := range lines {
		if !viet.Plain(text) {
			f.lines[i] = c.weigh(text)
		}
	}
	if !slices.ContainsFunc(f.lines, c.shows) {
		return nil
	}
	f.whole, f.words = true, map[string]bool{}
	for i, text := range lines {
		if f.lines[i].meant == "" && !ascii(text) {
			f.lines[i] = c.weigh(text)
		}
		l := f.lines[i]
		f.whole = f.whole && l.odd == 0 && l.foreign == 0
		for word := range l.gained {
			f.words[word] = true
		}
	}
	f.whole = f.whole && len(f.words) >= enough
	return f
}

// enough words that a code makes Vietnamese of what was not leave no doubt.
const enough = 3

// shows reports whether a line by itself shows that it is in the code.
func (c *Code) shows(l line) bool {
	n := len(l.gained)
	if n == 0 || c.Garbled {
		return n > 0
	}
	if l.strong > 0 && l.against == 0 && l.odd == 0 {
		return true
	}
	many := n > 1 && l.odd == 0 || n > 2 && n > 2*l.odd
	return many && (n > 2*l.against || l.strong > 1 && n > l.against)
}

// passages lists the lines of a text that are in the code: those that show it, and those that may be in it besides.
func (f *file) passages(lines []string) []Passage {
	var found []Passage
	for i, l := range f.lines {
		n := len(l.gained)
		clear := l.odd == 0 && l.foreign == 0 && n > 2*l.against
		if l.meant == "" || l.meant == lines[i] || !f.whole && !f.code.shows(l) && (n == 0 || !clear) {
			continue
		}
		many := n >= enough || len(f.words) >= enough && (n > 1 || l.strong > 0)
		sure := f.whole || clear && many || f.code.Garbled && l.odd == 0
		found = append(found, Passage{i, l.start, l.end, f.code, l.meant, sure, n, l.until})
	}
	return found
}

// weigh looks at the words of a line. Where some of it is in Unicode, so are the other words that are Vietnamese
// already.
func (c *Code) weigh(text string) line {
	l := c.weighAs(text, c.read)
	if l.foreign == 0 || l.against == 0 {
		return l
	}
	mixed := c.weighAs(text, func(word string) reading {
		if vietnamese(word) {
			return reading{text: word}
		}
		return c.read(word)
	})
	mixed.against = l.against
	return mixed
}

func (c *Code) weighAs(text string, read func(word string) reading) line {
	var l line
	var b strings.Builder
	for at := 0; at < len(text); {
		word := c.word(text[at:])
		if word == "" {
			_, size := utf8.DecodeRuneInString(text[at:])
			b.WriteString(text[at : at+size])
			at += size
			continue
		}
		says := c.sayOf(word, read)
		b.WriteString(says.text)
		l.count(c, word, says)
		if at += len(word); says.text != word {
			if l.end == 0 {
				l.start = at - len(word)
			}
			l.end, l.until = at, b.Len()
		}
	}
	l.meant = b.String()
	return l
}

// sayOf reads a word. One with a letter that the old codes do not have is in none of them.
func (c *Code) sayOf(word string, read func(word string) reading) reading {
	if ascii(word) || !c.Garbled && strings.ContainsFunc(word, wide) {
		return reading{text: word}
	}
	return read(word)
}

// wide reports whether a letter is in no code that has a byte for each.
func wide(r rune) bool { return r >= 0x100 && unicode.IsLetter(r) }

// count takes a word in.
func (l *line) count(c *Code, word string, read reading) {
	if read.lost {
		l.odd++
	}
	switch {
	case ascii(word):
	case read.text == word:
		if strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) && !c.has(r) }) {
			l.foreign++
		}
	case vietnamese(word):
		l.against++
	case !read.whole:
		l.odd++
	default:
		if l.gained == nil {
			l.gained = map[string]bool{}
		}
		if !l.gained[strings.ToLower(word)] && impossible(word) {
			l.strong++
		}
		l.gained[strings.ToLower(word)] = true
	}
}

// has reports whether a letter is the same in the code.
func (c *Code) has(r rune) bool { return r < utf8.RuneSelf || strings.ContainsRune(c.same, r) }

// word is the word that a text begins with, or "".
func (c *Code) word(text string) string {
	for i, r := range text {
		if !c.inside(r) {
			return text[:i]
		}
	}
	return text
}

// vietnamese reports whether all words of a text that have other than English letters are syllables. A sign within a
// word is a part of it, as letters of other codes look like signs, but at the end of what is in capitals.
func vietnamese(text string) bool {
	found := false
	for word := range strings.FieldsFuncSeq(text, separates) {
		if word == strings.ToUpper(word) {
			word = strings.TrimRight(word, "»°")
		}
		if word = strings.TrimLeft(word, "«"); ascii(word) {
			continue
		}
		if !viet.IsSyllable(word) {
			return false
		}
		found = true
	}
	return found
}

// impossible reports whether a word is none of any language: a sign stands in it, or a capital with a mark after a
// small letter.
func impossible(word string) bool {
	letter := false // what stands before may be a part of a word
	for i, r := range word {
		next, _ := utf8.DecodeRuneInString(word[i+utf8.RuneLen(r):])
		sign := r >= 0xA1 && r <= 0xBF || r >= 0xC0 && unicode.IsUpper(r)
		if letter && sign && (unicode.IsLower(next) || next >= 0xA1 && next <= 0xBF) {
			return true
		}
		letter = unicode.IsLower(r) || r >= 0xA1 && r <= 0xBF
	}
	return false
}

func ascii(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
