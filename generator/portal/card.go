package portal

import "congkhai/generator/files/source"

// notDrawn reports what the pictures of shared pages would leave out: names with characters that the theme's font has
// not. They may mean something else without.
func (p *Portal) notDrawn() []source.Problem {
	if p.Site == nil || p.dress.cards == nil {
		return nil
	}
	var problems []source.Problem
	report := func(text string, at func() source.Span) {
		if r, lacks := p.dress.cards.Lacks(text); lacks {
			problems = append(problems, NotDrawn.At(at().Narrowed(string(r)), string(r), r))
		}
	}
	for i, c := range p.Site.Cards() {
		if i == 0 { // it heads all of them
			report(c.Head, c.HeadAt)
		}
		report(c.Title, c.TitleAt)
	}
	return problems
}
