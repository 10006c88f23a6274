package workbook

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"congkhai/generator/desk/outcome"
	"congkhai/generator/desk/sheet"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds/report"
)

// printed06 is Biểu 06 of a quarter as other software prints it: a title, heads over each other with merged cells,
// numbers of columns and rows, the total, and who signs.
func printed06(t *testing.T, edits ...edit) []byte {
	t.Helper()
	f := excelize.NewFile()
	all := []edit{
		types("Sheet1", "A1", "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH"), merges("A1", "M1"), types("Sheet1", "A2", "Quý III năm 2026"),
		types("Sheet1", "A4", "STT"), merges("A4", "A6"), types("Sheet1", "B4", "Lĩnh vực"), merges("B4", "B6"),
		types("Sheet1", "C4", "Số hồ sơ nhận giải quyết"), merges("C4", "F4"), types("Sheet1", "C5", "Tổng số"), merges("C5", "C6"),
		types("Sheet1", "D5", "Trong kỳ"), merges("D5", "E5"), types("Sheet1", "D6", "Trực tuyến"),
		types("Sheet1", "E6", "Trực tiếp, dịch vụ bưu chính"), types("Sheet1", "F5", "Từ kỳ trước"), merges("F5", "F6"),
		types("Sheet1", "G4", "Số hồ sơ đã giải quyết"), merges("G4", "J4"), types("Sheet1", "K4", "Số hồ sơ đang giải quyết"), merges("K4", "M4"),
		types("Sheet1", "B13", "Người lập biểu"), merges("B13", "M13"),
	}
	for column, head := range map[string]string{"G": "Tổng số", "H": "Trước hạn", "I": "Đúng hạn", "J": "Quá hạn", "K": "Tổng số", "L": "Trong hạn", "M": "Quá hạn"} {
		all = append(all, types("Sheet1", column+"5", head), merges(column+"5", column+"6"))
	}
	for i, row := range [][]any{
		{"(1)", "(2)", "(3)=(4)+(5)+(6)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)", "(11)", "(12)", "(13)"},
		{1, "Sở hữu trí tuệ", 3, 2, 1, 0, 3, 3, 0, 0, 0, 0, 0},
		{2, "An toàn bức xạ và hạt nhân", 12, 5, 3, 4, 12, 12, 0, 0, 0, 0, 0},
		{nil, "Tổng số", 15, 7, 4, 4, 15, 15, 0, 0, 0, 0, 0},
	} {
		for j, v := range row {
			all = append(all, types("Sheet1", cellName(j, 7+i), v))
		}
	}
	for _, e := range append(all, edits...) {
		if err := e(f); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func merges(from, to string) edit {
	return func(f *excelize.File) error { return f.MergeCell("Sheet1", from, to) }
}

func broughtPrinted(t *testing.T, raw []byte) (*outcome.Outcome, string) {
	t.Helper()
	form, err := os.ReadFile("../../kinds/report/mau/bieu-06.toml")
	if err != nil {
		t.Fatal(err)
	}
	root := source.Overlay(real, map[string][]byte{"content/bieu-mau/bieu-06.toml": form})
	s := siteOf(t, root)
	blank, err := report.NewBlank(s, "bieu-06", "2026-Q3")
	if err != nil {
		t.Fatal(err)
	}
	book, problems := sheet.Open("a.xlsx", raw)
	if len(problems) > 0 {
		t.Fatal(problems[0].Text(source.Vietnamese))
	}
	out, problems, err := ImportPrinted(s, root, blank, book)
	if err != nil {
		t.Fatal(err)
	}
	var told strings.Builder
	for _, p := range problems {
		told.WriteString(p.Where.String() + ": " + p.Text(source.Vietnamese) + "\n")
	}
	return out, told.String()
}

// What other software printed fills in the draft of the report, each row by any name that the portal has for what it is
// about.
func TestAPrintedTableFillsInItsReport(t *testing.T) {
	out, told := broughtPrinted(t, printed06(t))
	if out == nil {
		t.Fatal(told)
	}
	draft := string(out.Files["content/bao-cao/2026-q3.md"])
	for _, line := range []string{"so-huu-tri-tue = [3, 2, 1, 0, 3, 3, 0, 0, 0, 0, 0]", "nang-luong-nguyen-tu = [12, 5, 3, 4, 12, 12, 0, 0, 0, 0, 0]"} {
		if !strings.Contains(draft, line) {
			t.Errorf("the draft lacks %s:\n%s", line, draft)
		}
	}
}

func TestWhatIsWrongWithAPrintedTableIsTold(t *testing.T) {
	for _, c := range []struct {
		edits []edit
		told  string
	}{
		{[]edit{types("Sheet1", "H5", "Trước hẹn")}, "a.xlsx: không thấy bảng nào của biểu mẫu trong tệp: các cột phải có tiêu đề Số hồ sơ nhận giải quyết, tổng số; "},
		{[]edit{types("Sheet1", "B8", "Sở hữu trí tue")}, ""},
		{[]edit{types("Sheet1", "B8", "Sở hữu trí tuện")}, `a.xlsx!Sheet1!B8: không có dòng tên "Sở hữu trí tuện" trong Biểu số II.06a/VPCP/KSTT; sửa tên, hoặc thêm tên ấy vào ten_khac của mục ở cổng; ý bạn là "Sở hữu trí tuệ"?`},
		{[]edit{types("Sheet1", "B8", "")}, "a.xlsx!Sheet1!C8: dòng này có số mà không có tên"},
		{[]edit{types("Sheet1", "B9", "Sở hữu trí tuệ")}, "a.xlsx!Sheet1!B9: "},
		{[]edit{types("Sheet1", "C10", 16)}, "a.xlsx!Sheet1!C10: ô tổng này là 16, các dòng cộng lại là 15"},
		{[]edit{types("Sheet1", "D8", "hai")}, `a.xlsx!Sheet1!D8: ô này có "hai"`},
		{[]edit{types("Sheet1", "N8", "xem lại")}, "a.xlsx!Sheet1!N6: cột này có dữ liệu mà không có tiêu đề"},
		{[]edit{merges("D8", "E8")}, "a.xlsx!Sheet1!D8: "},
	} {
		out, told := broughtPrinted(t, printed06(t, c.edits...))
		if (out == nil) != (c.told != "") || !strings.Contains(told, c.told) {
			t.Errorf("told is\n%s\nnot\n%s", told, c.told)
		}
	}
}
