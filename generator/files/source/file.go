// Package source holds what staff wrote: files, places in them, and the problems found there. It knows nothing of what
// the files mean, and imports nothing of ours but viet.
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

// NewFile makes a File of raw bytes and reports bytes that are no UTF-8, controls that no editor shows, what turns the
// direction of a text, and combining marks left over after NFC. One that is too large says nothing.
func NewFile(path string, raw []byte) (*File, []Problem) {
	f := &File{Path: path}
	if len(raw) > bound.Text {
		f.text.Store(new(string))
		return f, []Problem{TooLarge.At(f.Anywhere(), Size(bound.Text))}
	}
	text, plain, valid := decode(raw)
	f.text.Store(&text)
	if plain {
		return f, nil
	}
	if !valid {
		at := max(0, strings.IndexAny(text, "\uFFFD\x00"))
		return f, []Problem{NotUTF8.At(f.Span(at, at))}
	}
	return f, slices.Concat(f.strayMarks(text), f.letters(text))
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
	return viet.Normal(strings.ToValidUTF8(text, "\uFFFD")), false, valid
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

func (f *File) strayMarks(text string) []Problem {
	var found []Problem
	for at := 0; ; {
		i := viet.StrayMark(text[at:])
		if i < 0 || Full(found) {
			return found
		}
		at += i
		r, size := utf8.DecodeRuneInString(text[at:])
		name := strings.TrimSpace(fmt.Sprintf("%s U+%04X", viet.MarkName(r), r))
		found = append(found, StrayMark.At(f.Span(at, at+size), name))
		at += size
	}
}

// letters reports controls, what turns the direction of a text, and the Icelandic Ð that some keyboards give for Đ: it
// looks the same and is never found.
func (f *File) letters(text string) []Problem {
	var found []Problem
	for at, r := range text {
		if Full(found) {
			break
		}
		if meant := viet.Eth(r); meant != 0 {
			found = append(found, Eth.At(f.Span(at, at+utf8.RuneLen(r)), string(r)).Suggest(string(meant)))
		}
		if viet.Turns(r) {
			found = append(found, Turned.At(f.Span(at, at+utf8.RuneLen(r)), fmt.Sprintf("U+%04X", r)))
		}
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f || r == '\uFEFF' {
			found = append(found, Control.At(f.Span(at, at+utf8.RuneLen(r)), fmt.Sprintf("U+%04X", r)))
		}
	}
	return found
}

// Span returns the place of Text[start:end].
func (f *File) Span(start, end int) Span { return Span{File: f, Start: start, End: end} }

// Range is a place in a file that goes without saying: bytes Start to End of its text.
type Range struct{ Start, End int }

// In returns the place in a file.
func (r Range) In(f *File) Span { return f.Span(r.Start, r.End) }

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
