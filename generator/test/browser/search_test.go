package browser

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/text/unicode/norm"

	"congkhai/generator/portal"
	"congkhai/generator/test/sample"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/viet"
)

func TestSearchAnswersReaders(t *testing.T) {
	t.Parallel()
	visit(t, "search.mjs", published(t).dir)
}

// questions is what finding.mjs asks.
type questions struct {
	Fold   [][3]string `json:"fold"`
	Titles [][3]any    `json:"titles"` // query, pages, among how many
	Judged [][3]any    `json:"judged"` // the same; not all of them have to be there
	Weigh  []string    `json:"weigh"`
	Limit  limits      `json:"limit"`
}

// limits are the share of judged questions that bring a right page, in percent, and what a first query costs: bytes and
// those of the scripts among them, compressed, rounds after the page, and seconds on a slow phone.
type limits struct {
	Share   float64 `json:"share"`
	Bytes   int     `json:"bytes"`
	Client  int     `json:"client"`
	Rounds  int     `json:"rounds"`
	Seconds float64 `json:"seconds"`
}

// ofHundred and ofThousands are what is asked of a portal with a hundred procedures and of one with thousands.
var (
	ofHundred   = limits{Share: 95, Bytes: 20 << 10, Client: 8 << 10, Rounds: 2, Seconds: 4}
	ofThousands = limits{Share: 100, Bytes: 30 << 10, Client: 8 << 10, Rounds: 3, Seconds: 4}
)

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
	server := httptest.NewServer(packed(portal))
	t.Cleanup(server.Close)
	script(t, "finding.mjs", server.URL, file)
}

// packed answers as a server that compresses.
func packed(portal http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer := httptest.NewRecorder()
		portal.ServeHTTP(answer, r)
		maps.Copy(w.Header(), answer.Header())
		w.Header().Del("Content-Length")
		w.Header().Set("Content-Encoding", "gzip")
		w.WriteHeader(answer.Code)
		z := gzip.NewWriter(w)
		_, _ = z.Write(answer.Body.Bytes()) // the browser may have gone
		_ = z.Close()
	})
}

// title asks for a title as people type it: without marks, with marks apart from their letters, in capitals.
func (q *questions) title(title, url string) {
	for _, typed := range []string{viet.Fold(title), norm.NFD.String(title), strings.ToUpper(title)} {
		q.Titles = append(q.Titles, [3]any{typed, []string{url}, 3})
	}
}

// The search of the real portal: the judged questions in testdata, every title and code, and syllables at random.
func TestSearchFindsWhatIsMeant(t *testing.T) {
	t.Parallel()
	q := questions{Fold: randomWords(10_000), Limit: ofHundred}
	raw, err := os.ReadFile("testdata/cau-hoi.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(raw)) {
		parts := strings.Split(strings.TrimSpace(line), " | ")
		if strings.HasPrefix(line, "#") || len(parts) != 3 {
			continue
		}
		q.Judged = append(q.Judged, [3]any{parts[0], strings.Fields(parts[1]), 5})
		if len(q.Judged)%12 == 0 {
			q.Weigh = append(q.Weigh, parts[0])
		}
	}
	if len(q.Judged) < 100 {
		t.Fatalf("only %d judged questions", len(q.Judged))
	}
	for _, found := range loaded(t).Searchables() {
		q.title(found.Title, found.URL)
		if found.Code != "" {
			q.Titles = append(q.Titles, [3]any{found.Code, []string{found.URL}, 1})
		}
	}
	q.ask(t, published(t))
}

// The search of a made-up portal with 5,000 procedures: every title in three spellings, every code.
func TestSearchFindsEveryTitleOfALargePortal(t *testing.T) {
	if testing.Short() {
		t.Skip("a large portal takes a minute")
	}
	t.Parallel()
	q := questions{Fold: [][3]string{}, Judged: [][3]any{}, Limit: ofThousands}
	for i := range 5000 {
		url := "/thu-tuc/" + sample.Code(i) + "/"
		q.title(sample.Title(i), url)
		q.Titles = append(q.Titles, [3]any{sample.Code(i), []string{url}, 1})
		if words := strings.Fields(viet.Fold(sample.Title(i))); i%416 == 0 {
			from := i / 416 % (len(words) - 2)
			q.Weigh = append(q.Weigh, strings.Join(words[from:min(len(words), from+1+i/416%5)], " "))
		}
	}
	q.ask(t, searchOf(t, 5000))
}

// hostile are titles and queries that would run if they were taken for markup.
var hostile = []string{`<img src=x onerror=alert(1)>`, `"><script>alert(1)</script>`, `</title><svg onload=alert(1)>`, `javascript:alert(1)`, `{{.Frame}}`, `%3Cscript%3E`, `' onclick='alert(1)`}

func TestSearchShowsHostileTextsAsTexts(t *testing.T) {
	t.Parallel()
	needChromium(t)
	files := sampleFiles(t, 20)
	for i, title := range hostile {
		name := "content/thu-tuc/" + sample.Code(i) + ".md"
		text := strings.Replace(string(files[name].Data), fmt.Sprintf("ten = %q", sample.Title(i)), fmt.Sprintf("ten = %q", "Thử "+title), 1)
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	server := httptest.NewServer(serving(t, files))
	t.Cleanup(server.Close)
	script(t, "hostile.mjs", append([]string{server.URL}, hostile...)...)
}

// randomWords are words of Vietnamese and other letters with marks in any order, and what the program makes of them.
func randomWords(n int) [][3]string {
	random := rand.New(rand.NewPCG(3, 5))
	letters := []rune("aăâbcdđeêghiklmnoôơpqrstuưvxyAĐÊƠzwjfÐðéñü0123456789.\u0300\u0301\u0302\u0303\u0306\u0309\u031B\u0323ắềộữạỉ")
	words := make([][3]string, n)
	for i := range words {
		var b strings.Builder
		for range 1 + random.IntN(8) {
			b.WriteRune(letters[random.IntN(len(letters))])
		}
		s := viet.SyllableOf(b.String())
		words[i] = [3]string{b.String(), s.Folded, s.Spelled}
	}
	return words
}

func sampleFiles(t *testing.T, procedures int) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	if err := sample.New(procedures).Files(func(name, text string) error {
		files[name] = &fstest.MapFile{Data: []byte(text)}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	err := fs.WalkDir(os.DirFS(root), "themes", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		raw, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
		files[name] = &fstest.MapFile{Data: raw}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// searchOf serves the search of a made-up portal.
func searchOf(t *testing.T, procedures int) http.Handler {
	t.Helper()
	needChromium(t)
	return serving(t, sampleFiles(t, procedures))
}

// serving answers for a portal's pages, each written when it is asked for.
func serving(t *testing.T, files fstest.MapFS) http.Handler {
	t.Helper()
	day, err := calendar.Parse(sample.Day)
	if err != nil {
		t.Fatal(err)
	}
	p, problems, err := portal.Load(files, portal.Options{AsOf: day})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	tree := http.NewServeMux()
	published, err := p.Files()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range published {
		tree.HandleFunc("/"+strings.TrimSuffix(f.Path, "index.html"), func(w http.ResponseWriter, r *http.Request) {
			b, err := f.Bytes()
			if err != nil {
				t.Error(err)
			}
			http.ServeContent(w, r, f.Path, time.Time{}, strings.NewReader(string(b)))
		})
	}
	return tree
}
