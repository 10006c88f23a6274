package source_test

import (
	"strings"
	"testing"

	"congkhai/generator/files/source"
)

// What stands in attachments of this test.
const (
	wholePDF  = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n"
	zipEnd    = "PK\x05\x06\x00\x00\x00\x00\x01\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
	wholeWord = "PK\x03\x04\x14\x00\x00\x00\x08\x00[Content_Types].xml…PK\x01\x02word/document.xml" + zipEnd
	wholeXLSX = "PK\x03\x04\x14\x00\x00\x00\x08\x00[Content_Types].xml…PK\x01\x02xl/workbook.xml" + zipEnd
	wholeODT  = "PK\x03\x04\x14\x00\x00\x00\x00\x00mimetypeapplication/vnd.oasis.opendocument.text…" + zipEnd
	wholeZip  = "PK\x03\x04\x14\x00\x00\x00\x08\x00ho-so.pdf…PK\x01\x02ho-so.pdf" + zipEnd
	ole       = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
	locked    = ole + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"
	oldWord   = ole + "W\x00o\x00r\x00d\x00D\x00o\x00c\x00u\x00m\x00e\x00n\x00t\x00"
	lfs       = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
	logIn     = "\r\n<!DOCTYPE html>\n<html><title>Đăng nhập</title></html>"
)

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
		{"a.odt", wholeODT[:60], "bị cụt"},
		{"a.ods", wholeODT, ".odt"},
		{"a.rtf", "{\\rtf1 chữ}\r\n\x00", ""},
		{"a.rtf", `{\rtf1 ch`, "bị cụt"},
		{"a.zip", wholeZip, ""},
		{"rong.zip", zipEnd, ""},
		{"a.zip", wholeZip[:25], "bị cụt"},
		{"loi-nhan.zip", wholeZip + strings.Repeat("lời nhắn ", 1000), ""},
		{"a.zip", "PK\x03\x04\x14\x00\x01\x00" + wholeZip[8:], "mật khẩu"},
		{"a.zip", "Rar!\x1a\x07", ".rar"},
		{"a.zip", "7z\xBC\xAF\x27\x1C", ".7z"},
		{"a.webp", "RIFF\x00\x00\x00\x00WEBP", ""},
		{"a.txt", "Chữ thường, <html> ở giữa.", ""},
		{"a.txt", "\xFF\xFEC\x00h\x00", ""},
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
