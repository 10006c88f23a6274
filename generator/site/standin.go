package site

import (
	"bytes"
	"io"
	"strconv"

	"congkhai/generator/files/markdown"
	"congkhai/generator/files/record"
)

// mark stands around a stand-in. No text has it: in a file it is a problem, and escapers take it out.
const mark = "\x00"

// standIn stands for the text of a record: each section is its number, a name of the whole text, and where the text's links
// lead, which depends on the rest of the site.
func standIn(r *record.Record, to resolver) markdown.Text {
	parts := []markdown.Part{{HTML: r.TextName}}
	for _, link := range r.Body.Links {
		gap := markdown.Gap{Kind: markdown.LinkOpens, Address: link.Address}
		if link.Picture {
			gap.Kind = markdown.Image
		}
		parts = append(parts, markdown.Part{Gap: gap})
	}
	for _, m := range r.Mentions {
		if m.Value == 0 {
			parts = append(parts, markdown.Part{Gap: markdown.Gap{Kind: markdown.CiteOpens, Cited: m.Citation}})
		}
	}
	all := string(markdown.Text{parts}.Section(0, to))
	text := make(markdown.Text, len(r.Body.Sections))
	for i, s := range r.Body.Sections {
		if !s.Empty {
			text[i] = []markdown.Part{{HTML: mark + strconv.Itoa(i) + " " + all + mark}}
		}
	}
	return text
}

// fill writes a page with the sections of the record's text in the place of their stand-ins.
func fill(r *record.Record, w io.Writer, html []byte, to resolver) error {
	before, rest, any := bytes.Cut(html, []byte(mark))
	if !any {
		_, err := w.Write(html)
		return err
	}
	text, err := r.Text()
	if err != nil {
		return err
	}
	for ; any; before, rest, any = bytes.Cut(rest, []byte(mark)) {
		if _, err := w.Write(before); err != nil {
			return err
		}
		var standIn []byte
		standIn, rest, _ = bytes.Cut(rest, []byte(mark))
		number, _, _ := bytes.Cut(standIn, []byte(" "))
		section, _ := strconv.Atoi(string(number)) // standIn wrote it
		if err := text.Write(w, section, to); err != nil {
			return err
		}
	}
	_, err = w.Write(before)
	return err
}
