package site

import (
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/text/viet"
)

const searchURL = "/tim-kiem/"

// SearchView is where to look for things without the search itself, which runs in the reader's browser.
type SearchView struct{ Branches []Branch }

func (s *Site) searchPage() *Page {
	return &Page{URL: searchURL, Layout: "search", view: func() any {
		return View[SearchView]{s.frame(searchURL, "Tìm kiếm", Meta{}), SearchView{s.branches()}}
	}}
}

// branches are the kinds that have lists, each with the ways to narrow its list down.
func (s *Site) branches() []Branch {
	var all []Branch
	for _, k := range s.Kinds {
		if k.AtRoot {
			continue
		}
		branch := Branch{Link: Link{k.path(), k.Name}}
		if k.Whole {
			branch.Leaves = append(branch.Leaves, Link{k.path() + wholeFolder, wholeTitle(k)})
		}
		for _, facet := range k.Facets {
			branch.Leaves = append(branch.Leaves, Link{k.path() + facet.Slug + "/", facet.Name})
		}
		all = append(all, branch)
	}
	return all
}

// Searchable is a record as the search finds it: what lists show of it, and what else its page says.
type Searchable struct {
	Item
	Kind  string
	Marks []Mark
	Words func(yield func(word string)) error // of its page, as they are written; an error is the machine's
}

// Mark is a term of a facet that a record has, both in words.
type Mark struct{ Facet, Term string }

// Searchables lists all records, what is in force first, in the order of the kinds and of their lists; where a list goes by
// titles, short ones come first, for who types a title whole means no longer one.
func (s *Site) Searchables() []Searchable {
	var current, past []*Record
	for _, k := range s.Kinds {
		ofKind := slices.Clone(s.byKind[k])
		if k.order == nil {
			slices.SortStableFunc(ofKind, func(a, b *Record) int { return len(a.Title()) - len(b.Title()) })
		}
		for _, r := range ofKind {
			if s.listItem(r).Past {
				past = append(past, r)
			} else {
				current = append(current, r)
			}
		}
	}
	return ParallelMap(append(current, past...), s.searchable)
}

func (s *Site) searchable(r *Record) Searchable {
	return Searchable{s.listItem(r), r.Kind.Name, s.marks(r), func(yield func(string)) error { return s.words(r, yield) }}
}

// marks lists the terms of facets that a record has: its kind, the year of what it tells, and those of its kind's lists.
func (s *Site) marks(r *Record) []Mark {
	var room [16]Mark
	marks := append(room[:0], Mark{"Theo loại nội dung", r.Kind.Name})
	if date := r.Kind.day(s, r); !date.IsZero() {
		marks = append(marks, Mark{"Theo năm", date.String()[:4]})
	}
	for _, facet := range r.Kind.Facets {
		if facet.Slug == yearSlug {
			continue // the years of all kinds are one facet here
		}
		for _, term := range facet.Terms(s, r) {
			if mark := (Mark{facet.Name, term.Label}); !slices.Contains(marks, mark) {
				marks = append(marks, mark)
			}
		}
	}
	return slices.Clone(marks)
}

// words calls back with every word of what a record says: its values, its body, the titles of the records that it names.
func (s *Site) words(r *Record, yield func(string)) error {
	own, err := r.words()
	for rest := own; rest != ""; {
		word, behind, _ := strings.Cut(rest, " ")
		yield(word)
		rest = behind
	}
	for _, t := range r.tagged {
		if named := s.record(t.Is, t.Value); named != nil {
			viet.Syllables(named.Title(), yield)
		}
	}
	return err
}

func eachText(value any, yield func(string)) {
	switch value := value.(type) {
	case string:
		yield(value)
	case int64:
		yield(strconv.FormatInt(value, 10)) // as fees are typed: 200000 finds 200.000
	case []any:
		for _, v := range value {
			eachText(v, yield)
		}
	case []map[string]any:
		for _, v := range value {
			eachText(v, yield)
		}
	case map[string]any:
		for _, v := range value {
			eachText(v, yield)
		}
	}
}
