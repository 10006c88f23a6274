package report

import (
	"cmp"
	"strings"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/record"
	"congkhai/generator/kinds/relation"
	"congkhai/generator/site"
	"congkhai/generator/text/period"
	"congkhai/generator/text/viet"
)

// explanation shows what a report explains: what it says that does not agree, and what its form wants.
func explanation(s *site.Site, r *record.Record, f *Form, e site.Explained) site.ExplanationView {
	v := s.ExplanationView(r, e)
	naming := namingOf(s, f)
	figure, isFigure := f.figure(e.About)
	switch {
	case e.Rule == RelationFails.ID:
		for _, c := range checkedRelations(s, r, f) {
			if c.Name == e.About {
				v.Fact, v.Wanted = naming.fact(c), strings.TrimRight(c.Sentence, ".")
			}
		}
	case e.Rule == NotReported.ID && isFigure:
		v.Fact = "Báo cáo không nêu " + viet.LowerFirst(cmp.Or(f.names((*FormFigure).inFull)[figure.Key], naming.name(e.About)))
	case e.Rule == SumDiffers.ID && isFigure:
		v.Fact = naming.sumFact(s, r, figure)
	}
	return v
}

// sumFact says what a report and the periods that it tells of together make of a figure.
func (n naming) sumFact(s *site.Site, r *record.Record, figure *FormFigure) string {
	p := r.Data.(*Report)
	pieces, _ := piecesOf(s, p, n.Form, p.span())
	parts := partsOf(p, figure, handedOn(s, p, n.Form), pieces)
	held := holdSum(s, figure.Key, figureOf(s, r, figure.Key), parts)
	n = n.of([]string{figure.Key})
	return n.inRow(held.Fact(relation.Words{
		Name: func(key string) string {
			if part, ok := period.Parse(key); ok {
				return part.Part()
			}
			return n.name(key)
		},
		Value: func(_ string, value amount.Amount) string { return figure.text(value) },
		But:   n.words(nil).But,
	}))
}
