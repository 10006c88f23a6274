package procedure_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"congkhai/generator/kinds/procedure"
	"congkhai/generator/portal"
	"congkhai/generator/site"
	"congkhai/generator/test/golden"
	"congkhai/generator/test/small"
)

// Every archive in testdata is a small portal with its golden problems, or the golden text of some of its pages.
func TestSmallPortals(t *testing.T) { golden.Run(t, "testdata") }

// What is written as on paper is told with what to write instead. These portals are large and wrong all over: they stand
// apart from those that other tests break line by line.
func TestSlipsAreTold(t *testing.T) { golden.Run(t, "testdata/viet-sai") }

var leadingZero = regexp.MustCompile(`(^|\s)0+(\d)`)

// Every procedure of the sample has a page with its code, field, time limit and charges, as far as they are known.
func TestSampleProceduresAreOnTheirPages(t *testing.T) {
	p := golden.Real(t)
	pages := map[string]string{} // by title
	for _, candidate := range p.Site.Pages() {
		if candidate.Layout == "procedure" {
			text := small.Page(t, p, candidate.URL)
			pages[candidate.Record.Title()] = small.Words(text, " ")
		}
	}
	facts := small.Facts(t, "testdata/thu-tuc-mau.tsv")
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

// A procedure says the same as a public service as it does on its page.
func TestProceduresAreServices(t *testing.T) {
	p := golden.Open(t, "testdata/thu-tuc.txt")
	text := small.Page(t, p, "/thu-tuc/cpsv-ap.jsonld")
	var graph struct {
		Graph []map[string]any `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(text), &graph); err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(graph.Graph, func(node map[string]any) bool { return node["identifier"] == "1.000173" })
	if i < 0 {
		t.Fatalf("no procedure in\n%s", text)
	}
	node, err := json.Marshal(graph.Graph[i])
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"title":"Cấp chứng chỉ nhân viên bức xạ"`, `"processingTime":"10 ngày làm việc"`, `"value":200000`, `"description":"CT","ifAccessedThrough"`,
		`"value":8000000`, `"@type":"cv:Evidence","description":"Cấp mới","title":"Đơn"`, `"@type":"cpsv:Output","title":"Chứng chỉ"`, `"identifier":"18/2008/QH12"`} {
		if !strings.Contains(string(node), want) {
			t.Errorf("no %s in\n%s", want, node)
		}
	}
}

// What the law of a later day wants is not asked of a portal as it was before: neither reasons for what is partly online,
// nor that there be no districts.
func TestTheLawIsThatOfTheDay(t *testing.T) {
	archive := small.Archive(t, "testdata/theo-thoi-sai.txt")
	for _, c := range []struct {
		day            string
		grade, why, at int // rules that are broken: muc-do-sai-thoi, mot-phan-thieu-ly-do, cap-huyen-da-het
	}{{"2025-06-30", 3, 1, 0}, {"2025-07-01", 3, 1, 2}, {"2026-06-30", 3, 1, 2}, {"2026-07-01", 3, 4, 2}} {
		_, problems, err := portal.Load(small.Files(t, archive), portal.Options{AsOf: small.Day(t, c.day)})
		if err != nil {
			t.Fatal(err)
		}
		told := map[string]int{}
		for _, p := range problems {
			told[p.Rule.ID]++
		}
		if told["muc-do-sai-thoi"] != c.grade || told["mot-phan-thieu-ly-do"] != c.why || told["cap-huyen-da-het"] != c.at {
			t.Errorf("as of %s: %v", c.day, told)
		}
	}
}

// Time limits are counted in whole units: a day and a half ends on the second day, a week has seven; where half a month
// ends nobody says.
func TestLimitsAreCountedInWholeUnits(t *testing.T) {
	p := golden.Open(t, "testdata/cong-quoc-gia.txt")
	view := p.Site.Page("/thu-tuc/1.000001/").View().(site.View[procedure.ProcedureView]).Main
	var got []string
	for _, limit := range view.Deadline.Limits {
		got = append(got, fmt.Sprint(limit.Number, " ", limit.Unit))
	}
	if want := []string{"2 ngay_lam_viec", "11 ngay"}; !slices.Equal(got, want) {
		t.Errorf("the calculator counts %q, want %q", got, want)
	}
}
