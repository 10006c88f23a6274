package source_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"congkhai/generator/files/source"
)

// What stands in attachments of this test.
const (
	wholePDF = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n"
	ole      = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
	locked   = ole + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"
	oldWord  = ole + "W\x00o\x00r\x00d\x00D\x00o\x00c\x00u\x00m\x00e\x00n\x00t\x00"
	lfs      = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
	logIn    = "\r\n<!DOCTYPE html>\n<html><title>Đăng nhập</title></html>"
)

// Archives are what is in them: nothing but their names is asked.
var (
	wholeWord = packed(typesPart, "word/document.xml")
	wholeXLSX = packed(typesPart, "xl/workbook.xml")
	wholeODT  = packed("mimetype=application/vnd.oasis.opendocument.text", "content.xml")
	wholeZip  = packed("ho-so.pdf")
)

const typesPart = "[Content_Types].xml"

// packed is an archive of files, each with what stands behind its "=", as it is.
func packed(files ...string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, file := range files {
		name, text, _ := strings.Cut(file, "=")
		if f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store}); err == nil {
			_, _ = f.Write([]byte(text)) // which never fails
		}
	}
	_ = w.Close()
	return b.String()
}

// lockedSecond is an archive of two files, the second with a password.
func lockedSecond() string {
	b := []byte(packed("a.txt=a", "b.txt=b"))
	b[strings.LastIndex(string(b), "PK\x01\x02")+8] |= 1
	return string(b)
}

// riff is a file of sound or a picture that says it has so many bytes behind its first eight.
func riff(what string, says, has int) string {
	return "RIFF" + string([]byte{byte(says), byte(says >> 8), 0, 0}) + what + strings.Repeat("x", has-len(what))
}

// An attachment is what its name says, or it is said what it is.
func TestAttachmentsAreWhatTheirNamesSay(t *testing.T) {
	for _, test := range []struct{ name, bytes, want string }{
		{"a.pdf", wholePDF, ""},
		{"a.PDF", wholePDF, ""},
		{"sau-rac.pdf", "\r\nrác" + wholePDF + strings.Repeat("\x00", 4000), ""},
		{"dai.pdf", wholePDF + strings.Repeat("x", 200_000) + "\n%%EOF", ""},
		{"chi-co-dau.pdf", "%PDF-1.7", ""}, // a sample of a name and no file that somebody lost the end of
		{"a.pdf", "", "rỗng"},
		{"a.pdf", strings.Repeat("\x00", 70_000), "tất cả là số 0"},
		{"a.pdf", wholeWord, "tệp Word .docx"},
		{"a.pdf", wholeXLSX, "tệp Excel .xlsx"},
		{"a.pdf", wholeZip, "tệp nén .zip"},
		{"a.pdf", oldWord, "Office kiểu cũ"},
		{"a.pdf", logIn, "trang web"},
		{"a.pdf", "\uFEFF<html>", "trang web"},
		{"a.pdf", "<?xml version='1.0'?>\n<html xmlns='x'>", "trang web"},
		{"a.pdf", lfs, "Git LFS"},
		{"a.pdf", "../.git/annex/objects/x/y/SHA256E-s1--a.pdf", "git-annex"},
		{"a.pdf", "\xFF\xD8\xFF\xE0 ảnh chụp", "hình"},
		{"a.pdf", "\x89PNG\r\n\x1a\n", "hình"},
		{"a.pdf", `{\rtf1 chữ}`, ".rtf"},
		{"a.pdf", "Chữ thường.", "không nhận ra"},
		{"a.pdf", wholePDF[:30], "bị cụt"},
		{"a.pdf", wholePDF + strings.Repeat("x", 200_000), "bị cụt"},
		{"a.docx", wholeWord, ""},
		{"la.docx", wholeZip, ""}, // a writer that names its parts in another way
		{"a.docx", wholeWord[:40], "bị cụt"},
		{"a.docx", wholeXLSX, "tệp Excel .xlsx"},
		{"a.docx", wholeODT, ".odt"},
		{"a.docx", wholePDF, "tệp PDF"},
		{"a.docx", logIn, "trang web"},
		{"a.docx", locked, "mật khẩu"},
		{"a.docx", oldWord, "Office kiểu cũ"},
		{"a.docx", `{\rtf1 chữ}`, ".rtf"},
		{"a.docx", "", "rỗng"},
		{"a.docx", lfs, "Git LFS"},
		{"nhung-bang.docx", packed(typesPart, "word/embeddings/a.xlsx="+wholeXLSX, "word/document.xml"), ""},
		{"bieu-do.pptx", packed(typesPart, "ppt/embeddings/a.xlsx="+wholeXLSX, "ppt/presentation.xml"), ""},
		{"nhung-thu.xlsx", packed(typesPart, "xl/embeddings/a.docx="+wholeWord, "xl/workbook.xml"), ""},
		{"mot.docx", packed(typesPart, "word/document2.xml"), ""}, // as some versions of Word name it
		{"macro.docx", packed(typesPart, "word/document.xml", "word/vbaProject.bin"), "macro"},
		{"macro.xlsx", packed(typesPart, "xl/workbook.xml", "xl/vbaProject.bin"), "macro"},
		{"nhi-phan.xlsx", packed(typesPart, "xl/workbook.bin"), "nhị phân"},
		{"nhieu-trang.xlsx", packed(append(manyFiles(), typesPart, "xl/workbook.xml")...), ""},
		{"a.xlsx", wholeXLSX, ""},
		{"a.xlsx", ole, "Office kiểu cũ (.doc, .xls, .ppt) hoặc tệp đặt mật khẩu"},
		{"a.xlsx", "<table><tr><td>1</td></tr></table>", "trang web"},
		{"a.xlsx", "ma,ten\n1,A\n", "không nhận ra"},
		{"a.pptx", wholeWord, "tệp Word .docx"},
		{"a.doc", oldWord, ""},
		{"a.doc", `{\rtf1 chữ}`, ""}, // which Word writes and reads under this name
		{"a.doc", wholeWord, "tệp Word .docx"},
		{"a.doc", "MIME-Version: 1.0\nContent-Type: multipart/related", "trang web"},
		{"a.xls", ole, ""},
		{"a.xls", "<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?>", ""},
		{"a.xls", "<html xmlns:x='urn:schemas-microsoft-com:office:excel'>", "trang web"},
		{"a.odt", wholeODT, ""},
		{"a.odt", wholeODT[:100], "bị cụt"},
		{"a.ods", wholeODT, ".odt"},
		{"a.rtf", "{\\rtf1 chữ}\r\n\x00", ""},
		{"a.rtf", `{\rtf1 ch`, "bị cụt"},
		{"a.zip", wholeZip, ""},
		{"rong.zip", packed(), "không có gì bên trong"},
		{"bien-ban.zip", packed("bien-ban.docx=" + wholeWord), ""}, // which is not packed twice
		{"hai-tep.zip", packed("a.docx="+wholeWord, "b.xlsx="+wholeXLSX), ""},
		{"sau.zip", packed("anh.jpg="+strings.Repeat("x", 80_000), "a.docx="+wholeWord), ""},
		{"word.zip", packed("word/document1.docx=" + wholeWord), ""}, // a folder of somebody's
		{"la-word.zip", wholeWord, "tệp Word .docx"},
		{"hai-tep.zip", lockedSecond(), "mật khẩu"},
		{"nhieu.zip", packed(manyFiles()...), ""},
		{"a.zip", wholeZip[:25], "bị cụt"},
		{"loi-nhan.zip", wholeZip + strings.Repeat("lời nhắn ", 1000), ""},
		{"a.zip", "Rar!\x1a\x07", ".rar"},
		{"a.zip", "7z\xBC\xAF\x27\x1C", ".7z"},
		{"a.webp", riff("WEBPVP8 ", 500, 500), ""},
		{"a.webp", riff("WEBPVP8 ", 500, 502), ""}, // some programs fill up
		{"a.webp", riff("WEBPVP8 ", 500, 499), "bị cụt"},
		{"a.webp", riff("WAVEfmt ", 500, 500), "không nhận ra"},
		{"a.webp", riff("AVI LIST", 500, 500), "không nhận ra"},
		{"a.webp", "\xFF\xD8\xFF", "hình"},
		{"a.webp", "Chữ thường, dài hơn mười hai byte.", "không nhận ra"},
		{"a.txt", "Chữ thường, <html> ở giữa.", ""},
		{"a.txt", "\xFF\xFEC\x00h\x00", ""},
		{"trang.txt", " \r\n\r\n\t", "chỉ có khoảng trắng"},
		{"a.csv", "\uFEFF", "chỉ có khoảng trắng"},
		{"a.csv", "\uFEFFma\n", ""},
		{"a.txt", wholePDF, "tệp PDF"},
		{"a.txt", "Văn bản có chữ %PDF ở trong.", ""},
		{"a.csv", "ma,ten\n1,A\n", ""},
		{"a.csv", "MZ,ten\n", ""},
		{"a.csv", wholeXLSX, "tệp Excel .xlsx"},
		{"a.csv", "PKD,ten\n", ""},
		{"a.p7s", "0\x82\x05", ""},
		{"a.p7s", "", "rỗng"},
		{"a.p7s", logIn, "trang web"},
		{"a.heic", "", ""}, // is told for its suffix
	} {
		a := source.NewAttachment("content/tin-tuc/" + test.name)
		_, _ = a.Write([]byte(test.bytes))
		var got string
		if problems := a.Problems(); len(problems) > 0 {
			got = problems[0].Text(source.Vietnamese)
		}
		if test.want == "" && got != "" || !strings.Contains(got, test.want) {
			t.Errorf("%s %.20q: %q, want %q", test.name, test.bytes, got, test.want)
		}
	}
}

// manyFiles are so many that their table is longer than what is kept of an archive.
func manyFiles() (names []string) {
	for i := range 2000 {
		names = append(names, fmt.Sprintf("xl/worksheets/_rels/sheet%d.xml.rels", i))
	}
	return names
}

// However a file is cut into pieces, its ends are the same.
func FuzzAttachment(f *testing.F) {
	f.Add("a.pdf", []byte(wholePDF), 3)
	f.Add("a.docx", []byte(strings.Repeat(wholeWord, 1000)), 1000)
	f.Add("a.xlsx", []byte(ole), 1)
	f.Fuzz(func(t *testing.T, name string, b []byte, piece int) {
		whole, pieces := source.NewAttachment(name), source.NewAttachment(name)
		_, _ = whole.Write(b)
		for len(b) > 0 {
			n := min(len(b), max(1, piece))
			_, _ = pieces.Write(b[:n])
			b = b[n:]
		}
		one, other := whole.Problems(), pieces.Problems()
		if len(one) > 1 || len(one) != len(other) {
			t.Fatalf("%v and %v", one, other)
		}
		if len(one) == 1 && one[0].Text(source.English) != other[0].Text(source.English) {
			t.Errorf("%s and %s", one[0].Text(source.English), other[0].Text(source.English))
		}
	})
}
