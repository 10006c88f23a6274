package report

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/kinds/relation"
	"congkhai/generator/site"
)

var columnTerm = regexp.MustCompile(`^(?:(?:truoc|dau_nam|luy_ke)\.)?[a-z][a-z0-9_]*$`)

// parseColumns reads a relation between columns of a table.
func parseColumns(says string) (relation.Relation, bool) {
	return relation.Parse(says, columnTerm.MatchString)
}

// wanted is a relation that is held against a report: one of the form's text, or one of a table in one of its rows.
type wanted struct {
	Relation
	rel    relation.Relation
	of     string // the name in the form, which all rows share
	shared string // the sentence that all rows share
}

// relationsOf lists what a report is held against: the relations of its form that are not wrong themselves, those of
// tables in each row that the report has, and what totals have to be.
func relationsOf(s *site.Site, p *Report, f *Form) []wanted {
	var all []wanted
	d := doubtsOf(s)[f]
	for _, rule := range d.sound {
		rel, _ := parseRelation(rule.Says)
		all = append(all, wanted{rule, rel, rule.Name, rule.Sentence})
	}
	for _, g := range f.Grids {
		grid := p.Grids[g.Key]
		names := g.rowNames(s)
		for _, rule := range d.soundIn[g.Key] {
			for _, row := range grid.Rows {
				all = append(all, inRow(&g, rule, row.ID, names[row.ID].Text))
			}
		}
		all = append(all, g.totals(grid)...)
	}
	return all
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
	for _, c := range g.Columns {
		if !c.addsUp() || !slices.Contains(grid.Columns, c.Key) {
			continue
		}
		rows := g.sum(grid, c.Key)
		if g.Total != "" {
			total := []relation.Term{{Key: cellKey(g.Key, totalKey, c.Key)}}
			if !grid.isEmpty() { // which is told
				all = append(all, g.total(totalKey, c, "Dòng tổng bằng các dòng cộng lại", relation.Relation{Left: total, Right: rows}))
			}
			rows = total
		}
		if c.Figure != "" {
			all = append(all, g.total(sectionKey, c, "Số liệu của mục bằng tổng ở bảng",
				relation.Relation{Left: []relation.Term{{Key: c.Figure}}, Right: rows}))
		}
	}
	return all
}

func (g *FormGrid) total(name string, c GridColumn, sentence string, rel relation.Relation) wanted {
	rel.Operator = "="
	of := g.Key + "-" + name
	return wanted{Relation{Name: of + "/" + c.Key, Sentence: fmt.Sprintf("%s (cột %s)", sentence, c.called())}, rel, of,
		fmt.Sprintf("%s (%s)", sentence, g.Name)}
}

// addsUp reports whether the cells of a column have a sum.
func (c GridColumn) addsUp() bool { return c.Kind != ratio && c.Kind != statement && c.Kind != "" }

// sum are the cells of a column without the total, and without those to which the column does not apply; 0 without any.
func (g *FormGrid) sum(grid Grid, column string) []relation.Term {
	var terms []relation.Term
	for _, row := range grid.Rows {
		if value, _ := grid.at(row.ID, column); row.ID != totalKey && value.State != front.NotApplicable {
			terms = append(terms, relation.Term{Key: cellKey(g.Key, row.ID, column)})
		}
	}
	if terms == nil {
		return []relation.Term{{}}
	}
	return terms
}
