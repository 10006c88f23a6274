package markdown_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"congkhai/generator/files/markdown"
	"congkhai/generator/files/source"
	"congkhai/generator/test/small"
	"congkhai/generator/text/citation"
)

// asWritten leads links where their author wrote, and documents to their numbers.
type asWritten struct{}

func (asWritten) Document(c citation.Citation) (address, title string) {
	return "/" + c.Key() + "/", c.Number
}
func (asWritten) Link(address string) string              { return address }
func (asWritten) Picture(address string) markdown.Picture { return markdown.Picture{Src: address} }

// What people type and paste: each part "x.md" is a body, and "x.html" what is told of it and what it becomes.
func TestPastedTexts(t *testing.T) {
	names, err := filepath.Glob("testdata/dan/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range names {
		archive := small.Archive(t, name)
		var tried []txtar.File
		for _, f := range archive.Files {
			body, isBody := strings.CutSuffix(f.Name, ".md")
			if !isBody {
				continue
			}
			got := shownOf(t, string(f.Data))
			if want := part(archive, body+".html"); got != want && !*small.Update {
				t.Errorf("%s, %s becomes\n%s\nwant\n%s", name, body, got, want)
			}
			tried = append(tried, f, txtar.File{Name: body + ".html", Data: []byte(got)})
		}
		if *small.Update {
			archive.Files = tried
			if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func shownOf(t *testing.T, body string) string {
	t.Helper()
	f, problems := source.NewFile("x.md", []byte(body))
	doc, text, more := markdown.Parse(f.Span(0, len(f.Text())))
	var told strings.Builder
	if err := source.Print(&told, append(problems, more...), source.Vietnamese); err != nil {
		t.Fatal(err)
	}
	return told.String() + string(text.HTML(doc, asWritten{}))
}

func part(archive *txtar.Archive, name string) string {
	for _, f := range archive.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}
