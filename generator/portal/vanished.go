package portal

import (
	"path"
	"slices"
	"strings"

	"congkhai/generator/files/source"
	"congkhai/generator/publish"
	"congkhai/generator/text/viet"
)

// Vanished is an address that was published and is not any more, though nobody says what became of it.
type Vanished struct {
	Address string
	Meant   string // a new address at which its content may stand now, or ""
}

// Vanished compares what was published before with what would be published now, and lists the addresses that have to
// last and would not, in their order. One that lies in another of them is not listed: what is said of that one is said
// of it too. The search is left out, as of clashes: none of its addresses has to last.
func (p *Portal) Vanished(before []publish.Published) []Vanished {
	if len(before) == 0 {
		return nil
	}
	was, is := map[string]bool{}, map[string]bool{}
	for _, f := range before {
		was[bare(addressOf(f.Path))] = true
	}
	var added []string
	for _, f := range p.besidesSearch() {
		address := addressOf(f.Path)
		is[bare(address)] = true
		if page := p.Site.Page(address); !was[bare(address)] && f.Lasts && (page == nil || !page.Old) {
			added = append(added, address)
		}
	}
	var lost []string
	for _, f := range lasting(before) {
		address := addressOf(f.Path)
		if !is[bare(address)] && !p.Site.Tells(address) {
			lost = append(lost, address)
		}
	}
	lost = slices.DeleteFunc(lost, func(address string) bool { // what is said of a page is said of its twins
		original := p.Site.Original(address)
		return original != address && !is[bare(original)]
	})
	slices.Sort(lost)
	var all []Vanished
	for _, address := range lost {
		if n := len(all); n == 0 || !strings.HasPrefix(address, all[n-1].Address) {
			all = append(all, Vanished{Address: address})
		}
	}
	for i := range all {
		all[i].Meant = meant(all[i].Address, lost, added)
	}
	return all
}

// Missing tells of addresses that would vanish where it has to be said what became of them.
func (p *Portal) Missing(vanished []Vanished) []source.Problem {
	name, _ := p.Site.OldFile()
	var problems []source.Problem
	for _, v := range vanished {
		where := (&source.File{Path: name}).Anywhere()
		problems = append(problems, NoWord.At(where, v.Address, v.Address))
	}
	return source.Sorted(problems)
}

// lasting picks out what has to last. A tree from before trees told so has no such file: of its pages, each may have
// been kept.
func lasting(before []publish.Published) []publish.Published {
	told := slices.ContainsFunc(before, func(f publish.Published) bool { return f.Lasts })
	return slices.DeleteFunc(slices.Clone(before), func(f publish.Published) bool {
		return !f.Lasts && (told || path.Base(f.Path) != "index.html")
	})
}

// meant guesses where the content of an address stands now: at a new address that is nearly the same, or at the only
// new one of its sort where only this one vanished.
func meant(address string, lost, added []string) string {
	among := func(addresses []string) []string {
		return slices.DeleteFunc(slices.Clone(addresses),
			func(other string) bool { return sortOf(other) != sortOf(address) })
	}
	candidates := among(added)
	if near := viet.Nearest(address, candidates); near != "" {
		return near
	}
	if len(candidates) == 1 && len(among(lost)) == 1 {
		return candidates[0]
	}
	return ""
}

// sortOf is what an address shares with those that may stand in its place: the folder at the top, and the kind of file.
func sortOf(address string) string {
	folder, rest, _ := strings.Cut(strings.TrimPrefix(address, "/"), "/")
	if strings.HasSuffix(rest, "/") {
		return folder
	}
	return folder + path.Ext(rest)
}

// addressOf returns the address that a file answers for, as pathOf does the other way round.
func addressOf(file string) string {
	if path.Base(file) == "index.html" {
		file = strings.TrimSuffix(file, "index.html")
	}
	return "/" + file
}

// bare is an address without what tells a file from the page that stands in its place.
func bare(address string) string { return strings.Trim(address, "/") }
