package legacy

import (
	"strings"
	"unicode"

	"congkhai/generator/text/viet"
)

// The letters of TCVN 5712:1993, third form, and what they are taken for: the signs of Windows-1252 with the same
// bytes. It has capitals with marks only as a font of its own.
const (
	signsTCVN3   = "¡¢£¤¥¦§¨©ª«¬\u00AD®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ"
	lettersTCVN3 = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
)

var tcvn3 = &Code{Name: "TCVN3 (ABC)", same: "ý", inside: inTCVN3, read: readTCVN3}

func inTCVN3(r rune) bool {
	return r > 0xA0 && !separates(r) || r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

var fromTCVN3 = replacer(signsTCVN3, lettersTCVN3)

// readTCVN3 reads a word. One with a capital that is not its first letter is in the font of capitals.
func readTCVN3(word string) reading {
	read := fromTCVN3.Replace(word)
	if strings.ContainsFunc(word[1:], func(r rune) bool { return r >= 'A' && r <= 'Z' }) {
		read = strings.ToUpper(read)
	}
	return reading{text: read, whole: viet.IsSyllable(read)}
}

func replacer(from, to string) *strings.Replacer {
	letters, pairs := []rune(to), []string{}
	for i, r := range []rune(from) {
		pairs = append(pairs, string(r), string(letters[i]))
	}
	return strings.NewReplacer(pairs...)
}

// VNI writes a letter and then the mark of it, which its fonts draw above and below: here each mark as it is taken for
// a letter of Windows-1252, and what it makes of the letter before it.
var vniMarks = []struct{ letters, marks, made string }{
	{"a", "ùøûõïâáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ"},
	{"e", "ùøûõïâáàåãä", "éèẻẽẹêếềểễệ"},
	{"o", "ùøûõïâáàåãä", "óòỏõọôốồổỗộ"},
	{"u", "ùøûõï", "úùủũụ"},
	{"y", "ùøûõ", "ýỳỷỹ"},
	{"ô", "ùøûõï", "ớờởỡợ"},
	{"ö", "ùøûõï", "ứừửữự"},
}

// Letters of VNI that are one sign.
const (
	vniSigns   = "ñíìæóòîôöÑÍÌÆÓÒÎÔÖ"
	vniLetters = "đíìỉĩịỵơưĐÍÌỈĨỊỴƠƯ"
)

var vni = &Code{Name: "VNI", same: "íìÍÌ", inside: inVNI, read: readVNI}

func inVNI(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) }

// fromVNI looks for a letter with its mark before it looks for either of them.
var fromVNI = func() *strings.Replacer {
	var pairs []string
	for _, v := range vniMarks {
		made := []rune(v.made)
		for i, mark := range []rune(v.marks) {
			small, capital := string(made[i]), strings.ToUpper(string(made[i]))
			upper := strings.ToUpper(v.letters)
			for _, m := range []string{string(mark), strings.ToUpper(string(mark))} {
				pairs = append(pairs, v.letters+m, small, upper+m, capital)
			}
		}
	}
	letters := []rune(vniLetters)
	for i, r := range []rune(vniSigns) {
		pairs = append(pairs, string(r), string(letters[i]))
	}
	return strings.NewReplacer(pairs...)
}()

func readVNI(word string) reading {
	read := fromVNI.Replace(word)
	return reading{text: read, whole: viet.IsSyllable(read)}
}

// separates reports whether a character stands between words.
func separates(r rune) bool { return unicode.IsSpace(r) || r >= 0x2000 && r <= 0x206F }

// OfFont returns the code whose letters a font draws, by its name, such as .VnTime or VNI-Times; nil for all others.
func OfFont(name string) *Code {
	switch lower := strings.ToLower(strings.TrimSpace(name)); {
	case strings.HasPrefix(lower, ".vn"):
		return tcvn3
	case strings.HasPrefix(lower, "vni-"):
		return vni
	}
	return nil
}

// Drawn is what people read of a text in a font of the code. TCVN3 has fonts of capitals, whose names end in H.
func (c *Code) Drawn(font, text string) string {
	if c == vni {
		return fromVNI.Replace(text)
	}
	read := fromTCVN3.Replace(text)
	if strings.HasSuffix(strings.ToLower(strings.TrimSpace(font)), "h") {
		return strings.ToUpper(read)
	}
	return read
}
