package site

import (
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/citation"
)

// Cited is what a record has to say for itself where others refer to it by a number: that number as it is printed, the
// day on which the document was issued, and its subject. The zero value is nothing that has a number.
type Cited struct {
	Number  string
	Date    calendar.Date
	Subject front.Stated[string]
}

// DateOf returns the day on which a cited document was issued: what its record says, or else the citation.
func (s *Site) DateOf(in *record.Record, c citation.Citation) calendar.Date {
	if found, _ := s.Document(in, c); found != nil {
		return s.Cited(found).Date
	}
	return c.Date
}

// DocumentLine is a document in one line: title, date and subject.
func (s *Site) DocumentLine(r *record.Record) string {
	d := s.Cited(r)
	line := r.Title()
	if !d.Date.IsZero() {
		line += " ngày " + d.Date.Print()
	}
	if d.Subject.Given() {
		line += " – " + d.Subject.Value
	}
	return line
}

// Cited is what a record has to say where others refer to it by a number.
func (s *Site) Cited(r *record.Record) Cited { return s.KindOf(r).Cited(r.Data) }
