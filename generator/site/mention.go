package site

import (
	"maps"
	"path"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/citation"
	"congkhai/generator/text/viet"
)

// Document returns the record of the document that a citation in a record names. Numbers begin again every year: of
// several documents with one number the date decides. ambiguous is true when it would have to and is not there.
func (s *Site) Document(in *record.Record, c citation.Citation) (found *record.Record, ambiguous bool) {
	if s.isOutside(in, c) {
		return nil, false
	}
	return s.held(c)
}

// held returns the document that the portal holds under a number, whoever asks.
func (s *Site) held(c citation.Citation) (found *record.Record, ambiguous bool) {
	public, ofDay := 0, (*record.Record)(nil)
	for _, r := range s.Documents[c.Key()] {
		if !s.public[r] {
			continue
		}
		if public++; ofDay == nil && s.Cited(r).Date == c.Date {
			ofDay = r
		}
		found = r
	}
	if public == 1 {
		return found, false
	}
	return ofDay, public > 1 && ofDay == nil
}

// targets lists what a record refers to, by its tagged values and then by its mentions; nil stands for what is not there.
func (s *Site) targets(r *record.Record) []*record.Record {
	targets := make([]*record.Record, 0, len(r.Tagged)+len(r.Mentions))
	for _, t := range r.Tagged {
		targets = append(targets, s.Record(t.Is, t.Value))
	}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		found, _ := s.Document(r, m.Citation)
		if m.IsValue && r.Tagged[m.Value-1].Is == record.DocumentFolder {
			targets[m.Value-1] = found
		}
		targets = append(targets, found)
	}
	return targets
}

// checkReferences holds everything that a record refers to, its targets, against what there is.
func (s *Site) checkReferences(r *record.Record, targets []*record.Record) []source.Problem {
	var problems []source.Problem
	numbers := numbers(r)
	for i, t := range r.Tagged {
		if p, bad := s.checkReference(r, t, targets[i], numbers[i+1]); bad {
			problems = append(problems, p)
		}
		problems = append(problems, s.checkWord(r, t)...)
	}
	for i, m := range r.Mentions {
		if source.Full(problems) {
			break
		}
		if !m.IsValue || !printedSo(r, r.Tagged[m.Value-1].Value) {
			problems = append(problems, s.checkCitation(r, m, targets[len(r.Tagged)+i])...)
		}
	}
	return append(problems, s.checkOutside(r)...)
}

// numbers finds the mentions that are the whole of a value, by which value that is, from 1 on.
func numbers(r *record.Record) []*record.Mention {
	numbers := make([]*record.Mention, len(r.Tagged)+1)
	for i := range r.Mentions {
		if m := &r.Mentions[i]; m.IsValue {
			numbers[m.Value] = m
		}
	}
	return numbers
}

// checkReference checks a text that has to be the ID of a record, or the number of a document, which number is when it
// is one; named is what it names.
func (s *Site) checkReference(r *record.Record, t front.Tagged, named *record.Record,
	number *record.Mention) (source.Problem, bool) {
	if t.Is == record.DocumentFolder {
		return s.checkNumber(r, t, named, number)
	}
	if named == r {
		return SelfReference.At(r.At(t.Path)), true
	}
	k := s.Kind(t.Is)
	if k == nil || named != nil {
		return source.Problem{}, false
	}
	if s.byName[name{t.Is, t.Value}].record != nil {
		return NotPublic.At(r.At(t.Path), t.Value), true
	}
	if s.isAstray(t.Is, t.Value) {
		return source.Problem{}, false
	}
	return NoRecord.At(r.At(t.Path), t.Value, t.Is).Guess(func() string { return s.idLike(k, t.Value) }), true
}

// idLike is the ID of the record that somebody means who writes its title, its file, or nearly its ID.
func (s *Site) idLike(k *Kind, written string) string {
	written = strings.TrimSuffix(strings.TrimSuffix(path.Base(strings.ReplaceAll(written, `\`, "/")), ".toml"), ".md")
	ids, slug, titles := s.ids(k), viet.Slug(written), make([]string, 0, len(s.byKind[k]))
	for _, r := range s.byKind[k] {
		if slug != "" && (viet.Slug(r.ID) == slug || viet.Slug(r.Title()) == slug) {
			return r.ID
		}
		titles = append(titles, r.Title())
	}
	if near := viet.Nearest(written, ids); near != "" {
		return near
	}
	if near := viet.Nearest(written, titles); near != "" {
		return ids[slices.Index(titles, near)]
	}
	return ""
}

// ids lists the names of the records of a kind.
func (s *Site) ids(k *Kind) []string {
	var ids []string
	for _, r := range s.byKind[k] {
		ids = append(ids, r.ID)
	}
	return ids
}

// printedSo reports whether a record says of a number that its source prints it so, however odd it is: nothing is held
// against it.
func printedSo(r *record.Record, number string) bool {
	data, says := r.Data.(interface{ PrintedSo(number string) bool })
	return says && data.PrintedSo(number)
}

// checkNumber checks a text that has to be the number of a document, and of another one than the record itself.
func (s *Site) checkNumber(r *record.Record, t front.Tagged, named *record.Record,
	number *record.Mention) (source.Problem, bool) {
	if printedSo(r, t.Value) {
		return source.Problem{}, false
	}
	if number == nil {
		return BadNumber.At(r.At(t.Path), t.Value), true
	}
	if meant := respelled(t.Value, number.Citation); meant != "" {
		return BadNumber.At(r.At(t.Path), t.Value).Suggest(meant), true
	}
	if named != r || !sameDay(number.Date, s.Cited(r).Date) {
		return source.Problem{}, false
	}
	return SelfReference.At(r.At(t.Path)), true
}

// respelled returns how a value should be written that names a document with blanks or strange signs in its number, or
// with "số" alone before it; "" is as it is.
func respelled(value string, c citation.Citation) string {
	value = strings.TrimSpace(value)
	switch {
	case strings.HasPrefix(value, c.Number), c.Type != "" && strings.Contains(value, c.Number):
		return ""
	case c.Date.IsZero():
		return c.Number
	}
	return c.Number + " ngày " + c.Date.Print()
}

// sameDay reports whether two dates of one number can be one; a date that is not given can be any.
func sameDay(a, b calendar.Date) bool { return a.IsZero() || b.IsZero() || a == b }

// checkCitation holds the mention of a document against that which it names, if it is found.
func (s *Site) checkCitation(r *record.Record, m record.Mention, found *record.Record) []source.Problem {
	if !m.Sound {
		if problems := Unreal(func() source.Span { return r.Where(m) }, m.Citation); len(problems) > 0 {
			return problems[:1]
		}
	}
	if m.Sound && found != nil && (m.Date.IsZero() || m.Date == s.Cited(found).Date) &&
		(m.Year == 0 || m.Date.IsZero() || m.Year == m.Date.Year) {
		return nil // as nearly all are
	}
	_, ambiguous := s.Document(r, m.Citation)
	held := s.Documents[m.Key()]
	outside := s.isOutside(r, m.Citation)
	if outside {
		held = nil
	}
	asWritten := "ngày " + m.Date.Print()
	switch {
	case ambiguous && m.Date.IsZero() && !m.Linked:
		return []source.Problem{Ambiguous.At(r.Where(m), m.Number, paths(held))}
	case ambiguous && !m.Date.IsZero():
		problem := NoneOnThatDay.At(r.Where(m), m.Number, paths(held), m.Date.Print())
		return []source.Problem{problem.Concerning(m.Number, asWritten)}
	case found == nil && len(held) > 0 && !m.Linked:
		return []source.Problem{NotPublic.At(r.Where(m), m.Number)}
	case found == nil && !outside && s.isNumberAstray(m.Citation): // told where it stands
	case found == nil && !outside && !m.Linked:
		problem := NoDocument.At(r.Where(m), m.Number)
		problem = problem.Guess(func() string { return s.slipOf(r, m.Citation) })
		return append(s.checkTime(r, m.Citation, func() source.Span { return r.Where(m) }), problem)
	case !m.Sound && !m.Agrees():
		return []source.Problem{TypeSymbol.At(r.Where(m), m.Type, m.Number).Concerning(m.Number, m.Type)}
	case m.Year != 0 && !m.Date.IsZero() && m.Year != m.Date.Year:
		problem := NumberYear.At(r.Where(m), m.Number, m.Year, m.Date.Print())
		return []source.Problem{problem.Concerning(m.Number, asWritten)}
	case found != nil && !m.Date.IsZero() && m.Date != s.Cited(found).Date && !s.Cited(found).Date.IsZero():
		problem := OtherDate.At(r.Where(m), m.Date.Print(), m.Number, s.Cited(found).Date.Print())
		return []source.Problem{problem.Concerning(m.Number, asWritten)}
	}
	return s.checkTime(r, m.Citation, func() source.Span { return r.Where(m) })
}

// Unreal reports a day that no calendar has, and letters of another alphabet in a number. Where it stands is looked for
// only when something is wrong: places cost more than all the rest of a check.
func Unreal(where func() source.Span, c citation.Citation) []source.Problem {
	var problems []source.Problem
	if record.UnrealDay(c) {
		problems = append(problems, NoSuchDay.At(where(), c.Date.Print()))
	}
	if i := viet.Foreign(c.Number); i >= 0 {
		letter, _ := utf8.DecodeRuneInString(c.Number[i:])
		problems = append(problems, ForeignLetter.At(where(), c.Number, string(letter)))
	}
	return problems
}

// slipOf returns the number that was probably meant by that of a citation, of ngoai_cong or of a document of the portal:
// with the same letters and digits ("57/NQ-TW" for 57-NQ/TW), or that one slip of the keyboard made into it. Two slips
// lead to the numbers of other documents.
func (s *Site) slipOf(r *record.Record, c citation.Citation) string {
	known := slices.Clone(r.Outside)
	for _, key := range slices.Sorted(maps.Keys(s.Documents)) {
		own, _ := citation.Parse(s.Cited(s.Documents[key][0]).Number)
		known = append(known, own)
	}
	if len(r.OutsideByKey[c.Key()]) > 0 {
		return "" // the number is right, its date is not
	}
	slip := ""
	for _, k := range known {
		switch {
		case k.Number == "" || viet.Foreign(k.Number) >= 0:
		case unsigned(k.Key()) == unsigned(c.Key()):
			return k.Number
		case slip == "" && oneSlip([]rune(k.Key()), []rune(c.Key())):
			slip = k.Number
		}
	}
	return slip
}

// unsigned is the key of a number without the signs in it.
func unsigned(key string) string { return signs.Replace(key) }

var signs = strings.NewReplacer("-", "", "/", "", ".", "")

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

func paths(records []*record.Record) string {
	var all []string
	for _, r := range records {
		all = append(all, r.File.Path)
	}
	return strings.Join(all, ", ")
}

// Citing lists the records of a kind that refer to a record. Those of one kind stand together, in the order of the
// kinds.
func (s *Site) Citing(r *record.Record, k *Kind) []*record.Record {
	by, at := s.CitedBy[r], slices.Index(s.Kinds, k)
	first := sort.Search(len(by), func(i int) bool { return slices.Index(s.Kinds, s.KindOf(by[i])) >= at })
	count := sort.Search(len(by)-first, func(i int) bool { return by[first+i].Kind != &k.Kind })
	return by[first : first+count]
}

// joint is a record that is shown, with what it refers to, and what is wrong with that.
type joint struct {
	*record.Record
	targets []*record.Record
	wrong   []source.Problem
}

// join finds what each record that is shown refers to, and notes for each which others refer to it.
func (s *Site) join() []joint {
	joints := source.ParallelMap(s.Shown(), func(r *record.Record) joint {
		targets := s.targets(r)
		return joint{r, targets, s.checkReferences(r, targets)}
	})
	for _, j := range joints {
		for _, target := range j.targets {
			if by := s.CitedBy[target]; target != nil && target != j.Record && (len(by) == 0 || by[len(by)-1] != j.Record) {
				s.CitedBy[target] = append(by, j.Record)
			}
		}
	}
	return joints
}
