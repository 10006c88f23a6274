package site

import (
	"path"
	"slices"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
	"congkhai/generator/past/change"
)

// ReadVersion reads what a file once said, with the code that reads the content of today. It is nil when the public was told
// nothing by it: a draft, or no content. It is not sound when the text cannot be read: no portal can have been made of it, and
// the public went on reading what was there before.
func ReadVersion(kinds []*RecordKind, name string, raw []byte) (v *Version, sound bool) {
	k, id, ok := kindOf(kinds, name)
	if !ok || id == "" || !slices.Contains(k.Suffix, path.Ext(name)) {
		return nil, true
	}
	f, problems := source.NewFile(name, raw)
	if slices.ContainsFunc(problems, func(p source.Problem) bool { return p.Rule == source.NotUTF8 }) {
		return nil, false
	}
	v = &Version{kind: k, data: k.New()}
	data := f.Span(0, len(f.Text()))
	if path.Ext(name) == ".md" {
		var body source.Span
		if data, body, problems = front.Split(f); len(problems) > 0 {
			return nil, false
		}
		v.body = body.Text()
	}
	doc, _ := front.Parse(data)
	if !doc.Sound {
		return nil, false
	}
	_, _ = front.Bind(doc, v.data) // what it may not say today it said then
	if v.data.common().Draft {
		return nil, true
	}
	return v, true
}

// VersionOf is what a record says now, or nil when the public is told nothing by it.
func VersionOf(r *Record) *Version {
	if r.Data.common().Draft {
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

// sectionsOf cuts a body at its headings of level 2; a line in a fenced block is none.
func sectionsOf(body string) []change.Section {
	var sections []change.Section
	title, start, at := "", 0, 0
	fenced := false
	add := func(end int) {
		if text := strings.TrimSpace(body[start:end]); text != "" {
			sections = append(sections, change.Section{Title: title, Text: text})
		}
	}
	for line := range strings.Lines(body) {
		end := at + len(line)
		if strings.HasPrefix(strings.TrimLeft(line, " "), "```") {
			fenced = !fenced
		}
		if heading, ok := strings.CutPrefix(line, "## "); ok && !fenced {
			add(at)
			title, start = strings.TrimSpace(strings.TrimRight(strings.TrimSpace(heading), "#")), end
		}
		at = end
	}
	add(len(body))
	return sections
}
