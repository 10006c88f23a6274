package browser

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/andybalholm/brotli"
	"golang.org/x/text/unicode/norm"

	"congkhai/generator/text/viet"
)

// questions is what finding.mjs asks. An answer is the pages that make it together.
type questions struct {
	Fold  [][3]string `json:"fold,omitempty"`
	Asked [][2]any    `json:"asked,omitempty"` // a query, and its answers; none when the portal has none
	Known [][3]any    `json:"known,omitempty"` // a query, its page, among how many
	Weigh []string    `json:"weigh,omitempty"` // what slow.mjs asks
	Limit limits      `json:"limit"`
}

// limits is what a first query may cost: bytes and those of the scripts among them, compressed; how many times something
// is asked for because of what came; and seconds until results stand on a slow phone. Those depend on what else the
// machine does that plays the phone: they are told always, and judged where CONGKHAI_TIMES=required says that it is quiet.
type limits struct {
	Bytes   int     `json:"bytes"`
	Client  int     `json:"client"`
	Rounds  int     `json:"rounds"`
	Seconds float64 `json:"seconds,omitempty"`
}

// ofHundred and ofThousands are those of portals with so many procedures. What thousands show stands in more files: after
// the page and what it names come the shards, and then the results.
var (
	ofHundred   = limits{Bytes: 20 << 10, Client: 8 << 10, Rounds: 2, Seconds: 4}
	ofThousands = limits{Bytes: 30 << 10, Client: 8 << 10, Rounds: 3, Seconds: 4}
)

// ask puts them to the search of a portal.
func (q *questions) ask(t *testing.T, portal http.Handler) {
	t.Helper()
	needChromium(t)
	if os.Getenv("CONGKHAI_TIMES") != "required" {
		q.Limit.Seconds = 0
	}
	b, err := json.Marshal(q)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "questions.json")
	if err := os.WriteFile(file, b, 0o600); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(packed(portal))
	t.Cleanup(server.Close)
	script(t, "finding.mjs", server.URL, file)
	script(t, "slow.mjs", server.URL, file)
}

// packed answers as a server that sends the copies which build --compress makes.
func packed(portal http.Handler) http.Handler {
	var copies sync.Map // by path: *httptest.ResponseRecorder
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		known, ok := copies.Load(r.URL.Path)
		if !ok {
			known, _ = copies.LoadOrStore(r.URL.Path, packedAnswer(portal, r))
		}
		answer := known.(*httptest.ResponseRecorder)
		maps.Copy(w.Header(), answer.Header())
		w.WriteHeader(answer.Code)
		_, _ = w.Write(answer.Body.Bytes()) // the browser may have gone
	})
}

func packedAnswer(portal http.Handler, r *http.Request) *httptest.ResponseRecorder {
	plain, answer := httptest.NewRecorder(), httptest.NewRecorder()
	portal.ServeHTTP(plain, r)
	maps.Copy(answer.Header(), plain.Header())
	answer.Header().Set("Content-Encoding", "br")
	answer.WriteHeader(plain.Code)
	z := brotli.NewWriterLevel(answer, brotli.BestCompression)
	_, _ = z.Write(plain.Body.Bytes()) // into memory
	_ = z.Close()
	answer.Header().Set("Content-Length", strconv.Itoa(answer.Body.Len()))
	return answer
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

// weighed is how many questions are read for one that is asked on a slow phone.
const weighed = 24

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
		found := answers(t, parts[1])
		q.Asked = append(q.Asked, [2]any{parts[0], found})
		if len(q.Asked)%weighed == 0 && len(found) > 0 {
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
