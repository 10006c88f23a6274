package portal

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"congkhai/generator/files/source"
	"congkhai/generator/test/sample"
	"congkhai/generator/test/small"
)

// many is a portal with so many news items, one a day.
func many(t *testing.T, n int) fstest.MapFS {
	t.Helper()
	files := small.Files(t, &txtar.Archive{})
	for i := range n {
		text := fmt.Sprintf("+++\nten = \"Tin %d\"\nngay = %d-%02d-%02d\nchuyen_muc = \"cchc\"\ntom_tat = \"khong_bao_cao\"\nlinh_vuc = \"do-luong\"\n+++\n", i, 2022+i/336, 1+i/28%12, 1+i%28)
		files[fmt.Sprintf("content/tin-tuc/t%03d.md", i)] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

func TestListsAreCutIntoPagesOf50(t *testing.T) {
	p, _ := load(t, many(t, 101), Options{})
	all := small.Tree(t, p)
	seen := map[string]int{}
	for path, want := range map[string]int{"tin-tuc/index.html": 50, "tin-tuc/trang-2/index.html": 50, "tin-tuc/trang-3/index.html": 1,
		"tin-tuc/chuyen-muc/cchc/trang-3/index.html": 1} {
		items := regexp.MustCompile(`href="(/tin-tuc/t\d+/)"`).FindAllStringSubmatch(all[path], -1)
		if len(items) != want {
			t.Errorf("%s lists %d items, want %d", path, len(items), want)
		}
		if strings.HasPrefix(path, "tin-tuc/chuyen-muc") {
			continue
		}
		for _, item := range items {
			seen[item[1]]++
		}
	}
	if len(seen) != 101 {
		t.Errorf("the pages list %d items, want 101, each once", len(seen))
	}
	for path, marks := range map[string][]string{
		"tin-tuc/index.html":         {`href="/tin-tuc/" aria-current="page"`, `href="/tin-tuc/trang-3/"`},
		"tin-tuc/trang-2/index.html": {`href="/tin-tuc/trang-2/" aria-current="page"`, "trang 2"},
	} {
		for _, mark := range marks {
			if !strings.Contains(all[path], mark) {
				t.Errorf("%s lacks %q", path, mark)
			}
		}
	}
	if _, ok := all["tin-tuc/trang-4/index.html"]; ok {
		t.Error("there is a page 4 with nothing on it")
	}
}

func TestFeedsHoldTheNewest(t *testing.T) {
	p, _ := load(t, many(t, 101), Options{})
	feed := small.Tree(t, p)["tin-tuc/atom.xml"]
	if got := strings.Count(feed, "<entry>"); got != 30 {
		t.Errorf("the feed has %d entries, want 30", got)
	}
	for _, part := range []string{"<updated>2022-04-17T00:00:00Z</updated>", "<title>Tin 100</title>", "https://thu.gov.vn/tin-tuc/t100/"} {
		if !strings.Contains(feed, part) {
			t.Errorf("the feed lacks %q", part)
		}
	}
	empty, _ := load(t, many(t, 0), Options{})
	if _, ok := small.Tree(t, empty)["tin-tuc/atom.xml"]; ok {
		t.Error("a feed without entries is published")
	}
}

var jsonPart = regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`)

func TestMachinesAreToldOfAPage(t *testing.T) {
	p := realPortal(t, Options{AsOf: small.Day(t, "2025-06-30")}) // the last day of its department
	text := small.Page(t, p, "/thu-tuc/1.000173/")
	for _, part := range []string{
		`<link rel="canonical" href="https://skhcn.tiengiang.gov.vn/thu-tuc/1.000173/">`,
		`<meta property="og:url" content="https://skhcn.tiengiang.gov.vn/thu-tuc/1.000173/">`,
		`<meta name="DC.title" content="Thủ tục cấp và cấp lại chứng chỉ nhân viên bức xạ`,
		`<meta name="DC.date" content="2021-06-25">`, `<meta name="DC.publisher" content="Sở Khoa học và Công nghệ tỉnh Tiền Giang">`,
		`<meta name="DC.identifier" content="https://`, `<html lang="vi">`,
	} {
		if !strings.Contains(text, part) {
			t.Errorf("the page lacks %q", part)
		}
	}
	m := jsonPart.FindStringSubmatch(text)
	if m == nil {
		t.Fatal("the page has no JSON-LD")
	}
	var service struct {
		Type       string `json:"@type"`
		Identifier string `json:"identifier"`
		Channels   []any  `json:"availableChannel"`
	}
	if err := json.Unmarshal([]byte(m[1]), &service); err != nil {
		t.Fatal(err)
	}
	if service.Type != "GovernmentService" || service.Identifier != "1.000173" || len(service.Channels) != 3 {
		t.Errorf("the JSON-LD says %+v", service)
	}
	all := small.Tree(t, p)
	for _, feed := range []string{"thu-tuc", "bao-cao", "tin-tuc", "van-ban"} {
		if !strings.Contains(all[feed+"/atom.xml"], "<entry>") {
			t.Errorf("the feed of %s has no entries", feed)
		}
	}
	if pages := strings.Count(all["sitemap.xml"], "<loc>"); pages != len(p.Site.Pages())-1 {
		t.Errorf("the site map lists %d of %d pages", pages, len(p.Site.Pages())-1)
	}
	if !strings.Contains(all["robots.txt"], "Sitemap: https://skhcn.tiengiang.gov.vn/sitemap.xml") {
		t.Error("robots.txt does not name the site map")
	}
}

func TestLongBacklinksLeadToTheList(t *testing.T) {
	files := many(t, 60)
	for i := range 60 {
		text := fmt.Sprintf("so_ky_hieu = \"%d/QĐ-SO\"\nloai = \"Quyết định\"\nngay_ban_hanh = 2022-01-01\nco_quan_ban_hanh = \"so\"\n"+
			"trich_yeu = \"khong_bao_cao\"\nhieu_luc_tu = \"khong_bao_cao\"\nnguon = [\"Công báo\"]\n", i+1)
		files[fmt.Sprintf("content/van-ban/%d-qd-so-2022.toml", i+1)] = &fstest.MapFile{Data: []byte(text)}
	}
	p, _ := load(t, files, Options{})
	agency, field := small.Page(t, p, "/co-quan/so/"), small.Page(t, p, "/linh-vuc/do-luong/")
	if got := len(regexp.MustCompile(`href="/van-ban/\d`).FindAllString(agency, -1)); got != 50 || !strings.Contains(agency, `<a href="/van-ban/co-quan/so/">Xem đủ 60 mục</a>`) {
		t.Errorf("the agency's page links to %d documents", got)
	}
	if got := strings.Count(field, `href="/tin-tuc/t`); got != 50 || !strings.Contains(field, `<a href="/linh-vuc/do-luong/tin-tuc/">Xem đủ 60 mục</a>`) {
		t.Errorf("the field's page links to %d news", got)
	}
	if rest := small.Page(t, p, "/linh-vuc/do-luong/tin-tuc/trang-2/"); strings.Count(rest, `href="/tin-tuc/t`) != 10 {
		t.Error("news have no list by field, so the field has one of its own, with the last 10 on its second page")
	}
}

func TestLongListsLeadToNearPages(t *testing.T) {
	p, _ := load(t, many(t, 601), Options{})
	numbers := regexp.MustCompile(`trang-\d+/"[^>]*>(\d+)</a>( …)?`)
	got := ""
	for _, m := range numbers.FindAllStringSubmatch(small.Page(t, p, "/tin-tuc/trang-7/"), -1) {
		got += m[1] + m[2] + " "
	}
	if want := "4 5 6 7 8 9 10 … 13 "; got != want {
		t.Errorf("page 7 of 13 leads to %q, want %q besides page 1", got, want)
	}
}

func TestALongListIsCutIntoPagesThatAPhoneCanLoad(t *testing.T) {
	files := small.Files(t, &txtar.Archive{})
	if err := sample.New(1001).Files(func(name, text string) error {
		files[name] = &fstest.MapFile{Data: []byte(text)}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	p, problems := load(t, files, Options{})
	if p == nil {
		t.Fatalf("%s", small.Printed(t, problems, source.Vietnamese))
	}
	list := small.Page(t, p, "/thu-tuc/")
	if len(list) > 50_000 || strings.Contains(list, `id="bo_loc"`) {
		t.Errorf("the first page of 1,001 procedures has %d bytes, or is to be narrowed down as if it had all", len(list))
	}
	if !strings.Contains(list, `<a href="/thu-tuc/trang-21/"`) || !regexp.MustCompile(`<a href="/thu-tuc/trang-\d+/#chu_`).MatchString(list) {
		t.Error("the list does not lead to its last page, or to letters")
	}
}

func TestALongListByTitlesStandsUnderLetters(t *testing.T) {
	files := many(t, 0)
	for i, first := range strings.Fields("Đá Ấm Ao Ăn Dạ 4") {
		for j := range 6 {
			name := fmt.Sprintf("content/linh-vuc/l-%d-%d.toml", i, j)
			files[name] = &fstest.MapFile{Data: fmt.Appendf(nil, "ten = \"%s %d\"\n", first, j)}
		}
	}
	p, _ := load(t, files, Options{})
	list := small.Page(t, p, "/linh-vuc/")
	got := regexp.MustCompile(`<h2 id="chu_[^"]*">([^<]*)`).FindAllStringSubmatch(list, -1)
	letters := ""
	for _, m := range got {
		letters += m[1]
	}
	if letters != "#AĂÂDĐ" {
		t.Errorf("letters %q", letters)
	}
	for _, href := range []string{"#chu_so", "#chu_dd"} {
		if !strings.Contains(list, `<a href="/linh-vuc/`+href+`">`) {
			t.Errorf("no link leads to %s", href)
		}
	}
}

func TestPicturesHaveTheirSize(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 30, 20))); err != nil {
		t.Fatal(err)
	}
	files := many(t, 0)
	files["content/tin-tuc/le-ky/index.md"] = &fstest.MapFile{Data: []byte("+++\nten = \"Lễ ký\"\nngay = 2022-01-01\nchuyen_muc = \"cchc\"\ntom_tat = \"khong_bao_cao\"\n+++\n\n![Hai bên ký](ky.png)\n")}
	files["content/tin-tuc/le-ky/ky.png"] = &fstest.MapFile{Data: b.Bytes()}
	p, _ := load(t, files, Options{})
	all := small.Tree(t, p)
	if want := `<img src="/tin-tuc/le-ky/ky.png" alt="Hai bên ký" loading="lazy" width="30" height="20">`; !strings.Contains(all["tin-tuc/le-ky/index.html"], want) {
		t.Errorf("the page lacks %s", want)
	}
	if all["tin-tuc/le-ky/ky.png"] != b.String() {
		t.Error("the picture is not published beside its page")
	}
}

func TestNewsLeadWithTheirPicture(t *testing.T) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 600, 400)), nil); err != nil {
		t.Fatal(err)
	}
	files := many(t, 0)
	files["content/tin-tuc/le-ky/index.md"] = &fstest.MapFile{Data: []byte("+++\nten = \"Lễ ký\"\nngay = 2022-01-01\nchuyen_muc = \"cchc\"\n" +
		"tom_tat = \"Hai bên ký.\"\nanh = \"ky.jpg\"\nanh_ta = \"Hai người bắt tay\"\n+++\n\nNội dung.\n")}
	files["content/tin-tuc/le-ky/ky.jpg"] = &fstest.MapFile{Data: b.Bytes()}
	p, _ := load(t, files, Options{})
	const set = ` loading="lazy" srcset="/tin-tuc/le-ky/ky.480w.jpg 480w, /tin-tuc/le-ky/ky.jpg 600w" sizes="`
	if page := small.Page(t, p, "/tin-tuc/le-ky/"); !strings.Contains(page, `<img src="/tin-tuc/le-ky/ky.jpg" alt="Hai người bắt tay"`+set) {
		t.Error("the page does not begin with the picture")
	}
	list := small.Page(t, p, "/tin-tuc/")
	if !strings.Contains(list, `<li><img src="/tin-tuc/le-ky/ky.jpg" alt=""`+set+`9rem" width="600" height="400"><a href="/tin-tuc/le-ky/">Lễ ký</a>`) ||
		!strings.Contains(list, "<p>Hai bên ký.</p>") {
		t.Error("the list has no picture and summary:", list)
	}
}

func TestLargePicturesComeSmallerToo(t *testing.T) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 1200, 900)), nil); err != nil {
		t.Fatal(err)
	}
	files := many(t, 0)
	files["content/tin-tuc/le-ky/index.md"] = &fstest.MapFile{Data: []byte("+++\nten = \"Lễ ký\"\nngay = 2022-01-01\nchuyen_muc = \"cchc\"\ntom_tat = \"khong_bao_cao\"\n+++\n\n![Hai bên ký](ky,1.JPG)\n")}
	files["content/tin-tuc/le-ky/ky,1.JPG"] = &fstest.MapFile{Data: b.Bytes()}
	p, _ := load(t, files, Options{})
	all := small.Tree(t, p)
	want := `srcset="/tin-tuc/le-ky/ky%2C1.480w.JPG 480w, /tin-tuc/le-ky/ky%2C1.960w.JPG 960w, /tin-tuc/le-ky/ky%2C1.JPG 1200w"`
	if !strings.Contains(all["tin-tuc/le-ky/index.html"], want) {
		t.Errorf("the page lacks %s", want)
	}
	small, _, err := image.DecodeConfig(strings.NewReader(all["tin-tuc/le-ky/ky,1.480w.JPG"]))
	if err != nil || small.Width != 480 || small.Height != 360 {
		t.Errorf("the smaller picture is %v, %v", small, err)
	}
}
