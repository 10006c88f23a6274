package list

import (
	"cmp"
	"slices"
	"strings"

	"congkhai/generator/desk/sheet"
	"congkhai/generator/files/data"
	"congkhai/generator/files/source"
)

// headRows is how many rows from the top a head may begin in: above it stand titles.
const headRows = 10

// head is the heading of each column of a sheet, as a mapping understands it.
type head struct {
	sheet   *sheet.Sheet
	row     int   // in which it begins
	data    int   // the first row below it
	columns []int // of the mapping, by the columns of the sheet; unknown or ignored
	matched int   // how many columns of the mapping there are
}

// unknown stands for a heading that the mapping has not, and a column without one.
const unknown = -2

// headOf finds the row in which most columns of the mapping are named. Nothing is matched where there is none.
func (m *Mapping) headOf(s *sheet.Sheet) head {
	best := head{sheet: s}
	for row := range min(headRows, len(s.Rows)) {
		if h := m.headAt(s, row); h.matched > best.matched {
			best = h
		}
	}
	return best
}

// headAt reads the headings from a row on. Cells that are merged downwards make it as high as they are; of a heading
// over others these count.
func (m *Mapping) headAt(s *sheet.Sheet, row int) head {
	h := head{sheet: s, row: row, data: row + 1}
	for _, a := range s.Merged {
		if a.Row == row {
			h.data = max(h.data, a.LastRow+1)
		}
	}
	seen := map[int]bool{}
	for column := range s.Width() {
		_, text := h.heading(column)
		known, ok := m.known[folded(text)]
		if !ok || text == "" {
			known = unknown
		}
		h.columns = append(h.columns, known)
		if known >= 0 && !seen[known] {
			seen[known] = true
			h.matched++
		}
	}
	return h
}

// heading is what the lowest cell of the head says in a column, and its row.
func (h head) heading(column int) (row int, text string) {
	for row := min(h.data, len(h.sheet.Rows)) - 1; row >= h.row; row-- {
		if text := strings.TrimSpace(h.sheet.Cell(row, column).Text); text != "" {
			return row, text
		}
	}
	return h.row, ""
}

// fits reports whether all columns that the list cannot do without are named.
func (m *Mapping) fits(h head) bool { return len(m.lacking(h)) == 0 }

// lacking are the columns that the list cannot do without and that the head does not name.
func (m *Mapping) lacking(h head) (columns []Column) {
	for i, c := range m.Columns {
		if !c.Optional && !slices.Contains(h.columns, i) {
			columns = append(columns, c)
		}
	}
	return columns
}

// best is the head of the book's sheets in which most columns of the mapping are named.
func (m *Mapping) best(book *sheet.Book) head {
	var best head
	for i := range book.Sheets {
		if h := m.headOf(&book.Sheets[i]); h.matched > best.matched {
			best = h
		}
	}
	return best
}

// Choose finds the mapping that a book fits, by its headings: of several the one that reads most columns. Where none
// fits it is told what is missing for the one that comes nearest.
func Choose(book *sheet.Book, mappings []*Mapping) (*Mapping, []source.Problem) {
	type candidate struct {
		*Mapping
		head
		fits bool
	}
	var best candidate
	for _, m := range mappings {
		c := candidate{Mapping: m, head: m.best(book)}
		c.fits = m.fits(c.head)
		if better := cmp.Compare(c.matched, best.matched); c.fits && !best.fits || c.fits == best.fits && better > 0 {
			best = c
		}
	}
	switch {
	case best.fits:
		return best.Mapping, nil
	case best.matched == 0:
		return nil, []source.Problem{NoHead.At((&source.File{Path: book.Name}).Anywhere(), headRows, titles(mappings))}
	}
	return nil, best.Mapping.checkHead(best.head)
}

func titles(mappings []*Mapping) source.Words {
	var all []string
	for _, m := range mappings {
		all = append(all, "“"+m.Title+"”")
	}
	return source.Words(strings.Join(all, ", "))
}

// checkHead reports the columns that are missing, headings that the mapping does not know or that stand twice, and
// columns without a heading.
func (m *Mapping) checkHead(h head) (problems []source.Problem) {
	for _, c := range m.lacking(h) {
		problems = append(problems, NoColumn.At(h.sheet.At(h.row, 0), c.Headings[0], m.Title))
	}
	first := map[int]int{}
	for column, known := range h.columns {
		row, text := h.heading(column)
		where := h.sheet.At(row, column)
		before, twice := first[known]
		switch {
		case text == "" && h.says(column):
			problems = append(problems, NoHeading.At(where, data.ColumnName(column)))
		case text != "" && known == unknown:
			problems = append(problems, UnknownHeading.At(where, text, m.Title).Like(text, m.headings()))
		case known >= 0 && twice:
			problems = append(problems, ColumnTwice.At(where, text, m.Columns[known].Key, data.ColumnName(before)))
		}
		if known >= 0 && !twice {
			first[known] = column
		}
	}
	return problems
}

// says reports whether a column has anything below the head.
func (h head) says(column int) bool {
	for row := h.data; row < len(h.sheet.Rows); row++ {
		if h.sheet.Cell(row, column).Sort != sheet.Empty {
			return true
		}
	}
	return false
}
