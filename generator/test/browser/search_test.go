package browser

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"congkhai/generator/files/gathered"
	"congkhai/generator/portal"
	"congkhai/generator/test/national"
	"congkhai/generator/test/sample"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/viet"
)

func TestSearchAnswersReaders(t *testing.T) {
	t.Parallel()
	visit(t, "search.mjs", published(t).dir)
}

// The search of the real portal: the judged questions in testdata, every title and code, and syllables at random.
func TestSearchFindsWhatIsMeant(t *testing.T) {
	t.Parallel()
	q := questions{Fold: randomWords(10_000), Limit: ofHundred}
	q.read(t, "testdata/cau-hoi.txt", 170)
	for _, found := range loaded(t).Searchables() {
		q.know(found.Title, found.Code, found.URL)
	}
	q.ask(t, published(t))
}

// The search of a portal of real procedures, which are not part of the project: who has them says where. The words that
// mean the same are for such a portal: those of our own content lead nowhere there.
func TestSearchFindsAmongRealProcedures(t *testing.T) {
	t.Parallel()
	needChromium(t)
	files := filesOf(t, national.Given(t, root))
	same, err := os.ReadFile("testdata/tu-dong-nghia-tthc.toml")
	if err != nil {
		t.Fatal(err)
	}
	files["content/tu-dong-nghia/chung.toml"] = &fstest.MapFile{Data: same}
	p := assembled(t, files)
	q := questions{Limit: ofThousands}
	q.read(t, "testdata/cau-hoi-tthc.txt", 150)
	for _, found := range p.Site.Searchables() {
		q.know(found.Title, found.Code, found.URL)
	}
	q.ask(t, serving(t, p))
}

// The search of a made-up portal with 5,000 procedures: every title in three spellings, every code.
func TestSearchFindsEveryTitleOfALargePortal(t *testing.T) {
	if testing.Short() {
		t.Skip("a large portal takes a minute")
	}
	t.Parallel()
	needChromium(t)
	q := questions{Limit: ofThousands}
	for i := range 5000 {
		url := "/thu-tuc/" + sample.Code(i) + "/"
		q.know(sample.Title(i), sample.Code(i), url)
		if words := strings.Fields(viet.Fold(sample.Title(i))); i%1000 == 0 {
			from := i / 1000 % (len(words) - 2)
			q.Weigh = append(q.Weigh, strings.Join(words[from:min(len(words), from+1+i/1000%5)], " "))
		}
	}
	q.ask(t, serving(t, assembled(t, filesOf(t, sample.New(5000)))))
}

// The search of a province that gathered 34 portals: every title of all of them. Ten procedures are handled by each body,
// the others by one.
func TestSearchFindsEveryTitleOfTheGatheredPortals(t *testing.T) {
	t.Parallel()
	needChromium(t)
	q, files := questions{Limit: ofThousands}, filesOf(t, sample.New(60))
	for i := range 34 {
		body := gathered.Portal{ID: fmt.Sprintf("so-%d", i), Name: fmt.Sprintf("Cổng Sở số %d", i),
			Address: fmt.Sprintf("https://so-%d.thu.gov.vn", i), Key: "khoa", Checkpoint: "dau\n", State: gathered.Well}
		body.Checked, _ = calendar.Parse(sample.Day)
		body.Good = body.Checked
		for k := range 60 {
			number := 100 + k // of those that all handle
			if k >= 10 {
				number += 50 * i
			}
			code := sample.Code(number)
			body.Items = append(body.Items, gathered.Item{Path: "/thu-tuc/" + code + "/", Title: sample.Title(number), Code: code})
			q.know(sample.Title(number), code, "/thu-tuc-cac-co-quan/"+code+"/")
		}
		for k := range 5 {
			news := gathered.Item{Path: fmt.Sprintf("/tin-tuc/%d/", k), Title: fmt.Sprintf("Tập huấn về cải cách, đợt %d", 5*i+k)}
			body.Items = append(body.Items, news)
			q.know(news.Title, "", body.Address+news.Path)
		}
		raw, err := body.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		files[gathered.FileOf(body.ID)] = &fstest.MapFile{Data: raw}
	}
	q.Weigh = []string{"cap giay phep", "tap huan dot 100"}
	q.ask(t, serving(t, assembled(t, files)))
}

// hostile are titles and queries that would run if they were taken for markup.
var hostile = []string{`<img src=x onerror=alert(1)>`, `"><script>alert(1)</script>`, `</title><svg onload=alert(1)>`, `javascript:alert(1)`, `{{.Frame}}`, `%3Cscript%3E`, `' onclick='alert(1)`}

func TestSearchShowsHostileTextsAsTexts(t *testing.T) {
	t.Parallel()
	needChromium(t)
	files := filesOf(t, sample.New(20))
	for i, title := range hostile {
		name := "content/thu-tuc/" + sample.Code(i) + ".md"
		text := strings.Replace(string(files[name].Data), fmt.Sprintf("ten = %q", sample.Title(i)), fmt.Sprintf("ten = %q", "Thử "+title), 1)
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	server := httptest.NewServer(serving(t, assembled(t, files)))
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

// filesOf are the files of a portal that is made up or made of records, with our theme.
func filesOf(t *testing.T, p interface {
	Files(yield func(name, text string) error) error
}) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	if err := p.Files(func(name, text string) error {
		files[name] = &fstest.MapFile{Data: []byte(text)}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	addFolder(t, files, "themes")
	return files
}

// addFolder adds the files of a folder of the repository, where there is one.
func addFolder(t *testing.T, files fstest.MapFS, folder string) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(root), folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		raw, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
		files[name] = &fstest.MapFile{Data: raw}
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
}

// assembled is the portal of files, in which nothing is wrong.
func assembled(t *testing.T, files fstest.MapFS) *portal.Portal {
	t.Helper()
	day, err := calendar.Parse(sample.Day)
	if err != nil {
		t.Fatal(err)
	}
	p, problems, err := portal.Load(files, portal.Options{AsOf: day})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return p
}

// serving answers for a portal's pages, each written when it is asked for.
func serving(t *testing.T, p *portal.Portal) http.Handler {
	t.Helper()
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
