package office_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"congkhai/generator/desk/office"
	"congkhai/generator/kinds/report"
	"congkhai/generator/test/golden"
)

// parts are those of a good document, by their names. Its text is that of its lines.
type parts map[string]string

const (
	mainPart  = "word/document.xml"
	mainLeads = "word/_rels/document.xml.rels"
	leads     = `<Relationships><Relationship Id="rId1" Type="x/styles" Target="styles.xml"/></Relationships>`
)

var goodLines = []string{
	"BÁO CÁO", "Mở đầu của báo cáo.",
	"I. Tình hình, kết quả kiểm soát thủ tục hành chính (TTHC)", "6. Tình hình, kết quả giải quyết TTHC",
	"- Số hồ sơ TTHC đã tiếp nhận trong kỳ: 12.", "Lời của mục sáu.", "II. Đánh giá chung", "Lời của mục hai.",
}

func goodParts() parts {
	return parts{"[Content_Types].xml": "<Types/>", "word/styles.xml": "<w:styles/>", mainLeads: leads,
		"_rels/.rels": `<Relationships><Relationship Id="rId1" Type="x/officeDocument" Target="word/document.xml"/></Relationships>`,
		mainPart:      document(goodLines...)}
}

// document is a main part with a paragraph for each line.
func document(lines ...string) string {
	var b strings.Builder
	for _, line := range lines {
		b.WriteString("<w:p><w:r><w:t>" + line + "</w:t></w:r></w:p>")
	}
	return `<w:document xmlns:w="w" xmlns:r="r"><w:body>` + b.String() + `</w:body></w:document>`
}

func (p parts) packed(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(p)) {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(p[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// in replaces something in a part, which has to be there.
func in(part, old, new string) func(parts) {
	return func(p parts) {
		if !strings.Contains(p[part], old) {
			panic("there is no " + old)
		}
		p[part] = strings.Replace(p[part], old, new, 1)
	}
}

// more puts lines behind those that the text has.
func more(lines ...string) func(parts) {
	return func(p parts) { p[mainPart] = document(slices.Concat(goodLines, lines)...) }
}

func xmlIn(xml string) func(parts) { return in(mainPart, "</w:body>", xml+"</w:body>") }

func with(part, text string) func(parts) { return func(p parts) { p[part] = text } }

func without(part string) func(parts) { return func(p parts) { delete(p, part) } }

func leadingTo(kind, target, more string) func(parts) {
	return in(mainLeads, "</Rel", `<Relationship Id="rId9" Type="x/`+kind+`" Target="`+target+`"`+more+`/></Rel`)
}

const outside = ` TargetMode="External"`

// brokenParts are documents that one edit of a good one made, and what is told of each.
var brokenParts = []struct {
	what string
	edit func(parts)
	told string
}{
	{"không có nội dung", without(mainPart), "a.docx: trong tệp không có nội dung văn bản"},
	{"không có quan hệ", without("_rels/.rels"), "a.docx: trong tệp không có nội dung văn bản"},
	{"quan hệ trỏ nơi không có", in("_rels/.rels", "document.xml", "khac.xml"), "a.docx: trong tệp không có nội dung văn bản"},
	{"quan hệ hỏng", with("_rels/.rels", "<Relationships><"), "a.docx: phần \"_rels/.rels\" của tệp hỏng từ đây"},
	{"macro", with("word/vbaProject.bin", "x"), "a.docx: tệp có macro"},
	{"macro nơi khác", with("customUI/vbaProject.bin", "x"), "a.docx: tệp có macro"},
	{"cụt ở đoạn 9", in(mainPart, "</w:body></w:document>", ""), "a.docx!đoạn 9: phần \"word/document.xml\" của tệp hỏng từ đây"},
	{"thẻ đóng sai", in(mainPart, "Mở đầu của báo cáo.</w:t>", "Mở đầu</w:x>"), "a.docx!đoạn 2: phần \"word/document.xml\" của tệp hỏng"},
	{"thực thể lạ", in(mainPart, "Mở đầu", "&xxe;"), "a.docx!đoạn 2: phần \"word/document.xml\" của tệp hỏng"},
	{"byte không phải UTF-8", in(mainPart, "Mở đầu", "\xff\xfe"), "a.docx!đoạn 2: phần \"word/document.xml\" của tệp hỏng"},
	{"ký tự điều khiển", in(mainPart, "Mở đầu", "\x00"), "a.docx!đoạn 2: phần \"word/document.xml\" của tệp hỏng"},
	{"bảng mã lạ", in(mainPart, "<w:document", `<?xml version="1.0" encoding="TCVN"?><w:document`), "a.docx!đoạn 1: phần \"word/document.xml\" của tệp hỏng"},
	{"DTD", in(mainPart, "<w:document", "<!DOCTYPE a><w:document"), "a.docx!đoạn 1: phần \"word/document.xml\" có khai báo DTD"},
	{"DTD có thực thể", in(mainPart, "<w:document", `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document`), "a.docx!đoạn 1: phần \"word/document.xml\" có khai báo DTD"},
	{"tỷ tiếng cười", in(mainPart, "<w:document", `<!doctype a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document`), "a.docx!đoạn 1: phần \"word/document.xml\" có khai báo DTD"},
	{"DTD trong kiểu", with("word/styles.xml", "<!DOCTYPE a><w:styles/>"), "a.docx: phần \"word/styles.xml\" có khai báo DTD"},
	{"DTD trong quan hệ", in(mainLeads, "<Rel", "<!DOCTYPE a><Rel"), "a.docx: phần \"word/_rels/document.xml.rels\" có khai báo DTD"},
	{"lồng quá sâu", xmlIn(strings.Repeat("<w:sdt>", 300) + strings.Repeat("</w:sdt>", 300)), "a.docx!đoạn 9: phần \"word/document.xml\" lồng quá 200 lớp"},
	{"bảng lồng quá sâu", xmlIn(strings.Repeat("<w:tbl><w:tr><w:tc>", 80) + strings.Repeat("</w:tc></w:tr></w:tbl>", 80)), "a.docx!đoạn 9: phần \"word/document.xml\" lồng quá 200 lớp"},
	{"kiểu hỏng", with("word/styles.xml", "<w:styles><w:style></w:styles>"), "a.docx: phần \"word/styles.xml\" của tệp hỏng"},
	{"bảng quá rộng", xmlIn("<w:tbl>" + strings.Repeat(`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="63"/></w:tcPr></w:tc></w:tr>`, 400) + "</w:tbl>"), "a.docx!đoạn 8: bảng quá lớn: nhiều nhất là 20000 ô"},
	{"hình từ mạng", leadingTo("image", "http://example.vn/a.png", outside), "a.docx: tệp lấy nội dung từ nơi khác khi mở: \"http://example.vn/a.png\""},
	{"mẫu từ mạng", leadingTo("attachedTemplate", "http://example.vn/a.dotm", outside), "a.docx: tệp gắn với một mẫu ở nơi khác: \"http://example.vn/a.dotm\""},
	{"tệp con từ mạng", leadingTo("subDocument", "file:///a.docx", outside), "a.docx: tệp lấy nội dung từ nơi khác"},
	{"OLE từ mạng", leadingTo("oleObject", `\\\\may\\a.xlsx`, outside), "a.docx: tệp lấy nội dung từ nơi khác"},
	{"đầu trang lấy hình từ mạng", with("word/_rels/header1.xml.rels", `<Relationships><Relationship Id="rId1" Type="x/image" Target="http://example.vn/b.png" TargetMode="External"/></Relationships>`), "a.docx: tệp lấy nội dung từ nơi khác khi mở: \"http://example.vn/b.png\""},
	{"phần quá lớn", with(mainPart, document(strings.Repeat("x", 17<<20))), "a.docx: \"word/document.xml\" giải nén ra quá lớn, nhiều nhất là 16 MB"},
	{"kiểu quá lớn", with("word/styles.xml", strings.Repeat(" ", 17<<20)), "a.docx: \"word/styles.xml\" giải nén ra quá lớn"},
	{"quá nhiều phần", func(p parts) {
		for i := range 4001 {
			p[fmt.Sprintf("word/media/%d.png", i)] = ""
		}
	}, "a.docx: tệp có quá nhiều phần, nhiều nhất là 4000"},
	{"không mục nào", with(mainPart, document("BÁO CÁO", "Chỉ có lời.")), "a.docx: không thấy tiêu đề nào của biểu mẫu"},
	{"tệp không có chữ", with(mainPart, document()), "a.docx: không thấy tiêu đề nào của biểu mẫu"},
	{"mục hai lần", more("II. Đánh giá chung"), "a.docx!đoạn 9: mục II (Đánh giá chung) đã có ở đoạn 7"},
	{"mục con hai lần", more("Tình hình, kết quả giải quyết TTHC"), "a.docx!đoạn 9: mục I.6 (Tình hình, kết quả giải quyết TTHC) đã có ở đoạn 4"},
	{"hai số trong hai dòng", in(mainPart, "Lời của mục sáu.", "Tổng số hồ sơ TTHC đã tiếp nhận trong kỳ: 13"), "a.docx!đoạn 6: số liệu i6.tiep_nhan (Số hồ sơ TTHC đã tiếp nhận trong kỳ) ở đây là 13, nhưng ở đoạn 5 là 12"},
	{"hai số trong một dòng", in(mainPart, ": 12.", ": 12; tổng số hồ sơ đã tiếp nhận trong kỳ: 0"), "a.docx!đoạn 5: số liệu i6.tiep_nhan (Số hồ sơ TTHC đã tiếp nhận trong kỳ) ở đây là 0, nhưng ở đoạn 5 là 12"},
	{"số và chữ khác nhau", in(mainPart, "Lời của mục sáu.", "Số hồ sơ TTHC đã tiếp nhận trong kỳ: Không có"), "a.docx!đoạn 6: số liệu i6.tiep_nhan (Số hồ sơ TTHC đã tiếp nhận trong kỳ) ở đây là \"khong\", nhưng ở đoạn 5 là 12"},
	{"bảng khác dòng", xmlAt("Lời của mục sáu.", row("Số hồ sơ TTHC đã tiếp nhận trong kỳ", "13")), "a.docx!đoạn 6: số liệu i6.tiep_nhan"},
	{"bài quá dài", more(slices.Repeat([]string{strings.Repeat("chữ ", 2000)}, 80)...), "a.docx: bài làm từ văn bản dài hơn 512 KB"},
}

// xmlAt puts XML in the place of the paragraph with a text.
func xmlAt(text, xml string) func(parts) {
	return in(mainPart, "<w:p><w:r><w:t>"+text+"</w:t></w:r></w:p>", xml)
}

// row is a table of a row.
func row(cells ...string) string {
	var b strings.Builder
	for _, c := range cells {
		b.WriteString("<w:tc><w:p><w:r><w:t>" + c + "</w:t></w:r></w:p></w:tc>")
	}
	return "<w:tbl><w:tr>" + b.String() + "</w:tr></w:tbl>"
}

// brokenBytes are files that are no documents at all.
var brokenBytes = []struct{ what, name, raw, told string }{
	{"rỗng", "a.docx", "", "a.docx: tệp rỗng"},
	{"kiểu cũ", "a.docx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1W\x00o\x00r\x00d\x00", "a.docx: đây là tệp Word kiểu cũ (.doc)"},
	{"đuôi .doc", "a.doc", "{\\rtf1}", "a.doc: đây là tệp Word kiểu cũ (.doc)"},
	{"mật khẩu", "a.docx", "\xD0\xCF\x11\xE0E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00", "a.docx: tệp có mật khẩu"},
	{"trang web", "a.docx", "<html></html>", "a.docx: đây không phải tệp Word .docx"},
	{"PDF", "a.docx", "%PDF-1.7", "a.docx: đây không phải tệp Word .docx"},
	{"nén hỏng", "a.docx", "PK\x03\x04 và không gì nữa", "a.docx: tệp hỏng hoặc bị cụt"},
	{"macro theo đuôi", "a.docm", "PK\x03\x04", "a.docm: tệp có macro"},
	{"mẫu có macro", "a.dotm", "PK\x03\x04", "a.dotm: tệp có macro"},
}

// Whatever is wrong with a document is told in Vietnamese with its place, all in one run, and no draft is made.
func TestBrokenDocumentsAreToldAndMakeNoDraft(t *testing.T) {
	s := golden.Real(t).Site
	told := func(name string, raw []byte) string {
		draft, problems, err := office.Import(s, office.Request{File: name, Raw: raw, Kind: report.Folder, Form: "kstthc-5507", ID: "2021-q3-word"})
		if err != nil {
			t.Error(err)
		}
		if len(draft.Files) > 0 && len(problems) > 0 {
			t.Error("there is a draft")
		}
		return toldProblems(problems)
	}
	if said := told("a.docx", goodParts().packed(t)); said != "" {
		t.Fatalf("the good document: %s", said)
	}
	if n := len(brokenParts) + len(brokenBytes); n < 40 {
		t.Errorf("%d broken documents", n)
	}
	for _, c := range brokenParts {
		p := goodParts()
		c.edit(p)
		if said := told("a.docx", p.packed(t)); !strings.HasPrefix(said, c.told) {
			t.Errorf("%s: told %q, want %q", c.what, said, c.told)
		}
	}
	for _, c := range brokenBytes {
		if said := told(c.name, []byte(c.raw)); !strings.HasPrefix(said, c.told) {
			t.Errorf("%s: told %q, want %q", c.what, said, c.told)
		}
	}
}

// All that is wrong is told at once.
func TestAllProblemsAreToldAtOnce(t *testing.T) {
	p := goodParts()
	leadingTo("image", "http://a.vn/1.png", outside)(p)
	in(mainLeads, "</Rel", `<Relationship Id="rId8" Type="x/image" Target="http://a.vn/2.png" TargetMode="External"/></Rel`)(p)
	with("word/styles.xml", "<w:styles>")(p)
	in(mainPart, "</w:body></w:document>", "")(p)
	_, problems, err := office.Import(golden.Real(t).Site, office.Request{File: "a.docx", Raw: p.packed(t), Kind: report.Folder, Form: "kstthc-5507"})
	if err != nil || len(problems) != 4 {
		t.Error(err, toldProblems(problems))
	}
	q := goodParts()
	more("II. Đánh giá chung", "I. Tình hình, kết quả kiểm soát thủ tục hành chính (TTHC)")(q)
	in(mainPart, "Lời của mục sáu.", "Số hồ sơ TTHC đã tiếp nhận trong kỳ: 13")(q)
	_, problems, err = office.Import(golden.Real(t).Site, office.Request{File: "a.docx", Raw: q.packed(t), Kind: report.Folder, Form: "kstthc-5507"})
	if err != nil || len(problems) != 3 {
		t.Error(err, toldProblems(problems))
	}
}

// A document that unpacks to a gigabyte, whether it says so or not, is refused at once and with little memory.
func TestBombsAreRefused(t *testing.T) {
	const whole = 1 << 30
	s := golden.Real(t).Site
	for what, says := range map[string]uint64{"says so": whole, "says it is small": 1000} {
		raw := bomb(t, whole, says)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		began := time.Now()
		_, problems, err := office.Import(s, office.Request{File: "a.docx", Raw: raw, Kind: report.Folder, Form: "kstthc-5507"})
		took := time.Since(began)
		runtime.ReadMemStats(&after)
		t.Logf("a bomb of %d KB that %s is refused in %v with %d MB: %s", len(raw)>>10, what, took, (after.TotalAlloc-before.TotalAlloc)>>20, toldProblems(problems))
		used := (after.TotalAlloc - before.TotalAlloc) >> 20
		if err != nil || len(problems) == 0 || took > time.Second || used > 100 {
			t.Errorf("a bomb that %s: %v, %d MB, %s%v", what, took, used, toldProblems(problems), err)
		}
	}
}

// bomb is a document whose main part is so many blanks, and says that it has so many.
func bomb(t *testing.T, size int, says uint64) []byte {
	t.Helper()
	piece := deflated(t, 1<<20)
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range goodParts() {
		if name == mainPart {
			continue
		}
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	header := &zip.FileHeader{Name: "word/document.xml", Method: zip.Deflate, UncompressedSize64: says,
		CompressedSize64: uint64(len(piece) * (size >> 20)), CRC32: crc32.ChecksumIEEE(nil)}
	f, err := w.CreateRaw(header)
	for i := 0; err == nil && i < size>>20; i++ {
		_, err = f.Write(piece)
	}
	if err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// deflated is so many blanks, packed so that more can follow.
func deflated(t *testing.T, size int) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestSpeed)
	if err == nil {
		_, err = w.Write(bytes.Repeat([]byte(" "), size))
	}
	if err != nil || w.Flush() != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Documents that are as heavy as they may be in some way take no longer than a person waits.
func TestHeavyDocumentsTakeSeconds(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	s := golden.Real(t).Site
	for what, line := range map[string]string{
		"đoạn nhỏ":     "<w:p><w:r><w:t>x</w:t></w:r></w:p>",
		"ô nhỏ":        row("x"),
		"dấu hai chấm": "<w:p><w:r><w:t>" + strings.Repeat("a:", 30_000) + "</w:t></w:r></w:p>",
		"dấu phẩy":     "<w:p><w:r><w:t>a:" + strings.Repeat("b,", 30_000) + "</w:t></w:r></w:p>",
		"bảng mã cũ":   "<w:p><w:r><w:t>Së häp</w:t></w:r></w:p>",
		"chữ đã xóa":   "<w:p>" + strings.Repeat("<w:del><w:r><w:delText>x</w:delText></w:r></w:del>", 10_000) + "</w:p>",
		"ô gộp": `<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>` + strings.Repeat("x", 10_000) +
			`</w:t></w:r></w:p></w:tc></w:tr>` +
			strings.Repeat(`<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc></w:tr>`, 15_000) + "</w:tbl>",
	} {
		p := goodParts()
		xmlIn(strings.Repeat(line, 15<<20/len(line)))(p)
		raw, began := p.packed(t), time.Now()
		_, _, err := office.Import(s, office.Request{File: "a.docx", Raw: raw, Kind: report.Folder, Form: "kstthc-5507", ID: "2021-q3-w"})
		if took := time.Since(began); err != nil || took > 15*time.Second {
			t.Errorf("%s: %v %v", what, took, err)
		} else {
			t.Log(what, took)
		}
	}
}
