package word

import (
	"slices"
	"strings"
)

// field is something that Word works out, such as the number of a page: how, and what came of it.
type field struct {
	how       string
	ended     bool // what follows is the result
	hasResult bool
}

// inField takes a text for the result of the fields that it stands in, and reports whether it is none, or a part of a
// table of contents.
func (s *story) inField() bool {
	for _, f := range s.fields {
		if !f.ended {
			return true
		}
		if f.isContents() && !f.hasResult {
			s.findThing(LeftContents)
		}
		f.hasResult = true
		if f.isContents() {
			return true
		}
	}
	return false
}

func (f *field) isContents() bool { return strings.HasPrefix(f.how, "TOC") }

func (s *story) fieldSign(kind string) {
	n := len(s.fields)
	switch {
	case kind == "begin":
		s.fields = append(s.fields, &field{})
	case n == 0:
	case kind == "separate":
		s.fields[n-1].ended = true
	case kind == "end":
		f := s.fields[n-1]
		s.fields = s.fields[:n-1]
		if !f.hasResult && !slices.ContainsFunc(s.fields, (*field).isContents) {
			s.findThing(LeftField, f.how)
		}
	}
}

func (s *story) instruction(text string) {
	if n := len(s.fields); n > 0 && !s.fields[n-1].ended {
		s.fields[n-1].how = strings.TrimLeft(s.fields[n-1].how+text, " ")
	}
}
