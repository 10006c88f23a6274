package site

import (
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/citation"
	"congkhai/generator/markdown"
	"congkhai/generator/source"
	"congkhai/generator/viet"
)

// resolver answers for one record where the things in its texts lead.
type resolver struct {
	site   *Site
	record *Record
}

var _ markdown.Resolver = resolver{}

// Document returns the page of a document and its title with the subject.
func (v resolver) Document(c citation.Citation) (address, title string) {
	found, _ := v.site.document(v.record, c)
	if found == nil || found == v.record {
		return "", ""
	}
	title = found.Title()
	if d := found.Data.(*Document); d.Subject.Given() {
		title += ": " + d.Subject.Value
	}
	return found.URL(), title
}

// Link returns the address for what an author wrote.
func (v resolver) Link(address string) string {
	target, fragment, hash := strings.Cut(address, "#")
	if to, ok := v.site.target(v.record, target); ok && hash {
		return to + "#" + fragment
	} else if ok {
		return to
	}
	return address
}

// Picture returns the address and the size of a picture beside the record.
func (v resolver) Picture(address string) (src string, width, height int) {
	f := v.site.files[v.record.fileOf(address)]
	if f.Path == "" {
		return address, 0, 0
	}
	return v.site.fileURL(f.Path), f.Width, f.Height
}

// external reports whether an address leads off the site.
func external(address string) bool {
	scheme, _, found := strings.Cut(address, ":")
	return found && !strings.ContainsAny(scheme, "/?#")
}

// target returns the address that a link without fragment leads to: a page of the site, a record's file, or a file
// beside the record. ok is false for what is not there.
func (s *Site) target(r *Record, link string) (address string, ok bool) {
	switch {
	case external(link):
		return link, true
	case link == "":
		return r.URL(), true
	case strings.HasPrefix(link, "/"):
		return link, s.byURL[link] != nil || s.isFeed(link)
	}
	name := r.fileOf(link)
	if f, ok := s.files[name]; ok {
		return s.fileURL(f.Path), true
	}
	if other, ok := s.byFile[name]; ok {
		return other.URL(), true
	}
	return "", false
}

// checkLinks reports links of the body that lead nowhere, fragments that are not on the page, and missing files.
func (s *Site) checkLinks(r *Record) []source.Problem {
	var problems []source.Problem
	for _, link := range r.Body.Links {
		target, fragment, hash := strings.Cut(link.Address, "#")
		address, ok := s.target(r, target)
		switch {
		case link.Address == "":
			problems = append(problems, DeadLink.At(link.Where, ""))
		case link.Picture && !s.isFile(r, target):
			problems = append(problems, NoFile.At(link.Where, link.Address))
		case external(target):
		case !ok:
			problems = append(problems, DeadLink.At(link.Where, link.Address).Suggest(viet.Nearest(target, s.addresses())))
		case hash && !slices.Contains(s.fragments(address), fragment):
			problems = append(problems, DeadFragment.At(link.Where, address, fragment).Suggest(viet.Nearest(fragment, s.fragments(address))))
		}
	}
	for _, t := range r.tagged {
		switch {
		case t.Is == "tep" && !s.isFile(r, t.Value):
			problems = append(problems, NoFile.At(t.Where, t.Value))
		case t.Is == "nguon" && !markdown.Safe(firstWord(t.Value)):
			problems = append(problems, markdown.UnsafeLink.At(t.Where, t.Value))
		}
	}
	return problems
}

// isFile reports whether an address names a file beside the record.
func (s *Site) isFile(r *Record, address string) bool {
	_, ok := s.files[r.fileOf(address)]
	return ok
}

func firstWord(text string) string {
	word, _, _ := strings.Cut(text, " ")
	return word
}

func (s *Site) addresses() []string {
	var all []string
	for _, p := range s.pages {
		all = append(all, p.URL)
	}
	return all
}

// fragments lists the places on a page that links may name.
func (s *Site) fragments(address string) []string {
	page := s.byURL[address]
	if page == nil || page.Record == nil {
		return nil
	}
	return page.Record.Kind.anchors(s, page.Record)
}

func index(i int) string { return "[" + strconv.Itoa(i) + "]" }
