// Package card draws the picture that goes along when a page is shared: who speaks, what about, since when. It knows a
// font and two colours, which are the theme's, and nothing of pages.
package card

import (
	"image/color"
	"sync"

	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
)

// Width and Height are the size in pixels that social networks show whole.
const Width, Height = 1200, 630

// The measures of a card, in pixels.
const (
	margin     = 72
	headSize   = 34
	footSize   = 30
	titleTop   = 150
	titleRoom  = Height - titleTop - 120
	lineHeight = 1.32 // of the size: Vietnamese letters carry two marks above and one below
)

// titleSizes are tried from the largest until the title has room.
var titleSizes = []float64{72, 60, 50, 42}

// Text is what a card says.
type Text struct{ Head, Title, Foot string }

// Style draws cards of one font in two colours. Several may be drawn at once.
type Style struct {
	font    *sfnt.Font
	common  [0x2000]bool // of the first characters, those that the font has: nearly all that are ever asked for
	palette []color.RGBA // from paper to ink
	pens    sync.Pool
}

// NewStyle reads a TrueType or OpenType font.
func NewStyle(raw []byte, paper, ink color.RGBA) (*Style, error) {
	f, err := opentype.Parse(raw)
	if err != nil {
		return nil, err
	}
	s := &Style{font: f}
	for r := range s.common {
		s.common[r] = s.has(rune(r))
	}
	between := func(from, to uint8, i int) uint8 { return uint8((int(from)*(shades-1-i) + int(to)*i) / (shades - 1)) }
	for i := range shades {
		s.palette = append(s.palette, color.RGBA{between(paper.R, ink.R, i), between(paper.G, ink.G, i),
			between(paper.B, ink.B, i), 255})
	}
	return s, nil
}

// Lacks returns the first character of a text that the font cannot draw. A card without it might say something else:
// "0,5 Sv" for "0,5 µSv".
func (s *Style) Lacks(text string) (lacking rune, lacks bool) {
	for _, r := range text {
		if int(r) < len(s.common) && s.common[r] || int(r) >= len(s.common) && s.has(r) {
			continue
		}
		return r, true
	}
	return 0, false
}

func (s *Style) has(r rune) bool {
	glyph, err := s.font.GlyphIndex(nil, r)
	return err == nil && glyph != 0
}

// Draw returns the card as a PNG.
func (s *Style) Draw(text Text) ([]byte, error) {
	p, _ := s.pens.Get().(*pen)
	if p == nil {
		var err error
		if p, err = newPen(s.font); err != nil {
			return nil, err
		}
	}
	defer s.pens.Put(p)
	p.canvas.clear()
	p.canvas.write(p.head, p.head.fill(text.Head, 1)[0], margin+headSize)
	p.canvas.rule(margin + headSize + 24)
	title, lines := p.fit(text.Title)
	for i, line := range lines {
		p.canvas.write(title, line, titleTop+int(title.size*(1+lineHeight*float64(i))))
	}
	p.canvas.write(p.foot, p.foot.fill(text.Foot, 1)[0], Height-margin)
	return p.canvas.png(s.palette)
}

// pen is what one card after the other is drawn with: it remembers letters.
type pen struct {
	head, foot *letters
	titles     []*letters
	canvas     canvas
}

func newPen(f *sfnt.Font) (*pen, error) {
	p := &pen{}
	var err error
	if p.head, err = newLetters(f, headSize); err != nil {
		return nil, err
	}
	if p.foot, err = newLetters(f, footSize); err != nil {
		return nil, err
	}
	for _, size := range titleSizes {
		l, err := newLetters(f, size)
		if err != nil {
			return nil, err
		}
		p.titles = append(p.titles, l)
	}
	return p, nil
}

// fit finds the largest size at which a title has room; at the smallest one it is cut.
func (p *pen) fit(title string) (*letters, []string) {
	for _, l := range p.titles {
		most := int(titleRoom / (l.size * lineHeight))
		if lines := l.fill(title, most+1); len(lines) <= most {
			return l, lines
		}
	}
	last := p.titles[len(p.titles)-1]
	return last, last.fill(title, int(titleRoom/(last.size*lineHeight)))
}
