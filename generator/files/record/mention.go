package record

import (
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/markdown"
	"congkhai/generator/files/source"
	"congkhai/generator/text/citation"
	"congkhai/generator/text/viet"
)

// DocumentFolder is what keys that name documents by their number are said to hold (`is`), and the folder of such
// records.
const DocumentFolder = "van-ban"

// Mention is a document number in a record, with the text around it that counts as the citation: in the body, or in a
// value of the front matter, which it may be the whole of.
type Mention struct {
	citation.Citation
	Body    source.Range
	Value   int // which of the record's tagged texts, from 1; 0 for the body
	IsValue bool
	Sound   bool // nothing is wrong with the number by itself
	Linked  bool // its author made a link or code of it: the portal need not hold the document
}

// Where is the place of a number that the record mentions.
func (r *Record) Where(m Mention) source.Span {
	if m.Value == 0 {
		return m.Body.In(r.File)
	}
	t := r.Tagged[m.Value-1]
	if m.IsValue {
		return r.At(t.Path)
	}
	return r.within(t, m.Start, m.End)
}

// findMentions lists all document numbers in a record: in keys that name documents, in prose of the front matter, and
// in the body.
func (r *Record) findMentions() []Mention {
	var all []Mention
	for i, t := range r.Tagged {
		switch t.Is {
		case DocumentFolder:
			if c, ok := citation.Parse(t.Value); ok {
				all = append(all, Mention{Citation: c, Value: i + 1, IsValue: true})
			}
		case "prose":
			for _, c := range citation.Find(t.Value) {
				all = append(all, Mention{Citation: c, Value: i + 1})
			}
		}
	}
	for _, c := range r.Body.Citations {
		all = append(all, Mention{Citation: c.Citation, Body: c.Where, Linked: c.Linked})
	}
	for i, m := range all {
		all[i].Sound = m.Agrees() && !UnrealDay(m.Citation) && viet.Foreign(m.Number) < 0
	}
	return all
}

// checkProse reports marks of Markdown in prose of the front matter, which has no markup.
func (r *Record) checkProse() {
	for _, t := range r.Tagged {
		if t.Is != "prose" {
			continue
		}
		if at := markdown.PlainMark(t.Value); at != nil {
			r.note(RawMark.At(r.within(t, at[0], at[1]), strings.TrimSpace(t.Value[at[0]:at[1]])))
		}
	}
}

// within narrows the place of a text to a part of it, where the text stands in the file as it is read.
func (r *Record) within(t front.Tagged, from, to int) source.Span {
	where := r.At(t.Path)
	start := strings.Index(where.Text(), t.Value) // after the opening quotes
	if start < 0 {
		return where
	}
	at := where.Start + start
	return where.File.Span(at+from, at+to)
}

// UnrealDay reports whether the day of a citation is one that no calendar has.
func UnrealDay(c citation.Citation) bool { return !c.Date.IsZero() && !c.Date.Real() }

// ByKey is citations under their keys, for those who ask for each of many.
type ByKey map[string][]citation.Citation

// Keyed puts citations under their keys.
func Keyed(citations []citation.Citation) ByKey {
	if len(citations) == 0 {
		return nil
	}
	keyed := make(ByKey, len(citations))
	for _, c := range citations {
		keyed[c.Key()] = append(keyed[c.Key()], c)
	}
	return keyed
}

func (r *Record) findOutside() []citation.Citation {
	var all []citation.Citation
	for _, number := range r.Data.Base().Outside {
		c, ok := citation.Parse(number)
		if !ok {
			c = citation.Citation{} // told by checkOutside
		}
		all = append(all, c)
	}
	return all
}
