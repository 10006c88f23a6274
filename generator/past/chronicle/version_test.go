package chronicle

import (
	"fmt"
	"strings"
	"testing"

	"congkhai/generator/files/record"
)

type page struct {
	record.Common
	Name string `key:"ten"`
}

func (p *page) Title() string { return p.Name }

// What a record's text said then is cut into sections where the text of today is, whatever its headings look like.
func TestVersionsAreCutAtTheirHeadings(t *testing.T) {
	kinds := []*record.Kind{{Folder: "trang", AtRoot: true, Suffix: []string{".md"}, New: record.Fresh[page]}}
	version := func(body string) *Version {
		v, sound := ReadVersion(kinds, "content/trang/gioi-thieu.md", []byte("+++\nten = \"Giới thiệu\"\n+++\n"+body))
		if v == nil || !sound {
			t.Fatalf("%q is no version", body)
		}
		return v
	}
	for _, test := range []struct{ body, old, new, want string }{
		{"## Phí\n10 đồng\n\n## Nơi nộp\nquầy 7", "10", "20", "bai[Phí]: 10 đồng → 20 đồng"},
		{"Phí\n---\n10 đồng\n\nNơi nộp\n---\nquầy 7", "10", "20", "bai[Phí]: 10 đồng → 20 đồng"},
		{"   ## Phí ##\n10 đồng\n\n ## Nơi nộp\nquầy 7", "10", "20", "bai[Phí]: 10 đồng → 20 đồng"},
		{"## **Phí** nộp\n10 đồng\n\n## Nơi nộp\nquầy 7", "10", "20", "bai[Phí nộp]: 10 đồng → 20 đồng"},
		{"## Phí nộp\n10 đồng", "Phí", "*Phí*", ""},
		{"~~~\n## Phí\n~~~\n10 đồng", "10", "20", "bai: ~~~\n## Phí\n~~~\n10 đồng → ~~~\n## Phí\n~~~\n20 đồng"},
		{"- một\n\n  ## Phí\n\n10 đồng", "10", "20", "bai: - một\n\n  ## Phí\n\n10 đồng → - một\n\n  ## Phí\n\n20 đồng"},
		{"```\na\n~~~\n## b\n```\n## Phí\n10 đồng", "10", "20", "bai[Phí]: 10 đồng → 20 đồng"},
		{"## Phí\n10 đồng\n## Phí\n30 đồng", "30", "40", "bai[Phí]: 30 đồng → 40 đồng"},
	} {
		var told []string
		for _, c := range version(strings.Replace(test.body, test.old, test.new, 1)).Since(version(test.body)) {
			told = append(told, fmt.Sprintf("%s: %s → %s", c.Path, c.Old, c.New))
		}
		if got := strings.Join(told, "; "); got != test.want {
			t.Errorf("%q: %q, want %q", test.body, got, test.want)
		}
	}
}
