package viet

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"Đăng ký":            "dang ky",
		"ĐẤU THẦU":           "dau thau",
		"Ðối tượng":          "doi tuong", // Eth
		"hoà bình":           "hoa binh",
		"hòa\u00a0bình":      "hoa binh",
		"a – b":              "a - b",
		"Đa\u0306ng":         "dang", // decomposed
		"1676/QĐ-UBND":       "1676/qd-ubnd",
		"kiến nghi \u0323về": "kien nghi ve",
		"CNTT&BCVT":          "cntt&bcvt",
	} {
		if got := Fold(text); got != want {
			t.Errorf("Fold(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestSlug(t *testing.T) {
	for text, want := range map[string]string{
		"Năng lượng nguyên tử, An toàn bức xạ và hạt nhân": "nang-luong-nguyen-tu-an-toan-buc-xa-va-hat-nhan",
		"960/SKH&CN":   "960-skh-cn",
		"  – Á –  ":    "a",
		"":             "",
		"quý III/2021": "quy-iii-2021",
	} {
		if got := Slug(text); got != want {
			t.Errorf("Slug(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestSort(t *testing.T) {
	for _, want := range [][]string{
		{"ma", "mà", "mả", "mã", "má", "mạ"},
		{"az", "ă", "â", "b"},
		{"da", "dz", "đa", "e"},
		{"An", "Áo", "Ăn", "Ân", "Dịch vụ", "Đo lường", "Em", "Ếch"},
		{"Quyết định 9", "Quyết định 45", "Quyết định 1676"},
		{"Hoạt động khoa học và công nghệ", "Năng lượng nguyên tử", "Sở hữu trí tuệ", "Tiêu chuẩn Đo lường Chất lượng"},
	} {
		got := slices.Clone(want)
		slices.Reverse(got)
		Sort(got, func(s string) string { return s })
		if !slices.Equal(got, want) {
			t.Errorf("sorted %q, want %q", got, want)
		}
	}
}

func TestNearest(t *testing.T) {
	names := []string{"linh_vuc", "ten", "ten_khac", "ngay", "phi", "le_phi"}
	for word, want := range map[string]string{
		"linh_vục": "linh_vuc", "lihn_vuc": "linh_vuc", "tenn": "ten", "Ten_khac": "ten_khac", "xyz": "", "ph": "", "le_phí": "le_phi",
	} {
		if got := Nearest(word, names); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestStrayMarkAndForeign(t *testing.T) {
	if at := StrayMark("nghi \u0323về"); at != 5 {
		t.Errorf("the stray mark is at %d", at)
	}
	if at := StrayMark(Normal("nghi\u0323 về ế ữ")); at >= 0 {
		t.Errorf("a mark at %d is called stray", at)
	}
	if at := Foreign("85/2024/TT-BT\u0421"); at != 13 {
		t.Errorf("the Cyrillic letter is at %d", at)
	}
	if at := Foreign("Quyết định Đ đ"); at >= 0 {
		t.Errorf("a letter at %d is called foreign", at)
	}
}

func FuzzFold(f *testing.F) {
	f.Add("Đăng ký – kiến nghi \u0323về")
	f.Add("\xff\u00a0Ðǅẞİ")
	f.Fuzz(func(t *testing.T, text string) {
		folded := Fold(text)
		for _, form := range []string{Normal(text), strings.ToLower(Normal(text))} {
			if got := Fold(form); strings.ToValidUTF8(text, "") == text && got != folded && !unusual(text) {
				t.Fatalf("%q folds to %q, its form %q to %q", text, folded, form, got)
			}
		}
		for _, r := range Slug(text) {
			if r != '-' && (r < 'a' || r > 'z') && (r < '0' || r > '9') {
				t.Fatalf("Slug(%q) = %q", text, Slug(text))
			}
		}
		if slug := Slug(text); Slug(slug) != slug || strings.Contains(slug, "--") {
			t.Fatalf("Slug(%q) = %q is no slug of itself", text, slug)
		}
	})
}

// unusual reports letters whose case does not go one to one; Vietnamese has none of them.
func unusual(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return r > unicode.MaxLatin1 && !unicode.Is(unicode.Latin, r) || unicode.IsLetter(r) && []rune(strings.ToLower(string(r)))[0] != unicode.ToLower(r)
	})
}

func TestInitialIsTheLetterOfTheDictionary(t *testing.T) {
	for text, want := range map[string]string{"Cấp": "C", "đăng ký": "Đ", "Ấn phẩm": "Â", "ủy": "U", "ở": "Ơ", "Ưng": "Ư", "Ế": "Ê", "Ằ": "Ă", "1 cửa": "#", "": "#"} {
		if got := Initial(text); got != want {
			t.Errorf("%q is under %q, want %q", text, got, want)
		}
	}
}
