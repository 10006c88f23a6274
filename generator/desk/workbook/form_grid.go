package workbook

import (
	"cmp"
	"slices"

	"congkhai/generator/files/amend"
	"congkhai/generator/files/amount"
	"congkhai/generator/files/front"
	"congkhai/generator/kinds/report"
)

// filledTable is a table of a report that is filled in.
type filledTable struct {
	*filling
	form    report.BlankTable
	lists   table    // the rows by their keys, and the columns
	columns []string // which column each cell of a row is of
	added   []string // rows that the report did not have
	before  map[string]amount.Amount
	touched bool // some cell of its rows was filled in
}

// fillTable puts what a form says into a table. Rows that nobody filled in stay for others.
func (f *filling) fillTable(i int) {
	if len(f.tables[i]) == 0 {
		return
	}
	form := f.Tables[i]
	t := &filledTable{filling: f, form: form, lists: inner(inner(f.values, tablesKey), form.Key)}
	t.head()
	t.before = t.sums()
	for _, row := range append(slices.Clip(form.Rows), report.BlankRow{ID: report.TotalRow, Label: form.Total}) {
		for _, column := range form.Columns {
			if e, ok := f.tables[i][place{row.ID, column.Key}]; ok {
				t.setCell(row, column, e)
			}
		}
	}
	if form.Total != "" {
		t.row(report.TotalRow)
	}
	after := t.sums()
	for _, column := range form.Columns {
		if sum, ok := after[column.Key]; ok && column.AddsUp && !f.unsure {
			t.addUp(column, sum)
		}
	}
	inner(f.values, tablesKey)[form.Key] = t.ordered()
}

// head reads which columns the report has; a new table has those of the form.
func (t *filledTable) head() {
	list, _ := t.lists[columnsKey].([]any)
	for _, key := range list {
		name, _ := key.(string)
		t.columns = append(t.columns, name)
	}
	if len(t.columns) > 0 {
		return
	}
	for _, column := range t.form.Columns {
		t.columns = append(t.columns, column.Key)
		list = append(list, column.Key)
	}
	t.lists[columnsKey] = list
}

// row is the list of a row's cells, as many as there are columns.
func (t *filledTable) row(id string) []any {
	cells, ok := t.lists[id].([]any)
	if !ok {
		t.added = append(t.added, id)
	}
	cells = slices.Clone(cells)
	for len(cells) < len(t.columns) {
		cells = append(cells, "")
	}
	t.lists[id] = cells
	return cells
}

func (t *filledTable) setCell(row report.BlankRow, column report.BlankColumn, e written) {
	i := slices.Index(t.columns, column.Key)
	if i < 0 {
		t.note(NoPlaceInReport, e.at, t.path, column.Key, t.form.Name)
		return
	}
	cells := t.row(row.ID)
	if t.set(cells[i], e, row.Label+" · "+column.Name, tablesKey+"."+t.form.Key+"."+row.ID+front.Index(i)) {
		cells[i], t.touched = e.value, true
	}
}

// rows are the cells of the rows without the total, by their keys.
func (t *filledTable) rows() map[string][]any {
	rows := map[string][]any{}
	for id, list := range t.lists {
		if cells, ok := list.([]any); ok && id != columnsKey && id != report.TotalRow {
			rows[id] = cells
		}
	}
	return rows
}

// sums are those of the columns, none while some row is not filled in. None and what does not apply add nothing; a
// column with a value that is not known has no sum.
func (t *filledTable) sums() map[string]amount.Amount {
	rows := t.rows()
	for _, cells := range rows {
		if len(cells) < len(t.columns) || slices.ContainsFunc(cells, isBlank) {
			return nil
		}
	}
	sums := map[string]amount.Amount{}
	for i, column := range t.columns {
		unknown := len(rows) == 0
		sum := amount.Amount(0)
		for _, cells := range rows {
			a, _ := amountOf(cells[i])
			sum, unknown = sum+a, unknown || cells[i] == front.NotReported.String()
		}
		if !unknown {
			sums[column] = sum
		}
	}
	return sums
}

// addUp writes the sum of a column, and the figure that is that sum.
func (t *filledTable) addUp(column report.BlankColumn, sum amount.Amount) {
	if t.form.Total != "" {
		t.setTotal(column, slices.Index(t.columns, column.Key), sum)
	}
	t.setSum(column, sum)
}

func (t *filledTable) setTotal(column report.BlankColumn, i int, sum amount.Amount) {
	cells, name := t.row(report.TotalRow), t.form.Total+" · "+column.Name
	switch now := cells[i]; {
	case t.gives(column, now, sum):
		t.changed(name, now, plainOf(sum))
		cells[i] = plainOf(sum)
	case t.touched && counted(now) != sum:
		t.note(OtherTotal, t.origin, name, t.path, printedValue(now), sum.Text())
	}
}

// setSum sets a figure that is the sum of a column. One that says something else stays, and the whole check holds it
// against the table.
func (t *filledTable) setSum(column report.BlankColumn, sum amount.Amount) {
	figure, ok := t.blankFigure(column.Figure)
	if !ok {
		return
	}
	if figures, name := t.figuresAt(figure.Key); t.gives(column, figures[name], sum) {
		t.changed(figure.Label, figures[name], plainOf(sum))
		figures[name] = plainOf(sum)
	}
}

// gives reports whether the sum of a column takes the place of what stands there: nothing, or the sum of the rows as
// they were before.
func (t *filledTable) gives(column report.BlankColumn, now any, sum amount.Amount) bool {
	was, had := t.before[column.Key]
	return isBlank(now) || t.touched && had && counted(now) == was && was != sum
}

// counted is what a value adds to a sum; none is nothing, and -1 is what nothing can be added to.
func counted(v any) amount.Amount {
	a, isNumber := amountOf(v)
	if !isNumber && v != front.None.String() {
		return -1
	}
	return a
}

// plainOf is an amount as content writes it.
func plainOf(a amount.Amount) any {
	if a%100 == 0 {
		return int64(a / 100)
	}
	return float64(a) / 100
}

// ordered is the table with its new rows in the order of the form.
func (t *filledTable) ordered() amend.Table {
	ordered := amend.Table{{Key: columnsKey, Value: t.lists[columnsKey]}}
	for id, list := range t.lists {
		if id != columnsKey && !slices.Contains(t.added, id) {
			ordered = append(ordered, amend.Entry{Key: id, Value: list})
		}
	}
	slices.SortFunc(ordered[1:], func(a, b amend.Entry) int { return cmp.Compare(a.Key, b.Key) })
	for _, id := range t.added {
		ordered = append(ordered, amend.Entry{Key: id, Value: t.lists[id]})
	}
	return ordered
}
