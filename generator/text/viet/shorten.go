package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Shorten cuts a text for a description behind a word, so that it has at most so many characters.
func Shorten(text string, most int) string {
	var b strings.Builder
	length := 0
	for word := range strings.FieldsSeq(text) {
		size := utf8.RuneCountInString(word)
		if b.Len() == 0 && size > most {
			return string([]rune(word)[:most]) + "…"
		}
		if length+size > most {
			return strings.TrimSuffix(b.String(), " ") + "…"
		}
		b.WriteString(word)
		b.WriteByte(' ')
		length += size + 1
	}
	return strings.TrimSuffix(b.String(), " ")
}

// UpperFirst makes the first letter of a name great, for where it stands alone.
func UpperFirst(text string) string {
	runes := []rune(text)
	if len(runes) == 0 {
		return text
	}
	return strings.ToUpper(string(runes[:1])) + string(runes[1:])
}

// LowerFirst makes the first letter of a name small, for within a sentence. A short form stays as it is: TTHC.
func LowerFirst(text string) string {
	runes := []rune(text)
	if len(runes) == 0 || len(runes) > 1 && unicode.IsUpper(runes[1]) {
		return text
	}
	return strings.ToLower(string(runes[:1])) + string(runes[1:])
}
