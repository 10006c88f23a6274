package change

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Section is a part of the text under a record, with its heading.
type Section struct{ Title, Text string }

// Untitled is what the text that stands under no heading is called.
const Untitled = "Nội dung"

// BetweenSections lists what differs between two texts, section by section; those of one title are matched in their
// order.
func BetweenSections(old, new []Section) []Change {
	var changes []Change
	note := func(title, before, after string) {
		if before == after || slices.Equal(strings.Fields(before), strings.Fields(after)) {
			return
		}
		c := Change{Path: textPath + "[" + title + "]", Name: title, Action: Altered}
		switch {
		case before == "":
			c.Action, c.New = Added, shorten(after)
		case after == "":
			c.Action, c.Old = Removed, shorten(before)
		default:
			c.Old, c.New = Excerpt(before, after)
		}
		if title == "" {
			c.Path, c.Name = textPath, Untitled
		}
		changes = append(changes, c)
	}
	left := slices.Clone(old)
	for _, s := range new {
		same := slices.IndexFunc(left, func(other Section) bool { return other.Title == s.Title })
		if same < 0 {
			note(s.Title, "", s.Text)
			continue
		}
		note(s.Title, left[same].Text, s.Text)
		left = slices.Delete(left, same, same+1)
	}
	for _, s := range left {
		note(s.Title, s.Text, "")
	}
	return changes
}

const (
	mostWhole   = 240 // characters of a text that is told whole
	mostExcerpt = 600
	mostHunks   = 3
	around      = 6 // words before and after what differs
)

// shorten cuts a text that is too long to be told whole.
func shorten(text string) string {
	if utf8.RuneCountInString(text) <= mostExcerpt {
		return text
	}
	return strings.TrimSpace(string([]rune(text)[:mostExcerpt])) + "…"
}

// Excerpt returns two texts that differ; of long ones what differs with some words around it, and […] between the
// places.
func Excerpt(old, new string) (was, is string) {
	if utf8.RuneCountInString(old) <= mostWhole && utf8.RuneCountInString(new) <= mostWhole {
		return old, new
	}
	var before, after []string
	for i, h := range hunks(strings.Split(old, "\n"), strings.Split(new, "\n")) {
		if i == mostHunks {
			before, after = append(before, "…"), append(after, "…")
			break
		}
		a, b := differing(strings.Fields(strings.Join(h.old, " ")), strings.Fields(strings.Join(h.new, " ")))
		before, after = append(before, shorten(a)), append(after, shorten(b))
	}
	return strings.Join(before, " […] "), strings.Join(after, " […] ")
}

// differing cuts from two texts what both begin and end with, but for some words.
func differing(old, new []string) (was, is string) {
	start := 0
	for start < len(old) && start < len(new) && old[start] == new[start] {
		start++
	}
	end := 0
	for end < min(len(old), len(new))-start && old[len(old)-1-end] == new[len(new)-1-end] {
		end++
	}
	start, end = max(0, start-around), max(0, end-around)
	cut := func(words []string) string {
		text := strings.Join(words[start:len(words)-end], " ")
		if start > 0 {
			text = "… " + text
		}
		if end > 0 {
			text += " …"
		}
		return text
	}
	return cut(old), cut(new)
}

// hunk is lines that became others.
type hunk struct{ old, new []string }

// hunks finds the lines that differ between two texts.
func hunks(old, new []string) []hunk {
	for len(old) > 0 && len(new) > 0 && old[0] == new[0] {
		old, new = old[1:], new[1:]
	}
	for len(old) > 0 && len(new) > 0 && old[len(old)-1] == new[len(new)-1] {
		old, new = old[:len(old)-1], new[:len(new)-1]
	}
	if int64(len(old))*int64(len(new)) > mostCompared {
		return []hunk{{old, new}}
	}
	return alignment(old, new)
}

// mostCompared bounds the work on two texts that have little in common.
const mostCompared = 250_000

// alignment matches as many lines as can be (the longest common subsequence), and returns what stands between them.
func alignment(old, new []string) []hunk {
	width := len(new) + 1
	longest := make([]int32, (len(old)+1)*width) // of the lines from i, and from j, on
	for i := len(old) - 1; i >= 0; i-- {
		for j := len(new) - 1; j >= 0; j-- {
			if old[i] == new[j] {
				longest[i*width+j] = longest[(i+1)*width+j+1] + 1
			} else {
				longest[i*width+j] = max(longest[(i+1)*width+j], longest[i*width+j+1])
			}
		}
	}
	var found []hunk
	var open hunk
	for i, j := 0, 0; i < len(old) || j < len(new); {
		switch {
		case i < len(old) && j < len(new) && old[i] == new[j]:
			found, open = closed(found, open), hunk{}
			i, j = i+1, j+1
		case j == len(new) || i < len(old) && longest[(i+1)*width+j] >= longest[i*width+j+1]:
			open.old = append(open.old, old[i])
			i++
		default:
			open.new = append(open.new, new[j])
			j++
		}
		if i == len(old) && j == len(new) {
			found = closed(found, open)
		}
	}
	return found
}

func closed(found []hunk, open hunk) []hunk {
	if open.old == nil && open.new == nil {
		return found
	}
	return append(found, open)
}
