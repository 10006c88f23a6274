package site

import (
	"html/template"
	"regexp"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
	"congkhai/generator/text/bound"
)

// What keys by which people are reached are said to hold (`is`): checked and linked the same in every kind that has them.
const (
	isPhone = "dien-thoai"
	isMail  = "thu-dien-tu"
	isWeb   = "trang-web"
)

var (
	// betweenNumbers is what people write between telephone numbers, but for the dash, which also stands within one.
	betweenNumbers = regexp.MustCompile(`[;,/\n]|(?i)\s(?:hoặc|hay|và)\s`)
	betweenDashes  = regexp.MustCompile(`[-–—]`)
	// writtenNumber is a number as people group its digits, and an extension behind it.
	writtenNumber = regexp.MustCompile(`^\s*(\(?\+?[0-9](?:[0-9 .\x{A0}()-]*[0-9])?)(?i:\s*\(?(?:số\s+)?(?:máy\s+)?(?:lẻ|nhánh|nội bộ|ext\.?)\s*:?\s*[0-9]{1,6}\)?)?\s*$`)
	groupedDigits = strings.NewReplacer(" ", "", ".", "", "\u00a0", "", "(", "", ")", "", "-", "")
	// dialled are the numbers that a phone in Vietnam reaches as they stand: places since 2017, mobiles, services and emergencies,
	// other countries.
	dialled = regexp.MustCompile(`^(?:(?:0|\+84)(?:2[0-9]{9}|(?:3[2-9]|5[2-9]|7[06-9]|8[0-9]|9[0-9])[0-9]{7})` +
		`|1[89]00(?:[0-9]{4}|[0-9]{6})|1[0-9]{3}|11[0-9]|\+(?:[1-79]|8[0-35-9])[0-9]{7,13})$`)

	mailForm = regexp.MustCompile(`^[A-Za-z0-9_]+(?:[.+-]+[A-Za-z0-9_]+)*@` + hostPart + `(?:\.` + hostPart + `)*\.[A-Za-z]{2,}$`)
	webForm  = regexp.MustCompile(`^https?://` + hostPart + `(?:\.` + hostPart + `)*\.[A-Za-z][a-zA-Z0-9-]*(?::[0-9]{1,5})?(?:[/?#][^\s"<>\\]*)?$`)
)

// phone is a number within a text: where its digits stand, and what a phone dials.
type phone struct {
	start, end int
	dial       string
}

// phonesIn finds the telephone numbers that a text lists; none when it is not certain which they are. An extension stays text:
// phones do not agree on how to dial one from a link.
func phonesIn(text string) []phone { return eachNumber(text, betweenNumbers, phonesOf) }

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
			all = append(all, phone{start + p.start, start + p.end, p.dial})
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

// isMailAddress reports whether a text is one address of mail.
func isMailAddress(text string) bool { return len(text) <= bound.Mail && mailForm.MatchString(text) }

// isWebAddress reports whether a text is the full address of a site or of a page.
func isWebAddress(text string) bool { return webForm.MatchString(text) }

// dials reports whether a text is one number, which a phone in Vietnam reaches.
func dials(text string) bool { return phoneOf(text) != nil }

// checkContact reports a value by which nobody can be reached.
func (s *Site) checkContact(r *Record, t front.Tagged, places fragments) []source.Problem {
	where := func() source.Span { return r.At(t.Path) }
	switch {
	case strings.TrimSpace(t.Value) == "": // told by front
	case t.Is == isPhone && phonesIn(t.Value) == nil:
		return []source.Problem{BadPhone.At(where(), t.Value)}
	case t.Is == isMail && !isMailAddress(t.Value):
		return []source.Problem{BadMail.At(where(), t.Value)}
	case t.Is == isWeb && strings.HasPrefix(t.Value, "/"), t.Is == isWeb && isWebAddress(t.Value):
		return s.checkAddress(r, where, t.Value, places)
	case t.Is == isWeb:
		return []source.Problem{BadWeb.At(where(), t.Value).Suggest(otherSite(t.Value))}
	}
	return nil
}

// checkReach reports a link of a text that dials or writes to nobody, or to more than it shows.
func checkReach(where func() source.Span, address string) []source.Problem {
	scheme, rest, _ := strings.Cut(address, ":")
	switch strings.ToLower(scheme) {
	case "tel":
		if !dials(rest) {
			return []source.Problem{BadPhone.At(where(), rest)}
		}
	case "mailto":
		if !isMailAddress(rest) {
			return []source.Problem{BadMail.At(where(), rest)}
		}
	}
	return nil
}

// phoneLinks shows numbers as they are written, each as a link that dials it.
func phoneLinks(text string) template.HTML {
	var html strings.Builder
	done := 0
	for _, p := range phonesIn(text) {
		html.WriteString(string(escaped(text[done:p.start]) + anchor("tel:"+p.dial, text[p.start:p.end])))
		done = p.end
	}
	html.WriteString(string(escaped(text[done:])))
	return template.HTML(html.String())
}

func mailLink(text string) template.HTML {
	if !isMailAddress(text) {
		return escaped(text)
	}
	return anchor("mailto:"+text, text)
}

func webLink(text string) template.HTML {
	if !strings.HasPrefix(text, "/") && !isWebAddress(text) {
		return escaped(text)
	}
	return anchor(text, text)
}

func anchor(address, text string) template.HTML {
	return template.HTML(`<a href="`+template.HTMLEscapeString(address)+`">`) + escaped(text) + "</a>"
}
