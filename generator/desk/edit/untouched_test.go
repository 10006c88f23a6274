package edit

import (
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"congkhai/generator/site"
	"congkhai/generator/test/small"
)

// TestUntouched sends every form of the real portal as it was opened: nothing may change.
func TestUntouched(t *testing.T) {
	dir := realFolder(t)
	b := enter(t, serverOf(dir))
	before := contentOf(t, dir)
	v, err := b.server.eyes.look(nil)
	small.Must(t, err)
	for _, r := range v.site.Records {
		post := b.formOf(r.Kind.Folder, r.ID)
		if page, saved := b.save(addressOf(r.Kind.Folder, r.ID), post); saved {
			t.Errorf("%s is written though nothing was typed", r.File.Path)
		} else if told := wrongsIn(page); told != "Chưa có gì thay đổi." {
			t.Errorf("%s: %s", r.File.Path, told)
		}
	}
	if names := changed(before, contentOf(t, dir)); len(names) > 0 {
		t.Error("written: ", names)
	}
}

// TestUntouchedValues reads every file of the real portal and of the small ones into a form and back: what a form that
// nobody touched says is what its file says.
func TestUntouchedValues(t *testing.T) {
	count := 0
	for name, text := range contentOf(t, filepath.Join(small.Root(t), "content")) {
		if p := untouchedValues(t, "content/"+name, []byte(text)); p != nil {
			count++
			if said, _, wrong := p.values(p.form); len(said) != len(p.says.values) || wrong > 0 {
				t.Errorf("%s: boxes hold %d of %d keys", name, len(said), len(p.says.values))
			}
		}
	}
	for _, parts := range small.Archives(t) {
		for _, f := range parts.Files {
			if untouchedValues(t, f.Name, f.Data) != nil {
				count++
			}
		}
	}
	if count < 300 {
		t.Error("there were few files: ", count)
	}
}

// untouchedValues holds a file against its form; nil where it is no record.
func untouchedValues(t *testing.T, name string, raw []byte) *paper {
	t.Helper()
	parts := strings.Split(name, "/")
	if len(parts) < 3 || parts[0] != "content" {
		return nil
	}
	i := slices.IndexFunc(kindsOf, func(k *site.Kind) bool { return k.Folder == parts[1] })
	if i < 0 || !slices.Contains(kindsOf[i].Suffix, path.Ext(name)) {
		return nil
	}
	p := paperFor(kindsOf[i], name, raw)
	values, _, _ := p.wanted()
	if !reflect.DeepEqual(values, p.says.values) && len(values)+len(p.says.values) > 0 {
		t.Errorf("%s:\n%v\n%v", name, values, p.says.values)
	}
	return p
}

// paperFor is a record on the desk of a portal without other records.
func paperFor(k *site.Kind, name string, raw []byte) *paper {
	p := &paper{kind: k, fields: k.Fields(), path: name, base: raw, says: sayingOf(name, raw)}
	p.forms = deskFor(p.says)
	p.form = p.read(p.fields, p.posted(p.fields, p.says.values))
	p.form.body = p.says.body
	return p
}

func deskFor(s saying) forms {
	isKind := func(folder string) bool {
		return slices.ContainsFunc(kindsOf, func(k *site.Kind) bool { return k.Folder == folder })
	}
	return forms{isKind: isKind, called: func(string, string) string { return "" },
		order: func(path string) int { return s.doc.Key(path).Start }}
}

// Sections of a text that nobody touched are the text, whatever stands in it.
func TestSectionsComeBack(t *testing.T) {
	for _, body := range []string{"", "Một dòng", "## A\n\nx\n\n## B\ny", "## A\n## B", "a\n\n## B\n\n\n## C", "```\n## trong mã\n```", "## \n##x\n## y"} {
		p := &paper{says: saying{body: body}, form: &form{body: joined(sectionsOf(body))}}
		if got := p.body(); got != body {
			t.Errorf("%q came back as %q", body, got)
		}
	}
}

// A section that somebody wrote stands apart from its heading; the others stay as they are.
func TestSectionsStandApart(t *testing.T) {
	for _, c := range []struct{ was, typed, want string }{
		{"", "## A\nx\n## B\ny", "## A\n\nx\n\n## B\n\ny"},
		{"## A\nx\n## B\ny", "## A\nx\n## B\nz\n", "## A\nx\n## B\n\nz"},
		{"a", "b\n## A\n## B\nx", "b\n\n## A\n\n## B\n\nx"},
	} {
		p := &paper{says: saying{body: c.was}, form: &form{body: c.typed}}
		if got := p.body(); got != c.want {
			t.Errorf("%q over %q is %q, not %q", c.typed, c.was, got, c.want)
		}
	}
}
