package sheet_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"congkhai/generator/desk/sheet"
	"congkhai/generator/test/small"
)

// edit exchanges some words in a part of the workbook in order; where there is no old one, the part is that, and where
// neither is there, it is gone.
type edit struct{ part, old, new string }

// In which part a cell stands, and all that others refer to.
const (
	cells  = "xl/worksheets/sheet1.xml"
	second = "xl/worksheets/sheet2.xml"
	list   = "xl/workbook.xml"
	texts  = "xl/sharedStrings.xml"
	styles = "xl/styles.xml"
)

// parts are those of the workbook in order.
func parts(t testing.TB) []txtar.File {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/tot.txt")
	small.Must(t, err)
	return archive.Files
}

// packed makes a workbook of its parts.
func packed(t testing.TB, files []txtar.File) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		part, err := w.Create(f.Name)
		small.Must(t, err)
		_, err = part.Write(f.Data)
		small.Must(t, err)
	}
	small.Must(t, w.Close())
	return b.Bytes()
}

// edited is the workbook in order with edits.
func edited(t testing.TB, edits ...edit) []byte { return packed(t, changed(t, edits...)) }

func changed(t testing.TB, edits ...edit) []txtar.File {
	t.Helper()
	files := parts(t)
	for _, e := range edits {
		i := slices.IndexFunc(files, func(f txtar.File) bool { return f.Name == e.part })
		switch {
		case e.old == "" && e.new == "":
			files = slices.Delete(files, i, i+1)
		case i < 0:
			files = append(files, txtar.File{Name: e.part, Data: []byte(e.new)})
		case e.old == "":
			files[i].Data = []byte(e.new)
		case strings.Count(string(files[i].Data), e.old) != 1:
			t.Fatalf("%q does not stand once in %s", e.old, e.part)
		default:
			files[i].Data = []byte(strings.Replace(string(files[i].Data), e.old, e.new, 1))
		}
	}
	return files
}

func TestAWorkbookInOrderHasNoProblems(t *testing.T) {
	book, problems := sheet.Open("a.xlsx", edited(t))
	want := `[Thủ tục]
T "Danh sách thủ tục"|
T "Mã số"|T "Tên thủ tục"|T "Ngày"|T "Phí"|
T "1.000170"|T "Cấp giấy phép\nlần _x000D_ đầu"|D "2021-06-25"|N "200000"|N "62.5"|B "true"|
T "1.000170"|_ ""|D "2021-06-26"|N "400000"|N "7"|N "0.07"|
_ ""|_ ""|D "2021-06-27"|_ ""|_ ""|N "0.3"|
[Phí]
N "14043"|N "-0.5"|

_ ""|T "đ"|
`
	if got := shown(book); got != want || len(problems) > 0 {
		t.Errorf("got\n%s%s", got, small.Told(problems))
	}
	first, second := book.Sheets[0], book.Sheets[1]
	if first.Hidden || !second.Hidden || first.Merged[0].String() != "A1:F1" || !first.Rows[2][4].Percent {
		t.Errorf("%+v", book)
	}
	if problems := first.CheckData(2); len(problems) > 0 {
		t.Error(small.Told(problems))
	}
}

// a cell of the workbook in order is exchanged for another.
func d3(cell string) edit { return edit{cells, `<c r="D3" s="4"><v>200000</v></c>`, cell} }
func c3(cell string) edit { return edit{cells, `<c r="C3" s="1"><v>44372</v></c>`, cell} }
func b3(text string) edit {
	return edit{cells, `<c r="B3" t="s"><v>4</v></c>`, `<c r="B3" t="inlineStr"><is><t>` + text + `</t></is></c>`}
}

// Where the tests break the workbook.
const (
	inBook   = "a.xlsx"
	inFirst  = "a.xlsx!Thủ tục"
	inB3     = inFirst + "!B3"
	inC3     = inFirst + "!C3"
	inD3     = inFirst + "!D3"
	inSecond = "a.xlsx!Phí"
)

// Of each broken workbook it is told where, what, and what to do.
func TestBrokenWorkbooksAreTold(t *testing.T) {
	for _, test := range []struct {
		name  string
		edits []edit
		where string
		want  string // how what is told begins, and words of it
	}{
		{"no result", []edit{d3(`<c r="D3"><f>SUM(D4)</f></c>`)},
			inD3, `ô có công thức "=SUM(D4)" nhưng chưa có kết quả|F9`},
		{"no result of a formula", []edit{d3(`<c r="D3"><f>SUM(D4)</f><v/></c>`)}, inD3, `ô có công thức|F9`},
		{"shared formula", []edit{d3(`<c r="D3"><f t="shared" si="0"/></c>`)},
			inD3, `ô có công thức|chưa có kết quả`},
		{"#REF!", []edit{d3(`<c r="D3" t="e"><f>A1/0</f><v>#REF!</v></c>`)}, inD3, `ô báo lỗi #REF!|sửa công thức`},
		{"#N/A", []edit{d3(`<c r="D3" t="e"><v>#N/A</v></c>`)}, inD3, `ô báo lỗi #N/A|gõ giá trị`},
		{"#DIV/0! without a value", []edit{d3(`<c r="D3" t="e"/>`)}, inD3, `ô báo lỗi`},
		{"another book", []edit{d3(`<c r="D3"><f>[1]Phí!A1</f><v>5</v></c>`)},
			inD3, `công thức "=[1]Phí!A1" lấy giá trị từ tệp khác|Ngắt nối kết`},
		{"another book in quotes", []edit{d3(`<c r="D3"><f>SUM('[2]Tháng 6'!A1:A3)</f><v>5</v></c>`)},
			inD3, `công thức|tệp khác`},
		{"another book by path", []edit{d3(`<c r="D3"><f>'C:\[b.xlsx]Phí'!A1</f><v>5</v></c>`)},
			inD3, `công thức|tệp khác`},
		{"links without cells", []edit{{"xl/externalLinks/externalLink1.xml", "", "<externalLink/>"}},
			inBook, `bảng tính lấy số liệu từ tệp khác|Ngắt nối kết`},
		{"text for a number", []edit{d3(`<c r="D3"><v>hai</v></c>`)}, inD3, `không đọc được giá trị "hai"|gõ lại`},
		{"comma", []edit{d3(`<c r="D3"><v>2,5</v></c>`)}, inD3, `không đọc được giá trị "2,5"`},
		{"INF", []edit{d3(`<c r="D3"><v>INF</v></c>`)}, inD3, `không đọc được giá trị "INF"`},
		{"beyond doubles", []edit{d3(`<c r="D3"><v>1e999</v></c>`)}, inD3, `không đọc được giá trị "1e999"`},
		{"hexadecimal", []edit{d3(`<c r="D3"><v>0x1F</v></c>`)}, inD3, `không đọc được giá trị "0x1F"`},
		{"no such text", []edit{d3(`<c r="D3" t="s"><v>99</v></c>`)}, inD3, `không đọc được giá trị "99"`},
		{"text -1", []edit{d3(`<c r="D3" t="s"><v>-1</v></c>`)}, inD3, `không đọc được giá trị "-1"`},
		{"truth 2", []edit{d3(`<c r="D3" t="b"><v>2</v></c>`)}, inD3, `không đọc được giá trị "2"`},
		{"unknown type", []edit{d3(`<c r="D3" t="x"><v>2</v></c>`)}, inD3, `không đọc được giá trị "2"`},
		{"16 digits", []edit{d3(`<c r="D3"><v>1234567890123450</v></c>`)},
			inD3, `số 1234567890123450 dài quá 15 chữ số|Văn bản`},
		{"19 digits", []edit{d3(`<c r="D3"><v>3.2E18</v></c>`)}, inD3, `số 3200000000000000000 dài quá 15`},
		{"no such format", []edit{d3(`<c r="D3" s="77"><v>5</v></c>`)}, inD3, `không biết số 5 là số hay ngày`},
		{"format -1", []edit{d3(`<c r="D3" s="-1"><v>5</v></c>`)}, inD3, `không biết số 5`},
		{"noon", []edit{c3(`<c r="C3" s="1"><v>44372.5</v></c>`)},
			inC3, `ô định dạng ngày có cả giờ (2021-06-25 12:00:00)|Chung`},
		{"noon of 1904", []edit{{list, `<workbookPr/>`, `<workbookPr date1904="1"/>`}, c3(`<c r="C3" s="1"><v>42910.25</v></c>`)},
			inC3, `ô định dạng ngày có cả giờ (2021-06-25 06:00:00)`},
		{"hours alone", []edit{c3(`<c r="C3" s="1"><v>0.75</v></c>`)}, inC3, `ô định dạng ngày có cả giờ (18:00:00)`},
		{"noon as ISO", []edit{c3(`<c r="C3" t="d"><v>2021-06-25T12:00:00</v></c>`)},
			inC3, `ô định dạng ngày có cả giờ (2021-06-25 12:00:00)`},
		{"no ISO date", []edit{c3(`<c r="C3" t="d"><v>2021-06-31</v></c>`)},
			inC3, `ô định dạng ngày nhưng 2021-06-31 không phải ngày`},
		{"Excel's 29 February 1900", []edit{c3(`<c r="C3" s="1"><v>60</v></c>`)},
			inC3, `ô định dạng ngày nhưng 60 không phải ngày`},
		{"day 0", []edit{c3(`<c r="C3" s="1"><v>0</v></c>`)}, inC3, `ô định dạng ngày nhưng 0 không phải ngày`},
		{"before all days", []edit{c3(`<c r="C3" s="2"><v>-3</v></c>`)},
			inC3, `ô định dạng ngày nhưng -3 không phải ngày`},
		{"after all days", []edit{c3(`<c r="C3" s="2"><v>20210625</v></c>`)},
			inC3, `ô định dạng ngày nhưng 20210625 không phải ngày`},
		{"a day of 30 digits", []edit{c3(`<c r="C3" s="2"><v>1e30</v></c>`)},
			inC3, `ô định dạng ngày nhưng 1000000000000000000000000000000 không phải ngày`},
		{"an old code that is not certain", []edit{b3(`Së häp`)},
			inB3, `chữ trong ô có vẻ viết bằng bảng mã TCVN3|"Sở họp"`},
		{"a text that nobody writes", []edit{b3(strings.Repeat("x", 2<<20))}, inFirst, `bảng tính bị hỏng`},
		{"attributes that nobody writes", []edit{d3(`<c r="D3"` + strings.Repeat(` a=""`, 1<<20) + `/>`)},
			inFirst, `bảng tính bị hỏng`},
		{"deeper than anybody writes", []edit{d3(`<c r="D3">` + strings.Repeat(`<r>`, 1<<20) + `</c>`)},
			inFirst, `bảng tính bị hỏng`},
		{"runs in runs", []edit{b3(`</t>` + strings.Repeat(`<r>`, 1<<20) + `<t>`)}, inFirst, `bảng tính bị hỏng`},
		{"sheets without end", []edit{{list, `</sheets>`, strings.Repeat(`<sheet/>`, 10_001) + `</sheets>`}},
			inBook, `bảng tính bị hỏng`},
		{"two roots", []edit{{second, `</x:worksheet>`, `</x:worksheet><x/>`}}, inSecond, `bảng tính bị hỏng`},
		{"far too small", []edit{d3(`<c r="D3"><v>1e-300</v></c>`)}, inD3, `không đọc được giá trị "1e-300"`},
		{"columns twice", []edit{{cells, `<col min="1" max="2" width="15"/>`, `<col min="1" max="2"/><col min="2" max="2"/>`}},
			inFirst, `bảng tính bị hỏng`},
		{"a text of too many cells", []edit{{texts, `<si><t>Mã số</t></si>`, `<si><t>` + strings.Repeat("x", 1000<<10) + `</t></si>`}, {second, `<x:row/>`, `<x:row>` + strings.Repeat(`<x:c t="s"><x:v>1</x:v></x:c>`, 40) + `</x:row>`}},
			inSecond, `chữ trong các ô cộng lại lớn quá 24 MB`},
		{"other cells in the part", []edit{{second, `<x:v>-0.5</x:v>`, `<x:v>x</x:v>`}},
			"a.xlsx!Phí!B1", `không đọc được giá trị "x"`},

		{"no archive", nil, inBook, `bảng tính bị hỏng hoặc tải về dở dang (zip)`},
		{"no list of sheets", []edit{{list, "", ""}},
			inBook, `bảng tính bị hỏng hoặc tải về dở dang (xl/workbook.xml)`},
		{"no relations", []edit{{"xl/_rels/workbook.xml.rels", "", ""}},
			inBook, `bảng tính bị hỏng|(xl/workbook.xml)`},
		{"sheet without a part", []edit{{second, "", ""}}, inSecond, `bảng tính bị hỏng|(xl/worksheets/sheet2.xml)`},
		{"sheet without a relation", []edit{{list, `r:id="rId2"`, `r:id="rId9"`}}, inSecond, `bảng tính bị hỏng`},
		{"no texts", []edit{{texts, "", ""}}, inBook, `bảng tính bị hỏng|(xl/sharedStrings.xml)`},
		{"no styles", []edit{{styles, "", ""}}, inBook, `bảng tính bị hỏng|(xl/styles.xml)`},
		{"part of a sheet", []edit{{cells, `</sheetData>`, ``}},
			inFirst, `bảng tính bị hỏng|(xl/worksheets/sheet1.xml)`},
		{"cut sheet", []edit{{second, "", `<worksheet><sheetData><row><c><v>1`}},
			inSecond, `bảng tính bị hỏng|(xl/worksheets/sheet2.xml)`},
		{"empty sheet", []edit{{second, "", " "}}, inSecond, `bảng tính bị hỏng`},
		{"something behind a sheet", []edit{{second, "</x:worksheet>", "</x:worksheet><"}},
			inSecond, `bảng tính bị hỏng`},
		{"cut texts", []edit{{texts, "</sst>", ""}}, inBook, `bảng tính bị hỏng|(xl/sharedStrings.xml)`},
		{"cut styles", []edit{{styles, "</styleSheet>", "</x>"}}, inBook, `bảng tính bị hỏng|(xl/styles.xml)`},
		{"letters that are no XML", []edit{b3("a\x01b")}, inFirst, `bảng tính bị hỏng`},
		{"unknown entity", []edit{b3("&nbsp;")}, inFirst, `bảng tính bị hỏng`},
		{"DOCTYPE of a sheet", []edit{{second, `<x:worksheet`, `<!DOCTYPE x [<!ENTITY a "b">]><x:worksheet`}},
			inSecond, `phần xl/worksheets/sheet2.xml của bảng tính có khai báo DOCTYPE`},
		{"DOCTYPE of the texts", []edit{{texts, `<sst`, `<!DOCTYPE sst SYSTEM "file:///etc/passwd"><sst`}},
			inBook, `phần xl/sharedStrings.xml của bảng tính có khai báo DOCTYPE`},
		{"DOCTYPE of the list", []edit{{list, `<workbook xmlns=`, `<!DOCTYPE x><workbook xmlns=`}},
			inBook, `phần xl/workbook.xml của bảng tính có khai báo DOCTYPE`},
		{"macros", []edit{{"xl/vbaProject.bin", "", "x"}}, inBook, `đây là bảng tính có macro (.xlsm)|Lưu dưới dạng`},
		{"binary", []edit{{"xl/workbook.bin", "", "x"}}, inBook, `đây là bảng tính nhị phân (.xlsb)|Lưu dưới dạng`},
		{"two parts with one name", []edit{{"XL/workbook.xml", "", "x"}}, inBook, `bảng tính bị hỏng`},
		{"a Word file", []edit{{list, "", ""}, {cells, "", ""}, {second, "", ""}, {texts, "", ""}, {styles, "", ""}, {"xl/_rels/workbook.xml.rels", "", ""}, {"word/document.xml", "", "<x/>"}},
			inBook, `tệp không phải bảng tính`},
		{"nothing in it", []edit{{cells, "", "<worksheet><sheetData/></worksheet>"}, {second, "", "<worksheet/>"}},
			inBook, `bảng tính không có ô nào`},
		{"no sheets", []edit{{list, "", "<workbook/>"}}, inBook, `bảng tính không có ô nào`},
		{"too many cells", []edit{{second, "", "<worksheet><sheetData>" + strings.Repeat(`<row>`+strings.Repeat("<c/>", 16383)+`<c><v>1</v></c></row>`, 62) + "</sheetData></worksheet>"}},
			inSecond, `bảng tính có quá 1000000 ô|Ctrl+End`},
		{"a row twice", []edit{{second, "", `<worksheet><sheetData><row r="2"/><row r="2"/></sheetData></worksheet>`}},
			inSecond, `bảng tính bị hỏng`},
		{"a cell twice", []edit{d3(`<c r="D3"><v>1</v></c><c r="D3"><v>2</v></c>`)}, inFirst, `bảng tính bị hỏng`},
		{"a cell of another row", []edit{d3(`<c r="D4"><v>1</v></c>`)}, inFirst, `bảng tính bị hỏng`},
		{"a merged area of no name", []edit{{cells, `ref="A1:F1"/>`, `ref="A1:F1"/><mergeCell ref="A3:"/>`}},
			inFirst, `bảng tính bị hỏng`},
		{"a cell of no name", []edit{d3(`<c r="D"><v>1</v></c>`)}, inFirst, `bảng tính bị hỏng`},
		{"row 0", []edit{{second, "", `<worksheet><sheetData><row r="0"/></sheetData></worksheet>`}},
			inSecond, `bảng tính bị hỏng`},
		{"too far right", []edit{{second, "", "<worksheet><sheetData><row>" + strings.Repeat("<c/>", 16384) + "<c><v>1</v></c></row></sheetData></worksheet>"}},
			inSecond, `bảng tính bị hỏng`},
		{"beyond the last row", []edit{{second, "", `<worksheet><sheetData><row r="1048576"/><row><c><v>1</v></c></row></sheetData></worksheet>`}},
			inSecond, `bảng tính bị hỏng`},
	} {
		t.Run(test.name, func(t *testing.T) {
			raw := edited(t, test.edits...)
			if test.edits == nil {
				raw = raw[:len(raw)-30]
			}
			_, problems := sheet.Open("a.xlsx", raw)
			if len(problems) != 1 {
				t.Fatalf("told:\n%s", small.Told(problems))
			}
			begins, more, _ := strings.Cut(test.want, "|")
			if got := small.Told(problems); !strings.HasPrefix(got, test.where+": "+begins) || !strings.Contains(got, more) {
				t.Errorf("told:\n%swant\n%s: %s", got, test.where, test.want)
			}
		})
	}
}

// What is no workbook is told by what it is.
func TestOtherFilesAreTold(t *testing.T) {
	const ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
	utf16 := func(name string) string { return strings.Join(strings.Split(name, ""), "\x00") + "\x00" }
	odt := string(packed(t, []txtar.File{{Name: "mimetype", Data: []byte("application/vnd.oasis.opendocument.spreadsheet")}, {Name: "content.xml"}}))
	locked := edited(t)
	locked[bytes.Index(locked, []byte("PK\x01\x02"))+8] |= 1
	for _, test := range []struct{ name, raw, want string }{
		{"a.xlsx", "", "rỗng"},
		{"a.xlsx", strings.Repeat("\x00", 3000), "tất cả là số 0"},
		{"a.xlsx", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n", "Git LFS"},
		{"a.xls", ole + utf16("Workbook"), "Excel kiểu cũ (.xls)"},
		{"a.xls", ole + utf16("Book"), "Excel kiểu cũ (.xls)"},
		{"a.xlsx", ole + utf16("Workbook"), "Excel kiểu cũ (.xls)"},
		{"a.xlsx", ole + utf16("EncryptedPackage"), "đặt mật khẩu"},
		{"a.doc", ole + utf16("WordDocument"), "không phải bảng tính"},
		{"a.xlsx", string(locked), "đặt mật khẩu"},
		{"a.ods", odt, "OpenDocument"},
		{"a.xls", "\xEF\xBB\xBF\r\n<html><table><tr><td>1", "trang web (HTML)"},
		{"a.xls", "<TABLE border=1>", "trang web (HTML)"},
		{"a.xls", "<?xml version='1.0'?>\n<html>", "trang web (HTML)"},
		{"a.xls", "MIME-Version: 1.0\nContent-Type: multipart/related", "trang web (HTML)"},
		{"a.xls", "<?xml version='1.0'?>\n<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>", "bảng tính XML 2003"},
		{"a.fods", "<?xml version='1.0'?><office:document>", "không phải bảng tính"},
		{"a.xls", "ma\tten\n1\tA\n", "đuôi tệp là .xls nhưng bên trong là văn bản thường"},
		{"a.xlsx", "ma,ten\n1,A\n", "đuôi tệp là .xlsx nhưng bên trong là văn bản thường"},
		{"a.xlsx", "PK\x03\x04", "bị hỏng"},
		{"a.xlsx", "PK\x05\x06" + strings.Repeat("\x00", 18), "không phải bảng tính"},
		{"a.pdf", "%PDF-1.7", "không phải bảng tính"},
		{"a.zip", string(packed(t, []txtar.File{{Name: "a.xlsx"}})), "không phải bảng tính"},
	} {
		book, problems := sheet.Open(test.name, []byte(test.raw))
		if got := small.Told(problems); book != nil || len(problems) != 1 || !strings.HasPrefix(got, test.name+": ") || !strings.Contains(got, test.want) {
			t.Errorf("%s %.20q: %s", test.name, test.raw, got)
		}
	}
}

// All that is wrong with a workbook is told at once, in the order of its cells.
func TestAllProblemsAreToldAtOnce(t *testing.T) {
	_, problems := sheet.Open("a.xlsx", edited(t, b3("Së häp"), c3(`<c r="C3" s="1"><v>44372.5</v></c>`), d3(`<c r="D3"><f>[1]A!B1</f></c>`),
		edit{cells, `<v>0.07</v>`, `<v>x</v>`}, edit{cells, `<f>D3*2</f><v>400000</v>`, `<f>D3*2</f>`}, edit{second, `</x:sheetData>`, ``}))
	var places []string
	for _, p := range problems {
		places = append(places, p.Where.String())
	}
	want := "a.xlsx!Thủ tục!C3 a.xlsx!Thủ tục!D3 a.xlsx!Thủ tục!D4 a.xlsx!Thủ tục!E4 a.xlsx!Phí a.xlsx!Thủ tục!B3"
	if got := strings.Join(places, " "); got != want {
		t.Error(got)
	}
}

func TestDataThatNobodySeesIsTold(t *testing.T) {
	raw := edited(t,
		edit{cells, `ref="A1:F1"/>`, `ref="A1:F1"/><mergeCell ref="A3:A4"/><mergeCell ref="Z90:Z91"/><mergeCell ref="B5:B5"/>`},
		edit{cells, `<row r="4">`, `<row r="4" hidden="1">`}, edit{cells, `<row r="5">`, `<row r="5" hidden="true">`},
		edit{cells, `<row r="2">`, `<row r="2" hidden="1">`},
		edit{cells, `<row r="6">`, `<row r="6" hidden="1">`},
		edit{cells, `<col min="1" max="2" width="15"/>`, `<col min="5" max="6" hidden="1"/><col min="8" max="16384" hidden="1"/>`})
	book, problems := sheet.Open("a.xlsx", raw)
	if len(problems) > 0 {
		t.Fatal(small.Told(problems))
	}
	got := small.Told(book.Sheets[0].CheckData(2))
	for _, want := range []string{
		"a.xlsx!Thủ tục!A3: các ô A3:A4 gộp", "a.xlsx!Thủ tục!A4: hàng 4–5 bị ẩn", "a.xlsx!Thủ tục!E3: cột E–F bị ẩn",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not told", want)
		}
	}
	if strings.Count(got, "\n") != 3 {
		t.Errorf("told:\n%s", got)
	}
	filtered, _ := sheet.Open("a.xlsx", edited(t, edit{cells, `<row r="4">`, `<row r="4" hidden="1">`},
		edit{cells, `</sheetData>`, `</sheetData><autoFilter ref="A2:F5"><filterColumn colId="0"/></autoFilter>`}))
	if got := small.Told(filtered.Sheets[0].CheckData(2)); !strings.HasPrefix(got, "a.xlsx!Thủ tục!A4: hàng 4 bị bộ lọc ẩn") {
		t.Errorf("told:\n%s", got)
	}
}

// A few kilobytes that come to gigabytes are refused by what they say of themselves, where that is a lie by what comes
// out of them, and where it does so again and again by the sum.
func TestBombsAreRefused(t *testing.T) {
	const gigabyte = 1 << 30
	again := strings.Repeat(`<sheet name="Phí" r:id="rId2"/>`, 100)
	for _, test := range []struct {
		name string
		raw  []byte
		want string
	}{
		{"honest", bomb(t, gigabyte, gigabyte), "a.xlsx: bảng tính giải nén ra lớn quá 40 MB"},
		{"lying", bomb(t, gigabyte, 1000), "a.xlsx!Phí: bảng tính bị hỏng"},
		{"a part of many sheets", bomb(t, 900<<10, 900<<10, edit{list, `</sheets>`, again + `</sheets>`}), "a.xlsx!Phí: bảng tính giải nén ra lớn quá 40 MB"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, problems := sheet.Open("a.xlsx", test.raw)
			runtime.ReadMemStats(&after)
			if got := small.Told(problems); !strings.Contains(got, test.want) {
				t.Errorf("told:\n%s", got)
			}
			if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > 100 {
				t.Errorf("it takes %d MB", mb)
			}
		})
	}
}

// bomb is the workbook in order with blanks in its second sheet, so many and as many as the archive says.
func bomb(t testing.TB, size, says int, edits ...edit) []byte {
	t.Helper()
	var packed, b bytes.Buffer
	blanks, err := flate.NewWriter(&packed, flate.BestCompression)
	small.Must(t, err)
	_, err = blanks.Write(bytes.Repeat([]byte(" "), 900<<10))
	small.Must(t, err)
	small.Must(t, blanks.Flush())
	again := bytes.Clone(packed.Bytes()) // which refers to nothing before it, so that it may stand there again
	packed.Write(bytes.Repeat(again, size/(900<<10)-1))
	small.Must(t, blanks.Close())
	w := zip.NewWriter(&b)
	for _, f := range changed(t, edits...) {
		head := &zip.FileHeader{Name: f.Name, Method: zip.Store, CompressedSize64: uint64(len(f.Data)), UncompressedSize64: uint64(len(f.Data))}
		if f.Name == second {
			f.Data, head.Method = packed.Bytes(), zip.Deflate
			head.CompressedSize64, head.UncompressedSize64 = uint64(packed.Len()), uint64(says)
		}
		part, err := w.CreateRaw(head)
		small.Must(t, err)
		_, err = part.Write(f.Data)
		small.Must(t, err)
	}
	small.Must(t, w.Close())
	return b.Bytes()
}

// What people send may be any bytes; none of them makes the program fail, and all are read the same way each time.
func FuzzOpen(f *testing.F) {
	f.Add("a.xlsx", edited(f))
	f.Add("a.csv", []byte("sep=;\nma;ten\n\"1.000170\";\"hai\ndòng\"\n"))
	f.Add("a.csv", []byte("ma,ten\r\n1,\"x\"y\r\n"))
	f.Add("a.csv", []byte("\xFF\xFEm\x00a\x00"))
	f.Add("a.xls", []byte("\xD0\xCF\x11\xE0"))
	f.Fuzz(openTwice)
}

// As FuzzOpen, with the parts of a workbook.
func FuzzWorkbook(f *testing.F) {
	part := func(name string) []byte {
		files := parts(f)
		return files[slices.IndexFunc(files, func(f txtar.File) bool { return f.Name == name })].Data
	}
	f.Add(part(list), part(texts), part(styles), part(cells))
	f.Add(part(list), part(texts), part(styles), part(second))
	f.Fuzz(func(t *testing.T, sheets, strings, formats, data []byte) {
		files := parts(t)
		for i := range files {
			if changed, ok := map[string][]byte{list: sheets, texts: strings, styles: formats, cells: data}[files[i].Name]; ok {
				files[i].Data = changed
			}
		}
		openTwice(t, "a.xlsx", packed(t, files))
	})
}

func openTwice(t *testing.T, name string, raw []byte) {
	book, problems := sheet.Open(name, raw)
	again, same := sheet.Open(name, raw)
	if book == nil && len(problems) == 0 {
		t.Fatal("nothing is said")
	}
	if (book == nil) != (again == nil) || small.Told(problems) != small.Told(same) {
		t.Fatal("other problems the second time")
	}
	if book == nil {
		return
	}
	if shown(book) != shown(again) {
		t.Fatal("another book the second time")
	}
	for _, s := range book.Sheets {
		small.Told(s.CheckData(1))
	}
}
