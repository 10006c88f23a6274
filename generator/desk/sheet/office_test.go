package sheet_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"congkhai/generator/desk/sheet"
	"congkhai/generator/test/small"
)

// savedByLibreOffice is a workbook as LibreOffice saves it after opening it.
func savedByLibreOffice(t *testing.T, raw []byte) []byte {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("CONGKHAI_OFFICE") == "required" {
			t.Fatal(err)
		}
		t.Skip("LibreOffice is not installed (CONGKHAI_OFFICE=required makes this a failure): ", err)
	}
	folder := t.TempDir()
	small.Must(t, os.Mkdir(filepath.Join(folder, "ra"), 0o700))
	small.Must(t, os.WriteFile(filepath.Join(folder, "a.xlsx"), raw, 0o600))
	cmd := exec.Command(office, "-env:UserInstallation=file://"+folder+"/ho-so", "--headless", "--convert-to", "xlsx", "--outdir", "ra", "a.xlsx")
	cmd.Dir = folder
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	saved, err := os.ReadFile(filepath.Join(folder, "ra", "a.xlsx"))
	small.Must(t, err)
	return saved
}

// What LibreOffice saves again says what it said before.
func TestLibreOfficeSavesTheSame(t *testing.T) {
	raw := written(t, func(f *excelize.File) {
		day, err := f.NewStyle(&excelize.Style{NumFmt: 14})
		small.Must(t, err)
		percent, err := f.NewStyle(&excelize.Style{NumFmt: 10})
		small.Must(t, err)
		typed, err := f.NewStyle(&excelize.Style{NumFmt: 49})
		small.Must(t, err)
		for i, row := range [][]any{
			{"Danh sách"},
			{"Mã số", "Ngày", "Số", "Tỷ lệ", "Lời"},
			{"1.000170", 44372, 0.1, 0.07, "dòng một\ndòng hai\n\ndòng bốn"},
			{"2.000000", 1, 14043, 0.625, "'1.000250"},
			{"007", 61, -2.5, 1, "=1+1"},
			{"25/06/2021", 45000, 123456789012345, 0.333, strings.Repeat("ấ", 32767)},
			{"079203001234", 73050, 1e-7, 0.0001, "  hai đầu  "},
			{"1E5", 44561, 100, 2, "<b>&amp;</b> “Tiền Giang” – µ 🎉"},
			{"TRUE", 44562, 1234567.125, 0.5, true},
		} {
			at, err := excelize.CoordinatesToCellName(1, i+1)
			small.Must(t, err)
			small.Must(t, f.SetSheetRow("Thủ tục", at, &row))
		}
		small.Must(t, f.SetCellStyle("Thủ tục", "B3", "B9", day))
		small.Must(t, f.SetCellStyle("Thủ tục", "D3", "D9", percent))
		small.Must(t, f.SetCellStyle("Thủ tục", "A3", "A9", typed))
		small.Must(t, f.MergeCell("Thủ tục", "A1", "E1"))
		small.Must(t, f.SetRowVisible("Thủ tục", 4, false))
		small.Must(t, f.SetColVisible("Thủ tục", "C", false))
	})
	before, problems := sheet.Open("a.xlsx", raw)
	if len(problems) > 0 {
		t.Fatal(small.Told(problems))
	}
	after, problems := sheet.Open("a.xlsx", savedByLibreOffice(t, raw))
	if len(problems) > 0 {
		t.Fatal(small.Told(problems))
	}
	if was, is := shown(before), shown(after); was != is {
		for i, line := range strings.Split(is, "\n") {
			if was := strings.Split(was, "\n"); i >= len(was) || line != was[i] {
				t.Errorf("row %d is %.300s", i, line)
			}
		}
	}
	if was, is := small.Told(before.Sheets[0].CheckData(2)), small.Told(after.Sheets[0].CheckData(2)); was != is || strings.Count(is, "\n") != 2 {
		t.Errorf("before:\n%safter:\n%s", was, is)
	}
}
