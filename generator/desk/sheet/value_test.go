package sheet_test

import (
	"bytes"
	"fmt"
	"math/rand"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"congkhai/generator/desk/sheet"
	"congkhai/generator/files/data"
	"congkhai/generator/test/small"
)

// column is a sheet with cells in its first column, as they are read.
func column(t testing.TB, inCells []string, edits ...edit) []sheet.Cell {
	t.Helper()
	var rows strings.Builder
	for _, cell := range inCells {
		rows.WriteString("<row>" + cell + "</row>")
	}
	data := edit{second, "", "<worksheet><sheetData>" + rows.String() + "</sheetData></worksheet>"}
	book, problems := sheet.Open("a.xlsx", edited(t, append(edits, data)...))
	if len(problems) > 0 {
		t.Fatal(small.Told(problems))
	}
	var read []sheet.Cell
	for row := range inCells {
		read = append(read, book.Sheets[1].Cell(row, 0))
	}
	return read
}

// A number of up to fifteen digits is what was typed, however many more Excel writes of it.
func TestNumbersAreWhatWasTyped(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	var typed, inCells []string
	for range 2000 {
		n := strconv.Itoa(1 + random.Intn(1e15-1))
		n = n[:1+random.Intn(len(n))]
		if at := random.Intn(len(n) + 1); at > 0 && at < len(n) {
			n = strings.TrimRight(strings.TrimRight(n[:at]+"."+n[at:], "0"), ".")
		}
		if random.Intn(5) == 0 {
			n = "-" + n
		}
		double, err := strconv.ParseFloat(n, 64)
		small.Must(t, err)
		typed = append(typed, n)
		inCells = append(inCells, "<c><v>"+strconv.FormatFloat(double, 'G', 17, 64)+"</v></c>")
	}
	for i, c := range column(t, inCells) {
		if c.Sort != sheet.Number || c.Text != typed[i] {
			t.Errorf("%s stands as %s and is read %s", typed[i], inCells[i], c.Text)
		}
	}
}

func TestNumbersAreDigits(t *testing.T) {
	for v, want := range map[string]string{
		"1.4043E4": "14043", "1E2": "100", "-0": "0", "0.0": "0", ".5": "0.5", "5.": "5", "+7": "7", "1e-7": "0.0000001",
		"7.0000000000000007E-2": "0.07", "0.1": "0.1", "999999999999999": "999999999999999", "1.50": "1.5", "00012": "12",
	} {
		if c := column(t, []string{"<c><v>" + v + "</v></c>"})[0]; c.Text != want || c.Sort != sheet.Number {
			t.Errorf("%s is %+v", v, c)
		}
	}
	for v, want := range map[string]string{
		"0.625": "62.5", "7.0000000000000007E-2": "7", "1": "100", "-0.005": "-0.5", "12.345678": "1234.5678", "0": "0", "1E-3": "0.1",
	} {
		if c := column(t, []string{`<c s="3"><v>` + v + "</v></c>"})[0]; c.Text != want || !c.Percent {
			t.Errorf("%s is %+v", v, c)
		}
	}
}

func TestDaysAreCountedAsExcelDoes(t *testing.T) {
	random := rand.New(rand.NewSource(2))
	days := []int{1, 2, 59, 61, 62, 366, 367, 36526, 44372, 73050, 2958465}
	for range 500 {
		days = append(days, 61+random.Intn(2958465-61))
	}
	for _, since1904 := range []bool{false, true} {
		var inCells, want []string
		for _, day := range days {
			at, err := excelize.ExcelDateToTime(float64(day), since1904)
			small.Must(t, err)
			if at.Year() > 9999 {
				continue
			}
			if day < 60 && !since1904 {
				at = time.Date(1899, 12, 31+day, 0, 0, 0, 0, time.UTC) // which excelize counts from a day before
			}
			inCells = append(inCells, fmt.Sprintf(`<c s="1"><v>%d</v></c>`, day))
			want = append(want, at.Format(time.DateOnly))
		}
		for i, c := range column(t, inCells, edit{list, `<workbookPr/>`, fmt.Sprintf(`<workbookPr date1904="%t"/>`, since1904)}) {
			if c.Sort != sheet.Date || c.Text != want[i] {
				t.Errorf("%s of %t is %q, want %s", inCells[i], since1904, c.Text, want[i])
			}
		}
	}
}

// Which ways of showing a number make a day of it.
func TestFormatsOfDays(t *testing.T) {
	days := []string{
		"dd/mm/yyyy", "d-mmm-yy", "yyyy", "m/d/yy h:mm", "[$-42A]dd mmmm yyyy", "[$-1010000]d/m/yyyy;@", `"Ngày" dd "tháng" mm`, "DD.MM.YYYY",
		"mmm\\-yy", "h:mm AM/PM", "[h]:mm:ss", "dd/mm/yyyy;;",
	}
	others := []string{
		"General", "0", "0.00", "#,##0", `#,##0 "đồng"`, `0 "ngày"`, "#,##0\\ _đ", "@", "0.00E+00", "# ?/?", "[Red]0", `_-* #,##0\ _₫_-;\-* #,##0\ _₫_-`,
		`[$-42A]#,##0`, `"d/m/y"0`, `0\d`, `0_d`, `0*y`, "00000", `[Blue]"h"0`,
	}
	for _, code := range slices.Concat(days, others) {
		escaped := strings.ReplaceAll(code, `"`, "&quot;")
		c := column(t, []string{`<c s="2"><v>44372</v></c>`}, edit{styles, "dd/mm/yyyy", escaped})[0]
		if want := slices.Contains(days, code); (c.Sort == sheet.Date) != want {
			t.Errorf("%s makes %+v", code, c)
		}
	}
	for id := range 82 {
		day := id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58
		c := column(t, []string{`<c s="2"><v>44372</v></c>`}, edit{styles, `<xf numFmtId="164"/>`, fmt.Sprintf(`<xf numFmtId="%d"/>`, id)})[0]
		if (c.Sort == sheet.Date) != day || c.Percent != (id == 9 || id == 10) {
			t.Errorf("format %d makes %+v", id, c)
		}
	}
}

func TestTextsAreWhatWasTyped(t *testing.T) {
	for xml, want := range map[string]string{
		"a_x000D_&#10;b": "a\nb", "a&#13;b": "a\nb", "_x005F_x000D_": "_x000D_", "_xZZZZ_": "_xZZZZ_", "_x0041_": "A",
		"To&#770;i": "Tôi", " hai  đầu ": " hai  đầu ", "&lt;b&gt;&amp;": "<b>&", "a<!-- b -->c": "ac", "<![CDATA[<x>]]>": "<x>",
		strings.Repeat("ấ", 32767): strings.Repeat("ấ", 32767),
	} {
		for _, cell := range []string{`<c t="inlineStr"><is><t xml:space="preserve">` + xml + `</t></is></c>`, `<c t="str"><v>` + xml + `</v></c>`} {
			if c := column(t, []string{cell})[0]; c.Text != want || c.Sort != sheet.Text {
				t.Errorf("%.50q is %.50q", xml, c.Text)
			}
		}
	}
}

// The workbooks that the portal gives out say what they said there.
func TestWorkbooksOfThePortalAreRead(t *testing.T) {
	texts := []string{
		"1.000250", "1.000250.000.00.00.H58", "0912345678", "01/02/2026", "1e5", "3,50", "TRUE", "#N/A", "=1+1", "@SUM(A1)", "'1", "một\nhai",
		"  hai đầu  ", "_x0041_", "<b>&amp;</b>", "µ ≥ Ω 🎉", strings.Repeat("dài ", 3000),
	}
	var rows [][]data.Cell
	for _, text := range texts {
		rows = append(rows, []data.Cell{data.TextCell(text), {Sort: data.Number, Text: "-2.25"}, {Sort: data.Number, Text: "123456789012345"}})
	}
	table := data.Table{Title: "Bảng", Columns: []data.Column{{Name: "chu"}, {Name: "so"}, {Name: "dai"}}, Rows: slices.Values(rows)}
	var b bytes.Buffer
	small.Must(t, table.Excel(&b))
	book, problems := sheet.Open("a.xlsx", b.Bytes())
	if len(problems) > 0 {
		t.Fatal(small.Told(problems))
	}
	for i, row := range book.Sheets[0].Rows[1:] {
		if row[0].Text != texts[i] || row[0].Sort != sheet.Text || row[1].Text != "-2.25" || row[2].Text != "123456789012345" {
			t.Errorf("%.60q is %.60v", texts[i], row)
		}
	}
}
