package report

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/data"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
	"congkhai/generator/text/viet"
)

// GridView is a filled-in table as a page shows it.
type GridView struct {
	Name, Unit string
	First      string // the heading of the rows' names, as the theme's catalogue says it
	Depth      int    // how many rows the head has
	Head       [][]site.HeadCell
	Rows       []GridRowView
	Download   *site.Download // nil where the values stand among the figures
}

// GridRowView is a row: what it is about, and a cell for each column.
type GridRowView struct {
	ID    string
	Label site.Link
	Total bool
	Cells []GridCell
}

// GridCell is a value, the IDs of the headings that it stands under, and what its column is called where no head stands
// above it.
type GridCell struct {
	Under, Column string
	Value         show.Value
}

var (
	rowHeadings = map[RowSort]string{fixedRows: "noi_dung_dong", fieldRows: "linh_vuc", agencyRows: "don_vi", levelRows: "cap"}
	rowWords    = map[RowSort]string{fieldRows: "lĩnh vực", agencyRows: "cơ quan", levelRows: "cấp"}
)

// RowHeadings are the headings of the rows of tables: keys of the theme's catalogue.
func RowHeadings() []string { return slices.Sorted(maps.Values(rowHeadings)) }

// gridViews shows the tables of a section that the report has.
func gridViews(s *site.Site, r *record.Record, p *Report, f *Form, section string) []GridView {
	var views []GridView
	for _, g := range f.grids() {
		if grid, ok := p.Grids[g.Key]; ok && g.Section == section {
			views = append(views, g.view(s, r, grid))
		}
	}
	return views
}

func (g *FormGrid) view(s *site.Site, r *record.Record, grid Grid) GridView {
	download := site.DownloadOf(r.URL() + g.file())
	v := GridView{Name: g.Name, Unit: g.Unit, First: rowHeadings[g.Rows], Download: &download}
	var columns []heading
	for _, c := range g.columns() {
		columns = append(columns, c.heading())
	}
	names := g.rowNames(s)
	var rows [][]show.Value
	for _, row := range g.ordered(grid) {
		shown := GridRowView{Label: names[row.ID], Total: row.ID == totalKey}
		if shown.Total {
			shown.Label = site.Link{Text: g.Total}
		}
		var values []show.Value
		for _, c := range g.columns() {
			value, _ := grid.at(row.ID, c.Key)
			values = append(values, c.Show(value))
		}
		v.Rows, rows = append(v.Rows, shown), append(rows, values)
	}
	return v.laidOut("bang_"+g.Key, columns, rows)
}

// view shows the figures of a report that stand in a row of their own.
func (t FormTable) view(p *Report, f *Form, id string) GridView {
	v := GridView{Name: t.Name, Unit: t.Unit, First: "don_vi", Rows: []GridRowView{{Label: site.Link{Text: t.Row}}}}
	var columns []heading
	var values []show.Value
	for _, c := range t.Columns {
		figure, _ := f.figure(c.Key)
		columns = append(columns, heading{c.Group, c.Subgroup, c.Label})
		values = append(values, figure.Show(p.Figures[c.Key]))
	}
	return v.laidOut(id, columns, [][]show.Value{values})
}

// laidOut is the table with its head, and in each row the values that stand below it.
func (v GridView) laidOut(id string, columns []heading, rows [][]show.Value) GridView {
	head, under := headOf(id, columns)
	v.Head, v.Depth = head, len(head)
	for i := range v.Rows {
		row := &v.Rows[i]
		row.ID = fmt.Sprintf("%s_h%d", id, i+1)
		for j, value := range rows[i] {
			row.Cells = append(row.Cells, GridCell{row.ID + " " + under[j], columns[j].called(), value})
		}
	}
	return v
}

// ordered lists the rows as pages show them: those of the form in its order, others in that of the file, the total last.
func (g *FormGrid) ordered(grid Grid) []GridRow {
	var rows, total []GridRow
	for _, line := range g.Fixed {
		if row, ok := grid.row(line.Key); ok {
			rows = append(rows, row)
		}
	}
	for _, row := range grid.Rows {
		switch {
		case row.ID == totalKey:
			total = append(total, row)
		case g.Rows != fixedRows:
			rows = append(rows, row)
		}
	}
	return append(rows, total...)
}

// heading is what stands above a column, the widest first; what is empty does not stand there.
type heading [3]string

// levels are the headings that are there.
func (h heading) levels() []string {
	var levels []string
	for _, text := range h {
		if text != "" {
			levels = append(levels, text)
		}
	}
	return levels
}

// called is what the column is called among all others: with its shared headings.
func (h heading) called() string {
	levels := h.levels()
	for i := 1; i < len(levels); i++ {
		levels[i] = viet.LowerFirst(levels[i])
	}
	return strings.Join(levels, ", ")
}

// headOf lays headings out as the rows of a table's head: what columns share goes over all of them, and a heading with
// nothing below it goes down to the last row. Under are the IDs of the headings of each column.
func headOf(table string, columns []heading) (rows [][]site.HeadCell, under []string) {
	depth := 0
	for _, h := range columns {
		depth = max(depth, len(h.levels()))
	}
	rows = make([][]site.HeadCell, depth)
	for i, h := range columns {
		levels, shared, above := h.levels(), i > 0, ""
		for level, text := range levels {
			isLast := level == len(levels)-1
			shared = shared && !isLast && h[level] == columns[i-1][level] && h[level] != ""
			if !shared {
				cell := site.HeadCell{Text: text, Rows: 1, ID: fmt.Sprintf("%s_%d_%d", table, level+1, i+1), Under: above}
				if isLast {
					cell.Rows = depth - level
				}
				rows[level] = append(rows[level], cell)
			}
			cell := &rows[level][len(rows[level])-1]
			cell.Cols++
			above = strings.TrimSpace(above + " " + cell.ID)
		}
		under = append(under, above)
	}
	return rows, under
}

// file is the name of the files that give the table as data.
func (g *FormGrid) file() string { return "bang-" + strings.ReplaceAll(g.Key, "_", "-") }

// gridTables gives the tables of a report as rows.
func gridTables(s *site.Site, r *record.Record, p *Report, f *Form) []site.Table {
	var tables []site.Table
	for _, g := range f.grids() {
		if grid, ok := p.Grids[g.Key]; ok {
			tables = append(tables, site.Table{URL: r.URL() + g.file(), About: fmt.Sprintf("%s: mỗi dòng một dòng của bảng.", g.Name),
				Page: r.URL(), Issued: reportDay(s, r, p), Table: g.table(s, r, p, grid)})
		}
	}
	return tables
}

func (g *FormGrid) table(s *site.Site, r *record.Record, p *Report, grid Grid) data.Table {
	columns := []data.Column{site.TextColumn("ky", "kỳ báo cáo"), site.TextColumn("dong", "khóa của dòng, hoặc tong"),
		site.TextColumn("ten_dong", "tên dòng")}
	for _, c := range g.columns() {
		columns = append(columns, data.Column{Name: c.Key, Say: c.called(), Always: true,
			Ways: front.ShapeOf(reflect.TypeFor[front.Stated[amount.Amount]]()).Any})
	}
	names := g.rowNames(s)
	rows := func(yield func([]data.Cell) bool) {
		for _, row := range g.ordered(grid) {
			cells := []data.Cell{data.TextCell(p.Period), data.TextCell(row.ID),
				data.TextCell(g.orTotal(row.ID, names[row.ID].Text))}
			for _, c := range g.columns() {
				value, _ := grid.at(row.ID, c.Key)
				cells = append(cells, data.CellOf(value))
			}
			if !yield(cells) {
				return
			}
		}
	}
	return data.Table{Title: g.Name, Columns: columns, Rows: rows}
}

// together puts those relations of a table that hold, each in many rows, into one. Where one row is right within what
// was rounded, so are they together.
func together(checked []Checked) []Checked {
	var all []Checked
	first, rows := map[string]int{}, map[string]int{}
	for _, c := range checked {
		i, again := first[c.of]
		if c.Outcome != Holds || c.of == c.Name || !again {
			if c.Outcome == Holds && c.of != c.Name {
				first[c.of] = len(all)
				rows[c.of] = 1
			}
			all = append(all, c)
			continue
		}
		rows[c.of]++
		all[i].held.Rounded = all[i].held.Rounded || c.held.Rounded
	}
	for of, n := range rows {
		if n > 1 {
			all[first[of]].Sentence = fmt.Sprintf("%s: đúng ở cả %d chỗ", all[first[of]].shared, n)
		}
	}
	return all
}

// FormGridView is a table of the outline.
type FormGridView struct {
	Name, Section, Unit string
	Rows                string // what they are
	Fixed               []string
	Total               string
	Columns             []string
	Relations           []string
}

func (g *FormGrid) outline() FormGridView {
	v := FormGridView{Name: g.Name, Section: g.Section, Unit: g.Unit, Rows: front.Label(g.Rows, string(g.Rows)), Total: g.Total}
	for _, line := range g.Fixed {
		v.Fixed = append(v.Fixed, line.Label)
	}
	for _, c := range g.columns() {
		name := c.called()
		if said := c.Said(); said != "" {
			name += " (" + said + ")"
		}
		v.Columns = append(v.Columns, name)
	}
	for _, rule := range g.Relations {
		v.Relations = append(v.Relations, strings.TrimRight(rule.Sentence, "."))
	}
	return v
}

// gridOf returns the table that a relation is one of in some row, and what readers call the relation.
func (f *Form) gridOf(about string) (g *FormGrid, sentence string, ok bool) {
	name, _, isRow := strings.Cut(about, "/")
	for _, g := range f.grids() {
		for _, rule := range g.Relations {
			if isRow && rule.Name == name {
				return g, strings.TrimRight(rule.Sentence, "."), true
			}
		}
		if strings.HasPrefix(about, g.Key+"/"+totalKey+"/") || strings.HasPrefix(about, g.Key+"/"+sectionKey+"/") {
			return g, g.Name, true
		}
	}
	return g, "", false
}

// anyRow is a row that there may be.
func anyRow(names map[string]site.Link) string {
	if len(names) == 0 {
		return "ten-tep"
	}
	return slices.Min(slices.Collect(maps.Keys(names)))
}

// draft is an empty table for a new report: the rows of the form, or those of the report before.
func (g *FormGrid) draft(names map[string]site.Link, before Grid) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n# %s. Mỗi dòng một danh sách, các ô theo thứ tự của cot.\n[bang.%s]\ncot = [", oneLine(g.Name), g.Key)
	for i, c := range g.columns() {
		fmt.Fprintf(&b, "%s%q", map[bool]string{true: ", "}[i > 0], c.Key)
	}
	b.WriteString("]\n")
	empty := "[" + strings.TrimSuffix(strings.Repeat(`"", `, len(g.Columns)), ", ") + "]"
	for _, line := range g.Fixed {
		fmt.Fprintf(&b, "%s = %s # %s\n", line.Key, empty, oneLine(line.Label))
	}
	for _, row := range before.Rows {
		if g.Rows != fixedRows && row.ID != totalKey {
			fmt.Fprintf(&b, "%s = %s # %s\n", row.ID, empty, oneLine(names[row.ID].Text))
		}
	}
	if g.Rows != fixedRows && len(before.Rows) == 0 {
		fmt.Fprintf(&b, "# thêm mỗi %s một dòng, ví dụ: %s = %s\n", rowWords[g.Rows], anyRow(names), empty)
	}
	if g.Total != "" {
		fmt.Fprintf(&b, "%s = %s # %s\n", totalKey, empty, oneLine(g.Total))
	}
	return b.String()
}
