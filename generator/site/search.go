package site

import (
	"slices"
	"strings"

	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/text/viet"
)

// SearchURL is the address of the page that searches.
const SearchURL = "/tim-kiem/"

// SearchView is where to look for things without the search itself, which runs in the reader's browser.
type SearchView struct{ Branches []Branch }

// SearchPage is the page that searches.
func (s *Site) SearchPage() *Page {
	return &Page{URL: SearchURL, Layout: "search", Show: func() any {
		return View[SearchView]{s.Frame(SearchURL, "Tìm kiếm", Meta{}), SearchView{s.branches(s.comeFor())}}
	}}
}

// comeFor are the kinds that citizens come for.
func (s *Site) comeFor() []*Kind {
	return slices.DeleteFunc(slices.Clone(s.Kinds), func(k *Kind) bool { return k.Aside })
}

// Branches are the kinds that have lists, each with the ways to narrow its list down.
func (s *Site) Branches() []Branch { return s.branches(s.Kinds) }

func (s *Site) branches(kinds []*Kind) []Branch {
	var all []Branch
	for _, k := range kinds {
		if k.AtRoot {
			continue
		}
		branch := Branch{Link: Link{k.Path(), k.Name}}
		for _, facet := range s.telling(k) {
			branch.Leaves = append(branch.Leaves, Link{k.Path() + facet.Slug + "/", facet.Name})
		}
		all = append(all, branch)
	}
	return all
}

// Searchable is a page as the search finds it: what lists show of it, and what else it says.
type Searchable struct {
	*Item
	Kind  string
	Marks func() []Mark

	Keywords []string                            // by which it is found as by its title, and which are not shown
	Words    func(yield func(word string)) error // of its page, as they are written; an error is the machine's
}

// kindFacet is the facet by which all that is found can be narrowed down.
const kindFacet = "Theo loại nội dung"

// Mark is a term of a facet that a record has, both in words.
type Mark struct{ Facet, Term string }

// isOf marks what has no facets of its own.
func isOf(kind string) func() []Mark {
	return func() []Mark { return []Mark{{kindFacet, kind}} }
}

// Searchables lists all that a reader can open and may look for, in the order of the kinds and of their lists; where a
// list goes by titles, short ones come first, for who types a title whole means no longer one. What citizens come for is
// before what that refers to, then come lists and other pages that no file stands for, and last what no longer holds.
func (s *Site) Searchables() []Searchable {
	var current, aside, past []*record.Record
	for _, k := range s.Kinds {
		ofKind := slices.Clone(s.byKind[k])
		if k.Newest == nil {
			slices.SortStableFunc(ofKind, func(a, b *record.Record) int { return len(a.Title()) - len(b.Title()) })
		}
		for _, r := range ofKind {
			switch {
			case k.Synonyms(r.Data) != nil:
			case s.ListItem(r).Past:
				past = append(past, r)
			case k.Aside:
				aside = append(aside, r)
			default:
				current = append(current, r)
			}
		}
	}
	return slices.Concat(source.ParallelMap(append(current, aside...), s.searchable), s.foundByParts(), s.unfiled(),
		source.ParallelMap(past, s.searchable))
}

// foundByParts is what parts have besides their pages.
func (s *Site) foundByParts() []Searchable {
	var all []Searchable
	for _, part := range s.Parts {
		if part.Found != nil {
			all = append(all, part.Found(s)...)
		}
	}
	for i := range all {
		all[i].Marks = isOf(all[i].Kind)
	}
	return all
}

// unfiledKind is what the search calls pages that no file stands for.
const unfiledKind = "Mục của cổng"

// unfiled are the pages that no file stands for.
func (s *Site) unfiled() []Searchable {
	lists := map[string]bool{} // those in which there is something
	for _, k := range s.Kinds {
		lists[k.Path()] = !k.AtRoot && len(s.Listed(k)) > 0
	}
	var all []Searchable
	for _, p := range s.pages {
		if p.Title == "" {
			continue
		}
		found := Searchable{Item: &Item{URL: p.URL, Title: p.Title}, Kind: unfiledKind, Marks: isOf(unfiledKind)}
		if lists[p.URL] { // people ask for all that there is of something
			found.Keywords = []string{"Danh sách tất cả " + viet.LowerFirst(p.Title)}
		}
		all = append(all, found)
	}
	return all
}

// Synonyms lists the groups of phrases that are one to the search.
func (s *Site) Synonyms() [][]string {
	var groups [][]string
	for _, r := range s.Shown() {
		groups = append(groups, s.KindOf(r).Synonyms(r.Data)...)
	}
	return groups
}

func (s *Site) searchable(r *record.Record) Searchable {
	item := items(s)[r]
	if s.KindOf(r).Aside { // its title says what it is, and phones pay for each line
		bare := *item
		bare.Facts, item = nil, &bare
	}
	return Searchable{item, r.Kind.Name, func() []Mark { return s.marks(r) },
		slices.Concat(r.Data.Base().Keywords, s.KindOf(r).Keywords(s, r)),
		func(yield func(string)) error { return s.words(r, yield) }}
}

// marks lists the terms of facets that a record has: its kind, the year of what it tells, and those of its kind's
// lists.
func (s *Site) marks(r *record.Record) []Mark {
	marks := []Mark{{kindFacet, r.Kind.Name}}
	if date := s.KindOf(r).Day(s, r); !date.IsZero() {
		marks = append(marks, Mark{"Theo năm", date.String()[:4]})
	}
	for _, facet := range s.KindOf(r).Facets {
		if facet.Slug == YearSlug {
			continue // the years of all kinds are one facet here
		}
		for _, term := range facet.Terms(s, r) {
			if mark := (Mark{facet.Name, term.Label}); !slices.Contains(marks, mark) {
				marks = append(marks, mark)
			}
		}
	}
	return marks
}

// words calls back with every word of what a record says: its values, its body, the titles of the records that it
// names, and what its page calls the terms that it has.
func (s *Site) words(r *record.Record, yield func(string)) error {
	own, err := r.Words()
	for rest := own; rest != ""; {
		word, behind, _ := strings.Cut(rest, " ")
		yield(word)
		rest = behind
	}
	for _, facet := range s.KindOf(r).Facets {
		for _, term := range facet.Terms(s, r) {
			if term != notStated {
				viet.Syllables(term.Label, yield)
			}
		}
	}
	for _, t := range r.Tagged {
		if named := s.Record(t.Is, t.Value); named != nil {
			viet.Syllables(named.Title(), yield)
		}
	}
	return err
}
