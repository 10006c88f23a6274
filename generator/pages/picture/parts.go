package picture

import (
	"encoding/binary"
	"iter"
)

// jpegFile is what of a JPEG tells how much its reading costs.
type jpegFile struct {
	progressive, colours bool  // coded in passes; of colours that are put together when all is read
	samples, of          int64 // how many samples stand for so many pixels
	scans                int
}

// decoded is how many bytes the picture takes: its samples, their coefficients if it is coded in passes, and what is
// put together.
func (j jpegFile) decoded(pixels int64) int64 {
	bytes := pixels / max(j.of, 1) * j.samples
	if j.progressive {
		bytes *= 5
	}
	if j.colours {
		bytes += 4 * pixels
	}
	return bytes
}

// frame reads how a picture is sampled: how many components there are, and of each its name and its factors.
func (j *jpegFile) frame(b []byte) {
	if len(b) == 0 || len(b) < 1+3*int(b[0]) {
		return
	}
	most, names := int64(1), ""
	for i := range int(b[0]) {
		factors := b[2+3*i]
		samples := int64(factors>>4) * int64(factors&15)
		j.samples, most, names = j.samples+samples, max(most, samples), names+string(rune(b[1+3*i]))
	}
	j.of = most
	j.colours = j.colours || len(names) == 4 || names == "RGB"
}

// Markers of segments.
const (
	startOfScan = 0xDA
	endOfImage  = 0xD9
)

// segment is one of a JPEG: what it is, what it holds, and where it stands.
type segment struct {
	marker  byte
	data    []byte // what there is of it
	at, end int
}

// segments goes through those of a JPEG to its end, the last, or to where the file ends without one.
func segments(raw []byte) iter.Seq[segment] {
	return func(yield func(segment) bool) {
		for at := 2; at+1 < len(raw) && raw[0] == 0xFF && raw[1] == 0xD8; {
			s := segment{marker: raw[at+1], at: at, end: at + 2}
			switch {
			case raw[at] != 0xFF || s.marker == 0xFF: // coded, filled up, or junk that readers leap over
				at++
				continue
			case s.marker <= 0x01 || s.marker >= 0xD0 && s.marker <= 0xD8: // without a length
				at += 2
				continue
			case s.marker != endOfImage:
				if at+4 > len(raw) {
					return
				}
				s.end = at + 2 + max(int(binary.BigEndian.Uint16(raw[at+2:])), 2)
				s.data = raw[at+4 : max(at+4, min(s.end, len(raw)))]
			}
			if at = s.end; !yield(s) || s.marker == endOfImage {
				return
			}
		}
	}
}

// jpegParts goes through the segments of a JPEG to its end, which is -1 where there is none.
func jpegParts(raw []byte) (j jpegFile, end int) {
	for s := range segments(raw) {
		switch {
		case s.marker == endOfImage:
			return j, s.end
		case s.marker >= 0xC0 && s.marker <= 0xC2 && len(s.data) > 5:
			j.progressive = s.marker == 0xC2
			j.frame(s.data[5:])
		case s.marker == 0xEE && len(s.data) > 11 && string(s.data[:5]) == "Adobe":
			j.colours = j.colours || s.data[11] == 0
		case s.marker == startOfScan:
			j.scans++
		}
	}
	return j, -1
}

// perFrame is how many bytes the colours of each picture in a GIF may take.
const perFrame = 256 * 20

// gifFrames adds up what all pictures in a GIF take, a byte for a pixel, and finds its end, which is -1 where there is
// none.
func gifFrames(raw []byte) (decoded int64, end int) {
	if len(raw) < 13 {
		return 0, -1
	}
	at := 13 + tableSize(raw[10])
	for at < len(raw) {
		switch raw[at] {
		case 0x3B:
			return decoded, at + 1
		case 0x21: // an extension
			at += 2
		case 0x2C:
			if at+10 >= len(raw) {
				return decoded, -1
			}
			decoded += perFrame + int64(binary.LittleEndian.Uint16(raw[at+5:]))*int64(binary.LittleEndian.Uint16(raw[at+7:]))
			at += 11 + tableSize(raw[at+9])
		default:
			return decoded, -1
		}
		for at < len(raw) && raw[at] != 0 {
			at += 1 + int(raw[at])
		}
		at++
	}
	return decoded, -1
}

// tableSize is how many bytes of colours follow the flags that tell of them.
func tableSize(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}
