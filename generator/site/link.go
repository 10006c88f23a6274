package site

import (
	"cmp"
	"slices"
	"strings"

	"congkhai/generator/files/markdown"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/text/citation"
	"congkhai/generator/text/contact"
	"congkhai/generator/text/viet"
)

// resolver answers for one record where the things in its texts lead.
type resolver struct {
	site   *Site
	record *record.Record
}

var _ markdown.Resolver = resolver{}

// Document returns the page of a document and its title with the subject.
func (v resolver) Document(c citation.Citation) (address, title string) {
	found, _ := v.site.Document(v.record, c)
	if found == nil || found == v.record {
		return "", ""
	}
	title = found.Title()
	if d := v.site.Cited(found); d.Subject.Given() {
		title += ": " + d.Subject.Value
	}
	return found.URL(), title
}

// Link returns the address for what an author wrote.
func (v resolver) Link(address string) string {
	target, rest := v.site.split(address)
	if to, ok := v.site.target(v.record, target); ok {
		return to + rest
	}
	return address
}

// Picture tells of a picture beside the record.
func (v resolver) Picture(address string) markdown.Picture {
	f := v.site.files[FileOf(v.record, address)]
	if f.Path == "" {
		return markdown.Picture{Src: address}
	}
	return v.site.picture(f)
}

// split cuts the query and the fragment off an address inside the portal; one with the portal's own host is such.
func (s *Site) split(address string) (target, rest string) {
	address = s.inside(address)
	if i := strings.IndexAny(address, "?#"); i >= 0 && !contact.Leaves(address) {
		return address[:i], address[i:]
	}
	return address, ""
}

// inside returns a full address of the portal without its host, and others as they are.
func (s *Site) inside(address string) string {
	_, own, _ := strings.Cut(s.Config.Address, "://")
	_, full, found := strings.Cut(address, "://")
	if !found || own == "" || len(full) < len(own) || !strings.EqualFold(full[:len(own)], own) {
		return address
	}
	switch rest := full[len(own):]; {
	case strings.HasPrefix(rest, "/"):
		return rest
	case rest == "", strings.ContainsAny(rest[:1], "?#"):
		return "/" + rest
	}
	return address // another host that begins alike
}

// target returns the address that a link without query and fragment leads to: a page of the site, a record's file, or a
// file beside the record or published elsewhere. ok is false for what is not there.
func (s *Site) target(r *record.Record, link string) (address string, ok bool) {
	switch {
	case contact.Leaves(link):
		return link, true
	case link == "":
		return r.URL(), true
	case strings.HasPrefix(link, "/"):
		return link, s.isPage(link) || s.isFeed(link) || s.Published()[link] != "" ||
			slices.Contains(s.tableAddresses(), link)
	}
	name := FileOf(r, link)
	if f, ok := s.files[name]; ok {
		return s.FileURL(f.Path), true
	}
	if other, ok := s.byFile[name]; ok {
		return other.URL(), true
	}
	return "", false
}

// isFeed reports whether the feed of a list stands at an address.
func (s *Site) isFeed(address string) bool {
	is := func(l Link) bool { return l.URL == address }
	return slices.ContainsFunc(feedLinks(s), is) || slices.ContainsFunc(s.Kinds, func(k *Kind) bool {
		return slices.ContainsFunc(s.fedTerms(k), func(l List) bool { return l.Feed == address })
	})
}

// checkLinks reports links of the body that lead nowhere, fragments that are not on the page, and missing files.
func (s *Site) checkLinks(r *record.Record) []source.Problem {
	var problems []source.Problem
	places := fragments{}
	for _, link := range r.Body.Links {
		problems = append(problems, s.checkLink(r, link, places)...)
	}
	for _, t := range r.Tagged {
		switch {
		case t.Is == "tep" && !s.isFile(r, t.Value):
			problems = append(problems, NoFile.At(r.At(t.Path),
				t.Value).Guess(func() string { return s.fileLike(r, t.Value) }))
		case t.Is == isPhone, t.Is == isMail, t.Is == isWeb:
			problems = append(problems, s.checkContact(r, t, places)...)
		}
	}
	return problems
}

// checkSources reports sources that are addresses to which nobody should, or can, go.
func checkSources(r *record.Record) []source.Problem {
	var problems []source.Problem
	for _, t := range r.Tagged {
		if t.Is != "nguon" {
			continue
		}
		switch address := firstWord(t.Value); {
		case !markdown.Safe(address):
			problems = append(problems, markdown.UnsafeLink.At(r.At(t.Path), t.Value))
		case contact.NoHost(address):
			problems = append(problems, NoHost.At(r.At(t.Path), address).Suggest(contact.Meant(address)))
		}
	}
	return problems
}

func (s *Site) checkLink(r *record.Record, link markdown.Link, places fragments) []source.Problem {
	where := func() source.Span { return link.Where.In(r.File) }
	switch target, _ := s.split(link.Address); {
	case link.Address == "":
		return []source.Problem{NoAddress.At(where())}
	case link.Picture:
		return s.checkPicture(r, link, target)
	}
	return s.checkAddress(r, where, link.Address, places)
}

// checkAddress reports an address that leads nowhere, or to a part that its page does not have.
func (s *Site) checkAddress(r *record.Record, where func() source.Span, written string,
	places fragments) []source.Problem {
	target, rest := s.split(written)
	_, fragment, hash := strings.Cut(rest, "#")
	address, ok := s.target(r, target)
	switch {
	case contact.NoHost(target):
		return []source.Problem{NoHost.At(where(), written).Suggest(contact.Meant(target))}
	case !ok:
		return []source.Problem{s.leadsNowhere(r, where(), written)}
	case contact.Leaves(target):
		return checkReach(where, written)
	case hash && s.byURL[address] != nil && !places.of(s, address)[fragment]:
		return []source.Problem{DeadFragment.At(where(), address, fragment).Guess(func() string {
			return viet.Nearest(fragment, s.fragments(address))
		})}
	}
	return nil
}

// fragments is what links of one record may name on the pages that they lead to.
type fragments map[string]map[string]bool

func (f fragments) of(s *Site, address string) map[string]bool {
	if f[address] == nil {
		f[address] = map[string]bool{}
		for _, fragment := range s.fragments(address) {
			f[address][fragment] = true
		}
	}
	return f[address]
}

// leadsNowhere says what became of what an address names, or what was meant by it.
func (s *Site) leadsNowhere(r *record.Record, where source.Span, written string) source.Problem {
	target, rest := s.split(written)
	if problem, passed := s.checkPassed(where, written, target); passed {
		return problem
	}
	if s.isHidden(r, target) {
		return NotPublic.At(where, written)
	}
	return DeadLink.At(where, written).Guess(func() string { return s.meant(r, target, rest) })
}

// isPage reports whether a page of the portal stands at an address, and not one that tells what became of it.
func (s *Site) isPage(address string) bool {
	p := s.byURL[address]
	return p != nil && !p.Old
}

func (s *Site) checkPicture(r *record.Record, picture markdown.Link, target string) []source.Problem {
	f, ok := s.files[FileOf(r, target)]
	switch {
	case ok && isPublishable(f.Path) && !f.IsPicture():
		return []source.Problem{NoPicture.At(picture.Where.In(r.File), picture.Address)}
	case ok && f.isBroken():
		return nil // which is told of the file
	case f.IsHeavy():
		return []source.Problem{f.Heavy(picture.Where.In(r.File), picture.Address)}
	case s.isFile(r, target):
		return nil
	case contact.Leaves(picture.Address), strings.HasPrefix(target, "/"):
		return []source.Problem{NotBeside.At(picture.Where.In(r.File), picture.Address)}
	}
	return []source.Problem{NoFile.At(picture.Where.In(r.File),
		picture.Address).Guess(func() string { return s.fileLike(r, target) })}
}

// isHidden reports whether a link leads to a record that is not published.
func (s *Site) isHidden(r *record.Record, target string) bool {
	hidden := hiddenPlaces(s)
	return hidden[target] || hidden[FileOf(r, target)]
}

// hiddenPlaces notes the addresses and the files of the records that are not published.
var hiddenPlaces = Derived(func(s *Site) map[string]bool {
	hidden := map[string]bool{}
	for _, r := range s.Records {
		if !s.public[r] {
			hidden[r.URL()], hidden[r.File.Path] = true, true
		}
	}
	return hidden
})

// meant returns the address that the author of a dead link probably meant, with the query and fragment of the link.
func (s *Site) meant(r *record.Record, target, rest string) string {
	if guess := cmp.Or(contact.Meant(target), viet.Nearest(target, s.addresses()), s.fileLike(r, target)); guess != "" {
		return guess + rest
	}
	return ""
}

// isFile reports whether an address names a file beside the record.
func (s *Site) isFile(r *record.Record, address string) bool {
	_, ok := s.files[FileOf(r, address)]
	return ok
}

func firstWord(text string) string {
	word, _, _ := strings.Cut(text, " ")
	return word
}

func (s *Site) addresses() []string {
	var all []string
	for _, p := range s.pages {
		if !p.Old {
			all = append(all, p.URL)
		}
	}
	return all
}

// fragments lists the places on a page that links may name.
func (s *Site) fragments(address string) []string {
	page := s.byURL[address]
	if page == nil || page.Record == nil {
		return nil
	}
	return s.KindOf(page.Record).Anchors(s, page.Record)
}
