package portal

import (
	"errors"
	"io"
	"slices"

	"congkhai/generator/files/source"
	"congkhai/generator/pages/theme"
	"congkhai/generator/site"
)

// Unmade makes pages as they are published and lists what in layouts cannot be made: one page of each layout, and of
// those whose layout may be able to show one record and not another, all.
func (p *Portal) Unmade() ([]source.Problem, error) {
	var pages []*site.Page
	seen := map[string]bool{}
	for _, page := range slices.Concat(p.Site.Pages(), p.Site.Twins()) {
		layout := string(page.Edition.Language) + "/" + page.Layout
		if !seen[layout] || p.dress.theme.MayFail(page.Layout) {
			seen[layout] = true
			pages = append(pages, page)
		}
	}
	var problems []source.Problem
	for _, err := range source.ParallelMap(pages, func(page *site.Page) error {
		return p.render(io.Discard, page, page.View())
	}) {
		var failed *theme.Failure
		switch {
		case errors.As(err, &failed) && failed.IsOfLayout():
			problems = append(problems, NoPage.At(failed.Where, failed.Unwrap().Error()))
		case err != nil:
			return nil, err
		}
	}
	return source.Sorted(problems), nil
}
