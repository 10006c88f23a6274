package sheet_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"congkhai/generator/desk/sheet"
	"congkhai/generator/test/small"
)

// written is a book as a program writes it, after a function has put something into it.
func written(t testing.TB, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	small.Must(t, f.SetSheetName("Sheet1", "Thủ tục"))
	fill(f)
	var b bytes.Buffer
	small.Must(t, f.Write(&b))
	return b.Bytes()
}

// shown are the cells of a book, a row each: how they are sorted, and what they say.
func shown(book *sheet.Book) string {
	var b strings.Builder
	for _, s := range book.Sheets {
		fmt.Fprintf(&b, "[%s]\n", s.Name)
		for _, row := range s.Rows {
			for _, c := range row {
				fmt.Fprintf(&b, "%c %q|", "_TNDBX"[c.Sort], c.Text)
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func TestCellsSayWhatTheirReaderSees(t *testing.T) {
	raw := written(t, func(f *excelize.File) {
		date, err := f.NewStyle(&excelize.Style{NumFmt: 14})
		small.Must(t, err)
		percent, err := f.NewStyle(&excelize.Style{NumFmt: 10})
		small.Must(t, err)
		own := `[$-42A]dd"ngày"/mm/yyyy`
		ours, err := f.NewStyle(&excelize.Style{CustomNumFmt: &own})
		small.Must(t, err)
		small.Must(t, f.SetSheetRow("Thủ tục", "A1", &[]any{"Mã số", "1.000170", 1.00017, 0.1, 14043, true}))
		small.Must(t, f.SetSheetRow("Thủ tục", "A3", &[]any{44372, 44372, 0.625, 0.07, "dòng một\r\ndòng hai", "To\u0302i"}))
		small.Must(t, f.SetCellStyle("Thủ tục", "A3", "A3", date))
		small.Must(t, f.SetCellStyle("Thủ tục", "B3", "B3", ours))
		small.Must(t, f.SetCellStyle("Thủ tục", "C3", "D3", percent))
	})
	book, problems := sheet.Open("a.xlsx", raw)
	if len(problems) > 0 {
		t.Fatal(small.Told(problems))
	}
	want := `[Thủ tục]
T "Mã số"|T "1.000170"|N "1.00017"|N "0.1"|N "14043"|B "true"|

D "2021-06-25"|D "2021-06-25"|N "62.5"|N "7"|T "dòng một\ndòng hai"|T "Tôi"|
`
	if got := shown(book); got != want {
		t.Errorf("got\n%s", got)
	}
}
