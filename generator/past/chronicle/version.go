package chronicle

import (
	"path"
	"slices"

	"congkhai/generator/files/front"
	"congkhai/generator/files/markdown"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/past/change"
	"congkhai/generator/text/calendar"
)

// ReadVersion reads what a file once said, with the code that reads the content of today. It is nil when the public was
// told nothing by it: a draft, or no content. It is not sound when the text cannot be read: no portal can have been
// made of it, and the public went on reading what was there before.
func ReadVersion(kinds []*record.Kind, name string, raw []byte) (v *Version, sound bool) {
	k, id, ok := record.KindOf(kinds, name)
	if !ok || id == "" || !slices.Contains(k.Suffix, path.Ext(name)) {
		return nil, true
	}
	f, problems := source.NewFile(name, raw)
	if source.Unreadable(problems) || source.Guessed(problems) {
		return nil, false
	}
	v = &Version{kind: k, data: k.New()}
	data, body, problems := front.Parts(f)
	if len(problems) > 0 {
		return nil, false
	}
	v.body = body.Text()
	doc, _ := front.Parse(data)
	if !doc.Sound {
		return nil, false
	}
	_, _ = front.Bind(doc, v.data) // what it may not say today it said then
	if v.data.Base().Draft {
		return nil, true
	}
	return v, true
}

// VersionOf is what a record says now, or nil when the public is told nothing by it.
func VersionOf(r *record.Record) *Version {
	if r.Data.Base().Draft {
		return nil
	}
	return &Version{kind: r.Kind, data: r.Data, file: r.File}
}

// text is the version's body.
func (v *Version) text() string {
	if v.file == nil {
		return v.body
	}
	if path.Ext(v.file.Path) != ".md" {
		return ""
	}
	_, body, _ := front.Split(v.file.Anew())
	return body.Text()
}

// sections are those of the version's body as its author wrote them.
func (v *Version) sections() []change.Section {
	var sections []change.Section
	for _, p := range markdown.Passages(v.text()) {
		sections = append(sections, change.Section(p))
	}
	return sections
}

// Version is what a file said once, as far as the public was told.
type Version struct {
	kind *record.Kind
	data record.Data
	body string
	file *source.File // of a version that is the present one: its body is read when it is asked for
}

// PublicFrom is the day from which the version itself wants to be public, or no day.
func (v *Version) PublicFrom() calendar.Date { return v.data.Base().PublishFrom }

// Decision is the document that the version names as what published it, or "".
func (v *Version) Decision() string { return v.kind.Decides(v.data) }

// Since lists what differs from an earlier version. One of another kind has nothing to be compared with.
func (v *Version) Since(old *Version) []change.Change {
	if old.kind != v.kind {
		return nil
	}
	changes := change.Between(old.data, v.data)
	if old.text() == v.text() {
		return changes
	}
	return append(changes, change.BetweenSections(old.sections(), v.sections())...)
}

// Values lists all that the version said.
func (v *Version) Values() []change.Value {
	told := change.Values(v.data)
	for _, s := range v.sections() {
		name := s.Title
		if name == "" {
			name = change.Untitled
		}
		told = append(told, change.Value{Name: name, Text: s.Text})
	}
	return told
}
