package report_test

import (
	"html"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"congkhai/generator/kinds/report"
	"congkhai/generator/portal"
	"congkhai/generator/site"
	"congkhai/generator/test/golden"
	"congkhai/generator/test/small"
)

// Every archive in testdata is a small portal with its golden problems, or the golden text of some of its pages.
func TestSmallPortals(t *testing.T) { golden.Run(t, "testdata") }

// What follows from something wrong elsewhere is not told. These portals are large and wrong all over: they stand apart
// from those that other tests break line by line.
func TestCausesAreToldAlone(t *testing.T) { golden.Run(t, "testdata/nguyen-nhan") }

// Every figure of the source report stands on its page, in the order of the form and as the source prints it.
func TestSourceReportIsOnItsPage(t *testing.T) {
	p := golden.Real(t)
	shown := map[string]report.Figure{}
	var order []string
	for _, page := range p.Site.Pages() {
		if page.URL != "/bao-cao/2021-q3/" {
			continue
		}
		for _, section := range page.View().(site.View[report.ReportView]).Main.Sections {
			for _, figure := range all(section.Figures) {
				shown[figure.Key] = figure
				order = append(order, figure.Key)
			}
		}
	}
	text := small.Page(t, p, "/bao-cao/2021-q3/")
	facts := small.Facts(t, "testdata/so-lieu-2021-q3.tsv")
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
		row := regexp.MustCompile(`(?s)` + regexp.QuoteMeta(html.EscapeString(figure.Label)) + `(<small>.*?</small>)?</span> <b>[^/]*` + got)
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

// all lists figures and those that they are made of, as a page has them.
func all(figures []report.Figure) []report.Figure {
	var list []report.Figure
	for _, figure := range figures {
		list = append(append(list, figure), all(figure.Parts)...)
	}
	return list
}

var handedOn = regexp.MustCompile(`(?m)^((?:tu_ngay|den_ngay|i\.moi|i\.ky_truoc) = \S+)`)

// A new report has what its form says is equal to what the portal knows already, and no more.
func TestDraftHasWhatTheReportBeforeHandsOn(t *testing.T) {
	s := golden.Open(t, "testdata/hai-nam.txt").Site
	for id, want := range map[string]string{
		"2022-q1": "tu_ngay = 2021-12-15\nden_ngay = 2022-03-14\ni.moi = \"\"\ni.ky_truoc = 6\n",
		"2022-q2": "tu_ngay = 2022-03-15\nden_ngay = 2022-06-14\ni.moi = \"\"\ni.ky_truoc = \"\"\n",
		"2021":    "tu_ngay = 2020-12-15\nden_ngay = 2021-12-14\ni.moi = 34\n",
		"2022":    "tu_ngay = 2021-12-15\nden_ngay = 2022-12-14\ni.moi = \"\"\n",
		"quy-1":   "",
	} {
		text, _ := report.Draft(s, s.Kind(report.Folder), id, "")
		got := ""
		for _, m := range handedOn.FindAllStringSubmatch(text, -1) {
			got += m[1] + "\n"
		}
		if got != want {
			t.Errorf("%s begins with\n%s\nwant\n%s\nin\n%s", id, got, want, text)
		}
	}
}

var (
	chartTable = regexp.MustCompile(`(?s)<table class="chart">.*?</table>`)
	chartBar   = regexp.MustCompile(`(?s)<rect width="([0-9.]+)" height="10"/></svg> <b>([0-9.]+)</b>`)
)

// Every bar is as long as its number says, beside the others of its chart.
func TestBarsAreAsLongAsTheirNumbers(t *testing.T) {
	twoYears := golden.Open(t, "testdata/hai-nam.txt")
	for url, p := range map[string]*portal.Portal{"/bao-cao/2021-q3/": golden.Real(t), "/bao-cao/2021-q4/": twoYears} {
		charts := chartTable.FindAllString(small.Page(t, p, url), -1)
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
	archive := small.Archive(t, "testdata/hai-nam.txt")
	relations := regexp.MustCompile(`(?s)\[\[quy_tac\]\].*?(\n\[\[bieu_do|$)`)
	numbers := regexp.MustCompile(`(?m)^(i\.\w+) = ([1-9]\d*)$`)
	for i, f := range archive.Files {
		text := numbers.ReplaceAllString(string(f.Data), "$1 = ${2}000000000")
		archive.Files[i].Data = []byte(relations.ReplaceAllString(text, "$1"))
	}
	p := golden.Load(t, small.Files(t, archive), portal.Options{})
	want := "Mới tiếp nhận: nhiều nhất 20.000.000.000 (quý II/2020), ít nhất 0 (quý II/2021)."
	if got := small.Page(t, p, "/bao-cao/2021-q4/"); !strings.Contains(got, want) {
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

// What a figure is made of stands in its item, and not only further in.
func TestFiguresStandBelowWhatTheyArePartOf(t *testing.T) {
	text := small.Page(t, golden.Real(t), "/bao-cao/2021-q3/")
	parts := regexp.MustCompile(`(?s)Số TTHC đã được rà soát, thông qua phương án đơn giản hóa.*?</p><ul class="outline">(.*?)</ul>`).FindStringSubmatch(text)
	if parts == nil {
		t.Fatal("what became of the procedures that were looked at stands nowhere below their number")
	}
	if n := strings.Count(parts[1], "<li>"); n != 6 {
		t.Errorf("their number is made of %d figures, want 6, in %s", n, parts[1])
	}
}
