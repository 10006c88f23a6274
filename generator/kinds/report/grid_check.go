package report

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/kinds/printed"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/site"
	"congkhai/generator/text/viet"
)

var (
	columnForm = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	rowForm    = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]*$`)
)

// checkFormGrids reports tables of a form that reports could not fill in, or that could not be held against anything.
func checkFormGrids(s *site.Site, r *record.Record, f *Form) []source.Problem {
	var problems []source.Problem
	seen := map[string]bool{}
	for i, g := range f.grids() {
		at := "bang" + front.Index(i)
		problems = append(problems, checkKey(r, at+".khoa", g.Key, columnForm, seen)...)
		if g.Section != "" && !slices.Contains(f.numbers(), g.Section) {
			problems = append(problems, NoSuchSection.At(r.At(at+".phan"), g.Section).Like(g.Section, f.numbers()))
		}
		if isFixed := g.Rows == fixedRows; g.Rows != "" && isFixed != (len(g.Fixed) > 0) {
			rule, where := RowsNotFixed, at+".hang"
			if isFixed {
				rule, where = NoFixedRows, at+".dong"
			}
			problems = append(problems, rule.At(r.At(where)))
		}
		rows := map[string]bool{columnsKey: true, totalKey: true}
		for j, line := range g.Fixed {
			problems = append(problems, checkKey(r, at+".hang"+front.Index(j)+".khoa", line.Key, rowForm, rows)...)
		}
		problems = append(problems, checkColumns(r, f, g, at)...)
		problems = append(problems, scopeOfGrid(s, f, g).checkRelations(r, at+".quy_tac", g.Relations, g.mayHave)...)
	}
	return problems
}

// checkKey reports a key that is written otherwise than keys are, is kept for something else, or comes twice.
func checkKey(r *record.Record, at, key string, form *regexp.Regexp, seen map[string]bool) []source.Problem {
	_, isPrefix := operands[key]
	switch {
	case key == "":
		return nil // told
	case !form.MatchString(key):
		like := viet.Slug(key)
		if form == columnForm {
			like = strings.ReplaceAll(like, "-", "_")
		}
		if !form.MatchString(like) {
			like = ""
		}
		return []source.Problem{BadGridKey.At(r.At(at), key).Suggest(like)}
	case isPrefix, form == rowForm && (key == columnsKey || key == totalKey):
		return []source.Problem{KeptKey.At(r.At(at), key)}
	case seen[key]:
		return []source.Problem{site.Repeated.At(r.At(at), key)}
	}
	seen[key] = true
	return nil
}

func checkColumns(r *record.Record, f *Form, g *FormGrid, at string) []source.Problem {
	var problems []source.Problem
	seen := map[string]bool{}
	for i, c := range g.columns() {
		path := at + ".cot" + front.Index(i)
		problems = append(problems, checkKey(r, path+".khoa", c.Key, columnForm, seen)...)
		problems = append(problems, c.Style.Check(r, path)...)
		if c.Subgroup != "" && c.Group == "" {
			problems = append(problems, SubgroupAlone.At(r.At(path+".nhom_con")))
		}
		figure, known := f.textFigure(c.Figure)
		kind := figure.Kind
		switch {
		case c.Figure == "":
		case !known && !f.mayHave(r, c.Figure):
			problems = append(problems, NoFigure.At(r.At(path+".so_lieu"), c.Figure).Like(c.Figure, f.keys()))
		case known && !c.addsUp() && c.Kind != "":
			problems = append(problems, NoSumOfColumn.At(r.At(path+".so_lieu"), front.Label(c.Kind, string(c.Kind))))
		case known && kind != c.Kind && kind != "" && c.Kind != "":
			problems = append(problems, OtherKind.At(r.At(path+".so_lieu"), c.Figure, front.Label(kind, string(kind)), c.Key,
				front.Label(c.Kind, string(c.Kind))))
		}
	}
	return problems
}

// mayHave reports whether a table may have a column that is not among its own: some key has a slip that is told.
func (g *FormGrid) mayHave(key string) bool {
	_, rest := splitKey(key)
	keys := g.columnKeys()
	slices.Sort(keys)
	isTwice := len(slices.Compact(keys)) < len(g.Columns)
	return isTwice || len(g.Columns) == 0 || slices.ContainsFunc(g.columns(), func(c *GridColumn) bool {
		return c.Key == "" || !columnForm.MatchString(c.Key) && strings.ReplaceAll(viet.Slug(c.Key), "-", "_") == rest
	})
}

// asksFor reports whether a relation of the table names a column, which is told where the table has it not.
func (g *FormGrid) asksFor(column string) bool {
	return slices.ContainsFunc(g.Relations, func(rule Relation) bool {
		rel, _ := parseColumns(rule.Says)
		return slices.ContainsFunc(rel.Keys(), func(key string) bool {
			_, rest := splitKey(key)
			return rest == column
		})
	})
}

// scopeOfGrid is what relations of a table may name: its columns.
func scopeOfGrid(s *site.Site, f *Form, g *FormGrid) scope {
	return scope{
		parse: parseColumns, example: "tiep_nhan = moi + ky_truoc", unknown: NoColumn,
		kindOf: func(key string) (printed.Kind, bool) {
			prefix, rest := splitKey(key)
			c, known := g.column(rest)
			if c.Kind == printed.Statement {
				return printed.Counting, known
			}
			return c.Kind, known && (prefix == "" || columnTerm.MatchString(key))
		},
		isFlow: func(rest string) bool { c, _ := g.column(rest); return c.Flow },
		strange: func(where source.Span, key string) source.Problem {
			prefix, rest := splitKey(key)
			grid, column, dotted := strings.Cut(rest, ".")
			_, isOwn := g.column(column)
			switch {
			case isOwn && grid == g.Key:
				return NoColumn.At(where, key).Suggest(column)
			case dotted || prefix != "" && !columnTerm.MatchString(key):
				return NotOfTable.At(where, key, g.Key)
			}
			return NoColumn.At(where, key).Like(key, g.columnKeys())
		},
	}
}

// checkGrids reports tables of a report that are not those of its form: their columns, their rows, and what stands in
// the cells.
func checkGrids(s *site.Site, r *record.Record, p *Report, f *Form) []source.Problem {
	var problems []source.Problem
	for _, key := range slices.Sorted(maps.Keys(p.Grids)) {
		if _, known := f.grid(key); !known && !slices.Contains(f.gridKeys(), "") {
			problems = append(problems, NoGrid.At(r.Doc.Key("bang."+key), key).Like(key, f.gridKeys()))
		}
	}
	for _, g := range f.grids() {
		grid, given := p.Grids[g.Key]
		switch {
		case g.Key == "":
		case !given && r.Doc.Sound && !isElsewhere(r) && !hasUnknownGrid(p, f):
			problems = append(problems, GridMissing.At(r.At("so_lieu"), g.Key, g.Name))
		case given:
			problems = append(problems, checkGrid(s, r, g, grid)...)
		}
	}
	return problems
}

// isElsewhere reports whether a report has its tables in a place, or under a key, that is told.
func isElsewhere(r *record.Record) bool {
	return r.Doc.Has("bang") && len(r.Data.(*Report).Grids) == 0 || r.Doc.Has("so_lieu.bang") ||
		slices.ContainsFunc(r.Problems, func(p source.Problem) bool {
			return p.Rule == front.UnknownKey && viet.Slug(p.Args[0].(string)) == "bang"
		})
}

// hasUnknownGrid reports whether a report has a table that its form has not, which is told.
func hasUnknownGrid(p *Report, f *Form) bool {
	for key := range p.Grids {
		if _, known := f.grid(key); !known {
			return true
		}
	}
	return false
}

func checkGrid(s *site.Site, r *record.Record, g *FormGrid, grid Grid) []source.Problem {
	at := "bang." + g.Key
	problems := checkHead(r, g, grid, at+"."+columnsKey)
	if len(grid.Columns)+len(grid.Rows) == 0 {
		return problems // nothing is there, which is told once
	}
	headIsWrong := len(problems) > 0
	names, strange := g.rowNames(s), false
	for _, row := range grid.Rows {
		_, known := names[row.ID]
		switch {
		case row.ID == totalKey && g.Total == "":
			problems = append(problems, NoTotal.At(r.Doc.Key(at+"."+row.ID)))
		case row.ID != totalKey && !known && !g.isLost(s):
			strange = true
			ids := slices.Sorted(maps.Keys(names))
			problem := g.noRow(r.Doc.Key(at+"."+row.ID), row.ID, ids)
			if g.isMeantTotal(row) {
				problem = problem.Suggest(totalKey)
			}
			problems = append(problems, problem)
		}
		if !headIsWrong || len(row.Cells) != len(g.Columns) { // who left a column out of cot left no cell out
			problems = append(problems, checkCells(r, g, grid, row, at+"."+row.ID)...)
		}
	}
	if !r.Doc.Sound {
		return problems
	}
	if _, has := grid.row(totalKey); g.Total != "" && !has && !slices.ContainsFunc(grid.Rows, g.isMeantTotal) {
		problems = append(problems, TotalMissing.At(r.Doc.Key(at), g.Total))
	}
	if g.lacksRows(grid) {
		problems = append(problems, NoRows.At(r.Doc.Key(at), rowWords[g.Rows]))
	}
	for _, line := range g.Fixed {
		if _, has := grid.row(line.Key); !has && !strange && g.Rows == fixedRows && line.Key != "" {
			problems = append(problems, RowMissing.At(r.Doc.Key(at), line.Key, line.Label))
		}
	}
	return problems
}

// isMeantTotal reports whether a row under another key is the total: "Tong", "tong-cong", or what the form calls it.
func (g *FormGrid) isMeantTotal(row GridRow) bool {
	slug := viet.Slug(row.ID)
	return g.Total != "" && row.ID != totalKey &&
		(slug == totalKey || slug == viet.Slug(g.Total) || strings.HasPrefix(slug, totalKey+"-"))
}

// lacksRows reports whether a table has no rows, and a total row that does not say so.
func (g *FormGrid) lacksRows(grid Grid) bool {
	total, has := grid.row(totalKey)
	if grid.Lost || g.Rows == "" || g.Rows == fixedRows || slices.ContainsFunc(grid.Rows, GridRow.isNoTotal) {
		return false
	}
	return g.Total == "" || has && slices.ContainsFunc(total.Cells, func(v front.Stated[amount.Amount]) bool { return v.Value != 0 })
}

// isLost reports whether what the rows are of could not be read.
func (g *FormGrid) isLost(s *site.Site) bool {
	switch g.Rows {
	case fieldRows:
		return s.Lost(site.FieldFolder)
	case agencyRows:
		return s.Lost(site.AgencyFolder)
	}
	return g.Rows == ""
}

func (g *FormGrid) noRow(where source.Span, id string, ids []string) source.Problem {
	switch g.Rows {
	case fieldRows:
		return NoRowRecord.At(where, id, "content/"+site.FieldFolder).Like(id, ids)
	case agencyRows:
		return NoRowRecord.At(where, id, "content/"+site.AgencyFolder).Like(id, ids)
	}
	return NoRow.At(where, id, strings.Join(ids, ", ")).Like(id, ids)
}

// checkHead reports columns that the form does not have, that come twice, and that are not there.
func checkHead(r *record.Record, g *FormGrid, grid Grid, at string) []source.Problem {
	if len(grid.Columns) == 0 {
		if r.Doc.Has(at) {
			return nil // told
		}
		return []source.Problem{HeadMissing.At(r.Doc.Key("bang."+g.Key), `"`+strings.Join(g.columnKeys(), `", "`)+`"`)}
	}
	var problems []source.Problem
	seen, strange := map[string]bool{}, false
	for i, key := range grid.Columns {
		_, known := g.column(key)
		switch {
		case key == "":
			strange = true // told
		case seen[key]:
			problems = append(problems, site.Repeated.At(r.At(at+front.Index(i)), key))
		case !known && (g.mayHave(key) || g.asksFor(key)): // told
		case !known:
			strange = true
			problems = append(problems, NoColumn.At(r.At(at+front.Index(i)), key).Like(key, g.columnKeys()))
		}
		seen[key] = true
	}
	for _, c := range g.columns() {
		if !seen[c.Key] && !strange && c.Key != "" {
			problems = append(problems, ColumnMissing.At(r.At(at), c.Key, c.called()))
		}
	}
	return problems
}

// checkCells reports a row that has more or fewer cells than there are columns, and values that are not of their column.
func checkCells(r *record.Record, g *FormGrid, grid Grid, row GridRow, at string) []source.Problem {
	if len(grid.Columns) > 0 && len(row.Cells) != len(grid.Columns) {
		return []source.Problem{CellsDiffer.At(r.At(at), len(row.Cells), len(grid.Columns))}
	}
	var problems []source.Problem
	for i, value := range row.Cells {
		if i >= len(grid.Columns) {
			break
		}
		where := r.At(at + front.Index(i))
		c, known := g.column(grid.Columns[i])
		if !known {
			continue
		}
		problem, bad := c.Wrong(where, value)
		if where.Text() == strconv.Quote(front.NotReported.String()) {
			key := cellKey(g.Key, row.ID, c.Key)
			problem, bad = NotReported.At(where, key, c.called()).Concerning(key, ""), true
		}
		if bad {
			problems = append(problems, problem)
		}
	}
	return problems
}

// cellIsWrong reports whether a cell has no value that anything can be concluded from.
func cellIsWrong(r *record.Record, p *Report, f *Form, key string) bool {
	grid, row, column, _ := splitCell(key)
	g, _ := f.grid(grid)
	values, _ := p.Grids[grid].row(row)
	if c, known := g.column(column); known && len(values.Cells) == len(p.Grids[grid].Columns) {
		value, path, _ := p.value(r, key)
		_, bad := c.Wrong(r.At(path), value)
		return bad
	}
	return true
}

// isOfDamaged reports whether a relation is one of a table some of whose rows could not be read.
func isOfDamaged(r *record.Record, c Checked) bool {
	return slices.ContainsFunc(c.Keys, func(key string) bool {
		_, rest := splitKey(key)
		grid, _, _, isCell := splitCell(rest)
		return isCell && (!r.Doc.Sound || r.Data.(*Report).Grids[grid].Lost)
	})
}
