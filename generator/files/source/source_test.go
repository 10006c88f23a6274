package source

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestPlacesAreThoseOfTheEditor(t *testing.T) {
	for _, text := range []string{"một\nhai ba\n", "\uFEFFmột\r\nhai ba\r\n", "mo\u0302\u0323t\nhai ba\n"} {
		f, problems := NewFile("x.md", []byte(text))
		if len(problems) > 0 {
			t.Fatalf("%q: %v", text, problems)
		}
		at := strings.Index(f.Text(), "ba")
		if got := f.Span(at, at+2).String(); got != "x.md:2:5" {
			t.Errorf("%q: ba stands at %s", text, got)
		}
		if got := f.Span(strings.Index(f.Text(), "t"), 0).String(); got != "x.md:1:3" {
			t.Errorf("%q: t stands at %s", text, got)
		}
	}
}

func TestUnreadableBytes(t *testing.T) {
	for text, want := range map[string]string{
		"a\xff":        "1:2 khong-phai-utf8",
		"a\nb\x00":     "2:2 khong-phai-utf8",
		"nghi \u0323v": "1:6 dau-thua",
		"a\rb":         "1:2 ky-tu-dieu-khien",
	} {
		_, problems := NewFile("x", []byte(text))
		if len(problems) != 1 || strings.TrimPrefix(problems[0].Where.String(), "x:")+" "+problems[0].Rule.ID != want {
			t.Errorf("%q: %v, want %s", text, problems, want)
		}
	}
}

func TestListReportsNamesThatWindowsRefuses(t *testing.T) {
	files := fstest.MapFS{}
	for _, name := range []string{"a.md", "A.md", "b:c.md", "nul.txt", "d. /x.md", "e./x.md", ".git/x", "~$bao-cao.docx", "Thumbs.db", "a#1.pdf", "Sở.md", "So\u031B\u0309.md"} {
		files["content/"+name] = &fstest.MapFile{}
	}
	files["content/link.md"] = &fstest.MapFile{Mode: fs.ModeSymlink}
	paths, problems, err := List(files, "content")
	if err != nil {
		t.Fatal(err)
	}
	if slices.ContainsFunc(paths, func(p string) bool {
		return strings.Contains(p, "git") || strings.Contains(p, "$") || strings.Contains(p, "Thumbs")
	}) {
		t.Errorf("leftovers are listed: %q", paths)
	}
	var got []string
	for _, p := range problems {
		got = append(got, p.Rule.ID+" "+p.Where.File.Path)
	}
	slices.Sort(got)
	want := []string{"khong-phai-tep content/link.md", "ten-tep-dia-chi content/a#1.pdf", "ten-tep-trung content/Sở.md", "ten-tep-trung content/a.md", "ten-tep-windows content/b:c.md",
		"ten-tep-windows content/d. ", "ten-tep-windows content/e.", "ten-tep-windows content/nul.txt",
		"tep-khong-nhu-ten content/~$bao-cao.docx"} // which no file that is open stands beside
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestSortedTellsEachProblemOnce(t *testing.T) {
	a, _ := NewFile("a", []byte("xyz"))
	b, _ := NewFile("b", []byte("xyz"))
	rule := NewRule("r", "một %s", "one %s")
	got := Sorted([]Problem{rule.At(b.Span(0, 1), "b"), rule.At(a.Span(2, 3), "a"), rule.At(a.Span(1, 2), "a"), rule.At(a.Span(2, 3), "a")})
	var places []string
	for _, p := range got {
		places = append(places, p.Where.String())
	}
	if want := []string{"a:1:2", "a:1:3", "b:1:1"}; !slices.Equal(places, want) {
		t.Errorf("sorted %q, want %q", places, want)
	}
}

func FuzzNewFile(f *testing.F) {
	f.Add([]byte("\uFEFFmột\r\nhai\n\xff"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		file, problems := NewFile("x", raw)
		for _, p := range problems {
			line, column := p.Where.Position()
			if line < 1 || column < 1 || p.Where.End > len(file.Text()) {
				t.Fatalf("%q: %s at %d:%d", raw, p.Rule.ID, line, column)
			}
			p.Where.excerpt()
		}
	})
}
