package site

import (
	"maps"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/citation"
	"congkhai/generator/text/viet"
)

// mention is a document number in a record, with the text around it that counts as the citation: in the body, or in a value
// of the front matter, which it may be the whole of.
type mention struct {
	citation.Citation
	Body  source.Range
	Value int // which of the record's tagged texts, from 1; 0 for the body
	Whole bool
	Sound bool // nothing is wrong with the number by itself
}

// where is the place of a number that the record mentions.
func (r *Record) where(m mention) source.Span {
	if m.Value == 0 {
		return m.Body.In(r.File)
	}
	t := r.tagged[m.Value-1]
	if m.Whole {
		return r.At(t.Path)
	}
	return r.within(t, m.Citation)
}

// findMentions lists all document numbers in a record: in keys that name documents, in prose of the front matter, and
// in the body.
func (r *Record) findMentions() []mention {
	var all []mention
	for i, t := range r.tagged {
		switch t.Is {
		case documentFolder:
			if c, ok := citation.Parse(t.Value); ok {
				all = append(all, mention{Citation: c, Value: i + 1, Whole: true})
			}
		case "prose":
			for _, c := range citation.Find(t.Value) {
				all = append(all, mention{Citation: c, Value: i + 1})
			}
		}
	}
	for _, c := range r.Body.Citations {
		all = append(all, mention{Citation: c.Citation, Body: c.Where})
	}
	for i, m := range all {
		all[i].Sound = m.Agrees() && !unrealDay(m.Citation) && viet.Foreign(m.Number) < 0
	}
	return all
}

// within narrows the place of a text to a citation in it, where the text stands in the file as it is read.
func (r *Record) within(t front.Tagged, c citation.Citation) source.Span {
	where := r.At(t.Path)
	raw := where.Text()
	start := len(raw) - len(t.Value) - 1 // after the opening quote
	if start < 0 || start+len(t.Value) > len(raw) || raw[start:start+len(t.Value)] != t.Value {
		return where
	}
	at := where.Start + start
	return where.File.Span(at+c.Start, at+c.End)
}

// document returns the record of the document that a citation in a record names. Numbers begin again every year: of
// several documents with one number the date decides. ambiguous is true when it would have to and is not there.
func (s *Site) document(in *Record, c citation.Citation) (found *Record, ambiguous bool) {
	if s.isOutside(in, c) {
		return nil, false
	}
	return s.held(c)
}

// held returns the document that the portal holds under a number, whoever asks.
func (s *Site) held(c citation.Citation) (found *Record, ambiguous bool) {
	public, ofDay := 0, (*Record)(nil)
	for _, r := range s.documents[c.Key()] {
		if !s.public[r] {
			continue
		}
		if public++; ofDay == nil && r.Data.(*Document).Date == c.Date {
			ofDay = r
		}
		found = r
	}
	if public == 1 {
		return found, false
	}
	return ofDay, public > 1 && ofDay == nil
}

// checkMentions holds everything that a record refers to against what there is.
func (s *Site) checkMentions(r *Record) []source.Problem {
	var problems []source.Problem
	numbers := r.numbers()
	for i, t := range r.tagged {
		if p, bad := s.checkReference(r, t, numbers[i+1]); bad {
			problems = append(problems, p)
		}
	}
	for _, m := range r.mentions {
		if source.Full(problems) {
			break
		}
		problems = append(problems, s.checkCitation(r, m)...)
	}
	return append(problems, s.checkOutside(r)...)
}

// numbers finds the mentions that are the whole of a value, by which value that is.
func (r *Record) numbers() map[int]*mention {
	numbers := map[int]*mention{}
	for i := range r.mentions {
		if m := &r.mentions[i]; m.Whole {
			numbers[m.Value] = m
		}
	}
	return numbers
}

// checkReference checks a text that has to be the ID of a record, or the number of a document, which number is when it is one.
func (s *Site) checkReference(r *Record, t front.Tagged, number *mention) (source.Problem, bool) {
	if t.Is == documentFolder {
		return s.checkNumber(r, t, number)
	}
	k, named := s.kind(t.Is), s.record(t.Is, t.Value)
	if named == r {
		return SelfReference.At(r.At(t.Path)), true
	}
	if k == nil || named != nil {
		return source.Problem{}, false
	}
	if s.byName[name{t.Is, t.Value}].record != nil {
		return NotPublic.At(r.At(t.Path), t.Value), true
	}
	return NoRecord.At(r.At(t.Path), t.Value, t.Is).Guess(func() string { return viet.Nearest(t.Value, s.ids(k)) }), true
}

// ids lists the names of the records of a kind.
func (s *Site) ids(k *Kind) []string {
	var ids []string
	for _, r := range s.byKind[k] {
		ids = append(ids, r.ID)
	}
	return ids
}

// checkNumber checks a text that has to be the number of a document, and of another one than the record itself.
func (s *Site) checkNumber(r *Record, t front.Tagged, number *mention) (source.Problem, bool) {
	if number == nil {
		return BadNumber.At(r.At(t.Path), t.Value), true
	}
	found, _ := s.document(r, number.Citation)
	if d, ok := r.Data.(*Document); !ok || found != r || !sameDay(number.Date, d.Date) {
		return source.Problem{}, false
	}
	return SelfReference.At(r.At(t.Path)), true
}

// sameDay reports whether two dates of one number can be one; a date that is not given can be any.
func sameDay(a, b calendar.Date) bool { return a.IsZero() || b.IsZero() || a == b }

func (s *Site) checkCitation(r *Record, m mention) []source.Problem {
	if !m.Sound {
		if problems := unreal(func() source.Span { return r.where(m) }, m.Citation); len(problems) > 0 {
			return problems[:1]
		}
	}
	found, ambiguous := s.document(r, m.Citation)
	held := s.documents[m.Key()]
	outside := s.isOutside(r, m.Citation)
	if outside {
		held = nil
	}
	if m.Sound && found != nil && !ambiguous && (m.Date.IsZero() || m.Date == found.Data.(*Document).Date) && (m.Year == 0 || m.Date.IsZero() || m.Year == m.Date.Year) {
		return nil // as nearly all are
	}
	asWritten := "ngày " + m.Date.Print()
	switch {
	case ambiguous && m.Date.IsZero():
		return []source.Problem{Ambiguous.At(r.where(m), m.Number, paths(held))}
	case ambiguous:
		return []source.Problem{NoneOnThatDay.At(r.where(m), m.Number, paths(held), m.Date.Print()).Concerning(m.Number, asWritten)}
	case found == nil && len(held) > 0:
		return []source.Problem{NotPublic.At(r.where(m), m.Number)}
	case found == nil && !outside:
		return []source.Problem{NoDocument.At(r.where(m), m.Number).Guess(func() string { return s.slipOf(r, m.Citation) })}
	case !m.Sound && !m.Agrees():
		return []source.Problem{TypeSymbol.At(r.where(m), m.Type, m.Number).Concerning(m.Number, m.Type)}
	case m.Year != 0 && !m.Date.IsZero() && m.Year != m.Date.Year:
		return []source.Problem{NumberYear.At(r.where(m), m.Number, m.Year, m.Date.Print()).Concerning(m.Number, asWritten)}
	case found != nil && !m.Date.IsZero() && m.Date != found.Data.(*Document).Date:
		return []source.Problem{OtherDate.At(r.where(m), m.Date.Print(), m.Number, found.Data.(*Document).Date.Print()).Concerning(m.Number, asWritten)}
	}
	return nil
}

func unrealDay(c citation.Citation) bool { return !c.Date.IsZero() && !c.Date.Real() }

// unreal reports a day that no calendar has, and letters of another alphabet in a number. Where it stands is looked for only
// when something is wrong: places cost more than all the rest of a check.
func unreal(where func() source.Span, c citation.Citation) []source.Problem {
	var problems []source.Problem
	if unrealDay(c) {
		problems = append(problems, NoSuchDay.At(where(), c.Date.Print()))
	}
	if i := viet.Foreign(c.Number); i >= 0 {
		letter, _ := utf8.DecodeRuneInString(c.Number[i:])
		problems = append(problems, ForeignLetter.At(where(), c.Number, string(letter)))
	}
	return problems
}

// slipOf returns the number that one slip of the keyboard made into that of a citation: one of ngoai_cong, or of a
// document of the portal. Two slips lead to the numbers of other documents.
func (s *Site) slipOf(r *Record, c citation.Citation) string {
	known := slices.Clone(r.outside)
	for _, key := range slices.Sorted(maps.Keys(s.documents)) {
		own, _ := citation.Parse(s.documents[key][0].Data.(*Document).Number)
		known = append(known, own)
	}
	if len(r.outsideByKey[c.Key()]) > 0 {
		return "" // the number is right, its date is not
	}
	for _, k := range known {
		if k.Number != "" && viet.Foreign(k.Number) < 0 && oneSlip([]rune(k.Key()), []rune(c.Key())) {
			return k.Number
		}
	}
	return ""
}

// oneSlip reports whether a letter added, dropped, replaced or swapped with the next makes a of b.
func oneSlip(a, b []rune) bool {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	swapped := len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
	return swapped || len(a) <= 1 && len(b) <= 1
}

func paths(records []*Record) string {
	var all []string
	for _, r := range records {
		all = append(all, r.File.Path)
	}
	return strings.Join(all, ", ")
}

// citing lists the records of a kind that refer to a record. Those of one kind stand together, in the order of the kinds.
func (s *Site) citing(r *Record, k *Kind) []*Record {
	by, at := s.citedBy[r], slices.Index(s.Kinds, k)
	first := sort.Search(len(by), func(i int) bool { return slices.Index(s.Kinds, by[i].Kind) >= at })
	count := sort.Search(len(by)-first, func(i int) bool { return by[first+i].Kind != k })
	return by[first : first+count]
}

// targets lists what a record refers to; nil stands for what is not there.
func (s *Site) targets(r *Record) []*Record {
	targets := make([]*Record, 0, len(r.tagged)+len(r.mentions))
	for _, t := range r.tagged {
		targets = append(targets, s.record(t.Is, t.Value))
	}
	for _, m := range r.mentions {
		found, _ := s.document(r, m.Citation)
		targets = append(targets, found)
	}
	return targets
}

// linkBack notes for each record which others refer to it.
func (s *Site) linkBack() {
	shown := s.shown()
	targets := ParallelMap(shown, s.targets)
	for i, r := range shown {
		for _, target := range targets[i] {
			if by := s.citedBy[target]; target != nil && target != r && (len(by) == 0 || by[len(by)-1] != r) {
				s.citedBy[target] = append(by, r)
			}
		}
	}
}
