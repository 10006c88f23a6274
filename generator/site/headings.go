package site

import (
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/text/viet"
)

// checkHeadings holds the body of a kind that is made of named sections against them; text outside them has no place.
func checkHeadings(r *record.Record) []source.Problem {
	if len(r.Kind.Headings) == 0 {
		return nil
	}
	problems := CheckSections(r, r.Kind.Headings)
	if i := r.Body.Section(""); i >= 0 {
		problems = append(problems, TextLost.At(r.Body.Sections[i].Where.In(r.File), r.Kind.Headings[0]))
	}
	return problems
}

// CheckSections reports headings of level 2 that the page of the record has no place for, and those that come twice:
// what stands under them would be lost.
func CheckSections(r *record.Record, known []string) []source.Problem {
	var problems []source.Problem
	seen := map[string]bool{}
	for _, section := range r.Body.Sections {
		switch title := section.Title; {
		case title == "":
		case !slices.Contains(known, title):
			problems = append(problems, NoFormSection.At(section.Where.In(r.File), title, quoted(known)).Guess(func() string {
				return headingLike(title, known)
			}))
		case seen[title]:
			problems = append(problems, Repeated.At(section.Where.In(r.File), title))
		default:
			seen[title] = true
		}
	}
	return problems
}

// headingLike is the heading that somebody meant who wrote its beginning alone, or nearly it.
func headingLike(title string, known []string) string {
	for _, k := range known {
		if beginning := viet.Fold(title); beginning != "" && strings.HasPrefix(viet.Fold(k), beginning) {
			return k
		}
	}
	return viet.Nearest(title, known)
}

func quoted(names []string) string {
	var all []string
	for _, name := range names {
		all = append(all, strconv.Quote(name))
	}
	return strings.Join(all, ", ")
}
