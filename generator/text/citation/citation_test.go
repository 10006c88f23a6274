package citation

import (
	"testing"

	"congkhai/generator/text/calendar"
)

func TestFindReadsEverySpelling(t *testing.T) {
	day := func(y, m, d int) calendar.Date { return calendar.Date{Year: y, Month: m, Day: d} }
	for _, test := range []struct {
		text string
		want []Citation
	}{
		{"theo Quyết định số 1676/QĐ-UBND ngày 25/6/2021 về việc", []Citation{{Type: "Quyết định", Number: "1676/QĐ-UBND", Date: day(2021, 6, 25)}}},
		{"Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2016 của", []Citation{{Type: "Nghị định", Number: "61/2018/NĐ-CP", Year: 2018, Date: day(2016, 4, 23)}}},
		{"Quyết\u00a0định số\u00a01676/QĐ-UBND", []Citation{{Type: "Quyết định", Number: "1676/QĐ-UBND"}}},
		{"Quyết định số: 3950/QĐ-BKHCN", []Citation{{Type: "Quyết định", Number: "3950/QĐ-BKHCN"}}},
		{"Nghị định số 61/2108/NĐ-CP", []Citation{{Type: "Nghị định", Number: "61/2108/NĐ-CP", Year: 2108}}},
		{"Luật 104/2016/QH13", []Citation{{Type: "Luật", Number: "104/2016/QH13", Year: 2016}}},
		{"104/2016/QH13", []Citation{{Number: "104/2016/QH13", Year: 2016}}},
		{"Chỉ thị 13/CT-TTg ngày 10/6/2015", []Citation{{Type: "Chỉ thị", Number: "13/CT-TTg", Date: day(2015, 6, 10)}}},
		{"Công văn số 1264/STTTT-CNTT&BCVT ngày 13/8/2021", []Citation{{Type: "Công văn", Number: "1264/STTTT-CNTT&BCVT", Date: day(2021, 8, 13)}}},
		{"công văn số 960/SKH&CN", []Citation{{Type: "công văn", Number: "960/SKH&CN"}}},
		{"Kế hoạch số 155/KH-UBND ngày 17/6/2021 của Ủy ban nhân dân tại Công văn số 822/SKH&CN-VP ngày 25/6/2021",
			[]Citation{{Type: "Kế hoạch", Number: "155/KH-UBND", Date: day(2021, 6, 17)}, {Type: "Công văn", Number: "822/SKH&CN-VP", Date: day(2021, 6, 25)}}},
		{"các Nghị định số 63/2010/NĐ-CP, 48/2013/NĐ-CP", []Citation{{Type: "Nghị định", Number: "63/2010/NĐ-CP", Year: 2010}, {Number: "48/2013/NĐ-CP", Year: 2013}}},
		{"Thông tư 287/2016/TT-BTC ngày 15-11-2016", []Citation{{Type: "Thông tư", Number: "287/2016/TT-BTC", Year: 2016, Date: day(2016, 11, 15)}}},
		{"Nghị quyết 66.13/2026/NQ-CP", []Citation{{Type: "Nghị quyết", Number: "66.13/2026/NQ-CP", Year: 2026}}},
		{"Thông tư 01 /2018/TT-VPCP", []Citation{{Type: "Thông tư", Number: "01/2018/TT-VPCP", Year: 2018}}},
		{"Quyết định 9a/QĐ-NHNN", []Citation{{Type: "Quyết định", Number: "9a/QĐ-NHNN"}}},
		{"Nghị định 42/2022/NĐCP", []Citation{{Type: "Nghị định", Number: "42/2022/NĐCP", Year: 2022}}},
		{"Thông tư liên tịch 14/2015/TTLT-BNNPTNT-BTC", []Citation{{Type: "Thông tư liên tịch", Number: "14/2015/TTLT-BNNPTNT-BTC", Year: 2015}}},
		{"Quyết định số 20/QĐ-UBND ngày 21/4/26", []Citation{{Type: "Quyết định", Number: "20/QĐ-UBND", Date: day(2026, 4, 21)}}},
		{"Quyết định số 20/QĐ-UBND Ngày 21 / 4 / 2026", []Citation{{Type: "Quyết định", Number: "20/QĐ-UBND", Date: day(2026, 4, 21)}}},
		{"20/QĐ-UBND ngày 21 Tháng 4 Năm 2026", []Citation{{Number: "20/QĐ-UBND", Date: day(2026, 4, 21)}}},
		{"20/QĐ-UBND (ngày 21/4/2026)", []Citation{{Number: "20/QĐ-UBND", Date: day(2026, 4, 21)}}},
		{"20/QĐ-UBND, ban hành ngày 21/4/2026", []Citation{{Number: "20/QĐ-UBND", Date: day(2026, 4, 21)}}},
		{"20/QĐ-UBND được ký ban hành vào ngày 21/4/2026", []Citation{{Number: "20/QĐ-UBND", Date: day(2026, 4, 21)}}},
		{"20/QĐ-UBND do Chủ tịch tỉnh ký ngày 21/4/2026", []Citation{{Number: "20/QĐ-UBND", Date: day(2026, 4, 21)}}},
		{"20/QĐ-UBND của Ủy ban nhân dân tỉnh ngày 21/4/2026", []Citation{{Number: "20/QĐ-UBND", Date: day(2026, 4, 21)}}},
		{"20/QĐ-UBND của Ủy ban nhân dân tỉnh có hiệu lực từ ngày 1/5/2026", []Citation{{Number: "20/QĐ-UBND"}}},
		{"20/QĐ-UBND có hiệu lực ngày 1/5/2026, hết hiệu lực ngày 1/5/27", []Citation{{Number: "20/QĐ-UBND"}}},
		{"Kế hoạch số 5/KH-UBND của tỉnh chào mừng ngày 30/4/2026", []Citation{{Type: "Kế hoạch", Number: "5/KH-UBND"}}},
		{"20/QĐ-UBND của tỉnh. Ngày 1/5/2026", []Citation{{Number: "20/QĐ-UBND"}}},
		{"20/QĐ-UBND ngày 21/4/202", []Citation{{Number: "20/QĐ-UBND"}}},
		{"Quyết định số 20/qđ-ubnd ngày 21/4/2026", []Citation{{Type: "Quyết định", Number: "20/QĐ-UBND", Date: day(2026, 4, 21)}}},
		{"20/qđ-ubnd, kế hoạch 12/tháng, báo cáo 1/quý", nil},
		{"QUYẾT ĐỊNH số 4164/QĐ-UBND", []Citation{{Type: "QUYẾT ĐỊNH", Number: "4164/QĐ-UBND"}}},
		{"ngày 25/6/2021, giai đoạn 2021-2025, hồ sơ 08/12, km/h 5/Giờ", nil},
		{"các Quyết định về công bố Danh mục", nil},
		{"mã B-BKC-282498-TT và 1.000173.000.00.00.H58", nil},
	} {
		got := Find(test.text)
		if len(got) != len(test.want) {
			t.Errorf("%q: found %d citations %v, want %d", test.text, len(got), got, len(test.want))
			continue
		}
		for i := range got {
			got[i].Start, got[i].End = 0, 0
			if got[i] != test.want[i] {
				t.Errorf("%q: found %+v, want %+v", test.text, got[i], test.want[i])
			}
		}
	}
}

func TestKeyJoinsSpellings(t *testing.T) {
	for a, b := range map[string]string{
		"42/2022/NĐCP":       "42/2022/NĐ-CP",
		"01/2018/TT-VPCP":    "1/2018/TT-VPCP",
		"45/2016/QĐ-TTG":     "45/2016/QĐ-TTg",
		"1676/QÐ-UBND":       "1676/QĐ-UBND",
		"1676/QĐ-UВND":       "1676/QĐ-UBND", // a Cyrillic В
		"01 / 2018 /TT-VPCP": "01/2018/TT-VPCP",
	} {
		x, okX := Parse(a)
		y, okY := Parse(b)
		if !okX || !okY || x.Key() != y.Key() {
			t.Errorf("%q and %q have keys %q and %q", a, b, x.Key(), y.Key())
		}
	}
	if x, _ := Parse("145/2020/NĐ-CP"); x.Key() == "45/2020/NĐ-CP" {
		t.Error("145/2020/NĐ-CP is taken for 45/2020/NĐ-CP")
	}
}

func TestTypeAgreesWithSymbol(t *testing.T) {
	for text, want := range map[string]bool{
		"Quyết định 1676/QĐ-UBND": true, "Kế hoạch 1676/QĐ-UBND": false, "Công văn 960/SKH&CN": true, "Công văn 960/QĐ-SKHCN": false,
		"Luật 104/2016/QH13": true, "Nghị định 42/2022/NĐCP": true, "Nghị định 45/2016/QĐ-TTg": false, "QUYẾT ĐỊNH 1/QĐ-TTg": true,
		"Văn bản 5/ABC-D": true, "1676/QĐ-UBND": true, "Thông tư liên tịch 14/2015/TTLT-BNNPTNT-BTC": true, "Chương trình 3/CTr-UBND": true,
		"Pháp lệnh 38/2001/PL-UBTVQH10": true, "Pháp lệnh 04/2017/UBTVQH14": true, "Pháp lệnh 5/QĐ-TTg": false, "Nghị quyết 101/2023/QH15": true,
		"Văn bản hợp nhất 07/VBHN-BTC": true, "Văn bản hợp nhất 07/QĐ-BTC": false,
	} {
		if c, ok := Parse(text); !ok || c.Agrees() != want {
			t.Errorf("%q: read %v, agrees %v", text, ok, c.Agrees())
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Quyết định số 1676/QĐ-UBND ngày 25/6/2021")
	f.Add("Quyết định 9a/qđ-ßu (ngày 1/1/20)")
	f.Add("145/2020/NĐ-CP 1/Á/QĐ-\xff")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, c := range Find(text) {
			if c.Start < end || c.End <= c.Start || c.End > len(text) {
				t.Fatalf("%q: citation at %d-%d after %d", text, c.Start, c.End, end)
			}
			if _, ok := Parse(c.Number); !ok {
				t.Fatalf("%q: the number %q does not parse by itself", text, c.Number)
			}
			end = c.End
		}
	})
}
