package workbook

import (
	"slices"
	"strings"

	"congkhai/generator/desk/outcome"
	"congkhai/generator/desk/sheet"
	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
)

// said is what rows say of one record, as content would: the reverse of rowsOf. Rows of a sheet stand behind those of
// the sheet that its lists are in.
type said struct {
	plans    []sheetPlan
	values   table
	items    map[string]*item // rows that others belong to, by their sheet and marks
	places   []outcome.Place
	problems []source.Problem
}

// item is a row on its way into a list.
type item struct {
	value any
	table table
	path  string // of the row in the record
}

// valuesOf puts the rows of a record together; rows[i] are those of plans[i].
func valuesOf(plans []sheetPlan, rows [][]row) *said {
	s := &said{plans: plans, values: table{}, items: map[string]*item{}}
	s.items[itemName(0, nil)] = &item{table: s.values}
	for i := range plans {
		for _, r := range rows[i] {
			s.row(i, r)
		}
	}
	s.gather(rows)
	return s
}

func itemName(sheet int, marks []string) string {
	return string(rune('0'+sheet)) + "\n" + strings.Join(marks, "\n")
}

// row reads what a row says by itself.
func (s *said) row(sheet int, r row) {
	p := &s.plans[sheet]
	switch {
	case len(p.steps) == 0:
		s.columns(p, r, s.values)
		s.place(p, r, "")
	case p.wide != nil:
		s.items[s.named(sheet, &r)] = &item{value: s.across(p, r)}
	case len(p.cols) == 1 && p.cols[0].path == nil:
		v := s.cell(p.cols[0], r, 0)
		s.items[s.named(sheet, &r)] = &item{value: v}
	default:
		t := table{}
		s.items[s.named(sheet, &r)] = &item{value: t, table: t}
		s.columns(p, r, t)
	}
}

// named is the name of the row, which is another one where it stood already.
func (s *said) named(sheet int, r *row) string {
	name := itemName(sheet, r.marks)
	for s.items[name] != nil {
		name += "'"
	}
	return name
}

func (s *said) columns(p *sheetPlan, r row, into table) {
	for i, c := range p.cols {
		if v := s.cell(c, r, i); v != nil && !put(into, c.path, v) {
			s.problem(TwoValues, r, i, c.head)
		}
	}
}

func (s *said) across(p *sheetPlan, r row) []any {
	items := []any{}
	for i := range r.cells {
		switch v := s.cell(*p.wide, r, i); {
		case v != nil:
			items = append(items, v)
		case r.cells[i].Sort == sheet.Empty:
			s.problem(Gap, r, i)
		}
	}
	return items
}

func (s *said) cell(c column, r row, i int) any {
	if i >= len(r.cells) {
		return nil
	}
	v, wrong := c.Value(r.cells[i])
	if wrong != nil {
		s.problems = append(s.problems, wrong(r.place(i)))
	}
	return v
}

func (s *said) problem(rule *source.Rule, r row, cell int, args ...any) {
	s.problems = append(s.problems, rule.At(r.place(cell), args...))
}

// place is where a cell of the row was read.
func (r row) place(cell int) source.Span {
	if r.at == nil {
		return source.Span{}
	}
	return r.at(1 + len(r.marks) + cell)
}

// gather puts each row into the list that it belongs to, in the order of the rows.
func (s *said) gather(rows [][]row) {
	seen := map[string]int{}
	for i := 1; i < len(s.plans); i++ {
		p := &s.plans[i]
		step := p.steps[len(p.steps)-1]
		for _, r := range rows[i] {
			name := itemName(i, r.marks)
			own := s.items[name+strings.Repeat("'", seen[name])]
			seen[name]++
			under := s.items[itemName(p.parent, r.marks[:len(r.marks)-1])]
			if under == nil || under.table == nil {
				s.problems = append(s.problems, NoSuchRow.At(r.mark(len(r.marks)-2), strings.Join(r.marks[:len(r.marks)-1], "."),
					s.plans[p.parent].title))
				continue
			}
			own.path = strings.TrimPrefix(under.path+"."+strings.Join(step.keys, ".")+s.join(p, r, step, under.table, own.value), ".")
			s.place(p, r, own.path)
		}
	}
}

// place notes which cells the values of a row were read from.
func (s *said) place(p *sheetPlan, r row, path string) {
	for i := range r.cells {
		own := path
		switch {
		case r.at == nil || r.cells[i].Sort == sheet.Empty:
			continue
		case p.wide != nil:
			own += front.Index(i)
		case i < len(p.cols) && p.cols[i].path != nil:
			own = strings.TrimPrefix(path+"."+strings.Join(p.cols[i].path, "."), ".")
		}
		s.places = append(s.places, outcome.Place{Path: own, At: r.place(i)})
	}
}

// mark is where one of the marks of the row was read.
func (r row) mark(i int) source.Span {
	if r.at == nil {
		return source.Span{}
	}
	return r.at(1 + max(0, i))
}

// join puts a row into its list and returns where it stands there: "[2]", ".i6.moi".
func (s *said) join(p *sheetPlan, r row, step step, under table, value any) string {
	mark := r.marks[len(r.marks)-1]
	if step.named > 0 {
		keys := append(slices.Clone(step.keys), strings.SplitN(mark, ".", step.named)...)
		switch {
		case len(keys) < len(step.keys)+step.named || slices.Contains(keys, ""):
			s.problems = append(s.problems, BadKey.At(r.mark(len(r.marks)-1), mark))
		case value != nil && !put(under, keys, value):
			s.problems = append(s.problems, TwoRows.At(r.mark(len(r.marks)-1), mark))
		}
		return "." + mark
	}
	list, isList := at(under, step.keys).([]any)
	if !isList && !put(under, step.keys, []any{value}) {
		s.problem(TwoValues, r, 0, p.title)
	} else if isList {
		replace(under, step.keys, append(list, value))
	}
	return front.Index(len(list))
}

// replace sets a value at the end of keys that lead to one already.
func replace(t table, keys []string, v any) {
	for _, key := range keys[:len(keys)-1] {
		t = t[key].(table)
	}
	t[keys[len(keys)-1]] = v
}
