package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A preview shows what changes in content that several portals share, and what the portal puts in its place.
func TestPreviewsShowSharedContent(t *testing.T) {
	above := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		name = filepath.Join(above, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	page := func(title string) string { return "+++\nten = \"" + title + "\"\n+++\nA.\n" }
	write("xa/config.toml", `ten = "Cổng xã"
mo_ta = "Cổng nhỏ để thử."
dia_chi = "https://xa.gov.vn"
ngon_ngu = "vi"
mui_gio = "Asia/Ho_Chi_Minh"
giao_dien = "cong-khai"
co_quan = "ubnd"
nguoi_chiu_trach_nhiem = "khong_bao_cao"
chung = ["../tinh"]
`)
	write("xa/content/co-quan/ubnd.toml", "ten = \"Ủy ban\"\nlien_he = \"khong_bao_cao\"\ncan_bo_dau_moi = \"khong_bao_cao\"\n")
	write("tinh/trang/a.md", page("Trang một"))
	base := previewed(t, filepath.Join(above, "xa"))
	shows := func(title string) {
		t.Helper()
		for range 200 {
			if strings.Contains(got(t, base+"/a/"), title) {
				return
			}
			time.Sleep(50 * time.Millisecond)
		}
		t.Errorf("the page does not become %q", title)
	}
	shows("Trang một")
	write("tinh/trang/a.md", page("Trang hai"))
	shows("Trang hai")
	write("xa/content/trang/a.md", page("Trang riêng"))
	shows("Trang riêng")
	if err := os.Remove(filepath.Join(above, "xa", "content", "trang", "a.md")); err != nil {
		t.Fatal(err)
	}
	shows("Trang hai")
}
