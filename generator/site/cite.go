package site

import (
	"congkhai/generator/files/front"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/citation"
)

// Cited is what a record has to say for itself where others refer to it by a number: that number as it is printed, the day on which
// the document was issued, and its subject. The zero value is nothing that has a number.
type Cited struct {
	Number  string
	Date    calendar.Date
	Subject front.Stated[string]
}

// dateOf returns the day on which a cited document was issued: what its record says, or else the citation.
func (s *Site) dateOf(in *Record, c citation.Citation) calendar.Date {
	if found, _ := s.document(in, c); found != nil {
		return s.cited(found).Date
	}
	return c.Date
}

// documentLine is a document in one line: title, date and subject.
func (s *Site) documentLine(r *Record) string {
	d := s.cited(r)
	line := r.Title() + " ngày " + d.Date.Print()
	if d.Subject.Given() {
		line += " – " + d.Subject.Value
	}
	return line
}

// cited is what a record has to say where others refer to it by a number.
func (s *Site) cited(r *Record) Cited { return s.kindOf(r).Cited(r.Data) }
