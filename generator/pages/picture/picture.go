// Package picture measures pictures as they are to be seen, and makes smaller ones for phones. Its numbers are whole,
// so that the same picture gives the same bytes on any machine.
//
//	width, height, err := picture.Check("hinh.jpg", raw)
//	small, err := picture.Narrow(raw, ".jpg", 480, 960)
package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	_ "image/gif" // sizes of pictures
	"image/jpeg"
	"image/png"
	"runtime"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"
)

// quality is that of the JPEG files made here: what is lost is not seen on a phone. One that would have many bytes is made
// at lower ones, as a photo of leaves may: who waits for it sees less.
const (
	quality       = 80
	lowestQuality = 40
	manyBytes     = 1 << 20
)

// fewBytes is how large pictures are that may be read several at a time.
const fewBytes = 16 << 20

var one sync.Mutex // held while a larger one is read: several would take the memory of a small machine

// alone waits for the turn of a picture that takes so many bytes, and returns how to end it.
func alone(decoded int64) (done func()) {
	if decoded <= fewBytes {
		return func() {}
	}
	one.Lock()
	return one.Unlock
}

// Size returns width and height in pixels of a PNG, JPEG or GIF as it is seen: a photo taken upright is stored lying.
func Size(raw []byte) (width, height int, err error) {
	config, _, err := image.DecodeConfig(bytes.NewReader(raw))
	if orientation(raw) >= 5 {
		return config.Height, config.Width, err
	}
	return config.Width, config.Height, err
}

// Narrow returns a picture in each of the given widths, as a PNG where that is the suffix and else as a JPEG: with the
// same proportions and colours, turned as it is seen, and with nothing else that its file says.
func Narrow(raw []byte, suffix string, widths ...int) ([][]byte, error) {
	config, format, err := image.DecodeConfig(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	decoded, _, err := weigh(config, format, raw)
	if err != nil {
		return nil, err
	}
	defer alone(decoded)()
	whole, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	encode := encodeJPEG
	if strings.EqualFold(suffix, ".png") {
		encode = encodePNG
	}
	seen := turned{whole.(image.RGBA64Image), orientation(raw)} // as all that the decoders make
	size, colours := seen.Bounds().Size(), profile(raw)
	made := make([][]byte, len(widths))
	for i, width := range widths {
		small, err := encode(shrink(seen, width, max(1, scaled(size.Y, width, size.X))))
		if err != nil {
			return nil, err
		}
		made[i] = withProfile(small, colours)
	}
	return made, nil
}

// encodeJPEG puts what is seen through on white, and what takes many bytes at a lower quality.
func encodeJPEG(m *image.NRGBA) ([]byte, error) {
	opaque := image.NewRGBA(m.Rect)
	draw.Draw(opaque, m.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(opaque, m.Rect, m, m.Rect.Min, draw.Over)
	var b bytes.Buffer
	for at := quality; ; at -= 20 {
		b.Reset()
		err := jpeg.Encode(&b, opaque, &jpeg.Options{Quality: at})
		if err != nil || b.Len() <= manyBytes || at <= lowestQuality {
			return b.Bytes(), err
		}
	}
}

func encodePNG(m *image.NRGBA) ([]byte, error) {
	var b bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, m)
	return b.Bytes(), err
}

// scaled is n × by / of, whose product an int may not hold.
func scaled(n, by, of int) int { return int(int64(n) * int64(by) / int64(of)) }

// shrink makes each pixel the mean of those that it stands for.
func shrink(from turned, width, height int) *image.NRGBA {
	size := from.Bounds().Size()
	to := image.NewNRGBA(image.Rect(0, 0, width, height))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for y := range height {
		g.Go(func() error {
			for x := range width {
				area := image.Rect(scaled(x, size.X, width), scaled(y, size.Y, height),
					scaled(x+1, size.X, width), scaled(y+1, size.Y, height))
				to.Set(x, y, mean(from, area))
			}
			return nil
		})
	}
	_ = g.Wait() // none of them fails
	return to
}

func mean(from turned, area image.Rectangle) color.Color {
	var r, g, b, a, n uint64
	for y := area.Min.Y; y < max(area.Max.Y, area.Min.Y+1); y++ {
		for x := area.Min.X; x < max(area.Max.X, area.Min.X+1); x++ {
			c := from.RGBA64At(x, y)
			r, g, b, a, n = r+uint64(c.R), g+uint64(c.G), b+uint64(c.B), a+uint64(c.A), n+1
		}
	}
	return color.RGBA64{uint16(r / n), uint16(g / n), uint16(b / n), uint16(a / n)}
}
