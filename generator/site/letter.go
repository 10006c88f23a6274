package site

import (
	"strings"

	"congkhai/generator/files/record"
	"congkhai/generator/text/viet"
)

// manyLetters is how long a list is that readers jump about in by letters.
const manyLetters = 30

// letterOf is the letter under which a list has a record; "" in a short list, and in one that does not go by titles.
func (l List) letterOf(r *record.Record) string {
	if l.Kind.order() != nil || len(l.Records) <= manyLetters {
		return ""
	}
	return viet.Initial(r.Title())
}

// letterID is the fragment that leads to a letter: chu_dd to Đ, for browsers write other signs in their own way.
func letterID(letter string) string {
	switch letter {
	case "":
		return ""
	case "#":
		return "chu_so"
	}
	return "chu_" + strings.ToLower(typed.Replace(letter))
}

// typed are letters with marks as Telex types them.
var typed = strings.NewReplacer("Ă", "aw", "Â", "aa", "Đ", "dd", "Ê", "ee", "Ô", "oo", "Ơ", "ow", "Ư", "uw")

// letters lead to where the records of each letter begin, on whichever page that is.
func (l List) letters() []Link {
	var links []Link
	last := ""
	for i, r := range l.Records {
		if letter := l.letterOf(r); letter != last {
			links = append(links, Link{l.paging().holding(i) + "#" + letterID(letter), letter})
			last = letter
		}
	}
	return links
}

// groups are some records of a list as its page shows them, each with its marks.
func (s *Site) groups(l List, from, to int, marks map[*record.Record]string) []Group {
	var groups []Group
	for from < to {
		letter, end := l.letterOf(l.Records[from]), from+1
		for end < to && l.letterOf(l.Records[end]) == letter {
			end++
		}
		group := Group{ID: letterID(letter), Letter: letter, Items: make([]ListItem, 0, end-from)}
		for _, r := range l.Records[from:end] {
			group.Items = append(group.Items, ListItem{s.ListItem(r), marks[r]})
		}
		groups = append(groups, group)
		from = end
	}
	return groups
}
