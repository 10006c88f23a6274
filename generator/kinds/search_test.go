package kinds_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"congkhai/generator/portal"
	"congkhai/generator/site"
	"congkhai/generator/test/golden"
	"congkhai/generator/test/small"
)

// notFound are the layouts of pages that the search has no need to find: itself, those of staff, what a record said
// once, what it is told, and what stands where nothing is.
var notFound = []string{"search", "staff", "rules", "rule", "history", "version", "synonyms", "notfound"}

var laterPage = regexp.MustCompile(`/trang-\d+/$`)

func TestEverythingThatReadersOpenIsFound(t *testing.T) {
	p := golden.Real(t)
	found := map[string]string{}
	for _, r := range p.Site.Searchables() {
		if found[r.URL] != "" {
			t.Errorf("%s is found twice", r.URL)
		}
		found[r.URL] = r.Title
	}
	for _, page := range p.Site.Pages() {
		want := !page.Old && !slices.Contains(notFound, page.Layout) && !laterPage.MatchString(page.URL)
		if got := found[page.URL] != ""; got != want {
			t.Errorf("%s is found: %t, want %t", page.URL, got, want)
		}
		delete(found, page.URL)
	}
	if len(found) > 0 {
		t.Errorf("no page of what is found: %v", found)
	}
}

func TestRecordsAreFoundByWhatTheyAreAbout(t *testing.T) {
	p := golden.Real(t)
	for url, want := range map[string]string{
		"/lien-he/":                          "nộp ở đâu",
		"/bang-gia/nhan-gui-ho-so-2018/":     "Liên tỉnh Nội vùng",
		"/bang-gia/chuyen-tra-ket-qua-2018/": "Chuyển trả kết quả",
		"/bao-cao/2021-q3/":                  "quý 3 năm 2021",
	} {
		if !slices.Contains(searchable(t, p, url).Keywords, want) {
			t.Errorf("%s is not found by %q", url, want)
		}
	}
	if words := wordsOf(t, searchable(t, p, "/thu-tuc/1.000173/")); !slices.Contains(words, "tuyến") {
		t.Error("a procedure is not found by how it is filed")
	}
}

// What citizens come for is before what that refers to.
func TestFormsComeBehindReports(t *testing.T) {
	var order []string
	for _, r := range golden.Real(t).Site.Searchables() {
		order = append(order, r.URL)
	}
	report, form := slices.Index(order, "/bao-cao/2021-q3/"), slices.Index(order, "/bieu-mau/kstthc-5507/")
	if report < 0 || form < report {
		t.Errorf("the report is number %d, its form %d", report, form)
	}
}

func TestTheSearchIsToldWhatWordsMean(t *testing.T) {
	p := golden.Open(t, "testdata/tu-dong-nghia.txt")
	entry := small.Page(t, p, "/tim-kiem/muc-luc.json")
	if want := `["buu dien","buu chinh"]`; !strings.Contains(entry, want) {
		t.Errorf("the search is not told %s: %s", want, entry)
	}
	if page := searchable(t, p, "/gui-ho-so/"); !slices.Equal(page.Keywords, []string{"shipper", "gửi thư"}) {
		t.Errorf("the page has the keywords %q", page.Keywords)
	}
	if i := slices.IndexFunc(p.Site.Searchables(), isAt("/tu-dong-nghia/chung/")); i >= 0 {
		t.Error("who looks for a word finds the list that explains it")
	}
}

func isAt(url string) func(site.Searchable) bool {
	return func(r site.Searchable) bool { return r.URL == url }
}

func searchable(t *testing.T, p *portal.Portal, url string) site.Searchable {
	t.Helper()
	all := p.Site.Searchables()
	i := slices.IndexFunc(all, isAt(url))
	if i < 0 {
		t.Fatalf("%s is not found", url)
	}
	return all[i]
}

func wordsOf(t *testing.T, r site.Searchable) []string {
	t.Helper()
	var words []string
	small.Must(t, r.Words(func(word string) { words = append(words, word) }))
	return words
}
