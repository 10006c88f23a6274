package office

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"congkhai/generator/text/viet"
)

// filled is the text of a new report with what the document says: its title, figures as comments below the lines that
// they are proposed for, and the text of the sections.
func (im *importer) filled(text string) string {
	front, _, _ := strings.Cut(text, "\n+++\n")
	var b strings.Builder
	table := ""
	for line := range strings.Lines(front + "\n") {
		if name, isTable := strings.CutPrefix(strings.TrimSpace(line), "["); isTable {
			table = strings.TrimSuffix(name, "]")
		}
		if im.subject != "" && strings.HasPrefix(line, `ten = ""`) {
			line = "ten = " + quoted(im.subject) + "\n"
		}
		b.WriteString(line)
		b.WriteString(im.proposals(table, line))
	}
	b.WriteString(im.unplaced(b.String()))
	return b.String() + "+++\n\n" + im.body()
}

// quoted is a text as TOML has it, without what nobody can see.
func quoted(text string) string {
	seen := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, text)
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(seen) + `"`
}

// proposals are the comments that go below a line, "i6.moi = """.
func (im *importer) proposals(table, line string) string {
	key, _, isValue := strings.Cut(line, " = ")
	if !isValue || strings.HasPrefix(key, "#") {
		return ""
	}
	grid, inGrid := strings.CutPrefix(table, "bang.")
	switch {
	case inGrid:
		key = grid + "." + key
	case table == "" && key == "den_ngay":
		key = "ngay_bao_cao" // which a new report has no line for
	case table != "so_lieu":
		return ""
	}
	var b strings.Builder
	for _, p := range im.proposed {
		if p.Key == key && p.isRow == inGrid {
			b.WriteString(p.comment())
		}
	}
	return b.String()
}

// comment is how a draft proposes a value. A person takes the sign of a comment away, or does not.
func (p Proposal) comment() string {
	_, key, _ := strings.Cut(p.Key, ".")
	if !p.isRow {
		key = p.Key
	}
	return fmt.Sprintf("# %s = %s   ← đoạn %d: “%s”\n", key, p.Value, p.Paragraph,
		viet.Shorten(strings.Join(strings.Fields(p.Sentence), " "), 160))
}

// unplaced are rows of tables that the draft has no line for.
func (im *importer) unplaced(text string) string {
	rows := slices.DeleteFunc(slices.Clone(im.proposed), func(p Proposal) bool {
		return strings.Contains(text, p.comment())
	})
	var b strings.Builder
	for _, p := range rows {
		grid, _, _ := strings.Cut(p.Key, ".")
		b.WriteString("# bảng " + grid + ": thêm dòng này vào [bang." + grid + "]\n" + p.comment())
	}
	return b.String()
}

// body is the text of all parts, each under the number of its section. Parts without text have no heading.
func (im *importer) body() string {
	last := len(im.parts) - 1
	var b strings.Builder
	for i, p := range im.parts {
		text := written(p.blocks)
		if i == last {
			text = withoutEnd(text)
		}
		if strings.TrimSpace(text) == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n")
		}
		if p.section != nil {
			b.WriteString("## " + p.section.Number + "\n\n")
		}
		b.WriteString(text)
	}
	return b.String()
}

// withoutEnd takes the sign off that offices put behind the last word, "./.", and leaves the point.
func withoutEnd(text string) string {
	text = strings.TrimRight(text, "\n ")
	if rest, found := strings.CutSuffix(text, "/."); found {
		text = strings.TrimRight(rest, " ")
	}
	return text + "\n"
}
