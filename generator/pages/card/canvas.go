package card

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image/color"

	"golang.org/x/image/math/fixed"
)

// A pixel has two bits, two shades between paper and ink: nine tenths of the time that a card takes are its
// compression's, and its letters are so large that more shades are not seen.
const (
	bits    = 2
	shades  = 1 << bits // steps between paper and ink
	perByte = 8 / bits
	inByte  = 3 - bits/2 // the power of two that perByte is
)

// canvas is a card being drawn: the rows of a PNG, each behind a byte that says that it is not filtered.
type canvas struct {
	rows   [Height][1 + Width/perByte]byte
	packed bytes.Buffer
	zip    *zlib.Writer
}

func (c *canvas) clear() { clear(c.rows[:]) }

// write puts a line with its foot at y.
func (c *canvas) write(l *letters, line string, y int) {
	dot := fixed.I(margin)
	for _, r := range line {
		x := dot.Round()
		c.ink(l.at(place{r, x % perByte}), x/perByte, y)
		dot += l.advance(r)
	}
}

// ink lays a letter over what is there.
func (c *canvas) ink(l letter, left, foot int) {
	for y := 0; y*l.stride < len(l.pix); y++ {
		at := foot + l.top + y
		if at < 0 || at >= Height {
			continue
		}
		row := c.rows[at][1:]
		for i, pixels := range l.pix[y*l.stride : (y+1)*l.stride] {
			if to := left + l.left + i; to >= 0 && to < len(row) {
				row[to] |= pixels
			}
		}
	}
}

// rule draws a line across, less dark than ink.
func (c *canvas) rule(y int) {
	for x := margin; x < Width-margin; x++ {
		for thick := range 3 {
			c.rows[y+thick][1+x/perByte] |= shades / 2 << shift(x)
		}
	}
}

// png returns the picture. The library's encoder would ask for every pixel by a call, which takes it longer than all
// else.
func (c *canvas) png(palette []color.RGBA) ([]byte, error) {
	if err := c.compress(); err != nil {
		return nil, err
	}
	var colours []byte
	for _, p := range palette {
		colours = append(colours, p.R, p.G, p.B)
	}
	head := binary.BigEndian.AppendUint32(nil, Width)
	head = append(binary.BigEndian.AppendUint32(head, Height), bits, 3, 0, 0, 0) // 3: by a palette
	out := append(make([]byte, 0, c.packed.Len()+200), "\x89PNG\r\n\x1a\n"...)
	out = chunk(out, "IHDR", head)
	out = chunk(out, "PLTE", colours)
	out = chunk(out, "IDAT", c.packed.Bytes())
	return chunk(out, "IEND", nil), nil
}

func (c *canvas) compress() error {
	c.packed.Reset()
	if c.zip == nil {
		c.zip, _ = zlib.NewWriterLevel(nil, zlib.BestSpeed) // a level that there is
	}
	c.zip.Reset(&c.packed)
	for y := range c.rows {
		if _, err := c.zip.Write(c.rows[y][:]); err != nil {
			return err
		}
	}
	return c.zip.Close()
}

func chunk(to []byte, name string, data []byte) []byte {
	to = binary.BigEndian.AppendUint32(to, uint32(len(data)))
	start := len(to)
	to = append(append(to, name...), data...)
	return binary.BigEndian.AppendUint32(to, crc32.ChecksumIEEE(to[start:]))
}
