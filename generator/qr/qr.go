// Package qr draws addresses as codes that phones read from paper (QR codes, ISO/IEC 18004). It knows what addresses need:
// bytes, error correction M (an eighth may be spoilt), up to 213 characters. It is our own because a portal prints one on each
// of thousands of pages, and libraries spend a millisecond on choosing between eight masks that phones read equally well.
package qr

import "strconv"

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
	v := smallest(len(address))
	if v == nil {
		return Code{}
	}
	return draw(matrixOf(v, v.codewords(address), usual))
}

// draw writes each run of dark modules as a line through their middle, one module thick.
func draw(m *matrix) Code {
	var path []byte
	for y := range m.side {
		for x := 0; x < m.side; x++ {
			start := x
			for x < m.side && m.dark[y*m.side+x] {
				x++
			}
			if x > start {
				path = strconv.AppendInt(append(path, 'M'), int64(start+margin), 10)
				path = strconv.AppendInt(append(path, ' '), int64(y+margin), 10)
				path = strconv.AppendInt(append(path, ".5h"...), int64(x-start), 10)
			}
		}
	}
	return Code{m.side + 2*margin, string(path)}
}
