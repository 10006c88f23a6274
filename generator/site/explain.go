package site

import (
	"slices"

	"congkhai/generator/source"
)

// Explained is a problem that its author lets stand and explains to the public.
type Explained struct {
	Explanation
	Problem source.Problem
}

// explain takes out the problems that records explain, keeps the explanations for their pages, and reports the
// explanations that explain nothing (any more). An explanation of figures names them: when one changes, it was not
// written for what stands there now.
func (s *Site) explain(problems []source.Problem) []source.Problem {
	for _, r := range s.shown() {
		for i, e := range r.Data.common().Explanations {
			explains := func(p source.Problem) bool {
				return p.Where.File == r.File && p.About != "" && p.Rule.ID == e.Rule && p.About == e.About
			}
			first := slices.IndexFunc(problems, explains)
			if first < 0 {
				problems = append(problems, IdleExplanation.At(r.At("giai_trinh"+index(i)), e.Rule, e.About))
				continue
			}
			if p := problems[first]; p.Rule == RelationFails && e.Terms != p.Args[0] {
				problems = append(problems, StaleExplanation.At(r.At("giai_trinh"+index(i)), e.About, p.Args[0]))
			}
			s.explained[r] = append(s.explained[r], Explained{e, problems[first]})
			problems = slices.DeleteFunc(problems, explains)
		}
	}
	return problems
}
