package edit

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/desk/intake"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds/report"
	"congkhai/generator/site"
	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

// likeName is under which an address names a record that a new one shall be like.
const likeName = "nhu"

// begin makes a new record: shows its form with what is known filled in. Who begins a report has to say its period
// first, for its form follows from that.
func (s *Server) begin(w http.ResponseWriter, r *http.Request, k *site.Kind) error {
	v, err := s.eyes.look(nil)
	if err != nil {
		return err
	}
	asked := r.URL.Query()
	id := k.NameFrom(strings.TrimSpace(asked.Get("ten")))
	if id == "" && k.Draft == nil {
		return s.showForm(w, v, v.fresh(k, "", nil, v.site.Find(k.Folder, asked.Get(likeName))), notice{})
	}
	if id == "" {
		return s.askName(w, v, k, "", "")
	}
	if problem := nameWrong(v, k, id); problem != "" {
		return s.askName(w, v, k, id, problem)
	}
	start, err := report.Draft(v.site, k, id, asked.Get(formName))
	if err != nil {
		return s.askName(w, v, k, id, say.In(err, say.Vietnamese))
	}
	return s.showForm(w, v, v.fresh(k, id, []byte(start), nil), notice{})
}

// fresh is a record that is not written yet, made of a text to start with or of another record.
func (v *view) fresh(k *site.Kind, id string, start []byte, like *record.Record) *paper {
	p := v.paperOf(k, id, k.File(cmp.Or(id, newName)), start)
	p.fresh, p.named = true, id
	if like != nil {
		says := sayingOf(like.File.Path, []byte(like.File.Text()))
		p.form = p.read(p.fields, p.posted(p.fields, lasting(p.fields, says.values)))
		p.form.body = says.body
	}
	p.offerRows(p.form.nodes)
	return p
}

// ofItself is what a record says of itself and not of its subject.
var ofItself = []string{"nhap", "dang_tu", "dang_den", "giai_trinh"}

// lasting is what a new record may have in common with another; its files lie beside the other.
func lasting(fields []front.Field, values map[string]any) map[string]any {
	kept := map[string]any{}
	for _, f := range fields {
		if f.Is == isFile || slices.Contains(ofItself, f.Key) || slices.ContainsFunc(fieldsIn(f), isOfFile) {
			continue
		}
		switch v := values[f.Key].(type) {
		case nil:
		case map[string]any:
			kept[f.Key] = lastingIn(f, v)
		case []any:
			rows := make([]any, len(v))
			for i, row := range v {
				rows[i] = lastingIn(f, row)
			}
			kept[f.Key] = rows
		default:
			kept[f.Key] = v
		}
	}
	return kept
}

func lastingIn(f front.Field, v any) any {
	table, isTable := v.(map[string]any)
	if within := fieldsIn(f); isTable && within != nil {
		return lasting(within, table)
	}
	return v
}

// isFile says of a key that it names a file beside the record; isOfFile, that without it a table says nothing.
const isFile = "tep"

func isOfFile(f front.Field) bool { return f.Is == isFile && !f.Optional }

// fieldsIn are the keys of a table, or of each table in a list.
func fieldsIn(f front.Field) []front.Field {
	w := waysOf(f.Shape)
	if w.list != nil {
		return waysOf(*w.list).fields
	}
	return w.fields
}

// offerRows begins each list that a record has to have with a row to fill in. What is left blank is not written.
func (d forms) offerRows(nodes []*node) {
	for _, n := range nodes {
		d.offerRows(n.group)
		if n.rows != nil && !n.rows.named && !n.field.Optional && len(n.rows.items) == 0 && n.field.Key != "" {
			d.addRow(n)
		}
	}
}

// nameFor is what a new record is to be called: what somebody types, what follows from what it says, or its title. One
// that is taken is refused, like one that was typed: who presses a button twice means one record.
func (v *view) nameFor(k *site.Kind, typed string, post url.Values) (string, error) {
	if typed = strings.TrimSpace(typed); typed != "" {
		return k.NameFrom(typed), nil
	}
	p, err := v.paperSent(k, "", k.File(newName), post)
	if err != nil {
		return "", err
	}
	values, _, _ := p.wanted()
	raw, err := p.alone(values, "")
	if err != nil || raw == nil {
		return v.free(k, unnamed), nil // what is in the way is told when it is saved
	}
	data := p.parsed(v, raw).Data
	if id := k.Names.Of(data); id != "" {
		return id, nil
	}
	if name := viet.ShortSlug(data.Title()); name != "" {
		return name, nil
	}
	return v.free(k, unnamed), nil
}

// unnamed begins what a record is called as long as nothing is said of which a name would follow.
const unnamed = "moi-"

// free is a name that no record has.
func (v *view) free(k *site.Kind, begins string) string {
	for n := 1; ; n++ {
		name := begins + strconv.Itoa(n)
		if taken, err := intake.Taken(v.files, v.site, k, name); taken == "" || err != nil {
			return name
		}
	}
}

// nameWrong says why a new record cannot be called what it is to be called.
func (p *paper) nameWrong(v *view) string {
	if !p.fresh {
		return ""
	}
	return nameWrong(v, p.kind, p.id)
}

// nameWrong says why a record cannot be called so.
func nameWrong(v *view, k *site.Kind, id string) string {
	switch {
	case !record.ValidID(id) || strings.EqualFold(id, "index") || path.Ext(id) == k.Suffix[0] || source.BadPart(id+k.Suffix[0]) != "":
		return fmt.Sprintf("tên %q không thành địa chỉ được; chỉ dùng chữ thường không dấu, số và dấu -, như %q", id, viet.Slug(id))
	case !k.MayBeNamed(id):
		return fmt.Sprintf("tên %q không hợp với loại này; viết như %q", id, k.NameLike())
	}
	if taken, err := intake.Taken(v.files, v.site, k, id); err != nil || taken != "" {
		return fmt.Sprintf("tên %q đã có rồi; đặt tên khác, như %q", id, id+"-2")
	}
	return ""
}
