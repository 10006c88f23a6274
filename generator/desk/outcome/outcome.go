// Package outcome is what the content would be with something in it that came from elsewhere: files as they would be,
// what changes in words, and where each value was read. Rooms that read workbooks and documents make it; nothing is
// written before the whole portal was checked with it, which is the command's to do.
//
//	_, problems, err := portal.Load(source.Overlay(files, out.Files), options)
//	problems = out.Told(problems) // at the cells that they come from
package outcome

import (
	"slices"

	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
	"congkhai/generator/past/change"
)

// Outcome is what content would be.
type Outcome struct {
	Files   map[string][]byte // those that change, by their path in the portal's folder
	Before  map[string][]byte // what they were made of; nothing of new ones
	Added   []Added
	Altered []Altered
	Same    int                // how many records of the workbook say what the portal says
	Left    []string           // what a report does not say yet that a form fills in, as people call it
	Places  map[string][]Place // where the values of a file were read
	Draft   *Draft             // of what is made of a document
}

// Draft is what the author of a draft has to look at in the document that it is made of.
type Draft struct {
	Unsaid   []source.Problem // what of the document is not in the draft
	Proposed int              // how many figures the draft has as comments
}

// Place says where a value of a record was read: which cell.
type Place struct {
	Path string // "cach_thuc[0].phi"
	At   source.Span
}

// New is an outcome in which nothing changes.
func New() *Outcome {
	return &Outcome{Files: map[string][]byte{}, Before: map[string][]byte{}, Places: map[string][]Place{}}
}

// Told returns problems of the content that the outcome would be, told at the cells that they come from.
func (o *Outcome) Told(problems []source.Problem) []source.Problem {
	told := slices.Clone(problems)
	for i, p := range told {
		if p.Where.File == nil || o.Places[p.Where.File.Path] == nil {
			continue
		}
		if at, ok := cellFor(o.Places[p.Where.File.Path], p.Where); ok {
			told[i].Where = at
		}
	}
	return source.Sorted(told)
}

// cellFor finds the cell that holds the smallest value around a place.
func cellFor(places []Place, where source.Span) (at source.Span, ok bool) {
	keys, _, _ := front.Parts(where.File)
	doc, _ := front.Parse(keys)
	paths := make([]string, len(places))
	for i, p := range places {
		paths[i] = p.Path
	}
	i := doc.Around(paths, where)
	if i < 0 {
		return at, false
	}
	return places[i].At, true
}

// Added is a record that is new: what its kind is called, and its ID.
type Added struct{ Kind, ID string }

// Altered is a record that says something else.
type Altered struct {
	ID      string
	Changes []change.Change // of its keys, and one of its text
}
