package edit

import (
	"bytes"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"congkhai/generator/desk/office"
	"congkhai/generator/desk/word"
	"congkhai/generator/files/record"
	"congkhai/generator/kinds/report"
	"congkhai/generator/test/small"
)

// paperFile is the report of the real portal as a document of Word.
func paperFile(t testing.TB, s *Server) string {
	t.Helper()
	v, err := s.eyes.look(nil)
	small.Must(t, err)
	doc, err := office.Paper(v.site, report.Folder, []*record.Record{v.site.Record(report.Folder, "2021-q3")})
	small.Must(t, err)
	var b bytes.Buffer
	small.Must(t, word.Write(&b, doc))
	return b.String()
}

// A file from elsewhere is looked at first, and written when somebody accepts what comes of it; what a draft leaves out
// is told.
func TestFilesAreBroughtIn(t *testing.T) {
	dir := realFolder(t)
	s := serverOf(dir)
	b := enter(t, s)
	const fields = "Tên tệp của mục;Bản nháp;Đăng từ ngày;Đăng đến hết ngày;Từ khóa;Văn bản ngoài cổng;Tên lĩnh vực;Tên gọi khác;Mô tả\n" +
		"thu-nghiem;;;;;;Thử nghiệm;;\n"
	for _, test := range []struct {
		name, raw string
		asked     url.Values
		says      string // on the page that shows what would change
		written   []string
	}{
		{"hong.xlsx", "PK", nil, "hong.xlsx: ", nil},
		{"la.csv", "Một;Hai\n1;2\n", nil, "la.csv", nil},
		{"lv.csv", fields, url.Values{kindBox: {"linh-vuc"}}, "thêm Lĩnh vực: thu-nghiem", []string{"content/linh-vuc/thu-nghiem.toml"}},
		{"q4.docx", paperFile(t, s), url.Values{formName: {"kstthc-5507"}, nameBox: {"2021-q4"}}, "Máy đề nghị 55 số liệu",
			[]string{"content/bao-cao/2021-q4.md"}},
	} {
		before := contentOf(t, dir)
		asked := test.asked
		if asked == nil {
			asked = url.Values{}
		}
		page := b.do(request(root+importName, asked, upload{fileName, test.name, test.raw})).Body.String()
		if !strings.Contains(page, test.says) {
			t.Errorf("%s: the page says nothing of %q:\n%s", test.name, test.says, small.Words(page, " "))
		}
		if got := changed(before, contentOf(t, dir)); got != nil {
			t.Errorf("%s: %q are written before anybody accepts", test.name, got)
		}
		if test.written == nil {
			continue
		}
		if w := b.do(request(root+importName, fieldsOf(t, page))); w.Code != http.StatusSeeOther {
			t.Fatalf("%s is not accepted: %s", test.name, wrongsIn(w.Body.String()))
		}
		if got := changed(before, contentOf(t, dir)); !slices.Equal(got, test.written) {
			t.Errorf("%s: %q are written, want %q", test.name, got, test.written)
		}
	}
}

// A file that does not say all of itself is asked about, and stays meanwhile.
func TestAFileThatDoesNotSayAllStays(t *testing.T) {
	s := serverOf(realFolder(t))
	b := enter(t, s)
	page := b.do(request(root+importName, nil, upload{fileName, "q4.docx", paperFile(t, s)})).Body.String()
	if !strings.Contains(page, "Chưa nói biểu mẫu nào") || strings.Contains(page, "--") ||
		!strings.Contains(page, `name="`+formName+`" autofocus`) {
		t.Errorf("it is not asked for a form:\n%s", small.Words(page, " "))
	}
	post := fieldsOf(t, page)
	post.Set(formName, "kstthc-5507")
	post.Set(nameBox, "2021-q4")
	page = b.do(request(root+importName, post)).Body.String()
	if !strings.Contains(page, "Máy đề nghị 55 số liệu") {
		t.Errorf("the file has to be chosen again:\n%s", small.Words(page, " "))
	}
}
