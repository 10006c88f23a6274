package data

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// What spreadsheets take for something else where nothing tells them that it is a text.
var mistakable = []string{
	"1.000250", "2.002370", "1.000250.000.00.00.H58", "0912345678", "0273.3993847", "+84 912 345 678", "079203001234", "3200000000000012345",
	"1/2", "01/02/2026", "2026-01-05", "5-3", "12:30", "00:00", "1e5", "1E+11", "3,5", "3.50", "1.200.000", "1,000", "007", "-5", "- 5", "50%", "$5", "5 đ",
	"TRUE", "false", "ĐÚNG", "#N/A", "NULL", "T5", "=1+1", "+1+1", "-1+1", "@SUM(A1)", "=HYPERLINK(\"https://x.vn\")", "'1", "'", "\"a\"", "a, b; c",
	"dòng một\ndòng hai", "  hai đầu có khoảng trắng  ", "_x0041_", "<b>&amp;</b>", "Sở KH&CN – “Tiền Giang” …", "µ ≥ Ω 🎉", "１２", "０９１２", " ",
	strings.Repeat("dài ", 3000),
}

func bookOf(t testing.TB, rows ...[]Cell) (Table, []byte) {
	t.Helper()
	columns := make([]Column, len(rows[0]))
	for i := range columns {
		columns[i].Name = string(rune('a' + i))
	}
	table := Table{Title: "Bảng", Columns: columns, Rows: slices.Values(rows)}
	var b bytes.Buffer
	if err := table.Excel(&b); err != nil {
		t.Fatal(err)
	}
	return table, b.Bytes()
}

// A workbook has what was written as it was written, and the same bytes each time.
func TestAWorkbookSaysWhatWasWritten(t *testing.T) {
	var rows [][]Cell
	for _, text := range mistakable {
		rows = append(rows, []Cell{TextCell(text), {Sort: List, Items: []Cell{TextCell(text), TextCell("x")}}})
	}
	for _, n := range []string{"0", "7", "-12", "200000", "123456789012345", "12345678901234567890", "2.5", "-0.25", "2.50", "0.1", "1234567.125", "0.00001"} {
		rows = append(rows, []Cell{{Sort: Number, Text: n}, {}})
	}
	rows = append(rows, []Cell{{Sort: Truth, Text: "true"}, TextCell("")})
	table, book := bookOf(t, rows...)
	var again bytes.Buffer
	if err := table.Excel(&again); err != nil || !bytes.Equal(book, again.Bytes()) {
		t.Error("another workbook the second time", err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	got, err := f.GetRows(sheetTitle(0))
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		want := []string{row[0].joined(), row[1].joined()}
		for j := range want {
			text := ""
			if j < len(got[i+1]) {
				text = got[i+1][j]
			}
			if text != want[j] {
				t.Errorf("%q stands as %q", want[j], text)
			}
		}
		if kind, _ := f.GetCellType(sheetTitle(0), cellName(t, i+2)); row[0].Sort == Text && kind != excelize.CellTypeInlineString {
			t.Errorf("%q is of type %v", row[0].Text, kind)
		}
		if formula, _ := f.GetCellFormula(sheetTitle(0), cellName(t, i+2)); formula != "" {
			t.Errorf("%q would run", row[0].Text)
		}
	}
}

func cellName(t *testing.T, row int) string {
	t.Helper()
	name, err := excelize.CoordinatesToCellName(1, row)
	if err != nil {
		t.Fatal(err)
	}
	return name
}

// A text that has no room in a cell says so; what has room stands whole, up to the last unit.
func TestATextWithoutRoomSaysSo(t *testing.T) {
	for text, whole := range map[string]bool{
		strings.Repeat("x", 32767): true, strings.Repeat("ấ", 32767): true, strings.Repeat("🎉", 16383): true,
		strings.Repeat("x", 32768): false, strings.Repeat("ấ", 40000): false, strings.Repeat("🎉", 16384): false,
	} {
		got := roomy(text)
		if (got == text) != whole || !whole && (!strings.HasSuffix(got, cutShort) || !strings.HasPrefix(text, strings.TrimSuffix(got, cutShort))) {
			t.Errorf("%.10q… of %d bytes: whole is %t", text, len(text), got == text)
		}
	}
}

// A table without rows has its head.
func TestAWorkbookOfNothing(t *testing.T) {
	table := Table{Columns: []Column{{Name: "ma"}}, Rows: slices.Values([][]Cell(nil))}
	var b bytes.Buffer
	if err := table.Excel(&b); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	if rows, err := f.GetRows(sheetTitle(0)); err != nil || len(rows) != 1 || rows[0][0] != "ma" {
		t.Error(rows, err)
	}
}

// A table that is longer than a sheet goes on in another one, which has the head, too.
func TestALongTableGoesOnInAnotherSheet(t *testing.T) {
	var b bytes.Buffer
	book := newWorkbook(&b, []Cell{TextCell("ma")}, 3)
	for _, ma := range []string{"a", "b", "c", "d", "e"} {
		book.add([]Cell{TextCell(ma)})
	}
	if err := book.end(); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, sheet, fmt.Sprint(rows))
	}
	if want := []string{"Dữ liệu", "[[ma] [a] [b]]", "Dữ liệu 2", "[[ma] [c] [d]]", "Dữ liệu 3", "[[ma] [e]]"}; !slices.Equal(got, want) {
		t.Errorf("sheets are %q", got)
	}
}

// Columns are called as spreadsheets call them.
func TestColumnsHaveTheirNames(t *testing.T) {
	for i := range 1 << 14 {
		if want, err := excelize.ColumnNumberToName(i + 1); err != nil || ColumnName(i) != want {
			t.Fatalf("%d is %s, want %s", i, ColumnName(i), want)
		}
	}
}

// LibreOffice shows what was written: what a person sees after a double click.
func TestLibreOfficeShowsWhatWasWritten(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("CONGKHAI_OFFICE") == "required" {
			t.Fatal(err)
		}
		t.Skip("LibreOffice is not installed (CONGKHAI_OFFICE=required makes this a failure): ", err)
	}
	var rows [][]Cell
	for _, text := range mistakable {
		rows = append(rows, []Cell{TextCell(text), {Sort: Number, Text: "123456789012345"}, {Sort: Number, Text: "-2.25"}})
	}
	_, book := bookOf(t, rows...)
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "bang.xlsx"), book, 0o600); err != nil {
		t.Fatal(err)
	}
	shown := "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true" // UTF-8, cells as they are shown
	cmd := exec.Command(office, "-env:UserInstallation=file://"+folder+"/ho-so", "--headless", "--convert-to", shown, "--outdir", folder, "bang.xlsx")
	cmd.Dir = folder
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	raw, err := os.ReadFile(filepath.Join(folder, "bang.csv"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := csv.NewReader(bytes.NewReader(raw)).ReadAll()
	if err != nil || len(got) != len(rows)+1 {
		t.Fatal(len(got), err)
	}
	for i, row := range rows {
		if want := []string{row[0].Text, row[1].Text, row[2].Text}; !slices.Equal(got[i+1], want) {
			t.Errorf("%.40q is shown as %.40q", want, got[i+1])
		}
	}
}

func BenchmarkExcel(b *testing.B) {
	row := slices.Repeat([]Cell{TextCell("1.000250"), {Sort: Number, Text: "200000"}, TextCell("Cấp giấy phép tiến hành công việc bức xạ")}, 10)
	table := Table{Columns: make([]Column, len(row)), Rows: func(yield func([]Cell) bool) {
		for range 1000 {
			if !yield(row) {
				return
			}
		}
	}}
	for b.Loop() {
		if err := table.Excel(&bytes.Buffer{}); err != nil {
			b.Fatal(err)
		}
	}
}
