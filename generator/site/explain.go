package site

import (
	"slices"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/text/viet"
)

// Explained is a problem that its author lets stand and explains to the public.
type Explained struct {
	record.Explanation
	Problem source.Problem
}

// explain takes out the problems that records explain, keeps the explanations for their pages, and reports the
// explanations that explain nothing (any more). An explanation repeats what does not agree: when that changes, it was
// not written for what stands there now.
func (s *Site) explain(problems []source.Problem) []source.Problem {
	of := map[*source.File][]source.Problem{} // of the files with explanations
	shown := slices.DeleteFunc(s.Shown(), func(r *record.Record) bool { return len(r.Data.Base().Explanations) == 0 })
	for _, r := range shown {
		of[r.File] = nil
	}
	rest := slices.DeleteFunc(problems, func(p source.Problem) bool {
		_, explained := of[p.Where.File]
		if explained {
			of[p.Where.File] = append(of[p.Where.File], p)
		}
		return explained
	})
	for _, r := range shown {
		left := s.explainOf(r, of[r.File])
		if s.isDoubtful(r) {
			left = slices.DeleteFunc(left, func(p source.Problem) bool {
				return p.Rule == IdleExplanation || p.Rule == StaleExplanation
			})
		}
		rest = append(rest, left...)
	}
	return slices.DeleteFunc(rest, func(p source.Problem) bool { return p.Open })
}

// matter is what problems are about: a rule, and what it does not hold for.
type matter struct{ rule, about string }

// open is the problems of a record that wait for an explanation.
type open map[matter][]source.Problem

// explainOf does for one record what explain does, and returns the problems that are left.
func (s *Site) explainOf(r *record.Record, problems []source.Problem) []source.Problem {
	waiting, never := open{}, map[string]bool{} // by rule
	var left []source.Problem
	for _, p := range problems {
		if p.About == "" {
			left, never[p.Rule.ID] = append(left, p), true
			continue
		}
		m := matter{p.Rule.ID, p.About}
		waiting[m] = append(waiting[m], p)
	}
	for i, e := range r.Data.Base().Explanations {
		explains := func(p source.Problem) bool { return p.Terms == "" || p.Terms == e.Terms }
		m, where := matter{e.Rule, e.About}, r.At("giai_trinh"+front.Index(i))
		named := waiting[m]
		switch first := slices.IndexFunc(named, explains); {
		case len(named) > 0 && named[0].Open:
			waiting[m] = nil
		case len(named) == 0 && never[e.Rule]:
			left = append(left, Unexplainable.At(where, e.Rule))
		case len(named) == 0:
			left = append(left, IdleExplanation.At(where, e.Rule,
				e.About).Guess(func() string { return waiting.nearest(m) }))
		case first < 0 && e.Terms == "":
			left = append(left, NoTerms.At(where, named[0].Terms))
			waiting[m] = named[1:]
		case first < 0:
			left = append(left, StaleExplanation.At(where, e.About, named[0].Terms))
			waiting[m] = named[1:]
		default:
			s.Explained[r] = append(s.Explained[r], Explained{e, named[first]})
			waiting[m] = slices.DeleteFunc(named, explains)
		}
	}
	for _, p := range waiting {
		left = append(left, p...)
	}
	return left
}

// nearest is what an explanation that explains nothing may be meant for: something by the same rule that has none.
func (o open) nearest(m matter) string {
	var abouts []string
	for other, problems := range o {
		if other.rule == m.rule && len(problems) > 0 {
			abouts = append(abouts, other.about)
		}
	}
	if len(abouts) == 1 {
		return abouts[0]
	}
	slices.Sort(abouts)
	return viet.Nearest(m.about, abouts)
}
