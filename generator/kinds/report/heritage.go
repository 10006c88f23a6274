package report

import (
	"slices"

	"congkhai/generator/files/record"
	"congkhai/generator/kinds/relation"
	"congkhai/generator/site"
)

// heritage is what several bodies took over together from those before them: what each got of it nobody wrote down, so
// that only all of them together can be held against what was handed on.
type heritage struct {
	firsts  []*record.Record // of the heirs, from the day on which they took over
	lasts   []*record.Record // of those before, and of the heirs themselves where they were there already
	lacking bool             // some heir, or some body before, has no report
}

// heritageOf is what a report shares with those of other bodies; the zero value where nothing was taken over on its
// first day, or its body shares with nobody.
func heritageOf(s *site.Site, p *Report) heritage {
	bodies, line := heirs(s, p.Agency), lineOf(s, p.Form)
	if len(takenOver(s, s.Predecessors(p.Agency), line, p)) == 0 {
		return heritage{}
	}
	var h heritage
	var before []string
	for _, body := range bodies {
		before = append(before, s.Predecessors(body)...)
		series := seriesOf(s, body, line)
		first := beginningOn(s, series, p.From)
		h.lacking = h.lacking || first == nil
		if first != nil {
			h.firsts = append(h.firsts, first)
		}
		if own := endingBefore(s, series, p); own != nil {
			h.lasts = append(h.lasts, own)
		}
	}
	slices.Sort(before)
	before = slices.Compact(before)
	taken := takenOver(s, before, line, p)
	h.lacking = h.lacking || len(taken) < len(before)
	h.lasts = append(h.lasts, taken...)
	return h
}

// isShared reports whether there is anything that several bodies took over together.
func (h heritage) isShared() bool { return len(h.lasts) > 0 }

// concerns reports whether a relation asks for what was handed on.
func (h heritage) concerns(rel relation.Relation) bool {
	return h.isShared() && slices.ContainsFunc(rel.Keys(), func(key string) bool {
		prefix, _ := splitKey(key)
		return prefix == beforePrefix
	})
}

// check holds a relation against the figures of all heirs together.
func (h heritage) check(s *site.Site, r *record.Record, rule wanted) Checked {
	c := rule.check(func(key string) Operand {
		switch prefix, rest := splitKey(key); prefix {
		case "":
			return sumOf(s, h.firsts, key)
		case beforePrefix:
			return handedOver(s, r, h.lasts, rest)
		}
		return Operand{Missing: SharedOrigin}
	})
	c.Shared = true
	if c.Outcome == Fails && h.lacking {
		c.Outcome, c.Missing = Unchecked, []Missing{{c.Figure, SharedOrigin}}
	}
	return c
}
