package qr

import (
	"image/color"
	"strings"
	"testing"

	"github.com/boombuler/barcode"
	"github.com/boombuler/barcode/qr"
)

func TestCodes(t *testing.T) {
	c := Of("https://congkhai.gov.vn/thu-tuc/1.000173/")
	if c.Size < 29 || c.Size > 45 || !strings.HasPrefix(c.Path, "M4 4.5h7M") {
		t.Errorf("%+v", c)
	}
	if long := Of(strings.Repeat("x", 214)); long.Path != "" {
		t.Error("a text longer than any code has one")
	}
}

// A library's code of the same text is one of ours, with the mask that it liked best.
func TestCodesAreThoseOfALibrary(t *testing.T) {
	for length := 1; length <= 213; length++ {
		text := strings.Repeat("https://thu.gov.vn/thu-tuc/a?", 8)[:length]
		want, err := qr.Encode(text, qr.M, qr.Unicode)
		if err != nil {
			t.Fatal(err)
		}
		v, found := &versions[smallest(length)], false
		for mask := range masks {
			p := planOf(v, mask)
			found = found || same(p.matrix(p.codewords(text)), want)
		}
		if !found {
			t.Errorf("no mask gives the library's code of %d bytes (version %d)", length, v.number)
		}
	}
}

func same(m matrix, want barcode.Barcode) bool {
	if want.Bounds().Dx() != m.side {
		return false
	}
	for y := range m.side {
		for x := range m.side {
			if m.has(x, y) != (want.At(x, y) == color.Black) {
				return false
			}
		}
	}
	return true
}

func BenchmarkOf(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Of("https://congkhai.gov.vn/thu-tuc/1.000173/")
	}
}
