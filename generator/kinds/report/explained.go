package report

import (
	"cmp"
	"fmt"
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
	case e.Rule == SumDiffers.ID:
		for _, sum := range sumsOf(s, r, f) {
			if sum.Key == e.About {
				v.Fact = naming.sumFact(sum)
			}
		}
	}
	return v
}

// sumsHold tells of the figures of a report that agree with those of the periods in it, together.
func sumsHold(sums []heldSum) []RelationView {
	const sentence = "Số của báo cáo gồm nhiều kỳ bằng số của các kỳ ấy cộng lại"
	agree, count := RelationView{}, 0
	for _, sum := range sums {
		if sum.held.Holds {
			agree.Rounded = agree.Rounded || sum.held.Rounded
			count++
		}
	}
	switch count {
	case 0:
		return nil
	case len(sums):
		agree.Sentence = fmt.Sprintf("%s: đúng ở cả %d chỗ", sentence, count)
	default:
		agree.Sentence = fmt.Sprintf("%s: đúng ở %d chỗ", sentence, count)
	}
	return []RelationView{agree}
}

// sumFact says what a report and the periods that it tells of together make of a figure.
func (n naming) sumFact(sum heldSum) string {
	n = n.of([]string{sum.Key})
	return n.inRow(sum.held.Fact(relation.Words{
		Name: func(key string) string {
			if part, ok := period.Parse(key); ok {
				return part.Part()
			}
			return n.name(key)
		},
		Value: func(_ string, value amount.Amount) string { return sum.Text(value) },
		But:   n.words(nil).But,
	}))
}
