package report_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"congkhai/generator/files/manual"
	"congkhai/generator/files/source"
	"congkhai/generator/portal"
	"congkhai/generator/test/golden"
	"congkhai/generator/test/small"
)

// Every topic says in both languages how something is written, and its examples make a portal whose pages can be read.
// No word leads to two pages.
func TestTopicsOfFormsCanBeBuilt(t *testing.T) {
	words := manual.Rules()
	for _, topic := range manual.Topics() {
		t.Run(topic.ID, func(t *testing.T) {
			for _, lang := range []source.Lang{source.Vietnamese, source.English} {
				if text := topic.Texts[lang]; text.Wants == "" || len(text.Why) == 0 {
					t.Errorf("the page says too little in %s", lang)
				}
			}
			var archive txtar.Archive
			for _, e := range topic.Examples {
				archive.Files = append(archive.Files, txtar.File{Name: e.Path, Data: []byte(e.Text)})
			}
			p := golden.Load(t, small.Files(t, &archive), portal.Options{})
			for _, e := range topic.Examples {
				url := "/" + strings.TrimPrefix(e.Path[:strings.LastIndexByte(e.Path, '.')], "content/") + "/"
				if page := small.Readable(small.Page(t, p, url)); !strings.Contains(page, "Dấu bản công bố") {
					t.Errorf("%s says\n%s", url, page)
				}
			}
			for _, word := range append(topic.Keys, topic.ID) {
				if found, ok := manual.TopicOf(word); !ok || found.ID != topic.ID || slices.Contains(words, word) {
					t.Errorf("%q leads to %q", word, found.ID)
				}
			}
		})
	}
}
