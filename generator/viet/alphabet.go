package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// alphabet has the letters in the order of dictionaries, with f, j, w and z where other languages have them.
const alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"

// tones are the combining marks of the tones in the order of dictionaries: huyền, hỏi, ngã, sắc, nặng.
const tones = "\u0300\u0309\u0303\u0301\u0323"

// letter is one letter of a text: where it stands in the alphabet, its tone (0 for none), and whether it is a capital.
type letter struct {
	place, tone int
	capital     bool
}

// letters has every letter of the alphabet with every tone, and Eth, which is typed for Đ.
var letters = func() map[rune]letter {
	all := map[rune]letter{}
	for place, plain := range []rune(alphabet) {
		all[plain], all[unicode.ToUpper(plain)] = letter{place, 0, false}, letter{place, 0, true}
		for tone, mark := range []rune(tones) {
			marked := []rune(Normal(string(plain) + string(mark)))
			if len(marked) == 1 {
				all[marked[0]], all[unicode.ToUpper(marked[0])] = letter{place, tone + 1, false}, letter{place, tone + 1, true}
			}
		}
	}
	all['ð'], all['Ð'] = all['đ'], all['Đ']
	return all
}()

// Initial returns the letter under which a dictionary has a text, in capitals and without tone mark: "Ấn" is under Â,
// "đăng" under Đ; "#" for what begins with no letter.
func Initial(text string) string {
	first, _ := utf8.DecodeRuneInString(text)
	if l, ok := letters[first]; ok {
		return strings.ToUpper(string([]rune(alphabet)[l.place]))
	}
	if unicode.IsLetter(first) {
		return strings.ToUpper(string(first))
	}
	return "#"
}
