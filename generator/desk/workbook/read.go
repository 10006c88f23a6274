package workbook

import (
	"fmt"
	"slices"
	"strings"

	"congkhai/generator/desk/entry"
	"congkhai/generator/desk/sheet"
	"congkhai/generator/files/source"
	"congkhai/generator/text/viet"
)

// headRows is how many rows a sheet has before its first record.
const headRows = 1

// Kind returns the folder of the kind whose records a workbook of ours holds; "" where it is none of ours.
func Kind(book *sheet.Book) string {
	seals := sheetNamed(book, sealsTitle)
	if seals == nil || seals.Cell(0, 0).Text != "congkhai" {
		return ""
	}
	return seals.Cell(1, 1).Text
}

func sheetNamed(book *sheet.Book, title string) *sheet.Sheet {
	i := slices.IndexFunc(book.Sheets, func(s sheet.Sheet) bool { return viet.Fold(s.Name) == viet.Fold(title) })
	if i < 0 {
		return nil
	}
	return &book.Sheets[i]
}

// sealed is what a workbook knows of a record since it was written.
type sealed struct{ seal, sum string }

// filled is a workbook as it came back: the rows of each record, by its ID.
type filled struct {
	ids      []string // in the order of their first rows
	rows     map[string][][]row
	bodies   map[string][]row
	absent   []bool // of each plan, that its sheet is not there any more
	noBodies bool
	seals    map[string]sealed
	unsealed bool   // it is one table by itself, of which nobody knows when it was written
	like     string // a name as the kind's records have it
	problems []source.Problem
}

func (e *export) empty() *filled {
	return &filled{rows: map[string][][]row{}, bodies: map[string][]row{}, absent: make([]bool, len(e.plans)),
		seals: map[string]sealed{}, like: e.kind.NameLike()}
}

// read takes all rows of a workbook.
func (e *export) read(book *sheet.Book) *filled {
	in := e.empty()
	in.version(book)
	known := []string{guideTitle, wordsTitle, sealsTitle, bodyTitle}
	for i := range e.plans {
		known = append(known, e.plans[i].title)
		s := sheetNamed(book, e.plans[i].title)
		if in.absent[i] = s == nil; s == nil {
			continue
		}
		for _, r := range in.sheet(&e.plans[i], s) {
			in.keep(i, r)
		}
	}
	body := sheetNamed(book, bodyTitle)
	if in.noBodies = body == nil; body != nil {
		plan := e.bodyPlan()
		for _, r := range in.sheet(&plan, body) {
			in.saw(r.id)
			in.bodies[r.id] = append(in.bodies[r.id], r)
		}
	}
	in.others(book, known)
	in.otherKeys(book, e.schema())
	return in
}

// readTable takes the rows of a table by itself, such as a .csv: it has the heads of one sheet of the kind's workbook.
func (e *export) readTable(s *sheet.Sheet) *filled {
	in := e.empty()
	in.unsealed, in.noBodies = true, true
	for i := range e.plans {
		in.absent[i] = true
	}
	i := slices.IndexFunc(e.plans, func(p sheetPlan) bool { return p.isHeadedAs(s) })
	if i < 0 {
		in.note(NoSuchTable, s.At(0, 0), e.kind.Name, e.titles())
		return in
	}
	in.absent[i] = false
	for _, r := range in.sheet(&e.plans[i], s) {
		in.keep(i, r)
	}
	return in
}

// isHeadedAs reports whether a sheet has all heads of the plan.
func (p *sheetPlan) isHeadedAs(s *sheet.Sheet) bool {
	for _, h := range p.heads(nil) {
		has := func(c sheet.Cell) bool { return viet.Fold(c.Text) == viet.Fold(h.Text) }
		if len(s.Rows) == 0 || !slices.ContainsFunc(s.Rows[0], has) {
			return false
		}
	}
	return true
}

// titles lists the sheets of the kind's workbook.
func (e *export) titles() source.Words {
	var titles []string
	for _, p := range e.plans {
		titles = append(titles, p.title)
	}
	return source.Words(strings.Join(titles, ", "))
}

func (in *filled) note(rule *source.Rule, at source.Span, args ...any) {
	in.problems = append(in.problems, rule.At(at, args...))
}

// version takes what the program wrote for itself.
func (in *filled) version(book *sheet.Book) {
	s := sheetNamed(book, sealsTitle)
	if v := s.Cell(0, 1).Text; v != sheetVersion {
		in.note(OtherVersion, s.At(0, 1), v)
	}
	for i := 3; i < len(s.Rows); i++ {
		in.seals[s.Cell(i, 0).Text] = sealed{s.Cell(i, 1).Text, s.Cell(i, 2).Text}
	}
}

// others tells of sheets that are none of the workbook's and hold something.
func (in *filled) others(book *sheet.Book, known []string) {
	for i := range book.Sheets {
		s := &book.Sheets[i]
		own := slices.ContainsFunc(known, func(title string) bool { return viet.Fold(title) == viet.Fold(s.Name) })
		if !own && len(s.Rows) > 0 {
			in.note(UnknownSheet, s.At(0, 0), s.Name)
		}
	}
}

// otherKeys says first that the kind had other keys when the workbook was written, where something does not fit.
func (in *filled) otherKeys(book *sheet.Book, schema string) {
	s := sheetNamed(book, sealsTitle)
	if len(in.problems) > 0 && s.Cell(2, 1).Text != schema {
		in.problems = slices.Insert(in.problems, 0, OtherKeys.At(s.At(2, 1)))
	}
}

func (in *filled) keep(plan int, r row) {
	in.saw(r.id)
	rows := in.rows[r.id]
	if plan == 0 && len(rows[0]) > 0 {
		in.note(TwoRows, r.at(0), r.id)
		return
	}
	rows[plan] = append(rows[plan], r)
}

// saw makes room for the rows of a record. Which records there are the first sheet says, and all sheets where it is not
// there.
func (in *filled) saw(id string) {
	if in.rows[id] == nil {
		in.rows[id] = make([][]row, len(in.absent))
		in.ids = append(in.ids, id)
	}
}

// sheet takes the rows of a sheet, their cells in the order of its plan.
func (in *filled) sheet(plan *sheetPlan, s *sheet.Sheet) []row {
	in.problems = append(in.problems, s.CheckData(headRows)...)
	columns, ok := in.columns(plan, s)
	if !ok {
		return nil
	}
	var rows []row
	for i := headRows; i < len(s.Rows); i++ {
		if slices.ContainsFunc(s.Rows[i], func(c sheet.Cell) bool { return c.Sort != sheet.Empty }) {
			if r, ok := in.row(plan, s, i, columns); ok {
				rows = append(rows, r)
			}
		}
	}
	return rows
}

// columns finds where the columns of the plan stand in the sheet: somebody may have moved them.
func (in *filled) columns(plan *sheetPlan, s *sheet.Sheet) (columns []int, ok bool) {
	var heads []string
	for _, c := range plan.heads(nil) {
		heads = append(heads, c.Text)
	}
	if plan.wide != nil {
		heads = heads[:len(heads)-1]
	}
	columns = make([]int, len(heads))
	for i := range columns {
		columns[i] = -1
	}
	for j := range s.Width() {
		cell := s.Cell(0, j)
		i := slices.IndexFunc(heads, func(h string) bool { return viet.Fold(h) == viet.Fold(cell.Text) })
		switch {
		case i >= 0 && columns[i] < 0:
			columns[i] = j
		case plan.wide != nil && strings.HasPrefix(viet.Fold(cell.Text), viet.Fold(plan.wide.head)):
			columns = append(columns, j)
		case i >= 0 || cell.Sort != sheet.Empty || saysBelow(s, 0, j):
			in.problems = append(in.problems, unknownHead(s.At(0, j), cell.Text, heads))
		}
	}
	for i, h := range heads {
		if columns[i] < 0 {
			in.note(NoHead, s.At(0, 0), h)
			return nil, false
		}
	}
	return columns, true
}

// unknownHead tells of a column that nobody can read: its head is none of heads, or there is none.
func unknownHead(at source.Span, head string, heads []string) source.Problem {
	if head == "" {
		return Headless.At(at)
	}
	return UnknownHead.At(at, head).Like(head, heads)
}

// row takes one row. Its cells are as far as they say something.
func (in *filled) row(plan *sheetPlan, s *sheet.Sheet, i int, columns []int) (row, bool) {
	r := row{at: func(column int) source.Span {
		if column < len(columns) {
			return s.At(i, columns[column])
		}
		return s.At(i, 0)
	}}
	id := s.Cell(i, columns[0])
	switch {
	case id.Sort == sheet.Empty:
		in.note(NoID, s.At(i, columns[0]))
		return r, false
	case id.Sort != sheet.Text:
		in.problems = append(in.problems, entry.ForText(id.Text, in.like)(s.At(i, columns[0])))
		return r, false
	}
	r.id = strings.TrimSpace(id.Text)
	for m := range plan.marks {
		mark := strings.TrimSpace(s.Cell(i, columns[1+m]).Text)
		if mark == "" {
			mark = fmt.Sprintf("~%d", i) // a row that somebody added
		}
		r.marks = append(r.marks, mark)
	}
	for _, j := range columns[1+len(plan.marks):] {
		r.cells = append(r.cells, s.Cell(i, j))
	}
	if plan.wide != nil {
		r.cells = withoutEnd(r.cells)
	}
	return r, true
}
