package legacy

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"congkhai/generator/text/viet"
)

// Bytes is a file that is no UTF-8, as it is read in another code.
type Bytes struct {
	Code string
	Text string
	Sure bool // nothing else can have been meant
}

// Decode reads a file that is no UTF-8. Code is "" where it is like none that Vietnamese is written in.
func Decode(raw []byte) Bytes {
	if found := utf16(raw); found.Code != "" || bytes.IndexByte(raw, 0) >= 0 {
		return found
	}
	var best Bytes
	var most int
	for _, c := range bytewise {
		text := viet.Normal(c.decode(raw))
		good, bad := spelled(text)
		score := good - 3*bad
		switch {
		case good < 2 || score <= 0 || score < most:
		case score == most:
			best.Sure = best.Sure && best.Text == text
		default:
			best, most = Bytes{c.name, text, bad == 0 && good >= enough}, score
		}
	}
	return best
}

// utf16 reads UTF-16 of either order of bytes, which begins with a mark or has a zero in nearly every second byte.
func utf16(raw []byte) Bytes {
	order := unicode.LittleEndian
	switch {
	case len(raw)%2 != 0 || len(raw) < 4:
		return Bytes{}
	case bytes.HasPrefix(raw, []byte("\xFF\xFE")):
	case bytes.HasPrefix(raw, []byte("\xFE\xFF")):
		order = unicode.BigEndian
	default:
		var zeros [2]int
		for i, b := range raw {
			if b == 0 {
				zeros[i%2]++
			}
		}
		if zeros[0] > zeros[1] {
			order = unicode.BigEndian
		}
		if max(zeros[0], zeros[1]) < len(raw)/4 || min(zeros[0], zeros[1]) > 0 {
			return Bytes{}
		}
	}
	text, err := unicode.UTF16(order, unicode.UseBOM).NewDecoder().Bytes(raw)
	if err != nil || bytes.ContainsRune(text, utf8.RuneError) || bytes.IndexByte(text, 0) >= 0 {
		return Bytes{}
	}
	return Bytes{"UTF-16", viet.Normal(string(text)), true}
}

// bytewise are the codes in which each byte is a letter or a mark.
var bytewise = []struct {
	name   string
	decode func(raw []byte) string
}{
	{"Windows-1258", in(charmap.Windows1258)},
	{"Windows-1252", in(charmap.Windows1252)},
	{tcvn3.Name, func(raw []byte) string { return fromTCVN3.Replace(in(charmap.Windows1252)(raw)) }},
	{vni.Name, func(raw []byte) string { return fromVNI.Replace(in(charmap.Windows1252)(raw)) }},
	{"VISCII", fromVISCII},
}

func in(code encoding.Encoding) func(raw []byte) string {
	return func(raw []byte) string {
		text, _ := code.NewDecoder().Bytes(raw) // a map of single bytes never fails
		return string(text)
	}
}

// upperVISCII are the letters of VISCII (RFC 1456) from 0x80, and lowVISCII those that it has among the controls.
const upperVISCII = "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕ" +
	"ắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư" +
	"àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"

var lowVISCII = map[byte]rune{0x02: 'Ẳ', 0x05: 'Ẵ', 0x06: 'Ẫ', 0x14: 'Ỷ', 0x19: 'Ỹ', 0x1E: 'Ỵ'}

func fromVISCII(raw []byte) string {
	upper := []rune(upperVISCII)
	var b strings.Builder
	for _, c := range raw {
		switch low := lowVISCII[c]; {
		case c >= 0x80:
			b.WriteRune(upper[c-0x80])
		case low != 0:
			b.WriteRune(low)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// spelled counts the words of a text that have other than English letters: syllables, each once, and what is none.
func spelled(text string) (good, bad int) {
	seen := map[string]bool{}
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r < 0x80 && !inGarbled(r) || separates(r) }) {
		if ascii(word) || seen[word] {
			continue
		}
		seen[word] = true
		if vietnamese(word) && viet.Plain(word) {
			good++
		} else {
			bad++
		}
	}
	return good, bad
}
