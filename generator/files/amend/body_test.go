package amend_test

import (
	"bytes"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"

	"congkhai/generator/files/amend"
	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
)

// Of a body that gets other lines every other line stays, byte for byte, and each has the line end of its place.
func TestOtherLinesOfABodyStay(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, f := range append(contentFiles(t), madeFiles(300)...) {
		if path.Ext(f.name) != ".md" {
			continue
		}
		src, _ := source.NewFile(f.name, f.raw)
		_, body, _ := front.Split(src)
		lines, want := strings.SplitAfter(body.Text(), "\n"), bytes.SplitAfter(f.raw, []byte("\n"))
		for i := range lines {
			if strings.TrimSpace(lines[i]) == "" || !strings.HasSuffix(lines[i], "\n") || r.IntN(3) > 0 {
				continue
			}
			at := len(want) - len(lines) + i
			end := "\n"
			if bytes.HasSuffix(want[at], []byte("\r\n")) {
				end = "\r\n"
			}
			lines[i], want[at] = "Dòng khác\n", []byte("Dòng khác"+end)
		}
		got, err := amend.Apply(f.name, f.raw, f.fields, amend.Body(strings.Join(lines, "")))
		if wanted := slices.Concat(want...); err != nil || !bytes.Equal(got, wanted) {
			t.Fatalf("%s: %v\n got %q\nwant %q", f.name, err, got, wanted)
		}
	}
}

func TestBodiesThatChange(t *testing.T) {
	const head = "+++\na = 1\n+++\n"
	for _, c := range []struct{ before, wanted, after string }{
		{"Mở\r\n\r\n## Một\n\nCu\u0303.\n\n\n## Hai  \n* giu\u031b\u0303\n", "Mở\n\n## Một\n\nMới.\n\n\n## Hai  \n* giữ\n",
			"Mở\r\n\r\n## Một\n\nMới.\n\n\n## Hai  \n* giu\u031b\u0303\n"},
		{"a\r\n\n## Một\n\nx\n\n## Hai\n", "a\n\n## Hai\n\n## Ba\n\ny\n", "a\r\n\n## Hai\n\n## Ba\n\ny\n"},
		{"## A\n\n```\n## B\n\nx\n```\n", "## A\n\n```\n## B\n\ny\n```\n", "## A\n\n```\n## B\n\ny\n```\n"},
		{"## A ##\n\nx\n\n# B\n\nz\n", "## A ##\n\ny\n\n# B\n\nz\n", "## A ##\n\ny\n\n# B\n\nz\n"},
		{"", "a\n\nb", "\na\n\nb\n"},
		{"\na\n", "", ""},
		{"\n\na", "b", "\n\nb"},
	} {
		got, err := amend.Apply("content/trang/x.md", []byte(head+c.before), nil, amend.Body(c.wanted))
		if err != nil || string(got) != head+c.after {
			t.Errorf("%v\n got %q\nwant %q", err, got, head+c.after)
		}
	}
}

func TestOnlyMarkdownHasABody(t *testing.T) {
	if _, err := amend.Apply("content/van-ban/x.toml", []byte("a = 1\n"), nil, amend.Body("x")); err == nil {
		t.Error("a TOML file gets a body")
	}
}
