package site

import (
	"slices"
	"strings"

	"congkhai/generator/files/record"
	"congkhai/generator/text/viet"
)

// WholeView is all records of a kind on one page, under their first letters, with choices that narrow them down. Of
// more records than a phone can load at once there are neither: the page leads to the lists and to the search.
type WholeView struct {
	Heading string
	Total   int
	List    Link // page by page, with lists for each choice: what there is without JavaScript
	Filters []Filter
	Letters []Letter
}

// Filter is a choice by one facet.
type Filter struct {
	Slug, Name string
	Terms      []FilterTerm
}

// FilterTerm is a value to choose, as the records that have it are marked, and how many they are.
type FilterTerm struct {
	Mark, Label string
	Count       int
}

// Letter is the records whose title begins with a letter.
type Letter struct {
	Letter string
	Items  []WholeItem
}

// WholeItem is a record with the words by which it is found, folded, and the marks of the choices that keep it.
type WholeItem struct {
	Item
	Words, Marks string
}

// mostWhole is how many records one page shows: 1,000 are about 80 KB on the wire.
const mostWhole = 1000

// wholeFolder is where the page stands under its kind.
const wholeFolder = "tat-ca/"

func wholeTitle(k *Kind) string { return "Tất cả " + viet.LowerFirst(k.Name) }

func (s *Site) wholePage(k *Kind) *Page {
	url := k.Path() + wholeFolder
	return &Page{URL: url, Title: wholeTitle(k), Layout: "whole", Show: func() any {
		records := s.Listed(k)
		main := WholeView{Heading: wholeTitle(k), Total: len(records), List: Link{k.Path(), k.Name}}
		if len(records) <= mostWhole {
			main.Filters, main.Letters = s.wholeParts(k, records)
		}
		frame := s.Frame(url, main.Heading, Meta{})
		frame.Crumbs = append(frame.Crumbs, main.List)
		return View[WholeView]{frame, main}
	}}
}

// wholeParts are the choices and the records of a page with all of them.
func (s *Site) wholeParts(k *Kind, records []*record.Record) ([]Filter, []Letter) {
	var filters []Filter
	marks := map[*record.Record]string{}
	for _, facet := range k.Facets {
		filter := Filter{Slug: facet.Slug, Name: facet.Name}
		for _, c := range s.cuts(records, facet) {
			mark := facet.Slug + ":" + c.ID
			filter.Terms = append(filter.Terms, FilterTerm{mark, c.Label, len(c.records)})
			for _, r := range c.records {
				marks[r] = strings.TrimSpace(marks[r] + " " + mark)
			}
		}
		filters = append(filters, filter)
	}
	return filters, s.letters(k, marks)
}

// letters puts the records of a kind under their first letters, in Vietnamese order.
func (s *Site) letters(k *Kind, marks map[*record.Record]string) []Letter {
	records := slices.Clone(s.Listed(k))
	viet.SortBy(records, (*record.Record).TitleOrder)
	var letters []Letter
	for _, r := range records {
		initial := viet.Initial(r.Title())
		if n := len(letters); n == 0 || letters[n-1].Letter != initial {
			letters = append(letters, Letter{Letter: initial})
		}
		item := s.ListItem(r)
		last := &letters[len(letters)-1]
		last.Items = append(last.Items, WholeItem{item, folded(item), marks[r]})
	}
	return letters
}

// folded is the words by which the page finds a record that it shows.
func folded(item Item) string {
	return viet.Fold(strings.Join(append([]string{item.Title, item.Code, item.Date.Text}, item.Facts...), " "))
}
