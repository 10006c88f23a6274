package viet

import (
	"strings"
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
