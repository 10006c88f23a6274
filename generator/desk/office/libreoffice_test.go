package office_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"congkhai/generator/kinds/report"
	"congkhai/generator/test/golden"
)

// mostPages is how many pages the real report may take, also with a font that is wider than Times New Roman.
const mostPages = 8

var pageOfPDF = regexp.MustCompile(`/Type\s*/Page\b[^s]`)

// LibreOffice opens the real report, shows each part of an official paper, and what it saves is read as what we wrote.
func TestLibreOfficeOpensTheReport(t *testing.T) {
	s := golden.Real(t).Site
	raw := written(t, s, report.Folder, "2021-q3")
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "a.docx"), raw, 0o600); err != nil {
		t.Fatal(err)
	}
	if pages := len(pageOfPDF.FindAll(converted(t, folder, "pdf", "a.pdf"), -1)); pages == 0 || pages > mostPages {
		t.Errorf("the report has %d pages", pages)
	}
	text := string(converted(t, folder, "txt:Text (encoded):UTF8", "a.txt"))
	for _, part := range []string{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ỦY BAN NHÂN DÂN TỈNH TIỀN GIANG",
		"SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH TIỀN GIANG", "/BC-SKH&CN", "BÁO CÁO", "Kết quả công tác kiểm soát", "Nơi nhận:",
		"Biểu số 06/VPCP/KSTT", "trực tuyến trên môi trường điện tử./."} {
		if !strings.Contains(text, part) {
			t.Errorf("LibreOffice does not show %q", part)
		}
	}
	ours, _ := imported(t, s, raw)
	theirs, said := imported(t, s, converted(t, folder, "docx", "a.docx"))
	if len(theirs.Proposed) != len(ours.Proposed) {
		t.Errorf("of what LibreOffice saved %d figures are proposed, not %d:\n%s", len(theirs.Proposed), len(ours.Proposed), said)
	}
	const name = "content/bao-cao/2021-q3-word.md"
	if a, b := string(ours.Files[name]), string(theirs.Files[name]); a != b {
		t.Errorf("what LibreOffice saved is read as\n%s\nnot\n%s", b, a)
	}
}

// converted is what LibreOffice makes of the document in a folder.
func converted(t *testing.T, folder, format, name string) []byte {
	t.Helper()
	missing := t.Skip
	if os.Getenv("CONGKHAI_OFFICE") == "required" {
		missing = t.Fatal
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		missing("LibreOffice is not installed (CONGKHAI_OFFICE=required makes this a failure): ", err)
	}
	out := filepath.Join(folder, "ra")
	cmd := exec.Command(office, "-env:UserInstallation=file://"+folder+"/ho-so", "--headless", "--convert-to", format, "--outdir", out, "a.docx")
	cmd.Dir = folder
	said, err := cmd.CombinedOutput()
	if strings.Contains(string(said), "could not be loaded") {
		missing("LibreOffice has no Writer (CONGKHAI_OFFICE=required makes this a failure): ", string(said))
	}
	raw, failed := os.ReadFile(filepath.Join(out, name))
	if err != nil || failed != nil {
		t.Fatal(err, failed, string(said))
	}
	return raw
}
