package edit

import (
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"

	"congkhai/generator/desk/outcome"
	"congkhai/generator/files/amend"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/past/change"
	"congkhai/generator/site"
)

// paper is a record on the desk: the text that its form was made of, and what somebody typed.
type paper struct {
	kind   *site.Kind
	fields []front.Field // its keys, with the words that each takes
	id     string
	path   string
	fresh  bool   // nothing is written yet
	named  string // what somebody wants it to be called; "" leaves that to what it says
	base   []byte // the text that the form was made of
	held   string // under which files wait that were put into the form
	form   *form
	says   saying
	words  wording
	forms

	astray     int     // boxes that say what is wrong with them
	wrongs     []fault // what is wrong besides
	bodyWrongs []string
	mendable   bool // a machine can mend some of that
}

// fault is something that is wrong, with the form where it can be mended if that is another one.
type fault struct{ text, to string }

// paperOf puts a record on the desk. What the form says is read from post, or else it is what the file says.
func (v *view) paperOf(k *site.Kind, id, name string, base []byte) *paper {
	p := &paper{kind: k, fields: v.site.Fields(k), id: id, path: name, base: base, says: sayingOf(name, base)}
	p.forms, p.words = v.formsOf(p.says), wordingOf(p.fields, v.called)
	p.form = p.read(p.fields, p.posted(p.fields, p.says.values))
	p.form.body = p.says.body
	return p
}

// hasBody reports whether the record has a text besides its keys.
func (p *paper) hasBody() bool { return strings.HasSuffix(p.path, ".md") }

// body is what the text of the record shall be: that of the file where its sections are as they were. Those that are
// not stand apart from their headings, as nobody thinks of typing it.
func (p *paper) body() string {
	was := sectionsOf(p.says.body)
	body := strings.Trim(p.form.body, "\n")
	if body == strings.Trim(joined(was), "\n") {
		return p.says.body
	}
	sections := sectionsOf(body)
	for i, part := range sections {
		if slices.Contains(was, part) {
			continue
		}
		sections[i].text = apart(part.text, i > 0)
		isNew := !slices.ContainsFunc(was, func(s section) bool { return s.head == part.head })
		if isNew && i > 0 && sections[i-1].text != "" {
			sections[i-1].text = strings.TrimRight(sections[i-1].text, "\n") + "\n"
		}
	}
	return strings.Trim(joined(sections), "\n")
}

func apart(text string, headed bool) string {
	text = strings.Trim(text, "\n")
	if text == "" {
		return ""
	}
	if headed {
		text = "\n" + text
	}
	return text + "\n"
}

// wanted is what the record shall say. Keys whose boxes are as they were say what the file says, also what no box can
// hold.
func (p *paper) wanted() (values map[string]any, places []place, wrong int) {
	said, places, wrong := p.values(p.form)
	then, _, _ := p.values(p.read(p.fields, p.posted(p.fields, p.says.values)))
	values = maps.Clone(p.says.values)
	if values == nil {
		values = map[string]any{}
	}
	for _, f := range p.fields {
		switch {
		case reflect.DeepEqual(said[f.Key], then[f.Key]):
		case said[f.Key] == nil:
			delete(values, f.Key)
		default:
			values[f.Key] = said[f.Key]
		}
	}
	return values, places, wrong
}

// written is the text of the file with other values and another body.
func (p *paper) written(base []byte, values map[string]any, body string) ([]byte, error) {
	if len(base) == 0 {
		return amend.New(p.path, p.fields, values, body)
	}
	says := sayingOf(p.path, base)
	after, err := base, error(nil)
	if !reflect.DeepEqual(says.values, values) {
		after, err = amend.To(p.path, base, p.fields, values)
	}
	if err == nil && p.hasBody() && body != says.body {
		after, err = amend.Apply(p.path, after, p.fields, amend.Body(body))
	}
	return after, err
}

// over lays a text of the record over the portal, and the files that were put into its form. A record that gets files
// of its own moves into a folder of its own.
func (p *paper) over(now, after []byte, dropped files) (before, over files) {
	before, over = files{}, files{}
	name := p.path
	if len(dropped) > 0 && !strings.HasPrefix(path.Base(name), "index.") {
		name = strings.TrimSuffix(name, path.Ext(name)) + "/index" + path.Ext(name)
		if now != nil {
			before[p.path], over[p.path] = now, nil
		}
	} else if now != nil {
		before[name] = now
	}
	over[name] = after
	for file, b := range dropped {
		over[path.Dir(name)+"/"+file] = b
	}
	return before, over
}

// parsed is a text of the record as the portal would read it.
func (p *paper) parsed(v *view, raw []byte) *record.Record {
	f, problems := source.NewFile(p.path, raw)
	r, _ := record.Parse(site.ForReading(v.site.Kinds), f, problems)
	return r
}

// differs is what changes between two texts of the record, in words.
func (p *paper) differs(v *view, old, new []byte) []change.Change {
	version := func(raw []byte) outcome.Version {
		says := sayingOf(p.path, raw)
		return outcome.Version{Data: p.parsed(v, raw).Data, Values: says.values, Body: says.body}
	}
	return outcome.Changes(version(old), version(new), p.fields, p.shown)
}

func (p *paper) shown(f front.Field, v any) string {
	switch v.(type) {
	case nil:
		return ""
	case map[string]any:
		return "…"
	}
	return p.sortOf(f, waysOf(f.Shape)).Box(v, p.called)
}
