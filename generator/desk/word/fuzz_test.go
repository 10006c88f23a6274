package word_test

import (
	"bytes"
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"

	"congkhai/generator/desk/word"
)

// Whatever stands in the parts of a document, it is read or refused; what was read and is written again reads the same.
func FuzzRead(f *testing.F) {
	names, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		seed := map[string][]byte{}
		for _, part := range archive.Files {
			seed[part.Name] = part.Data
		}
		f.Add(seed["word/document.xml"], seed["word/styles.xml"], seed["word/numbering.xml"], seed["word/_rels/document.xml.rels"])
	}
	f.Fuzz(func(t *testing.T, main, styles, numbering, leads []byte) {
		raw := packed(t, []txtar.File{{Name: "word/document.xml", Data: main}, {Name: "word/styles.xml", Data: styles},
			{Name: "word/numbering.xml", Data: numbering}, {Name: "word/_rels/document.xml.rels", Data: leads},
			{Name: "_rels/.rels", Data: []byte(`<R><Relationship Id="1" Type="x/officeDocument" Target="word/document.xml"/></R>`)}})
		read, problems := word.Read("a.docx", raw)
		if len(problems) > 0 && len(read.Blocks) > 0 {
			t.Error("a broken document is read")
		}
		if len(problems) > 0 || len(read.Left) > 0 {
			return
		}
		var b bytes.Buffer
		if err := word.Write(&b, read.Document); err != nil {
			t.Fatal(err)
		}
		again, problems := word.Read("a.docx", b.Bytes())
		if len(problems) > 0 {
			t.Fatal(toldProblems(problems))
		}
		if got, want := texts(again.Blocks), texts(read.Blocks); got != want {
			t.Errorf("%q is written and read as %q", want, got)
		}
	})
}

// Any bytes are read or refused.
func FuzzReadBytes(f *testing.F) {
	f.Add(packed(f, []txtar.File{{Name: "word/document.xml", Data: []byte("<a/>")}, {Name: "_rels/.rels",
		Data: []byte(`<R><Relationship Id="1" Type="x/officeDocument" Target="word/document.xml"/></R>`)}}))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		read, problems := word.Read("a.docx", raw)
		if len(problems) > 0 && len(read.Blocks) > 0 {
			t.Error("a broken document is read")
		}
	})
}

// texts are the words of all blocks, without blanks and markers.
func texts(blocks []word.Block) string {
	var b bytes.Buffer
	put := func(text string) {
		for _, word := range bytes.Fields([]byte(text)) {
			b.Write(word)
		}
	}
	for _, block := range blocks {
		switch block := block.(type) {
		case word.Paragraph:
			put(block.Marker + block.Text())
		case word.Table:
			for _, row := range block.Grid() {
				for _, c := range row {
					if c != nil {
						put(c.Text())
					}
				}
			}
		}
	}
	return b.String()
}
