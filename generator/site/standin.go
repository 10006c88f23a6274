package site

import (
	"bytes"
	"strconv"

	"congkhai/generator/markdown"
)

// mark stands around a stand-in. No text has it: in a file it is a problem, and escapers take it out.
const mark = "\x00"

// standIn stands for the text of a record: each section is its number, a name of the whole text, and where the text's links
// lead, which depends on the rest of the site.
func (r *Record) standIn(to resolver) markdown.Text {
	parts := []markdown.Part{{HTML: r.textName}}
	for _, link := range r.Body.Links {
		gap := markdown.Gap{Kind: markdown.LinkOpens, Address: link.Address}
		if link.Picture {
			gap.Kind = markdown.Image
		}
		parts = append(parts, markdown.Part{Gap: gap})
	}
	for _, m := range r.mentions {
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

// fill puts the sections of a record's text in the place of their stand-ins.
func (r *Record) fill(html []byte, to resolver) ([]byte, error) {
	before, rest, any := bytes.Cut(html, []byte(mark))
	if !any {
		return html, nil
	}
	text, err := r.text()
	if err != nil {
		return nil, err
	}
	filled := make([]byte, 0, len(html)+text.Size())
	for ; any; before, rest, any = bytes.Cut(rest, []byte(mark)) {
		filled = append(filled, before...)
		var standIn []byte
		standIn, rest, _ = bytes.Cut(rest, []byte(mark))
		number, _, _ := bytes.Cut(standIn, []byte(" "))
		section, _ := strconv.Atoi(string(number)) // standIn wrote it
		filled = append(filled, text.Section(section, to)...)
	}
	return append(filled, before...), nil
}
