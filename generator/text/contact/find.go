package contact

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Address is what a link can lead to, within a text: an address of the web or of mail, or a telephone number; its bytes,
// and where the link leads.
type Address struct {
	Start, End int
	Link       string
}

var (
	// written matches what may be an address: one of the web with or without "https://", of which a bare one is known by
	// the country's ending, or one of mail.
	written = regexp.MustCompile(`(?i)https?://[^\s<>"“”‘’|]+|www\.[^\s<>"“”‘’|]+|[a-z0-9_][a-z0-9_.+-]*@` + HostPart +
		`(?:\.` + HostPart + `)+|(?:[0-9-]*[a-z][a-z0-9-]*\.)+vn\b(?:/[^\s<>"“”‘’|]*)?`)
)

// Find lists the addresses and telephone numbers in a text, in order.
func Find(text string) []Address {
	all := findAddresses(text)
	for _, p := range findPhones(text) {
		if !slices.ContainsFunc(all, func(a Address) bool { return a.Start < p.End && p.Start < a.End }) {
			all = append(all, p)
		}
	}
	slices.SortFunc(all, func(a, b Address) int { return a.Start - b.Start })
	return all
}

func findAddresses(text string) []Address {
	if !mayHoldAddress(text) {
		return nil
	}
	var all []Address
	for _, at := range written.FindAllStringIndex(text, -1) {
		start, end := at[0], at[0]+len(trimmed(text[at[0]:at[1]]))
		if insideWord(text, start, end) {
			continue
		}
		if link := linkOf(text[start:end]); link != "" {
			all = append(all, Address{start, end, link})
		}
	}
	return all
}

// MayHold is a cheap look at a text: most hold nothing that a link can lead to.
func MayHold(text string) bool { return mayHoldAddress(text) || mayCall(text) }

func mayHoldAddress(text string) bool {
	return strings.IndexByte(text, '@') >= 0 || strings.Contains(text, "://") || strings.Contains(text, ".vn") ||
		strings.Contains(text, "www.") || strings.Contains(text, ".VN")
}

// trimmed takes off the end of an address what belongs to the sentence around it.
func trimmed(address string) string {
	for {
		shorter := strings.TrimRight(address, ".,;:!?'*_-…")
		for pair := range strings.SplitSeq("() [] {}", " ") {
			if strings.HasSuffix(shorter, pair[1:]) && strings.Count(shorter, pair[:1]) < strings.Count(shorter, pair[1:]) {
				shorter = shorter[:len(shorter)-1]
			}
		}
		if shorter == address {
			return address
		}
		address = shorter
	}
}

// insideWord reports whether letters touch an address, so that it is a part of something else.
func insideWord(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	if behind := text[end:]; len(behind) > 1 && behind[0] == '.' && behind[1] != '.' {
		after, _ = utf8.DecodeRuneInString(behind[1:]) // "bao-cao.vn.docx"
	}
	return start > 0 && (unicode.IsLetter(before) || unicode.IsDigit(before) || strings.ContainsRune("@/.-_\\", before)) ||
		end < len(text) && (unicode.IsLetter(after) || unicode.IsDigit(after) || after == '@')
}

// linkOf returns where a link on an address leads, or "".
func linkOf(address string) string {
	scheme, rest, full := strings.Cut(address, "://")
	switch {
	case full:
		address = strings.ToLower(scheme) + "://" + rest
	case strings.Contains(address, "@") && IsMail(address):
		return "mailto:" + address
	default:
		address = "https://" + address
	}
	if IsWeb(address) {
		return address
	}
	return ""
}
