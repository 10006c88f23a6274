package main

import (
	"io/fs"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"congkhai/generator/files/amend"
	"congkhai/generator/files/front"
	"congkhai/generator/files/markdown"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/site"
)

// moving is a record that gets another ID, and what that is to the rest of the portal.
type moving struct {
	site      *site.Site
	record    *record.Record
	old, new  string   // the IDs
	from, to  string   // the addresses
	hosts     []string // how a full address of the portal begins
	published bool     // so that somebody may know its address

	was map[string]string // the names before of the record's own files, by those that they get
}

func newMoving(s *site.Site, r *record.Record, id string) *moving {
	base := r.Data.Base()
	return &moving{site: s, record: r, old: r.ID, new: id, from: r.URL(), to: r.Kind.Address(id),
		hosts:     []string{"", strings.TrimSuffix(s.Config.Address, "/")},
		published: !base.Draft && !base.PublishFrom.After(s.AsOf), was: map[string]string{}}
}

// files are all files that change, by name; those that are no longer there are nil.
func (m *moving) files(files fs.FS) (map[string][]byte, error) {
	changed := map[string][]byte{}
	for _, r := range m.site.Records {
		if err := change(files, changed, r.File.Path, r.Kind.Fields(), m.changes(r)); err != nil {
			return nil, err
		}
	}
	config := front.Fields(reflect.TypeFor[record.Config]())
	if err := change(files, changed, "config.toml", config, m.config()); err != nil {
		return nil, err
	}
	if err := m.tell(files, changed); err != nil {
		return nil, err
	}
	return changed, m.move(files, changed)
}

// change makes changes of one file, if there are any.
func change(files fs.FS, changed map[string][]byte, name string, fields []front.Field, changes []amend.Change) error {
	if len(changes) == 0 {
		return nil
	}
	raw, err := fs.ReadFile(files, name)
	if err == nil {
		changed[name], err = amend.Apply(name, raw, fields, changes...)
	}
	return err
}

// changes are those of a record that refers to the one that moves, or is it.
func (m *moving) changes(r *record.Record) []amend.Change {
	var changes []amend.Change
	if r == m.record {
		changes = m.codes()
	}
	for _, t := range r.Tagged {
		if t.Is == m.record.Kind.Folder && t.Value == m.old {
			changes = append(changes, amend.Set(t.Path, m.new))
		} else if moved := m.address(t.Value); moved != t.Value && t.Is == "trang-web" {
			changes = append(changes, amend.Set(t.Path, moved))
		}
	}
	if text := m.body(r); text != "" {
		changes = append(changes, amend.Body(text))
	}
	addresses, ok := r.Data.(*site.OldAddresses)
	if !ok {
		return changes
	}
	for i, moved := range slices.Backward(addresses.Moved) {
		at := "chuyen" + front.Index(i)
		if to := m.address(moved.To); to != moved.To {
			changes = append(changes, amend.Set(at+".den", to))
		}
		if moved.From == m.to { // it stands there again
			changes = append(changes, amend.Remove(at))
		}
	}
	return changes
}

// codes are changes of what the record says of its own name: a procedure is named by its code, and its full code begins
// with it, so that none of the three can change before the others.
func (m *moving) codes() []amend.Change {
	var changes []amend.Change
	for _, f := range m.record.Kind.Fields() {
		written := strings.Trim(m.record.At(f.Key).Text(), `"'`)
		rest, ok := strings.CutPrefix(written, m.old)
		if ok && isCode.MatchString(m.old) && (rest == "" || rest[0] == '.') {
			changes = append(changes, amend.Set(f.Key, m.new+rest))
		}
	}
	return changes
}

// isCode tells a name that is a code: no other is made of digits in parts.
var isCode = regexp.MustCompile(`^\d+(?:\.\d+)+$`)

// config are the changes of the configuration.
func (m *moving) config() []amend.Change {
	var changes []amend.Change
	isBody := m.record.Kind.Folder == site.AgencyFolder
	if isBody && m.site.Config.Agency == m.old {
		changes = append(changes, amend.Set("co_quan", m.new))
	}
	if isBody && m.site.Config.Archive.Heir == m.old {
		changes = append(changes, amend.Set("luu_tru.ke_tuc", m.new))
	}
	for i, id := range m.site.Config.Often {
		if m.record.Kind.Folder == site.ProcedureFolder && id == m.old {
			changes = append(changes, amend.Set("thu_tuc_hay_dung"+front.Index(i), m.new))
		}
	}
	for i, item := range m.site.Config.Menu {
		if moved := m.address(item.Address); moved != item.Address {
			changes = append(changes, amend.Set("trinh_don"+front.Index(i)+".dia_chi", moved))
		}
	}
	return changes
}

// address is an address of the portal after the move.
func (m *moving) address(written string) string {
	for _, host := range m.hosts {
		if rest, ok := strings.CutPrefix(written, host+m.from); ok {
			return host + m.to + rest
		}
	}
	return written
}

// body is the body of a record in which links lead to the new address; "" when none has to.
func (m *moving) body(r *record.Record) string {
	text := r.File.Text()
	end := len(text)
	moved := ""
	links := slices.Clone(r.Body.Links)
	slices.SortFunc(links, func(a, b markdown.Link) int { return b.Where.Start - a.Where.Start })
	for _, link := range links {
		now, at := m.link(r, link.Address), addressOf(text, link)
		stands := at.End <= end && text[at.Start:at.End] == link.Address
		if now == link.Address || !stands { // of one that is written otherwise the check tells
			continue
		}
		moved = now + text[at.End:end] + moved
		end = at.Start
	}
	if end == len(text) {
		return ""
	}
	_, body, _ := front.Split(r.File)
	return text[body.Start:end] + moved
}

// addressOf is where the address of a link stands, also of one whose text is the address.
func addressOf(text string, link markdown.Link) source.Range {
	at := link.Where
	if opened := "](" + link.Address; strings.HasPrefix(text[at.End:], opened) {
		return source.Range{Start: at.End + len("]("), End: at.End + len(opened)}
	}
	return at
}

// link is a link of a record after the move: to an address, or to a file in another folder.
func (m *moving) link(r *record.Record, written string) string {
	if moved := m.address(written); moved != written {
		return moved
	}
	target, _, _ := strings.Cut(written, "#")
	rest, ok := strings.CutPrefix(site.FileOf(r, target), "content/"+m.record.Kind.Folder+"/"+m.old)
	if !ok || rest == "" || rest[0] != '.' && rest[0] != '/' {
		return written
	}
	before, ok := strings.CutSuffix(target, m.old+rest)
	if !ok { // it lies beside the link, and moves with it
		return written
	}
	return before + m.new + rest + written[len(target):]
}

// tell writes where the old address leads from now on, where somebody may know it.
func (m *moving) tell(files fs.FS, changed map[string][]byte) error {
	if !m.published {
		return nil
	}
	name, there := m.site.OldFile()
	table := amend.Table{{Key: "tu", Value: m.from}, {Key: "den", Value: m.to}, {Key: "ngay", Value: m.site.AsOf}}
	fields := site.OldAddressKind().Fields()
	var err error
	if !there {
		list := map[string]any{"ten": "Địa chỉ cũ năm " + m.site.AsOf.String()[:4], "chuyen": []any{table}}
		changed[name], err = amend.New(name, fields, list, "")
		return err
	}
	raw, changedAlready := changed[name]
	if !changedAlready {
		if raw, err = fs.ReadFile(files, name); err != nil {
			return err
		}
	}
	changed[name], err = amend.Apply(name, raw, fields, amend.Append("chuyen", table))
	return err
}

// move gives the record's file, or its folder with all that lies in it, the new name.
func (m *moving) move(files fs.FS, changed map[string][]byte) error {
	name := m.record.File.Path
	if path.Base(name) != "index"+path.Ext(name) {
		return m.moveFile(files, changed, name, path.Dir(name)+"/"+m.new+path.Ext(name))
	}
	folder := path.Dir(name)
	names, _, err := source.List(files, folder)
	for _, name := range names {
		if err == nil {
			err = m.moveFile(files, changed, name, path.Dir(folder)+"/"+m.new+strings.TrimPrefix(name, folder))
		}
	}
	return err
}

func (m *moving) moveFile(files fs.FS, changed map[string][]byte, from, to string) error {
	raw, ok := changed[from]
	if !ok {
		var err error
		if raw, err = fs.ReadFile(files, from); err != nil {
			return err
		}
	}
	changed[from], changed[to], m.was[to] = nil, raw, from
	return nil
}
