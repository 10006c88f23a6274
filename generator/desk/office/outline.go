package office

import (
	"regexp"
	"slices"
	"strings"

	"congkhai/generator/desk/word"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds/report"
	"congkhai/generator/site"
	"congkhai/generator/text/viet"
)

// importer makes a report of a document: it finds the sections of the form, and in them figures and text.
type importer struct {
	site *site.Site
	form *report.Form
	file string

	subject  string
	parts    []part
	proposed []Proposal
	known    map[string]Proposal // what tables and lines state, by figure
	left     []source.Problem
	problems []source.Problem
}

// part is what stands under a heading of the form; the opening has none.
type part struct {
	section *report.FormSection
	blocks  []word.Block
	at      int // the paragraph of the heading
}

// read cuts a document into its parts, and takes figures out of them.
func (im *importer) read(blocks []word.Block) {
	end := slices.IndexFunc(blocks, isEnd)
	if end >= 0 {
		im.left = append(im.left, LeftEnd.At(im.at(numberOf(blocks[end])), quote(blocks[end:])))
		blocks = blocks[:end]
	}
	im.cut(blocks)
	if len(im.parts) == 1 {
		im.problems = append(im.problems, NoSection.At(im.at(0), im.form.Name, im.form.Sections[0].Name))
		return
	}
	im.opening()
	im.known = map[string]Proposal{}
	for i := range im.parts {
		im.parts[i].blocks = marked(im.parts[i].blocks)
		if im.parts[i].section != nil {
			im.takeFigures(&im.parts[i])
		}
	}
	im.tellMissing()
}

// cut puts each block into the part of the last heading before it.
func (im *importer) cut(blocks []word.Block) {
	im.parts = []part{{}}
	for _, block := range blocks {
		last := &im.parts[len(im.parts)-1]
		p, isParagraph := block.(word.Paragraph)
		section := (*report.FormSection)(nil)
		if isParagraph {
			section = im.sectionOf(p, last.section)
		}
		if section == nil {
			last.blocks = append(last.blocks, block)
			continue
		}
		for _, other := range im.parts {
			if other.section == section {
				im.problems = append(im.problems, SectionTwice.At(im.at(p.No), section.Number, section.Name, other.at))
			}
		}
		im.parts = append(im.parts, part{section: section, at: p.No})
	}
}

// sectionOf is the section that a paragraph is the heading of: by its name, or by its number and half of the words.
func (im *importer) sectionOf(p word.Paragraph, before *report.FormSection) *report.FormSection {
	number, name := numberAndName(p)
	key := keyOf(name)
	if key == "" || len(name) > longestHeading {
		return nil
	}
	var like, unlike *report.FormSection
	for i := range im.form.Sections {
		section := &im.form.Sections[i]
		switch hasNumber := isNumbered(section.Number, number, before); {
		case keyOf(section.Name) == key && (hasNumber || number == "" || like == nil):
			if hasNumber || number == "" {
				return section
			}
			like = section
		case hasNumber && stands(p) && alike(keyOf(section.Name), key):
			like = section
		case hasNumber && stands(p):
			unlike = section
		}
	}
	if like == nil && unlike != nil {
		im.left = append(im.left, UnlikeSection.At(im.at(p.No), name, unlike.Number, unlike.Name))
	}
	if like != nil && keyOf(like.Name) != key {
		im.left = append(im.left, LikeSection.At(im.at(p.No), name, like.Number, like.Name))
	}
	return like
}

// longestHeading is how many bytes a heading has at most.
const longestHeading = 600

var typedNumber = regexp.MustCompile(`^(?:(?:PHẦN|Phần|MỤC|Mục)\s+)?` +
	`([IVXLC]+(?:\.\d+)*|\d+(?:\.\d+)*|[A-ZĐ])\s*[.)/:-]\s*`)

// numberAndName takes a heading apart: "1. Đánh giá" is 1 and Đánh giá, also where Word counts.
func numberAndName(p word.Paragraph) (number, name string) {
	text := p.Text()
	if m := typedNumber.FindStringSubmatchIndex(text); m != nil {
		return text[m[2]:m[3]], text[m[1]:]
	}
	return strings.Trim(p.Marker, ".)/ -+"), text
}

// isNumbered reports whether a heading's number is that of a section: whole, "I.6", or its last part within the section
// that it is a part of.
func isNumbered(section, number string, before *report.FormSection) bool {
	if number == "" || section == number {
		return number != ""
	}
	parent, last, inside := cutLast(section)
	return inside && last == number && before != nil &&
		(before.Number == parent || strings.HasPrefix(before.Number, parent+"."))
}

func cutLast(number string) (parent, last string, inside bool) {
	i := strings.LastIndexByte(number, '.')
	if i < 0 {
		return "", number, false
	}
	return number[:i], number[i+1:], true
}

// stands reports whether a paragraph looks like a heading: by its style, or all bold, or in capitals.
func stands(p word.Paragraph) bool {
	text := p.Text()
	return p.Level > 0 || isBold(p) || text == strings.ToUpper(text)
}

func isBold(p word.Paragraph) bool {
	return !slices.ContainsFunc(p.Runs, func(r word.Run) bool { return !r.Bold && strings.TrimSpace(r.Text) != "" })
}

// alike reports whether half of the words of the shorter of two keys are in the other.
func alike(a, b string) bool {
	words, others := strings.Fields(a), strings.Fields(b)
	if len(words) > len(others) {
		words, others = others, words
	}
	both := 0
	for _, w := range words {
		if slices.Contains(others, w) {
			both++
		}
	}
	return 2*both >= len(words) && both >= 2
}

// keyOf is what of a text counts where it is held against another: its letters and digits without marks.
func keyOf(text string) string { return strings.ReplaceAll(viet.Slug(text), "-", " ") }

// tellMissing tells which sections the document does not have.
func (im *importer) tellMissing() {
	for i := range im.form.Sections {
		section := &im.form.Sections[i]
		if !slices.ContainsFunc(im.parts, func(p part) bool { return p.section == section }) {
			im.left = append(im.left, MissingSection.At(im.at(0), section.Number, section.Name))
		}
	}
}

// numberOf is the number of the first paragraph of a block.
func numberOf(block word.Block) int {
	switch block := block.(type) {
	case word.Paragraph:
		return block.No
	case word.Table:
		for _, row := range block.Rows {
			for _, c := range row {
				if len(c.Paragraphs) > 0 {
					return c.Paragraphs[0].No
				}
			}
		}
	}
	return 0
}

// quote is how blocks begin.
func quote(blocks []word.Block) string {
	var texts []string
	for _, block := range blocks {
		texts = append(texts, textOfBlock(block))
	}
	return viet.Shorten(strings.Join(strings.Fields(strings.Join(texts, " ")), " "), 120)
}

// textOfBlock is all that a block says.
func textOfBlock(block word.Block) string {
	switch block := block.(type) {
	case word.Paragraph:
		return block.Text()
	case word.Table:
		var texts []string
		for _, row := range block.Rows {
			for _, c := range row {
				texts = append(texts, c.Text())
			}
		}
		return strings.Join(texts, " ")
	}
	return ""
}
