package citation

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFindOnRealText holds Find against numbers that people marked in what the national portal says. One half was read
// while the grammar was written, the other was not.
func TestFindOnRealText(t *testing.T) {
	for _, name := range []string{"so-khi-viet.txt", "so-de-rieng.txt"} {
		t.Run(name, func(t *testing.T) {
			found, missed, wrong := 0, 0, 0
			for _, line := range marked(t, name) {
				text, want := unmark(line)
				got := map[string]int{}
				for _, c := range Find(text) {
					got[c.Number]++
				}
				for number, n := range want {
					hit := min(n, got[number])
					found, missed, got[number] = found+hit, missed+n-hit, got[number]-hit
					if hit < n {
						t.Logf("missed %s in %q", number, text)
					}
				}
				for number, n := range got {
					if wrong += n; n > 0 {
						t.Logf("no number: %s in %q", number, text)
					}
				}
			}
			precision := float64(found) / float64(found+wrong)
			recall := float64(found) / float64(found+missed)
			t.Logf("%d numbers: precision %.2f %%, recall %.2f %%", found+missed, 100*precision, 100*recall)
			if found+missed < 150 || precision < 0.98 || recall < 0.97 {
				t.Errorf("precision %.4f, recall %.4f of %d numbers", precision, recall, found+missed)
			}
		})
	}
}

func marked(t testing.TB, name string) []string {
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	return lines[1:] // the first says what they are
}

// unmark returns a text without the marks around its numbers, and the numbers as they are printed without blanks.
func unmark(line string) (text string, numbers map[string]int) {
	numbers = map[string]int{}
	for i, part := range strings.Split(line, "«") {
		number, _, closed := strings.Cut(part, "»")
		if i > 0 && closed {
			numbers[strings.NewReplacer(" ", "", "./", "/").Replace(number)]++
		}
	}
	return strings.NewReplacer("«", "", "»", "").Replace(line), numbers
}

func BenchmarkFind(b *testing.B) {
	var numbers strings.Builder
	for _, line := range marked(b, "so-khi-viet.txt") {
		text, _ := unmark(line)
		numbers.WriteString(text + "\n")
	}
	prose := strings.Repeat("Người nộp đơn gửi 01 hồ sơ tới Bộ phận một cửa trước ngày 25/6/2021 và/hoặc qua bưu chính, theo "+
		"Quyết định số 1676/QĐ-UBND ngày 25 tháng 6 năm 2021 của Ủy ban nhân dân tỉnh; kết quả được trả trong 15 ngày "+
		"làm việc kể từ ngày nhận đủ hồ sơ hợp lệ, tại trụ sở số 39 đường Hùng Vương hoặc trên Cổng dịch vụ công. ", 20)
	for name, text := range map[string]string{"numbers": numbers.String(), "prose": prose} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Find(text)
			}
		})
	}
}
