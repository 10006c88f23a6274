// Package source holds what staff wrote: files, places in them, and the problems found there. It knows nothing of what
// the files mean, and imports nothing of ours but viet.
package source

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"congkhai/generator/viet"
)

// File is one text file as everything after reading sees it: UTF-8 in NFC, lines ended by LF, no byte order mark.
// Windows endings and marks are taken off here, once, and lines and columns are still those that an editor shows.
type File struct {
	Path  string // slash-separated, from the site's folder: "content/van-ban/x.toml"
	Text  string
	lines []int // byte offset at which each line starts
}

// NewFile makes a File of raw bytes and reports bytes that are no UTF-8, controls that no editor shows, and combining
// marks left over after NFC.
func NewFile(path string, raw []byte) (*File, []Problem) {
	text := strings.ReplaceAll(string(bytes.TrimPrefix(raw, []byte("\uFEFF"))), "\r\n", "\n")
	valid := strings.ToValidUTF8(text, "\uFFFD")
	f := &File{Path: path, Text: viet.Normal(valid)}
	f.lines = make([]int, 1, 1+strings.Count(f.Text, "\n"))
	for i := range len(f.Text) {
		if f.Text[i] == '\n' {
			f.lines = append(f.lines, i+1)
		}
	}
	if valid != text || strings.IndexByte(text, 0) >= 0 {
		at := max(0, strings.IndexAny(f.Text, "\uFFFD\x00"))
		return f, []Problem{NotUTF8.At(f.Span(at, at))} // NUL bytes are what UTF-16 looks like
	}
	return f, slices.Concat(f.strayMarks(), f.letters())
}

func (f *File) strayMarks() []Problem {
	var found []Problem
	for at := 0; ; {
		i := viet.StrayMark(f.Text[at:])
		if i < 0 {
			return found
		}
		at += i
		r, size := utf8.DecodeRuneInString(f.Text[at:])
		name := strings.TrimSpace(fmt.Sprintf("%s U+%04X", viet.MarkName(r), r))
		found = append(found, StrayMark.At(f.Span(at, at+size), name))
		at += size
	}
}

// letters reports controls, and the Icelandic Ð that some keyboards give for Đ: it looks the same and is never found.
func (f *File) letters() []Problem {
	var found []Problem
	for at, r := range f.Text {
		if meant := viet.Eth(r); meant != 0 {
			found = append(found, Eth.At(f.Span(at, at+utf8.RuneLen(r)), string(r)).Suggest(string(meant)))
		}
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f || r == '\uFEFF' {
			found = append(found, Control.At(f.Span(at, at+utf8.RuneLen(r)), fmt.Sprintf("U+%04X", r)))
		}
	}
	return found
}

// Span returns the place of Text[start:end].
func (f *File) Span(start, end int) Span { return Span{File: f, Start: start, End: end} }

// Whole returns a place for what concerns the file and no line of it.
func (f *File) Whole() Span { return Span{File: f} }

// Span is a place: bytes Start to End of a file's Text.
type Span struct {
	File       *File
	Start, End int
}

// Position returns the line and the column, both from 1, at which the span starts; columns count characters.
func (s Span) Position() (line, column int) {
	if s.File == nil || len(s.File.lines) == 0 {
		return 1, 1
	}
	line, exact := slices.BinarySearch(s.File.lines, s.Start)
	if exact {
		line++
	}
	return line, 1 + utf8.RuneCountInString(s.File.Text[s.File.lines[line-1]:s.Start])
}

// Text returns the characters of the span.
func (s Span) Text() string {
	if s.File == nil {
		return ""
	}
	return s.File.Text[s.Start:s.End]
}

// String returns the place as editors and terminals understand it: path:line:column, or the path alone for a file
// that is no text or whose name is what matters.
func (s Span) String() string {
	if s.File == nil {
		return "-"
	}
	if s.File.Text == "" {
		return s.File.Path
	}
	line, column := s.Position()
	return fmt.Sprintf("%s:%d:%d", s.File.Path, line, column)
}
