package front

import (
	"strings"
	"testing"

	"congkhai/generator/files/source"
)

func TestReadingsOfNumbersAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"14.043": "14_043 14.043", "26,000": "26_000 26", "1.234.567": "1_234_567", "1 234 567": "1_234_567",
		"14.043 đồng": "14_043", "200k": "200_000", "1,5 triệu": "1_500_000", "1.500 nghìn": "1_500_000 1_500",
		"12,5": "12.5", "08": "8", "٣": "3", "२": "2", "２００": "200", "1e3": "1_000", "+5": "5", "12.0": "12", "O5": "5",
		"l2": "12", "100%": "100", "1.234,56": "1234.56", "1,234.56": "1234.56", "0,125": "0.125", "-5.000": "-5_000 -5",
		"1'000": "1_000", "00": "0", "3 bộ": "3", "2 tỷ": "2_000_000_000",
		"": "", "-": "", "1,5,3": "", "1.5.6": "", "I.6": "", "II": "", "lo": "", "5/3/2026": "", "10/QĐ-UBND": "",
		"2026-03-05": "", "i6.moi": "",
	} {
		var got []string
		for _, r := range Readings(text) {
			got = append(got, r.TOML)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
}

// Whatever stands in a line, what is said of it stands at a place in it.
func FuzzSlip(f *testing.F) {
	for _, line := range []string{"le_phi = 14,043", "Lệ phí: 200k", "[[ho so]", `ten = "Cấp "giấy" đo"`, "a = [“Thẻ”; 1]", "- a: b",
		`x = C:\don.pdf`, "a = 5/3/2026", "a =", "= 1", "// a", `"a": {b: 1},`, `a = "x`, "[", "]]", "a b", "ten＝＂x＂", "a = '''"} {
		f.Add(line, "- một\nhai\"\n")
	}
	f.Fuzz(func(t *testing.T, line, rest string) {
		var into record
		if line, _, _ = strings.Cut(line, "\n"); len(line)+len(rest) > 1000 {
			return
		}
		s, ok := slipOf(line, rest, wantedBy(&into))
		if ok && (s.start < 0 || s.end < s.start || s.end > len(line) || s.vi == "" || s.en == "") {
			t.Errorf("%q: %+v", line, s)
		}
		file, _ := source.NewFile("x.toml", []byte(line+"\n"+rest))
		doc, problems := ParseFor(file.Span(0, len(file.Text())), &into)
		_, more := Bind(doc, &into)
		for _, p := range append(problems, more...) {
			if p.Text(source.Vietnamese) == "" || p.Where.End > len(file.Text()) {
				t.Errorf("%q: %v", line, p)
			}
		}
	})
}
