package list_test

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"congkhai/generator/desk/list"
	"congkhai/generator/desk/sheet"
	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
	"congkhai/generator/test/small"
)

// procedure is a record as kinds declare theirs.
type procedure struct {
	Code     front.Stated[string]   `key:"ma"`
	Name     string                 `key:"ten"`
	Field    string                 `key:"linh_vuc"`
	Agencies front.Stated[[]string] `key:"co_quan_thuc_hien"`
	Sets     front.Stated[int]      `key:"so_bo,optional"`
	Level    level                  `key:"muc,optional"`
	Contact  contact                `key:"lien_he,optional"`
	Ways     []contact              `key:"cach_thuc,optional"`
}

type contact struct {
	Phone string `key:"dien_thoai,optional"`
}

type level string

func (level) Choices() []front.Choice { return []front.Choice{{ID: "4", Label: "Mức 4"}} }

// kinds are those that a portal has, with their keys.
func kinds() map[string][]front.Field {
	return map[string][]front.Field{"thu-tuc": fields(), "van-ban": nil}
}

func fields() []front.Field { return front.Fields(reflect.TypeFor[procedure]()) }

// opened is a book that is in order.
func opened(t testing.TB, name string, raw []byte) *sheet.Book {
	t.Helper()
	book, problems := sheet.Open(name, raw)
	if len(problems) > 0 {
		t.Fatal(small.Told(problems))
	}
	return book
}

// read reads a list as Choose has it, and tells what is wrong with it.
func read(t testing.TB, book *sheet.Book) (rows []list.Row, said string) {
	t.Helper()
	m, problems := list.Choose(book, list.Shipped())
	if m == nil {
		return nil, small.Told(problems)
	}
	rows, more := m.Rows(book, fields())
	return rows, small.Told(append(problems, more...))
}

// shown are rows, a value a line.
func shown(rows []list.Row) string {
	var b strings.Builder
	for _, r := range rows {
		fmt.Fprintf(&b, "[%s] %s\n", r.ID, r.Where)
		for _, v := range r.Values {
			fmt.Fprintf(&b, "%s %s = %q %q\n", v.Where, v.Key, v.Cell.Text, v.Items)
		}
	}
	return b.String()
}

// portalList is a list as the national portal gives it out, with other codes.
func portalList(t testing.TB, codes ...any) []byte {
	t.Helper()
	f := excelize.NewFile()
	small.Must(t, f.SetCellValue("Sheet1", "A1", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nDANH SÁCH THỦ TỤC HÀNH CHÍNH"))
	small.Must(t, f.MergeCell("Sheet1", "A1", "E1"))
	small.Must(t, f.SetSheetRow("Sheet1", "A2", &[]any{"Mã số", "Tên", "Cơ quan ban hành", "Cơ quan thực hiện", "Lĩnh vực"}))
	for i, code := range codes {
		at, err := excelize.CoordinatesToCellName(1, i+3)
		small.Must(t, err)
		small.Must(t, f.SetSheetRow("Sheet1", at, &[]any{code, " Cấp giấy phép ", "Bộ", "Công an tỉnh\n Cục X \n", "Bức xạ"}))
	}
	var b bytes.Buffer
	small.Must(t, f.Write(&b))
	return b.Bytes()
}

func TestTheNationalPortalsList(t *testing.T) {
	rows, said := read(t, opened(t, "a.xlsx", portalList(t, "1.000170", "2.002000")))
	want := `[1.000170] a.xlsx!Sheet1!A3
a.xlsx!Sheet1!A3 ma = "1.000170" []
a.xlsx!Sheet1!B3 ten = "Cấp giấy phép" []
a.xlsx!Sheet1!D3 co_quan_thuc_hien = "Công an tỉnh\n Cục X" ["Công an tỉnh" "Cục X"]
a.xlsx!Sheet1!E3 linh_vuc = "Bức xạ" []
`
	if got := shown(rows); len(rows) != 2 || rows[1].ID != "2.002000" || !strings.HasPrefix(got, want) || said != "" {
		t.Errorf("got\n%s%s", got, said)
	}
}

// Of a list that a program saved with its codes as numbers, each is refused with what it probably was.
func TestDamagedCodesAreRefused(t *testing.T) {
	var codes []any
	var want strings.Builder
	for i := range 100 {
		code := fmt.Sprintf("%d.%06d", 1+i%3, (i*7919)%20000)
		var number float64
		_, err := fmt.Sscan(code, &number)
		small.Must(t, err)
		codes = append(codes, number)
		fmt.Fprintf(&want, "a.xlsx!Sheet1!A%d %q\n", i+3, code)
	}
	book := opened(t, "a.xlsx", portalList(t, codes...))
	m, _ := list.Choose(book, list.Shipped())
	rows, problems := m.Rows(book, fields())
	var got strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&got, "%s %q\n", p.Where, p.Meant())
	}
	if got.String() != want.String() || len(rows) > 0 {
		t.Errorf("%d rows, and\n%s", len(rows), got.String())
	}
	if text := problems[0].Text(source.Vietnamese); !strings.Contains(text, "đã bị đổi thành số 1") || !strings.Contains(text, `ý bạn là "1.000000"?`) {
		t.Error(text)
	}
}

const headings = "Mã số;Tên;Cơ quan thực hiện;Lĩnh vực\n"

func TestHeadsAreFound(t *testing.T) {
	const row = "1.000170;Cấp phép;Sở;Bức xạ\n"
	for _, test := range []struct{ name, raw, want string }{
		{"first row", headings + row, "[1.000170] a.csv!A2"},
		{"tenth row", strings.Repeat("Danh sách;;;\n", 9) + headings + row, "[1.000170] a.csv!A11"},
		{"without marks, in capitals", "MA SO;TÊN TTHC:;  co quan\tthuc  hien;lĩnh vực (*)\n" + row, "[1.000170] a.csv!A2"},
		{"other order", "STT;Lĩnh vực;Cơ quan thực hiện;Tên;Mã số\n1;Bức xạ;Sở;Cấp phép;1.000170\n", "[1.000170] a.csv!E2"},
		{"numbered columns", headings + "(1);(2);(3);(4)\n" + row, "[1.000170] a.csv!A3"},
		{"letters of columns", headings + "A;B;1;2\n" + row, "[1.000170] a.csv!A3"},
		{"empty rows", headings + ";;;\n\n" + row + ";;;\n", "[1.000170] a.csv!A4"},
	} {
		rows, said := read(t, opened(t, "a.csv", []byte(test.raw)))
		if got := shown(rows); len(rows) != 1 || !strings.HasPrefix(got, test.want+"\n") || said != "" || len(rows[0].Values) != 4 {
			t.Errorf("%s: got\n%s%s", test.name, got, said)
		}
	}
}

// A head of two rows: what is merged downwards is as high, and of a heading over others these count.
func TestAHeadMayHaveTwoRows(t *testing.T) {
	f := excelize.NewFile()
	small.Must(t, f.SetSheetRow("Sheet1", "A1", &[]any{"Mã số", "Thủ tục", nil, "Cơ quan thực hiện"}))
	small.Must(t, f.SetSheetRow("Sheet1", "A2", &[]any{nil, "Tên", "Lĩnh vực"}))
	small.Must(t, f.SetSheetRow("Sheet1", "A3", &[]any{"1.000170", "Cấp phép", "Bức xạ", "Sở"}))
	for _, area := range [][2]string{{"A1", "A2"}, {"B1", "C1"}, {"D1", "D2"}} {
		small.Must(t, f.MergeCell("Sheet1", area[0], area[1]))
	}
	var b bytes.Buffer
	small.Must(t, f.Write(&b))
	rows, said := read(t, opened(t, "a.xlsx", b.Bytes()))
	if len(rows) != 1 || len(rows[0].Values) != 4 || said != "" {
		t.Errorf("got\n%s%s", shown(rows), said)
	}
}

func TestWhatDoesNotFitIsTold(t *testing.T) {
	for _, test := range []struct{ name, raw, want string }{
		{"another list", "a;b\nc;d\n", `a.csv: trong 10 hàng đầu không có hàng tiêu đề nào đọc được|“Danh sách thủ tục của Cổng dịch vụ công quốc gia”`},
		{"a head too far down", strings.Repeat("Danh sách;;;\n", 10) + headings, `a.csv: trong 10 hàng đầu`},
		{"a column is missing", "Mã số;Tên;Lĩnh vực\n1.000170;a;b\n", `a.csv!A1: hàng tiêu đề thiếu cột "Cơ quan thực hiện"`},
		{"an unknown heading", "Mã số;Tên;Cơ quan thực hiện;Lĩnh vực;Phí\n1.000170;a;b;c;5\n", `a.csv!E1: không biết cột "Phí"|bo_qua`},
		{"a column without a heading", "Mã số;Tên;Cơ quan thực hiện;Lĩnh vực;\n1.000170;a;b;c;5\n", `a.csv!E1: cột E có dữ liệu nhưng không có tiêu đề`},
		{"a column twice", "Mã số;Tên;Cơ quan thực hiện;Lĩnh vực;Tên TTHC\n1.000170;a;b;c;d\n", `a.csv!E1: cột "Tên TTHC" cũng cho khóa ten như cột B`},
		{"a row without a code", headings + "1.000170;a;b;c\n;Tổng số: 1;;\n", `a.csv!B3: hàng này không có "Mã số" mà có "Tổng số: 1"`},
		{"a code that Excel made shorter", headings + "1.00017;a;b;c\n", `a.csv!A2: mã "1.00017" ngắn hơn mẫu "1.000173"|ý bạn là "1.000170"?`},
		{"a code that Excel made shorter in Vietnam", headings + "\"1,00025\";a;b;c\n", `a.csv!A2: mã "1,00025" ngắn hơn mẫu|ý bạn là "1.000250"?`},
		{"a code of one digit", headings + "2;a;b;c\n", `a.csv!A2: mã "2" ngắn hơn mẫu|ý bạn là "2.000000"?`},
		{"a code without its point", headings + "1000170;a;b;c\n", `a.csv!A2: mã "1000170" không cùng dạng với mẫu "1.000173"`},
		{"a code with a letter", headings + "1.00017O;a;b;c\n", `a.csv!A2: mã "1.00017O" không cùng dạng với mẫu "1.000173"`},
		{"a code twice", headings + "1.000170;a;b;c\n1.000170;a;b;c\n", `a.csv!A3: mã 1.000170 đã có ở a.csv!A2`},
	} {
		_, said := read(t, opened(t, "a.csv", []byte(test.raw)))
		begins, more, _ := strings.Cut(test.want, "|")
		if !strings.HasPrefix(said, begins) || !strings.Contains(said, more) || strings.Count(said, "\n") != 1 {
			t.Errorf("%s: told\n%swant\n%s", test.name, said, test.want)
		}
	}
	_, said := read(t, opened(t, "a.csv", []byte("Mã số;Tên;Cơ quan thực hiệnn;Lĩnh vực\n1.000170;a;b;c\n")))
	if !strings.Contains(said, `ý bạn là "Cơ quan thực hiện"?`) || !strings.Contains(said, "a.csv!A1: hàng tiêu đề thiếu cột") {
		t.Errorf("told\n%s", said)
	}
}

// A first row of figures is data where they do not count the columns.
func TestFiguresAreData(t *testing.T) {
	mapping := parsed(t, good+"[[cot]]\ntieu_de = [\"Số bộ\"]\nkhoa = \"so_bo\"\n")
	for raw, want := range map[string]int{"1;2;5\n": 1, "2;3;4\n": 1, "A;1;1\n": 1, "1;2;3\n": 0, "A;B;1\n": 0, "(1);(2);(3)\n": 0} {
		rows, problems := mapping.Rows(opened(t, "a.csv", []byte("STT;Mã;Số bộ\n"+raw)), fields())
		if len(rows) != want || len(problems) > 0 {
			t.Errorf("%q: %s%s", raw, shown(rows), small.Told(problems))
		}
	}
}

// Other sheets, and what nobody sees, are not left out without a word.
func TestOtherSheetsAreTold(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(portalList(t, "1.000170", "1.000171", "1.000172")))
	small.Must(t, err)
	for _, name := range []string{"Ghi chú", "Ẩn", "Trống"} {
		_, err := f.NewSheet(name)
		small.Must(t, err)
	}
	small.Must(t, f.SetCellValue("Ghi chú", "A1", "Số liệu đến 30/6"))
	small.Must(t, f.SetCellValue("Ẩn", "A1", "Mã số"))
	small.Must(t, f.SetSheetVisible("Ẩn", false))
	small.Must(t, f.MergeCell("Sheet1", "E3", "E4"))
	small.Must(t, f.SetRowVisible("Sheet1", 5, false))
	var b bytes.Buffer
	small.Must(t, f.Write(&b))
	rows, said := read(t, opened(t, "a.xlsx", b.Bytes()))
	for _, want := range []string{
		"a.xlsx!Sheet1!E3: các ô E3:E4 gộp", "a.xlsx!Sheet1!A5: hàng 5 bị ẩn", "a.xlsx!Ghi chú: trong 10 hàng đầu của trang tính", "a.xlsx!Ẩn: trang tính bị ẩn",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not told", want)
		}
	}
	if len(rows) != 3 || strings.Count(said, "\n") != 4 {
		t.Errorf("%d rows, told\n%s", len(rows), said)
	}
}

// Numbers, days and truth are refused where a text is wanted, and nowhere else.
func TestTextsAreTexts(t *testing.T) {
	mapping := parsed(t, `ten = "Danh sách"
loai = "thu-tuc"
dinh_danh = "ma"
[[cot]]
tieu_de = ["Mã"]
khoa = "ma"
mau = "00123"
[[cot]]
tieu_de = ["Tên"]
khoa = "ten"
khong_bat_buoc = true
[[cot]]
tieu_de = ["Số bộ"]
khoa = "so_bo"
[[cot]]
tieu_de = ["Mức"]
khoa = "muc"
`)
	f := excelize.NewFile()
	small.Must(t, f.SetSheetRow("Sheet1", "A1", &[]any{"Mã", "Tên", "Số bộ", "Mức"}))
	small.Must(t, f.SetSheetRow("Sheet1", "A2", &[]any{"00001", true, 2, 4}))
	small.Must(t, f.SetSheetRow("Sheet1", "A3", &[]any{7, 44372, 2, 4}))
	small.Must(t, f.SetSheetRow("Sheet1", "A4", &[]any{123456, "a", 0.5, "4"}))
	style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	small.Must(t, err)
	small.Must(t, f.SetCellStyle("Sheet1", "B3", "B3", style))
	var b bytes.Buffer
	small.Must(t, f.Write(&b))
	rows, problems := mapping.Rows(opened(t, "a.xlsx", b.Bytes()), fields())
	said := small.Told(problems)
	for _, want := range []string{
		"A3: mã hoặc chữ ở đây đã bị đổi thành số 7,", `ý bạn là "00007"?`, "B2: chữ ở đây đã bị đổi thành ngày hoặc giá trị true;",
		"B3: chữ ở đây đã bị đổi thành ngày hoặc giá trị 2021-06-25;", "A4: mã hoặc chữ ở đây đã bị đổi thành số 123456,",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not told", want)
		}
	}
	if len(problems) != 4 || len(rows) != 1 || strings.Count(said, "ý bạn") != 1 {
		t.Errorf("%d rows, told\n%s", len(rows), said)
	}
}

func parsed(t testing.TB, text string) *list.Mapping {
	t.Helper()
	f, _ := source.NewFile("a.toml", []byte(text))
	m, problems := list.Parse(f)
	if m == nil {
		t.Fatal(small.Told(problems))
	}
	return m
}

func TestShippedMappingsAreInOrder(t *testing.T) {
	for _, m := range list.Shipped() {
		if problems := m.Check(kinds()); len(problems) > 0 || m.Kind != "thu-tuc" {
			t.Error(small.Told(problems))
		}
	}
	if len(list.Shipped()) != 1 {
		t.Error("a mapping is not in order")
	}
}

const good = `ten = "Danh sách"
loai = "thu-tuc"
dinh_danh = "ma"
bo_qua = ["STT"]
[[cot]]
tieu_de = ["Mã"]
khoa = "ma"
`

func TestMistakesInMappingsAreTold(t *testing.T) {
	for _, test := range []struct{ old, new, want string }{
		{`dinh_danh = "ma"`, `dinh_danh = "ten"`, `a.toml:3:13: dinh_danh là "ten" nhưng không cột nào có khóa ấy`},
		{`"STT"`, `"STT", "stt."`, `a.toml:4:18: tiêu đề "stt." đã ghi ở trên`},
		{`["Mã"]`, `["Mã", "Stt"]`, `a.toml:6:18: tiêu đề "Stt" đã ghi ở trên`},
		{`khoa = "ma"`, "khoa = \"ma\"\n[[cot]]\ntieu_de = [\"Tên\"]\nkhoa = \"ma\"", `a.toml:10:8: khóa "ma" đã có một cột khác`},
		{`khoa = "ma"`, "khoa = \"ma\"\n[[cot]]\ntieu_de = [\"Tên\"]\nkhoa = \"ma.so\"", `a.toml:10:8: khóa "ma.so" và khóa "ma" của một cột trên`},
		{`"STT"`, `"#", "%", "#"`, `a.toml:4:21: tiêu đề "#" đã ghi ở trên`},
		{`loai = "thu-tuc"`, ``, `a.toml:1:1: thiếu khóa bắt buộc "loai"`},
		{`tieu_de`, `tieude`, `a.toml:6:1: không có khóa "tieude"; ý bạn là "tieu_de"?`},
		{`["Mã"]`, `"Mã"`, `a.toml:6:11: cần một danh sách`},
		{`"ma"` + "\nbo", `"ma` + "\nbo", `a.toml:3:`},
	} {
		f, _ := source.NewFile("a.toml", []byte(strings.Replace(good, test.old, test.new, 1)))
		m, problems := list.Parse(f)
		if got := small.Told(problems); m != nil || !strings.HasPrefix(got, test.want) {
			t.Errorf("%s: told\n%s", test.new, got)
		}
	}
	text, _ := source.NewFile("a.toml.txt", []byte(good))
	if m, problems := list.Parse(text); m != nil || !strings.HasPrefix(small.Told(problems), `a.toml.txt:1:1: tệp này không phải cách đọc`) {
		t.Error(small.Told(problems))
	}
	for _, test := range []struct{ old, new, want string }{
		{`"ma"`, `"tenn"`, `a.toml:7:8: loại thu-tuc không có khóa "tenn"|"ten"?`},
		{`"ma"`, `"lien_he.dienthoai"`, `a.toml:7:8: loại thu-tuc không có khóa "lien_he.dienthoai"|"lien_he.dien_thoai"?`},
		{`"ma"`, `"ma.so"`, `a.toml:7:8: loại thu-tuc không có khóa "ma.so"|`},
		{`"ma"`, `"cach_thuc"`, `a.toml:7:8: khóa "cach_thuc" là một danh sách nhiều bảng|bo_qua`},
		{`"ma"`, `"cach_thuc.dien_thoai"`, `a.toml:7:8: khóa "cach_thuc.dien_thoai" là một danh sách nhiều bảng|bo_qua`},
		{`"thu-tuc"`, `"thu-tucc"`, `a.toml:2:8: không có loại "thu-tucc"; hãy ghi vào loai một trong các loại: thu-tuc, van-ban|"thu-tuc"?`},
	} {
		got := small.Told(parsed(t, strings.ReplaceAll(good, test.old, test.new)).Check(kinds()))
		begins, more, _ := strings.Cut(test.want, "|")
		if !strings.HasPrefix(got, begins) || !strings.Contains(got, more) || strings.Count(got, "\n") != 1 {
			t.Errorf("%s: told\n%s", test.new, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(good), []byte(headings))
	f.Add([]byte(good), []byte("STT;Mã\n1;00001\n"))
	f.Fuzz(func(t *testing.T, raw, table []byte) {
		file, _ := source.NewFile("a.toml", raw)
		m, problems := list.Parse(file)
		if (m == nil) != (len(problems) > 0) {
			t.Fatal("a mapping and problems, or neither")
		}
		book, _ := sheet.Open("a.csv", table)
		if book == nil {
			return
		}
		for _, m := range append(list.Shipped(), m) {
			if m == nil {
				continue
			}
			if chosen, problems := list.Choose(book, []*list.Mapping{m}); (chosen == nil) != (len(problems) > 0) {
				t.Fatal("chosen with problems, or neither")
			}
			m.Check(kinds())
			m.Rows(book, fields())
		}
	})
}
