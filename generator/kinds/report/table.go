package report

import (
	"reflect"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/data"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/site"
)

const reportTableFile = "so-lieu"

var reportColumns = []data.Column{
	site.TextColumn("ky", "kỳ báo cáo"), site.TextColumn("muc", "số mục của biểu mẫu"),
	site.TextColumn("khoa", "khóa của số liệu"), site.TextColumn("so_lieu", "tên số liệu"),
	{Name: "gia_tri", Say: "giá trị, hoặc từ nói vì sao không có số",
		Ways: front.ShapeOf(reflect.TypeFor[front.Stated[amount.Amount]]()).Any, Always: true},
}

// reportTables gives the figures of a report as rows; what is no number is a state's word.
func reportTables(s *site.Site, r *record.Record, p *Report) []site.Table {
	f := form(s, p)
	if f == nil {
		return nil
	}
	rows := func(yield func([]data.Cell) bool) {
		for _, section := range f.Sections {
			for _, figure := range section.figures() {
				row := []data.Cell{data.TextCell(p.Period), data.TextCell(section.Number), data.TextCell(figure.Key),
					data.TextCell(figure.Label), data.CellOf(p.Figures[figure.Key])}
				if !yield(row) {
					return
				}
			}
		}
	}
	return append([]site.Table{{URL: r.URL() + reportTableFile, About: "Mỗi dòng một số liệu của báo cáo, theo biểu mẫu " +
		f.Name + ".", Page: r.URL(), Issued: reportDay(s, r, p),
		Table: data.Table{Title: r.Title(), Columns: reportColumns, Rows: rows}}}, gridTables(s, r, p, f)...)
}
