package edit

import (
	"bytes"
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"

	"congkhai/generator/desk/attach"
	"congkhai/generator/desk/commit"
	"congkhai/generator/desk/store"
	"congkhai/generator/files/amend"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/past/change"
	"congkhai/generator/site"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/say"
)

// files are files of the portal by their paths.
type files map[string][]byte

// keeper writes what is saved, keeps it where there is a history, and takes the last of it back.
type keeper struct {
	eyes *eyes
	repo *commit.Repo // nil where there is none

	writing sync.Mutex // one save at a time: it is checked with the portal as it is then

	lock    sync.Mutex
	last    *saved
	unkept  error        // why what was saved last is not in the history
	sent    *commit.Sent // what became of what was sent last
	sending bool
	dropped map[string]files // what somebody put into a form that is not saved yet
}

// saved is a save that can be taken back.
type saved struct {
	title         string
	changes       []change.Change
	before, after files
}

// reason is why something is saved.
type reason struct{ why, decision, minor string }

// save writes files and keeps them; before is what they were.
func (k *keeper) save(s saved, why reason) error {
	if err := store.Write(k.eyes.Dir, s.before, s.after); err != nil {
		return err
	}
	k.lock.Lock()
	k.last = &s
	k.lock.Unlock()
	if k.repo == nil {
		return nil
	}
	names := slices.Sorted(maps.Keys(s.after))
	err := k.repo.Save(names, commit.Message{Why: why.why, Decision: why.decision, Minor: why.minor})
	k.lock.Lock()
	k.unkept = err
	k.lock.Unlock()
	if err == nil {
		k.send()
	}
	return nil // it is written, and told with what became of it
}

// send sends what was saved, while people go on working.
func (k *keeper) send() {
	k.lock.Lock()
	defer k.lock.Unlock()
	if k.repo == nil || k.sending {
		return
	}
	k.sending = true
	go func() {
		sent := k.repo.Send(context.Background())
		k.lock.Lock()
		defer k.lock.Unlock()
		k.sent, k.sending = &sent, false
	}()
}

// told is what became of what was saved, in words; "" where there is nothing to tell.
func (k *keeper) told() string {
	k.lock.Lock()
	defer k.lock.Unlock()
	switch {
	case k.repo == nil:
		return ""
	case k.unkept != nil:
		return "đã ghi vào máy này, nhưng chưa vào lịch sử của cổng: " + say.In(k.unkept, say.Vietnamese)
	case k.sending:
		return "đang gửi…"
	case k.sent == nil:
		return ""
	}
	return k.sent.In(say.Vietnamese)
}

// undo takes back what was saved last, unless somebody has changed it since.
func (k *keeper) undo() error {
	k.lock.Lock()
	last := k.last
	k.lock.Unlock()
	if last == nil {
		return say.Errorf("không có gì để hoàn tác", "there is nothing to take back")
	}
	back := files{}
	for name := range last.after {
		back[name] = last.before[name]
	}
	err := k.save(saved{title: last.title, before: last.after, after: back}, reason{why: "Hoàn tác: " + last.title})
	k.lock.Lock()
	defer k.lock.Unlock()
	if err == nil {
		k.last = nil
	}
	return err
}

// mostDropped is how many forms may have files that are not saved yet.
const mostDropped = 20

// drop keeps a file that somebody put into a form until it is saved, and returns its name.
func (k *keeper) drop(form, name string, raw []byte, taken func(string) bool) (id, safe string, err error) {
	k.lock.Lock()
	defer k.lock.Unlock()
	held := k.dropped[form]
	safe, b, err := attach.File(name, raw, func(name string) bool { return taken(name) || held[name] != nil })
	if err != nil {
		return form, "", err
	}
	if held == nil {
		if len(k.dropped) >= mostDropped {
			return "", "", say.Errorf("còn nhiều tệp đã chọn mà chưa lưu; hãy lưu các trang đang mở, hoặc chạy lại chương trình",
				"many files wait to be saved; save the open pages, or start the program again")
		}
		form, held = rand.Text(), files{}
		k.dropped[form] = held
	}
	size := len(b)
	for _, other := range held {
		size += len(other)
	}
	if size > 2*bound.Attachment {
		return form, "", say.Errorf("các tệp thêm vào trang này lớn quá; hãy lưu trước, rồi thêm tiếp",
			"the files added here are too large together; save first, then add the others")
	}
	held[safe] = b
	return form, safe, nil
}

// waiting are the files that somebody put into a form.
func (k *keeper) waiting(form string) files {
	k.lock.Lock()
	defer k.lock.Unlock()
	return maps.Clone(k.dropped[form])
}

func (k *keeper) forget(form string) {
	k.lock.Lock()
	defer k.lock.Unlock()
	delete(k.dropped, form)
}

// paper is a record on the desk: the text that its form was made of, and what somebody typed.
type paper struct {
	kind  *site.Kind
	id    string
	path  string
	fresh bool   // nothing is written yet
	base  []byte // the text that the form was made of
	held  string // under which files wait that were put into the form
	form  *form
	says  saying
	desk

	astray             int      // boxes that say what is wrong with them
	wrongs, bodyWrongs []string // what is wrong besides
}

// paperOf puts a record on the desk. What the form says is read from post, or else it is what the file says.
func (v *view) paperOf(k *site.Kind, id, name string, base []byte) *paper {
	p := &paper{kind: k, id: id, path: name, base: base, says: sayingOf(name, base)}
	p.desk = v.deskOf(p.says)
	p.form = p.read(k.Fields(), p.posted(k.Fields(), p.says.values))
	p.form.body = p.says.body
	return p
}

// hasBody reports whether the record has a text besides its keys.
func (p *paper) hasBody() bool { return strings.HasSuffix(p.path, ".md") }

// wanted is what the record shall say. Keys whose boxes are as they were say what the file says, also what no box can hold.
func (p *paper) wanted() (values map[string]any, places []place, wrong int) {
	said, places, wrong := p.values(p.form)
	then, _, _ := p.values(p.read(p.kind.Fields(), p.posted(p.kind.Fields(), p.says.values)))
	values = maps.Clone(p.says.values)
	if values == nil {
		values = map[string]any{}
	}
	for _, f := range p.kind.Fields() {
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
	fields := p.kind.Fields()
	if len(base) == 0 {
		return amend.New(p.path, fields, values, body)
	}
	says := sayingOf(p.path, base)
	after, err := base, error(nil)
	if !reflect.DeepEqual(says.values, values) {
		after, err = amend.To(p.path, base, fields, values)
	}
	if err == nil && p.hasBody() && body != says.body {
		after, err = amend.Apply(p.path, after, fields, amend.Body(body))
	}
	return after, err
}

// over lays a text of the record over the portal, and the files that were put into its form. A record that gets files of its own moves
// into a folder of its own.
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
	changes := change.Between(p.parsed(v, old).Data, p.parsed(v, new).Data)
	was, is := sayingOf(p.path, old), sayingOf(p.path, new)
	for _, f := range p.kind.Fields() { // what histories leave out, such as that something is no draft any more
		told := func(c change.Change) bool { return c.Path[:cmp.Or(strings.IndexAny(c.Path+".", ".["), 0)] == f.Key }
		if !reflect.DeepEqual(was.values[f.Key], is.values[f.Key]) && !slices.ContainsFunc(changes, told) {
			changes = append(changes, change.Change{Path: f.Key, Name: f.Name, Action: change.Altered,
				Old: p.shown(f, was.values[f.Key]), New: p.shown(f, is.values[f.Key])})
		}
	}
	if was.body != is.body {
		c := change.Change{Name: bodyTitle, Action: change.Altered}
		c.Old, c.New = change.Excerpt(was.body, is.body)
		changes = append(changes, c)
	}
	return changes
}

const bodyTitle = "Nội dung"

func (p *paper) shown(f front.Field, v any) string {
	switch v.(type) {
	case nil:
		return ""
	case map[string]any:
		return "…"
	}
	return p.sortOf(f, waysOf(f.Shape)).Box(v, p.called)
}

// merged is what the record says when two people changed it: what one of them changed, and of what both changed the choice, by its
// path. asks are those that nobody chose yet.
type merging struct {
	choice func(path string) string
	asks   []clash
}

// clash is a value that two people changed in two ways.
type clash struct {
	path, name   string
	mine, theirs any
}

// What is chosen of two versions.
const (
	mineChoice   = "cua-toi"
	theirsChoice = "cua-ho"
)

func (m *merging) value(path, name string, base, mine, theirs any) any {
	b, isTable := base.(map[string]any)
	mt, mineToo := mine.(map[string]any)
	tt, theirsToo := theirs.(map[string]any)
	bl, isList := base.([]any)
	ml, mineList := mine.([]any)
	tl, theirsList := theirs.([]any)
	switch {
	case reflect.DeepEqual(mine, theirs), reflect.DeepEqual(mine, base):
		return theirs
	case reflect.DeepEqual(theirs, base):
		return mine
	case isTable && mineToo && theirsToo:
		return m.table(path, name, b, mt, tt)
	case isList && mineList && theirsList && len(bl) == len(ml) && len(bl) == len(tl):
		items := make([]any, len(bl))
		for i := range bl {
			items[i] = m.value(path+front.Index(i), name, bl[i], ml[i], tl[i])
		}
		return items
	}
	switch m.choice(path) {
	case mineChoice:
		return mine
	case theirsChoice:
		return theirs
	}
	m.asks = append(m.asks, clash{path, name, mine, theirs})
	return theirs
}

func (m *merging) table(path, name string, base, mine, theirs map[string]any) map[string]any {
	keys := map[string]bool{}
	for _, t := range []map[string]any{base, mine, theirs} {
		for key := range t {
			keys[key] = true
		}
	}
	all := map[string]any{}
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		at := strings.TrimPrefix(path+"."+keyPath(key), ".")
		if v := m.value(at, strings.TrimPrefix(name+" · "+key, " · "), base[key], mine[key], theirs[key]); v != nil {
			all[key] = v
		}
	}
	return all
}

// isChanged reports whether somebody else has written a file meanwhile.
func isChanged(err error) bool {
	changed := (*store.Changed)(nil)
	return errors.As(err, &changed)
}

// sameText reports whether a file is what a form was made of.
func sameText(a, b []byte) bool { return bytes.Equal(a, b) && (a == nil) == (b == nil) }
