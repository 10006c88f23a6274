package site

import (
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/text/viet"
)

// mostWords is how many words a phrase for the search has: people type no longer ones for one thing.
const mostWords = 8

// CheckPhrases reports phrases for the search that have no word or too many, and those that come twice in their list.
func CheckPhrases(r *record.Record, path string, phrases []string) []source.Problem {
	var problems []source.Problem
	seen := map[string]bool{"": true}
	for i, text := range phrases {
		at, phrase := path+front.Index(i), viet.Phrase(text)
		n := len(strings.Fields(phrase))
		switch {
		case viet.Blank(text): // told by front
		case n == 0:
			problems = append(problems, NoWord.At(r.At(at), text))
		case n > mostWords:
			problems = append(problems, LongPhrase.At(r.At(at), text, n, mostWords))
		case seen[phrase]:
			problems = append(problems, Repeated.At(r.At(at), text))
		}
		seen[phrase] = true
	}
	return problems
}
