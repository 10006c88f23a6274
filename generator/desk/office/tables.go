package office

import (
	"regexp"
	"slices"
	"strings"

	"congkhai/generator/desk/word"
	"congkhai/generator/kinds/report"
	"congkhai/generator/site"
)

// deepest is how many rows the head of a table has at most.
const deepest = 5

// columnsUnder finds the columns with some headings in a table, and how many rows its head has. All have to be there.
func columnsUnder(grid [][]*word.Cell, wanted []string) (at []int, depth int, ok bool) {
	for depth = 1; depth <= min(deepest, len(grid)-1); depth++ {
		at = at[:0]
		for _, key := range wanted {
			column := slices.IndexFunc(columnKeys(grid, depth), func(k string) bool { return k == key })
			at = append(at, column)
		}
		if !slices.Contains(at, -1) {
			return at, depth, true
		}
	}
	return nil, 0, false
}

// columnKeys are the headings of each column, the widest first.
func columnKeys(grid [][]*word.Cell, depth int) []string {
	keys := make([]string, len(grid[0]))
	for column := range keys {
		var path []string
		for row := range depth {
			c := grid[row][column]
			if c != nil && (row == 0 || grid[row-1][column] != c) {
				path = append(path, c.Text())
			}
		}
		keys[column] = keyOf(strings.Join(path, " "))
	}
	return keys
}

// isCount reports whether a row numbers the columns: (1), (2), (3)=(4)+(5).
func isCount(row []*word.Cell) bool {
	texts := textsOf(row)
	isOther := func(text string) bool { return !countForm.MatchString(text) }
	return len(texts) > 1 && !slices.ContainsFunc(texts[1:], isOther) && strings.Contains(strings.Join(texts, ""), "(")
}

var countForm = regexp.MustCompile(`^\(?\d+\)?[\d()=+\-.; ]*$`)

// formTable reads the table in which a form shows figures of a section, and reports whether it is that.
func (im *importer) formTable(section *report.FormSection, t word.Table) bool {
	grid := t.Grid()
	if len(section.Table.Columns) == 0 || len(grid) < 2 {
		return false
	}
	var wanted []string
	for _, c := range section.Table.Columns {
		wanted = append(wanted, keyOf(c.Group+" "+c.Subgroup+" "+c.Label))
	}
	at, depth, ok := columnsUnder(grid, wanted)
	if !ok {
		return false
	}
	rows := slices.DeleteFunc(grid[depth:], isCount)
	if len(rows) != 1 {
		return false
	}
	for i, c := range section.Table.Columns {
		figure := im.figure(c.Key)
		cell := rows[0][at[i]]
		if figure == nil || cell == nil {
			continue
		}
		sentence := section.Table.Name + ", cột " + c.Label + ": " + cell.Text()
		if value, _, ok := valueOf(figure, cell.Text()); ok {
			im.state(figure, value, numberOfRow(rows[0][at[i]:]), sentence)
		} else {
			im.left = append(im.left, UnreadNumber.At(im.at(numberOfRow(rows[0])), figure.Key, figure.Label, cell.Text()))
		}
	}
	return true
}

// figure is the figure of the form with a key.
func (im *importer) figure(key string) *report.FormFigure {
	for i := range im.form.Sections {
		figures := im.form.Sections[i].Figures
		for j := range figures {
			if figures[j].Key == key {
				return &figures[j]
			}
		}
	}
	return nil
}

// gridTable reads a table that reports of the form fill in, and reports whether it is one of the section.
func (im *importer) gridTable(section *report.FormSection, t word.Table) bool {
	grid := t.Grid()
	for i := range im.form.Grids {
		g := &im.form.Grids[i]
		if g.Section != section.Number || len(grid) < 2 {
			continue
		}
		var wanted []string
		for _, c := range g.Columns {
			wanted = append(wanted, keyOf(c.Group+" "+c.Subgroup+" "+c.Label))
		}
		if at, depth, ok := columnsUnder(grid, wanted); ok {
			im.gridRows(g, slices.DeleteFunc(grid[depth:], isCount), at)
			return true
		}
	}
	return false
}

// gridRows proposes the rows of a table, each by the ID of what it is about.
func (im *importer) gridRows(g *report.FormGrid, rows [][]*word.Cell, at []int) {
	ids := im.rowIDs(g)
	for _, row := range rows {
		texts := textsOf(row[:slices.Min(at)])
		name := ""
		if len(texts) > 0 {
			name = texts[len(texts)-1] // the number of the row stands before it
		}
		id := ids[keyOf(name)]
		if id == "" {
			im.left = append(im.left, UnknownRow.At(im.at(numberOfRow(row)), g.Name, strings.Join(textsOf(row), " | ")))
			continue
		}
		var values []string
		for i, c := range g.Columns {
			values = append(values, im.cellValue(g, c, row, at[i]))
		}
		im.proposed = append(im.proposed, Proposal{Key: g.Key + "." + id, Value: "[" + strings.Join(values, ", ") + "]",
			Paragraph: numberOfRow(row), Sentence: strings.Join(textsOf(row), " | "), isRow: true})
	}
}

func (im *importer) cellValue(g *report.FormGrid, c report.GridColumn, row []*word.Cell, at int) string {
	if row[at] == nil {
		return `""`
	}
	figure := report.FormFigure{Key: g.Key + "." + c.Key, Label: c.Label, Style: c.Style}
	value, _, ok := valueOf(&figure, row[at].Text())
	if !ok {
		im.left = append(im.left, UnreadNumber.At(im.at(numberOfRow(row)), figure.Key, figure.Label, row[at].Text()))
		return `""`
	}
	return value
}

// rowIDs are the IDs of what rows of a table can be about, by its name; those of the form, or of the portal's records.
func (im *importer) rowIDs(g *report.FormGrid) map[string]string {
	ids := map[string]string{}
	for _, line := range g.Fixed {
		ids[keyOf(line.Label)] = line.Key
	}
	folder := map[report.RowSort]string{"linh_vuc": site.FieldFolder, "co_quan": site.AgencyFolder}[g.Rows]
	if folder != "" {
		for _, r := range im.site.All(folder) {
			ids[keyOf(r.Title())] = r.ID
		}
	}
	if g.Total != "" {
		ids[keyOf(g.Total)] = "tong"
	}
	return ids
}

// withoutCaption takes the name of a table off that stood before it.
func withoutCaption(blocks []word.Block, section *report.FormSection, form *report.Form) []word.Block {
	if len(blocks) == 0 {
		return blocks
	}
	p, ok := blocks[len(blocks)-1].(word.Paragraph)
	names := []string{section.Table.Name}
	for i := range form.Grids {
		names = append(names, form.Grids[i].Name)
	}
	for _, name := range names {
		if key := keyOf(name); ok && key != "" && strings.HasPrefix(keyOf(p.Text()), key) {
			return blocks[:len(blocks)-1]
		}
	}
	return blocks
}
