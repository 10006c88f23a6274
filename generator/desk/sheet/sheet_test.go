package sheet_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"congkhai/generator/desk/sheet"
	"congkhai/generator/files/source"
)

// written is a book as a program writes it, after a function has put something into it.
func written(t testing.TB, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	must(t, f.SetSheetName("Sheet1", "Thủ tục"))
	fill(f)
	var b bytes.Buffer
	must(t, f.Write(&b))
	return b.Bytes()
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// told are problems as they are printed, a line each.
func told(problems []source.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%s: %s\n", p.Where, p.Text(source.Vietnamese))
	}
	return b.String()
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
		must(t, err)
		percent, err := f.NewStyle(&excelize.Style{NumFmt: 10})
		must(t, err)
		own := `[$-42A]dd"ngày"/mm/yyyy`
		ours, err := f.NewStyle(&excelize.Style{CustomNumFmt: &own})
		must(t, err)
		must(t, f.SetSheetRow("Thủ tục", "A1", &[]any{"Mã số", "1.000170", 1.00017, 0.1, 14043, true}))
		must(t, f.SetSheetRow("Thủ tục", "A3", &[]any{44372, 44372, 0.625, 0.07, "dòng một\r\ndòng hai", "To\u0302i"}))
		must(t, f.SetCellStyle("Thủ tục", "A3", "A3", date))
		must(t, f.SetCellStyle("Thủ tục", "B3", "B3", ours))
		must(t, f.SetCellStyle("Thủ tục", "C3", "D3", percent))
	})
	book, problems := sheet.Open("a.xlsx", raw)
	if len(problems) > 0 {
		t.Fatal(told(problems))
	}
	want := `[Thủ tục]
T "Mã số"|T "1.000170"|N "1.00017"|N "0.1"|N "14043"|B "true"|

D "2021-06-25"|D "2021-06-25"|N "62.5"|N "7"|T "dòng một\ndòng hai"|T "Tôi"|
`
	if got := shown(book); got != want {
		t.Errorf("got\n%s", got)
	}
}
