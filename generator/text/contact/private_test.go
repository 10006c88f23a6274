package contact

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// What belongs to one person is found however it is written, and nothing else is.
func TestPrivateIsFound(t *testing.T) {
	for text, want := range map[string]string{
		// căn cước
		"CCCD 079203001234":                          "1 079203001234",
		"số định danh cá nhân: 079 203 001 234":      "1 079203001234",
		"Bà A, sinh năm 2003, 079203001234, trú tại": "1 079203001234",
		"079.203.001.234":                            "1 079203001234",
		"0792 0300 1234":                             "1 079203001234",
		"079 203 001234":                             "1 079203001234",
		"Căn cước công dân số 079203-001234 do Cục Cảnh sát": "1 079203001234",
		"mã số thuế cá nhân 001099012345":                    "1 001099012345",
		"can cuoc cong dan so 999203001234":                  "",
		"thẻ căn cước: 005203001234":                         "1 005203001234", // whatever the province: the word says it
		"005203001234":                                       "",
		"mã vạch 8936012345678":                              "",
		"mã vạch 079203001234":                               "",
		"mã hồ sơ 000.00.19.H58-231211-0012":                 "",
		"079203001234.pdf":                                   "1 079203001234",
		"079203001234/CCCD":                                  "1 079203001234",
		"| Họ tên | CCCD |\n|---|---|\n| A | 079203001234 |": "1 079203001234",
		"001 002 003 004":                                    "1 001002003004",
		"1.000250.000.00.00.H58":                             "",
		"tổng số 079203001234 đồng":                          "1 079203001234",
		// chứng minh, hộ chiếu
		"CMND số 311234567":   "1 311234567",
		"CMND số 311 234 567": "1 311234567",
		"giấy chứng minh nhân dân số: 311234567 cấp ngày 1/2/2003": "1 311234567",
		"số CMND\n311234567":                 "1 311234567",
		"CMND 079203001234":                  "1 079203001234",
		"giay chung minh nhan dan 311234567": "1 311234567",
		"| Họ tên | Số CMND |\n|---|---|\n| A | 311234567 |\n| B | 311234568 |": "1 311234567, 1 311234568",
		"| Số CMND | Tiền |\n|---|---|\n| A | 311234567 |":                      "",
		"lệ phí cấp CMND là 100.000.000 đồng":                                   "",
		"lệ phí cấp căn cước 100000000 đồng":                                    "",
		"311234567":                  "",
		"hộ chiếu B1234567":          "1 1234567",
		"hộ chiếu số C 1234567":      "",
		"hộ chiếu số C12345678, cấp": "1 12345678",
		"mẫu B1234567":               "",
		"Luật Căn cước số 26/2023/QH15 ngày 27/11/2023": "",
		// di động
		"0912345678":                        "2 0912345678",
		"ĐT: 0912 345 678":                  "2 0912345678",
		"ĐT:0912.345.678.":                  "2 0912345678",
		"ĐT.0912345678":                     "2 0912345678",
		"SĐT0912345678":                     "2 0912345678",
		"(0912) 345 678":                    "2 0912345678",
		"0912-345-678":                      "2 0912345678",
		"0912–345–678":                      "2 0912345678",
		"0912\u00a0345\u00a0678":            "2 0912345678",
		"09 12 34 56 78":                    "2 0912345678",
		"091 234 5678":                      "2 0912345678",
		"+84912345678":                      "2 0912345678",
		"+84 912 345 678":                   "2 0912345678",
		"(+84) 912.345.678":                 "2 0912345678",
		"+84 (0)912 345 678":                "2 0912345678",
		"điện thoại 84912345678":            "2 0912345678",
		"84.912.345.678 đồng":               "",
		"84912345678":                       "",
		"0912345678/0387654321":             "2 0912345678, 2 0387654321",
		"0912345678 - 0387654321":           "2 0912345678, 2 0387654321",
		"0912345678-0387654321":             "2 0912345678, 2 0387654321",
		"0912.345.678 - 0387.654.321":       "2 0912345678, 2 0387654321",
		"0912345678, 0387654321":            "2 0912345678, 2 0387654321",
		"0912345678,0387654321":             "2 0912345678, 2 0387654321",
		"quầy 7 0912345678":                 "2 0912345678",
		"0912345678 0387654321":             "2 0912345678, 2 0387654321",
		"0273.3993847 - 0912.345.678":       "2 0912345678",
		"01234567890":                       "2 01234567890",
		"0168 123 4567":                     "2 01681234567",
		"[gọi](tel:0912345678)":             "2 0912345678",
		"[gọi](tel:+84912345678)":           "2 0912345678",
		"https://zalo.me/0912345678":        "2 0912345678",
		"Nguyễn Văn A (0912345678)":         "2 0912345678",
		"| Nguyễn Văn A | 0912 345 678 |":   "2 0912345678",
		"dien_thoai = \"0912345678\"":       "2 0912345678",
		"0912xxx678":                        "",
		"0912 *** 678":                      "",
		"0273.3993847":                      "",
		"024 3825 2762":                     "",
		"1900 6035, 1800.599.920, 1022":     "",
		"https://dvc.gov.vn/tin/0912345678": "",
		"www.a.vn/0912345678":               "",
		"mã số thuế 0900123456":             "",
		"MST: 0900123456-001":               "",
		"0900123456-001":                    "",
		"số biên nhận 0912345678":           "",
		"hợp đồng số 0912345678":            "",
		"ký hợp đồng, liên hệ 0912345678":   "2 0912345678",
		"08-12-2021 10":                     "",
		"07.06.2021.12":                     "",
		"0,912345678":                       "",
		"Nghị định 63/2010/NĐ-CP":           "",
		"1.000.912.345.678":                 "",
		"TCVN 0912345678901":                "",
		"GCN0912345678":                     "",
		"9. 0912345678":                     "2 0912345678",
		"Năm 2021. 0912345678":              "2 0912345678",
		// thư
		"a@gmail.com":                     "3 a@gmail.com",
		"Thư: Nguyen.Van-A@Yahoo.com.vn.": "3 nguyen.van-a@yahoo.com.vn",
		"[viết](mailto:a_b@outlook.com)":  "3 a_b@outlook.com",
		"0912345678@gmail.com":            "3 0912345678@gmail.com",
		"so@tiengiang.gov.vn":             "",
		"vpcp@chinhphu.vn":                "",
		"a@govvn.com":                     "3 a@govvn.com",
		"@tiengiang, a@b, a @ b.vn":       "",
		"https://medium.com/@nguyen.vn":   "",
		// tài khoản
		"số tài khoản 0071001234567 Vietcombank":                  "4 0071001234567",
		"STK: 1903 5678 9012 34, Techcombank":                     "4 19035678901234",
		"Tài khoản ngân hàng BIDV: 67210000123456":                "4 67210000123456",
		"SỐ TÀI KHOẢN: 0071001234567":                             "4 0071001234567",
		"so tai khoan 0071001234567":                              "4 0071001234567",
		"tài khoản số 0912345678 (MoMo)":                          "4 0912345678",
		"| Tên | Số tài khoản |\n|---|---|\n| A | 123456789012 |": "4 123456789012",
		"tài khoản 3511.0.1012345 tại Kho bạc Nhà nước":           "",
		"tài khoản 3511.0.1012345.00000":                          "",
		"số tài khoản 35110101234567 mở tại Kho bạc tỉnh":         "",
		"nộp vào tài khoản 500.000 đồng":                          "",
		"tài khoản có số dư 1.000.000.000":                        "",
		"tài khoản kế toán 112, 3338":                             "",
		"tài khoản, hoặc gọi 0273 3873154":                        "",
		"tài khoản định danh điện tử mức độ 2":                    "",
		"mở tài khoản trước ngày 15/9/2021":                       "",
		"0071001234567": "",
		"":              "",
	} {
		var got []string
		for _, p := range FindPrivate(text) {
			got = append(got, fmt.Sprint(int(p.What), " ", p.Value))
		}
		if g := strings.Join(got, ", "); g != want {
			t.Errorf("%q: %q, want %q", text, g, want)
		}
	}
}

// Places are those of what is found.
func TestPrivateIsWhereItStands(t *testing.T) {
	text := "Ông A, điện thoại (0912) 345 678, thư a@gmail.com, CCCD 079 203 001 234."
	var got []string
	for _, p := range FindPrivate(text) {
		got = append(got, text[p.Start:p.End])
	}
	if want := []string{"(0912) 345 678", "a@gmail.com", "079 203 001 234"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzPrivate(f *testing.F) {
	for _, seed := range []string{"0912 345 678", "| CMND |\n| 311234567 |", "a@b.vn", "STK 1903-5678", "+84(0)912", "\n\n|0|\n0\u00a01"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, p := range FindPrivate(text) {
			if p.Start < end && p.What != Mail || p.End > len(text) || p.Start >= p.End || p.Value == "" {
				t.Fatalf("%+v in %q", p, text)
			}
			end = p.End
		}
	})
}

func BenchmarkFindPrivate(b *testing.B) {
	text := strings.Repeat("Thủ tục 1.000250 theo Quyết định 1676/QĐ-UBND ngày 25/6/2021, lệ phí 200.000 đồng, điện thoại 0273.3993847. ", 50)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		FindPrivate(text)
	}
}
