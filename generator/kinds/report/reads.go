package report

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"

	"congkhai/generator/kinds/printed"

	"congkhai/generator/files/record"
	"congkhai/generator/past/change"
	"congkhai/generator/site"
	"congkhai/generator/text/viet"
)

// What changed in a form or a report is told in its own words, where it is made of keys.

// cellPath stands before the key of a cell where a change in it is told.
const cellPath = "bang."

// Cells lists the cells of all tables, which no keys of reports name.
func (r *Report) Cells() []change.Cell {
	var cells []change.Cell
	for _, grid := range slices.Sorted(maps.Keys(r.Grids)) {
		columns := r.Grids[grid].Columns
		for _, row := range r.Grids[grid].Rows {
			for i, value := range row.Cells[:min(len(row.Cells), len(columns))] {
				key, text := cellKey(grid, row.ID, columns[i]), value.State.Label()
				if value.Given() {
					text = value.Value.Text()
				}
				cells = append(cells, change.Cell{Path: cellPath + key, Name: "Bảng " + grid + " · " + row.ID + " · " + columns[i],
					Value: text})
			}
		}
	}
	return cells
}

func readReport(s *site.Site, r *record.Record, path, text string) string {
	f := form(s, r.Data.(*Report))
	if f == nil {
		return text
	}
	key := strings.TrimPrefix(strings.TrimPrefix(path, "so_lieu."), cellPath)
	if figure, _ := f.figure(key); path != key && figure.Kind == printed.Statement {
		return cmp.Or(map[string]string{"0": "Không", "1": "Có"}[text], text)
	}
	if path != "" && !strings.HasPrefix(path, "giai_trinh[") { // prose is quoted as it was
		return text
	}
	return namingOf(s, f).read(text)
}

func readForm(s *site.Site, r *record.Record, path, text string) string {
	if strings.HasPrefix(path, "ghi_chu") {
		return text
	}
	return namingOf(s, r.Data.(*Form)).read(text)
}

var (
	termInText = regexp.MustCompile(`[a-z][a-z0-9_]*(?:\.[a-z0-9_-]+)+`)
	ruleBefore = regexp.MustCompile(`^[a-z-]+ – `) // of an explanation: "quan-he – can-doi"
)

// read is a text with the names of the figures and the sentences of the relations that it names by their keys.
func (n naming) read(text string) string {
	if !strings.ContainsAny(text, ".-") { // nearly always
		return text
	}
	parts := strings.Split(text, " · ")
	for i, part := range parts {
		about := ruleBefore.ReplaceAllString(part, "")
		if sentence := n.sentence(about); sentence != "" {
			about = sentence
		}
		parts[i] = about
	}
	return termInText.ReplaceAllStringFunc(strings.Join(parts, " · "), func(key string) string {
		switch name := n.cellName(key); {
		case name != "":
			return name
		case n.knows(key):
			return n.name(key)
		}
		return key
	})
}

// cellName is what a cell is called where no other stands beside it: "Báo chí · số hồ sơ nhận giải quyết, trực tuyến"; ""
// for other keys.
func (n naming) cellName(key string) string {
	grid, row, _, _ := splitCell(key)
	figure, known := n.cell(key)
	if !known {
		return ""
	}
	return cmp.Or(n.rows[grid][row], row) + " · " + viet.LowerFirst(figure.Label)
}

// sentence is that of the relation with a name.
func (n naming) sentence(name string) string {
	if rule, ok := n.Form.relation(name); ok {
		return strings.TrimRight(rule.Sentence, ".")
	}
	_, sentence, _ := n.gridOf(name)
	return sentence
}

// knows reports whether a key is that of a term.
func (n naming) knows(key string) bool {
	prefix, rest := splitKey(key)
	if prefix == portalPrefix {
		_, known := n.counts[rest]
		return known
	}
	_, known := n.figure(rest)
	return known
}
