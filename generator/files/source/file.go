// Package source holds what staff wrote: files, places in them, and the problems found there. It knows nothing of what
// the files mean.
//
//	f, problems := source.NewFile("content/thu-tuc/1.000173.md", raw)
//	problems = append(problems, BadCode.At(f.Span(8, 16), "1,000173")) // told as content/thu-tuc/1.000173.md:2:8
package source

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"congkhai/generator/text/bound"
	"congkhai/generator/text/viet"
)

// File is one text file as everything after reading sees it: UTF-8 in NFC, lines ended by LF, no byte order mark.
// Windows endings and marks are taken off here, once, and lines and columns are still those that an editor shows.
//
// A large portal has more text than a machine has room for, and most of it is never looked at again after parsing: a
// file of which all is known (Later) is read again when somebody asks for a place in it.
type File struct {
	Path  string // slash-separated, from the site's folder: "content/van-ban/x.toml"
	text  atomic.Pointer[string]
	again func() ([]byte, error)
}

// NewFile makes a File of raw bytes and reports what was left in it when two versions were put together, bytes that are
// no UTF-8, letters of other codes and alphabets, and characters that nobody sees. One that is too large says nothing.
func NewFile(path string, raw []byte) (*File, []Problem) {
	f := &File{Path: path}
	if len(raw) > bound.Text {
		f.text.Store(new(string))
		return f, []Problem{TooLarge.At(f.Anywhere(), Size(bound.Text))}
	}
	text, plain, valid := decode(raw)
	f.text.Store(&text)
	written := &File{Path: path}
	written.text.Store(&text)
	if settled, found := written.conflicts(text); len(found) > 0 {
		f.text.Store(&settled)
		return f, found
	}
	if !valid {
		decoded, problem := written.undecoded(raw, text)
		f.text.Store(&decoded)
		return f, []Problem{problem}
	}
	problems := f.fixedMarkers(text, plain)
	if plain {
		return f, problems
	}
	return f, append(problems, f.letters(text)...)
}

// Unreadable reports whether the problems of a file say that it is no text: what else would be told of it follows from
// that.
func Unreadable(problems []Problem) bool { return anyOf(problems, NotUTF8, LikeOtherCode) }

// Guessed reports whether a file's text is what it probably means and not what it says: the first of two versions, or
// what it reads in another code. It is good for looking at the rest of it, and nothing is published of it.
func Guessed(problems []Problem) bool { return anyOf(problems, Conflict, ConflictLeft, OtherCode) }

func anyOf(problems []Problem, rules ...*Rule) bool {
	return slices.ContainsFunc(problems, func(p Problem) bool { return slices.Contains(rules, p.Rule) })
}

// Size prints how large a file may be.
func Size(bytes int) string {
	if bytes < 1<<20 {
		return fmt.Sprintf("%d KB", bytes>>10)
	}
	return fmt.Sprintf("%d MB", bytes>>20)
}

// Later is a file that was found in order before: it is read again only when somebody asks for its text.
func Later(path string, again func() ([]byte, error)) *File { return &File{Path: path, again: again} }

// decode returns raw bytes as text, whether nothing about it has to be looked at any closer, and whether they are text
// at all.
func decode(raw []byte) (text string, plain, valid bool) {
	text = strings.ReplaceAll(string(bytes.TrimPrefix(raw, []byte("\uFEFF"))), "\r\n", "\n")
	if viet.Plain(text) {
		return text, true, true
	}
	valid = utf8.ValidString(text) && strings.IndexByte(text, 0) < 0 // NUL bytes are what UTF-16 looks like
	text = viet.Normal(strings.ToValidUTF8(text, "\uFFFD"))
	return text, valid && viet.Plain(text), valid // many have nothing odd but marks apart from their letters
}

// Called is the same file under another path, by which people find it.
func (f *File) Called(path string) *File {
	return Later(path, func() ([]byte, error) { return []byte(f.Text()), nil })
}

// Text returns what the file says; nothing when it was let go and cannot be read any more.
func (f *File) Text() string {
	if text := f.text.Load(); text != nil {
		return *text
	}
	if f.again == nil {
		return ""
	}
	raw, err := f.again()
	if err != nil {
		return "" // the file is gone: whoever watches it will load the site again
	}
	text, _, _ := decode(raw)
	f.text.Store(&text)
	return text
}

// Anew is the same file, for who reads it once: its text is not kept.
func (f *File) Anew() *File {
	if f.again == nil {
		return f
	}
	return Later(f.Path, f.again)
}

// Span returns the place of Text[start:end].
func (f *File) Span(start, end int) Span { return Span{File: f, Start: start, End: end} }

// Range is a place in a file that goes without saying: bytes Start to End of its text.
type Range struct{ Start, End int }

// In returns the place in a file.
func (r Range) In(f *File) Span { return f.Span(r.Start, r.End) }

// Line is the place of a line of the file, counted from 0; its beginning where it has none.
func (f *File) Line(number int) Span {
	start := 0
	for text := range strings.Lines(f.Text()) {
		if number == 0 {
			return f.Span(start, start+len(strings.TrimRight(text, "\n")))
		}
		start, number = start+len(text), number-1
	}
	return f.Span(0, 0)
}

// Anywhere returns a place for what concerns the file and no line of it.
func (f *File) Anywhere() Span { return Span{File: f} }

// Span is a place: bytes Start to End of a file's Text.
type Span struct {
	File       *File
	Start, End int
}

// Position returns the line and the column, both from 1, at which the span starts; columns count characters.
func (s Span) Position() (line, column int) {
	before := s.before()
	start := strings.LastIndexByte(before, '\n') + 1
	return 1 + strings.Count(before, "\n"), 1 + utf8.RuneCountInString(before[start:])
}

// before is the file's text up to the span, and text that of the span; both end where a file ends that has shrunk.
func (s Span) before() string {
	text := s.text()
	return text[:min(s.Start, len(text))]
}

func (s Span) text() string {
	if s.File == nil {
		return ""
	}
	return s.File.Text()
}

// Text returns the characters of the span.
func (s Span) Text() string {
	text := s.text()
	return text[min(s.Start, len(text)):min(s.End, len(text))]
}

// Narrowed is the place of some words in the span, or the whole where they do not stand in it as they are.
func (s Span) Narrowed(words string) Span {
	i := strings.Index(s.Text(), words)
	if i < 0 {
		return s
	}
	return s.File.Span(s.Start+i, s.Start+i+len(words))
}

// String returns the place as editors and terminals understand it: path:line:column, or the path alone for a file
// that is no text or whose name is what matters.
func (s Span) String() string {
	if s.File == nil {
		return "-"
	}
	if s.text() == "" {
		return s.File.Path
	}
	line, column := s.Position()
	return fmt.Sprintf("%s:%d:%d", s.File.Path, line, column)
}
