package site

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/front"
	"congkhai/generator/markdown"
	"congkhai/generator/source"
	"congkhai/generator/viet"
)

// Parse reads one file under content/ as a record of its kind. It sees nothing but the file; problems are the record's.
// A file that no kind takes gives no record and a problem.
func Parse(kinds []*Kind, f *source.File, problems []source.Problem) (*Record, []source.Problem) {
	folder, rest, _ := strings.Cut(strings.TrimPrefix(f.Path, "content/"), "/")
	i := slices.IndexFunc(kinds, func(k *Kind) bool { return k.Folder == folder })
	if i < 0 || rest == "" {
		return nil, append(problems, NoKind.At(f.Whole(), strings.Join(folders(kinds), ", ")).Suggest(viet.Nearest(folder, folders(kinds))))
	}
	k := kinds[i]
	r := &Record{Kind: k, ID: recordID(rest), File: f, Data: k.newData(), Body: &markdown.Doc{}, problems: problems}
	if !slices.Contains(k.Suffix, path.Ext(rest)) {
		return nil, append(problems, WrongSuffix.At(f.Whole(), strings.Join(k.Suffix, ", ")))
	}
	if r.ID == "" {
		return nil, append(problems, Misplaced.At(f.Whole(), k.Suffix[0]))
	}
	if !ValidID(r.ID) {
		r.note(BadID.At(f.Whole(), r.ID).Suggest(viet.Slug(r.ID)))
	}
	r.read(path.Ext(rest) == ".md")
	return r, nil
}

// recordID returns the ID that a path under the kind's folder gives: x.md and x/index.md are both x.
func recordID(rest string) string {
	id := strings.TrimSuffix(rest, path.Ext(rest))
	id = strings.TrimSuffix(id, "/index")
	if strings.Contains(id, "/") || id == "index" {
		return ""
	}
	return id
}

// ValidID reports whether id can be part of an address: slugs joined by points, such as 1.000173.
func ValidID(id string) bool {
	return !slices.ContainsFunc(strings.Split(id, "."), func(part string) bool { return part == "" || part != viet.Slug(part) })
}

func (r *Record) read(markdownFile bool) {
	data, fenced := r.File.Span(0, len(r.File.Text)), true
	if slices.ContainsFunc(r.problems, func(p source.Problem) bool { return p.Rule == source.NotUTF8 }) {
		data, markdownFile, fenced = r.File.Span(0, 0), false, false // nothing in it can be trusted
	}
	if markdownFile {
		var body source.Span
		var problems []source.Problem
		data, body, problems = front.Split(r.File)
		fenced = len(problems) == 0
		r.note(problems...)
		r.Body, problems = markdown.Parse(body)
		r.note(problems...)
	}
	var problems []source.Problem
	r.doc, problems = front.Parse(data)
	r.doc.Sound = r.doc.Sound && fenced // without its fences it is not known what is missing
	r.note(problems...)
	r.tagged, problems = front.Bind(r.doc, r.Data)
	r.note(problems...)
	r.mentions, r.outside = r.findMentions(), r.findOutside()
}

func (r *Record) note(problems ...source.Problem) { r.problems = append(r.problems, problems...) }

// checkHeadings holds the body of a kind that is made of named sections against them; text outside them has no place.
func checkHeadings(r *Record) []source.Problem {
	if len(r.Kind.Headings) == 0 {
		return nil
	}
	problems := checkSections(r, r.Kind.Headings)
	if opening, ok := r.Body.Section(""); ok {
		problems = append(problems, TextLost.At(opening.Where, r.Kind.Headings[0]))
	}
	return problems
}

// checkSections reports headings of level 2 that the page of the record has no place for, and those that come twice:
// what stands under them would be lost.
func checkSections(r *Record, known []string) []source.Problem {
	var problems []source.Problem
	seen := map[string]bool{}
	for _, section := range r.Body.Sections {
		switch title := section.Title; {
		case title == "":
		case !slices.Contains(known, title):
			problem := NoFormSection.At(section.Where, title, quoted(known)).Suggest(viet.Nearest(title, known))
			problems = append(problems, problem)
		case seen[title]:
			problems = append(problems, Repeated.At(section.Where, title))
		}
		seen[section.Title] = true
	}
	return problems
}

func quoted(names []string) string {
	var all []string
	for _, name := range names {
		all = append(all, strconv.Quote(name))
	}
	return strings.Join(all, ", ")
}

func folders(kinds []*Kind) []string {
	var names []string
	for _, k := range kinds {
		names = append(names, k.Folder)
	}
	return names
}

// ParseConfig reads config.toml.
func ParseConfig(f *source.File) (Config, []source.Problem) {
	var c Config
	doc, problems := front.Parse(f.Span(0, len(f.Text)))
	_, more := front.Bind(doc, &c)
	c.at = doc.At
	return c, append(problems, more...)
}
