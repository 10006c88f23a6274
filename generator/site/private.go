package site

import (
	"path"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/text/contact"
)

// privateRules tell of what belongs to one person.
var privateRules = map[contact.Sort]*source.Rule{contact.Identity: PrivateIdentity, contact.Mobile: PrivateMobile,
	contact.Mail: PrivateMail, contact.Account: PrivateAccount}

// checkFileName reports what in the name of a record's file seems to belong to one person.
func checkFileName(r *record.Record) []source.Problem {
	p, found := privateName(path.Base(strings.TrimSuffix(r.File.Path, "/index"+path.Ext(r.File.Path))))
	if !found {
		return nil
	}
	return []source.Problem{PrivateName.At(r.File.Anywhere(), p)}
}

// checkPrivate reports what in a record seems to belong to one person, and is not known to be an agency's.
func (s *Site) checkPrivate(r *record.Record) []source.Problem {
	if len(r.Private) == 0 { // nearly always
		return nil
	}
	var problems []source.Problem
	open := publicPlaces(r)
	for _, p := range r.Private {
		where := r.File.Span(p.Start, p.End)
		if source.Full(problems) {
			break
		}
		if !reached(s)[p.Value] && !open(where) {
			problems = append(problems, privateRules[p.What].At(where, where.Text()).Concerning(where.Text(), ""))
		}
	}
	return problems
}

// reached are the numbers and the addresses under which agencies say that they are reached.
var reached = Derived(func(s *Site) map[string]bool {
	known := map[string]bool{}
	for _, r := range s.Shown() {
		for _, t := range r.Tagged {
			switch t.Is {
			case isPhone:
				for _, p := range contact.Phones(t.Value) {
					known[contact.Same(p.Dial)] = true
				}
			case isMail:
				known[strings.ToLower(t.Value)] = true
			}
		}
	}
	return known
})

// publicPlaces tells which places of a record are meant to be public, or are none that is published: keys by which people
// are reached, what an explanation repeats, and remarks.
func publicPlaces(r *record.Record) func(source.Span) bool {
	var open []source.Span
	for _, t := range r.Tagged {
		if t.Is == isPhone || t.Is == isMail {
			open = append(open, r.At(t.Path))
		}
	}
	for i := range r.Data.Base().Explanations {
		open = append(open, r.At("giai_trinh"+front.Index(i)+".ve"))
	}
	return func(at source.Span) bool {
		for _, o := range open {
			if o.Start <= at.Start && at.End <= o.End {
				return true
			}
		}
		text := r.File.Text()
		line := text[strings.LastIndexByte(text[:at.Start], '\n')+1:]
		return at.Start < r.Doc.Span.End && strings.HasPrefix(strings.TrimLeft(line, " \t"), "#")
	}
}

// privateName finds in the name of a file what seems to belong to one person.
func privateName(name string) (string, bool) {
	apart := strings.Map(func(r rune) rune {
		if strings.ContainsRune("-_.", r) {
			return ' '
		}
		return r
	}, name)
	for _, p := range contact.FindPrivate(apart) {
		if p.What != contact.Mail {
			return name[p.Start:p.End], true
		}
	}
	return "", false
}
