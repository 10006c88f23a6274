package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
)

// Upright reports whether a picture is stored as it is to be seen.
func Upright(raw []byte) bool { return orientation(raw) == 1 }

// orientation returns how a JPEG is to be turned before it is seen, from 1 (as it is) to 8, as its Exif data say (tag
// 0x0112). What cannot be read is taken as it is.
func orientation(raw []byte) int {
	for s := range segments(raw) {
		if exif, ok := bytes.CutPrefix(s.data, []byte("Exif\x00\x00")); ok && s.marker == 0xE1 {
			return orientationOf(exif)
		}
		if s.marker == startOfScan {
			break
		}
	}
	return 1
}

// orientationOf looks the tag up in the first directory of Exif data.
func orientationOf(exif []byte) int {
	if len(exif) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.BigEndian
	if exif[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int(order.Uint32(exif[4:]))
	if at < 8 || at > len(exif)-2 {
		return 1
	}
	entries := int(order.Uint16(exif[at:]))
	for i := range entries {
		entry := at + 2 + 12*i
		if entry+12 > len(exif) {
			return 1
		}
		value := int(order.Uint16(exif[entry+8:]))
		if order.Uint16(exif[entry:]) == 0x0112 && value >= 1 && value <= 8 {
			return value
		}
	}
	return 1
}

// turned is a picture as it is seen.
type turned struct {
	image.RGBA64Image
	orientation int
}

// Bounds returns the size of the turned picture, from 0, 0.
func (t turned) Bounds() image.Rectangle {
	size := t.RGBA64Image.Bounds().Size()
	if t.orientation >= 5 {
		size.X, size.Y = size.Y, size.X
	}
	return image.Rectangle{Max: size}
}

// RGBA64At returns the pixel that is seen at a place.
func (t turned) RGBA64At(x, y int) color.RGBA64 {
	bounds := t.RGBA64Image.Bounds()
	right, bottom := bounds.Dx()-1, bounds.Dy()-1
	switch t.orientation {
	case 2:
		x = right - x
	case 3:
		x, y = right-x, bottom-y
	case 4:
		y = bottom - y
	case 5:
		x, y = y, x
	case 6:
		x, y = y, bottom-x
	case 7:
		x, y = right-y, bottom-x
	case 8:
		x, y = right-y, x
	}
	return t.RGBA64Image.RGBA64At(bounds.Min.X+x, bounds.Min.Y+y)
}
