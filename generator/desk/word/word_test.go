package word_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"congkhai/generator/desk/word"
	"congkhai/generator/files/source"
)

// packed is a document of parts.
func packed(t testing.TB, parts []txtar.File) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, part := range parts {
		f, err := w.Create(part.Name)
		if err == nil {
			_, err = f.Write(part.Data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// told prints blocks for people: which paragraph, how deep, and the looks.
func told(blocks []word.Block) string {
	var b strings.Builder
	for _, block := range blocks {
		switch block := block.(type) {
		case word.Paragraph:
			fmt.Fprintf(&b, "%d %s\n", block.No, toldParagraph(block))
		case word.Table:
			fmt.Fprintf(&b, "bảng, đầu %d\n", block.Head)
			for _, row := range block.Grid() {
				b.WriteString("|")
				for _, c := range row {
					text := ""
					if c != nil {
						text = strings.ReplaceAll(c.Text(), "\n", "/")
					}
					b.WriteString(" " + text + " |")
				}
				b.WriteString("\n")
			}
		}
	}
	return b.String()
}

func toldParagraph(p word.Paragraph) string {
	var b strings.Builder
	if p.Level > 0 {
		fmt.Fprintf(&b, "#%d ", p.Level)
	}
	if p.Marker != "" {
		fmt.Fprintf(&b, "%s[%s] ", strings.Repeat(" ", p.Depth), p.Marker)
	}
	for _, r := range p.Runs {
		mark := map[bool]string{true: "**"}[r.Bold] + map[bool]string{true: "*"}[r.Italic]
		text := strings.NewReplacer("\n", "⏎", "\t", "⇥").Replace(r.Text)
		switch {
		case r.Picture != "":
			fmt.Fprintf(&b, "![%s](%s)", text, r.Picture)
		case r.Link != "":
			fmt.Fprintf(&b, "%s(%s)", text, r.Link)
		default:
			b.WriteString(mark + text + mark)
		}
	}
	return b.String()
}

// toldProblems prints problems as people read them, without their rules.
func toldProblems(problems []source.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%s: %s\n", p.Where, p.Text(source.Vietnamese))
	}
	return b.String()
}

// Every archive in testdata is a document by its parts, what is read of it, and what is told to be left out.
func TestDocumentsAreRead(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal("no documents", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			n := len(archive.Files) - 2
			read, problems := word.Read("a.docx", packed(t, archive.Files[:n]))
			if len(problems) > 0 {
				t.Fatal(toldProblems(problems))
			}
			if got, want := told(read.Blocks), string(archive.Files[n].Data); got != want {
				t.Errorf("read:\n%s\nwant\n%s", got, want)
			}
			if got, want := toldProblems(read.Left), string(archive.Files[n+1].Data); got != want {
				t.Errorf("left:\n%s\nwant\n%s", got, want)
			}
		})
	}
}
