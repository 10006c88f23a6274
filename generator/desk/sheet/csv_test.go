package sheet_test

import (
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"congkhai/generator/desk/sheet"
	"congkhai/generator/test/small"
)

// wide is a text in UTF-16 with a mark, the first byte of each unit being the low one or the high one.
func wide(text string, low bool) string {
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune("\uFEFF" + text)) {
		if low {
			b.Write([]byte{byte(unit), byte(unit >> 8)})
		} else {
			b.Write([]byte{byte(unit >> 8), byte(unit)})
		}
	}
	return b.String()
}

// windows1258 is a text as Vietnamese Windows kept it: letters, and the tones behind them.
func windows1258(t *testing.T, text string) string {
	t.Helper()
	var b strings.Builder
	for _, r := range text {
		letter, tone := "", ""
		for _, part := range norm.NFD.String(string(r)) {
			if strings.ContainsRune("\u0300\u0301\u0303\u0309\u0323", part) {
				tone = string(part)
			} else {
				letter += string(part)
			}
		}
		b.WriteString(norm.NFC.String(letter) + tone)
	}
	coded, err := charmap.Windows1258.NewEncoder().String(b.String())
	small.Must(t, err)
	return coded
}

func TestCSVIsReadAsExcelReadsIt(t *testing.T) {
	const sentence = "Mã số;Tên\n1.000170;Cấp giấy phép tiến hành công việc bức xạ\n"
	const cells = "T \"Mã số\"|T \"Tên\"|\nT \"1.000170\"|T \"Cấp giấy phép tiến hành công việc bức xạ\"|\n"
	for _, test := range []struct{ name, raw, want string }{
		{"semicolons", sentence, cells},
		{"commas", strings.ReplaceAll(sentence, ";", ","), cells},
		{"tabs", strings.ReplaceAll(sentence, ";", "\t"), cells},
		{"a mark", "\xEF\xBB\xBF" + sentence, cells},
		{"Windows line ends", strings.ReplaceAll(sentence, "\n", "\r\n"), cells},
		{"no line end at the end", strings.TrimSpace(sentence), cells},
		{"UTF-16, low byte first", wide(sentence, true), cells},
		{"UTF-16, high byte first", wide(sentence, false), cells},
		{"Windows-1258", windows1258(t, sentence), cells},
		{"letters and their marks apart", norm.NFD.String(sentence), cells},
		{"quotes", "a;\"b;c\"\n\"d \"\"e\"\"\";f\n", "T \"a\"|T \"b;c\"|\nT \"d \\\"e\\\"\"|T \"f\"|\n"},
		{"a line end in quotes", "a;\"b\nc\"\n\nd;e", "T \"a\"|T \"b\\nc\"|\n\nT \"d\"|T \"e\"|\n"},
		{"a quote in a text", "a;5\" x\nd;e\n", "T \"a\"|T \"5\\\" x\"|\nT \"d\"|T \"e\"|\n"},
		{"text behind a quote", "a;\"b\" c\nd;e\n", "T \"a\"|T \"b c\"|\nT \"d\"|T \"e\"|\n"},
		{"a blank behind a quote", "a;\"b;c\" \nd;e\n", "T \"a\"|T \"b;c \"|\nT \"d\"|T \"e\"|\n"},
		{"sep=", "sep=|\na|b;c\n", "T \"a\"|T \"b;c\"|\n"},
		{"one column", "a\nb\n", "T \"a\"|\nT \"b\"|\n"},
		{"commas in texts", "a;b,c;d\ne;f;g\nh,i;j;k\n", "T \"a\"|T \"b,c\"|T \"d\"|\nT \"e\"|T \"f\"|T \"g\"|\nT \"h,i\"|T \"j\"|T \"k\"|\n"},
		{"a semicolon in each row of commas", "a,b,c;d\ne,f,g;h\n", "T \"a\"|T \"b\"|T \"c;d\"|\nT \"e\"|T \"f\"|T \"g;h\"|\n"},
		{"a title", "Danh sách;;\na;b;c\nd;;\n", "T \"Danh sách\"|\nT \"a\"|T \"b\"|T \"c\"|\nT \"d\"|\n"},
		{"numbers, days, formulas", "0.10;25/06/2021\n=1+1;007\n", "T \"0.10\"|T \"25/06/2021\"|\nT \"=1+1\"|T \"007\"|\n"},
		{"empty rows at the end", "a;b\n;\n\n\n", "T \"a\"|T \"b\"|\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			book, problems := sheet.Open("a.csv", []byte(test.raw))
			if len(problems) > 0 {
				t.Fatal(small.Told(problems))
			}
			if got := strings.TrimPrefix(shown(book), "[]\n"); got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
		})
	}
}

// A cell in an old code is decoded where that is certain.
func TestOldCodesAreDecoded(t *testing.T) {
	book, problems := sheet.Open("a.csv", []byte("ma;ten\n1;C\u00ABng v\u00A8n cña Së Khoa häc vµ C«ng nghÖ\n2;Cấp phép"))
	if len(problems) > 0 {
		t.Fatal(small.Told(problems))
	}
	if c := book.Sheets[0].Cell(1, 1); c.Text != "Công văn của Sở Khoa học và Công nghệ" {
		t.Errorf("%+v", c)
	}
	if c := book.Sheets[0].Cell(2, 1); c.Text != "Cấp phép" {
		t.Errorf("%+v", c)
	}
}

func TestBrokenCSVIsTold(t *testing.T) {
	for _, test := range []struct{ name, raw, want string }{
		{"an open quote", "a;b\n\"c;d\ne;f\n", "a.csv:2:1: dấu nháy kép mở ở đây mà không có dấu đóng"},
		{"a quote that the next one closes", "a;b\n1;\"c\n2;\"d\"\n3;e\n", "a.csv:2:3: dấu nháy kép mở ở đây đóng lại ngay trước \"d\\\"\""},
		{"a quote that closes in its line", "a;b;c\n\"d;\"e\";f\n", "a.csv:2:1: dấu nháy kép mở ở đây đóng lại"},
		{"too many cells", "a;b\nc;d\ne;f;g;h\n", "a.csv:3:1: dòng có 4 ô, các dòng khác có 2"},
		{"too many cells below a long head", "Danh sách\na;b;c\nd;e\nf;g\nh;i;j;k\n", "a.csv:5:1: dòng có 4 ô, các dòng khác có 3"},
		{"too many tabs", "a\tb\nc\td\ne\tf\tg\n", "a.csv:3:1: dòng có 3 ô, các dòng khác có 2; chữ có dấu \"Tab\""},
		{"no code", "a;b\n\xFF\xFE\xFD\n", "a.csv: tệp có byte không thuộc bảng mã nào nhận ra được"},
		{"a code that is not certain", "ma;ten\n1;S\xEB h\xE4p ", "a.csv: tệp không phải UTF-8, có vẻ là bảng mã"},
		{"half a letter", wide("một hai", true) + "x", "a.csv: tệp có byte không thuộc"},
		{"blank", ";;\n\n;;\n", "a.csv: bảng tính không có ô nào"},
		{"too much", strings.Repeat(strings.Repeat("a", 100)+";b\n", 1<<18), "a.csv: chữ trong các ô cộng lại lớn quá 24 MB"},
		{"far off", "a;b\n" + strings.Repeat(";", 1_000_000), "a.csv: bảng tính có quá 1000000 ô"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, problems := sheet.Open("a.csv", []byte(test.raw))
			if got := small.Told(problems); !strings.HasPrefix(got, test.want) || len(problems) != 1 {
				t.Errorf("told:\n%swant\n%s", got, test.want)
			}
		})
	}
	book, _ := sheet.Open("a.csv", []byte("a;b\n1;2\n"))
	if at := book.Sheets[0].At(1, 27).String(); at != "a.csv!AB2" {
		t.Error(at)
	}
}
