package word

import (
	"slices"
	"strings"

	"congkhai/generator/text/legacy"
	"congkhai/generator/text/viet"
)

// decoded is what letters of an old code became: how many paragraphs, and the first of them.
type decoded struct {
	code           string
	first, last, n int
	sample         string
}

// tellCodes notes what became of letters in fonts of old codes.
func (s *story) tellCodes(pieces []piece) {
	for _, p := range joined(pieces) {
		code := legacy.OfFont(p.font)
		if code == nil {
			continue
		}
		if read := viet.Normal(code.Drawn(p.font, p.Text)); read != viet.Normal(p.Text) {
			s.decoded(code.Name, s.no, read)
		}
	}
}

// decodeRest looks for letters of old codes that no font told of.
func (s *story) decodeRest() {
	var lines []string
	var runs []*Run
	var places []int
	eachParagraph(s.blocks, func(p *Paragraph) {
		for i := range p.Runs {
			lines = append(lines, strings.ReplaceAll(p.Runs[i].Text, "\n", "\v"))
			runs, places = append(runs, &p.Runs[i]), append(places, p.No)
		}
	})
	for _, passage := range legacy.Passages(lines) {
		at, meant := placeOf(s.name, places[passage.Line]), strings.ReplaceAll(passage.Meant, "\v", "\n")
		if !passage.Sure || passage.Code.Garbled {
			s.left = append(s.left, LikeOldCode.At(at, passage.Code.Name, meant))
			continue
		}
		runs[passage.Line].Text = meant
		s.decoded(passage.Code.Name, places[passage.Line], meant)
	}
	for _, d := range s.codes {
		s.left = append(s.left, Decoded.At(placeOf(s.name, d.first), d.code, d.n, d.sample))
	}
}

// decoded notes that letters of a code were read in a paragraph.
func (s *story) decoded(code string, paragraph int, meant string) {
	i := slices.IndexFunc(s.codes, func(d decoded) bool { return d.code == code })
	if i < 0 {
		i = len(s.codes)
		s.codes = append(s.codes, decoded{code: code, first: paragraph, sample: meant})
	}
	if d := &s.codes[i]; d.last != paragraph {
		d.last = paragraph
		d.n++
	}
}

// eachParagraph hands on all paragraphs, also those in tables, to be changed while the document is made.
func eachParagraph(blocks []Block, do func(p *Paragraph)) {
	for i, block := range blocks {
		switch block := block.(type) {
		case Paragraph:
			do(&block)
			blocks[i] = block
		case Table:
			for _, row := range block.Rows {
				eachInRow(row, do)
			}
		}
	}
}

func eachInRow(row []Cell, do func(p *Paragraph)) {
	for i := range row {
		for j := range row[i].Paragraphs {
			do(&row[i].Paragraphs[j])
		}
	}
}
