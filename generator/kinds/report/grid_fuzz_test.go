package report_test

import (
	"strings"
	"testing"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds"
	"congkhai/generator/kinds/report"
	"congkhai/generator/test/small"
)

const formWithTable = `-- content/van-ban/1-qd-so-2019.toml --
so_ky_hieu = "1/QĐ-SO"
loai = "Quyết định"
ngay_ban_hanh = 2019-12-01
co_quan_ban_hanh = "so"
trich_yeu = "Biểu mẫu"
hieu_luc_tu = 2020-01-01
nguon = ["Công báo"]
-- content/linh-vuc/bao-chi.toml --
ten = "Báo chí"
-- content/bieu-mau/f.toml --
ten = "Biểu mẫu"
can_cu = ["1/QĐ-SO"]
dinh_ky = "quy"
hieu_luc_tu = 2020-01-01
[[phan]]
so = "I"
ten = "Hồ sơ"
so_lieu = [{ khoa = "i.tong", nhan = "Tổng số", loai = "dem" }]
[[bang]]
khoa = "b"
ten = "Bảng"
phan = "I"
dong = "linh_vuc"
tong = "Cộng"
cot = [
  { khoa = "tong_so", nhan = "Tổng số", loai = "dem", so_lieu = "i.tong" },
  { khoa = "moi", nhan = "Mới", nhom = "Trong đó", loai = "dem" },
  { khoa = "cu", nhan = "Cũ", nhom = "Trong đó", loai = "dem" },
]
[[bang.quy_tac]]
ten = "gom"
dieu = "tong_so = moi + cu"
cau = "Tổng gồm mới và cũ"
-- content/bao-cao/2026-q1.md --
+++
ten = "Báo cáo quý I năm 2026"
bieu_mau = "f"
don_vi = "so"
ky = "2026-Q1"
tu_ngay = 2025-12-15
den_ngay = 2026-03-14
[so_lieu]
i.tong = 10
`

// Whatever somebody types for a table is a problem at a place in its file, or a table that adds up.
func FuzzTable(f *testing.F) {
	f.Add("[bang.b]\ncot = [\"tong_so\", \"moi\", \"cu\"]\nbao-chi = [4, 3, 1]\ndo-luong = [6, 1, 5]\ntong = [10, 4, 6]")
	f.Add("[bang.b]\ncot = [\"cu\", \"tong_so\", \"moi\"]\nbao-chi = [\"khong\", 10, 10]\ntong = [0, 10, 10]")
	f.Add("[bang.b]\ncot = [\"tong_so\", \"moi\", \"cu\"]\nbao-chi = [10, 10, \"khong_ap_dung\"]\ntong = [10, 10, 0]")
	f.Add("[bang.b]\ncot = [\"tong_so\", \"moi\"]\n\"bao.chi\" = [[4], {a = 1}, 1.5, 2026-01-01, true]\ntong = 7")
	f.Add("bang = [[1]]\n[bang]\nb.cot = []\nb.\"\" = [1]")
	f.Add("[[bang.b]]\nCot = [\"moi\", \"moi\"]\ncot = [7]\nTong = []")
	f.Fuzz(func(t *testing.T, table string) {
		if strings.Contains(table, "+++") || strings.Contains(table, "\n-- ") || strings.HasPrefix(table, "-- ") {
			t.Skip("more than a table")
		}
		s, problems := small.Site(t, kinds.Kinds(), "2026-11-01", formWithTable+table+"\n+++\n")
		for _, p := range problems {
			if p.Where.File != nil && (p.Where.Start > p.Where.End || p.Where.End > len(p.Where.File.Text())) {
				t.Fatalf("%s is at %d-%d", p.Text(source.Vietnamese), p.Where.Start, p.Where.End)
			}
		}
		if r := s.Record(report.Folder, "2026-q1"); len(problems) == 0 {
			addsUp(t, r.Data.(*report.Report).Grids["b"])
		}
	})
}

func addsUp(t *testing.T, grid report.Grid) {
	t.Helper()
	var sums, total [3]amount.Amount
	for _, row := range grid.Rows {
		if len(row.Cells) != len(sums) {
			t.Fatalf("%s has %d cells", row.ID, len(row.Cells))
		}
		for i, value := range row.Cells {
			if row.ID == "tong" {
				total[i] = value.Value
				continue
			}
			sums[i] += value.Value
		}
	}
	if sums != total {
		t.Errorf("%v is told of, as the total of %v", total, sums)
	}
}
