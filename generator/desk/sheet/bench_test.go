package sheet_test

import (
	"fmt"
	"strings"
	"testing"

	"congkhai/generator/desk/sheet"
	"congkhai/generator/files/data"
	"congkhai/generator/test/small"
)

// large is a list of as many procedures as the national portal has of some ministries, each with twenty cells.
func large(t testing.TB) []byte {
	t.Helper()
	var rows, shared strings.Builder
	for i := range 2642 {
		fmt.Fprintf(&rows, `<row r="%d">`, i+1)
		for j := range 20 {
			fmt.Fprintf(&rows, `<c r="%s%d" s="0" t="s"><v>%d</v></c>`, data.ColumnName(j), i+1, i*20+j)
			fmt.Fprintf(&shared, `<si><t xml:space="preserve">%d.%06d Cấp giấy phép tiến hành công việc bức xạ</t></si>`, i, j)
		}
		rows.WriteString("</row>\n")
	}
	return edited(t, edit{cells, "", "<worksheet><sheetData>" + rows.String() + "</sheetData></worksheet>"},
		edit{texts, "", "<sst>" + shared.String() + "</sst>"})
}

func BenchmarkOpen(b *testing.B) {
	raw := large(b)
	b.ReportAllocs()
	for b.Loop() {
		if book, problems := sheet.Open("a.xlsx", raw); len(problems) > 0 || len(book.Sheets[0].Rows) != 2642 {
			b.Fatal(small.Told(problems))
		}
	}
}
