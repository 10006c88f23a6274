package viet

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
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
		{"cấp", "Cấp", "CẤP"},
		{"An A", "Án A", "An Ba", "Àn C"}, // the tone counts only on a tie
		{"", "a b", "a-b", "a1", "ab", "Ý kiến", "Y tế"},
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

// The order is held against the one of the Unicode project's own tables, on the titles of a real portal and on syllables
// put together at random.
func TestSortIsUnicodesOrder(t *testing.T) {
	order := collate.New(language.Vietnamese, collate.Numeric)
	random := rand.New(rand.NewPCG(1, 2))
	syllable := func() string {
		runes := []rune("aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵABĐĂÔƠ 123456789") // it has 0 after 9
		var b strings.Builder
		for range 1 + random.IntN(4) {
			b.WriteRune(runes[random.IntN(len(runes))])
		}
		return b.String()
	}
	var texts []string
	for range 3000 {
		texts = append(texts, syllable())
	}
	Sort(texts, func(s string) string { return s })
	for i := 1; i < len(texts); i++ {
		if order.CompareString(texts[i-1], texts[i]) > 0 {
			t.Errorf("%q stands before %q", texts[i-1], texts[i])
		}
	}
}

func BenchmarkSort(b *testing.B) {
	titles := make([]string, 10000)
	for i := range titles {
		titles[i] = fmt.Sprintf("Thủ tục cấp giấy phép tiến hành công việc bức xạ, sử dụng thiết bị số %d", i*7919%10007)
	}
	b.ReportAllocs()
	for b.Loop() {
		Sort(slices.Clone(titles), func(s string) string { return s })
	}
}

func TestSyllables(t *testing.T) {
	for text, want := range map[string]string{
		"Đăng ký, cấp phép":      "Đăng ký cấp phép",
		"1.000173: 1676/QĐ-UBND": "1.000173 1676 QĐ UBND",
		"200.000 đồng.":          "200.000 đồng",
		"a.b .5 ..":              "a b 5",
		"số\u00a05–6":            "số 5 6",
		"":                       "",
	} {
		var got []string
		Syllables(text, func(word string) { got = append(got, word) })
		if strings.Join(got, " ") != want {
			t.Errorf("Syllables(%q) = %q", text, got)
		}
	}
	for word, want := range map[string]Syllable{
		"Đường": {"duong", "đương1"}, "ĐƯỜNG": {"duong", "đương1"}, "hoà": {"hoa", "hoa1"}, "hòa": {"hoa", "hoa1"},
		"duong": {"duong", "duong"}, "1.000173": {"1000173", "1000173"}, "UBND": {"ubnd", "ubnd"}, "Ðối": {"doi", "đôi4"},
		"ê\u0301": {"e", "ê4"}, "e\u0302\u0323": {"e", "ê5"},
	} {
		if got := SyllableOf(word); got != want {
			t.Errorf("SyllableOf(%q) = %q, want %q", word, got, want)
		}
	}
}

func FuzzSyllables(f *testing.F) {
	f.Add("Cấp phép hoà bình 1.000173")
	f.Add("a\u0301\u0302.1.2")
	f.Fuzz(func(t *testing.T, text string) {
		Syllables(text, func(word string) {
			once := SyllableOf(word)
			if again := SyllableOf(once.Folded); again.Folded != once.Folded {
				t.Errorf("%q folds to %q, that to %q", word, once.Folded, again.Folded)
			}
			if composed := SyllableOf(Normal(word)); composed != once {
				t.Errorf("%q is %q, composed %q", word, once, composed)
			}
		})
	})
}

func TestPlainlyNormalTextsAreNormal(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if s := string(r); plainlyNormal(s) && (norm.NFC.String(s) != s || norm.NFC.String("a"+s) != "a"+s) {
			t.Errorf("%U is not normal", r)
		}
	}
}

// A plain text has nothing that a slower look would find.
func FuzzPlain(f *testing.F) {
	for _, text := range []string{"Quyết định số 1676/QĐ-UBND", "a\u0300", "Ð", "\x00", "\u00a0–…", "nghi ̣về", "\xff", "\ufeff", "\u0340"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !Plain(text) {
			return
		}
		odd := func(r rune) bool {
			return Eth(r) != 0 || r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 || r == '\ufeff'
		}
		if norm.NFC.String(text) != text || StrayMark(text) >= 0 || strings.ContainsFunc(text, odd) || !utf8.ValidString(text) {
			t.Errorf("%q is not plain", text)
		}
	})
}

func TestTextsOfOurLettersArePlain(t *testing.T) {
	if text := "Ủy ban nhân dân tỉnh – “Thủ tục” số 1.000173, Đặng Ỹ Ẵ ượ\tẮẰ\n"; !Plain(text) {
		t.Errorf("%q is plain", text)
	}
}

func TestShortSlugsEndWithAWord(t *testing.T) {
	for title, want := range map[string]string{
		"Họp báo": "hop-bao",
		"Thủ tục cấp và cấp lại chứng chỉ nhân viên bức xạ của người phụ trách": "thu-tuc-cap-va-cap-lai-chung-chi-nhan-vien-buc-xa-cua-nguoi",
		strings.Repeat("a", 80): strings.Repeat("a", 60),
		"":                      "",
	} {
		if got := ShortSlug(title); got != want {
			t.Errorf("%q is %q, want %q", title, got, want)
		}
	}
}
