package portal

import (
	"html"
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"congkhai/generator/files/source"
	"congkhai/generator/kinds"
	"congkhai/generator/kinds/report"
	"congkhai/generator/site"
)

// rows reads a table of facts that was written down from the sources, not from content/.
func rows(t *testing.T, name string) [][]string {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var all [][]string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSuffix(line, "\n"); !strings.HasPrefix(line, "#") {
			all = append(all, strings.Split(line, "\t"))
		}
	}
	return all
}

// Every figure of the source report stands on its page, in the order of the form and as the source prints it.
func TestSourceReportIsOnItsPage(t *testing.T) {
	p := realPortal(t, Options{})
	shown := map[string]report.Figure{}
	var order []string
	for _, page := range p.Site.Pages() {
		if page.URL != "/bao-cao/2021-q3/" {
			continue
		}
		for _, section := range page.View().(site.View[report.ReportView]).Main.Sections {
			for _, figure := range section.Figures {
				shown[figure.Key] = figure
				order = append(order, figure.Key)
			}
		}
	}
	text := page(t, p, "/bao-cao/2021-q3/")
	facts := rows(t, "so-lieu-2021-q3.tsv")
	if len(order) != len(facts) {
		t.Errorf("the page has %d figures, the source %d", len(order), len(facts))
	}
	for i, fact := range facts {
		key, printed := fact[0], fact[1]
		figure, ok := shown[key]
		got := string(figure.Value.HTML)
		if figure.Value.State != "" {
			got = map[string]string{"khong_bao_cao": "Không nêu", "khong": "Không có"}[figure.Value.State]
		}
		if !ok || !strings.EqualFold(got, printed) || order[i] != key {
			t.Errorf("%s is shown as %q at place %d, the source prints %q", key, got, i, printed)
		}
		row := regexp.MustCompile(`(?s)` + regexp.QuoteMeta(html.EscapeString(figure.Label)) + `(<small>.*?</small>)?</th>\s*<td[^>]*>[^/]*` + got)
		if !row.MatchString(text) {
			t.Errorf("%s: the page has no row %q with %q", key, figure.Label, got)
		}
	}
	for _, section := range []string{"I.1", "I.2", "I.3", "I.4", "I.5", "I.6", "I.7", "I.8", "I.9", "I.10", "I.11", "I.12", "II", "III", "IV"} {
		if !strings.Contains(text, `id="muc-`+strings.ToLower(strings.ReplaceAll(section, ".", "-"))+`"`) {
			t.Errorf("the page lacks section %s", section)
		}
	}
}

var (
	chartTable = regexp.MustCompile(`(?s)<table class="chart">.*?</table>`)
	chartBar   = regexp.MustCompile(`(?s)<rect width="([0-9.]+)" height="10"/></svg> <b>([0-9.]+)</b>`)
)

// Every bar is as long as its number says, beside the others of its chart.
func TestBarsAreAsLongAsTheirNumbers(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/cong/hai-nam.txt")
	if err != nil {
		t.Fatal(err)
	}
	small, _ := load(t, portal(t, archive), Options{})
	for url, p := range map[string]*Portal{"/bao-cao/2021-q3/": realPortal(t, Options{}), "/bao-cao/2021-q4/": small} {
		charts := chartTable.FindAllString(page(t, p, url), -1)
		if len(charts) == 0 {
			t.Errorf("%s has no charts", url)
		}
		for _, chart := range charts {
			checkBars(t, chart)
		}
	}
}

// Numbers may be any that a report has, also where an int is of 32 bits.
func TestChartsOfLargeNumbers(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/cong/hai-nam.txt")
	if err != nil {
		t.Fatal(err)
	}
	rules := regexp.MustCompile(`(?s)\[\[quy_tac\]\].*?(\n\[\[bieu_do|$)`)
	numbers := regexp.MustCompile(`(?m)^(i\.\w+) = ([1-9]\d*)$`)
	for i, f := range archive.Files {
		text := numbers.ReplaceAllString(string(f.Data), "$1 = ${2}000000000")
		archive.Files[i].Data = []byte(rules.ReplaceAllString(text, "$1"))
	}
	p, problems := load(t, portal(t, archive), Options{})
	if p == nil {
		t.Fatalf("%s", printed(t, problems, source.Vietnamese))
	}
	want := "Mới tiếp nhận: nhiều nhất 20.000.000.000 (quý II/2020), ít nhất 0 (quý II/2021)."
	if got := page(t, p, "/bao-cao/2021-q4/"); !strings.Contains(got, want) {
		t.Errorf("no %q in %q", want, regexp.MustCompile(`[^>]*nhiều nhất[^<]*`).FindAllString(got, -1))
	}
}

func checkBars(t *testing.T, chart string) {
	t.Helper()
	var lengths, numbers []float64
	for _, m := range chartBar.FindAllStringSubmatch(chart, -1) {
		length, _ := strconv.ParseFloat(m[1], 64)
		number, _ := strconv.ParseFloat(strings.ReplaceAll(m[2], ".", ""), 64)
		lengths, numbers = append(lengths, length), append(numbers, number)
	}
	if len(numbers) == 0 {
		t.Fatalf("no bars in %s", chart)
	}
	most := slices.Index(numbers, slices.Max(numbers))
	for i := range numbers {
		if want := lengths[most] * numbers[i] / numbers[most]; math.Abs(lengths[i]-want) > 0.011 {
			t.Errorf("the bar of %v is %v long, want %v, in %s", numbers[i], lengths[i], want, chart)
		}
	}
}

// All 15 documents that the source report cites are records that know of the report.
func TestDocumentsOfTheReportKnowIt(t *testing.T) {
	p := realPortal(t, Options{})
	n := 0
	for _, page := range p.Site.Pages() {
		view, ok := page.View().(site.View[kinds.DocumentView])
		if !ok {
			continue
		}
		for _, group := range view.Main.Backlinks {
			for _, item := range group.Items {
				if item.URL == "/bao-cao/2021-q3/" {
					n++
				}
			}
		}
	}
	if n != 15 {
		t.Errorf("%d documents know that the report cites them, want 15", n)
	}
}

var leadingZero = regexp.MustCompile(`(^|\s)0+(\d)`)

// Every procedure of the sample has a page with its code, field, time limit and charges, as far as they are known.
func TestSampleProceduresAreOnTheirPages(t *testing.T) {
	p := realPortal(t, Options{})
	pages := map[string]string{} // by title
	for _, candidate := range p.Site.Pages() {
		if candidate.Layout == "procedure" {
			text := page(t, p, candidate.URL)
			pages[candidate.Record.Title()] = html.UnescapeString(anyTag.ReplaceAllString(text, " "))
		}
	}
	facts := rows(t, "thu-tuc-mau.tsv")
	if len(pages) != len(facts) {
		t.Errorf("%d procedures have pages, the sample has %d", len(pages), len(facts))
	}
	for _, fact := range facts {
		code, name, field, limit, charge, fee := fact[0], fact[1], fact[2], fact[3], fact[4], fact[5]
		text, ok := pages[name]
		if !ok {
			t.Errorf("no page for %q", name)
			continue
		}
		for _, want := range []string{code, field, leadingZero.ReplaceAllString(limit, "$1$2"), dongs(charge), dongs(fee)} {
			if !strings.Contains(text, want) {
				t.Errorf("%q: the page lacks %q", name, want)
			}
		}
	}
}

var digits = regexp.MustCompile(`^\d+$`)

// dongs prints a whole number of đồng as pages do, and leaves other facts as they are.
func dongs(fact string) string {
	if !digits.MatchString(fact) {
		return strings.TrimSpace(strings.SplitN(fact, ":", 2)[0])
	}
	if fact == "0" {
		return "Không thu"
	}
	for i := len(fact) - 3; i > 0; i -= 3 {
		fact = fact[:i] + "." + fact[i:]
	}
	return fact + " đồng"
}
