package word

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/text/legacy"
	"congkhai/generator/text/viet"
)

// piece is a piece of text as it is read, with the look that it has.
type piece struct {
	Run
	font string
}

// current is the paragraph that is being read.
type current struct {
	look
	pieces  []piece
	deleted bool // its end: it goes on in the next one
	link    string
}

// paragraph reads a paragraph. One with nothing in it is none, but counts in its list.
func (s *story) paragraph() (Paragraph, bool) {
	r := &current{look: s.look("Normal")}
	s.children(func(e element) { s.inline(e, r) })
	p := Paragraph{Style: Body, Level: r.level, Runs: append(s.held, runsOf(r.pieces)...)}
	s.held = nil
	if r.deleted {
		s.held = p.Runs
		return p, false
	}
	p.Marker, p.Depth = s.lists.mark(r.number), r.number.depth
	hasText := p.Text() != "" || hasPicture(p.Runs)
	if s.err == nil && (hasText || len(s.found) > 0) {
		s.no++
		p.No = s.no
	}
	s.tellCodes(r.pieces)
	s.tellFound()
	return p, hasText
}

// look is that of a style, or of all letters where there is no such style.
func (s *story) look(style string) look {
	if l, ok := s.styles[style]; ok {
		return l
	}
	return s.styles[""]
}

// inline reads what stands in a paragraph.
func (s *story) inline(e element, r *current) {
	switch e.name() {
	case "pPr":
		s.properties(r)
	case "r":
		s.run(r)
	case "del", "moveFrom":
		s.find(LeftDeleted, s.words())
	case "ins", "moveTo":
		before := len(r.pieces)
		s.children(func(e element) { s.inline(e, r) })
		s.find(TakenInserted, textOf(r.pieces[before:]))
	case "hyperlink":
		before := r.link
		if lead := s.leads[e.attr("id")]; lead.kind == "hyperlink" {
			r.link = lead.target
		}
		s.children(func(e element) { s.inline(e, r) })
		r.link = before
	case "fldSimple":
		before := len(r.pieces)
		s.children(func(e element) { s.inline(e, r) })
		if len(r.pieces) == before {
			s.findThing(LeftField, e.attr("instr"))
		}
	case "oMath", "oMathPara":
		s.find(LeftEquation, s.words())
	case "AlternateContent":
		s.choice(func(e element) { s.inline(e, r) })
	case "sdt", "sdtContent", "smartTag", "customXml", "dir", "bdo", "ruby", "rubyBase":
		s.children(func(e element) { s.inline(e, r) })
	}
}

// properties reads what a paragraph says of itself: its style comes first, and the rest changes it. What its last sign
// looks like is not how its letters do.
func (s *story) properties(r *current) {
	s.children(func(e element) {
		switch e.name() {
		case "pStyle":
			r.look = s.look(e.attr("val"))
		case "numPr", "outlineLvl":
			r.look = s.property(e)(r.look)
		case "rPr":
			s.children(func(e element) { r.deleted = r.deleted || e.name() == "del" })
		}
	})
}

// run reads letters that look the same, and what stands among them.
func (s *story) run(r *current) {
	l := r.look
	s.children(func(e element) {
		switch e.name() {
		case "rPr":
			l = s.runLook(l)
		case "t":
			s.add(r, l, s.chars())
		case "tab", "ptab":
			s.add(r, l, "\t")
		case "br", "cr":
			if kind := e.attr("type"); kind == "" || kind == "textWrapping" {
				s.add(r, l, "\n")
			}
		case "noBreakHyphen":
			s.add(r, l, "-")
		case "sym":
			s.symbol(e, r, l)
		case "fldChar":
			s.fieldSign(e.attr("fldCharType"))
		case "instrText":
			s.instruction(s.chars())
		case "drawing", "pict", "object", "AlternateContent":
			s.shape(e, r)
		case "footnoteReference", "endnoteReference":
			s.find(LeftFootnote, s.note(strings.TrimSuffix(e.name(), "Reference"), e.attr("id")))
		case "commentReference":
			s.find(LeftComment, s.note("comment", e.attr("id")))
		}
	})
}

func (s *story) note(kind, id string) string { return " " + cmp.Or(s.notes[kind][id], "?") }

// runLook is the look of a run after what it says of itself, and after that of its style.
func (s *story) runLook(l look) look {
	style := ""
	var changes []func(look) look
	s.children(func(e element) {
		if e.name() == "rStyle" {
			style = e.attr("val")
			return
		}
		changes = append(changes, s.property(e))
	})
	if other, ok := s.styles[style]; ok && style != "" {
		l.bold, l.italic, l.hidden = l.bold || other.bold, l.italic || other.italic, l.hidden || other.hidden
		if other.font != "" {
			l.font = other.font
		}
	}
	for _, change := range changes {
		l = change(l)
	}
	return l
}

// add adds a text, unless it tells how a field is worked out, or nobody sees it.
func (s *story) add(r *current, l look, text string) {
	if s.inField() {
		return
	}
	if l.hidden {
		s.find(LeftHidden, text)
		return
	}
	s.grow(len(text))
	r.pieces = append(r.pieces, piece{Run{Text: public(text), Bold: l.bold, Italic: l.italic, Link: r.link}, l.font})
}

// symbols are signs of Word's fonts of signs that are written with others, too.
var symbols = map[rune]string{0xF0B7: "•", 0xF0A7: "▪", 0xF02D: "-", 0xF0D8: "•", 0xF0FC: "✓", 0xF0B3: "≥", 0xF0A3: "≤",
	0xF0B4: "×", 0xF0B1: "±", 0xF0B0: "°", 0xF0E0: "→", 0xF0AE: "→"}

// public is a text without the signs of those fonts, as far as others have them.
func public(text string) string {
	for sign, other := range symbols {
		text = strings.ReplaceAll(text, string(sign), other)
	}
	return text
}

func (s *story) symbol(e element, r *current, l look) {
	code, err := strconv.ParseUint(e.attr("char"), 16, 16)
	sign, ok := symbols[rune(code)|0xF000]
	if err != nil || !ok {
		s.findThing(LeftSymbol, cmp.Or(e.attr("font"), "?"))
		return
	}
	s.add(r, l, sign)
}

// textOf is the text of pieces.
func textOf(pieces []piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.Text)
	}
	return b.String()
}

func hasPicture(runs []Run) bool {
	return slices.ContainsFunc(runs, func(r Run) bool { return r.Picture != "" })
}

// runsOf puts pieces together that look the same: Word cuts words into many. A letter of an old code may lie in two.
func runsOf(pieces []piece) []Run {
	var runs []Run
	for _, p := range joined(pieces) {
		if code := legacy.OfFont(p.font); code != nil {
			p.Text = code.Drawn(p.font, p.Text)
		}
		p.Text = viet.Normal(p.Text)
		runs = append(runs, p.Run)
	}
	return runs
}

func joined(pieces []piece) []piece {
	var all []piece
	for _, p := range pieces {
		if n := len(all); n > 0 && p.Picture == "" && all[n-1].Picture == "" && sameLook(all[n-1], p) {
			all[n-1].Text += p.Text
			continue
		}
		all = append(all, p)
	}
	return all
}

func sameLook(a, b piece) bool {
	return a.Bold == b.Bold && a.Italic == b.Italic && a.Link == b.Link && a.font == b.font
}
