package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
)

// profileMark begins the segment of a JPEG that says what its colours are.
const profileMark = "ICC_PROFILE\x00"

// longestProfile is what one segment of a JPEG holds. Those that phones and screens have take a few hundred bytes to 60
// KB; longer ones are of printers.
const longestProfile = 1<<16 - 3 - len(profileMark) - 2

// profile returns what says of a picture which colours its numbers are (ICC), such as Display P3 of an iPhone, or nil:
// the browser takes them for sRGB then. Only that of colours in red, green and blue goes with the copies made here.
func profile(raw []byte) []byte {
	found := profileOfPNG(raw)
	for s := range segments(raw) {
		data, ok := bytes.CutPrefix(s.data, []byte(profileMark+"\x01\x01")) // the first of one
		if s.marker == 0xE2 && ok {
			found = data
		}
		if s.marker == startOfScan {
			break
		}
	}
	if len(found) < 128 || len(found) > longestProfile || string(found[16:20]) != "RGB " {
		return nil
	}
	return found
}

func profileOfPNG(raw []byte) []byte {
	if Format(raw) != "PNG" {
		return nil
	}
	for _, c := range pngChunks(raw) {
		_, packed, ok := bytes.Cut(c.data, []byte{0, 0}) // after its name, and how it is packed
		if c.name != "iCCP" || !ok {
			continue
		}
		r, err := zlib.NewReader(bytes.NewReader(packed))
		if err != nil {
			return nil
		}
		found, err := io.ReadAll(io.LimitReader(r, int64(longestProfile)+1))
		if err != nil {
			return nil
		}
		return found
	}
	return nil
}

// withProfile puts a profile into a JPEG or PNG that was just encoded.
func withProfile(raw, profile []byte) []byte {
	if profile == nil {
		return raw
	}
	if Format(raw) == "PNG" {
		const head = 8 + 12 + 13 // what every PNG begins with
		var packed bytes.Buffer
		packed.WriteString("ICC\x00\x00")
		w := zlib.NewWriter(&packed)
		_, _ = w.Write(profile) // a buffer takes all
		_ = w.Close()
		return bytes.Join([][]byte{raw[:head], pngChunk("iCCP", packed.Bytes()), raw[head:]}, nil)
	}
	segment := []byte("\xFF\xD8\xFF\xE2")
	segment = binary.BigEndian.AppendUint16(segment, uint16(2+len(profileMark)+2+len(profile)))
	segment = append(append(append(segment, profileMark...), 1, 1), profile...)
	return append(segment, raw[2:]...)
}
