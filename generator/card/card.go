// Package card draws the picture that goes along when a page is shared: who speaks, what about, since when. It knows a
// font and two colours, which are the theme's, and nothing of pages.
package card

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"sync"

	"golang.org/x/image/font"
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

// shades are the steps between paper and ink: few, so that a card is a small file, but not so few that the PNG encoder would
// pack several pixels into a byte, which takes it twice as long.
const shades = 32

// Text is what a card says.
type Text struct{ Head, Title, Foot string }

// Style draws cards of one font in two colours.
type Style struct {
	font    *sfnt.Font
	palette color.Palette
}

// NewStyle reads a TrueType or OpenType font.
func NewStyle(raw []byte, paper, ink color.RGBA) (*Style, error) {
	f, err := opentype.Parse(raw)
	if err != nil {
		return nil, err
	}
	s := &Style{font: f}
	between := func(from, to uint8, i int) uint8 { return uint8((int(from)*(shades-1-i) + int(to)*i) / (shades - 1)) }
	for i := range shades {
		s.palette = append(s.palette, color.RGBA{between(paper.R, ink.R, i), between(paper.G, ink.G, i), between(paper.B, ink.B, i), 255})
	}
	return s, nil
}

// Draw returns the card as a PNG.
func (s *Style) Draw(text Text) ([]byte, error) {
	c := canvas{image.NewPaletted(image.Rect(0, 0, Width, Height), s.palette)}
	head, err := s.face(headSize)
	if err != nil {
		return nil, err
	}
	foot, err := s.face(footSize)
	if err != nil {
		return nil, err
	}
	title, lines, size, err := s.fit(text.Title)
	if err != nil {
		return nil, err
	}
	c.write(head, fill(head, text.Head, 1)[0], margin+headSize)
	c.rule(margin + headSize + 24)
	for i, line := range lines {
		c.write(title, line, titleTop+int(size*(1+lineHeight*float64(i))))
	}
	c.write(foot, fill(foot, text.Foot, 1)[0], Height-margin)
	var b bytes.Buffer
	err = encoder.Encode(&b, c.Paletted)
	return b.Bytes(), err
}

var encoder = png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: &buffers{}}

// buffers keeps the encoder's tables, which are larger than a card.
type buffers struct{ pool sync.Pool }

func (b *buffers) Get() *png.EncoderBuffer {
	buffer, _ := b.pool.Get().(*png.EncoderBuffer)
	return buffer
}

func (b *buffers) Put(buffer *png.EncoderBuffer) { b.pool.Put(buffer) }

func (s *Style) face(size float64) (font.Face, error) {
	return opentype.NewFace(s.font, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
}

// fit finds the largest size at which a title has room; at the smallest one it is cut.
func (s *Style) fit(title string) (font.Face, []string, float64, error) {
	for _, size := range titleSizes {
		face, err := s.face(size)
		if err != nil {
			return nil, nil, 0, err
		}
		most := int(titleRoom / (size * lineHeight))
		if lines := fill(face, title, most+1); len(lines) <= most {
			return face, lines, size, nil
		} else if size == titleSizes[len(titleSizes)-1] {
			return face, fill(face, title, most), size, nil
		}
	}
	return nil, nil, 0, fmt.Errorf("no size of titles")
}
