package record

import (
	"regexp"
	"slices"
	"strings"

	"congkhai/generator/text/viet"
)

// copyMark is what systems put behind or before the name of a file that they copy, and people behind one that they keep.
var (
	copyBehind = regexp.MustCompile(`(?i)^(.+?)(?:[ ._-]*(?:copy|bản sao|ban[ -]sao)[ _-]*(?:\(?\d*\)?)|[ ]*\(\d+\)|[ _-]\d{1,2}|\.(?:bak|old|orig|backup|tmp)|~\d*|(?-i:-[A-Z0-9-]*[A-Z][A-Z0-9-]*)|[ ]*\(.*(?:conflict|xung đột).*\))$`)
	copyBefore = regexp.MustCompile(`(?i)^(?:copy of|bản sao của|copy \(\d+\) of) (.+)$`)
)

var keptCopy = []string{"copy", "ban-sao", "bak", "old", "orig"}

// KeptCopy reports whether an ID says in words that it is that of a copy.
func KeptCopy(id string) bool {
	return slices.ContainsFunc(keptCopy, func(word string) bool { return strings.Contains(id, word) })
}

// OriginalOf is the ID that a file had before it was copied, by its name; "" where the name is not that of a copy.
func OriginalOf(id string) string {
	end := strings.LastIndexAny(id, "-.")
	if !strings.ContainsFunc(id, neverInID) && len(id)-end > 3 && !strings.HasPrefix(id, "copy") &&
		!KeptCopy(id[max(0, end-3):]) {
		return "" // as nearly all are
	}
	if m := copyBefore.FindStringSubmatch(id); m != nil {
		return m[1]
	}
	if m := copyBehind.FindStringSubmatch(id); m != nil {
		return strings.TrimSpace(m[1])
	}
	return ""
}

// neverInID reports what no ID has.
func neverInID(r rune) bool {
	return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '.'
}

// IDLike is an ID that a file may have instead of one that no address can hold: that of which it is a copy, or the same
// without what no ID has.
func IDLike(id string) string {
	if original := OriginalOf(id); original != "" && strings.ContainsAny(id, " (~") {
		id = original
	}
	parts := strings.Split(id, ".")
	for i, part := range parts {
		parts[i] = viet.Slug(part)
	}
	return strings.Trim(strings.Join(parts, "."), ".")
}
