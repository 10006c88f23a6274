package word

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode"

	"congkhai/generator/files/source"
	"congkhai/generator/text/bound"
)

// Reading is a document as it was read.
type Reading struct {
	Document
	Pictures map[string][]byte // by the names that runs give
	Left     []source.Problem  // what was read without, and what was changed
}

// Place is how people are told of a paragraph of a document, or of the document where there is none.
func Place(name string, paragraph int) string {
	if paragraph == 0 {
		return name
	}
	return fmt.Sprintf("%s!đoạn %d", name, paragraph)
}

// Read reads a document. With problems there is nothing in it; all that can be found are told.
func Read(name string, raw []byte) (Reading, []source.Problem) {
	a := open(name, raw)
	if len(a.problems) > 0 {
		return Reading{}, a.problems
	}
	main := of(a.relations(""), "officeDocument")
	if a.parts[main] == nil {
		a.tell(NoMainPart)
		return Reading{}, a.problems
	}
	a.checkOutside(main)
	s := a.story(main)
	s.read(main)
	if len(a.problems) > 0 {
		return Reading{}, a.problems
	}
	s.decodeRest()
	return Reading{Document{s.blocks}, s.pictures, s.left}, nil
}

// checkOutside looks for what any part fetches from elsewhere; the main part and the whole are looked at when they are
// read.
func (a *archive) checkOutside(main string) {
	const suffix = ".rels"
	for _, name := range slices.Sorted(maps.Keys(a.parts)) {
		folder, file := path.Split(name)
		part := strings.TrimSuffix(folder, "_rels/") + strings.TrimSuffix(file, suffix)
		if strings.HasSuffix(name, suffix) && part != main && part != "" {
			a.relations(part)
		}
	}
}

// story is the text of a document as it is being read.
type story struct {
	*archive
	*tokens
	styles   styles
	lists    *numbering
	leads    map[string]relation
	notes    map[string]map[string]string // the texts of footnotes and comments, by kind and ID
	pictures map[string][]byte
	taken    map[string]string // the names of pictures, by their parts

	blocks []Block
	left   []source.Problem
	no     int // of the last paragraph with something in it
	fields []*field
	found  []finding // in the paragraph that is being read
	held   []Run     // of a paragraph whose end was deleted
	size   int       // of the text so far
	codes  []decoded
}

// grow counts the text, and stops where there is too much of it.
func (s *story) grow(bytes int) {
	s.size += bytes
	if (s.size > bound.WordText || s.no > bound.WordParagraphs) && s.err == nil {
		s.err = errTold
		s.problems = append(s.problems,
			TooMuchText.At(placeOf(s.name, s.no), source.Size(bound.WordText), bound.WordParagraphs))
	}
}

// finding is something that a paragraph is read without, and what it says, where it says anything.
type finding struct {
	rule *source.Rule
	says []string
}

func (a *archive) story(main string) *story {
	leads := a.relations(main)
	s := &story{archive: a, leads: leads, styles: a.styles(of(leads, "styles")),
		lists: a.numbering(of(leads, "numbering")), notes: map[string]map[string]string{}, pictures: map[string][]byte{},
		taken: map[string]string{}}
	for _, name := range []string{"footnote", "endnote", "comment"} {
		s.notes[name] = a.notesIn(of(leads, name+"s"), name)
	}
	return s
}

// notesIn are the texts of a part by their IDs.
func (a *archive) notesIn(part, name string) map[string]string {
	texts := map[string]string{}
	t := a.xml(part)
	if t == nil {
		return texts
	}
	t.each(name, func(e element) { texts[e.attr("id")] = t.words() })
	a.ended(part, t, 0)
	return texts
}

// read reads the main part, and then what stands in the margins of its pages.
func (s *story) read(main string) {
	if s.tokens = s.archive.xml(main); s.tokens == nil {
		return
	}
	s.children(func(element) {
		s.children(func(e element) {
			if e.name() == "body" {
				s.children(func(e element) { s.block(e, &s.blocks) })
			}
		})
	})
	s.tellFound()
	s.ended(main, s.tokens, s.no+1)
	for _, id := range slices.Sorted(maps.Keys(s.leads)) {
		if kind := s.leads[id].kind; kind == "header" || kind == "footer" {
			s.margin(s.leads[id].target)
		}
	}
}

// margin tells of a header or footer that says more than the number of a page.
func (s *story) margin(part string) {
	t := s.archive.xml(part)
	if t == nil {
		return
	}
	t.children(func(element) {
		if text := t.words(); strings.ContainsFunc(text, unicode.IsLetter) {
			s.left = append(s.left, LeftMargin.At(placeOf(s.name, 0), text))
		}
	})
	s.ended(part, t, 0)
}

// block reads a paragraph, a table, or what holds some. What was deleted is not read.
func (s *story) block(e element, into *[]Block) {
	switch e.name() {
	case "p":
		if p, ok := s.paragraph(); ok {
			*into = append(*into, p)
		}
	case "tbl":
		if t := s.table(); len(t.Rows) > 0 {
			*into = append(*into, t)
		}
	case "del", "moveFrom":
		s.find(LeftDeleted, s.words())
	case "altChunk":
		s.findThing(LeftObject)
	case "AlternateContent":
		s.choice(func(e element) { s.block(e, into) })
	case "sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag":
		s.children(func(e element) { s.block(e, into) })
	case "oMathPara":
		s.find(LeftEquation, s.words())
	}
}

// choice reads the first of several ways in which the same is written.
func (s *story) choice(each func(e element)) {
	taken := false
	s.children(func(e element) {
		if !taken {
			taken = true
			s.children(each)
		}
	})
}

// find notes text that is told when the paragraph ends, with that of the same sort before it: Word cuts words into
// many.
func (s *story) find(rule *source.Rule, text string) {
	s.grow(len(text))
	if n := len(s.found); n > 0 && s.found[n-1].rule == rule {
		if says := s.found[n-1].says; len(says[0]) <= bound.Quoted { // nobody is told more
			says[0] += text
		}
		return
	}
	s.found = append(s.found, finding{rule, []string{text}})
}

// findThing notes something that stands by itself, once where the same follows it.
func (s *story) findThing(rule *source.Rule, says ...string) {
	f := finding{rule, says}
	if n := len(s.found); n == 0 || s.found[n-1].rule != rule || !slices.Equal(s.found[n-1].says, says) {
		s.grow(len(strings.Join(says, "")))
		s.found = append(s.found, f)
	}
}

// tellFound tells what was found, at the last paragraph. Text that is nothing but blanks is not worth a word.
func (s *story) tellFound() {
	for _, f := range s.found {
		var args []any
		for _, text := range f.says {
			args = append(args, strings.TrimSpace(text))
		}
		if len(args) == 0 || args[0] != "" {
			s.left = append(s.left, f.rule.At(placeOf(s.name, max(s.no, 1)), args...))
		}
	}
	s.found = nil
}

// shownPictures are the suffixes of pictures that browsers show.
var shownPictures = []string{".png", ".jpg", ".jpeg", ".gif", ".webp"}

// picture takes a picture over, once, and returns the name by which runs call it; "" where no page can show it.
func (s *story) picture(id string) string {
	target := s.leads[id].target
	suffix := strings.ToLower(path.Ext(target))
	if s.taken[target] != "" || s.leads[id].outside || !slices.Contains(shownPictures, suffix) {
		return s.taken[target]
	}
	raw, err := s.archive.read(target, bound.PictureFile, 0)
	if err != nil {
		return ""
	}
	name := fmt.Sprintf("hinh-%d%s", len(s.pictures)+1, suffix)
	s.pictures[name], s.taken[target] = raw, name
	return name
}
