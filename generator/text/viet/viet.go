// Package viet knows Vietnamese text: its one normal form, folding for people who type without marks, addresses made
// from titles, and dictionary order. It imports nothing of ours.
//
// It never repairs an author's text silently: Normal only chooses between spellings that Unicode calls equal, and what
// is left over (StrayMark, Foreign, Eth) is for the caller to report.
//
//	viet.Fold("Hồ sơ đất đai")                 // "ho so dat dai"
//	viet.Slug("Sở KH&CN")                      // "so-kh-cn"
//	viet.Nearest("thu-tucc", folders)          // "thu-tuc"
package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Normal returns s in NFC, the only form in which texts are compared, hashed and published.
func Normal(s string) string {
	if plainlyNormal(s) {
		return s
	}
	return norm.NFC.String(s)
}

// plainlyNormal reports whether all of a text lies in ranges where nothing has another form in NFC: what Vietnamese is
// written with. It spares the tables of all other letters.
func plainlyNormal(s string) bool {
	for _, r := range s {
		if r >= 0x300 && (r < 0x1E00 || r > 0x1EFF) && (r < 0x2010 || r > 0x2027) {
			return false
		}
	}
	return true
}

// Plain reports whether a text has nothing but the characters that Vietnamese is written with, as they follow each
// other in it: UTF-8 in NFC, without controls, marks by themselves, what nobody sees, or the letters of other codes and
// languages. Nearly all texts are plain; of the others nothing is said.
func Plain(s string) bool {
	for i := 0; i < len(s); i++ {
		b := s[i]
		if b >= ' ' && b < 0x7f || b == '\n' || b == '\t' {
			continue
		}
		if b == 0xE1 && i+2 < len(s) && s[i+1]|1 == 0xBB && s[i+2]&0xC0 == 0x80 &&
			(s[i+1] == 0xBA && s[i+2] >= 0xA0 || s[i+1] == 0xBB && s[i+2] <= 0xB9) {
			i += 2 // U+1EA0 to U+1EF9, the letters with two marks: by far the most
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == '×' && i > 0 && (s[i-1] == ' ' || s[i-1] >= '0' && s[i-1] <= '9') { // within a word it is TCVN3's ì
			i += size - 1
			continue
		}
		if !plainly(r) || b == 0xC3 && i > 0 && neverFollows(s[i-1], s[i+1]) {
			return false
		}
		i += size - 1
	}
	return true
}

// plainly reports whether a character is one that Vietnamese is written with: a letter, dash or quote, or one of the
// few signs that no other code has for a letter.
func plainly(r rune) bool {
	switch {
	case r >= 0x2010 && r <= 0x2027:
		return true
	case r >= 0xA0 && r < 0xC0:
		return r == '\u00A0' || r >= '°' && r <= '³'
	case r >= 0xC0 && r < latin:
		return characters[r].place > 0 && Eth(r) == 0
	}
	return r >= 0x1EA0 && r <= 0x1EF9
}

// neverFollows reports whether a letter from À to ÿ, by its second byte, never follows another in Vietnamese: VNI
// writes marks as letters behind letters, and TCVN3 has capitals for small ones.
func neverFollows(letter, second byte) bool {
	const circumflexed, tilded, graved = 'â' & 0x1f, 'õ' & 0x1f, 'ù' & 0x1f // in either case
	switch letter | ' ' {
	case 'a', 'e':
		return true
	case 'o':
		if sort := second & 0x1f; sort == circumflexed || sort == tilded || sort == graved {
			return true
		}
	case 'u', 'y':
		if sort := second & 0x1f; sort == tilded || sort == graved {
			return true
		}
	}
	return letter >= 'a' && letter <= 'z' && second < 0xA0
}

// StrayMark returns the byte offset of the first combining mark in s, or -1. In NFC every Vietnamese letter with any
// tone is one code point, so a mark that is left is a slip of the keyboard (such as "nghi ̣về").
func StrayMark(s string) int {
	return strings.IndexFunc(s, func(r rune) bool { return r >= 0x300 && unicode.Is(unicode.Mn, r) })
}

// Foreign returns the byte offset of the first letter in s that is not Latin and may only look so, such as Cyrillic С,
// or -1.
func Foreign(s string) int {
	return strings.IndexFunc(s, func(r rune) bool {
		return r > unicode.MaxLatin1 && unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r)
	})
}

// Eth returns the letter that was meant by the Icelandic and African ones that look like Đ and đ, or 0.
func Eth(r rune) rune {
	switch r {
	case 'Ð', 'Ɖ':
		return 'Đ'
	case 'ð', 'ɖ':
		return 'đ'
	}
	return 0
}

// MarkName is what people call a combining mark ("dấu nặng"), or "" for one that Vietnamese does not use.
func MarkName(r rune) string { return markNames[r] }

var markNames = map[rune]string{
	0x300: "dấu huyền", 0x301: "dấu sắc", 0x303: "dấu ngã", 0x309: "dấu hỏi", 0x323: "dấu nặng",
	0x302: "dấu mũ", 0x306: "dấu trăng", 0x31B: "dấu móc",
}

// Fold returns s as somebody types it without marks: lower case, no tones, đ as d, any blank as one space.
func Fold(s string) string {
	var room [128]byte
	return string(appendFolded(room[:0], s))
}

func appendFolded(b []byte, s string) []byte {
	start := len(b)
	for _, r := range s {
		switch c := known(r); {
		case c != nil && c.folded != 0:
			b = utf8.AppendRune(b, c.folded)
		case r == '–', r == '—':
			b = append(b, '-')
		default:
			return append(b[:start], slowFold(s)...)
		}
	}
	return b
}

// slowFold does what Fold does, for any characters.
func slowFold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'đ', r == 'Đ', r == 'Ð', r == 'ð':
			b.WriteByte('d')
		case unicode.IsSpace(r): // the no-break space too
			b.WriteByte(' ')
		case r == '–', r == '—':
			b.WriteByte('-')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// Slug returns s as a part of an address: only a-z, 0-9 and single hyphens between them ("960/SKH&CN" → "960-skh-cn").
func Slug(s string) string {
	var room [128]byte
	folded := appendFolded(room[:0], s)
	slug := folded[:0] // no longer than what it is made of
	gap := false
	for _, c := range folded {
		if (c < 'a' || c > 'z') && !digit(rune(c)) {
			gap = len(slug) > 0
			continue
		}
		if gap {
			slug = append(slug, '-')
			gap = false
		}
		slug = append(slug, c)
	}
	return string(slug)
}

// longestShort is of how many letters a short slug is at most: addresses are read aloud and printed.
const longestShort = 60

// ShortSlug is the slug of the first words of a title.
func ShortSlug(title string) string {
	slug := Slug(title)
	if len(slug) <= longestShort {
		return slug
	}
	if end := strings.LastIndexByte(slug[:longestShort+1], '-'); end > 0 {
		return slug[:end]
	}
	return slug[:longestShort]
}
