package sheet

import (
	"strings"

	"congkhai/generator/files/source"
	"congkhai/generator/text/legacy"
	"congkhai/generator/text/viet"
)

// place is a cell of a book by its indexes.
type place struct{ sheet, row, column int }

// recode reads texts in old codes, as documents with fonts of such have them. All lines of the book are looked at
// together: what is certain for many says more of the others. What is certain is decoded; the rest is told.
func (b *Book) recode() (problems []source.Problem) {
	lines, cells := b.lines()
	decoded := map[place]bool{}
	for _, p := range legacy.Passages(lines) {
		at := cells[p.Line]
		switch {
		case p.Sure:
			lines[p.Line], decoded[at] = p.Meant, true
		case !source.Full(problems):
			where := b.Sheets[at.sheet].At(at.row, at.column)
			problems = append(problems, OldCode.At(where, called(p.Code), viet.Shorten(p.Meant, sampled)))
		}
	}
	for at, until := 0, 0; at < len(lines) && len(decoded) > 0; at = until {
		p := cells[at]
		for until < len(lines) && cells[until] == p {
			until++
		}
		if decoded[p] {
			b.Sheets[p.sheet].Rows[p.row][p.column].Text = strings.Join(lines[at:until], "\n")
		}
	}
	return problems
}

// called is what the code is called that a text seems to be written in, or what became of its letters.
func called(c *legacy.Code) string {
	if c.Garbled {
		return "UTF-8 → " + c.Name
	}
	return c.Name
}

// sampled is how many characters are enough to see what a text says.
const sampled = 60

// lines are those of all texts, and the cell of each; none where every text has only letters of Vietnamese, as mostly.
func (b *Book) lines() (lines []string, cells []place) {
	plain := true
	for i, s := range b.Sheets {
		for j, row := range s.Rows {
			for k, c := range row {
				if c.Sort != Text {
					continue
				}
				plain = plain && viet.Plain(c.Text)
				for line := range strings.SplitSeq(c.Text, "\n") {
					lines, cells = append(lines, line), append(cells, place{i, j, k})
				}
			}
		}
	}
	if plain {
		return nil, nil
	}
	return lines, cells
}
