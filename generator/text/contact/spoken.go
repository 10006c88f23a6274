package contact

import (
	"iter"
	"regexp"
	"strings"
)

var (
	// callable is what may be a telephone number in a sentence, with its digits grouped as people do.
	callable = regexp.MustCompile(`^(?:(?:\+84[ .]?|0)(?:2(?:[ .]?[0-9]){9}|[35789](?:[ .]?[0-9]){8})|1[89]00(?:[ .]?[0-9]){4,6}|1022)`)
	// calling is what stands before a number that may be called. That of a fax may not. Marks count, other than where
	// numbers of persons are looked for (sayings): here a wrong one harms, there a missed one.
	calling = regexp.MustCompile(`(?i)(?:điện thoại|đt|gọi|đường dây nóng|tổng đài|hotline|số máy|tel)[^0-9;\n]{0,24}$`)
	faxing  = regexp.MustCompile(`(?i)fax[^0-9;\n]{0,12}$`)
)

// nearCalling is how many bytes before a number tell what it is, longestCallable how many the longest number has.
const (
	nearCalling     = 60
	longestCallable = len("+84 2 1 2 3 4 5 6 7 8 9")
)

// findPhones lists the telephone numbers in a text that are one for certain: those of places, by their form, and others
// behind a word that says so.
func findPhones(text string) []Address {
	var all []Address
	for start, end := range callables(text) {
		before := text[max(0, start-nearCalling):start]
		found := phoneOf(text[start:end])
		ofPlace := strings.HasPrefix(text[start:], "02") || strings.HasPrefix(text[start:], "+84")
		if found == nil || isPart(text, start, end) || faxing.MatchString(before) || !ofPlace && !calling.MatchString(before) {
			continue
		}
		all = append(all, Address{start, end, "tel:" + found[0].Dial})
	}
	return all
}

// callables are where the numbers stand in a text that may be ones of telephones. An expression that looks for all of them
// tries every character.
func callables(text string) iter.Seq2[int, int] {
	return func(yield func(start, end int) bool) {
		for start := nextCallable(text, 0); start >= 0; {
			end := start + 1
			if at := callable.FindStringIndex(text[start:min(len(text), start+longestCallable)]); at != nil {
				if end = start + at[1]; !yield(start, end) {
					return
				}
			}
			start = nextCallable(text, end)
		}
	}
}

// mayCall is a cheap look at a text: most hold none of the beginnings of a telephone number.
func mayCall(text string) bool { return nextCallable(text, 0) >= 0 }

// nextCallable is where a telephone number may begin, from a place on; -1 for nowhere.
func nextCallable(text string, from int) int {
	for {
		i := strings.IndexAny(text[from:], "01+")
		if i < 0 {
			return -1
		}
		from += i
		rest := text[from:]
		if len(rest) > 1 && rest[0] == '0' && strings.IndexByte("235789", rest[1]) >= 0 || strings.HasPrefix(rest, "+84") ||
			strings.HasPrefix(rest, "1800") || strings.HasPrefix(rest, "1900") || strings.HasPrefix(rest, "1022") {
			return from
		}
		from++
	}
}

// isPart reports whether a number is a part of something longer: of a code, a date, the number of a document.
func isPart(text string, start, end int) bool {
	const joins = "/-_.,:@"
	touches := func(c byte) bool { return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80 }
	if start > 0 && (touches(text[start-1]) || strings.IndexByte("/-_@.", text[start-1]) >= 0) {
		return true
	}
	rest := text[end:]
	if rest == "" {
		return false
	}
	return touches(rest[0]) || rest[0] == '/' || len(rest) > 1 && strings.IndexByte(joins, rest[0]) >= 0 && isDigit(rest[1])
}
