package site

import (
	"path"
	"slices"
	"strings"

	"congkhai/generator/change"
	"congkhai/generator/front"
	"congkhai/generator/source"
)

// ReadVersion reads what a file once said, with the code that reads the content of today. It is nil when the public was told
// nothing by it: a draft, no content, or a text that cannot be read.
func ReadVersion(kinds []*Kind, name string, raw []byte) *Version {
	k, id, ok := kindOf(kinds, name)
	if !ok || id == "" || !slices.Contains(k.Suffix, path.Ext(name)) {
		return nil
	}
	f, problems := source.NewFile(name, raw)
	if slices.ContainsFunc(problems, func(p source.Problem) bool { return p.Rule == source.NotUTF8 }) {
		return nil
	}
	v := &Version{kind: k, data: k.newData()}
	data := f.Span(0, len(f.Text()))
	if path.Ext(name) == ".md" {
		var body source.Span
		if data, body, problems = front.Split(f); len(problems) > 0 {
			return nil
		}
		v.body = body.Text()
	}
	doc, _ := front.Parse(data)
	if !doc.Sound {
		return nil
	}
	_, _ = front.Bind(doc, v.data) // what it may not say today it said then
	if v.data.common().Draft {
		return nil
	}
	return v
}

// VersionOf is what a record says now, or nil when the public is told nothing by it.
func VersionOf(r *Record) *Version {
	if r.Data.common().Draft {
		return nil
	}
	return &Version{kind: r.Kind, data: r.Data, file: r.File}
}

// sections are the parts of the version's body.
func (v *Version) sections() []change.Section {
	if v.file == nil {
		return sectionsOf(v.body)
	}
	if path.Ext(v.file.Path) != ".md" {
		return nil
	}
	_, body, _ := front.Split(v.file)
	return sectionsOf(body.Text())
}

// sectionsOf cuts a body at its headings of level 2; a line in a fenced block is none.
func sectionsOf(body string) []change.Section {
	sections := []change.Section{{}}
	fenced := false
	for line := range strings.Lines(body) {
		if strings.HasPrefix(strings.TrimSpace(line), "```") {
			fenced = !fenced
		}
		if title, ok := strings.CutPrefix(line, "## "); ok && !fenced {
			sections = append(sections, change.Section{Title: strings.TrimSpace(strings.TrimRight(strings.TrimSpace(title), "#"))})
			continue
		}
		sections[len(sections)-1].Text += line
	}
	for i := range sections {
		sections[i].Text = strings.TrimSpace(sections[i].Text)
	}
	return slices.DeleteFunc(sections, func(s change.Section) bool { return s.Text == "" })
}
