package edit

import (
	"strings"

	"congkhai/generator/site"
	"congkhai/generator/text/viet"
)

// resolve makes references of what somebody typed in the place of one: the name of a record, also without marks.
func (p *paper) resolve(v *view, nodes []*node) {
	for _, n := range nodes {
		p.resolve(v, n.group)
		if n.rows != nil {
			for _, row := range n.rows.items {
				p.resolve(v, []*node{row.node})
			}
		}
		if n.box != nil && n.box.keyed {
			p.resolveKeys(v, n.box)
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

// resolveKeys puts in the place of what the rows of a table are called what they are named by: a table that was copied
// from a spreadsheet has the names of fields and agencies.
func (p *paper) resolveKeys(v *view, b *box) {
	lines := strings.Split(b.text, "\n")
	for i, line := range lines {
		name, cells, _ := strings.Cut(line, "\t")
		for _, folder := range []string{site.FieldFolder, site.AgencyFolder} {
			if id := v.meant(folder, name); id != "" {
				lines[i] = id + "\t" + cells
			}
		}
	}
	b.text = strings.Join(lines, "\n")
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
