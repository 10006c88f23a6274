// Package qr draws addresses as codes that phones read from paper (QR codes, ISO/IEC 18004), as
// Of("https://thu.gov.vn/") does. It knows what addresses need: bytes, error correction M (an eighth may be spoilt), up
// to 213 characters. The mask is always the same, because libraries spend a millisecond on choosing between eight that
// phones read equally well, and a portal prints a code on each of thousands of pages.
package qr

import (
	"strconv"

	qr "github.com/piglig/go-qr"
)

// Code is a code as SVG has it: the side of its square in modules, the quiet margin included, and a path to be
// drawn one module thick.
type Code struct {
	Size int
	Path string
}

const (
	margin  = 4  // light modules that readers need around a code
	largest = 10 // version: codes of 57 × 57 modules
	usual   = 0  // mask: a chessboard, which breaks up the even areas of any text
)

// Of returns the code of an address; a text too long for the codes drawn here gives none.
func Of(address string) Code {
	segment, err := qr.MakeBytes([]byte(address))
	if err != nil {
		return Code{}
	}
	code, err := qr.EncodeSegments([]*qr.QrSegment{segment}, qr.Medium, qr.MinVersion, largest, usual, false)
	if err != nil {
		return Code{}
	}
	return draw(code)
}

// draw writes each run of dark modules as a line through their middle, one module thick.
func draw(code *qr.QrCode) Code {
	side := code.Size()
	path := make([]byte, 0, 3*side*side)
	for y := range side {
		for x := 0; x < side; x++ {
			start := x
			for code.Module(x, y) { // beyond the side nothing is dark
				x++
			}
			if x > start {
				path = strconv.AppendInt(append(path, 'M'), int64(start+margin), 10)
				path = strconv.AppendInt(append(path, ' '), int64(y+margin), 10)
				path = strconv.AppendInt(append(path, ".5h"...), int64(x-start), 10)
			}
		}
	}
	return Code{side + 2*margin, string(path)}
}
