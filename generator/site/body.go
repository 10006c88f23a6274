package site

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html/template"
	"sync"

	"congkhai/generator/files/front"
	"congkhai/generator/files/markdown"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/files/wire"
	"congkhai/generator/pages/late"
)

// Body is what a record says in Markdown. Its text is read when a page shows the first part of it.
type Body struct {
	doc  *markdown.Doc
	to   resolver
	key  string // names the text, and where its links lead
	text func() (markdown.Text, error)
}

func (s *Site) bodyOf(r *record.Record) Body {
	to := resolver{s, r}
	return Body{r.Body, to, bodyKey(r, to), sync.OnceValues(r.Text)}
}

// bodyKey names all that a record's text, its headings and its links make of a page. Where a link leads depends on the
// rest of the site.
func bodyKey(r *record.Record, to resolver) string {
	b := wire.Append(nil, r.TextName)
	for _, section := range r.Body.Sections {
		section.Where = source.Range{} // which no page shows
		b = wire.Append(b, section)
	}
	for _, link := range r.Body.Links {
		if link.Picture {
			b = wire.Append(b, to.Picture(link.Address))
		} else {
			b = wire.Append(b, to.Link(link.Address))
		}
	}
	for _, m := range r.Mentions {
		if m.Value == 0 { // in the body
			address, title := to.Document(m.Citation)
			b = wire.Append(b, Link{address, title})
		}
	}
	sum := sha256.Sum256(b)
	return base64.RawURLEncoding.EncodeToString(sum[:18])
}

// HTML is the whole body.
func (b Body) HTML() late.HTML {
	return late.New(b.key, func() (template.HTML, error) {
		text, err := b.text()
		return text.HTML(b.doc, b.to), err
	})
}

// Section is what stands under a heading, nothing where there is no such section.
func (b Body) Section(title string) late.HTML {
	i := b.doc.Section(title)
	if i < 0 {
		return late.HTML{}
	}
	return late.New(fmt.Sprint(b.key, " ", i), func() (template.HTML, error) {
		text, err := b.text()
		return text.Section(i, b.to), err
	})
}

// SectionView is a section of a body as a page shows it, or the word of the state that stands in its place, as in
// Shown.
type SectionView struct {
	State string
	HTML  late.HTML
}

// SectionOr shows a section, or why there is none.
func (b Body) SectionOr(title string, state front.State) SectionView {
	if b.doc.Section(title) < 0 {
		return SectionView{State: state.String()}
	}
	return SectionView{HTML: b.Section(title)}
}
