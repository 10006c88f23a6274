package national

import (
	"embed"
	"fmt"
	"strings"
	"testing"

	"congkhai/generator/desk/start"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds/report"
	"congkhai/generator/portal"
	"congkhai/generator/test/sample"
	"congkhai/generator/test/small"
	"congkhai/generator/text/viet"
)

// ofSecond is how many real procedures the portal of another department takes.
const ofSecond = 40

// The portal of another department, from nothing to a whole one: begun by init, with real procedures of its field, a monthly
// report on one of the forms that it begins with, a price list and three news. It has no theme of its own, and nobody had to
// write anything that is not in the manual.
func TestAnotherDepartmentBeginsAndGoesOn(t *testing.T) {
	real, opt := Given(t, root), portal.Options{AsOf: small.Day(t, sample.Day)}
	files, problems, err := start.Files(start.Body{Name: "Sở Nông nghiệp và Môi trường tỉnh An Giang",
		Address: "https://sonnmt.angiang.gov.vn", Office: "1 Đường Một, phường Hai", Phone: "0296.3822538"}, opt)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	put := func(name, text string) { files[name] = []byte(text) }
	put("content/co-quan/bo-nong-nghiep-mt.toml", fmt.Sprintf(agencyFile, bodies["bo-nong-nghiep-mt"]))
	taken := 0
	for _, r := range real.rows {
		if r["bo"] != "bo-nong-nghiep-mt" || !strings.Contains(r["cap_thuc_hien"], "Cấp tỉnh") || taken == ofSecond {
			continue
		}
		taken++
		put("content/linh-vuc/"+viet.Slug(r["linh_vuc"])+".toml", fmt.Sprintf("ten = %q\n", r["linh_vuc"]))
		put("content/thu-tuc/"+r["ma_thu_tuc"]+".md", real.procedure(r))
	}
	if taken < ofSecond {
		t.Fatalf("only %d procedures", taken)
	}
	for i, name := range []string{"Mở lớp trồng lúa", "Lịch tiếp công dân", "Bỏ nộp hồ sơ giấy"} {
		put(fmt.Sprintf("content/tin-tuc/tin-%d.md", i), fmt.Sprintf(newsFile, name, i+1))
	}
	put("content/bang-gia/gia-2026.toml", priceFile)
	form := "content/bieu-mau/mot-cua-thang.toml"
	put(form, strings.Replace(string(files[form]), "nhap = true\n", "", 1))
	put("content/bao-cao/2026-10.md", monthly(t, files, opt))

	p, problems, err := portal.Load(source.Overlay(embed.FS{}, files), opt)
	if err != nil || p == nil {
		t.Fatalf("%v\n%s", err, small.Printed(t, problems, source.Vietnamese))
	}
	for name, text := range small.Tree(t, p) {
		if strings.HasSuffix(name, ".html") && strings.Contains(text, "Tiền Giang") && !strings.HasPrefix(name, "can-bo/quy-tac/") {
			t.Errorf("%s speaks of another department", name)
		}
	}
}

// monthly is the report of a month in which nothing happened, as the program drafts it and somebody fills it in.
func monthly(t *testing.T, files map[string][]byte, opt portal.Options) string {
	s, _, err := portal.Check(source.Overlay(embed.FS{}, files), opt)
	small.Must(t, err)
	text, err := report.Draft(s, report.Kind(), "2026-10", "mot-cua-thang")
	if err != nil || text == "" {
		t.Fatal("no draft", err)
	}
	var b strings.Builder
	for line := range strings.Lines(text) {
		key, value, _ := strings.Cut(line, " = ")
		switch {
		case key == "nhap":
		case key == "ten":
			b.WriteString("ten = \"Báo cáo tháng 10 năm 2026 của bộ phận một cửa\"\n")
		case strings.Contains(key, "ty_le") && strings.HasPrefix(value, `""`):
			b.WriteString(key + " = \"khong\"\n")
		case strings.HasPrefix(value, `""`):
			b.WriteString(key + " = 0\n")
		default:
			b.WriteString(line)
		}
	}
	return b.String()
}

const newsFile = `+++
ten = %q
ngay = 2026-10-0%d
chuyen_muc = "cchc"
tom_tat = "Một tin của Sở."
+++

Sở thông báo.
`

const priceFile = `ten = "Giá cước tối đa dịch vụ nhận gửi hồ sơ"
dich_vu = "nhan_gui_ho_so"
van_ban = "15/2026/TT-BKHCN"
hieu_luc_tu = 2026-01-01
hieu_luc_den = "khong"
don_vi = "đồng/hồ sơ"
tuyen = [{ nhom = "Nội tỉnh", ten = "Nội xã" }, { nhom = "Liên tỉnh", ten = "Nội vùng" }]
nac = [{ den = 100 }, { tren = 100, den = 250 }, { moi = 500 }]
gia = [[26_000, 30_500], [27_000, 31_000], [2_200, 3_600]]
nguon = ["Giá giả định để thử"]
ngoai_cong = ["15/2026/TT-BKHCN"]
`
