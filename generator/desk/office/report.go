package office

import (
	"strings"

	"congkhai/generator/desk/word"
	"congkhai/generator/files/record"
	"congkhai/generator/kinds/report"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
)

// words are those of the theme in Vietnamese, in which papers are written whatever the portal's pages speak.
var words = map[string]string{
	"khong_bao_cao": "Không nêu", "khong": "Không có", "khong_ap_dung": "Không áp dụng",
	"khong_quy_dinh": "Không quy định",
	"don_vi":         "Đơn vị", "linh_vuc": "Lĩnh vực", "cap": "Cấp", "noi_dung_dong": "Nội dung",
}

// shown is a value, or the words of the state in its place.
func shown(v show.Value) []word.Run {
	if v.State != "" {
		return []word.Run{{Text: words[v.State]}}
	}
	return runsOf(v.HTML)
}

// reportPaper is a report as its page shows it: opening, sections with their figures, tables and text, signature; what
// it explains and notes follows, as it is none of what is signed.
func reportPaper(s *site.Site, r *record.Record) ([]word.Block, error) {
	view := s.Page(r.URL()).View().(site.View[report.ReportView])
	p, v := r.Data.(*report.Report), view.Main
	h := head(s, s.Record(site.AgencyFolder, p.Agency), view.Frame, "BÁO CÁO", "BC-", p.Name)
	if d := p.Published; !d.IsZero() {
		h.Place = blank + ", " + longDay(d)
	}
	opening, err := v.Opening.Take()
	if err != nil {
		return nil, err
	}
	blocks := append([]word.Block{h}, blocksOf(opening)...)
	for _, section := range v.Sections {
		text, err := section.Text.Take()
		if err != nil {
			return nil, err
		}
		blocks = append(blocks, headingOf(section))
		blocks = append(append(blocks, figureLines(section.Figures, 0)...), gridBlocks(section.Grids)...)
		blocks = append(blocks, blocksOf(text)...)
	}
	blocks = append(ended(blocks), word.Sign{Recipients: []string{"Như trên;", "Lưu: VT."}, Post: blank, Name: blank})
	return append(blocks, besides(v)...), nil
}

// headingOf prints "I.6" as documents do: "6." below "I.".
func headingOf(section report.ReportSection) word.Block {
	number := section.Number[strings.LastIndexByte(section.Number, '.')+1:]
	name := section.Name
	if section.Level == 2 {
		name = strings.ToUpper(name)
	}
	return word.Paragraph{Level: section.Level - 1, Runs: []word.Run{{Text: number + ". " + name}}}
}

// figureLines are items, a figure each with those that it is made of: "- Số hồ sơ đã giải quyết: 12".
func figureLines(figures []report.Figure, depth int) []word.Block {
	var blocks []word.Block
	for _, f := range figures {
		p := word.Paragraph{Style: word.Item, Marker: points[min(depth, 2)], Depth: depth,
			Runs: append([]word.Run{{Text: f.Label + ": "}}, shown(f.Value)...)}
		if f.Listed != "" {
			p.Runs = append(p.Runs, word.Run{Text: " (gồm: " + textOf(f.Listed) + ")"})
		}
		p.Runs = append(p.Runs, word.Run{Text: "."})
		blocks = append(append(blocks, p), figureLines(f.Parts, depth+1)...)
	}
	return blocks
}

func gridBlocks(grids []report.GridView) []word.Block {
	var blocks []word.Block
	for _, g := range grids {
		name := g.Name
		if g.Unit != "" {
			name += " (Đơn vị tính: " + g.Unit + ")"
		}
		blocks = append(blocks, word.Paragraph{Style: word.Caption, Runs: []word.Run{{Text: name}}}, gridTable(g))
	}
	return blocks
}

// gridTable is a table with its head, in which the names of rows have the first column, twice as wide.
func gridTable(g report.GridView) word.Table {
	t := word.Table{Head: g.Depth, Shares: []int{2}}
	for i, row := range g.Head {
		var cells []word.Cell
		if i == 0 {
			first := headCell(words[g.First])
			first.Down = g.Depth
			cells = append(cells, first)
		}
		for _, h := range row {
			cell := headCell(h.Text)
			cell.Across, cell.Down = h.Cols, h.Rows
			cells = append(cells, cell)
		}
		t.Rows = append(t.Rows, cells)
	}
	for _, row := range g.Rows {
		label := word.CellOf(row.Label.Text)
		label.Bold = row.Total
		cells := []word.Cell{label}
		for _, c := range row.Cells {
			cells = append(cells, word.Cell{Centred: true, Bold: row.Total,
				Paragraphs: []word.Paragraph{{Style: word.Cells, Runs: shown(c.Value)}}})
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

func headCell(text string) word.Cell {
	c := word.CellOf(text)
	c.Bold, c.Centred = true, true
	return c
}

// ended has the sign behind the last word of a text that offices put there.
func ended(blocks []word.Block) []word.Block {
	if p, ok := blocks[len(blocks)-1].(word.Paragraph); ok && p.Level == 0 && len(p.Runs) > 0 {
		p.Runs = append(p.Runs[:len(p.Runs):len(p.Runs)], word.Run{Text: "/."})
		blocks[len(blocks)-1] = p
	}
	return blocks
}

// besides is what the portal says about the report.
func besides(v report.ReportView) []word.Block {
	var blocks []word.Block
	say := func(runs ...word.Run) {
		blocks = append(blocks, word.Paragraph{Style: word.Aside, Runs: runs})
	}
	period := "Kỳ báo cáo: từ " + v.From.Text + " đến " + v.To.Text + ". Biểu mẫu: " + textOf(v.Form) + "."
	if v.Author != "" {
		period += " Bộ phận lập: " + v.Author + "."
	}
	say(word.Run{Text: period})
	for _, section := range v.Sections {
		for _, e := range section.Explanations {
			say(append([]word.Run{{Text: "Mục " + section.Number + ". " + e.Fact + ". Giải trình: "}}, runsOf(e.Reason)...)...)
		}
	}
	if v.Note != "" {
		say(append([]word.Run{{Text: "Ghi chú: "}}, runsOf(v.Note)...)...)
	}
	name := []word.Run{{Text: "BÁO CÁO NÀY TRÊN CỔNG: KỲ, GIẢI TRÌNH, GHI CHÚ"}}
	return append([]word.Block{word.Paragraph{Style: word.Caption, Runs: name}}, blocks...)
}
