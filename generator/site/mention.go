package site

import (
	"slices"
	"strings"
	"unicode/utf8"

	"congkhai/generator/citation"
	"congkhai/generator/front"
	"congkhai/generator/source"
	"congkhai/generator/viet"
)

// mention is a document number in a record, with the text around it that counts as the citation.
type mention struct {
	citation.Citation
	where source.Span
}

// findMentions lists all document numbers in a record: in keys that name documents, in prose of the front matter, and
// in the body.
func (r *Record) findMentions() []mention {
	var all []mention
	for _, t := range r.tagged {
		switch t.Is {
		case documentFolder:
			if c, ok := citation.Parse(t.Value); ok {
				all = append(all, mention{c, t.Where})
			}
		case "prose":
			for _, c := range citation.Find(t.Value) {
				all = append(all, mention{c, within(t, c)})
			}
		}
	}
	for _, c := range r.Body.Citations {
		all = append(all, mention{c.Citation, c.Where})
	}
	return all
}

// within narrows the place of a text to a citation in it, where the text stands in the file as it is read.
func within(t front.Tagged, c citation.Citation) source.Span {
	raw := t.Where.Text()
	start := len(raw) - len(t.Value) - 1 // after the opening quote
	if start < 0 || start+len(t.Value) > len(raw) || raw[start:start+len(t.Value)] != t.Value {
		return t.Where
	}
	at := t.Where.Start + start
	return t.Where.File.Span(at+c.Start, at+c.End)
}

// document returns the record of the document that a citation in a record names. Numbers begin again every year: of
// several documents with one number the date decides. ambiguous is true when it would have to and is not there.
func (s *Site) document(in *Record, c citation.Citation) (found *Record, ambiguous bool) {
	if in.isOutside(c) {
		return nil, false
	}
	return s.held(c)
}

// held returns the document that the portal holds under a number, whoever asks.
func (s *Site) held(c citation.Citation) (found *Record, ambiguous bool) {
	var public []*Record
	for _, r := range s.documents[c.Key()] {
		if s.public[r] {
			public = append(public, r)
		}
	}
	if len(public) == 1 {
		return public[0], false
	}
	for _, r := range public {
		if r.Data.(*Document).Date == c.Date {
			return r, false
		}
	}
	return nil, len(public) > 1
}

// isOutside reports whether the record says that the portal does not hold the document. An entry with a date speaks of
// that date only: the portal may hold another document of the same number.
func (r *Record) isOutside(c citation.Citation) bool {
	return slices.ContainsFunc(r.outside, func(o citation.Citation) bool {
		return o.Key() == c.Key() && (o.Date.IsZero() || o.Date == c.Date)
	})
}

func (r *Record) findOutside() []citation.Citation {
	var all []citation.Citation
	for _, number := range r.Data.common().Outside {
		c, _ := citation.Parse(number) // what is no number is told by checkOutside
		all = append(all, c)
	}
	return all
}

// checkMentions holds everything that a record refers to against what there is.
func (s *Site) checkMentions(r *Record) []source.Problem {
	var problems []source.Problem
	for _, t := range r.tagged {
		if p, bad := s.checkReference(r, t); bad {
			problems = append(problems, p)
		}
	}
	for _, m := range r.mentions {
		problems = append(problems, s.checkCitation(r, m)...)
	}
	return append(problems, s.checkOutside(r)...)
}

// checkReference checks a text that has to be the ID of a record, or the number of a document.
func (s *Site) checkReference(r *Record, t front.Tagged) (source.Problem, bool) {
	if t.Is == documentFolder {
		read := slices.ContainsFunc(r.mentions, func(m mention) bool { return m.where == t.Where })
		return BadNumber.At(t.Where, t.Value), !read
	}
	k := slices.IndexFunc(s.Kinds, func(k *Kind) bool { return k.Folder == t.Is })
	if k >= 0 && s.record(t.Is, t.Value) == r {
		return SelfReference.At(t.Where), true
	}
	if k < 0 || s.record(t.Is, t.Value) != nil {
		return source.Problem{}, false
	}
	if s.byPath[t.Is+"/"+t.Value] != nil {
		return NotPublic.At(t.Where, t.Value), true
	}
	var ids []string
	for _, other := range s.byKind[s.Kinds[k]] {
		ids = append(ids, other.ID)
	}
	return NoRecord.At(t.Where, t.Value, t.Is).Suggest(viet.Nearest(t.Value, ids)), true
}

func (s *Site) checkCitation(r *Record, m mention) []source.Problem {
	if !m.Date.IsZero() && !m.Date.Real() {
		return []source.Problem{NoSuchDay.At(m.where, m.Date.Print())}
	}
	if i := viet.Foreign(m.Number); i >= 0 {
		letter, _ := utf8.DecodeRuneInString(m.Number[i:])
		return []source.Problem{ForeignLetter.At(m.where, m.Number, string(letter))}
	}
	found, ambiguous := s.document(r, m.Citation)
	held := s.documents[m.Key()]
	if r.isOutside(m.Citation) {
		held = nil
	}
	switch {
	case ambiguous:
		return []source.Problem{Ambiguous.At(m.where, m.Number, paths(held))}
	case found == nil && len(held) > 0:
		return []source.Problem{NotPublic.At(m.where, m.Number)}
	case found == nil && !r.isOutside(m.Citation):
		return []source.Problem{NoDocument.At(m.where, m.Number)}
	case !m.Agrees():
		return []source.Problem{TypeSymbol.At(m.where, m.Type, m.Number).Concerning(m.Number, m.Type)}
	case m.Year != 0 && !m.Date.IsZero() && m.Year != m.Date.Year:
		return []source.Problem{NumberYear.At(m.where, m.Number, m.Year, m.Date.Print()).Concerning(m.Number, "ngày "+m.Date.Print())}
	case found != nil && !m.Date.IsZero() && m.Date != found.Data.(*Document).Date:
		return []source.Problem{OtherDate.At(m.where, m.Date.Print(), m.Number, found.Data.(*Document).Date.Print()).Concerning(m.Number, "ngày "+m.Date.Print())}
	}
	return nil
}

func paths(records []*Record) string {
	var all []string
	for _, r := range records {
		all = append(all, r.File.Path)
	}
	return strings.Join(all, ", ")
}

// checkOutside reports numbers listed as outside the portal that the record does not mention, or that the portal holds.
func (s *Site) checkOutside(r *Record) []source.Problem {
	var problems []source.Problem
	for i, c := range r.outside {
		where, number := r.At("ngoai_cong"+index(i)), r.Data.common().Outside[i]
		found, _ := s.held(c)
		another := found != nil && !c.Date.IsZero() && c.Date != found.Data.(*Document).Date
		mentioned := slices.ContainsFunc(r.mentions, func(m mention) bool { return m.Key() == c.Key() })
		switch {
		case c.Number == "":
			problems = append(problems, BadNumber.At(where, number))
		case found != nil && !another:
			problems = append(problems, NotOutside.At(where, number, found.File.Path))
		case !mentioned:
			problems = append(problems, IdleOutside.At(where, number))
		}
	}
	return problems
}

// linkBack notes for each record which others refer to it.
func (s *Site) linkBack() {
	for _, r := range s.shown() {
		var targets []*Record
		for _, t := range r.tagged {
			targets = append(targets, s.record(t.Is, t.Value))
		}
		for _, m := range r.mentions {
			found, _ := s.document(r, m.Citation)
			targets = append(targets, found)
		}
		for _, target := range targets {
			if by := s.citedBy[target]; target != nil && target != r && (len(by) == 0 || by[len(by)-1] != r) {
				s.citedBy[target] = append(by, r)
			}
		}
	}
}
