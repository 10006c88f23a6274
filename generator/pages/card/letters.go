package card

import (
	"image"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// letters are those of one size. Letters stand at whole pixels, so that each is drawn only once for each way in which
// its first pixel may lie in a byte.
type letters struct {
	size     float64
	face     font.Face
	drawn    map[place]letter
	advances map[rune]fixed.Int26_6
}

type place struct {
	letter rune
	within int // its byte, in pixels
}

// letter is a picture with pixels packed as the card's are.
type letter struct {
	left, top int // of the picture, in bytes and rows, from where the letter stands
	stride    int
	pix       []byte
}

func newLetters(f *sfnt.Font, size float64) (*letters, error) {
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
	return &letters{size, face, map[place]letter{}, map[rune]fixed.Int26_6{}}, err
}

func (l *letters) advance(r rune) fixed.Int26_6 {
	a, known := l.advances[r]
	if !known {
		a, _ = l.face.GlyphAdvance(r)
		l.advances[r] = a
	}
	return a
}

func (l *letters) at(p place) letter {
	drawn, known := l.drawn[p]
	if !known {
		area, mask, from, _, ok := l.face.Glyph(fixed.P(p.within, 0), p.letter)
		if ok {
			drawn = pack(area, mask.(*image.Alpha), from)
		}
		l.drawn[p] = drawn
	}
	return drawn
}

func pack(area image.Rectangle, mask *image.Alpha, from image.Point) letter {
	l := letter{left: area.Min.X >> inByte, top: area.Min.Y}
	l.stride = (area.Max.X+perByte-1)>>inByte - l.left
	l.pix = make([]byte, l.stride*area.Dy())
	for y := range area.Dy() {
		for x := range area.Dx() {
			at := area.Min.X + x - l.left*perByte
			l.pix[y*l.stride+at/perByte] |= shade(mask.AlphaAt(from.X+x, from.Y+y).A) << shift(at)
		}
	}
	return l
}

// shade is the step between paper and ink that is nearest to an opacity.
func shade(alpha uint8) uint8 { return uint8((int(alpha)*(shades-1) + 127) / 255) }

// shift is where a pixel is in its byte: the first one is in the highest bits.
func shift(x int) int { return 8 - bits*(1+x%perByte) }
