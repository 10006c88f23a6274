package office

import (
	"fmt"
	"html/template"

	"congkhai/generator/desk/word"
	"congkhai/generator/files/record"
	"congkhai/generator/kinds/procedure"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
)

// procedurePaper is the sheet of a procedure that is put up where dossiers are taken in, as its page shows it.
func procedurePaper(s *site.Site, r *record.Record) ([]word.Block, error) {
	view := s.Page(r.URL()).View().(site.View[procedure.ProcedureView])
	v := view.Main
	blocks := []word.Block{word.Head{Parent: view.Frame.Parent, Agency: view.Frame.Owner,
		Kind: "PHIẾU NIÊM YẾT THỦ TỤC HÀNH CHÍNH", Subject: view.Frame.Title}}
	if n := v.Notice; n != nil {
		blocks = append(blocks, fact("Thủ tục này đã bị bãi bỏ từ ngày "+n.From.Text, html(n.By)),
			fact("Được thay thế bởi", html(n.Replaced)))
	}
	if v.NameEdited {
		blocks = append(blocks,
			aside("Tên thủ tục đã viết rõ chữ tắt hoặc rút gọn so với nguồn; tên chính xác xem tại nguồn."))
	}
	blocks = append(blocks, facts(v)...)
	blocks = append(blocks, title("Thành phần hồ sơ"), fact("Số lượng", v.Sets))
	blocks = append(append(blocks, cases(v.Cases)...), title("Cách thức, thời hạn, phí, lệ phí"))
	blocks = append(append(blocks, ways(v.Ways)...), fact("Nộp trực tuyến", html(show.WebLink(v.OnlineAt))))
	if v.Guide != nil {
		blocks = append(blocks, fact("Nơi tiếp nhận hồ sơ", html(v.Guide.Place)))
	}
	for i, section := range []site.SectionView{v.Steps, v.Conditions} {
		text, err := section.HTML.Take()
		if err != nil {
			return nil, err
		}
		blocks = append(blocks, title(procedure.ProcedureSections[i].Title))
		blocks = append(append(blocks, stateOf(section.State)...), blocksOf(text)...)
	}
	blocks = append(blocks, title("Căn cứ pháp lý"), word.Paragraph{Style: word.Body, Runs: shown(v.Bases)},
		fact("Đọc thêm", html(v.BasisNote)), fact("Ghi chú", html(v.Note)), fact("Thay thế", html(v.Replaces)),
		fact("Thủ tục liên quan", html(v.Related)))
	for _, source := range v.Sources {
		blocks = append(blocks, fact("Nguồn", html(source)))
	}
	blocks = append(blocks, aside("Trang của cổng: "+view.Frame.Canonical+
		". Phiếu này không phải là văn bản đã ký; khi cần bản chính, hãy đối chiếu với văn bản gốc."))
	return filled(blocks), nil
}

// facts are what a procedure is, a line each.
func facts(v procedure.ProcedureView) []word.Block {
	code := shown(v.Code)
	for _, other := range [][2]string{{"mã đầy đủ", v.FullCode}, {"mã cũ", v.OldCode}} {
		if other[1] != "" {
			code = append(code, word.Run{Text: fmt.Sprintf(" (%s: %s)", other[0], other[1])})
		}
	}
	blocks := []word.Block{lineOf("Mã thủ tục", code), fact("Lĩnh vực", html(v.Field)),
		fact("Cơ quan thực hiện", v.Agencies), fact("Cơ quan có thẩm quyền", html(v.Competent)),
		fact("Cơ quan được ủy quyền", html(v.Authorised)), fact("Cơ quan phối hợp", html(v.Coordinating)),
		fact("Cấp thực hiện", v.Levels), fact("Đối tượng thực hiện", v.Applicants),
		fact("Mức độ dịch vụ công trực tuyến", v.Online), fact("Kết quả thực hiện", v.Results),
		fact("Quyết định công bố", v.Decision)}
	if v.InForceFrom.ISO != "" {
		blocks = append(blocks, fact("Có hiệu lực từ", html(template.HTML(v.InForceFrom.Text))))
	}
	return append(blocks, fact("Sửa đổi, bổ sung bởi", html(v.AmendedBy)))
}

// cases are the papers of a dossier, a table for each case.
func cases(v procedure.CasesView) []word.Block {
	if v.State != "" {
		return []word.Block{fact("Giấy tờ", show.Value{State: v.State})}
	}
	var blocks []word.Block
	for _, c := range v.Cases {
		if c.Name != "" {
			blocks = append(blocks, word.Paragraph{Style: word.Caption, Runs: []word.Run{{Text: c.Name}}})
		}
		t := word.Table{Head: 1, Shares: []int{6, 1, 1},
			Rows: [][]word.Cell{{headCell("Giấy tờ"), headCell("Bản chính"), headCell("Bản sao")}}}
		for _, paper := range c.Papers {
			name := []word.Run{{Text: paper.Name}}
			if paper.Form.Text != "" {
				name = append(name, word.Run{Text: " (mẫu: " + paper.Form.Text + ")"})
			}
			t.Rows = append(t.Rows, []word.Cell{noted(name, paper.Note), middle(paper.Originals), middle(paper.Copies)})
		}
		blocks = append(blocks, t)
	}
	return blocks
}

func ways(v procedure.WaysView) []word.Block {
	if v.State != "" {
		return stateOf(v.State)
	}
	head := []word.Cell{headCell("Hình thức nộp"), headCell("Thời hạn"), headCell("Phí"), headCell("Lệ phí")}
	t := word.Table{Head: 1, Shares: []int{3, 2, 2, 2}, Rows: [][]word.Cell{head}}
	for _, row := range v.Rows {
		t.Rows = append(t.Rows, []word.Cell{noted(shown(row.Channel), row.Note), middle(row.Limit), middle(row.Charge),
			middle(row.Fee)})
	}
	return []word.Block{t}
}

// noted is a cell with a note below what it says.
func noted(runs []word.Run, note template.HTML) word.Cell {
	c := word.Cell{Paragraphs: []word.Paragraph{{Style: word.Cells, Runs: runs}}}
	if note != "" {
		c.Paragraphs = append(c.Paragraphs,
			word.Paragraph{Style: word.Cells, Runs: []word.Run{{Text: textOf(note), Italic: true}}})
	}
	return c
}

func middle(v show.Value) word.Cell {
	return word.Cell{Centred: true, Paragraphs: []word.Paragraph{{Style: word.Cells, Runs: shown(v)}}}
}

func title(text string) word.Block { return word.Paragraph{Level: 2, Runs: []word.Run{{Text: text}}} }

func aside(text string) word.Block {
	return word.Paragraph{Style: word.Aside, Runs: []word.Run{{Text: text}}}
}

func html(text template.HTML) show.Value { return show.Value{HTML: text} }

// fact is a line that says what something is.
func fact(name string, v show.Value) word.Block { return lineOf(name, shown(v)) }

func lineOf(name string, runs []word.Run) word.Block {
	if len(runs) == 0 {
		return word.Paragraph{}
	}
	return word.Paragraph{Style: word.Body, Runs: append([]word.Run{{Text: name + ": ", Bold: true}}, runs...)}
}

func stateOf(state string) []word.Block {
	if state == "" {
		return nil
	}
	return []word.Block{word.Paragraph{Style: word.Body, Runs: []word.Run{{Text: words[state]}}}}
}

// filled leaves out lines of which nothing is said.
func filled(blocks []word.Block) []word.Block {
	var all []word.Block
	for _, block := range blocks {
		if p, ok := block.(word.Paragraph); !ok || len(p.Runs) > 0 {
			all = append(all, block)
		}
	}
	return all
}

// longDay is a day in letters, as papers are dated: days below 10 and the first two months have a nought before them.
func longDay(d calendar.Date) string {
	month := fmt.Sprint(d.Month)
	if d.Month < 3 {
		month = "0" + month
	}
	return fmt.Sprintf("ngày %02d tháng %s năm %d", d.Day, month, d.Year)
}
