package kinds_test

import (
	"testing"

	"congkhai/generator/kinds"
	"congkhai/generator/site"
	"congkhai/generator/test/golden"
)

// Every archive in testdata is a small portal with its golden problems, or the golden text of some of its pages.
func TestSmallPortals(t *testing.T) { golden.Run(t, "testdata") }

// All 15 documents that the source report cites are records that know of the report.
func TestDocumentsOfTheReportKnowIt(t *testing.T) {
	p := golden.Real(t)
	n := 0
	for _, page := range p.Site.Pages() {
		view, ok := page.View().(site.View[kinds.DocumentView])
		if !ok {
			continue
		}
		for _, group := range view.Main.Backlinks {
			for _, item := range group.Items {
				if item.URL == "/bao-cao/2021-q3/" {
					n++
				}
			}
		}
	}
	if n != 15 {
		t.Errorf("%d documents know that the report cites them, want 15", n)
	}
}
