package browser

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"congkhai/generator/text/viet"
)

// questions is what finding.mjs asks. An answer is the pages that make it together.
type questions struct {
	Fold  [][3]string `json:"fold,omitempty"`
	Asked [][2]any    `json:"asked,omitempty"` // a query, and its answers; none when the portal has none
	Known [][3]any    `json:"known,omitempty"` // a query, its page, among how many
	Weigh []string    `json:"weigh,omitempty"`
}

// ask puts them to the search of a portal.
func (q *questions) ask(t *testing.T, portal http.Handler) {
	t.Helper()
	needChromium(t)
	b, err := json.Marshal(q)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "questions.json")
	if err := os.WriteFile(file, b, 0o600); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(portal)
	t.Cleanup(server.Close)
	script(t, "finding.mjs", server.URL, file)
}

// know asks for what has a name: a title as people type it, without marks, with marks apart from their letters, in
// capitals; and a code.
func (q *questions) know(title, code, url string) {
	for _, typed := range []string{viet.Fold(title), norm.NFD.String(title), strings.ToUpper(title)} {
		q.Known = append(q.Known, [3]any{typed, url, 3})
	}
	if code != "" {
		q.Known = append(q.Known, [3]any{code, url, 1})
	}
}

// weighed is how many questions are read for one whose files are weighed.
const weighed = 8

// read reads the judged questions of a file, of which there are so many at least; its head says how they are written.
func (q *questions) read(t *testing.T, name string, least int) {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		parts := strings.Split(line, " | ")
		if len(parts) != 3 {
			t.Fatalf("%s: %q is not a query, pages and a reason", name, line)
		}
		q.Asked = append(q.Asked, [2]any{parts[0], answers(t, parts[1])})
		if len(q.Asked)%weighed == 0 {
			q.Weigh = append(q.Weigh, parts[0])
		}
	}
	if len(q.Asked) < least {
		t.Fatalf("only %d judged questions in %s", len(q.Asked), name)
	}
}

// answers reads "/a/ /b/ hoặc /c/": both, or the last.
func answers(t *testing.T, text string) [][]string {
	t.Helper()
	all := [][]string{}
	if text == "-" {
		return all
	}
	for answer := range strings.SplitSeq(text, " hoặc ") {
		pages := strings.Fields(answer)
		for _, page := range pages {
			if !strings.HasPrefix(page, "/") || !strings.HasSuffix(page, "/") {
				t.Fatalf("%q in %q is no page", page, text)
			}
		}
		all = append(all, pages)
	}
	return all
}
