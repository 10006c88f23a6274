package markdown

import "testing"

func TestChangesReadWithoutTheSignsOfMarkdown(t *testing.T) {
	for text, want := range map[string]string{
		"Nộp **hai** bản tại [nơi tiếp nhận](/lien-he/).": "Nộp hai bản tại nơi tiếp nhận.",
		"… hai** bản tại `quầy 7`":                        "… hai bản tại quầy 7",
		"![Lễ ký](ky.png) ngày 3":                         "Lễ ký ngày 3",
		"- một\n- hai":                                    "một\nhai",
		"### Phí\n10.000 đồng":                            "Phí\n10.000 đồng",
		"| Nấc | Giá |\n|---|--:|\n| 20 g | 8.000 |":      "Nấc | Giá\n20 g | 8.000",
		`Điều 3\. không đổi \* nào`:                       "Điều 3. không đổi * nào",
		"từ 2–3 ngày, 5 - 6 giờ":                          "từ 2–3 ngày, 5 - 6 giờ",
		"xem [biểu (mẫu)](/bieu-mau/x_(1)/)":              "xem biểu (mẫu)",
	} {
		if got := Plain(text); got != want {
			t.Errorf("%q reads %q, want %q", text, got, want)
		}
	}
}
