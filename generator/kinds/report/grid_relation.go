package report

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"congkhai/generator/kinds/printed"

	"congkhai/generator/files/front"
	"congkhai/generator/kinds/relation"
	"congkhai/generator/site"
)

var columnTerm = regexp.MustCompile(`^(?:(?:truoc|dau_nam|luy_ke)\.)?[a-z][a-z0-9_]*$`)

// parseColumns reads a relation between columns of a table, and what else somebody may name in one, which is told.
func parseColumns(says string) (relation.Relation, bool) {
	return relation.Parse(says, func(word string) bool { return columnTerm.MatchString(word) || termForm.MatchString(word) })
}

// wanted is a relation that is held against a report: one of the form's text, or one of a table in one of its rows.
type wanted struct {
	Relation
	rel    relation.Relation
	of     string // the name in the form, which all rows share
	shared string // the sentence that all rows share
}

// relationsOf lists what a report is held against: the relations of its form that are not wrong themselves, those of
// tables in each row that the report has, or that hands something on to it, and what totals have to be.
func relationsOf(s *site.Site, p *Report, f *Form) []wanted {
	var all []wanted
	d := doubtsOf(s)[f]
	for _, rule := range d.sound {
		rel, _ := parseRelation(rule.Says)
		all = append(all, wanted{rule, rel, rule.Name, rule.Sentence})
	}
	for _, g := range f.grids() {
		grid := p.Grids[g.Key]
		names, gone := g.rowNames(s), g.rowsGone(s, p)
		for _, rule := range d.soundIn[g.Key] {
			for _, row := range grid.Rows {
				all = append(all, inRow(g, rule, row.ID, names[row.ID].Text))
			}
			for _, row := range gone {
				if strings.Contains(rule.Says, beforePrefix+".") {
					all = append(all, inRow(g, rule, row, cmp.Or(names[row].Text, row)))
				}
			}
		}
		all = append(all, g.totals(grid)...)
	}
	return all
}

// rowsGone are the rows that hand something on to a report which does not have them.
func (g *FormGrid) rowsGone(s *site.Site, p *Report) []string {
	grid, given := p.Grids[g.Key]
	var gone []string
	for _, r := range before(s, p) {
		for _, row := range r.Data.(*Report).Grids[g.Key].Rows {
			if _, has := grid.row(row.ID); given && !has && row.isNoTotal() && !slices.Contains(gone, row.ID) {
				gone = append(gone, row.ID)
			}
		}
	}
	return gone
}

// inRow is a relation between columns in one row.
func inRow(g *FormGrid, rule Relation, row, name string) wanted {
	rel, _ := parseColumns(rule.Says)
	rel = rel.Renamed(func(key string) string {
		prefix, column := splitKey(key)
		if prefix != "" {
			return prefix + "." + cellKey(g.Key, row, column)
		}
		return cellKey(g.Key, row, column)
	})
	of, shared := rule.Name, strings.TrimRight(rule.Sentence, ".")
	rule.Name += "/" + row
	rule.Sentence = fmt.Sprintf("%s (dòng %s)", shared, g.orTotal(row, name))
	return wanted{rule, rel, of, shared}
}

func (g *FormGrid) orTotal(row, name string) string {
	if row == totalKey {
		return g.Total
	}
	return name
}

// totals are what the sums of a table's columns have to be: the total row, and figures of the text part. Ratios and
// statements have no sum.
func (g *FormGrid) totals(grid Grid) []wanted {
	var all []wanted
	for _, c := range g.columns() {
		if !c.addsUp() || !slices.Contains(grid.Columns, c.Key) {
			continue
		}
		rows := grid.sum(g.Key, c.Key)
		if g.Total != "" {
			total := []relation.Term{{Key: cellKey(g.Key, totalKey, c.Key)}}
			if len(rows) > 0 {
				all = append(all, g.total(totalKey, c, "Dòng tổng bằng các dòng cộng lại", relation.Relation{Left: total, Right: rows}))
			}
			rows = total
		}
		if c.Figure != "" && len(rows) > 0 {
			all = append(all, g.total(sectionKey, c, "Số liệu của mục bằng tổng ở bảng",
				relation.Relation{Left: []relation.Term{{Key: c.Figure}}, Right: rows}))
		}
	}
	return all
}

func (g *FormGrid) total(name string, c *GridColumn, sentence string, rel relation.Relation) wanted {
	rel.Operator = "="
	of := g.Key + "/" + name // as no relation of a form is called
	return wanted{Relation{Name: of + "/" + c.Key, Sentence: fmt.Sprintf("%s (cột %s)", sentence, c.called())}, rel, of,
		fmt.Sprintf("%s (%s)", sentence, g.Name)}
}

// addsUp reports whether the cells of a column have a sum.
func (c *GridColumn) addsUp() bool {
	return c.Kind != printed.Ratio && c.Kind != printed.Statement && c.Kind != ""
}

// sum are the cells of a column without the total. What does not apply adds nothing: where nothing does, the sum is 0.
func (g Grid) sum(key, column string) []relation.Term {
	var terms []relation.Term
	for _, row := range g.Rows {
		if value, _ := g.at(row.ID, column); row.isNoTotal() && value.State != front.NotApplicable {
			terms = append(terms, relation.Term{Key: cellKey(key, row.ID, column)})
		}
	}
	if len(terms) == 0 && slices.ContainsFunc(g.Rows, GridRow.isNoTotal) {
		return []relation.Term{{}}
	}
	return terms
}
