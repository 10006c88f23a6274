package workbook

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"congkhai/generator/desk/outcome"
	"congkhai/generator/desk/sheet"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds/report"
	"congkhai/generator/site"
	"congkhai/generator/text/viet"
)

// ImportPrinted fills in the report of a form and a period with the form's tables as other software prints them: heads,
// maybe over each other, are those of the form, and rows are called as the portal calls what they are about. It fills
// in as ImportForm does.
func ImportPrinted(s *site.Site, root fs.FS, b *report.Blank, book *sheet.Book) (*outcome.Outcome, []source.Problem, error) {
	e := &entries{form: formOf(s, b), figures: map[string]written{}, tables: make([]map[place]written, len(b.Tables))}
	for i := range e.tables {
		e.tables[i] = map[place]written{}
	}
	at := (&source.File{Path: book.Name}).Anywhere()
	found := false
	for i := range book.Sheets {
		found = e.printed(&book.Sheets[i]) || found
	}
	if !found {
		e.problems = append(e.problems, NoPrintedTable.At(at, e.columnNames()))
	}
	return e.fillIn(root, at)
}

// columnNames lists what the columns of the form's tables are called.
func (f *form) columnNames() source.Words {
	var names []string
	for _, t := range f.Tables {
		for _, c := range t.Columns {
			names = append(names, c.Name)
		}
	}
	return source.Words(strings.Join(names, "; "))
}

// printed takes a sheet that is one of the form's tables, and tells of one that holds something else.
func (e *entries) printed(s *sheet.Sheet) bool {
	for i := range e.Tables {
		if h, ok := headIn(s, e.Tables[i]); ok {
			e.printedTable(i, s, h)
			return true
		}
	}
	if len(s.Rows) > 0 {
		e.note(UnknownSheet, s.Anywhere(), s.Name)
	}
	return false
}

// printedHead is where the head of a table ends, and where its columns stand: that of the rows' names first.
type printedHead struct {
	first   int // the row below
	columns []int
}

// How far from the top a head may begin, and how many rows it may have.
const (
	rowsAbove  = 15
	headLevels = 4
)

// headIn finds the head of a table: each column is known by the texts over it.
func headIn(s *sheet.Sheet, t report.BlankTable) (printedHead, bool) {
	for top := range min(rowsAbove, len(s.Rows)) {
		for levels := 1; levels <= headLevels; levels++ {
			if h, ok := headAt(s, t, top, levels); ok {
				return h, true
			}
		}
	}
	return printedHead{}, false
}

func headAt(s *sheet.Sheet, t report.BlankTable, top, levels int) (printedHead, bool) {
	h := printedHead{first: top + levels, columns: []int{-1}}
	over := make([]string, widest(s))
	for j := range over {
		over[j] = textsOver(s, top, levels, j)
	}
	for _, c := range t.Columns {
		j := slices.Index(over, viet.Slug(c.Name))
		if j < 0 {
			return h, false
		}
		h.columns = append(h.columns, j)
	}
	for j := slices.Min(h.columns[1:]) - 1; j >= 0 && h.columns[0] < 0; j-- {
		if isNamed(s, h.first, j) {
			h.columns[0] = j
		}
	}
	return h, h.columns[0] >= 0
}

// textsOver are the texts of a head over a column, the shared ones first, as they are compared.
func textsOver(s *sheet.Sheet, top, levels, column int) string {
	var texts []string
	for row := top; row < top+levels; row++ {
		text := strings.TrimSpace(s.Cell(mergedInto(s, row, column)).Text)
		if text != "" && !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return viet.Slug(strings.Join(texts, " "))
}

// mergedInto is the cell that says what a cell shows.
func mergedInto(s *sheet.Sheet, row, column int) (int, int) {
	for _, a := range s.Merged {
		if a.Row <= row && row <= a.LastRow && a.Column <= column && column <= a.LastColumn {
			return a.Row, a.Column
		}
	}
	return row, column
}

// isNamed reports whether a column names rows: with words, and not with their numbers.
func isNamed(s *sheet.Sheet, first, column int) bool {
	for i := first; i < len(s.Rows); i++ {
		if c := s.Cell(i, column); c.Sort == sheet.Text && len(viet.Slug(c.Text)) > 3 {
			return true
		}
	}
	return false
}

// printedTable takes the rows of a table.
func (e *entries) printedTable(i int, s *sheet.Sheet, h printedHead) {
	t, names := e.Tables[i], e.rowNames(e.Tables[i])
	end, seen := h.first, map[string]int{}
	for n := h.first; n < len(s.Rows); n++ {
		filled := slices.IndexFunc(h.columns[1:], func(j int) bool { return says(s, n, j) })
		if filled < 0 || n == h.first && isNumbering(s, n, h.columns) {
			continue
		}
		end = n + 1
		label := strings.TrimSpace(s.Cell(n, h.columns[0]).Text)
		id, known := names[viet.Fold(label)]
		_, twice := seen[id]
		switch {
		case label == "":
			e.note(NoRowName, s.At(n, h.columns[1+filled]))
		case !known:
			e.problems = append(e.problems, NoSuchName.At(s.At(n, h.columns[0]), label, t.Name).Like(label, labelsOf(t)))
		case twice:
			e.note(TwoRows, s.At(n, h.columns[0]), label)
		case id != report.TotalRow:
			e.readRow(i, s, n, id, h.columns)
		}
		seen[id] = n
	}
	e.aside(s, h, end)
	if total, ok := seen[report.TotalRow]; ok {
		e.readTotal(i, s, total, h.columns)
	}
}

// totals are what the row with the sums of a table is called, besides what the form calls it.
var totals = []string{"tong", "tong cong", "tong so", "cong", "cong chung"}

// aside tells of what stands in the rows of a table beside its columns, and of what hides values.
func (e *entries) aside(s *sheet.Sheet, h printedHead, end int) {
	rows := *s
	rows.Rows = s.Rows[:end] // below stand who signs and when
	e.problems = append(e.problems, rows.CheckData(h.first)...)
	for j := slices.Min(h.columns[1:]); j < widest(&rows); j++ {
		if !slices.Contains(h.columns, j) && saysBelow(&rows, h.first-1, j) {
			head := s.Cell(mergedInto(s, h.first-1, j)).Text
			e.problems = append(e.problems, unknownHead(s.At(h.first-1, j), head, nil))
		}
	}
}

// rowNames are the IDs of a table's rows by all that they are called.
func (e *entries) rowNames(t report.BlankTable) map[string]string {
	names := map[string]string{}
	for _, total := range append(totals[:len(totals):len(totals)], viet.Fold(t.Total)) {
		names[total] = report.TotalRow
	}
	for _, row := range t.Rows {
		names[viet.Fold(row.Label)], names[viet.Fold(row.ID)] = row.ID, row.ID
	}
	for _, r := range e.site.Records {
		if id, isRow := names[viet.Fold(r.Title())]; isRow && id == r.ID {
			for _, name := range namesOf(r) {
				names[viet.Fold(name)] = id
			}
		}
	}
	return names
}

func labelsOf(t report.BlankTable) []string {
	var all []string
	for _, row := range t.Rows {
		all = append(all, row.Label)
	}
	return all
}

// columnNumber is how columns are numbered below a head: (1), A, (3)=(4)+(5).
var columnNumber = regexp.MustCompile(`^\(?[0-9A-Z]{1,2}\)?(?: ?= ?[-+()0-9 ]+)?$`)

// isNumbering reports whether a row does nothing but number the columns.
func isNumbering(s *sheet.Sheet, row int, columns []int) bool {
	return !slices.ContainsFunc(columns, func(j int) bool {
		text := strings.TrimSpace(s.Cell(row, j).Text)
		return text != "" && !columnNumber.MatchString(text)
	})
}
