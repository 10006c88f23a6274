package edit

import (
	"slices"
	"strings"

	"congkhai/generator/kinds/report"
	"congkhai/generator/text/viet"
)

// Rows with a name each stand in a form as people have them in a spreadsheet: below the headings of their columns, each
// behind what it is called. The keys of both are put in their place when the form comes back.

// withNames is the text of a table's box with names in the place of keys, or the text where names do not tell all.
func withNames(t report.BlankTable, text string) string {
	named := namesFor(t, text)
	if withKeys(t, named) != text {
		return text
	}
	return named
}

func namesFor(t report.BlankTable, text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		key, rest, hasCells := strings.Cut(line, "\t")
		name, cells := nameOfRow(t, key), rest
		if key == report.ColumnsRow {
			name, cells = t.First, columnNames(t, rest)
		}
		lines[i] = name
		if hasCells {
			lines[i] += "\t" + cells
		}
	}
	return strings.Join(lines, "\n")
}

func nameOfRow(t report.BlankTable, key string) string {
	if key == report.TotalRow {
		return t.Total
	}
	if i := slices.IndexFunc(t.Rows, func(r report.BlankRow) bool { return r.ID == key }); i >= 0 {
		return t.Rows[i].Label
	}
	return key
}

func columnNames(t report.BlankTable, keys string) string {
	cells := strings.Split(keys, "\t")
	for i, key := range cells {
		if j := slices.IndexFunc(t.Columns, func(c report.BlankColumn) bool { return c.Key == key }); j >= 0 {
			cells[i] = t.Columns[j].Name
		}
	}
	return strings.Join(cells, "\t")
}

// withKeys is the text of a table's box with keys in the place of names. Rows that were pasted without their headings
// have the columns of the form.
func withKeys(t report.BlankTable, text string) string {
	if viet.Blank(text) {
		return text
	}
	lines, headed := strings.Split(text, "\n"), false
	for i, line := range lines {
		name, rest, hasCells := strings.Cut(line, "\t")
		if keys, isHead := columnKeys(t, name, rest); isHead {
			headed, lines[i] = true, report.ColumnsRow+"\t"+keys
			continue
		}
		lines[i] = keyOfRow(t, name)
		if hasCells {
			lines[i] += "\t" + rest
		}
	}
	if !headed {
		lines = slices.Insert(lines, 0, report.ColumnsRow+"\t"+allColumns(t))
	}
	return strings.Join(lines, "\n")
}

func keyOfRow(t report.BlankTable, name string) string {
	wanted := viet.Fold(strings.TrimSpace(name))
	if t.Total != "" && wanted == viet.Fold(t.Total) {
		return report.TotalRow
	}
	if i := slices.IndexFunc(t.Rows, func(r report.BlankRow) bool { return viet.Fold(r.Label) == wanted }); i >= 0 {
		return t.Rows[i].ID
	}
	return strings.TrimSpace(name)
}

// columnKeys are the keys of columns that a line names; it is no head where it names none, whatever its row is called.
func columnKeys(t report.BlankTable, name, rest string) (keys string, isHead bool) {
	isHead = name == report.ColumnsRow
	cells := strings.Split(rest, "\t")
	for i, cell := range cells {
		wanted := viet.Fold(strings.TrimSpace(cell))
		j := slices.IndexFunc(t.Columns, func(c report.BlankColumn) bool { return viet.Fold(c.Name) == wanted })
		if j >= 0 && wanted != "" {
			cells[i], isHead = t.Columns[j].Key, true
		}
	}
	return strings.Join(cells, "\t"), isHead
}

func allColumns(t report.BlankTable) string {
	var keys []string
	for _, c := range t.Columns {
		keys = append(keys, c.Key)
	}
	return strings.Join(keys, "\t")
}
