package report

import (
	"fmt"
	"reflect"
	"strings"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/data"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
)

// GridView is a filled-in table as a page shows it.
type GridView struct {
	Name, Unit string
	First      string // the heading of the rows' names
	Depth      int    // how many rows the head has
	Head       [][]site.HeadCell
	Rows       []GridRowView
	Download   site.Download
}

// GridRowView is a row: what it is about, and a cell for each column.
type GridRowView struct {
	Label site.Link
	Total bool
	Cells []GridCell
}

// GridCell is a value, and what its column is called where no head stands above it.
type GridCell struct {
	Column string
	Value  show.Value
}

var rowHeadings = map[RowSort]string{fixedRows: "Nội dung", fieldRows: "Lĩnh vực", agencyRows: "Cơ quan", levelRows: "Cấp"}

// gridViews shows the tables of a section that the report has.
func gridViews(s *site.Site, r *record.Record, p *Report, f *Form, section string) []GridView {
	var views []GridView
	for _, g := range f.Grids {
		if grid, ok := p.Grids[g.Key]; ok && g.Section == section {
			views = append(views, g.view(s, r, grid))
		}
	}
	return views
}

func (g *FormGrid) view(s *site.Site, r *record.Record, grid Grid) GridView {
	v := GridView{Name: g.Name, Unit: g.Unit, First: rowHeadings[g.Rows], Head: g.header(),
		Download: site.DownloadOf(r.URL() + g.file())}
	v.Depth = len(v.Head)
	names := g.rowNames(s)
	for _, row := range g.ordered(grid) {
		shown := GridRowView{Label: names[row.ID], Total: row.ID == totalKey}
		if shown.Total {
			shown.Label = site.Link{Text: g.Total}
		}
		for _, c := range g.Columns {
			value, _ := grid.at(row.ID, c.Key)
			shown.Cells = append(shown.Cells, GridCell{c.called(), c.print(value)})
		}
		v.Rows = append(v.Rows, shown)
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

func (g *FormGrid) header() [][]site.HeadCell {
	var columns []heading
	for _, c := range g.Columns {
		columns = append(columns, heading{c.Group, c.Subgroup, c.Label})
	}
	return headOf(columns)
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

// headOf lays headings out as the rows of a table's head: what columns share goes over all of them, and a heading with
// nothing below it goes down to the last row.
func headOf(columns []heading) [][]site.HeadCell {
	depth := 0
	for _, h := range columns {
		depth = max(depth, len(h.levels()))
	}
	rows := make([][]site.HeadCell, depth)
	for i, h := range columns {
		levels, shared := h.levels(), i > 0
		for level, text := range levels {
			isLast := level == len(levels)-1
			shared = shared && !isLast && h[level] == columns[i-1][level] && h[level] != ""
			switch {
			case shared:
				rows[level][len(rows[level])-1].Cols++
			case isLast:
				rows[level] = append(rows[level], site.HeadCell{Text: text, Cols: 1, Rows: depth - level})
			default:
				rows[level] = append(rows[level], site.HeadCell{Text: text, Cols: 1, Rows: 1})
			}
		}
	}
	return rows
}

// file is the name of the files that give the table as data.
func (g *FormGrid) file() string { return "bang-" + strings.ReplaceAll(g.Key, "_", "-") }

// gridTables gives the tables of a report as rows.
func gridTables(s *site.Site, r *record.Record, p *Report, f *Form) []site.Table {
	var tables []site.Table
	for _, g := range f.Grids {
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
	for _, c := range g.Columns {
		columns = append(columns, data.Column{Name: c.Key, Say: c.called(), Always: true,
			Ways: front.ShapeOf(reflect.TypeFor[front.Stated[amount.Amount]]()).Any})
	}
	names := g.rowNames(s)
	rows := func(yield func([]data.Cell) bool) {
		for _, row := range g.ordered(grid) {
			cells := []data.Cell{data.TextCell(p.Period), data.TextCell(row.ID),
				data.TextCell(g.orTotal(row.ID, names[row.ID].Text))}
			for _, c := range g.Columns {
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
	Columns             []string
	Relations           []string
}

func (g *FormGrid) outline() FormGridView {
	v := FormGridView{Name: g.Name, Section: g.Section, Unit: g.Unit}
	for _, c := range g.Columns {
		name := c.called()
		if said := c.said(); said != "" {
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
func (f *Form) gridOf(about string) (g FormGrid, sentence string, ok bool) {
	name, _, isRow := strings.Cut(about, "/")
	for _, g := range f.Grids {
		for _, rule := range g.Relations {
			if isRow && rule.Name == name {
				return g, strings.TrimRight(rule.Sentence, "."), true
			}
		}
		if isRow && (name == g.Key+"-"+totalKey || name == g.Key+"-"+sectionKey) {
			return g, g.Name, true
		}
	}
	return g, "", false
}

// draft is an empty table for a new report: the rows of the form, or those of the report before.
func (g *FormGrid) draft(names map[string]site.Link, before Grid) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n# %s. Mỗi dòng một danh sách, các ô theo thứ tự của cot.\n[bang.%s]\ncot = [", oneLine(g.Name), g.Key)
	for i, c := range g.Columns {
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
		fmt.Fprintf(&b, "# thêm mỗi %s một dòng, ví dụ: ten-tep = %s\n", strings.ToLower(rowHeadings[g.Rows]), empty)
	}
	if g.Total != "" {
		fmt.Fprintf(&b, "%s = %s # %s\n", totalKey, empty, oneLine(g.Total))
	}
	return b.String()
}
