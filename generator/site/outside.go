package site

import (
	"slices"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/text/citation"
)

// isOutside reports whether a record says that the portal does not hold a document.
func (s *Site) isOutside(r *record.Record, c citation.Citation) bool {
	if len(r.Outside) == 0 {
		return false
	}
	return slices.ContainsFunc(r.OutsideByKey[c.Key()], func(o citation.Citation) bool { return s.speaksOf(o, c) })
}

// speaksOf reports whether an entry of ngoai_cong means the document of a citation. An entry with a date speaks of that
// date only: the portal may hold another document of the same number, and that is what a citation without date names.
func (s *Site) speaksOf(entry, c citation.Citation) bool {
	if entry.Key() != c.Key() {
		return false
	}
	return entry.Date.IsZero() || entry.Date == c.Date || c.Date.IsZero() && len(s.Documents[c.Key()]) == 0
}

// checkOutside holds the numbers listed as outside the portal against what the record mentions and the portal holds.
func (s *Site) checkOutside(r *record.Record) []source.Problem {
	if len(r.Outside) == 0 {
		return nil
	}
	cited := make([]citation.Citation, len(r.Mentions))
	for i, m := range r.Mentions {
		cited[i] = m.Citation
	}
	mentioned, before := record.Keyed(cited), record.ByKey{}
	var problems []source.Problem
	for i, number := range r.Data.Base().Outside {
		where, c := func() source.Span { return r.At("ngoai_cong" + front.Index(i)) }, r.Outside[i]
		key, wrong, untimely := c.Key(), Unreal(where, c), s.checkTime(r, c, where)
		switch {
		case strings.TrimSpace(number) == "": // told by front
		case c.Number == "":
			problems = append(problems, BadNumber.At(where(), number))
		case respelled(number, c) != "":
			problems = append(problems, BadNumber.At(where(), number).Suggest(respelled(number, c)))
		case len(wrong) > 0:
			problems = append(problems, wrong...)
		case len(untimely) > 0:
			problems = append(problems, untimely...)
		case slices.ContainsFunc(before[key], func(o citation.Citation) bool { return sameDay(o.Date, c.Date) }):
			problems = append(problems, Repeated.At(where(), number))
		default:
			problems = append(problems, s.checkEntry(mentioned[key], where, number, c)...)
		}
		before[key] = append(before[key], c)
	}
	return problems
}

// checkEntry reports an entry of ngoai_cong that the record does not mention, or that the portal holds. mentioned are
// those mentions of the record that have its key.
func (s *Site) checkEntry(mentioned []citation.Citation, where func() source.Span, number string,
	c citation.Citation) []source.Problem {
	found, ambiguous := s.held(c)
	switch {
	case found != nil && sameDay(c.Date, s.Cited(found).Date):
		return []source.Problem{NotOutside.At(where(), number, found.File.Path)}
	case ambiguous && c.Date.IsZero():
		return []source.Problem{Ambiguous.At(where(), number, paths(s.Documents[c.Key()]))}
	case !slices.ContainsFunc(mentioned, func(m citation.Citation) bool { return s.speaksOf(c, m) }):
		return []source.Problem{IdleOutside.At(where(), number)}
	}
	return nil
}
