package source

import (
	"regexp"
	"strings"
)

// body mends lines of Markdown that were pasted from Word and Excel, where it is certain what they were.
func (m *mender) body(front int) {
	fenced := false
	for start := front; start < len(m.lines); {
		end := m.paragraph(start)
		for i := start; i < end; i++ {
			if fence.MatchString(m.lines[i].text) {
				fenced = !fenced
			}
			if !fenced {
				m.set(i, Bullet, wordBullet.ReplaceAllString(m.lines[i].text, "${1}- "))
			}
		}
		if !fenced {
			m.tables(start, end)
		}
		start = max(end, start+1)
	}
}

var (
	fence = regexp.MustCompile("^ {0,3}(?:```|~~~)")
	// wordBullet is how Word's bullets arrive: characters of its symbol fonts, or letters that those fonts draw as
	// signs.
	wordBullet = regexp.MustCompile(`^([ \t]*)(?:[\x{E000}-\x{F8FF}][ \t\x{A0}]*|[oØüvqw§]\t[ \t]*)`)
)

// paragraph returns where the lines end that follow a line without a blank one between.
func (m *mender) paragraph(start int) int {
	end := start
	for end < len(m.lines) && trimmed(m.lines[end].text) != "" {
		end++
	}
	return end
}

// tables makes tables of the rows in a paragraph: of lines whose cells are divided by tabs, and of rows between bars
// that lack the line under the first. All rows have to have as many cells; where they have not, check tells of them.
func (m *mender) tables(start, end int) {
	for _, l := range m.lines[start:end] {
		if tableRule.MatchString(l.text) || fence.MatchString(l.text) || quotedCell.MatchString(l.text) {
			return
		}
	}
	for start < end {
		rows, even := m.rows(start, end, func(line string) string { return line })
		if !even { // by what stands there once blanks at the ends of lines are taken away: a tab there may be a cell, or nothing
			rows, even = m.rows(start, end, trimmed)
		}
		switch {
		case !even:
			return
		case len(rows) < 2:
			start++
			continue
		}
		for i, row := range rows {
			m.set(start+i, Row, "| "+strings.Join(row, " | ")+" |")
		}
		rule := m.lines[start].end + "|" + strings.Repeat(" --- |", len(rows[0]))
		m.add(start, rule)
		start += len(rows)
		if start < end {
			m.add(start-1, m.lines[start-1].end) // else the line after the table would be a row of it
		}
	}
}

// add puts more behind the text of a line, lines of their own.
func (m *mender) add(i int, more string) {
	before := m.lines[i].text
	m.lines[i].text += more
	m.changes = append(m.changes, Change{i + 1, TableLine, before, strings.TrimRight(m.lines[i].text, "\r\n")})
}

// rows returns the cells of the rows that begin with a line, as lines are seen, and whether each has as many.
func (m *mender) rows(start, end int, seen func(line string) string) (rows [][]string, even bool) {
	for _, l := range m.lines[start:end] {
		row := cellsOf(seen(l.text))
		switch {
		case row == nil:
			return rows, true
		case len(rows) > 0 && len(row) != len(rows[0]):
			return nil, false
		}
		rows = append(rows, row)
	}
	return rows, true
}

var (
	tableRule  = regexp.MustCompile(`^[ \t|:-]*-[ \t|:-]*$`)
	quotedCell = regexp.MustCompile(`(?:^|\t)"`) // it may go over lines
)

// cellsOf cuts a line at its tabs, or at its bars where it begins with one; nil when it is no row.
func cellsOf(line string) []string {
	separator := "\t"
	if strings.HasPrefix(strings.TrimSpace(line), "|") {
		line = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(line), "|"), "|")
		separator = "|"
	}
	if strings.HasPrefix(line, separator) || !strings.Contains(line, separator) || strings.Contains(line, `\|`) ||
		listed.MatchString(line) {
		return nil
	}
	cells := strings.Split(line, separator)
	for i, c := range cells {
		cells[i] = strings.ReplaceAll(strings.TrimSpace(c), "|", `\|`)
	}
	return cells
}

// listed is how an item of a list begins, whose tab divides nothing.
var listed = regexp.MustCompile(`^[ \t]*(?:[-–—+*•·▪]|[0-9]{1,2}[.)/]|[a-zđ][.)])[ \t]`)
