package gloss

import (
	"html"
	"strings"
	"testing"
)

// In the wanted texts, what was written by an author stands in [ ].
func TestSay(t *testing.T) {
	for text, want := range map[string]string{
		"Thủ tục hành chính":                            "Administrative procedures",
		"thủ tục hành chính":                            "administrative procedures",
		"Phí: 3.000.000 đồng":                           "Fee: 3,000,000 dong",
		"3 + 15 + 7 ngày làm việc":                      "3 + 15 + 7 working days",
		"1 ngày làm việc":                               "1 working day",
		"Trực tiếp: 10 ngày làm việc":                   "In person: 10 working days",
		"Từ 15/6/2021 đến 14/9/2021":                    "From 15 June 2021 to 14 September 2021",
		"1.234,5":                                       "1,234.5",
		"1.012345":                                      "1.012345",
		" trực tiếp ":                                   " in person ",
		"Trực tiếp; Trực tuyến":                         "In person; Online",
		"Tháng 7/2026":                                  "July 2026",
		"Tháng 13/2026":                                 "[Tháng 13/2026]",
		"40/13/2026":                                    "40/13/2026",
		"Văn bản: Chính phủ":                            "Documents: [Chính phủ]",
		"Nghị định 61/2018/NĐ-CP":                       "Decree [61/2018/NĐ-CP]",
		"Nghị định về cơ chế một cửa":                   "[Nghị định về cơ chế một cửa]",
		"Nghị định 61/2018/NĐ-CP ngày 23/4/2018":        "Decree [61/2018/NĐ-CP] of 23 April 2018",
		"Cấp lại chứng chỉ":                             "[Cấp lại chứng chỉ]",
		"so-so":                                         "so-so",
		"/van-ban/61/":                                  "/van-ban/61/",
		"Số bản chính: 1; Ghi chú: kèm bản đồ":          "Originals: 1; Note: [kèm bản đồ]",
		"CT: 1.000 đồng; khác: 2.000 đồng":              "[CT]: 1,000 dong; other: 2,000 dong",
		"Mới tiếp nhận: 8. Trong đó, qua thư: 2 (25%).": "[Mới tiếp nhận]: 8. Of these, [qua thư]: 2 (25%).",
		"": "",
	} {
		var said strings.Builder
		for _, p := range For("en").Say(text) {
			if p.Written {
				said.WriteString("[" + p.Text + "]")
			} else {
				said.WriteString(p.Text)
			}
		}
		if said.String() != want {
			t.Errorf("%q is %q, want %q", text, said.String(), want)
		}
	}
}

func TestPage(t *testing.T) {
	g := For("en")
	for page, want := range map[string]string{
		`<p>` + g.Marked("Cấp lại") + `</p>`:                                 `<p lang="vi">Cấp lại</p>`,
		`<p>` + g.Marked("Cấp lại") + ` (3)</p>`:                             `<p lang="vi">Cấp lại (3)</p>`,
		`<p>See ` + g.Marked("Cấp lại") + `</p>`:                             `<p>See <span lang="vi">Cấp lại</span></p>`,
		`<p>` + g.Marked("Văn bản") + `</p>`:                                 `<p>Documents</p>`,
		`<p title="` + g.Marked("Cấp lại") + `">x</p>`:                       `<p title="Cấp lại">x</p>`,
		`<option>` + g.Marked("Cấp lại") + ` of</option>`:                    `<option>Cấp lại of</option>`,
		`<b lang="vi">` + g.Marked("Cấp lại") + `</b>`:                       `<b lang="vi"><span lang="vi">Cấp lại</span></b>`,
		`<script>if (a < b) "` + g.Marked("Cấp lại") + `"</script><i>x</i>`:  `<script>if (a < b) "Cấp lại"</script><i>x</i>`,
		g.HTML(`<a href="/x/">Cấp lại</a>, <a href="/y/">Văn bản</a>`):       `<a lang="vi" href="/x/">Cấp lại</a>, <a href="/y/">Documents</a>`,
		g.HTML("<p>Văn bản</p>\n<ul><li>một<br>hai</li></ul>\n<hr>\nba"):     "<p lang=\"vi\">Văn bản</p>\n<ul lang=\"vi\"><li>một<br>hai</li></ul>\n<hr>\n<span lang=\"vi\">ba</span>",
		g.HTML("<h2 id=\"a\">Trả lời</h2>\n<p>Vâng.</p>\n<h2>Khác thế</h2>"): "<h2 id=\"a\">Answer</h2>\n<p lang=\"vi\">Vâng.</p>\n<h2 lang=\"vi\">Khác thế</h2>",
		g.HTML("3 &lt; 4"): `3 &lt; 4`,
	} {
		if got := string(Settle([]byte(page))); got != want {
			t.Errorf("%s\nis\n%s\nwant\n%s", page, got, want)
		}
	}
}

// Whatever a page is, marks leave nothing in it, and a page without marks stays as it is.
func FuzzSettle(f *testing.F) {
	f.Add("<p>x</p>", "Cấp lại")
	f.Add("<script>", "a</p>")
	f.Add("<", "<option>")
	f.Fuzz(func(t *testing.T, page, text string) {
		page = noMarks.Replace(page)
		if got := string(Settle([]byte(page))); got != page {
			t.Errorf("%q became %q", page, got)
		}
		marked := For("en").Marked(html.EscapeString(text))
		if got := string(Settle([]byte(page + marked + page))); strings.Contains(got, opens) || strings.Contains(got, closes) {
			t.Errorf("marks are left: %q", got)
		}
	})
}

// Words of content are said besides, and go before those of the table; the table itself stays as it is.
func TestOtherWords(t *testing.T) {
	english := For("en")
	more := english.With(map[string]string{"Y tế dự phòng": "Preventive medicine", "Thủ tục": "Formalities"})
	for text, want := range map[string]string{
		"Y tế dự phòng":          "Preventive medicine",
		"Tin tức: Y tế dự phòng": "News: Preventive medicine",
		"Thủ tục":                "Formalities",
		"Trực tiếp":              "In person",
	} {
		if got := more.Plain(text); got != want {
			t.Errorf("%q is said %q, want %q", text, got, want)
		}
	}
	if got := english.Plain("Y tế dự phòng"); got != "Y tế dự phòng" {
		t.Errorf("the table itself says %q", got)
	}
}
