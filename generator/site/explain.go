package site

import (
	"slices"

	"congkhai/generator/source"
	"congkhai/generator/viet"
)

// Explained is a problem that its author lets stand and explains to the public.
type Explained struct {
	Explanation
	Problem source.Problem
}

// explain takes out the problems that records explain, keeps the explanations for their pages, and reports the
// explanations that explain nothing (any more). An explanation repeats what does not agree: when that changes, it was not
// written for what stands there now.
func (s *Site) explain(problems []source.Problem) []source.Problem {
	for _, r := range s.shown() {
		for i, e := range r.Data.common().Explanations {
			named := func(p source.Problem) bool {
				return p.Where.File == r.File && p.About != "" && p.Rule.ID == e.Rule && p.About == e.About
			}
			explains := func(p source.Problem) bool { return named(p) && (p.Terms == "" || p.Terms == e.Terms) }
			first, any := slices.IndexFunc(problems, explains), slices.IndexFunc(problems, named)
			switch where := r.At("giai_trinh" + index(i)); {
			case any < 0:
				problems = append(problems, idle(r, e, where, problems))
			case first < 0 && e.Terms == "":
				problems = append(problems, NoTerms.At(where, problems[any].Terms))
				problems = slices.Delete(problems, any, any+1)
			case first < 0:
				problems = append(problems, StaleExplanation.At(where, e.About, problems[any].Terms))
				problems = slices.Delete(problems, any, any+1)
			default:
				s.explained[r] = append(s.explained[r], Explained{e, problems[first]})
				problems = slices.DeleteFunc(problems, explains)
			}
		}
	}
	return problems
}

// idle is the problem of an explanation that explains nothing: its rule cannot be explained, or nothing breaks it, or
// something else by the same rule, which the author may have meant.
func idle(r *Record, e Explanation, where source.Span, problems []source.Problem) source.Problem {
	var abouts []string
	for _, p := range problems {
		if p.Where.File != r.File || p.Rule.ID != e.Rule {
			continue
		}
		if p.About == "" {
			return Unexplainable.At(where, e.Rule)
		}
		abouts = append(abouts, p.About)
	}
	idle := IdleExplanation.At(where, e.Rule, e.About)
	if len(abouts) == 1 {
		return idle.Suggest(abouts[0])
	}
	return idle.Suggest(viet.Nearest(e.About, abouts))
}
