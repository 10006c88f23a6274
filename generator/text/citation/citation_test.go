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
		{"Nghị quyết số 57-NQ/TW ngày 22/12/2024", []Citation{{Type: "Nghị quyết", Number: "57-NQ/TW", Date: day(2024, 12, 22)}}},
		{"theo 57 - NQ/TW, 63–KL/TƯ và 12-CT/TU", []Citation{{Number: "57-NQ/TW"}, {Number: "63-KL/TƯ"}, {Number: "12-CT/TU"}}},
		{"Công văn số 402-CV/VPĐU, Quy định số 144-QĐ/TW", []Citation{{Type: "Công văn", Number: "402-CV/VPĐU"}, {Type: "Quy định", Number: "144-QĐ/TW"}}},
		{"Kế hoạch số 45-KH/BTG-TU, nghị quyết 57 NQ/TW", []Citation{{Type: "Kế hoạch", Number: "45-KH/BTG-TU"}, {Type: "nghị quyết", Number: "57NQ/TW"}}},
		{"Giấy mời số 12/GM-UBND, Biên bản 3/BB-SKHCN", []Citation{{Type: "Giấy mời", Number: "12/GM-UBND"}, {Type: "Biên bản", Number: "3/BB-SKHCN"}}},
		{"Kết luận số 7/KL-TTr, Thông cáo số 5/TC-BKHCN", []Citation{{Type: "Kết luận", Number: "7/KL-TTr"}, {Type: "Thông cáo", Number: "5/TC-BKHCN"}}},
		{"Bản thoả thuận 5/BTT-STC, Phiếu chuyển số 12/PC-VPUB", []Citation{{Type: "Bản thoả thuận", Number: "5/BTT-STC"}, {Type: "Phiếu chuyển", Number: "12/PC-VPUB"}}},
		{"theo QĐ/0001-BCA ngày 1/2/2025", []Citation{{Number: "QĐ/0001-BCA", Date: day(2025, 2, 1)}}},
		{"SỐ 9/QĐ-NHNN; 9./QĐ-BXD; báo cáo thẩm định 18/BCTĐ-STP", []Citation{{Number: "9/QĐ-NHNN"}, {Number: "9/QĐ-BXD"}, {Number: "18/BCTĐ-STP"}}},
		{"Số: 1040/LĐTBXH-NCC", []Citation{{Number: "1040/LĐTBXH-NCC"}}},
		{"Số, ký hiệu: 1040/LĐTBXH-NCC", []Citation{{Number: "1040/LĐTBXH-NCC"}}},
		{"trả lời số 1552/UBND-NC", []Citation{{Number: "1552/UBND-NC"}}},
		{"Công văn số 1552/A-B và 708/C-D", []Citation{{Type: "Công văn", Number: "1552/A-B"}, {Number: "708/C-D"}}},
		{"các Công văn số 1552/SNV-TCCC ngày 1/2/2026, 708/STC-NS; số 12/SXD-QH", []Citation{
			{Type: "Công văn", Number: "1552/SNV-TCCC", Date: day(2026, 2, 1)}, {Number: "708/STC-NS"}, {Number: "12/SXD-QH"}}},
		{"Nghị định số 39/2026/NĐ -CP ngày 1/2/2026", []Citation{{Type: "Nghị định", Number: "39/2026/NĐ-CP", Year: 2026, Date: day(2026, 2, 1)}}},
		{"15/QĐ - UBND, 15/QĐ- UBND, 15/QĐ-UBND - UBND tỉnh", []Citation{{Number: "15/QĐ-UBND"}, {Number: "15/QĐ-UBND"}, {Number: "15/QĐ-UBND"}}},
		{"21/2008/TTLT- BQP -BTC", []Citation{{Number: "21/2008/TTLT-BQP-BTC", Year: 2008}}},
		{"Pháp lệnh 04/2012/UBTVQH 13 ngày 16/7/2012", []Citation{{Type: "Pháp lệnh", Number: "04/2012/UBTVQH13", Year: 2012, Date: day(2012, 7, 16)}}},
		{"Luật 11/2017/QH14 - Trợ giúp", []Citation{{Type: "Luật", Number: "11/2017/QH14", Year: 2017}}},
		{"theo NĐ107/2021/NĐ-CP", []Citation{{Number: "107/2021/NĐ-CP", Year: 2021}}},
		{"61/2018/NĐ–CP, 61/2018/NĐ‑CP, 11/2021/NĐ/CP, 31/2025/TT_BCA", []Citation{{Number: "61/2018/NĐ-CP", Year: 2018},
			{Number: "61/2018/NĐ-CP", Year: 2018}, {Number: "11/2021/NĐ/CP", Year: 2021}, {Number: "31/2025/TT_BCA", Year: 2025}}},
		{"123/QĐ-UBND.HC và 12/QĐ-Sở. 20/Qđ-UBND.", []Citation{{Number: "123/QĐ-UBND.HC"}, {Number: "12/QĐ-Sở"}, {Number: "20/Qđ-UBND"}}},
		{"Luật 51/2005/QH1151/2005/QH11Nghị định", []Citation{{Type: "Luật", Number: "51/2005/QH11", Year: 2005}, {Number: "51/2005/QH11", Year: 2005}}},
		{"97/2021/TT-BCAQUY ĐỊNH, 7/2021/NĐ-CPhướng dẫn, 8/QĐ-TTgNghị", []Citation{{Number: "97/2021/TT-BCA", Year: 2021}, {Number: "7/2021/NĐ-CP", Year: 2021}, {Number: "8/QĐ-TTg"}}},
		{"Luật năm 202446/2024/QH15", []Citation{{Number: "46/2024/QH15", Year: 2024}}},
		{"Thông tư 34/225/TT-NHNN", []Citation{{Type: "Thông tư", Number: "34/225/TT-NHNN", Year: 225}}},
		{"mẫu số 01/TB-HT, 01/PL-DK, Phụ lục 01/BC, Mẫu 02/ĐK, biểu số 1b/KH, 5/KH", nil},
		{"mẫu số: 01/TB-HT, 02/TB-HT và 03/TB-HT, mẫu Thông báo số 01/TB-HT", nil},
		{"mẫu “01/TB-HT”, tờ khai 01/GTGT, mẫu 02-1/BK-QTT, mẫu HQ/2015/XK", nil},
		{"và/hoặc, số 12/3 đường, 24/7, nhà số 5/KH-DC, tỷ lệ 1/KH-CN, lớp 12/TB-A, 5/KH", nil},
		{"giấy phép số 12/GP-STNMT, tài khoản số 12/AB-CD, số 1552/A-B, TCVN 7/2020/TCVN-A", nil},
		{"https://a.vn/61/2018/NĐ-CP, tep/61/2018/NĐ-CP.pdf, a_61/2018/NĐ-CP, A4/B5-C6", nil},
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
		"QĐ/0001-BCA":        "1/QĐ-BCA",
		"SỐ 9/QĐ-NHNN":       "09./QĐ-NHNN",
		"57 – NQ/TƯ":         "57-NQ/TW",
		"57NQ/TW":            "57-NQ/TW",
		"39/2026/NĐ -CP":     "39/2026/NĐ-CP",
		"04/2012/UBTVQH 13":  "4/2012/UBTVQH13",
		"36/2021/TTBGTVT":    "36/2021/TT-BGTVT",
		"11/2021/NĐ/CP":      "11/2021/NĐ_CP",
		"20/Qđ-UBND":         "20/QĐ-UBND",
		"08.a/2010/TT-BTP":   "8a/2010/TT-BTP",
	} {
		x, okX := Parse(a)
		y, okY := Parse(b)
		if !okX || !okY || x.Key() != y.Key() {
			t.Errorf("%q and %q have keys %q and %q", a, b, x.Key(), y.Key())
		}
	}
	for a, b := range map[string]string{"57-NQ/TW": "57/NQ-TW", "1/QĐ-BCA": "1/2025/QĐ-BCA", "66.13/2026/NQ-CP": "6613/2026/NQ-CP"} {
		x, _ := Parse(a)
		y, _ := Parse(b)
		if x.Key() == y.Key() {
			t.Errorf("%q and %q have one key, %q", a, b, x.Key())
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
		"Công văn 402-CV/VPĐU": true, "Quyết định 402-CV/VPĐU": false, "Công văn 12/CV-UBND": true, "Nghị quyết 57-NQ/TW": true,
		"Kết luận 63-KL/TW": true, "Kết luận 57-NQ/TW": false, "kết luận 123/TB-VPCP": true, "Giấy mời 12/GM-UBND": true, "Giấy mời 12/QĐ-UBND": false,
		"Quy định 144-QĐ/TW": true, "Quyết định QĐ/0001-BCA": true, "Thông tư 36/2021/TTBGTVT": true, "Báo cáo 18/BCTĐ-STP": true,
		"Thông báo 5/KL-UBND": false, "Hợp đồng 5/HĐKT-SKHCN": true, "Nghị định 39/2026/NĐ -CP": true,
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
	f.Add("57 - NQ/TƯ, QĐ/0001-BCA; 04/2012/UBTVQH 1305/2013/TT-BTCThông tư")
	f.Add("mẫu số 01/TB-HT và 202446/2024/QH15 NĐ -CP")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, c := range Find(text) {
			if c.Start < end || c.End <= c.Start || c.End > len(text) {
				t.Fatalf("%q: citation at %d-%d after %d", text, c.Start, c.End, end)
			}
			again, ok := Parse(c.Number)
			if !ok || again.Number != c.Number || again.Key() != c.Key() {
				t.Fatalf("%q: the number %q is %q by itself", text, c.Number, again.Number)
			}
			end = c.End
		}
	})
}
