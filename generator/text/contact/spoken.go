package contact

import (
	"regexp"
	"slices"
	"strings"
)

var (
	// callable is what may be a telephone number in a sentence, with its digits grouped as people do.
	callable = regexp.MustCompile(`(?:\+84[ .]?|0)(?:2(?:[ .]?[0-9]){9}|[35789](?:[ .]?[0-9]){8})|1[89]00(?:[ .]?[0-9]){4,6}|1022`)
	// calling is what stands before a number that may be called. That of a fax may not. Marks count, other than where
	// numbers of persons are looked for (sayings): here a wrong one harms, there a missed one.
	calling = regexp.MustCompile(`(?i)(?:điện thoại|đt|gọi|đường dây nóng|tổng đài|hotline|số máy|tel)[^0-9;\n]{0,24}$`)
	faxing  = regexp.MustCompile(`(?i)fax[^0-9;\n]{0,12}$`)
)

// nearCalling is how many bytes before a number tell what it is.
const nearCalling = 60

// findPhones lists the telephone numbers in a text that are one for certain: those of places, by their form, and others
// behind a word that says so.
func findPhones(text string) []Address {
	if !mayCall(text) {
		return nil
	}
	var all []Address
	for _, at := range callable.FindAllStringIndex(text, -1) {
		start, end := at[0], at[1]
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

// mayCall is a cheap look at a text: most hold none of the beginnings of a telephone number.
func mayCall(text string) bool {
	return slices.ContainsFunc([]string{"02", "03", "05", "07", "08", "09", "1022", "1800", "1900", "+84"},
		func(begins string) bool { return strings.Contains(text, begins) })
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
