package card

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"strings"
	"sync"
	"testing"
)

func style(t testing.TB) *Style {
	t.Helper()
	raw, err := os.ReadFile("../../../themes/cong-khai/phong/NotoSans-Bold.ttf")
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
		if len(raw) > 30_000 {
			t.Errorf("%s: %d bytes", name, len(raw))
		}
		if again, _ := s.Draw(Text{"SỞ KHOA HỌC VÀ CÔNG NGHỆ", title, "Báo cáo định kỳ · 15/9/2021"}); !bytes.Equal(raw, again) {
			t.Errorf("%s: another picture the second time", name)
		}
	}
}

// A card is the same whichever were drawn before it, and whichever are drawn at the same time.
func TestCardsDoNotKnowOfEachOther(t *testing.T) {
	titles := []string{"Công khai", "Thủ tục hành chính", strings.Repeat("Báo cáo định kỳ ", 12), strings.Repeat("Quyết định ", 40)}
	var alone [][]byte
	for _, title := range titles {
		raw, err := style(t).Draw(Text{"Sở Mẫu", title, "1/1/2026"})
		if err != nil {
			t.Fatal(err)
		}
		alone = append(alone, raw)
	}
	s := style(t)
	var workers sync.WaitGroup
	for worker := range 4 {
		workers.Go(func() {
			for i := range 3 * len(titles) {
				n := (worker + i) % len(titles)
				if raw, err := s.Draw(Text{"Sở Mẫu", titles[n], "1/1/2026"}); err != nil || !bytes.Equal(raw, alone[n]) {
					t.Errorf("another picture of %q: %v", titles[n], err)
				}
			}
		})
	}
	workers.Wait()
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

// What a name may be written with beyond letters is drawn, each sign as another one: a card without it would say
// something else.
func TestSignsOfMeaningAreDrawn(t *testing.T) {
	s := style(t)
	seen := map[string]rune{}
	for _, sign := range " ≥≤≠≈<>µΩαβγδπσλΔ°ºª²³¹⁴₂×÷±−–-—“”‘’…€$£¥₫%‰½¼¾√∞∑→←↑↓⇒№®©™§¶†•·«»⅓ⅠⅣⅫçñöüßéÉÄÅøЖд" {
		if _, lacks := s.Lacks(string(sign)); lacks {
			t.Errorf("%c is not drawn", sign)
		}
		raw, err := s.Draw(Text{"Sở", "0,5 " + string(sign) + "Sv/h", "1/1/2026"})
		if err != nil {
			t.Fatal(err)
		}
		if other, same := seen[string(raw)]; same {
			t.Errorf("%c is drawn as %c is", sign, other)
		}
		seen[string(raw)] = sign
	}
}

func TestWhatIsNotDrawnIsKnown(t *testing.T) {
	s := style(t)
	for text, want := range map[string]rune{
		"": 0, "Đối thoại": 0, "0,5 µSv/h ≥ 3 Ω": 0, "Đối thoại 🎉": '🎉', "北京": '北', "A ➔ B": '➔', "ไทย": 'ไ', "☎ 1022": '☎', "①": '①', "\uE000": '\uE000',
		"a\u0323": '\u0323', "\U0001F600": '\U0001F600', "𝑥": '𝑥',
	} {
		if got, lacks := s.Lacks(text); got != want || lacks != (want != 0) {
			t.Errorf("%q lacks %q, want %q", text, got, want)
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
