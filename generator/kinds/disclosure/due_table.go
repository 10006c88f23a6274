package disclosure

import (
	"congkhai/generator/files/data"
	"congkhai/generator/kinds/member"
	"congkhai/generator/site"
)

const (
	dueFile  = disclosureURL + "bao-cao"
	dueTitle = "Báo cáo từng kỳ"
)

var dueColumns = []data.Column{
	site.TextColumn("co_quan", "cơ quan phải báo cáo"),
	site.TextColumn("bieu_mau", "biểu mẫu mới nhất của báo cáo"),
	site.TextColumn("ky", "kỳ báo cáo"),
	member.StateColumn,
	{Name: "dia_chi_trang", Say: "địa chỉ trang của báo cáo trong cổng"},
}

// dueTable is which reports the portal has and which it lacks, a row for each period: what the page shows as tables.
func dueTable(s *site.Site) site.Table {
	rows := func(yield func([]data.Cell) bool) {
		for _, table := range dueTables(s) {
			for _, year := range table.Years {
				for _, cell := range year.Cells {
					if !yield(cell.row(table, year)) {
						return
					}
				}
			}
		}
	}
	return site.Table{URL: dueFile, About: "Mỗi dòng một kỳ báo cáo của một biểu mẫu, và cổng đã có báo cáo hay chưa.",
		Page: disclosureURL, Table: data.Table{Title: dueTitle, Columns: dueColumns, Rows: rows}}
}

func (c ReportCell) row(table ReportTable, year ReportYear) []data.Cell {
	row := []data.Cell{data.TextCell(table.Agency.Text), data.TextCell(table.Form.Text),
		data.TextCell(c.Column + " " + year.Year), data.TextCell(c.State), {}}
	if c.Report.URL != "" {
		row[len(row)-1] = data.TextCell(c.Report.URL)
	}
	return row
}
