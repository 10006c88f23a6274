package site

import (
	"path"
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
		_, isFile := s.files[r.fileOf(target)]
		switch {
		case link.Address == "":
			problems = append(problems, DeadLink.At(link.Where, ""))
		case link.Picture && !isFile:
			problems = append(problems, NoFile.At(link.Where, link.Address))
		case external(target):
		case !ok:
			problems = append(problems, DeadLink.At(link.Where, link.Address).Suggest(viet.Nearest(target, s.addresses())))
		case hash && !slices.Contains(s.fragments(address), fragment):
			problems = append(problems, DeadFragment.At(link.Where, address, fragment).Suggest(viet.Nearest(fragment, s.fragments(address))))
		}
	}
	for _, t := range r.tagged {
		switch _, isFile := s.files[r.fileOf(t.Value)]; {
		case t.Is == "tep" && !isFile:
			problems = append(problems, NoFile.At(t.Where, t.Value))
		case t.Is == "nguon" && !markdown.Safe(firstWord(t.Value)):
			problems = append(problems, markdown.UnsafeLink.At(t.Where, t.Value))
		}
	}
	return problems
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

// usedFiles returns the files that a record shows or links to.
func (s *Site) usedFiles(r *Record) []string {
	var names []string
	for _, link := range r.Body.Links {
		names = append(names, r.fileOf(link.Address))
	}
	for _, t := range r.tagged {
		if t.Is == "tep" {
			names = append(names, r.fileOf(t.Value))
		}
	}
	return slices.DeleteFunc(names, func(name string) bool { _, ok := s.files[name]; return !ok })
}

// checkFiles reports files that no record uses: somebody put them there to be read, and nobody could. Beside a record
// that could not be read whole, nobody knows.
func (s *Site) checkFiles() []source.Problem {
	used, unclear := map[string]bool{}, map[string]bool{}
	for _, r := range s.Records {
		if len(r.problems) > 0 {
			unclear[path.Dir(r.File.Path)] = true
		}
		for _, name := range s.usedFiles(r) {
			used[name] = true
		}
	}
	var problems []source.Problem
	for _, f := range s.Files {
		where := (&source.File{Path: f.Path}).Whole()
		folder, _, _ := strings.Cut(strings.TrimPrefix(f.Path, "content/"), "/")
		switch {
		case !slices.Contains(folders(s.Kinds), folder):
			problems = append(problems, NoKind.At(where).Suggest(viet.Nearest(folder, folders(s.Kinds))))
			continue
		case !slices.Contains(publishable, strings.ToLower(path.Ext(f.Path))):
			problems = append(problems, FileKind.At(where, path.Ext(f.Path), strings.Join(publishable, " ")))
			continue
		}
		if !used[f.Path] && !unclear[path.Dir(f.Path)] {
			problems = append(problems, IdleFile.At(where, path.Base(f.Path)))
		}
	}
	return problems
}

// publishable are the files that may go with records: papers and pictures, nothing that a browser would run.
var publishable = []string{".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".odp", ".rtf", ".txt", ".csv",
	".zip", ".p7s", ".png", ".jpg", ".jpeg", ".gif", ".webp"}

// Published lists the files of content/ that belong to the site, each with its address.
func (s *Site) Published() map[string]string {
	files := map[string]string{}
	for _, r := range s.shown() {
		for _, name := range s.usedFiles(r) {
			files[s.fileURL(name)] = name
		}
	}
	return files
}

// generalFiles are the files at the top of the portal that no record stands for.
var generalFiles = []string{"robots.txt", "sitemap.xml", "bang-ke.json", "tai-nguyen"}

// checkOutputs reports records and files that would be published where something else stands already: a page's folder
// and a file cannot have one name.
func (s *Site) checkOutputs() []source.Problem {
	folders, files := map[string]bool{}, map[string]bool{}
	for _, p := range s.pages {
		folders[strings.Trim(p.URL, "/")] = true
	}
	for _, name := range generalFiles {
		files[name] = true
	}
	for _, link := range s.feedLinks() {
		files[strings.Trim(link.URL, "/")] = true
	}
	var problems []source.Problem
	for _, r := range s.shown() {
		if at := strings.Trim(r.URL(), "/"); files[at] || at+".html" == strings.Trim(NotFoundURL, "/") || at == strings.Trim(NotFoundURL, "/") {
			problems = append(problems, TakenURL.At(r.File.Whole(), r.URL()))
		}
	}
	for url, name := range s.Published() {
		if at := strings.Trim(url, "/"); folders[at] || files[at] || path.Base(at) == "index.html" {
			problems = append(problems, TakenURL.At((&source.File{Path: name}).Whole(), url))
		}
	}
	return problems
}

func index(i int) string { return "[" + strconv.Itoa(i) + "]" }
