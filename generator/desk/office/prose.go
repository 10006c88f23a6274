package office

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"congkhai/generator/desk/word"
)

// written are blocks as Markdown.
func written(blocks []word.Block) string {
	var b strings.Builder
	var markers []string // of the item before and those that it stands in; none where it is no item
	for i, block := range blocks {
		p, _ := block.(word.Paragraph)
		isItem := p.Marker != "" && p.Level == 0
		if i > 0 && !(isItem && len(markers) > 0) {
			b.WriteString("\n")
		}
		markers = markers[:min(len(markers), p.Depth)]
		switch block := block.(type) {
		case word.Paragraph:
			b.WriteString(paragraph(block, indented(markers)) + "\n")
		case word.Table:
			b.WriteString(tableOf(block))
		}
		if markers = append(markers, markerOf(p)); !isItem {
			markers = nil
		}
	}
	return b.String()
}

// indented is as far in as the text of the innermost item.
func indented(markers []string) string {
	indent := ""
	for _, marker := range markers {
		indent += strings.Repeat(" ", utf8.RuneCountInString(marker)+1)
	}
	return indent
}

func paragraph(p word.Paragraph, indent string) string {
	text := guarded(marks(p.Runs))
	switch {
	case p.Level > 0:
		return "### " + plain(strings.TrimSpace(p.Marker+" "+strings.ReplaceAll(p.Text(), "\n", " ")))
	case p.Marker != "":
		begin := indent + markerOf(p) + " "
		return begin + strings.ReplaceAll(text, "\n", "\n"+strings.Repeat(" ", utf8.RuneCountInString(begin)))
	}
	return text
}

// markerOf is the marker of an item; all that are no numbers or letters are one.
func markerOf(p word.Paragraph) string {
	if strings.ContainsFunc(p.Marker, isWordSign) {
		return p.Marker
	}
	return "-"
}

// atStart is what makes a list, a heading, a quote or a rule of a paragraph that begins with it.
var atStart = regexp.MustCompile(`(?m)^(\s*)([#>+\-=|]|\d{1,9}[.)])`)

// guarded is a text no line of which is anything but a line.
func guarded(text string) string {
	return atStart.ReplaceAllStringFunc(text, func(start string) string {
		start = strings.TrimSpace(start)
		return start[:len(start)-1] + `\` + start[len(start)-1:]
	})
}

// signs are those that Markdown takes for its own wherever they stand.
var signs = strings.NewReplacer("~", `\~`, `](`, `\]\(`, `\`, `\\`, "*", `\*`,
	"`", "\\`", "<", `\<`, "[", `\[`, "]", `\]`, "_", `\_`)

var entity = regexp.MustCompile(`&(#?\w+;)`)

// plain is a text that Markdown shows as it is.
func plain(text string) string { return entity.ReplaceAllString(signs.Replace(text), `\&$1`) }

// marks are runs with their looks, links and pictures.
func marks(runs []word.Run) string {
	var b strings.Builder
	wasMarked := false
	for i, r := range runs {
		if r.Picture != "" {
			b.WriteString("![" + plain(orPicture(r.Text)) + "](" + r.Picture + ")")
			continue
		}
		text := plain(strings.ReplaceAll(r.Text, "\t", " "))
		if i == 0 {
			text = strings.TrimLeftFunc(text, unicode.IsSpace)
		}
		if i == len(runs)-1 {
			text = strings.TrimRightFunc(text, unicode.IsSpace)
		}
		looks := looking(r, text)
		if wasMarked && looks != text && strings.HasPrefix(looks, "*") {
			looks = text // marks of two looks beside each other would be one
		}
		wasMarked = looks != text && strings.HasSuffix(looks, "*")
		b.WriteString(linked(r, looks))
	}
	return strings.ReplaceAll(b.String(), "\n\n", "\n")
}

func orPicture(says string) string {
	if strings.TrimSpace(says) == "" {
		return "Hình trong văn bản"
	}
	return strings.Join(strings.Fields(says), " ")
}

// looking puts the marks of bold and italic letters around the words, with all other signs outside: beside those the
// marks would be shown.
func looking(r word.Run, text string) string {
	mark := map[bool]string{true: "**"}[r.Bold] + map[bool]string{true: "*"}[r.Italic]
	begin, end := strings.IndexFunc(text, isWordSign), strings.LastIndexFunc(text, isWordSign)
	if mark == "" || begin < 0 || strings.Contains(text[begin:end], "\n") {
		return text
	}
	_, size := utf8.DecodeRuneInString(text[end:])
	return text[:begin] + mark + text[begin:end+size] + mark + text[end+size:]
}

func isWordSign(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// linked is a text that leads to a page; where else Word's links lead, nobody can follow.
func linked(r word.Run, text string) string {
	scheme, _, _ := strings.Cut(r.Link, ":")
	isWeb := slices.Contains([]string{"https", "http", "mailto"}, scheme)
	if !isWeb || strings.TrimSpace(text) == "" || strings.ContainsAny(r.Link, "()<> \n") || r.Text == r.Link {
		return text
	}
	return "[" + text + "](" + r.Link + ")"
}

// tableOf is a table in which each place says what the cell over it says.
func tableOf(t word.Table) string {
	var b strings.Builder
	for i, row := range t.Grid() {
		b.WriteString("|")
		for _, c := range row {
			text := ""
			if c != nil {
				text = cellText(c, i == 0)
			}
			b.WriteString(" " + text + " |")
		}
		b.WriteString("\n")
		if i == 0 {
			b.WriteString("|" + strings.Repeat(" --- |", len(row)) + "\n")
		}
	}
	return b.String()
}

// cellText is what stands in a cell on one line; a head is bold by itself.
func cellText(c *word.Cell, isHead bool) string {
	var lines []string
	for _, p := range c.Paragraphs {
		runs := slices.Clone(p.Runs)
		for i := range runs {
			runs[i].Bold = runs[i].Bold && !isHead
		}
		if text := strings.TrimSpace(p.Marker + " " + marks(runs)); text != "" {
			lines = append(lines, strings.ReplaceAll(text, "\n", " "))
		}
	}
	return strings.ReplaceAll(strings.Join(lines, " "), "|", `\|`)
}
