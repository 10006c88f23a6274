package card

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"strings"
	"testing"
)

func style(t testing.TB) *Style {
	t.Helper()
	raw, err := os.ReadFile("../../themes/cong-khai/phong/NotoSans-Bold.ttf")
	if err != nil {
		t.Fatal(err)
	}
	s, err := NewStyle(raw, color.RGBA{11, 79, 138, 255}, color.RGBA{255, 255, 255, 255})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestACardHasItsSizeAndKeepsItsMargins(t *testing.T) {
	s := style(t)
	for name, title := range map[string]string{
		"short": "Công khai",
		"usual": "Báo cáo tình hình, kết quả thực hiện kiểm soát thủ tục hành chính quý III năm 2021",
		"long":  strings.Repeat("Thủ tục cấp giấy phép sử dụng thiết bị X-quang ", 30),
		"one":   strings.Repeat("Nghiêngngảnghiêng", 20),
		"none":  "",
	} {
		raw, err := s.Draw(Text{"SỞ KHOA HỌC VÀ CÔNG NGHỆ", title, "Báo cáo định kỳ · 15/9/2021"})
		if err != nil {
			t.Fatal(err)
		}
		m, err := png.Decode(bytes.NewReader(raw))
		if err != nil || m.Bounds() != image.Rect(0, 0, Width, Height) {
			t.Fatalf("%s: %v %v", name, m.Bounds(), err)
		}
		for y := range Height {
			for _, x := range []int{margin - 8, Width - margin + 8} {
				if m.At(x, y) != s.palette[0] && name != "one" {
					t.Fatalf("%s: ink in the margin at %d, %d", name, x, y)
				}
			}
		}
		if len(raw) > 60_000 {
			t.Errorf("%s: %d bytes", name, len(raw))
		}
		if again, _ := s.Draw(Text{"SỞ KHOA HỌC VÀ CÔNG NGHỆ", title, "Báo cáo định kỳ · 15/9/2021"}); !bytes.Equal(raw, again) {
			t.Errorf("%s: another picture the second time", name)
		}
	}
}

// Every Vietnamese letter is in the theme's font: none is drawn as an empty box.
func TestTheFontHasEveryVietnameseLetter(t *testing.T) {
	s := style(t)
	letters := "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵfjwz0123456789“”‘’–—…()/&,.;:·+%"
	for _, r := range letters + strings.ToUpper(letters) {
		if glyph, err := s.font.GlyphIndex(nil, r); err != nil || glyph == 0 {
			t.Errorf("no glyph for %q: %v", r, err)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	s := style(b)
	for b.Loop() {
		if _, err := s.Draw(Text{"SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH TIỀN GIANG", "Báo cáo tình hình, kết quả thực hiện kiểm soát thủ tục hành chính quý III năm 2021", "Báo cáo · 15/9/2021"}); err != nil {
			b.Fatal(err)
		}
	}
}
