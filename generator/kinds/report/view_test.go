package report

import (
	"slices"
	"testing"

	"congkhai/generator/files/markdown"
	"congkhai/generator/files/record"
)

// The sections of a report have fragments of their own, whatever their numbers and the headings of the text are.
func TestSectionsHaveFragmentsOfTheirOwn(t *testing.T) {
	for _, c := range []struct{ numbers, headings, want []string }{
		{[]string{"I", "I.6", "II"}, nil, []string{"muc-i", "muc-i-6", "muc-ii"}},
		{[]string{"C", "D", "Đ", "E"}, nil, []string{"muc-c", "muc-d", "muc_3", "muc-e"}},
		{[]string{"I.6", "I-6", "i.6", "I6"}, nil, []string{"muc-i-6", "muc_2", "muc_3", "muc-i6"}},
		{[]string{"I", "I.6"}, []string{"muc-i-6", "muc-dich"}, []string{"muc-i", "muc_2"}},
		{[]string{"*", "…"}, []string{"muc"}, []string{"muc-", "muc_2"}},
	} {
		r, f := &record.Record{Body: &markdown.Doc{}}, &Form{}
		for _, number := range c.numbers {
			f.Sections = append(f.Sections, FormSection{Number: number})
		}
		for _, id := range c.headings {
			r.Body.Headings = append(r.Body.Headings, markdown.Heading{Level: 3, ID: id})
		}
		if got := sectionIDs(r, f); !slices.Equal(got, c.want) {
			t.Errorf("%q beside %q: %q, want %q", c.numbers, c.headings, got, c.want)
		}
	}
}
