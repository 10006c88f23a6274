package edit

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"congkhai/generator/files/front"
	"congkhai/generator/files/layer"
	"congkhai/generator/files/memory"
	"congkhai/generator/files/source"
	"congkhai/generator/portal"
	"congkhai/generator/site"
)

// Portal is the portal that the page changes: its folder, and what it is made of now.
type Portal struct {
	Dir    string
	Memory *memory.Memory
	Files  func() (fs.FS, portal.Options, error)
}

// eyes look at the portal, one look at a time; what was read before is read again only where it has changed.
type eyes struct {
	Portal
	lock sync.Mutex
	seen portal.Seen
}

// view is the portal as it is, or as it would be with files laid over it.
type view struct {
	files    fs.FS // as they are
	site     *site.Site
	problems []source.Problem
}

// look reads the portal with some files in the place of its own; nil for those that would be gone.
func (e *eyes) look(over map[string][]byte) (*view, error) {
	e.lock.Lock()
	defer e.lock.Unlock()
	files, opt, err := e.Files()
	if err != nil {
		return nil, err
	}
	opt.Seen, opt.Memory = &e.seen, e.Memory
	v := &view{files: files}
	v.site, v.problems, err = portal.Check(source.Overlay(files, over), opt)
	return v, err
}

// page makes the page of the portal at an address as it would be, also of what is not published yet. There is none where
// something is wrong; what is wrong with drafts is in the way of drafts alone.
func (e *eyes) page(over map[string][]byte, name string) (b []byte, found bool, problems []source.Problem, err error) {
	e.lock.Lock()
	defer e.lock.Unlock()
	files, opt, err := e.Files()
	if err != nil {
		return nil, false, nil, err
	}
	opt.Seen, opt.Memory = &e.seen, e.Memory
	for _, opt.Drafts = range []bool{false, true} {
		b, found, problems, err = pageOf(source.Overlay(files, over), opt, name)
		if found || len(problems) > 0 || err != nil {
			break
		}
	}
	return b, found, problems, err
}

func pageOf(files fs.FS, opt portal.Options, name string) (b []byte, found bool, problems []source.Problem, err error) {
	p, problems, err := portal.Load(files, opt)
	if err != nil || len(problems) > 0 {
		return nil, false, problems, err
	}
	name, inside := strings.CutPrefix("/"+name, p.Site.Config.Path()+"/")
	if !inside {
		return nil, false, nil, nil
	}
	file, found, err := p.File(name)
	if err != nil || !found {
		return nil, false, nil, err
	}
	b, err = file.Bytes()
	return b, true, nil, err
}

// read returns the bytes of a file, nil where there is none.
func (v *view) read(name string) ([]byte, error) {
	raw, err := fs.ReadFile(v.files, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return raw, err
}

// mine is an error where a file is not the portal's to change.
func (v *view) mine(name string) error { return layer.Refuse(v.files, slices.Values([]string{name})) }

// called is what a record is called that a value refers to.
func (v *view) called(folder, id string) string {
	if r := v.site.Record(folder, id); r != nil {
		return r.Title()
	}
	return ""
}

func (v *view) isKind(folder string) bool { return v.site.Kind(folder) != nil }

// saying is what a file says: its values, its text, and where each value stands.
type saying struct {
	values map[string]any
	body   string
	doc    *front.Doc
}

func sayingOf(name string, raw []byte) saying {
	f, _ := source.NewFile(name, raw)
	keys, body, _ := front.Parts(f)
	doc, _ := front.Parse(keys)
	values, _ := front.Uniform(doc.Values).(map[string]any)
	return saying{values, strings.Trim(body.Text(), "\n"), doc}
}

// formsOf is what forms of a file need to know.
func (v *view) formsOf(s saying) forms {
	return forms{isKind: v.isKind, called: v.called, order: func(path string) int { return s.doc.Key(path).Start }}
}
