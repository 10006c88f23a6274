package source_test

import (
	"fmt"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
	"congkhai/generator/test/small"
	"congkhai/generator/text/viet"
)

func TestMend(t *testing.T) {
	for _, c := range []struct{ what, name, before, after, changes string }{
		{"nothing to mend", "a.md", "+++\nten = \"A\"\n+++\n\nQuyết định\n", "+++\nten = \"A\"\n+++\n\nQuyết định\n", ""},
		{"an empty file", "a.md", "", "", ""},
		{"a byte order mark", "a.toml", "\uFEFFten = 1\n", "ten = 1\n", "1 ByteOrderMark"},
		{"marks apart from letters", "a.md", "mo\u0302\u0323t hai\nmo\u0323\u0302t\n", "một hai\nmột\n", "1 Composed, 2 Composed"},
		{"a mark behind the blank", "a.md", "nghi \u0323về\n", "nghị về\n", "1 Slipped"},
		{"behind a no-break space", "a.md", "nghi\u00A0\u0323về\n", "nghị về\n", "1 NoBreak, 1 Slipped"},
		{"a tone behind, a hat in place", "a.md", "mo\u0302 \u0323t\n", "mộ t\n", "1 Composed, 1 Slipped"},
		{"a hat and a tone behind", "a.md", "VIE \u0302\u0323T\n", "VIỆ T\n", "1 Composed, 1 Slipped"},
		{"marks that make no letter of ours", "a.md", "b \u0323 e \u0306 i \u0323\u0301\n", "b \u0323 e \u0306 i \u0323\u0301\n", ""},
		{"a mark after two blanks", "a.md", "nghi  \u0323về\n", "nghi  \u0323về\n", ""},
		{"no-break spaces", "a.md", "200\u00A0000\u202Fđồng\u2007ạ\n", "200 000 đồng ạ\n", "1 NoBreak"},
		{"characters without width", "a.md", "1\u00AD676\u200B/QĐ\uFEFF-UB\u2060ND\n", "1676/QĐ-UBND\n", "1 ZeroWidth"},
		{"no code out of odd blanks", "a.md", "\u00A0\u00A0 \u00A0Sở\n  \u200B  Sở\n", "Sở\n  Sở\n", "1 OddEdges, 2 OddEdges"},
		{"no break out of odd blanks", "a.md", "Sở\u00A0\u00A0\nSở  \u200B\nSở\n", "Sở\nSở\nSở\n", "1 OddEdges, 2 OddEdges"},
		{"no numbered list where there was none", "a.md", "3.\u00A0Ba\n\u00A05. Năm\n", "3.\u00A0Ba\n\u00A05. Năm\n", ""},
		{"a numbered list", "a.md", "3. Mục\u00A0ba\n", "3. Mục ba\n", "1 NoBreak"},
		{"blanks at ends", "a.md", "+++\nten = 1  \n+++\t\n\nSở \n \nSở  \n", "+++\nten = 1\n+++\n\nSở\n\nSở\n", "2 Trailing, 3 Trailing, 5 Trailing, 6 Trailing, 7 Trailing"},
		{"hard breaks", "a.md", "Sở  \nSở    \nSở  \n\nSở\n", "Sở  \nSở  \nSở\n\nSở\n", "2 Trailing, 3 Trailing"},
		{"no hard breaks in TOML", "a.toml", "a = 1  \nb = 2\n", "a = 1\nb = 2\n", "1 Trailing"},
		{"a text over several lines", "a.toml", "a = \"\"\"x  \ny \"\"\"\nb = 1 \n", "a = \"\"\"x  \ny \"\"\"\nb = 1 \n", ""},
		{"a text over several lines, then a body", "a.md", "+++\na = '''x \ny'''\n+++\nSở \n", "+++\na = '''x \ny'''\n+++\nSở\n", "5 Trailing"},
		{"no end of the last line", "a.md", "Sở", "Sở\n", "1 LastLine"},
		{"empty lines at the end", "a.md", "Sở\n\n\n", "Sở\n", "1 LastLine"},
		{"only empty lines", "a.md", "\n\n", "", "1 LastLine"},
		{"line ends of Windows", "a.md", "Sở \r\nSở  \r\nSở", "Sở\r\nSở  \r\nSở\r\n", "1 Trailing, 3 LastLine"},
		{"several ways in one line", "a.md", "\u00A0Ho\u0323p\u00A0xe\u0301t\u00AD \n", "Họp xét\n", "1 OddEdges, 1 NoBreak, 1 Composed, 1 Trailing"},
		{"bullets of Word", "a.md", "\uF0B7\tA\n\uF0FC B\no\tC\nØ\tD\n", "- A\n- B\n- C\n- D\n", "1 Bullet, 2 Bullet, 3 Bullet, 4 Bullet"},
		{"rows of Excel", "a.md", "Bảng:\nTên\tSố\nA|B\t1\nHết.\n",
			"Bảng:\n| Tên | Số |\n| --- | --- |\n| A\\|B | 1 |\n\nHết.\n", "2 Row, 2 TableLine, 3 Row, 3 TableLine"},
		{"a cell with nothing in it", "a.md", "Tên\tSố\nA\t\n", "| Tên | Số |\n| --- | --- |\n| A |  |\n", "1 Row, 1 TableLine, 2 Row"},
		{"rows of Windows", "a.md", "a\tb\r\nc\td\r\n", "| a | b |\r\n| --- | --- |\r\n| c | d |\r\n", "1 Row, 1 TableLine, 2 Row"},
		{"uneven rows", "a.md", "Tên\tSố\nA\n\na\tb\nc\td\te\n", "Tên\tSố\nA\n\na\tb\nc\td\te\n", ""},
		{"a quoted cell, which may go over lines", "a.md", "Tên\t\"Số\nA\"\t1\nB\t2\n", "Tên\t\"Số\nA\"\t1\nB\t2\n", ""},
		{"a table without its line", "a.md", "| a | b |\n|1|2|\n", "| a | b |\n| --- | --- |\n| 1 | 2 |\n", "1 TableLine, 2 Row"},
		{"a table", "a.md", "| a | b |\n|---|---|\n|1|2|\n|3|4|\n", "| a | b |\n|---|---|\n|1|2|\n|3|4|\n", ""},
		{"code", "a.md", "```\na\tb\nc\td\n```\n", "```\na\tb\nc\td\n```\n", ""},
		{"lists with tabs", "a.md", "-\ta\n-\tb\n1.\tc\n2.\td\n", "-\ta\n-\tb\n1.\tc\n2.\td\n", ""},
		{"tabs in TOML", "a.toml", "a\t= 1\nb\t= 2\n", "a\t= 1\nb\t= 2\n", ""},
		{"no UTF-8", "a.md", "S\xE1\u00A0 \n", "S\xE1\u00A0 \n", ""},
		{"UTF-16", "a.md", "S\x00 \x00\n\x00", "S\n", "1 Recoded, 1 Trailing"},
		{"letters of an old code", "a.toml", "ten = \"Së Khoa häc vµ C«ng nghÖ\"\n", "ten = \"Sở Khoa học và Công nghệ\"\n", "1 Recoded"},
		{"an old code that may be something else", "a.md", "Së häp\u200B\n", "Së häp\u200B\n", ""},
		{"a soft hyphen that is a letter", "a.md", "§ang ký ng\u00ADêi n\u00ADíc ngoµi\n", "Đang ký người nước ngoài\n", "1 Recoded"},
		{"a foreign name", "a.md", "Ông Müller họp ở Köln\n", "Ông Müller họp ở Köln\n", ""},
		{"garbled twice", "a.md", "SÃ¡Â»Å¸\n", "Sở\n", "1 Recoded"},
		{"bytes of Windows-1258", "a.md", "Th\xf4ng b\xe1o ti\xea\xecp d\xe2n\r\n", "Thông báo tiếp dân\r\n", "1 Recoded"},
		{"letters that look like others", "a.md", "V\u01CEn b\u1EA3n, \u0421hứng nhận, o\uFB03ce, Ðo\n", "Văn bản, Chứng nhận, office, Đo\n", "1 Undisguised"},
		{"other languages", "a.md", "Guðrún, Москва, 东京２０２６, nǎo, kΩ\n", "Guðrún, Москва, 东京２０２６, nǎo, kΩ\n", ""},
		{"ends of lines that are none", "a.md", "Một\u2028hai\u0085ba\n", "Một hai ba\n", "1 NoBreak"},
		{"pictures and scripts that need what is unseen", "a.md", "☎\uFE0F 1\uFE0F\u20E3 می\u200Cخواهم\n", "☎\uFE0F 1\uFE0F\u20E3 می\u200Cخواهم\n", ""},
		{"two versions of one place", "a.md", "Một \n<<<<<<< HEAD\nHai\u00A0\n=======\nBa\n>>>>>>> main\n", "Một \n<<<<<<< HEAD\nHai\u00A0\n=======\nBa\n>>>>>>> main\n", ""},
		{"bytes of no code", "a.md", "S\x00 \n\x00\x00", "S\x00 \n\x00\x00", ""},
	} {
		mended, changes := source.Mend(c.name, []byte(c.before))
		if string(mended) != c.after || told(changes) != c.changes {
			t.Errorf("%s: %q becomes\n%q, want\n%q; changes %s, want %s", c.what, c.before, mended, c.after, told(changes), c.changes)
		}
		if again, changes := source.Mend(c.name, mended); string(again) != string(mended) || len(changes) > 0 {
			t.Errorf("%s: mended again, %q becomes %q", c.what, mended, again)
		}
	}
}

// told names lines and ways of changes as the table has them.
// Marks of direction go where nothing is written leftward; where something is, nobody but a person knows what was meant.
func TestMendTakesOutWhatTurnsNothing(t *testing.T) {
	for before, want := range map[string]string{
		"ten = \"Cấp\u200E giấy\u202C phép\u2069\"\n": "ten = \"Cấp giấy phép\"\n",
		"a\u200E\u0301\n":            "á\n",
		"ten = \"a\u202Eb\u200E\"\n": "ten = \"a\u202Eb\u200E\"\n",
		"ten = \"שלום\u200E 1\"\n":   "ten = \"שלום\u200E 1\"\n",
		"+++\n+++\n3.\u200E Ba\n":    "+++\n+++\n3.\u200E Ba\n",
	} {
		mended, _ := source.Mend("content/tin-tuc/a.md", []byte(before))
		if string(mended) != want {
			t.Errorf("%+q becomes %+q, want %+q", before, mended, want)
		}
		if again, changes := source.Mend("content/tin-tuc/a.md", mended); len(changes) > 0 {
			t.Errorf("%+q again becomes %+q", mended, again)
		}
	}
}

func told(changes []source.Change) string {
	names := []string{"ByteOrderMark", "Recoded", "OddEdges", "ZeroWidth", "NoBreak", "Undisguised", "Composed", "Slipped",
		"Bullet", "Row", "TableLine", "Trailing", "LastLine"}
	var all []string
	for _, c := range changes {
		all = append(all, fmt.Sprint(c.Line, " ", names[c.What]))
	}
	return strings.Join(all, ", ")
}

// What is mended says the same: the values of its TOML, and all of its text but blanks. So it is for every file that we
// have, and for the same file with what Word could have done to it.
func TestMendKeepsWhatFilesSay(t *testing.T) {
	texts := contents(t)
	if len(texts) < 100 {
		t.Fatalf("there are only %d files", len(texts))
	}
	for name, text := range texts {
		for _, raw := range []string{text, pasted(text)} {
			mended, _ := source.Mend(name, []byte(raw))
			if got, want := visible(string(mended)), visible(text); got != want {
				t.Errorf("%s says\n%s\nwant\n%s", name, got, want)
			}
			if got, want := values(name, string(mended)), values(name, text); got != want && want != unreadable {
				t.Errorf("%s has the values\n%s\nwant\n%s", name, got, want)
			}
		}
	}
}

// contents returns the texts of the real content and of the small portals, by path.
func contents(t *testing.T) map[string]string {
	t.Helper()
	paths, _, err := source.List(os.DirFS("../../.."), "content")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, name := range append(paths, "config.toml") {
		raw, err := os.ReadFile("../../../" + name)
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = string(raw)
	}
	for name, archive := range small.Archives(t) {
		for _, f := range archive.Files {
			texts[name+"/"+f.Name] = string(f.Data)
		}
	}
	for name := range texts {
		if !slices.Contains([]string{".md", ".toml"}, path.Ext(name)) {
			delete(texts, name)
		}
	}
	return texts
}

// pasted returns a text as it may come out of Word: marks apart, spaces that do not break, lines that may.
func pasted(text string) string {
	return "\uFEFF" + strings.NewReplacer(" ", "\u00A0", "n", "n\u200B", "\n", "\u00A0\r\n").Replace(norm.NFD.String(text))
}

// visible returns a text without all that Mend may move or take away, and without U+034F, which the library puts into
// runs of more than 30 marks.
func visible(text string) string {
	return strings.NewReplacer("Ð", "Đ", "ð", "đ").Replace(without("\u034F", viet.Undisguise(viet.Normal(strings.Map(func(r rune) rune {
		if r < 0x7f && r > ' ' || unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S) && viet.Visible(r) || unicode.Is(unicode.Mn, r) && !unicode.In(r, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point) {
			return r
		}
		return -1
	}, text)))))
}

// words returns a text also without what makes tables and bullets, and what turns letters.
func words(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("|-\\oØüvqw§", r) || unicode.Is(unicode.Co, r) || viet.Turns(r) {
			return -1
		}
		return r
	}, visible(text))
}

func without(chars, text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(chars, r) {
			return -1
		}
		return r
	}, text)
}

// values returns what the TOML of a file says.
func values(name, text string) string {
	f, _ := source.NewFile(name, []byte(text))
	span := f.Span(0, len(f.Text()))
	if path.Ext(name) == ".md" {
		span, _, _ = front.Split(f)
	}
	doc, _ := front.Parse(span)
	if !doc.Sound {
		return unreadable
	}
	return visible(fmt.Sprint(doc.Values))
}

// unreadable is said of TOML that is broken; what can be mended of it, as digits of full width, may say more then.
const unreadable = "?"

// A mark that is taken back over a blank changes its place among blanks only, so that without blanks nothing changed.
func FuzzMend(f *testing.F) {
	f.Add("a.md", []byte("\uFEFF+++\nten = \"nghi \u0323ve\u0302\u0300\"\n+++\n\u00A0\u00A0a\u00AD  \nb\u200B\r\n\n"))
	f.Add("a.toml", []byte("a = \"\"\"x  \n\u00A0y\"\"\" \r\n3.\u00A0z\r\u200B\n \r \n"))
	f.Add("c.md", []byte("a\tb\r\nc\td\n|e|f|\n\n\uF0B7 o\ng\t\nh\ti\n"))
	f.Add("g.md", []byte("Së Khoa häc vµ C«ng nghÖ\nSá»Ÿ há»\u008dp\n\u01CE\uFB01\uFF21\u200D☎\uFE0F"))
	f.Add("d.toml", []byte("S\xf4\xfb khoa ho\xefc va\xf8 co\xe2ng ngh\xea\xe4"))
	f.Add("e.toml", []byte("\xff\xfeS\x00\xdf\x1e\n\x00"))
	f.Add("f.md", []byte("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n"))
	f.Add("b.md", []byte("0)\u00A00\r\u00A0\r"))
	f.Fuzz(func(t *testing.T, name string, raw []byte) {
		mended, changes := source.Mend(name, raw)
		again, more := source.Mend(name, mended)
		if string(again) != string(mended) || len(more) > 0 {
			t.Fatalf("%q becomes %q, and then %q", raw, mended, again)
		}
		recoded := slices.ContainsFunc(changes, func(c source.Change) bool { return c.What == source.Recoded })
		if got, want := words(string(mended)), words(string(raw)); got != want && !recoded {
			t.Fatalf("%q says %q, mended %q", raw, want, got)
		}
		if (string(mended) == string(raw)) != (len(changes) == 0) {
			t.Fatalf("%q becomes %q with %d changes", raw, mended, len(changes))
		}
	})
}
