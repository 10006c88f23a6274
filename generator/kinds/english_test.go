package kinds_test

import (
	"testing"

	"congkhai/generator/files/front"
	"congkhai/generator/kinds"
	"congkhai/generator/pages/gloss"
	"congkhai/generator/text/viet"
)

// What kinds are called, what they list by, and the keys and values of their records have words in English: pages show
// them, and the history of a record names each.
func TestWordsOfKindsAreSaidInEnglish(t *testing.T) {
	english := gloss.For("en")
	said := func(where, text string) {
		for _, piece := range english.Say(text) {
			if piece.Written && text != "" {
				t.Errorf("%s: no English for %q; write it into pages/gloss/en.toml", where, text)
			}
		}
	}
	var fields func(where string, all []front.Field)
	var shape func(where string, s front.Shape)
	fields = func(where string, all []front.Field) {
		for _, f := range all {
			said(where+" "+f.Key, f.Name)
			shape(where+" "+f.Key, f.Shape)
		}
	}
	shape = func(where string, s front.Shape) {
		for _, choice := range s.Choices {
			said(where, choice.Label)
		}
		for _, other := range s.Any {
			shape(where, other)
		}
		if s.Of != nil {
			shape(where, *s.Of)
		}
		fields(where, s.Fields)
	}
	for _, k := range kinds.Kinds() {
		said(k.Folder, k.Name)
		said(k.Folder, k.Empty)
		for _, facet := range k.Facets {
			said(k.Folder, facet.Name)
			said(k.Folder, k.Name+" "+viet.LowerFirst(facet.Name))
		}
		for _, heading := range k.Headings {
			said(k.Folder, heading)
		}
		for name := range k.Counts {
			said(k.Folder, k.Counts[name].Name)
		}
		fields(k.Folder, k.Fields())
	}
}
