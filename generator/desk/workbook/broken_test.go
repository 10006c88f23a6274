package workbook

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"congkhai/generator/desk/outcome"
	"congkhai/generator/desk/sheet"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/site"
)

// edit is what somebody does to a workbook.
type edit func(f *excelize.File) error

func types(title, cell string, value any) edit {
	return func(f *excelize.File) error { return f.SetCellValue(title, cell, value) }
}

func deletes(title string) edit { return func(f *excelize.File) error { return f.DeleteSheet(title) } }

const (
	main   = "Thủ tục hành chính"
	ways   = "Cách thức thực hiện"
	papers = "Các giấy tờ"
)

// broken are workbooks of the procedures 1.000173 and 1.011814 that somebody spoiled, and all that is told of each.
var broken = []struct {
	edits []edit
	told  string
}{
	{[]edit{types(main, "G2", 1.00017)}, `a.xlsx!Thủ tục hành chính!G2: ô này là số 1.00017, nhưng mục này là chữ hay mã: Excel bỏ số 0 ở đầu và cuối mã; hãy định dạng ô là Text rồi gõ lại đúng như bản gốc; ý bạn là "1.000170"?`},
	{[]edit{types(main, "A2", 1.000173)}, `a.xlsx!Thủ tục hành chính!A2: ô này là số 1.000173, nhưng mục này là chữ hay mã: Excel bỏ số 0 ở đầu và cuối mã; hãy định dạng ô là Text rồi gõ lại đúng như bản gốc`},
	{[]edit{types(main, "A2", "1.000174"), types(ways, "D2", "3")}, `a.xlsx!Cách thức thực hiện!A2: dòng này của mục "1.000173" mà trang "Thủ tục hành chính" không có; hãy thêm mục vào đó, hoặc xóa dòng`},
	{[]edit{types(main, "A2", "")}, `a.xlsx!Thủ tục hành chính!A2: dòng này chưa có tên tệp; hãy ghi tên tệp của mục, mục mới thì đặt tên bằng chữ thường không dấu`},
	{[]edit{types(main, "A4", "Thủ tục MỚI"), types(main, "G4", "1.000999")}, `a.xlsx!Thủ tục hành chính!A4: tên tệp "Thủ tục MỚI" không thành địa chỉ được; chỉ dùng chữ thường không dấu, số và dấu -; ý bạn là "thu-tuc-moi"?`},
	{[]edit{types(main, "A3", "1.000173")}, `a.xlsx!Thủ tục hành chính!A3: khóa "1.000173" có hai dòng; hãy xóa một dòng`},
	{[]edit{types(main, "C2", "ngày mai")}, `a.xlsx!Thủ tục hành chính!C2: ô này có "ngày mai"; ở đây viết: ngày`},
	{[]edit{types(main, "B2", "chắc thế")}, `a.xlsx!Thủ tục hành chính!B2: ô này có "chắc thế"; ở đây viết: có, không`},
	{[]edit{types(main, "G1", "Mã nào đó")}, `a.xlsx!Thủ tục hành chính!G1: cột có tiêu đề "Mã nào đó" không phải của trang này; hãy sửa tiêu đề, hoặc xóa cột`},
	{[]edit{types(main, "AZ1", "Cột riêng")}, `a.xlsx!Thủ tục hành chính!AZ1: cột có tiêu đề "Cột riêng" không phải của trang này; hãy sửa tiêu đề, hoặc xóa cột`},
	{[]edit{types(main, "AZ2", "chữ rơi")}, `a.xlsx!Thủ tục hành chính!AZ1: cột này có dữ liệu mà không có tiêu đề nên không biết là gì; hãy ghi tiêu đề như bản xuất, hoặc xóa cột`},
	{[]edit{types(main, "G1", "")}, `a.xlsx!Thủ tục hành chính!A1: trang thiếu cột "Mã thủ tục hành chính quốc gia"; hãy lấy lại cột ấy từ bản xuất`},
	{[]edit{func(f *excelize.File) error { _, err := f.NewSheet("Nháp"); return err }, types("Nháp", "A1", "x")}, `a.xlsx!Nháp!A1: trang "Nháp" không phải của bảng này nên không biết ghi vào đâu; hãy xóa trang, hoặc chép sang trang đúng`},
	{[]edit{types(sealsTitle, "B1", "7")}, `a.xlsx!congkhai!B1: bảng này xuất từ bản congkhai khác ("7") nên không đọc chắc được; hãy xuất lại rồi chép phần đã sửa sang`},
	{[]edit{types(ways, "D2", "qua cửa sổ")}, `a.xlsx!Cách thức thực hiện!D2: ô này có "qua cửa sổ"; ở đây viết:`},
	{[]edit{types(ways, "C2", "bay tới")}, `a.xlsx!Cách thức thực hiện!C2: ô này có "bay tới"; ở đây viết: Trực tiếp, Trực tuyến, Dịch vụ bưu chính`},
	{[]edit{types(ways, "C2", "Trực tyến")}, `; ý bạn là "Trực tuyến"?`},
	{[]edit{types(papers, "E2", "26.000")}, `a.xlsx!Các giấy tờ!E2: ô này có "26.000" là chữ; hãy gõ số, như 26000`},
	{[]edit{types(papers, "E2", 1.5)}, `a.xlsx!Các giấy tờ!E2: ô này có "1.5"; ở đây viết: số nguyên, (nguồn không nêu), (không có), (không áp dụng)`},
	{[]edit{types(papers, "B2", 9)}, `a.xlsx!Các giấy tờ!B2: dòng này thuộc số "9" nhưng trang "Thành phần hồ sơ" không có dòng ấy; hãy sửa số, hoặc thêm dòng vào trang kia`},
	{[]edit{types("Lệ phí", "A2", "1.000173"), types("Lệ phí", "B2", 1), types("Lệ phí", "D2", "Cấp mới"), types("Lệ phí", "E2", 1000)}, `"Lệ phí" được ghi hai lần, trong ô và trong trang riêng của nó; hãy xóa một trong hai`},
	{[]edit{func(f *excelize.File) error { return f.MergeCell(papers, "D2", "D3") }}, `a.xlsx!Các giấy tờ!D2: `},
	{[]edit{func(f *excelize.File) error { return f.SetRowVisible(ways, 3, false) }}, `a.xlsx!Cách thức thực hiện!A3: `},
	{[]edit{func(f *excelize.File) error { return f.SetCellFormula(main, "G2", "A2&B2") }}, `a.xlsx!Thủ tục hành chính!G2: `},
	{[]edit{types(main, "C2", "x"), types(ways, "C2", "y"), types(papers, "E2", "z")}, `a.xlsx!Thủ tục hành chính!C2: ô này có "x"; ở đây viết: ngày
a.xlsx!Cách thức thực hiện!C2: ô này có "y"; ở đây viết: Trực tiếp`},
}

// Whatever somebody did to a workbook is told in one run, each at its cell, and nothing comes of it.
func TestBrokenWorkbooksAreTold(t *testing.T) {
	s := siteOf(t, real)
	k := s.Kinds[0]
	records := append(ofIDs(s, k, "1.000173"), ofIDs(s, k, "1.011814")...)
	var good bytes.Buffer
	if _, err := Export(&good, s, k, records); err != nil {
		t.Fatal(err)
	}
	for _, c := range broken {
		out, told := imported(t, s, k, spoiled(t, good.Bytes(), c.edits))
		if out != nil {
			t.Errorf("nothing is told, but %q should be", c.told)
		}
		for line := range strings.SplitSeq(c.told, "\n") {
			if !strings.Contains(told, line) {
				t.Errorf("told is\n%s\nwithout\n%s", told, line)
			}
		}
	}
}

// A sheet that somebody deleted says nothing: what it told stays.
func TestDeletedSheetsTakeNothingAway(t *testing.T) {
	s := siteOf(t, real)
	k := s.Kinds[0]
	raw := spoiled(t, exported(t, s, k), []edit{deletes(papers), deletes(ways), deletes(bodyTitle)})
	changesNothing(t, s, k, real, raw)
}

// Nor does the first sheet, and what was changed in the others is changed.
func TestTheFirstSheetMayBeDeleted(t *testing.T) {
	s := siteOf(t, real)
	k := s.Kinds[0]
	raw := spoiled(t, exported(t, s, k), []edit{deletes(main), types(ways, "J2", 150_000)})
	out, told := imported(t, s, k, raw)
	if out == nil || len(out.Files) != 1 || len(out.Altered[0].Changes) != 1 {
		t.Errorf("%+v\n%s", out, told)
	}
}

// A row that is gone from the first sheet takes no record away, whose other rows stand as they were.
func TestAMissingRowTakesNoRecordAway(t *testing.T) {
	s := siteOf(t, real)
	k := s.Kinds[0]
	gone := func(f *excelize.File) error { return f.RemoveRow(main, 2) }
	out, told := imported(t, s, k, spoiled(t, exported(t, s, k), []edit{gone}))
	if out == nil || len(out.Files) > 0 || out.Same != len(ofKind(s, k))-1 {
		t.Errorf("%+v\n%s", out, told)
	}
}

func ofIDs(s *site.Site, k *site.Kind, id string) (records []*record.Record) {
	for _, r := range ofKind(s, k) {
		if r.ID == id {
			records = append(records, r)
		}
	}
	return records
}

func spoiled(t *testing.T, raw []byte, edits []edit) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range edits {
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

// imported is what comes of a workbook, or all that is told of it.
func imported(t *testing.T, s *site.Site, k *site.Kind, raw []byte) (*outcome.Outcome, string) {
	t.Helper()
	book, problems := sheet.Open("a.xlsx", raw)
	var out *outcome.Outcome
	if len(problems) == 0 {
		var err error
		if out, problems, err = Import(s, k, real, book); err != nil {
			t.Fatal(err)
		}
	}
	var told strings.Builder
	for _, p := range problems {
		told.WriteString(p.Where.String() + ": " + p.Text(source.Vietnamese) + "\n")
	}
	return out, told.String()
}
