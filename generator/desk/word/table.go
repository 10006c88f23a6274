package word

// borders are those of all cells of a table.
const borders = `<w:tblBorders><w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/>` +
	`<w:bottom w:val="single" w:sz="4"/><w:right w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/>` +
	`<w:insideV w:val="single" w:sz="4"/></w:tblBorders>`

// narrow is from how many columns on the letters of a table are smaller.
const narrow = 6

// A table is as wide as the text. No row is cut by the end of a page.
func (t Table) write(w *writer) {
	grid := t.Grid()
	if len(grid) == 0 || len(grid[0]) == 0 {
		return
	}
	widths := t.widths(len(grid[0]))
	margin := map[bool]int{false: 100, true: 40}[len(widths) > narrow]
	w.printf(`<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/>`+borders+`<w:tblLayout w:type="fixed"/>`+
		`<w:tblCellMar><w:left w:w="%d" w:type="dxa"/><w:right w:w="%d" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>`,
		textWidth, margin, margin)
	for _, width := range widths {
		w.printf(`<w:gridCol w:w="%d"/>`, width)
	}
	w.put(`</w:tblGrid>`)
	for i, row := range grid {
		w.put(`<w:tr><w:trPr><w:cantSplit/>` + map[bool]string{true: `<w:tblHeader/>`}[i < t.Head] + `</w:trPr>`)
		for column := 0; column < len(row); {
			column += w.cell(grid, i, column, widths)
		}
		w.put(`</w:tr>`)
	}
	w.put(`</w:tbl>`)
	w.line("OBang", "", "", "") // two tables after each other would be one
}

// widths shares the width of the text out among columns.
func (t Table) widths(columns int) []int {
	widths, all := make([]int, columns), 0
	for i := range widths {
		widths[i] = 1
		if i < len(t.Shares) {
			widths[i] = t.Shares[i]
		}
		all += widths[i]
	}
	for i := range widths {
		widths[i] = widths[i] * textWidth / all
	}
	return widths
}

// cell writes what covers a place, from its first column on, and returns how many columns it takes. In the rows below
// its first one a cell goes on.
func (w *writer) cell(grid [][]*Cell, row, column int, widths []int) int {
	c := grid[row][column]
	across, width := 1, widths[column]
	for c != nil && column+across < len(widths) && grid[row][column+across] == c {
		width += widths[column+across]
		across++
	}
	w.printf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, width)
	if across > 1 {
		w.printf(`<w:gridSpan w:val="%d"/>`, across)
	}
	goesOn := c != nil && row > 0 && grid[row-1][column] == c
	switch {
	case goesOn:
		w.put(`<w:vMerge/>`)
	case c != nil && c.down() > 1:
		w.put(`<w:vMerge w:val="restart"/>`)
	}
	w.put(`<w:vAlign w:val="center"/></w:tcPr>`)
	if c == nil || goesOn || len(c.Paragraphs) == 0 {
		w.line(string(Cells), "", "", "")
	} else {
		c.write(w, len(widths) > narrow)
	}
	w.put(`</w:tc>`)
	return across
}

// write writes the paragraphs of a cell, in smaller letters where there are many columns.
func (c *Cell) write(w *writer, small bool) {
	style := map[bool]string{false: string(Cells), true: string(Cells) + "Nho"}[small]
	for _, p := range c.Paragraphs {
		w.put(`<w:p><w:pPr><w:pStyle w:val="` + style + `"/>` + map[bool]string{true: `<w:jc w:val="center"/>`}[c.Centred] +
			`</w:pPr>`)
		if p.Marker != "" {
			w.run(Run{Text: p.Marker + " "})
		}
		for _, r := range p.Runs {
			r.Bold = r.Bold || c.Bold
			w.run(r)
		}
		w.put(`</w:p>`)
	}
}
