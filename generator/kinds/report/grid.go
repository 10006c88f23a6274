package report

import (
	"maps"
	"slices"
	"strings"

	"congkhai/generator/kinds/printed"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/kinds/procedure"
	"congkhai/generator/site"
	"congkhai/generator/text/viet"
)

// FormGrid is a table that reports of the form fill in: columns of the form, and rows that are the form's own or one for
// each field, agency or level. A cell is a figure with the key "<table>.<row>.<column>".
type FormGrid struct {
	Key       string       `key:"khoa" say:"khóa của bảng, không dấu" example:"\"b06\"" past:"row"`
	Name      string       `key:"ten" say:"tên bảng" example:"\"Biểu số II.06a/VPCP/KSTT\""`
	Section   string       `key:"phan" say:"số mục mà bảng đứng trong đó" example:"\"I.6\""`
	Unit      string       `key:"don_vi,optional" say:"đơn vị tính" example:"\"Số hồ sơ TTHC\""`
	Rows      RowSort      `key:"dong" say:"mỗi dòng là gì" example:"\"linh_vuc\""`
	Total     string       `key:"tong,optional" say:"tên dòng tổng; không có khóa này thì bảng không có dòng tổng" example:"\"Tổng cộng\""`
	Columns   []GridColumn `key:"cot" say:"các cột từ trái sang"`
	Fixed     []GridLine   `key:"hang,optional" say:"các dòng có sẵn, khi dong = co_dinh"`
	Relations []Relation   `key:"quy_tac,optional" say:"quan hệ giữa các cột, phải đúng ở mọi dòng"`
}

// GridColumn is a column of a FormGrid, under up to two headings that it shares with others.
type GridColumn struct {
	Key   string `key:"khoa" say:"khóa của cột, không dấu" example:"\"tiep_nhan\"" past:"row"`
	Label string `key:"nhan" say:"tiêu đề cột" example:"\"Tổng số\""`
	printed.Style
	Group    string `key:"nhom,optional" say:"tiêu đề chung" example:"\"Số hồ sơ nhận giải quyết\""`
	Subgroup string `key:"nhom_con,optional" say:"tiêu đề chung cấp hai" example:"\"Trong kỳ\""`
	Flow     bool   `key:"phat_sinh,optional" say:"true khi là số phát sinh trong kỳ" example:"true" name:"Là số phát sinh trong kỳ"`
	Figure   string `key:"so_lieu,optional" say:"khóa của số liệu bằng tổng của cột" example:"\"i6.tiep_nhan\""`
}

// GridLine is a row that every report has.
type GridLine struct {
	Key   string `key:"khoa" say:"khóa của dòng, không dấu" example:"\"cap-tinh\"" past:"row"`
	Label string `key:"nhan" say:"tên dòng" example:"\"Cấp tỉnh\""`
}

// RowSort is what the rows of a table are.
type RowSort string

// The sorts.
const (
	fixedRows  RowSort = "co_dinh"
	fieldRows  RowSort = "linh_vuc"
	agencyRows RowSort = "co_quan"
	levelRows  RowSort = "cap"
)

// Choices lists the sorts.
func (RowSort) Choices() []front.Choice { return rowSortChoices }

var rowSortChoices = []front.Choice{{ID: string(fixedRows), Label: "Các dòng có sẵn của biểu mẫu"},
	{ID: string(fieldRows), Label: "Mỗi lĩnh vực một dòng"}, {ID: string(agencyRows), Label: "Mỗi cơ quan một dòng"},
	{ID: string(levelRows), Label: "Mỗi cấp một dòng"}}

// The keys of a report's table that are no rows: what its columns are, and the total.
const (
	columnsKey = "cot"
	totalKey   = "tong"
	sectionKey = "phan" // names relations of totals and the text part
)

// column returns the column with a key.
func (g *FormGrid) column(key string) (*GridColumn, bool) {
	for _, c := range g.columns() {
		if c.Key == key {
			return c, true
		}
	}
	return &GridColumn{}, false
}

func (g *FormGrid) columns() []*GridColumn { return pointers(g.Columns) }

// pointers hands large values on as they lie.
func pointers[T any](values []T) []*T {
	all := make([]*T, len(values))
	for i := range values {
		all[i] = &values[i]
	}
	return all
}

func (g *FormGrid) columnKeys() []string {
	var keys []string
	for _, c := range g.columns() {
		keys = append(keys, c.Key)
	}
	return keys
}

// called is what the column is called among all others: with its shared headings.
func (c *GridColumn) called() string { return c.heading().called() }

func (c *GridColumn) heading() heading { return heading{c.Group, c.Subgroup, c.Label} }

// grid returns the table with a key.
func (f *Form) grid(key string) (*FormGrid, bool) {
	for _, g := range f.grids() {
		if g.Key == key {
			return g, true
		}
	}
	return &FormGrid{}, false
}

func (f *Form) grids() []*FormGrid { return pointers(f.Grids) }

func (f *Form) gridKeys() []string {
	var keys []string
	for _, g := range f.grids() {
		keys = append(keys, g.Key)
	}
	return keys
}

// cellKey is the key of a cell, and what splitCell takes apart; ok is false for other figures.
func cellKey(grid, row, column string) string { return grid + "." + row + "." + column }

func splitCell(key string) (grid, row, column string, ok bool) {
	first, last := strings.IndexByte(key, '.'), strings.LastIndexByte(key, '.')
	if first == last {
		return "", "", "", false
	}
	return key[:first], key[first+1 : last], key[last+1:], true // names of files may have points
}

// totalKeys are the keys of the cells of all total rows.
func (f *Form) totalKeys() []string {
	var keys []string
	for _, g := range f.grids() {
		for _, c := range g.columns() {
			if g.Total != "" {
				keys = append(keys, cellKey(g.Key, totalKey, c.Key))
			}
		}
	}
	return keys
}

// cell is the column of a cell as the figure that it is.
func (f *Form) cell(key string) (*FormFigure, bool) {
	grid, _, column, ok := splitCell(key)
	g, known := f.grid(grid)
	c, has := g.column(column)
	return &FormFigure{Key: key, Label: c.called(), Style: c.Style, Flow: c.Flow}, ok && known && has
}

// cells are the cells of a report's tables, as the figures that they are.
func (f *Form) cells(p *Report) []*FormFigure {
	var cells []*FormFigure
	for _, g := range f.grids() {
		for _, row := range p.Grids[g.Key].Rows {
			for _, c := range g.columns() {
				figure, _ := f.cell(cellKey(g.Key, row.ID, c.Key))
				cells = append(cells, figure)
			}
		}
	}
	return cells
}

// rowNames are what the rows of a table may be, by their IDs; none where they are fixed and the form has none.
func (g *FormGrid) rowNames(s *site.Site) map[string]site.Link {
	names := map[string]site.Link{}
	switch g.Rows {
	case fixedRows:
		for _, line := range g.Fixed {
			names[line.Key] = site.Link{Text: line.Label}
		}
	case levelRows:
		for _, choice := range procedure.Level("").Choices() {
			names[choice.ID] = site.Link{Text: choice.Label}
		}
	case fieldRows, agencyRows:
		folder := map[RowSort]string{fieldRows: site.FieldFolder, agencyRows: site.AgencyFolder}[g.Rows]
		for _, r := range s.All(folder) {
			names[r.ID] = site.LinkOf(r)
		}
	}
	return names
}

// hasRow reports whether a report may have a row in the table.
func (g *FormGrid) hasRow(s *site.Site, row string) bool {
	_, known := g.rowNames(s)[row]
	return known || row == totalKey && g.Total != ""
}

// Grids are the tables of a report by their keys.
type Grids map[string]Grid

// Grid is a filled-in table: which column each cell of a row is of, and the rows in the order of the file.
type Grid struct {
	Columns []string
	Rows    []GridRow
	Lost    bool // a row could not be read
}

// GridRow is a row by the ID of what it is about; the total has one of its own.
type GridRow struct {
	ID    string
	Cells []front.Stated[amount.Amount]
}

// gridItem is what stands in the lists of a report's table: the key of a column, or a value.
type gridItem struct {
	name  string
	value front.Stated[amount.Amount]
}

// Alternatives tells the two.
func (gridItem) Alternatives() []any { return []any{"", front.Stated[amount.Amount]{}} }

// Plain is the one that it is.
func (i gridItem) Plain() any {
	if i.name != "" {
		return i.name
	}
	return i.value
}

// Alternatives tells that tables are lists by name.
func (Grids) Alternatives() []any { return []any{map[string]map[string][]gridItem{}} }

// Plain is the lists.
func (g Grids) Plain() any {
	plain := map[string]map[string][]gridItem{}
	for key, grid := range g {
		lists := map[string][]gridItem{}
		for _, name := range grid.Columns {
			lists[columnsKey] = append(lists[columnsKey], gridItem{name: name})
		}
		for _, row := range grid.Rows {
			for _, value := range row.Cells {
				lists[row.ID] = append(lists[row.ID], gridItem{value: value})
			}
		}
		plain[key] = lists
	}
	return plain
}

// BindTOML reads tables of lists: the columns, and below them a line for each row.
func (g *Grids) BindTOML(b *front.Binding, v any, path string) {
	*g = Grids{}
	tables, ok := v.(map[string]any)
	if !ok {
		b.Problem(path, GridForm)
		return
	}
	if len(tables) == 0 {
		b.Problem(path, GridForm)
	}
	for _, key := range slices.Sorted(maps.Keys(tables)) {
		lists, isTable := tables[key].(map[string]any)
		if !isTable {
			*g = Grids{}
			b.Problem(path+"."+key, GridForm)
			return
		}
		(*g)[key] = bindGrid(b, lists, path+"."+key)
	}
}

func bindGrid(b *front.Binding, lists map[string]any, path string) Grid {
	var grid Grid
	ids := slices.Sorted(maps.Keys(lists))
	slices.SortFunc(ids, func(a, c string) int { return b.Start(path+"."+a) - b.Start(path+"."+c) })
	for _, id := range ids {
		at := path + "." + id
		_, isList := lists[id].([]any)
		switch {
		case b.OfFile(id):
		case id == columnsKey:
			b.Value(lists[id], at, &grid.Columns)
		case isList && viet.Slug(id) == columnsKey && len(grid.Columns) == 0: // "Cot"
			b.Problem(at, HeadMeant, id)
			b.Value(lists[id], at, &grid.Columns)
		case !isList:
			grid.Lost = true
			b.Problem(at, RowForm, id)
		default:
			row := GridRow{ID: id}
			b.Value(lists[id], at, &row.Cells)
			grid.Rows = append(grid.Rows, row)
		}
	}
	return grid
}

// isNoTotal reports whether the row is of something.
func (r GridRow) isNoTotal() bool { return r.ID != totalKey }

// row returns the row with an ID.
func (g Grid) row(id string) (GridRow, bool) {
	i := slices.IndexFunc(g.Rows, func(r GridRow) bool { return r.ID == id })
	if i < 0 {
		return GridRow{}, false
	}
	return g.Rows[i], true
}

// at returns the value of a cell.
func (g Grid) at(row, column string) (value front.Stated[amount.Amount], ok bool) {
	r, found := g.row(row)
	i := slices.Index(g.Columns, column)
	if !found || i < 0 || i >= len(r.Cells) {
		return value, false
	}
	return r.Cells[i], true
}

// value returns the value of a figure, or a cell, and where it stands in the file of the report; ok is false where it
// does not.
func (r *Report) value(doc *record.Record, key string) (value front.Stated[amount.Amount], path string, ok bool) {
	grid, row, column, isCell := splitCell(key)
	if !isCell {
		value = r.Figures[key]
		return value, "so_lieu." + key, doc.Doc.Has("so_lieu." + key)
	}
	g := r.Grids[grid]
	value, ok = g.at(row, column)
	return value, "bang." + grid + "." + row + front.Index(slices.Index(g.Columns, column)), ok
}
