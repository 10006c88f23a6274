// Package qr draws addresses as codes that phones read from paper. It is the only user of the library for them.
package qr

import (
	"fmt"
	"image/color"
	"strings"

	"github.com/boombuler/barcode/qr"
)

// Code is a code as SVG has it: the side of its square in modules, the quiet margin included, and a path that fills
// the dark ones.
type Code struct {
	Size int
	Path string
}

// margin is what readers need around a code: four light modules (ISO/IEC 18004).
const margin = 4

// Of returns the code of an address, still readable with an eighth of it spoilt; a text too long for a code gives none.
func Of(address string) Code {
	code, err := qr.Encode(address, qr.M, qr.Auto)
	if err != nil {
		return Code{}
	}
	side := code.Bounds().Dx()
	var path strings.Builder
	for y := range side {
		for x := 0; x < side; x++ {
			start := x
			for x < side && code.At(x, y) == color.Black {
				x++
			}
			if x > start {
				fmt.Fprintf(&path, "M%d %dh%dv1h-%dz", start+margin, y+margin, x-start, x-start)
			}
		}
	}
	return Code{side + 2*margin, path.String()}
}
