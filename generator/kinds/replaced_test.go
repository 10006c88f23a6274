package kinds_test

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"congkhai/generator/portal"
	"congkhai/generator/test/golden"
	"congkhai/generator/test/small"
)

const replaced = `
-- content/co-quan/cp.toml --
ten = "Chính phủ"
lien_he = "khong_bao_cao"
can_bo_dau_moi = "khong_bao_cao"
-- content/van-ban/61-2018-nd-cp.toml --
so_ky_hieu = "61/2018/NĐ-CP"
loai = "Nghị định"
ngay_ban_hanh = 2018-04-23
co_quan_ban_hanh = "cp"
trich_yeu = "Một cửa"
hieu_luc_tu = "khong_bao_cao"
thay_the_boi = "118/2025/NĐ-CP"
nguon = ["Công báo"]
-- content/van-ban/118-2025-nd-cp.toml --
so_ky_hieu = "118/2025/NĐ-CP"
loai = "Nghị định"
ngay_ban_hanh = 2025-06-09
co_quan_ban_hanh = "cp"
trich_yeu = "Một cửa mới"
hieu_luc_tu = 2025-07-01
thay_the = ["61/2018/NĐ-CP"]
nguon = ["Công báo"]
-- content/van-ban/3-2025-tt-vpcp.toml --
so_ky_hieu = "3/2025/TT-VPCP"
loai = "Thông tư"
ngay_ban_hanh = "khong_bao_cao"
co_quan_ban_hanh = "cp"
trich_yeu = "khong_bao_cao"
hieu_luc_tu = "khong_bao_cao"
sua_doi = ["118/2025/NĐ-CP"]
nguon = ["Công báo"]
-- content/thoi-han-cong-khai/a.toml --
ten = "Thời hạn"
so_ngay = 5
ke_tu = "ngày ký"
rang_buoc = "co_quan_nay"
hieu_luc_tu = 2018-07-01
can_cu = ["61/2018/NĐ-CP"]
dieu = "Điều 1"
nguon = ["Công báo"]
`

// A document is replaced from the day on which the other is in force, and every page that rests on it says so from then
// on; before it nothing is said.
func TestADocumentIsReplacedOnItsDay(t *testing.T) {
	for day, said := range map[string]bool{"2025-06-30": false, "2025-07-01": true} {
		p := golden.Load(t, small.Files(t, txtar.Parse([]byte(replaced))), portal.Options{AsOf: small.Day(t, day)})
		for url, want := range map[string]string{
			"/thoi-han-cong-khai/a/": "Nghị định 61/2018/NĐ-CP ngày 23/4/2018 – Một cửa (từ 1/7/2025 đã được thay thế bởi Nghị định 118/2025/NĐ-CP), Điều 1",
			"/cong-khai/":            "(từ 1/7/2025 đã được thay thế bởi Nghị định 118/2025/NĐ-CP), Điều 1",
			"/van-ban/61-2018-nd-cp/": "Văn bản này đã được thay thế bởi [/van-ban/118-2025-nd-cp/] Nghị định 118/2025/NĐ-CP ngày 9/6/2025 – " +
				"Một cửa mới (từ 1/7/2025).",
			"/van-ban/": "Đã được thay thế",
		} {
			if text := small.Readable(small.Page(t, p, url)); strings.Contains(text, want) != said {
				t.Errorf("%s on %s: it is said %v that\n%s\n%s", url, day, !said, want, text)
			}
		}
	}
}

// Of a document whose day nobody knows nothing is made up.
func TestADocumentWithoutADay(t *testing.T) {
	p := golden.Load(t, small.Files(t, txtar.Parse([]byte(replaced))), portal.Options{})
	for url, want := range map[string]string{
		"/van-ban/3-2025-tt-vpcp/": "Ngày ban hành\nKhông nêu\n",
		"/van-ban/118-2025-nd-cp/": "Sửa đổi, bổ sung bởi\n[/van-ban/3-2025-tt-vpcp/] Thông tư 3/2025/TT-VPCP\n",
		"/van-ban/nam/khong-neu/":  "[/van-ban/3-2025-tt-vpcp/] Thông tư 3/2025/TT-VPCP",
	} {
		if text := small.Readable(small.Page(t, p, url)); !strings.Contains(text, want) {
			t.Errorf("%s lacks %q:\n%s", url, want, text)
		}
	}
}
