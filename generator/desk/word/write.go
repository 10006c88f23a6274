package word

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Lengths of the page, in twentieths of a point: A4 with margins of 20, 20, 30 and 20 mm, and what is left for text.
const (
	pageLayout = `<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"` +
		` w:header="567" w:footer="567" w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>`
	section   = `<w:sectPr><w:headerReference w:type="default" r:id="rId2"/>`
	textWidth = 9071
	itemStep  = 360
	firstLine = 720
)

// writer puts a document's own part together.
type writer struct {
	bytes.Buffer
	begun bool // there is a paper already
}

// Write writes a document. The same one gives the same bytes.
func Write(w io.Writer, doc Document) error {
	archive := zip.NewWriter(w)
	for _, part := range fixedParts {
		if err := writePart(archive, part.name, part.text); err != nil {
			return err
		}
	}
	if err := writePart(archive, "word/document.xml", documentXML(doc)); err != nil {
		return err
	}
	return archive.Close()
}

// writePart adds a file of which no time is told.
func writePart(archive *zip.Writer, name, text string) error {
	f, err := archive.Create(name)
	if err != nil {
		return err
	}
	_, err = io.WriteString(f, xmlHead+text)
	return err
}

func documentXML(doc Document) string {
	w := &writer{}
	w.put(`<w:document ` + mainSpace + ` ` + linkSpace + `><w:body>`)
	for _, block := range doc.Blocks {
		block.write(w)
	}
	w.put(section + pageLayout + `</w:body></w:document>`)
	return w.String()
}

func (w *writer) put(text string) { w.WriteString(text) }

func (w *writer) printf(format string, args ...any) { fmt.Fprintf(w, format, args...) }

// A paragraph is written with its style, what is its own besides, and its runs.
func (p Paragraph) write(w *writer) {
	w.put(`<w:p><w:pPr><w:pStyle w:val="` + p.style() + `"/>`)
	if p.Marker != "" {
		hang := firstLine + p.Depth*itemStep
		w.printf(`<w:tabs><w:tab w:val="left" w:pos="%d"/></w:tabs><w:ind w:left="%d" w:hanging="%d"/>`, hang, hang, itemStep)
	}
	w.put(`</w:pPr>`)
	if p.Marker != "" {
		w.run(Run{Text: p.Marker + "\t"})
	}
	for _, r := range p.Runs {
		w.run(r)
	}
	w.put(`</w:p>`)
}

func (p Paragraph) style() string {
	if p.Level > 0 {
		return "Heading" + strconv.Itoa(min(p.Level, 3))
	}
	return string(p.Style)
}

func (w *writer) run(r Run) {
	w.put(`<w:r>`)
	if r.Bold || r.Italic {
		w.put(`<w:rPr>` + map[bool]string{true: `<w:b/>`}[r.Bold] + map[bool]string{true: `<w:i/>`}[r.Italic] + `</w:rPr>`)
	}
	for i, line := range strings.Split(r.Text, "\n") {
		if i > 0 {
			w.put(`<w:br/>`)
		}
		w.tabbed(line)
	}
	w.put(`</w:r>`)
}

func (w *writer) tabbed(line string) {
	for i, text := range strings.Split(line, "\t") {
		if i > 0 {
			w.put(`<w:tab/>`)
		}
		if text != "" {
			w.put(`<w:t xml:space="preserve">`)
			_ = xml.EscapeText(w, []byte(text)) // a buffer takes all
			w.put(`</w:t>`)
		}
	}
}

// line is a paragraph of a style with one text, and what else is said of both.
func (w *writer) line(style, paragraph, run, text string) {
	w.put(`<w:p><w:pPr><w:pStyle w:val="` + style + `"/>` + paragraph + `</w:pPr><w:r><w:rPr>` + run + `</w:rPr>`)
	w.tabbed(text)
	w.put(`</w:r></w:p>`)
}

// rule is a line that stands in the middle of a width and takes so much of it.
func (w *writer) rule(width, length int) {
	aside := (width - length) / 2
	w.printf(`<w:p><w:pPr><w:pStyle w:val="Dau"/><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/>`+
		`</w:pBdr><w:spacing w:before="40" w:line="60" w:lineRule="exact"/><w:ind w:left="%d" w:right="%d"/></w:pPr></w:p>`,
		aside, aside)
}

// The head is a table of two columns without borders; on the right the country, on the left whose paper it is.
func (h Head) write(w *writer) {
	if w.begun {
		w.put(`<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/>` + section + `<w:type w:val="nextPage"/>` +
			pageLayout + `</w:pPr></w:p>`)
	}
	w.begun = true
	const left, right = 3571, 5500
	w.columns(left, right, func() {
		if h.Parent != "" {
			w.line("Dau", "", `<w:sz w:val="24"/>`, strings.ToUpper(h.Parent))
		}
		w.line("Dau", "", `<w:b/><w:sz w:val="24"/>`, strings.ToUpper(h.Agency))
		w.rule(left-216, left/3)
		if h.Number != "" {
			w.line("Dau", `<w:spacing w:before="60"/>`, "", h.Number)
		}
	}, func() {
		w.line("Dau", "", `<w:b/><w:sz w:val="24"/>`, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
		w.line("Dau", "", `<w:b/>`, "Độc lập - Tự do - Hạnh phúc")
		w.rule(right-216, 2900)
		if h.Place != "" {
			w.line("Dau", `<w:spacing w:before="60"/>`, `<w:i/>`, h.Place)
		}
	})
	w.line("LoaiVanBan", "", "", h.Kind)
	w.line("TrichYeu", "", "", h.Subject)
	w.rule(textWidth, textWidth/3)
}

// The block of the signature stays together on a page, with room for the name to be signed.
func (s Sign) write(w *writer) {
	w.line("NoiDung", `<w:keepNext/>`, "", "")
	w.columns(textWidth/2, textWidth/2, func() {
		w.line("NoiNhan", "", `<w:b/><w:i/><w:sz w:val="24"/>`, "Nơi nhận:")
		for _, to := range s.Recipients {
			w.line("NoiNhan", "", "", "- "+to)
		}
	}, func() {
		w.line("Dau", `<w:keepNext/><w:spacing w:after="1400"/>`, `<w:b/>`, strings.ToUpper(s.Post))
		w.line("Dau", "", `<w:b/>`, s.Name)
	})
	w.line("NoiDung", "", "", "")
}

// columns is a table of one row without borders.
func (w *writer) columns(left, right int, atLeft, atRight func()) {
	w.printf(`<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>`+
		`<w:tblGrid><w:gridCol w:w="%d"/><w:gridCol w:w="%d"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>`+
		`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, left+right, left, right, left)
	atLeft()
	w.printf(`</w:tc><w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, right)
	atRight()
	w.put(`</w:tc></w:tr></w:tbl>`)
}
