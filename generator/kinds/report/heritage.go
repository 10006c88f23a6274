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
	firsts  []*record.Record // the first reports of the heirs
	lasts   []*record.Record // the last ones of those before
	lacking bool             // some heir, or some body before, has no report
}

// heritageOf is what a report shares with those of other bodies; the zero value where it is not its body's first one, or
// its body shares with nobody.
func heritageOf(s *site.Site, r *record.Record) heritage {
	p := r.Data.(*Report)
	bodies, line := heirs(s, p.Agency), lineOf(s, p.Form)
	series := seriesOfReport(s, r)
	if len(bodies) == 0 || series.Reports[0] != r {
		return heritage{}
	}
	var h heritage
	var before []string
	for _, body := range bodies {
		before = append(before, predecessors(s, body)...)
		first := firstOn(s, body, line, p)
		h.lacking = h.lacking || first == nil
		if first != nil {
			h.firsts = append(h.firsts, first)
		}
	}
	slices.Sort(before)
	for _, body := range slices.Compact(before) {
		last := endingBefore(s, seriesOf(s, body, line), p)
		h.lacking = h.lacking || last == nil
		if last != nil {
			h.lasts = append(h.lasts, last)
		}
	}
	return h
}

// firstOn is the first report of a body where it begins on the same day as another's, or nil.
func firstOn(s *site.Site, body, line string, p *Report) *record.Record {
	reports := seriesOf(s, body, line).Reports
	if len(reports) == 0 || reports[0].Data.(*Report).From != p.From {
		return nil
	}
	return reports[0]
}

// concerns reports whether a relation asks for what was handed on.
func (h heritage) concerns(rel relation.Relation) bool {
	return len(h.firsts) > 0 && slices.ContainsFunc(rel.Keys(), func(key string) bool {
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
