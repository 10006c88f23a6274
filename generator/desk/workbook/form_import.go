package workbook

import (
	"io/fs"
	"maps"
	"slices"
	"strings"

	"congkhai/generator/desk/outcome"
	"congkhai/generator/desk/sheet"
	"congkhai/generator/files/amend"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds/report"
	"congkhai/generator/site"
	"congkhai/generator/text/period"
)

// ImportForm fills in the report of a form and a period with what a workbook says, a new draft where there is none.
// Empty cells change nothing, so that several people fill in one report; a value that the report has already is not
// written over but told.
func ImportForm(s *site.Site, root fs.FS, book *sheet.Book) (*outcome.Outcome, []source.Problem, error) {
	seals := sheetNamed(book, sealsTitle)
	blank, problems := blankOf(s, seals)
	if len(problems) > 0 {
		return nil, problems, nil
	}
	return formOf(s, blank).read(book).fillIn(root, seals.At(1, 1))
}

// fillIn puts what was read into the report of the form and period.
func (e *entries) fillIn(root fs.FS, origin source.Span) (*outcome.Outcome, []source.Problem, error) {
	draft, problems, err := draftOf(e.site, root, e.Blank, origin)
	if err != nil || len(problems) > 0 {
		return nil, append(problems, e.problems...), err
	}
	if at := draft.misshapen(e.Blank); at != "" {
		return nil, []source.Problem{NoReport.At(origin, draft.path, at)}, nil
	}
	f := &filling{entries: e, draft: draft, origin: origin}
	f.fill()
	if len(f.problems) > 0 {
		return nil, f.problems, nil
	}
	out, err := f.outcome()
	return out, nil, err
}

// blankOf is the form that a workbook was given out as.
func blankOf(s *site.Site, seals *sheet.Sheet) (*report.Blank, []source.Problem) {
	form, of, agency := seals.Cell(1, 1).Text, seals.Cell(2, 1).Text, seals.Cell(3, 1).Text
	if v := seals.Cell(0, 1).Text; v != sheetVersion {
		return nil, []source.Problem{OtherVersion.At(seals.At(0, 1), v)}
	}
	if s.Record(report.FormFolder, form) == nil {
		return nil, []source.Problem{NoSuchForm.At(seals.At(1, 1), form)}
	}
	var problems []source.Problem
	blank, err := report.NewBlank(s, form, of)
	if err != nil {
		problems = append(problems, NoSuchPeriod.At(seals.At(2, 1), of, form))
	}
	if agency != s.Config.Agency {
		problems = append(problems, OtherAgency.At(seals.At(3, 1), agency, s.Config.Agency))
	}
	return blank, problems
}

// draft is a report that is filled in: its file as it is, or as a new one begins.
type draft struct {
	kind   *site.Kind
	id     string
	path   string
	before []byte // nil where it is new
	text   []byte
	values table
}

// draftOf is the report of the form and period, or a new draft of it.
func draftOf(s *site.Site, root fs.FS, b *report.Blank, at source.Span) (*draft, []source.Problem, error) {
	kind := s.Kinds[slices.IndexFunc(s.Kinds, func(k *site.Kind) bool { return k.Folder == report.Folder })]
	var ids []string
	var found *record.Record
	for _, r := range s.Records {
		p, isReport := r.Data.(*report.Report)
		if !isReport || p.Form != b.Form.ID || p.Agency != b.Agency {
			continue
		}
		if span, ok := period.Parse(p.Period); ok && span == b.Period {
			ids, found = append(ids, r.ID), r
		}
	}
	switch len(ids) {
	case 0:
		return newDraft(s, kind, b, at)
	case 1:
		raw, err := fs.ReadFile(root, found.File.Path)
		if err != nil {
			return nil, nil, err
		}
		d := &draft{kind: kind, id: found.ID, path: found.File.Path, before: raw, text: raw}
		return d, d.parse(), nil
	}
	return nil, []source.Problem{SeveralReports.At(at, strings.Join(ids, ", "))}, nil
}

// newDraft begins a report, named by its period and, where another report has that name, by its form.
func newDraft(s *site.Site, kind *site.Kind, b *report.Blank, at source.Span) (*draft, []source.Problem, error) {
	id := strings.ToLower(b.Period.String())
	if isTaken(s, kind, id) {
		id += "-" + b.Form.ID
	}
	if isTaken(s, kind, id) {
		return nil, []source.Problem{IDTaken.At(at, id)}, nil
	}
	text, err := report.Draft(s, kind, id, b.Form.ID)
	if err != nil {
		return nil, nil, err
	}
	d := &draft{kind: kind, id: id, path: kind.File(id), text: []byte(text)}
	return d, d.parse(), nil
}

func isTaken(s *site.Site, k *site.Kind, id string) bool {
	return s.Taken(k.Address(id)) || slices.ContainsFunc(s.Records, func(r *record.Record) bool {
		return r.Kind.Folder == k.Folder && strings.EqualFold(r.ID, id)
	})
}

// parse reads what the report says, as its author wrote it.
func (d *draft) parse() []source.Problem {
	f, problems := source.NewFile(d.path, d.text)
	keys, _, more := front.Split(f)
	if problems = append(problems, more...); source.Unreadable(problems) || len(more) > 0 {
		return problems
	}
	doc, problems := front.Parse(keys)
	if !doc.Sound {
		return problems
	}
	d.values, _ = front.Uniform(doc.Values).(table)
	return nil
}

// misshapen is the key of what stands in the place of a table or a list, so that nothing is written over; "" where all
// is well.
func (d *draft) misshapen(b *report.Blank) string {
	for _, key := range []string{figuresKey, tablesKey} {
		tables, ok := d.values[key].(table)
		if d.values[key] != nil && !ok {
			return key
		}
		for _, name := range slices.Sorted(maps.Keys(tables)) {
			if _, ok := tables[name].(table); !ok {
				return key + "." + name
			}
		}
	}
	tables, _ := d.values[tablesKey].(table)
	for _, t := range b.Tables {
		lists, _ := tables[t.Key].(table)
		for _, row := range slices.Sorted(maps.Keys(lists)) {
			if _, ok := lists[row].([]any); !ok {
				return tablesKey + "." + t.Key + "." + row
			}
		}
	}
	return ""
}

// outcome is what the content would be.
func (f *filling) outcome() (*outcome.Outcome, error) {
	out := outcome.New()
	out.Places[f.path] = f.places
	if len(f.changes) == 0 {
		out.Same = 1
		if f.before != nil {
			out.Left = f.left()
		}
		return out, nil
	}
	raw, err := amend.To(f.path, f.text, f.kind.Fields(), f.values)
	if err != nil {
		return nil, err
	}
	out.Files[f.path], out.Left = raw, f.left()
	if f.before == nil {
		out.Added = []outcome.Added{{Kind: f.kind.Name, ID: f.id}}
		return out, nil
	}
	out.Before[f.path] = f.before
	out.Altered = []outcome.Altered{{ID: f.id, Changes: f.changes}}
	return out, nil
}
