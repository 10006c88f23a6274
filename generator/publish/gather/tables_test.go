package gather

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"congkhai/generator/files/gathered"
	"congkhai/generator/publish"
	"congkhai/generator/publish/verify"
)

// published is a folder with these files, and the list of them as its manifest has it.
func published(t *testing.T, files map[string]string) taking {
	t.Helper()
	dir := t.TempDir()
	place, err := verify.Open(dir, time.Second)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { place.Close() })
	got := taking{ctx: context.Background(), place: place}
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256([]byte(text))
		got.listed = append(got.listed, publish.Published{Path: name, SHA256: hex.EncodeToString(sum[:]), Size: len(text)})
	}
	return got
}

// well is what a portal publishes, as far as it is taken.
func well() map[string]string {
	return map[string]string{
		"thu-tuc/1.000173/du-lieu.json": "{}",
		"thu-tuc/danh-sach.json":        `[{"dia_chi_trang":"/thu-tuc/1.000173/","tieu_de_trang":"Khai báo","ma":"1.000173"}]`,
		"thu-tuc/danh-sach.phi.json":    `[{"la":1}]`,
		"cong-khai/bao-cao.json":        `[{"co_quan":"Sở","bieu_mau":"Biểu 06","ky":"Quý III 2026","tinh_trang":"thieu"}]`,
		"data.json": `{"title":"Cổng Sở Y tế","homepage":{"accessURL":"https://soyte.thu.gov.vn/"},
			"dataset":[{"@id":"https://soyte.thu.gov.vn/thu-tuc/danh-sach"}]}`,
	}
}

func TestWhatAPortalPublishesIsTaken(t *testing.T) {
	var p gathered.Portal
	if err := published(t, well()).all(&p); err != nil {
		t.Fatal(err)
	}
	if len(p.Items) != 1 || p.Items[0].Code != "1.000173" || p.Items[0].Seal == (gathered.Seal{}) || len(p.Reports) != 1 ||
		p.Address != "https://soyte.thu.gov.vn" || p.Name != "Cổng Sở Y tế" || len(p.Datasets) != 1 {
		t.Errorf("taken: %+v", p)
	}
}

// Who publishes and signs a portal may still write anything into it. None of this reaches a page of the province.
func TestWhatWouldHarmAReaderIsNotTaken(t *testing.T) {
	for _, change := range []struct{ file, from, to string }{
		{"thu-tuc/danh-sach.json", "/thu-tuc/1.000173/", "//la.vn/"},
		{"thu-tuc/danh-sach.json", "/thu-tuc/1.000173/", "https://la.vn/"},
		{"thu-tuc/danh-sach.json", "/thu-tuc/1.000173/", "javascript:alert(1)"},
		{"thu-tuc/danh-sach.json", "/thu-tuc/1.000173/", "/thu-tuc/khong-co-dau/"},
		{"thu-tuc/danh-sach.json", "Khai báo", `Khai\u202ebáo`},
		{"thu-tuc/danh-sach.json", "Khai báo", strings.Repeat("dài ", 400)},
		{"thu-tuc/danh-sach.json", "Khai báo", " "},
		{"thu-tuc/danh-sach.json", "[{", "{"},
		{"thu-tuc/danh-sach.json", `"Khai báo"`, "7"},
		{"thu-tuc/danh-sach.json", "}]", "}"},
		{"cong-khai/bao-cao.json", "thieu", "da_co_that"},
		{"cong-khai/bao-cao.json", "Biểu 06", ""},
		{"data.json", "https://soyte.thu.gov.vn/", "javascript:alert(1)"},
		{"data.json", "https://soyte.thu.gov.vn/", "https://a@soyte"},
		{"data.json", "Cổng Sở Y tế", `\u0000`},
		{"data.json", `[{"@id":"https://soyte.thu.gov.vn/thu-tuc/danh-sach"}]`, `["la"]`},
		{"data.json", "thu-tuc/danh-sach", strings.Repeat("a", 40<<10)},
		{"data.json", "{", ""},
	} {
		files := well()
		files[change.file] = strings.Replace(files[change.file], change.from, change.to, 1)
		if files[change.file] == well()[change.file] {
			t.Fatalf("%s has no %s", change.file, change.from)
		}
		var p gathered.Portal
		if err := published(t, files).all(&p); err == nil {
			t.Errorf("%s with %.60q was taken: %+v", change.file, change.to, p)
		} else if unlessAltered(err) != gathered.Altered {
			t.Errorf("%s with %.60q was told as the fault of the way to it: %v", change.file, change.to, err)
		}
	}
}

// A list that goes on without end, and a file that is other than its list says, are no reason to wait or to believe.
func TestWhatIsReadIsBoundedAndHeldAgainstTheList(t *testing.T) {
	got := published(t, well())
	for i := range got.listed {
		if got.listed[i].Path == "data.json" {
			got.listed[i].SHA256 = strings.Repeat("0", 64)
		}
	}
	var p gathered.Portal
	if err := got.all(&p); err == nil || unlessAltered(err) != gathered.Unread {
		t.Errorf("a file that is not what was listed: %v", err)
	}
	files := well()
	delete(files, "data.json")
	if err := published(t, files).all(&p); err == nil {
		t.Error("a portal without a catalogue was taken")
	}
}
