package amend_test

import (
	"bytes"
	"path"
	"strings"
	"testing"

	"congkhai/generator/files/amend"
)

// A section that comes and goes leaves the file as it was; one that gets other words leaves those before and behind it.
func TestSectionsComeAndGo(t *testing.T) {
	for _, f := range append(contentFiles(t), madeFiles(300)...) {
		if path.Ext(f.name) != ".md" || !bytes.HasSuffix(f.raw, []byte("\n")) {
			continue
		}
		apply := func(raw []byte, changes ...amend.Change) []byte {
			after, err := amend.Apply(f.name, raw, f.fields, changes...)
			if err != nil {
				t.Fatalf("%s: %v\n%s", f.name, err, raw)
			}
			return after
		}
		with := apply(f.raw, amend.Section("Mục mới", "Lời\n\n- mới"))
		if !bytes.HasPrefix(with, f.raw) || len(with) == len(f.raw) {
			t.Fatalf("%s: the section is not at the end\n%s", f.name, with)
		}
		if back := apply(with, amend.Section("Mục mới", "")); !bytes.Equal(back, f.raw) {
			t.Fatalf("%s: it is no longer what it was\n%q\n%q", f.name, f.raw, back)
		}
		other := apply(with, amend.Section("Mục mới", "Lời khác"), amend.Section("Mục hai", "Hai"))
		other = apply(other, amend.Section("Mục mới", "Lời\r\n\r\n- mới"))
		if !bytes.HasPrefix(other, with) || !strings.Contains(string(other[len(with):]), "## Mục hai") {
			t.Fatalf("%s: other lines have changed\n%q\n%q", f.name, with, other)
		}
	}
}

func TestOnlyMarkdownHasABody(t *testing.T) {
	for _, c := range []amend.Change{amend.Body("x"), amend.Section("a", "x")} {
		if _, err := amend.Apply("content/van-ban/x.toml", []byte("a = 1\n"), nil, c); err == nil {
			t.Error("a TOML file gets a body")
		}
	}
	if _, err := amend.Apply("content/thu-tuc/x.md", []byte("+++\n+++\n"), nil, amend.Section(" ", "x")); err == nil {
		t.Error("a section has no heading")
	}
}
