package member

import (
	"slices"

	"congkhai/generator/site"
)

// found is what the search finds of all portals: each procedure, with who handles it, on this portal, and everything
// else that citizens come for where it stands.
func found(s *site.Site) []site.Searchable {
	var all []site.Searchable
	for _, one := range shared(s) {
		found := searchable(site.Item{URL: one.url(), Title: one.title, Code: one.code, Facts: one.handlers()}, sharedTitle)
		found.Keywords = one.otherTitles()
		all = append(all, found)
	}
	for _, p := range s.Gathered.Portals {
		all = append(all, searchable(site.Item{URL: urlOf(p), Title: nameOf(p)}, membersTitle))
		for _, item := range p.Items {
			k := s.Kind(item.Folder())
			if isProcedure(item) || k == nil || k.Aside {
				continue // it stands on a page of its own, or is what records refer to
			}
			all = append(all, searchable(site.Item{URL: p.Address + item.Path, Title: item.Title,
				Facts: []string{nameOf(p)}}, k.Name))
		}
	}
	return all
}

func searchable(item site.Item, kind string) site.Searchable {
	return site.Searchable{Item: &item, Kind: kind, Words: func(func(string)) error { return nil }}
}

// handlers is who handles a procedure, where that is one.
func (one *sharedProcedure) handlers() []string {
	if len(one.handled) != 1 {
		return nil
	}
	return []string{nameOf(one.handled[0].by)}
}

// otherTitles are what some portals call a procedure, and others not.
func (one *sharedProcedure) otherTitles() []string {
	var titles []string
	for _, h := range one.handled {
		if h.item.Title != one.title && !slices.Contains(titles, h.item.Title) {
			titles = append(titles, h.item.Title)
		}
	}
	return titles
}
