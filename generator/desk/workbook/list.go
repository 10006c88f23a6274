package workbook

import (
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/desk/entry"
	"congkhai/generator/desk/list"
	"congkhai/generator/desk/outcome"
	"congkhai/generator/files/amend"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/site"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/viet"
)

// ImportList holds the rows of a list that another system gave out against the records of a kind. A row that the portal
// has no record for becomes a draft: what the list tells, where it is from, and for all else that it is not reported.
// So does what it refers to by a name that no record has.
func ImportList(s *site.Site, k *site.Kind, root fs.FS, m *list.Mapping, rows []list.Row) (*outcome.Outcome, []source.Problem, error) {
	l := &listing{importing: importing{export: exportOf(s, k), root: root, out: outcome.New()}, mapping: m, names: map[string]string{},
		taken: map[string]bool{}}
	l.index()
	for _, row := range rows {
		if err := l.row(row); err != nil {
			return nil, nil, err
		}
	}
	if len(l.problems) > 0 {
		return nil, l.problems, nil
	}
	return l.out, nil, nil
}

type listing struct {
	importing
	mapping *list.Mapping     // records are there by the value that tells the rows of the list apart, too
	names   map[string]string // the ID of what is called so, by kind and folded name
	taken   map[string]bool   // paths of files that are there or are made
}

// index takes in what the portal has.
func (l *listing) index() {
	l.records = map[string]*record.Record{}
	for _, r := range l.site.Records {
		l.taken[r.File.Path] = true
		for _, name := range namesOf(r) {
			if key := r.Kind.Folder + "\n" + viet.Fold(name); l.names[key] == "" {
				l.names[key] = r.ID
			}
		}
		if r.Kind.Folder == l.kind.Folder {
			l.records[r.ID] = r
			if said, _ := at(l.contentOf(r).values, strings.Split(l.mapping.ID, ".")).(string); said != "" {
				l.records[said] = r
			}
		}
	}
}

// namesOf is what a record is called: by its title, by its ID, and otherwise.
func namesOf(r *record.Record) []string {
	names := []string{r.Title(), r.ID}
	for _, v := range front.Values(reflect.ValueOf(r.Data).Elem()) {
		if others, ok := v.Value.Interface().([]string); ok && v.Key == "ten_khac" {
			names = append(names, others...)
		}
	}
	return names
}

// row brings in one row.
func (l *listing) row(row list.Row) error {
	said := l.said(row)
	if r := l.records[row.ID]; r != nil {
		return l.altered(r, row, said)
	}
	id := row.ID
	if !record.ValidID(id) {
		id = record.IDLike(id)
	}
	if wrong := nameWrong(l.kind, id); wrong != nil {
		l.problems = append(l.problems, wrong(row.Where))
		return nil
	}
	return l.draft(l.kind, id, said)
}

// said is what the row tells, by key.
func (l *listing) said(row list.Row) table {
	said := table{}
	for _, v := range row.Values {
		keys := strings.Split(v.Key, ".")
		i := slices.IndexFunc(l.plans[0].cols, func(c column) bool { return slices.Equal(c.path, keys) })
		if i < 0 {
			l.problems = append(l.problems, NoCell.At(v.Where, v.Key))
			continue
		}
		value, err := l.value(l.plans[0].cols[i].Sort, v)
		if err != nil {
			l.problems = append(l.problems, err(v.Where))
			continue
		}
		put(said, keys, value)
	}
	return said
}

// value is what a cell of the list says; what it calls by a name is what has it.
func (l *listing) value(s entry.Sort, v list.Value) (any, entry.Wrong) {
	if s.Refers == "" {
		return s.Value(v.Cell)
	}
	if !s.List {
		return l.named(s.Refers, v.Cell.Text), nil
	}
	ids := []any{}
	for _, name := range v.Items {
		if id := l.named(s.Refers, name); !slices.Contains(ids, any(id)) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

// named is the ID of what is called so. Where there is none it becomes a draft that says its name.
func (l *listing) named(folder, name string) string {
	name = strings.Join(strings.Fields(name), " ")
	key := folder + "\n" + viet.Fold(name)
	if l.names[key] == "" {
		i := slices.IndexFunc(l.site.Kinds, func(k *site.Kind) bool { return k.Folder == folder })
		k := l.site.Kinds[i]
		l.names[key] = l.free(k, viet.Slug(name))
		if err := l.draft(k, l.names[key], table{"ten": name}); err != nil {
			return "" // which a test would tell: a draft of a name can always be written
		}
	}
	return l.names[key]
}

// free is an ID that no record of a kind has.
func (l *listing) free(k *site.Kind, slug string) string {
	slug = strings.Trim(slug[:min(len(slug), bound.Name/2)], "-")
	for id, n := slug, 2; ; n++ {
		if !l.taken[k.File(id)] {
			return id
		}
		id = slug + "-" + strconv.Itoa(n)
	}
}

// draft makes a file of what is said. What has to be there and is not said is not reported, or left to be filled in.
func (l *listing) draft(k *site.Kind, id string, said table) error {
	values := maps.Clone(said)
	if values["nhap"] == nil {
		values["nhap"] = true
	}
	for _, f := range k.Fields() {
		switch {
		case values[f.Key] != nil:
		case sayWhyNot(f):
			values[f.Key] = front.NotReported.String()
		case f.Optional:
		case f.Is == "nguon":
			values[f.Key] = []any{l.mapping.Title}
		case f.Stated:
			values[f.Key] = front.NotReported.String()
		default:
			values[f.Key] = ""
		}
	}
	name := k.File(id)
	raw, err := amend.New(name, k.Fields(), values, "")
	if err != nil {
		return err
	}
	l.taken[name] = true
	l.out.Files[name] = raw
	l.out.Added = append(l.out.Added, outcome.Added{Kind: k.Name, ID: id})
	return nil
}

// sayWhyNot reports whether a key does nothing but say why something is not there.
func sayWhyNot(f front.Field) bool {
	return len(f.Shape.Any) == 1 && f.Shape.Any[0].Choices != nil && front.IsState(f.Shape.Any[0].Choices[0].ID)
}

// altered changes what a record says otherwise than the list.
func (l *listing) altered(r *record.Record, row list.Row, said table) error {
	now := l.contentOf(r)
	wanted := maps.Clone(now.values)
	for key, value := range said {
		wanted[key] = value
	}
	if reflect.DeepEqual(wanted, now.values) {
		l.out.Same++
		return nil
	}
	for _, v := range row.Values {
		l.out.Places[r.File.Path] = append(l.out.Places[r.File.Path], outcome.Place{Path: v.Key, At: v.Where})
	}
	a, err := l.amended(r, now, wanted, now.text)
	if err != nil {
		return err
	}
	l.accept(r, a)
	return nil
}
