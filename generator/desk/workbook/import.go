package workbook

import (
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"strings"

	"congkhai/generator/desk/sheet"
	"congkhai/generator/files/amend"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/past/change"
	"congkhai/generator/site"
)

// Outcome is what content would be with a workbook in it.
type Outcome struct {
	Files   map[string][]byte // those that change, by their path in the portal's folder
	Before  map[string][]byte // what they were made of; nothing of new ones
	Added   []Added
	Altered []Altered
	Same    int      // how many records of the workbook say what the portal says
	Left    []string // what a report does not say yet that a form fills in, as people call it

	places map[string][]placed // which cells the values of a file were read from
}

// Told returns problems of the content that the outcome would be, told at the cells that they come from.
func (o *Outcome) Told(problems []source.Problem) []source.Problem {
	told := slices.Clone(problems)
	for i, p := range told {
		if p.Where.File == nil || o.places[p.Where.File.Path] == nil {
			continue
		}
		if at, ok := cellFor(o.places[p.Where.File.Path], p.Where); ok {
			told[i].Where = at
		}
	}
	return source.Sorted(told)
}

// cellFor finds the cell that holds the smallest value around a place.
func cellFor(places []placed, where source.Span) (at source.Span, ok bool) {
	f := where.File
	span := f.Span(0, len(f.Text()))
	if strings.HasSuffix(f.Path, ".md") {
		span, _, _ = front.Split(f)
	}
	doc, _ := front.Parse(span)
	least := len(f.Text()) + 1
	for _, p := range places {
		key, value := doc.Key(p.path), doc.At(p.path)
		if size := value.End - key.Start; key.Start <= where.Start && where.End <= value.End && size < least {
			at, ok, least = p.at, true, size
		}
	}
	return at, ok
}

// Added is a record that is new: what its kind is called, and its ID.
type Added struct{ Kind, ID string }

// Altered is a record that says something else.
type Altered struct {
	ID      string
	Changes []change.Change
	Text    bool // also its body
}

// Import holds a workbook of ours against the records that it was made of, whose files lie in root. With problems there is no
// outcome. Whether the records are as they should be is the whole check's to say.
func Import(s *site.Site, k *site.Kind, root fs.FS, book *sheet.Book) (*Outcome, []source.Problem, error) {
	e := exportOf(s, k)
	return e.bringIn(e.read(book), root)
}

// ImportTable does the same with a table by itself: a .csv, or a workbook of one sheet, with the heads of one sheet of ours. What
// it does not tell stays as it is.
func ImportTable(s *site.Site, k *site.Kind, root fs.FS, table *sheet.Sheet) (*Outcome, []source.Problem, error) {
	e := exportOf(s, k)
	return e.bringIn(e.readTable(table), root)
}

func (e *export) bringIn(in *filled, root fs.FS) (*Outcome, []source.Problem, error) {
	i := importing{export: e, in: in, root: root, out: newOutcome(), problems: in.problems, records: map[string]*record.Record{}}
	for _, r := range e.site.Records {
		if r.Kind.Folder == e.kind.Folder {
			i.records[r.ID] = r
		}
	}
	i.strays()
	for _, id := range in.ids {
		if err := i.record(id); err != nil {
			return nil, nil, err
		}
	}
	if len(i.problems) > 0 {
		return nil, i.problems, nil
	}
	return i.out, nil, nil
}

func newOutcome() *Outcome {
	return &Outcome{Files: map[string][]byte{}, Before: map[string][]byte{}, places: map[string][]placed{}}
}

type importing struct {
	*export
	in       *filled
	root     fs.FS
	records  map[string]*record.Record // those that the portal has, by their ID
	out      *Outcome
	problems []source.Problem
}

// strays tells of rows whose record the first sheet does not have.
func (i *importing) strays() {
	for _, id := range slices.Sorted(maps.Keys(i.in.rows)) {
		rows := i.in.rows[id]
		if i.in.absent[0] {
			break
		}
		for _, of := range rows[1:] {
			if len(rows[0]) == 0 && len(of) > 0 {
				i.problems = append(i.problems, NotInFirst.At(of[0].at(0), id, i.plans[0].title))
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(i.in.bodies)) {
		if rows := i.in.rows[id]; rows == nil || len(rows[0]) == 0 {
			i.problems = append(i.problems, NotInFirst.At(i.in.bodies[id][0].at(0), id, i.plans[0].title))
		}
	}
}

// record brings in what the workbook says of one record.
func (i *importing) record(id string) error {
	r := i.records[id]
	_, wasThere := i.in.seals[id]
	switch {
	case wasThere && i.untouched(id):
		i.out.Same++
		return nil
	case r == nil && wasThere:
		i.problems = append(i.problems, Gone.At(i.first(id).at(0), id))
		return nil
	case r == nil && i.in.absent[0]:
		i.problems = append(i.problems, NoRecord.At(i.first(id).at(0), id, i.kind.Folder))
		return nil
	case r == nil:
		return i.added(id)
	}
	now := i.contentOf(r)
	rows := i.in.rows[id]
	for n := range rows {
		if i.in.absent[n] {
			rows[n] = now.rows[n]
		}
	}
	body := bodyOf(i.in.bodies[id])
	if i.in.noBodies || len(now.body) == 0 && len(i.in.bodies[id]) == 0 {
		body = now.text
	}
	said := valuesOf(i.plans, rows)
	wanted := i.wanted(now, said.values)
	i.problems = append(i.problems, said.problems...)
	if len(said.problems) > 0 || wanted == nil && body == now.text {
		i.out.Same++
		return nil
	}
	i.out.places[r.File.Path] = said.places
	return i.altered(r, now, wanted, body)
}

// wanted is all that the record is to say, nil where the workbook says what it says already. Keys whose rows are as they would
// be exported now stay as they are, with what no cell can hold.
func (i *importing) wanted(now content, said table) table {
	then := valuesOf(i.plans, now.rows).values
	wanted := maps.Clone(now.values)
	changed := false
	for _, f := range i.kind.Fields() {
		if reflect.DeepEqual(then[f.Key], said[f.Key]) {
			continue
		}
		changed = true
		if said[f.Key] == nil {
			delete(wanted, f.Key)
		} else {
			wanted[f.Key] = said[f.Key]
		}
	}
	if !changed {
		return nil
	}
	return wanted
}

// altered changes the file of a record that is to say something else, unless git has changed it since the workbook was written:
// then each value is told, and a person decides.
func (i *importing) altered(r *record.Record, now content, wanted table, body string) error {
	new, err := i.amended(r, now, wanted, body)
	switch {
	case err != nil:
		return err
	case i.in.unsealed, i.in.seals[r.ID].seal == r.Seal().String():
		i.accept(r, new)
	default:
		i.conflict(new.Altered)
	}
	return nil
}

// amended is a record's file with other values or another text in it.
type amended struct {
	before, after []byte
	Altered
}

func (i *importing) amended(r *record.Record, now content, wanted table, body string) (amended, error) {
	before, err := fs.ReadFile(i.root, r.File.Path)
	after := before
	if err == nil && wanted != nil {
		after, err = amend.To(r.File.Path, after, i.kind.Fields(), wanted)
	}
	if err == nil && body != now.text {
		after, err = amend.Apply(r.File.Path, after, i.kind.Fields(), amend.Body(body))
	}
	if err != nil {
		return amended{}, err
	}
	f, problems := source.NewFile(r.File.Path, after)
	then, _ := record.Parse(site.ForReading(i.site.Kinds), f, problems)
	return amended{before, after, Altered{ID: r.ID, Text: body != now.text, Changes: change.Between(r.Data, then.Data)}}, nil
}

func (i *importing) accept(r *record.Record, a amended) {
	i.out.Files[r.File.Path], i.out.Before[r.File.Path] = a.after, a.before
	i.out.Altered = append(i.out.Altered, a.Altered)
}

// first is the first row of a record.
func (i *importing) first(id string) row {
	for _, rows := range i.in.rows[id] {
		if len(rows) > 0 {
			return rows[0]
		}
	}
	return row{}
}

func (i *importing) conflict(a Altered) {
	at := i.in.rows[a.ID][0][0].at(0)
	for _, c := range a.Changes {
		i.problems = append(i.problems, ChangedSince.At(at, c.Name, c.Old, c.New))
	}
	if a.Text || len(a.Changes) == 0 {
		i.problems = append(i.problems, TextChangedSince.At(at))
	}
}

// untouched reports whether the rows of a record are as they were written.
func (i *importing) untouched(id string) bool {
	return i.in.seals[id].sum == sumOf(i.in.rows[id], i.in.bodies[id])
}

// added makes a file of a record that the portal does not have.
func (i *importing) added(id string) error {
	rows := i.in.rows[id]
	at := rows[0][0].at(0)
	if problem := nameWrong(i.kind, id); problem != nil {
		i.problems = append(i.problems, problem(at))
		return nil
	}
	said := valuesOf(i.plans, rows)
	if i.problems = append(i.problems, said.problems...); len(said.problems) > 0 {
		return nil
	}
	name := pathOf(i.kind, id)
	raw, err := amend.New(name, i.kind.Fields(), said.values, bodyOf(i.in.bodies[id]))
	if err != nil {
		return err
	}
	i.out.Files[name], i.out.places[name] = raw, said.places
	i.out.Added = append(i.out.Added, Added{i.kind.Name, id})
	return nil
}

// nameWrong says why a file cannot be called so.
func nameWrong(k *site.Kind, id string) wrong {
	switch {
	case !record.ValidID(id) || strings.EqualFold(id, "index") || source.BadPart(id+k.Suffix[0]) != "":
		return func(at source.Span) source.Problem { return record.BadID.At(at, id).Suggest(record.IDLike(id)) }
	case !k.MayBeNamed(id):
		return func(at source.Span) source.Problem { return BadName.At(at, id, k.NameLike()) }
	}
	return nil
}
