package edit

import (
	"strings"

	"congkhai/generator/kinds/report"
	"congkhai/generator/text/viet"
)

// resolve makes references of what somebody typed in the place of one: the name of a record, also without marks.
func (p *paper) resolve(v *view, nodes []*node) {
	for _, n := range nodes {
		p.resolve(v, n.group)
		if n.rows != nil {
			for _, row := range n.rows.items {
				p.resolve(v, []*node{row.node})
				p.resolveTable(v, row)
			}
		}
		if n.box == nil || n.box.Refers == "" || n.box.text == "" {
			continue
		}
		lines := strings.Split(n.box.text, "\n")
		for i, line := range lines {
			if id := v.meant(n.box.Refers, line); id != "" {
				lines[i] = id
			}
		}
		n.box.text = strings.Join(lines, "\n")
	}
}

// resolveTable puts keys in the place of names in a table that an author's key names.
func (p *paper) resolveTable(v *view, row *row) {
	if row.box == nil || !row.box.keyed {
		return
	}
	if t, ok := report.TableOf(v.site, p.record(v), row.key); ok {
		row.box.text = withKeys(t, row.box.text)
	}
}

// meant is the ID of the only record that is called so, "" where the text is one already, or where it is not certain.
func (v *view) meant(folder, text string) string {
	if viet.Blank(text) || v.site.Record(folder, strings.TrimSpace(text)) != nil {
		return ""
	}
	found, wanted := "", viet.Fold(strings.TrimSpace(text))
	for _, r := range v.site.All(folder) {
		switch {
		case viet.Fold(r.Title()) != wanted:
		case found != "":
			return ""
		default:
			found = r.ID
		}
	}
	return found
}
