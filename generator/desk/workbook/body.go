package workbook

import (
	"slices"
	"strings"

	"congkhai/generator/files/amend"
)

// bodyChanges make one text of another: of sections that stay where they are those change that say something else, so that
// nothing is written anew in the others.
func bodyChanges(now, wanted string) []amend.Change {
	before, after := sectionsOf(now), sectionsOf(wanted)
	same := func(a, b section) bool { return a.heading == b.heading }
	if !slices.EqualFunc(before, after, same) || len(before) == 0 || before[0].text != after[0].text {
		return []amend.Change{amend.Body(wanted)}
	}
	var changes []amend.Change
	for i, s := range after[1:] {
		was := before[i+1].text
		text := strings.Trim(s.text, "\n")
		isTwice := slices.ContainsFunc(after[:i+1], func(other section) bool { return other.heading == s.heading })
		switch {
		case was == s.text:
		case isTwice || text == "" || strings.Trim(was, "\n") == text: // a heading twice, and blank lines, no section says
			return []amend.Change{amend.Body(wanted)}
		default:
			changes = append(changes, amend.Section(s.heading, text))
		}
	}
	return changes
}

// section is what stands below a heading of level 2; the first is what stands above all of them.
type section struct{ heading, text string }

func sectionsOf(text string) []section {
	sections := []section{{}}
	for line := range strings.Lines(text) {
		if heading, ok := strings.CutPrefix(line, "## "); ok {
			sections = append(sections, section{heading: strings.TrimSpace(heading)})
			continue
		}
		sections[len(sections)-1].text += line
	}
	return sections
}
