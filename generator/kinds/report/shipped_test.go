package report_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"congkhai/generator/kinds/report"
	"congkhai/generator/portal"
	"congkhai/generator/test/golden"
	"congkhai/generator/test/small"
)

// The form of the real portal is the one that the program ships, so that no second copy goes another way.
func TestRealFormIsTheShippedOne(t *testing.T) {
	name := filepath.Join(small.Root(t), "content/bieu-mau/kstthc-5507.toml")
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	got, err := report.Draft(golden.Real(t).Site, report.FormKind(), "kstthc-5507", "")
	if err != nil || got != string(want) {
		t.Errorf("congkhai new bieu-mau kstthc-5507 does not write %s (%v)", name, err)
	}
}

var (
	blankStatement = regexp.MustCompile(`(?m)^(\S+) = "" # .*: true hoặc false$`)
	blankRatio     = regexp.MustCompile(`(?m)^(\S*ty_le\S*) = ""`)
	blankFigure    = regexp.MustCompile(`(?m)^([a-z0-9_]+\.[a-z0-9_.]+) = ""`)
	blankRow       = regexp.MustCompile(`(?m)^\S+ = \["".*$`)
	blankTitle     = regexp.MustCompile(`(?m)^nhap = true\nten = "".*$`)
)

// Every form that the program ships passes in a portal that has nothing else, and so does a report of a time in which
// nothing happened, as the program drafts it.
func TestShippedFormsAndTheirFirstReportsPass(t *testing.T) {
	periods := map[string]string{"thang": "2024-02", "quy": "2024-q2", "nam": "2024"}
	for _, id := range report.Shipped() {
		t.Run(id, func(t *testing.T) {
			form, err := report.Draft(nil, report.FormKind(), id, "")
			if err != nil || !strings.Contains(form, "chưa đọc") && !strings.Contains(form, "Chưa đọc") &&
				!strings.Contains(form, "chưa tìm thấy") {
				t.Errorf("the form does not say whether anybody read what it is made after (%v)", err)
			}
			archive := &txtar.Archive{Files: []txtar.File{{Name: "content/bieu-mau/" + id + ".toml", Data: []byte(form)}}}
			p := golden.Load(t, small.Files(t, archive), portal.Options{})
			period := periods[regexp.MustCompile(`dinh_ky = "(\w+)"`).FindStringSubmatch(form)[1]]
			text, err := report.Draft(p.Site, report.Kind(), period, id)
			if err != nil || text == "" {
				t.Fatalf("no draft of %s: %v", period, err)
			}
			text = blankTitle.ReplaceAllString(text, `ten = "Báo cáo đầu tiên"`)
			text = blankStatement.ReplaceAllString(text, "$1 = false")
			text = blankRatio.ReplaceAllString(text, `$1 = "khong"`)
			text = blankFigure.ReplaceAllString(text, "$1 = 0")
			text = blankRow.ReplaceAllStringFunc(text, func(row string) string { return strings.ReplaceAll(row, `""`, "0") })
			archive.Files = append(archive.Files, txtar.File{Name: "content/bao-cao/" + period + ".md", Data: []byte(text)})
			golden.Load(t, small.Files(t, archive), portal.Options{})
		})
	}
}
