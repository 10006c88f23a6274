// Package contact reads by what people are reached, as people write it: telephone numbers ("0273.3993847 - 3993848, máy
// lẻ 12"), addresses of mail and of the web. It says which text is one, what a phone dials for it, and what was
// probably meant by one that is none; and it finds in a text what seems to belong to one person (private.go). It shows
// nothing and asks nobody.
package contact

import (
	"regexp"
	"strings"
)

var (
	// betweenNumbers is what people write between telephone numbers, but for the dash, which also stands within one.
	betweenNumbers = regexp.MustCompile(`[;,/\n]|(?i)\s(?:hoặc|hay|và)\s`)
	betweenDashes  = regexp.MustCompile(`[-–—]`)
	// writtenNumber is a number as people group its digits, and an extension behind it.
	writtenNumber = regexp.MustCompile(`^\s*(\(?\+?[0-9](?:[0-9 .\x{A0}()-]*[0-9])?)(?i:\s*\(?(?:số\s+)?(?:máy\s+)?(?:lẻ|nhánh|nội bộ|ext\.?)\s*:?\s*[0-9]{1,6}\)?)?\s*$`)
	groupedDigits = strings.NewReplacer(" ", "", ".", "", "\u00a0", "", "(", "", ")", "", "-", "")
	// dialled are the numbers that a phone in Vietnam reaches as they stand: places since 2017, mobiles, services and
	// emergencies, other countries.
	dialled = regexp.MustCompile(`^(?:(?:0|\+84)(?:2[0-9]{9}|(?:3[2-9]|5[2-9]|7[06-9]|8[0-9]|9[0-9])[0-9]{7})` +
		`|1[89]00(?:[0-9]{4}|[0-9]{6})|1[0-9]{3}|11[0-9]|\+(?:[1-79]|8[0-35-9])[0-9]{7,13})$`)
)

// phone is a number within a text: where its digits stand, and what a phone dials.
type phone struct {
	Start, End int
	Dial       string
}

// Phones finds the telephone numbers that a text lists; none when it is not certain which they are. An extension stays
// text: phones do not agree on how to dial one from a link.
func Phones(text string) []phone { return eachNumber(text, betweenNumbers, phonesOf) }

// phonesOf is phonesIn for one number, or several with dashes between.
func phonesOf(text string) []phone {
	if one := phoneOf(text); one != nil {
		return one
	}
	return eachNumber(text, betweenDashes, phoneOf)
}

// eachNumber reads what stands between separators, all of which has to be numbers.
func eachNumber(text string, separator *regexp.Regexp, read func(string) []phone) []phone {
	var all []phone
	start := 0
	for _, at := range append(separator.FindAllStringIndex(text, -1), []int{len(text), len(text)}) {
		found := read(text[start:at[0]])
		if found == nil {
			return nil
		}
		for _, p := range found {
			all = append(all, phone{start + p.Start, start + p.End, p.Dial})
		}
		start = at[1]
	}
	return all
}

func phoneOf(text string) []phone {
	at := writtenNumber.FindStringSubmatchIndex(text)
	if at == nil {
		return nil
	}
	dial := groupedDigits.Replace(text[at[2]:at[3]])
	if !dialled.MatchString(dial) {
		return nil
	}
	return []phone{{at[2], at[3], dial}}
}

// Dials reports whether a text is one number, which a phone in Vietnam reaches.
func Dials(text string) bool { return phoneOf(text) != nil }
