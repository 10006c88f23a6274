// Package qr draws addresses as codes that phones read from paper (QR codes, ISO/IEC 18004). It knows what addresses need:
// bytes, error correction M (an eighth may be spoilt), up to 213 characters. It is our own because a portal prints one on each
// of thousands of pages, and libraries spend a millisecond on choosing between eight masks that phones read equally well.
package qr

import (
	"math/bits"
	"strconv"
	"strings"
)

// Code is a code as SVG has it: the side of its square in modules, the quiet margin included, and a path to be
// drawn one module thick.
type Code struct {
	Size int
	Path string
}

// margin is what readers need around a code: four light modules.
const margin = 4

// usual is the mask of the codes drawn here, a chessboard, which breaks up the even areas of any text.
const usual = 0

// Of returns the code of an address; a text too long for the codes drawn here gives none.
func Of(address string) Code {
	i := smallest(len(address))
	if i < 0 {
		return Code{}
	}
	p := plans[i]()
	m := p.matrix(p.codewords(address))
	return m.draw()
}

// draw writes each run of dark modules as a line through their middle, one module thick.
func (m *matrix) draw() Code {
	var path strings.Builder
	path.Grow(3 * m.side * m.side)
	for y, row := range m.rows[:m.side] {
		for row != 0 {
			start := bits.TrailingZeros64(row)
			end := start + bits.TrailingZeros64(^(row >> start))
			row = row >> end << end
			path.WriteString(columns[start])
			path.WriteString(lines[y])
			path.WriteString(lengths[end-start])
		}
	}
	return Code{m.side + 2*margin, path.String()}
}

// columns and lines say where a run begins, "M4" and " 4.5h" in the first of each, and lengths how long it is.
var columns, lines, lengths = func() (columns, lines [largest]string, lengths [largest + 1]string) {
	for i := range largest {
		at := strconv.Itoa(i + margin)
		columns[i], lines[i], lengths[i+1] = "M"+at, " "+at+".5h", strconv.Itoa(i+1)
	}
	return columns, lines, lengths
}()
