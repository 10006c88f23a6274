package report

import (
	"fmt"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/site"
)

// Verdict is what became of a report that was held against what its form wants, in numbers: how many of its figures
// were held against anything, in how many places something does not agree, and how many figures it does not give. Each
// of those places is explained: a portal with one that is not is not published.
type Verdict struct{ Held, Differing, Lacking int }

// VerdictOf is the verdict on a report; nothing is held where it has no form.
func VerdictOf(s *site.Site, r *record.Record) Verdict {
	f := form(s, r.Data.(*Report))
	if f == nil {
		return Verdict{}
	}
	v := Verdict{Held: len(heldFigures(s, r, f)), Lacking: lackingFigures(r.Data.(*Report), f)}
	for _, e := range s.Explained[r] {
		if e.Rule != NotReported.ID {
			v.Differing++
		}
	}
	return v
}

// heldFigures are the report's own figures that were held against others, by key.
func heldFigures(s *site.Site, r *record.Record, f *Form) map[string]bool {
	held := map[string]bool{}
	for _, c := range checkedRelations(s, r, f) {
		for _, key := range c.Keys {
			if prefix, _ := splitKey(key); prefix == "" && c.Outcome != Unchecked {
				held[key] = true
			}
		}
	}
	for _, sum := range sumsOf(s, r, f) {
		held[sum.Key] = true
	}
	return held
}

// lackingFigures is how many figures and cells a report does not give.
func lackingFigures(p *Report, f *Form) int {
	lacking := 0
	for _, figure := range f.figures() {
		if p.Figures[figure.Key].State == front.NotReported {
			lacking++
		}
	}
	for _, g := range f.grids() {
		grid := p.Grids[g.Key]
		for _, row := range grid.Rows {
			for _, c := range g.columns() {
				if value, has := grid.at(row.ID, c.Key); has && value.State == front.NotReported {
					lacking++
				}
			}
		}
	}
	return lacking
}

// Pointer is what a report explains, and the fragment of its page where it does.
type Pointer struct{ Fact, Place string }

// pointersTo lists what a report explains in the order of its page: what does not agree, and what it does not say.
func pointersTo(s *site.Site, r *record.Record, sections []ReportSection) (differing, lacking []Pointer) {
	rules := map[string]string{}
	for i, e := range s.Explained[r] {
		rules[explanationID(i)] = e.Rule
	}
	for _, section := range sections {
		for _, e := range section.Explanations {
			if rules[e.ID] == NotReported.ID {
				lacking = append(lacking, Pointer{e.Fact, e.ID})
				continue
			}
			differing = append(differing, Pointer{e.Fact, e.ID})
		}
	}
	return differing, lacking
}

// explanationID is the fragment of an explanation on the page of its report.
func explanationID(i int) string { return fmt.Sprintf("giai_trinh_%d", i+1) }
