package site

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/markdown"
	"congkhai/generator/files/source"
	"congkhai/generator/files/wire"
	"congkhai/generator/text/viet"
)

// Parse reads one file under content/ as a record of its kind. It sees nothing but the file; problems are the record's.
// A file that no kind takes gives no record and a problem.
func Parse(kinds []*RecordKind, f *source.File, problems []source.Problem) (*Record, []source.Problem) {
	k, id, ok := kindOf(kinds, f.Path)
	if !ok {
		folder, _, _ := strings.Cut(strings.TrimPrefix(f.Path, "content/"), "/")
		return nil, append(problems, NoKind.At(f.Whole(), source.Words(strings.Join(folders(kinds), ", "))).Like(folder, folders(kinds)))
	}
	r := newRecord(k, id, f)
	r.Body, r.problems = &markdown.Doc{}, problems
	if !slices.Contains(k.Suffix, path.Ext(f.Path)) {
		return nil, append(problems, WrongSuffix.At(f.Whole(), strings.Join(k.Suffix, ", ")))
	}
	if r.ID == "" {
		return nil, append(problems, Misplaced.At(f.Whole(), k.Suffix[0]))
	}
	if !ValidID(r.ID) {
		r.note(BadID.At(f.Whole(), r.ID).Suggest(viet.Slug(r.ID)))
	}
	r.read(path.Ext(f.Path) == ".md")
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
	data, fenced := r.File.Span(0, len(r.File.Text())), true
	var body source.Span
	var text markdown.Text
	if slices.ContainsFunc(r.problems, func(p source.Problem) bool { return p.Rule == source.NotUTF8 }) {
		data, markdownFile, fenced = r.File.Span(0, 0), false, false // nothing in it can be trusted
	}
	if markdownFile {
		var problems []source.Problem
		data, body, problems = front.Split(r.File)
		fenced = len(problems) == 0
		r.note(problems...)
		r.Body, text, problems = markdown.Parse(body)
		r.note(problems...)
	}
	var problems []source.Problem
	r.doc, problems = front.Parse(data)
	r.doc.Sound = r.doc.Sound && fenced // without its fences it is not known what is missing
	r.note(problems...)
	r.tagged, problems = front.Bind(r.doc, r.Data)
	r.note(problems...)
	r.mentions, r.outside = r.findMentions(), r.findOutside()
	r.outsideByKey = keyed(r.outside)
	r.order = viet.Order(r.Title())
	words := wordsOf(r.ID, r.doc.Values, body.Text())
	r.words = func() (string, error) { return words, nil }
	r.writeData(body.Text())
	r.text = func() (markdown.Text, error) { return text, nil }
	r.written = wire.Append(make([]byte, 0, text.Size()+256), text)
	name := sha256.Sum256(r.written)
	r.textName = hex.EncodeToString(name[:16])
}

func (r *Record) note(problems ...source.Problem) { r.problems = append(r.problems, problems...) }

// checkHeadings holds the body of a kind that is made of named sections against them; text outside them has no place.
func checkHeadings(r *Record) []source.Problem {
	if len(r.Kind.Headings) == 0 {
		return nil
	}
	problems := checkSections(r, r.Kind.Headings)
	if i := r.Body.Section(""); i >= 0 {
		problems = append(problems, TextLost.At(r.Body.Sections[i].Where.In(r.File), r.Kind.Headings[0]))
	}
	return problems
}

// checkSections reports headings of level 2 that the page of the record has no place for, and those that come twice:
// what stands under them would be lost.
func checkSections(r *Record, known []string) []source.Problem {
	var problems []source.Problem
	all, seen := quoted(known), map[string]bool{}
	for _, section := range r.Body.Sections {
		switch title := section.Title; {
		case title == "":
		case !slices.Contains(known, title):
			problems = append(problems, NoFormSection.At(section.Where.In(r.File), title, all).Like(title, known))
		case seen[title]:
			problems = append(problems, Repeated.At(section.Where.In(r.File), title))
		default:
			seen[title] = true
		}
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

func folders(kinds []*RecordKind) []string {
	var names []string
	for _, k := range kinds {
		names = append(names, k.Folder)
	}
	return names
}

// ParseConfig reads config.toml.
func ParseConfig(f *source.File) (Config, []source.Problem) {
	var c Config
	doc, problems := front.Parse(f.Span(0, len(f.Text())))
	_, more := front.Bind(doc, &c)
	c.at = doc.At
	return c, append(problems, more...)
}
