package report

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"congkhai/generator/kinds/relation"
	"congkhai/generator/site"
)

var columnTerm = regexp.MustCompile(`^(?:(?:truoc|dau_nam|luy_ke)\.)?[a-z][a-z0-9_]*$`)

// parseColumns reads a relation between columns of a table.
func parseColumns(says string) (relation.Relation, bool) {
	return relation.Parse(says, columnTerm.MatchString)
}

// held is a relation that is held against a report: one of the form's text, or one of a table in one of its rows.
type held struct {
	Relation
	rel relation.Relation
	of  string // the name in the form, which all rows share
}

// relationsOf lists what a report is held against: the relations of its form that are not wrong themselves, those of
// tables in each row that the report has, and what totals have to be.
func relationsOf(s *site.Site, p *Report, f *Form) []held {
	var all []held
	d := doubtsOf(s)[f]
	for _, rule := range d.sound {
		rel, _ := parseRelation(rule.Says)
		all = append(all, held{rule, rel, rule.Name})
	}
	for _, g := range f.Grids {
		grid := p.Grids[g.Key]
		names := g.rowNames(s)
		for _, rule := range d.soundIn[g.Key] {
			for _, row := range grid.Rows {
				all = append(all, inRow(g, rule, row.ID, names[row.ID].Text))
			}
		}
		all = append(all, g.totals(grid)...)
	}
	return all
}

// inRow is a relation between columns in one row.
func inRow(g FormGrid, rule Relation, row, name string) held {
	rel, _ := parseColumns(rule.Says)
	rel = rel.Renamed(func(key string) string {
		prefix, column := splitKey(key)
		if prefix != "" {
			return prefix + "." + cellKey(g.Key, row, column)
		}
		return cellKey(g.Key, row, column)
	})
	of := rule.Name
	rule.Name += "/" + row
	rule.Sentence = fmt.Sprintf("%s (dòng %s)", strings.TrimRight(rule.Sentence, "."), orTotal(g, row, name))
	return held{rule, rel, of}
}

func orTotal(g FormGrid, row, name string) string {
	if row == totalKey {
		return g.Total
	}
	return name
}

// totals are what the sums of a table's columns have to be: the total row, and figures of the text part. Ratios and
// statements have no sum.
func (g FormGrid) totals(grid Grid) []held {
	var all []held
	for _, c := range g.Columns {
		if !c.addsUp() || !slices.Contains(grid.Columns, c.Key) {
			continue
		}
		rows := g.sum(grid, c.Key)
		if len(rows) == 0 {
			continue
		}
		if g.Total != "" {
			name := g.Key + "-" + totalKey
			all = append(all, held{
				Relation{name + "/" + c.Key, "", fmt.Sprintf("Dòng %s bằng các dòng cộng lại (cột %s)", g.Total, c.called())},
				relation.Relation{Left: []relation.Term{{Key: cellKey(g.Key, totalKey, c.Key)}}, Right: rows, Operator: "="}, name})
			rows = []relation.Term{{Key: cellKey(g.Key, totalKey, c.Key)}}
		}
		if c.Figure != "" {
			name := g.Key + "-phan"
			all = append(all, held{
				Relation{name + "/" + c.Key, "", fmt.Sprintf("Tổng của cột bằng số liệu ở phần lời (cột %s)", c.called())},
				relation.Relation{Left: []relation.Term{{Key: c.Figure}}, Right: rows, Operator: "="}, name})
		}
	}
	return all
}

// addsUp reports whether the cells of a column have a sum.
func (c GridColumn) addsUp() bool { return c.Kind != ratio && c.Kind != statement && c.Kind != "" }

// sum are the cells of a column without the total.
func (g FormGrid) sum(grid Grid, column string) []relation.Term {
	var terms []relation.Term
	for _, row := range grid.Rows {
		if row.ID != totalKey {
			terms = append(terms, relation.Term{Key: cellKey(g.Key, row.ID, column)})
		}
	}
	return terms
}
