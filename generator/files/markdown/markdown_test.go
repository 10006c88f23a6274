package markdown

import (
	"html/template"
	"os"
	"slices"
	"strings"
	"testing"

	"congkhai/generator/files/source"
	"congkhai/generator/text/citation"
)

// everywhere knows every document and leaves links as they are.
type everywhere struct{}

func (everywhere) Document(c citation.Citation) (string, string) {
	return "/van-ban/" + c.Key() + "/", c.Number
}
func (everywhere) Link(address string) string     { return address }
func (everywhere) Picture(address string) Picture { return Picture{Src: address} }

// read is a body with its text, as tests look at it.
type read struct {
	*Doc
	text Text
	file *source.File
}

func (r read) HTML(to Resolver) template.HTML { return r.text.HTML(r.Doc, to) }

func parse(text string) (read, []source.Problem) {
	f, _ := source.NewFile("bai.md", []byte(text))
	doc, body, problems := Parse(f.Span(0, len(f.Text())))
	return read{doc, body, f}, problems
}

func TestCitationsInBodies(t *testing.T) {
	doc, problems := parse("Theo *Quyết định số\n1676/QĐ-UBND ngày 25/6/2021*, `45/2016/QĐ-TTg` và Công văn 960/SKH&CN.\n\n" +
		"    Nghị định 61/2018/NĐ-CP\n\n[Thông tư 22/2017/TT-BTTTT](/a/)\n\n> Luật\n> 104/2016/QH13 là luật\n")
	if len(problems) > 0 {
		t.Errorf("problems: %v", problems)
	}
	var places []string
	for _, c := range doc.Citations {
		places = append(places, c.Number+" "+strings.TrimPrefix(c.Where.In(doc.file).String(), "bai.md:"))
	}
	want := []string{"1676/QĐ-UBND 1:7", "960/SKH&CN 2:51", "61/2018/NĐ-CP 4:5", "22/2017/TT-BTTTT 6:2", "104/2016/QH13 8:3"}
	if !slices.Equal(places, want) {
		t.Errorf("cited %q, want %q", places, want)
	}
	html := string(doc.HTML(everywhere{}))
	for _, part := range []string{
		"<a href=\"/van-ban/1676/QĐ-UBND/\" title=\"1676/QĐ-UBND\">Quyết định số<br>\n1676/QĐ-UBND ngày 25/6/2021</a>",
		`<code>45/2016/QĐ-TTg</code>`, `>Công văn 960/SKH&amp;CN</a>.`, `<a href="/a/">Thông tư 22/2017/TT-BTTTT</a>`,
		"Luật<br>\n104/2016/QH13</a> là luật",
	} {
		if !strings.Contains(html, part) {
			t.Errorf("no %q in\n%s", part, html)
		}
	}
}

// What stands between the parts of a citation does not matter, but for the ends of blocks; its link stands around as
// much of it as markup lets.
func TestCitationsGoThroughMarkup(t *testing.T) {
	for body, want := range map[string]string{
		"**Nghị định số 61/2018/NĐ-CP** ngày 23/4/2019":      "(**Nghị định số 61/2018/NĐ-CP** ngày 23/4/2019)",
		"*Nghị định số* 61/2018/NĐ-CP ngày 23/4/2019":        "(*Nghị định số* 61/2018/NĐ-CP ngày 23/4/2019)",
		"Nghị định **số** 61/2018/NĐ-CP ngày *23/4/2019*.":   "(Nghị định **số** 61/2018/NĐ-CP ngày *23/4/2019*).",
		"_Nghị định số 61/2018/NĐ-CP ngày 23/4/2019_":        "*(Nghị định số 61/2018/NĐ-CP ngày 23/4/2019)*",
		"**a Nghị định 61/2018/NĐ-CP** ngày 23/4/2019":       "**a (Nghị định 61/2018/NĐ-CP)** ngày 23/4/2019",
		"**a Nghị định** 61/2018/NĐ-CP ngày **23/4/2019 b**": "**a Nghị định**( 61/2018/NĐ-CP ngày )**23/4/2019 b**",
		"Nghị định **61**/2018/NĐ-CP **ngày** 23/4/2019":     "(Nghị định **61**/2018/NĐ-CP **ngày** 23/4/2019)",
		"Nghị định *số **61/2018/NĐ-CP*** ngày 23/4/2019":    "(Nghị định *số **61/2018/NĐ-CP*** ngày 23/4/2019)",
		"Nghị định số\n61/2018/NĐ\\-CP ngày&nbsp;23/4/2019":  "(Nghị định số<br>\n61/2018/NĐ-CP ngày\u00a023/4/2019)",
		"Nghị định số\\\n61/2018/NĐ&#45;CP ngày 23/4/2019":   "(Nghị định số<br>\n61/2018/NĐ-CP ngày 23/4/2019)",
		"61\\/2018&#47;NĐ-CP ngày  \n23/4/2019":              "(61/2018/NĐ-CP ngày<br>\n23/4/2019)",
		"[Nghị định 61/2018/NĐ-CP](/a/) ngày 23/4/2019":      "[Nghị định 61/2018/NĐ-CP) ngày 23/4/2019 !",
		"Nghị định [61/2018/NĐ-CP](/a/) ngày 23/4/2019":      "Nghị định [61/2018/NĐ-CP) ngày 23/4/2019 !",
		"Nghị định [**61/2018/NĐ-CP** ngày](/a/) 23/4/2019":  "Nghị định [**61/2018/NĐ-CP** ngày) 23/4/2019 !",
		"Nghị định `61/2018/NĐ-CP` ngày 23/4/2019":           "Nghị định `61/2018/NĐ-CP` ngày 23/4/2019 !",
		"- Nghị định 61/2018/NĐ-CP **ngày** 23/4/2019\n- b":  "(Nghị định 61/2018/NĐ-CP **ngày** 23/4/2019)|b",
		"> ### Nghị định **61/2018/NĐ-CP** ngày 23/4/2019":   "(Nghị định **61/2018/NĐ-CP** ngày 23/4/2019)",
	} {
		doc, _ := parse(body)
		if len(doc.Citations) != 1 || doc.Citations[0].Date.Print() != "23/4/2019" || doc.Citations[0].Number != "61/2018/NĐ-CP" {
			t.Errorf("%q: cited %v", body, doc.Citations)
			continue
		}
		got := shownOf(doc)
		if doc.Citations[0].Linked {
			got += " !"
		}
		if got != want {
			t.Errorf("%q:\n%s, want\n%s", body, got, want)
		}
		where := doc.Citations[0].Where.In(doc.file).Text()
		if bytes := strings.Trim(where, "*_"); !strings.HasSuffix(bytes, "23/4/2019") || bytes[0] != 'N' && bytes[0] != '6' {
			t.Errorf("%q: is said to stand at %q", body, where)
		}
	}
	for body, want := range map[string]string{ // number, date
		"- Nghị định 61/2018/NĐ-CP\n- ngày 23/4/2019":                        "61/2018/NĐ-CP ",
		"Nghị định\n\n61/2018/NĐ-CP\n\nngày 23/4/2019":                       "61/2018/NĐ-CP ",
		"| Nghị định 61/2018/NĐ-CP | ngày 23/4/2019 |\n|---|---|\n| a | b |": "61/2018/NĐ-CP ",
		"| a |\n|---|\n| 61/2018/NĐ-CP |\n| ngày 23/4/2019 |":                "61/2018/NĐ-CP ",
		"### Nghị định 61/2018/NĐ-CP\nngày 23/4/2019":                        "61/2018/NĐ-CP ",
		"> 61/2018/NĐ-CP\n\nngày 23/4/2019":                                  "61/2018/NĐ-CP ",
		"Nghị định 61/2018/NĐ-CP ![a](b.png) ngày 23/4/2019":                 "61/2018/NĐ-CP ",
		"viết như `Nghị định 61/2018/NĐ-CP ngày 23/4/2019`":                  "",
		"```\n61/2018/NĐ-CP\n```":                                            "",
		"![Nghị định 61/2018/NĐ-CP](b.png)":                                  "",
		"https://so.vn/61/2018/NĐ-CP":                                        "",
	} {
		doc, _ := parse(body)
		got := ""
		for _, c := range doc.Citations {
			got += c.Number + " " + c.Date.Print()
		}
		if got != want {
			t.Errorf("%q: cited %q, want %q", body, got, want)
		}
	}
}

// shownOf writes a body with "(…)" for links that the portal made, "[…)" for others.
func shownOf(doc read) string {
	return strings.TrimSpace(strings.NewReplacer(`<a href="/a/">`, "[", "</a>", ")", "<a href=\"/van-ban/61/2018/NĐ-CP/\" title=\"61/2018/NĐ-CP\">", "(",
		"<strong>", "**", "</strong>", "**", "<em>", "*", "</em>", "*", "<code>", "`", "</code>", "`", "</li>\n<li>", "|", "<p>", "", "</p>", "",
		"<ul>\n<li>", "", "</li>\n</ul>", "", "<blockquote>\n", "", "</blockquote>", "", "<h3 id=\"nghi-dinh-61-2018-nd-cp-ngay-23-4-2019\">", "", "</h3>", "",
	).Replace(string(doc.HTML(everywhere{}))))
}

func TestNothingDangerousIsWritten(t *testing.T) {
	doc, problems := parse("<script>alert(1)</script>\n\n[a](javascript:alert(1)) ![b](data:text/html,x) <b onclick=x>c</b>\n\n" +
		"[d](JaVaScRiPt&#58;alert(1)) <vbscript:x> [e](//host/x) ![](/f.png) [g]: x\n\n# h\n")
	html := strings.ToLower(string(doc.HTML(everywhere{})))
	for _, bad := range []string{"<script", "javascript:", "data:", "onclick", "vbscript:\"", "//host"} {
		if strings.Contains(html, bad) {
			t.Errorf("%q is in\n%s", bad, html)
		}
	}
	var rules []string
	for _, p := range source.Sorted(problems) {
		rules = append(rules, p.Rule.ID)
	}
	want := []string{"html-tho", "lien-ket-nguy-hiem", "lien-ket-nguy-hiem", "html-tho", "html-tho",
		"lien-ket-nguy-hiem", "lien-ket-nguy-hiem", "lien-ket-nguy-hiem", "anh-thieu-chu", "tieu-de-cap-1"}
	if !slices.Equal(rules, want) {
		t.Errorf("rules %q, want %q", rules, want)
	}
}

// All 15 documents that the source report cites are found in its text.
func TestSourceReportCites15(t *testing.T) {
	text, err := os.ReadFile("testdata/cited.txt")
	if err != nil {
		t.Fatal(err)
	}
	doc, _ := parse(string(text))
	if len(doc.Citations) != 15 {
		t.Errorf("found %d citations, want 15", len(doc.Citations))
	}
}

func FuzzParse(f *testing.F) {
	f.Add("## a\n\nQuyết định số<br>\n1676/QĐ-UBND [x](y)\n\n- 1/QĐ-A\n  2/QĐ-B")
	f.Add("| a | Luật 1/2020/QH1 |\n|--|--|\n| \\| | `x` |\n\n## a\n## a")
	f.Add("<img src=x onerror=alert(1)>")
	f.Add("**Nghị định *61/2018/NĐ\\-CP*** ngày&nbsp;[23/`4`/2019](x) _57-NQ/TW_\n5/QĐ-UBND**")
	f.Fuzz(func(t *testing.T, text string) {
		doc, _ := parse(text)
		html := strings.ToLower(string(doc.HTML(everywhere{})))
		if strings.Contains(html, "<script") || strings.Contains(html, `href="javascript:`) {
			t.Fatalf("%q gives %s", text, html)
		}
		for _, c := range doc.Citations {
			if c.Where.Start >= c.Where.End || c.Where.End > len(doc.file.Text()) {
				t.Fatalf("%q: %s at %v", text, c.Number, c.Where)
			}
		}
		seen := map[string]bool{}
		for _, h := range doc.Headings {
			if seen[h.ID] {
				t.Fatalf("%q: two headings #%s", text, h.ID)
			}
			seen[h.ID] = true
		}
	})
}
