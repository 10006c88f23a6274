package markdown

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

func told(body string) string {
	var b strings.Builder
	for _, p := range Passages(body) {
		fmt.Fprintf(&b, "%s=%s|", p.Title, strings.ReplaceAll(p.Text, "\n", "/"))
	}
	return b.String()
}

func TestPassagesAreCutWhereSectionsAre(t *testing.T) {
	for body, want := range map[string]string{
		"":                                 "",
		"a\n":                              "=a|",
		"a\n## B\nb\n":                     "=a|B=b|",
		"## B\n\n\nb\n\n\nc\n\n## C\n\nd":  "B=b///c|C=d|",
		"## B\n## C\nc\n":                  "C=c|",
		"## B ##\nb\n":                     "B=b|",
		"## B #\nb\n":                      "B=b|",
		"## C#\nb\n":                       "C#=b|",
		"##\tB\nb\n":                       "B=b|",
		"##B\nb\n":                         "=##B/b|",
		"##\nb\n":                          "=b|",
		"a\n##\nb\n":                       "=a|=b|",
		"   ## B\nb\n":                     "B=b|",
		"    ## B\nb\n":                    "=## B/b|",
		"## **Trình tự** thực hiện\nb\n":   "Trình tự thực hiện=b|",
		"## Theo [luật](/luat) *này*\nb\n": "Theo luật này=b|",
		"## Mẫu `01`\nb\n":                 "Mẫu 01=b|",
		"## Phí \\* thu\nb\n":              "Phí * thu=b|",
		"B\n---\nb\n":                      "B=b|",
		"a\n\n  B\n  C\n ---\nb\n":         "=a|B C=b|",
		"a\n\nB\n--":                       "=a|",
		"#B\n---\nb\n":                     "#B=b|",
		"B\n===\nb\n":                      "=B/===/b|",
		"a\n\n---\nb\n":                    "=a//---/b|",
		"[x]: /y\nB\n---\nb\n":             "=[x]: /y|B=b|",
		"# B\nb\n### C\nc\n":               "=# B/b/### C/c|",
		"```\n## B\n```\n## C\nc\n":        "=```/## B/```|C=c|",
		"~~~\n## B\n```\n~~~\n## C\nc\n":   "=~~~/## B/```/~~~|C=c|",
		"````\n```\n## B\n````\n## C\nc\n": "=````/```/## B/````|C=c|",
		"``` a`b\n## B\nb\n":               "=``` a`b|B=b|",
		"    ```\n\n## B\nb\n":             "=```|B=b|",
		"- a\n\n  ## B\n\n## C\nc\n":       "=- a//  ## B|C=c|",
		"> ## B\n\n## C\nc\n":              "=> ## B|C=c|",
		"<div>\n## B\n</div>\n\n## C\nc\n": "=<div>/## B/</div>|C=c|",
		"<!--\n\n## B\n-->\n## C\nc\n":     "=<!--//## B/-->|C=c|",
		"<pre>\n\n## B\n</pre>\n## C\nc\n": "=<pre>//## B/</pre>|C=c|",
		"| a |\n|---|\n| b |\n## C\nc\n":   "=| a |/|---|/| b ||C=c|",
		"k\n| h |\n|---|\n---\nb\n":        "k=| h |/|---|/---/b|",
		"## A\na\n## A\nb\n":               "A=a|A=b|",
		"a\n" + strings.Repeat("[", 1<<20) + "\n## B\n": "=a/" + strings.Repeat("[", 1<<20) + "/## B|", // too heavy
	} {
		if got := told(body); got != want {
			t.Errorf("%.80q: %.200s, want %.200s", body, got, want)
		}
	}
}

// within reports whether the words of a stand among those of b, in the same order.
func within(a, b []string) bool {
	for _, word := range b {
		if len(a) > 0 && a[0] == word {
			a = a[1:]
		}
	}
	return len(a) == 0
}

// Whatever a body is put together of, its passages have the titles of its sections that say something, and all of its lines but
// those of headings.
func TestPassagesAreSections(t *testing.T) {
	pieces := []string{"## A", "  ## *B* ##", "##", "C", "---", "```", "~~~", "- d", "  ## E", "> ## F", "<div>", "</div>", "", "", "    ## G", "\n| h |\n|---|\n", "[i]: /j", "k"}
	for seed := range uint64(20000) {
		r := rand.New(rand.NewPCG(seed, 7))
		var lines []string
		for range 1 + r.IntN(9) {
			lines = append(lines, pieces[r.IntN(len(pieces))])
		}
		body := strings.Join(lines, "\n")
		read, _ := parse(body)
		var titles, all, shown []string
		for _, p := range Passages(body) {
			titles = append(titles, p.Title)
		}
		for _, section := range read.Sections {
			if all = append(all, section.Title); !section.Empty {
				shown = append(shown, section.Title)
			}
		}
		if !within(titles, all) || !within(shown, titles) {
			t.Fatalf("%q has sections %q, of which %q say something: %s", body, all, shown, told(body))
		}
		for _, line := range lines {
			word := strings.Trim(strings.ReplaceAll(line, "\n", "/"), " #*/")
			held, heading := strings.Count(told(body), word), strings.Count(strings.Join(all, " "), word)
			if n := strings.Count(strings.ReplaceAll(body, "\n", "/"), word); word != "---" && word != "[i]: /j" && word != "" && (held > n || held+heading < n) {
				t.Fatalf("%q: %q is lost or told twice: %s", body, word, told(body))
			}
		}
	}
}
