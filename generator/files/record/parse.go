package record

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"slices"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/markdown"
	"congkhai/generator/files/source"
	"congkhai/generator/files/wire"
	"congkhai/generator/text/contact"
	"congkhai/generator/text/viet"
)

// Parse reads one file under content/ as a record of its kind. It sees nothing but the file; problems are the record's.
// A file that no kind takes gives no record and a problem.
func Parse(kinds []*Kind, f *source.File, problems []source.Problem) (*Record, []source.Problem) {
	k, id, ok := KindOf(kinds, f.Path)
	if !ok {
		folder, _, _ := strings.Cut(strings.TrimPrefix(f.Path, "content/"), "/")
		return nil, append(problems, NoKind.At(f.Anywhere(),
			source.Words(strings.Join(Folders(kinds), ", "))).Like(folder, Folders(kinds)))
	}
	r := newRecord(k, id, f)
	r.Body, r.Problems = &markdown.Doc{}, problems
	if !slices.Contains(k.Suffix, path.Ext(f.Path)) {
		return nil, append(problems, WrongSuffix.At(f.Anywhere(), strings.Join(k.Suffix, ", ")))
	}
	if r.ID == "" {
		return nil, append(problems, Misplaced.At(f.Anywhere(), k.Suffix[0]))
	}
	if !ValidID(r.ID) {
		r.note(BadID.At(f.Anywhere(), r.ID).Suggest(IDLike(r.ID)))
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
	return !slices.ContainsFunc(strings.Split(id, "."), func(part string) bool {
		return part == "" ||
			part != viet.Slug(part)
	})
}

func (r *Record) read(markdownFile bool) {
	data, fenced := r.File.Span(0, len(r.File.Text())), true
	var body source.Span
	var text markdown.Text
	if source.Unreadable(r.Problems) {
		data, markdownFile, fenced = r.File.Span(0, 0), false, false
	}
	if markdownFile {
		var problems []source.Problem
		data, body, problems = front.Split(r.File)
		fenced = len(problems) == 0
		r.note(problems...)
		r.Body, text, problems = markdown.Parse(body, r.Kind.Fragments...)
		r.note(problems...)
	}
	var problems []source.Problem
	r.Doc, problems = front.ParseFor(data, r.Data)
	r.Doc.Sound = r.Doc.Sound && fenced // without its fences it is not known what is missing
	r.note(problems...)
	r.Tagged, problems = front.Bind(r.Doc, r.Data)
	r.note(problems...)
	r.checkProse()
	r.Mentions, r.Outside = r.findMentions(), r.findOutside()
	r.OutsideByKey = Keyed(r.Outside)
	r.Private = contact.FindPrivate(r.File.Text())
	r.order = viet.Order(r.Title())
	words := wordsOf(r.ID, r.Doc.Values, body.Text())
	r.Words = func() (string, error) { return words, nil }
	r.writeData(body.Text())
	r.Text = func() (markdown.Text, error) { return text, nil }
	r.written = wire.Append(make([]byte, 0, text.Size()+256), text)
	name := sha256.Sum256(r.written)
	r.TextName = hex.EncodeToString(name[:16])
	if r.Kind.FineFrom != nil {
		r.fine = r.Kind.FineFrom(r)
	}
}

func (r *Record) note(problems ...source.Problem) { r.Problems = append(r.Problems, problems...) }

// Folders lists the folders of kinds.
func Folders(kinds []*Kind) []string {
	var names []string
	for _, k := range kinds {
		names = append(names, k.Folder)
	}
	return names
}

// ParseConfig reads config.toml.
func ParseConfig(f *source.File) (Config, []source.Problem) {
	var c Config
	doc, problems := front.ParseFor(f.Span(0, len(f.Text())), &c)
	_, more := front.Bind(doc, &c)
	c.at = doc.At
	return c, append(problems, more...)
}
