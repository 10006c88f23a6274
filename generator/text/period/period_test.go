package period

import (
	"fmt"
	"testing"

	"congkhai/generator/text/calendar"
)

func TestPeriods(t *testing.T) {
	for _, test := range []struct{ text, name, begin, end, from, to, pieces string }{
		{"2021-09", "tháng 9/2021", "2021-09-01", "2021-09-30", "2021-08-15", "2021-09-14", "[]"},
		{"2024-02", "tháng 2/2024", "2024-02-01", "2024-02-29", "2024-01-15", "2024-02-14", "[]"},
		{"2021-Q1", "quý I/2021", "2021-01-01", "2021-03-31", "2020-12-15", "2021-03-14", "[2021-Q1]"},
		{"2021-Q3", "quý III/2021", "2021-07-01", "2021-09-30", "2021-06-15", "2021-09-14", "[2021-Q3]"},
		{"2021-6T", "6 tháng đầu năm 2021", "2021-01-01", "2021-06-30", "2020-12-15", "2021-06-14", "[2021-Q1 2021-Q2]"},
		{"2021-9T", "9 tháng đầu năm 2021", "2021-01-01", "2021-09-30", "2020-12-15", "2021-09-14", "[2021-Q1 2021-Q2 2021-Q3]"},
		{"2024-7T", "7 tháng đầu năm 2024", "2024-01-01", "2024-07-31", "2023-12-15", "2024-07-14", "[]"},
		{"2021", "năm 2021", "2021-01-01", "2021-12-31", "2020-12-15", "2021-12-14", "[2021-Q1 2021-Q2 2021-Q3 2021-Q4]"},
	} {
		p, ok := Parse(test.text)
		from, to := p.CutOff()
		if !ok {
			t.Errorf("%s is read as no period", test.text)
		}
		for i, got := range []any{p, p.Name(), p.Begin(), p.End(), from, to, p.Pieces(3)} {
			want := []string{test.text, test.name, test.begin, test.end, test.from, test.to, test.pieces}[i]
			if fmt.Sprint(got) != want {
				t.Errorf("%s: %v, want %s", test.text, got, want)
			}
		}
	}
}

func TestPeriodsAsPeopleTypeThem(t *testing.T) {
	for text, want := range map[string]string{"2021-Q3": "quý 3 năm 2021", "2021-09": "tháng 9 năm 2021", "2021": "năm 2021",
		"2021-9T": "9 tháng đầu năm 2021"} {
		if p, _ := Parse(text); p.InDigits() != want {
			t.Errorf("%s: %s, want %s", text, p.InDigits(), want)
		}
	}
}

func TestWhatIsNoPeriod(t *testing.T) {
	for _, text := range []string{"", "21-Q3", "2021-Q5", "2021-Q0", "2021-13", "2021-00", "2021-9", "2021-1T", "2021-12T", "2021-0T",
		"2021-q3", "Q3-2021", "2021-06T", "1921", "2021-", "2021-Q", "2021 Q3", "09-2021"} {
		if p, ok := Parse(text); ok {
			t.Errorf("%q is read as %s", text, p)
		}
	}
}

func TestPeriodsAreNumberedOneAfterTheOther(t *testing.T) {
	for _, months := range []int{1, 3, 6, 9, 12} {
		for n := Holding(calendar.Date{Year: 2020, Month: 1, Day: 1}, months); n < Holding(calendar.Date{Year: 2023, Month: 1, Day: 1}, months); n++ {
			if back, ok := Of(n, months).In(months); !ok || back != n {
				t.Errorf("%d months: number %d is %s, whose number is %d", months, n, Of(n, months), back)
			}
		}
	}
	if n, ok := (Period{2021, 1, 9}).In(3); ok {
		t.Errorf("nine months are quarter %d", n)
	}
}

func TestTitlesNamePeriods(t *testing.T) {
	for title, want := range map[string]string{
		"Báo cáo quý III năm 2021":                             "[2021-Q3]",
		"Báo cáo Quý 3/2021":                                   "[2021-Q3]",
		"Kết quả tháng 9 năm 2021":                             "[2021-09]",
		"Kết quả tháng 09/2021":                                "[2021-09]",
		"Báo cáo 9 tháng đầu năm 2021":                         "[2021-9T]",
		"Báo cáo chín tháng năm 2021":                          "[2021-9T]",
		"Báo cáo sáu tháng đầu năm 2022":                       "[2022-6T]",
		"Báo cáo ngày 15 tháng 9 năm 2021":                     "[]",
		"Báo cáo năm 2021":                                     "[]",
		"Quý II năm 2022 so với quý II năm 2021":               "[2022-Q2 2021-Q2]",
		"Tháng 12 năm 2021 và 12 tháng năm 2021":               "[2021-12 2021]",
		"Kế hoạch kiểm tra trong 3 tháng, bắt đầu từ quý khác": "[]",
	} {
		var got []Period
		for _, named := range InText(title) {
			got = append(got, named.Period)
		}
		if fmt.Sprint(got) != want {
			t.Errorf("%s: %v, want %s", title, got, want)
		}
	}
}

func TestPeriodsAreGuessed(t *testing.T) {
	for text, want := range map[string]string{
		"Quý 3/2021": "2021-Q3", "quý IV năm 2021": "2021-Q4", "2021-q3": "2021-Q3", "2021Q3": "2021-Q3", "Q3-2021": "2021-Q3",
		"9/2021": "2021-09", "tháng 9 năm 2021": "2021-09", "2021-9": "2021-09", "2021/09": "2021-09", "T9/2021": "2021-09",
		"9 tháng 2021": "2021-9T", "6 tháng đầu năm 2022": "2022-6T", "2024-07T": "2024-7T", "năm 2021": "2021",
		"12 tháng năm 2021": "2021", "quý 4": "", "2021-13": "", "2021-Q5": "", "kỳ này": "",
	} {
		if got := Meant(text).String(); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("2021-Q3")
	f.Add("2024-7T")
	f.Fuzz(func(t *testing.T, text string) {
		InText(text)
		Meant(text)
		p, ok := Parse(text)
		if ok && p.String() != text && !(p.String() == text[:4]+"-Q1" && text[4:] == "-3T") {
			t.Errorf("%q is read as %s", text, p)
		}
	})
}
