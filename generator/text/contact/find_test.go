package contact

import (
	"strings"
	"testing"
)

func TestAddressesInProseAreFound(t *testing.T) {
	for text, want := range map[string]string{
		"Nộp tại https://dichvucong.gov.vn.":                             "https://dichvucong.gov.vn",
		"Nộp tại dichvucong.gov.vn, hoặc":                                "https://dichvucong.gov.vn",
		"(http://www.most.gov.vn/vn/tin-tuc.aspx?id=1&b=2)":              "http://www.most.gov.vn/vn/tin-tuc.aspx?id=1&b=2",
		"xem https://vi.wikipedia.org/wiki/Ph%C3%AD_(lu%E1%BA%ADt)!":     "https://vi.wikipedia.org/wiki/Ph%C3%AD_(lu%E1%BA%ADt)",
		"WWW.TIENGIANG.GOV.VN":                                           "https://WWW.TIENGIANG.GOV.VN",
		"Thư: skhcn@tiengiang.gov.vn; điện thoại 0273":                   "mailto:skhcn@tiengiang.gov.vn",
		"email:a.b-c@so.vn":                                              "mailto:a.b-c@so.vn",
		"a@b.vn, c@d.vn và e.gov.vn/x_y_z":                               "mailto:a@b.vn mailto:c@d.vn https://e.gov.vn/x_y_z",
		"HTTPS://Chinhphu.vn/":                                           "https://Chinhphu.vn/",
		"https://congbao.chinhphu.vn/van-ban/61/2018/NĐ-CP, có hiệu lực": "https://congbao.chinhphu.vn/van-ban/61/2018/NĐ-CP",
		"tệp bao-cao.vn.docx":                                            "",
		"Nghị định 61/2018/NĐ-CP":                                        "",
		"@tiengiang.gov.vn":                                              "",
		"http://":                                                        "",
		"https://may-chu/x":                                              "",
		"tỉ lệ 3:1, 5.vn":                                                "",
		"skhcn@tiengiang":                                                "",
		"javascript://x.vn/%0aalert(1)":                                  "",
		"địa chỉ \"https://a.vn\" và <https://b.vn>":                     "https://a.vn https://b.vn",
		"https://a.vn|https://b.vn":                                      "https://a.vn https://b.vn",
		"https://x.vn/a…":                                                "https://x.vn/a",
		"vào dichvucong.tiengiang.gov.vn/dvc?ma=1.000173 để nộp":         "https://dichvucong.tiengiang.gov.vn/dvc?ma=1.000173",
		"Gọi 0273.3993847 hoặc 0273 3 993 848.":                          "tel:02733993847 tel:02733993848",
		"điện thoại 0273.3993847; fax: 0273.3993849":                     "tel:02733993847",
		"Đường dây nóng 1900 8198, di động":                              "tel:19008198",
		"Quầy 5 (ĐT: 0273.3993847 - 0273.3993848)":                       "tel:02733993847 tel:02733993848",
		"Tổng đài 1022, đường dây nóng: 1900 6035.":                      "tel:1022 tel:19006035",
		"Điện thoại: liên hệ sau; điện thoại 3993847":                    "",
		"năm 1022, nhà số 1022":                                          "",
		"gọi số 0912 345 678":                                            "tel:0912345678",
		"số 0912345678":                                                  "",
		"năm 1900 2022 và 02/2017/NĐ-CP":                                 "",
		"mã 1.02733993847 và 02733993847/SKHCN":                          "",
		"xem https://so.vn/02733993847":                                  "https://so.vn/02733993847",
		strings.Repeat("x", 300) + "@so.vn":                              "",
	} {
		var got []string
		for _, a := range Find(text) {
			got = append(got, a.Link)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q holds %q, want %q", text, got, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Nộp tại https://dichvucong.gov.vn. a@b.vn, www.x.vn)")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, a := range Find(text) {
			if a.Start < end || a.End <= a.Start || a.End > len(text) {
				t.Fatalf("%q: %v", text, a)
			}
			end = a.End
		}
	})
}
