package picture

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
)

// Clean returns a picture with all that is seen of it, pixel by pixel, and nothing of what a camera or a program noted
// besides: a photo may say in which home it was taken (GPS), when, by whose phone, and hold a small copy of what was cut
// off. What is needed to show it stays: colours, and how it is turned. A GIF, and what cannot be followed, is returned
// as it is.
func Clean(raw []byte) []byte {
	switch Format(raw) {
	case "JPEG":
		return cleanJPEG(raw)
	case "PNG":
		return cleanPNG(raw)
	case WebP:
		return cleanWebP(raw)
	}
	return raw
}

// cleanJPEG leaves out segments of notes, and what follows the picture.
func cleanJPEG(raw []byte) []byte {
	clean, kept := []byte("\xFF\xD8"), 2
	if turned := orientation(raw); turned != 1 {
		clean = append(clean, exifOf(turned)...)
	}
	for segment := range segments(raw) {
		if isNote(segment) {
			clean, kept = append(clean, raw[kept:segment.at]...), segment.end
		}
		if segment.marker == endOfImage {
			return append(clean, raw[kept:segment.end]...)
		}
	}
	return raw
}

// isNote reports whether a segment of a JPEG is not needed to show it. Of those of applications JFIF says its
// proportions, Adobe how its colours are coded, and ICC_PROFILE what they are.
func isNote(s segment) bool {
	switch {
	case s.marker == 0xE0:
		return !bytes.HasPrefix(s.data, []byte("JFIF\x00"))
	case s.marker == 0xE2:
		return !bytes.HasPrefix(s.data, []byte(profileMark))
	case s.marker == 0xEE:
		return !bytes.HasPrefix(s.data, []byte("Adobe"))
	}
	return s.marker > 0xE0 && s.marker <= 0xEF || s.marker == 0xFE
}

// exifOf is a segment that says how a JPEG is turned, and nothing else.
func exifOf(orientation int) []byte {
	const before = "\xFF\xE1\x00\x22Exif\x00\x00MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00"
	return append([]byte(before), byte(orientation), 0, 0, 0, 0, 0, 0)
}

// chunk is a part of a PNG or of a WebP: its name, its bytes, and where it ends.
type chunk struct {
	name string
	data []byte
	all  []byte // with name, length and sum
}

// pngChunks are the chunks of a PNG up to its end, or nil when it has none.
func pngChunks(raw []byte) (chunks []chunk) {
	for at := 8; at+12 <= len(raw); {
		length := int64(binary.BigEndian.Uint32(raw[at:]))
		if length > int64(len(raw)-at-12) {
			return nil
		}
		end := at + 12 + int(length)
		c := chunk{string(raw[at+4 : at+8]), raw[at+8 : end-4], raw[at:end]}
		chunks, at = append(chunks, c), end
		if c.name == "IEND" {
			return chunks
		}
	}
	return nil
}

// pngChunk writes a chunk of a PNG.
func pngChunk(name string, data []byte) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	b = append(append(b, name...), data...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

func cleanPNG(raw []byte) []byte {
	chunks := pngChunks(raw)
	if chunks == nil {
		return raw
	}
	clean := bytes.Clone(raw[:8])
	for _, c := range chunks {
		switch c.name {
		case "eXIf", "tEXt", "zTXt", "iTXt", "tIME":
		default:
			clean = append(clean, c.all...)
		}
	}
	return clean
}

// webpNotes are the flags of a WebP that say that it has Exif data and XMP.
const webpNotes = 0x08 | 0x04

func cleanWebP(raw []byte) []byte {
	if len(raw) < 12 {
		return raw
	}
	clean := bytes.Clone(raw[:12])
	for at := 12; at < len(raw); {
		if at+8 > len(raw) {
			return raw
		}
		length := int64(binary.LittleEndian.Uint32(raw[at+4:]))
		length += length & 1
		if length > int64(len(raw)-at-8) {
			return raw
		}
		all := raw[at : at+8+int(length)]
		at += len(all)
		switch string(all[:4]) {
		case "EXIF", "XMP ":
			continue
		case "VP8X":
			if len(all) > 8 {
				all = bytes.Clone(all)
				all[8] &^= webpNotes
			}
		}
		clean = append(clean, all...)
	}
	binary.LittleEndian.PutUint32(clean[4:], uint32(len(clean)-8))
	return clean
}
