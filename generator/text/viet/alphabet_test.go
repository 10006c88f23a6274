package viet

import (
	"strings"
	"testing"
)

// What is known of characters beforehand says of each of them, and of any text, what Unicode's tables say.
func TestKnownCharactersAreAsUnicodeHasThem(t *testing.T) {
	for r := rune(0); r < 0x2100; r++ {
		sameAsSlow(t, string(r))
		sameAsSlow(t, "1"+string(r)+"ắ.b")
		if c := known(r); c != nil && c.inWord != letterOrDigit(r) {
			t.Errorf("%U is in a word: %v", r, c.inWord)
		}
	}
}

func FuzzKnownCharacters(f *testing.F) {
	f.Add("Đăng ký – kiến nghi \u0323về")
	f.Add("\xff\u00a0ÐǅẞİǗṤ\u0301")
	f.Fuzz(func(t *testing.T, text string) { sameAsSlow(t, text) })
}

func sameAsSlow(t *testing.T, text string) {
	t.Helper()
	if got, want := Fold(text), slowFold(text); got != want {
		t.Errorf("Fold(%q) = %q, want %q", text, got, want)
	}
	if got, want := SyllableOf(text), slowSyllable(text); got != want {
		t.Errorf("SyllableOf(%q) = %q, want %q", text, got, want)
	}
}

const title = "Cấp giấy phép tiến hành công việc bức xạ – sử dụng thiết bị, số 1.000173/QĐ-UBND"

func BenchmarkFold(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Fold(title)
	}
}

func BenchmarkSlug(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Slug(title)
	}
}

func BenchmarkSyllables(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Syllables(title, func(string) {})
	}
}

func BenchmarkSyllableOf(b *testing.B) {
	words := strings.Fields(title)
	b.ReportAllocs()
	for b.Loop() {
		for _, word := range words {
			SyllableOf(word)
		}
	}
}
