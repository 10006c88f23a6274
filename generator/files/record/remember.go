package record

import (
	"encoding/binary"
	"fmt"
	"io"
	"slices"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/markdown"
	"congkhai/generator/files/source"
	"congkhai/generator/files/wire"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/citation"
	"congkhai/generator/text/contact"
	"congkhai/generator/text/viet"
)

// remembered is what is kept of a record between builds besides its data. It holds nothing that another file can
// change.
type remembered struct {
	Body     markdown.Doc
	Front    source.Range // where the front matter stands
	Given    front.Keys
	Tagged   []front.Tagged
	Mentions []Mention
	Outside  []citation.Citation
	Private  []contact.Private
	TextName string
	Fine     calendar.Date
	Seal     Seal
	Rows     Seal
	Lists    []list
}

// Remember returns all that Parse found out about a record: what the site is put together from, and its words, the text
// of its body and its data, which only the search, its own page and its data file need. A record with problems is not
// remembered: its file will be changed.
func (r *Record) Remember() (parts [Parts][]byte, ok bool) {
	if len(r.Problems) > 0 {
		return parts, false
	}
	doc := *r.Body
	doc.Citations = nil   // they are mentions
	words, _ := r.Words() // Parse has them at hand
	var texts wire.Texts
	rest := texts.Append(nil, r.order) // the title stands in it
	rest = texts.Append(rest, r.Data)
	rest = texts.Append(rest, remembered{doc, source.Range{Start: r.Doc.Span.Start, End: r.Doc.Span.End},
		r.Doc.Given, r.Tagged, r.Mentions, r.Outside, r.Private, r.TextName, r.fine, r.seal, r.Rows, r.lists})
	head := wire.Append(make([]byte, 0, 4096), texts.String()) // about what it takes
	return [Parts][]byte{append(head, rest...), []byte(words), r.written, r.open}, true
}

// cut takes the texts apart from what they stand in.
func cut(head []byte) (texts, rest string, err error) {
	n, begin := binary.Uvarint(head)
	if begin <= 0 || n > uint64(len(head)-begin) {
		return "", "", wire.ErrCut
	}
	end := begin + int(n)
	return string(head[begin:end]), string(head[end:]), nil
}

// Parts is how many parts Remember gives.
const Parts = 4

// Part is one of them, read when somebody asks. What Read hands to use is good until that returns.
type Part interface {
	Read(use func(b []byte) error) error
	Text() (string, error)
	Write(w io.Writer) error
}

// Recall makes the record again of what Remember gave for the file; a part but the first is asked for when the search, the
// record's page, or its data file is made. Of the first it keeps a copy of the texts and nothing else.
func Recall(kinds []*Kind, f *source.File, parts [Parts]Part) (*Record, error) {
	k, id, ok := KindOf(kinds, f.Path)
	if !ok {
		return nil, fmt.Errorf("%s: no kind has such files", f.Path)
	}
	r := newRecord(k, id, f)
	var texts, rest string
	err := parts[0].Read(func(head []byte) (err error) {
		texts, rest, err = cut(head)
		return err
	})
	var m remembered
	for _, into := range []any{&r.order, r.Data, &m} {
		if err == nil {
			rest, err = wire.ReadApart(rest, texts, into)
		}
	}
	if err != nil {
		return nil, err
	}
	body := m.Body // alone: the rest of m can go
	r.Body, r.Doc, r.TextName = &body, front.Outline(m.Front.In(f), m.Given), m.TextName
	r.Tagged, r.Mentions, r.Outside, r.OutsideByKey = m.Tagged, m.Mentions, m.Outside, Keyed(m.Outside)
	r.Private, r.fine, r.lists = m.Private, m.Fine, m.Lists
	r.Words, r.data, r.seal, r.Rows = parts[1].Text, parts[3].Write, m.Seal, m.Rows
	text := parts[2].Text
	r.Text = func() (markdown.Text, error) {
		written, err := text()
		var body markdown.Text
		if err == nil {
			_, err = wire.Read(written, &body)
		}
		return body, err
	}
	return r, nil
}

// wordsOf lists the words of a record's file, each once, with blanks between: what the search needs to know of it.
func wordsOf(id string, values map[string]any, body string) string {
	words := wordSets.Get().(*wordSet)
	defer wordSets.Put(words)
	words.clear()
	note := func(text string) { viet.Syllables(text, words.add) }
	note(id)
	eachText(values, note)
	note(body)
	return string(words.text)
}

// KindOf returns the kind that takes a file, and the ID that the file's path gives its record.
func KindOf(kinds []*Kind, path string) (k *Kind, id string, ok bool) {
	folder, rest, _ := strings.Cut(strings.TrimPrefix(path, "content/"), "/")
	i := slices.IndexFunc(kinds, func(k *Kind) bool { return k.Folder == folder })
	if i < 0 || rest == "" {
		return nil, "", false
	}
	return kinds[i], recordID(rest), true
}
