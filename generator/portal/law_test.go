package portal

import (
	"errors"
	"fmt"
	"html/template"
	"os"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/tools/txtar"

	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds"
	"congkhai/generator/pages/late"
	"congkhai/generator/site"
	"congkhai/generator/test/small"
	"congkhai/generator/text/calendar"
)

func realPortal(t *testing.T, opt Options) *Portal {
	t.Helper()
	p, problems := load(t, os.DirFS("../.."), opt)
	if p == nil {
		t.Fatalf("the real content has problems:\n%s", small.Printed(t, problems, source.Vietnamese))
	}
	return p
}

func TestSameFilesGiveTheSameBytes(t *testing.T) {
	want := small.Tree(t, realPortal(t, Options{}))
	before, zone := runtime.GOMAXPROCS(0), time.Local
	defer func() {
		runtime.GOMAXPROCS(before)
		time.Local = zone
	}()
	for _, cores := range []int{1, 8} {
		runtime.GOMAXPROCS(cores)
		time.Local = time.FixedZone("xa", -11*3600)
		small.SameTrees(t, fmt.Sprintf("on %d cores in another zone", cores), want, small.Tree(t, realPortal(t, Options{})))
	}
}

// Today is a day in the portal's own zone, wherever the machine stands.
func TestTodayIsTheDayOfThePortalsZone(t *testing.T) {
	late := time.Date(2026, 6, 30, 23, 0, 0, 0, time.UTC) // already 1 July in Vietnam
	p, _, err := Load(os.DirFS("../.."), Options{Now: late})
	if err != nil || p == nil {
		t.Fatal(err)
	}
	if got := p.Site.AsOf.String(); got != "2026-07-01" {
		t.Errorf("the portal shows %s", got)
	}
}

const timed = `
-- content/tin-tuc/tu.md --
+++
ten = "Đăng từ"
ngay = 2026-11-05
chuyen_muc = "cchc"
tom_tat = "khong_bao_cao"
dang_tu = 2026-11-05
+++
-- content/tin-tuc/den.md --
+++
ten = "Đăng đến"
ngay = 2026-10-01
chuyen_muc = "cchc"
tom_tat = "khong_bao_cao"
dang_den = 2026-11-09
+++
-- content/tin-tuc/nhap.md --
+++
nhap = true
ten = "Bản nháp"
ngay = 2026-10-01
chuyen_muc = "cchc"
tom_tat = "khong_bao_cao"
dang_tu = 2026-11-03
+++
-- content/phan-anh/cho.md --
+++
ten = "Đang chờ"
ngay_nhan = 2026-10-01
ve = "hanh_vi"
trang_thai = "da_tiep_nhan"
co_quan = "so"
+++
-- content/van-ban/1-qd-ubnd-2026.toml --
so_ky_hieu = "1/QĐ-UBND"
loai = "Quyết định"
ngay_ban_hanh = 2026-10-01
co_quan_ban_hanh = "so"
trich_yeu = "Thử"
hieu_luc_tu = 2026-11-12
het_hieu_luc_tu = 2026-11-15
nguon = ["Công báo"]
`

// From one change to the next the portal stays byte for byte the same, and then it changes.
func TestNextChangeIsTheDayOnWhichSomethingChanges(t *testing.T) {
	files := small.Files(t, txtar.Parse([]byte(timed)))
	var days []string
	opt := Options{AsOf: small.AsOf}
	for range 10 {
		p, problems := load(t, files, opt)
		if p == nil {
			t.Fatalf("%s:\n%s", opt.AsOf, small.Printed(t, problems, source.Vietnamese))
		}
		next := p.Site.NextChange()
		if next.IsZero() {
			break
		}
		days = append(days, next.String())
		before, _ := load(t, files, Options{AsOf: next.Add(-1)})
		small.SameTrees(t, "the day before "+next.String(), small.Tree(t, p), small.Tree(t, before))
		opt.AsOf = next
	}
	if want := []string{"2026-11-05", "2026-11-10", "2026-11-12", "2026-11-15", "2027-02-04"}; !slices.Equal(days, want) {
		t.Errorf("changes on %q, want %q", days, want)
	}
}

// hasEnded is what the page in the place of a record says when the record's last day has passed.
const hasEnded = "Nội dung này đã hết hạn đăng."

func TestDraftsAndWindows(t *testing.T) {
	files := small.Files(t, txtar.Parse([]byte(timed)))
	for _, test := range []struct {
		opt  Options
		want []string
	}{
		{Options{}, []string{"den"}},
		{Options{AsOf: calendar.Date{Year: 2026, Month: 11, Day: 5}}, []string{"den", "tu"}},
		{Options{AsOf: calendar.Date{Year: 2026, Month: 11, Day: 10}}, []string{"tu"}},
		{Options{Drafts: true}, []string{"den", "nhap", "tu"}},
	} {
		p, _ := load(t, files, test.opt)
		var got []string
		for path, text := range small.Tree(t, p) {
			if id, ok := strings.CutSuffix(path, "/index.html"); ok && strings.Count(id, "/") == 1 && strings.HasPrefix(id, "tin-tuc/") {
				if id = strings.TrimPrefix(id, "tin-tuc/"); id != "chuyen-muc" && !strings.Contains(text, hasEnded) {
					got = append(got, id)
				}
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, test.want) {
			t.Errorf("%+v shows %q, want %q", test.opt, got, test.want)
		}
	}
}

// hotline is a kind that a department might add: one file, one line in the table, one layout.
type hotline struct {
	record.Common
	Name  string `key:"ten" say:"tên"`
	Phone string `key:"so" say:"số điện thoại"`
	Field string `key:"linh_vuc" is:"linh-vuc" say:"lĩnh vực"`
}

func (h *hotline) Title() string { return h.Name }

type hotlineView struct{ Phone string }

func hotlineKind() *site.Kind {
	return site.Define(site.Kind{
		Kind:   record.Kind{Folder: "duong-day-nong", Name: "Đường dây nóng", Suffix: []string{".toml"}, New: record.Fresh[hotline]},
		Layout: "hotline",
		View:   site.ViewOf(func(_ *site.Site, _ *record.Record, h *hotline, _ site.Body) hotlineView { return hotlineView{h.Phone} }),
	})
}

func TestAKindIsOneFileOneLineOneLayout(t *testing.T) {
	files := small.Files(t, txtar.Parse([]byte(`
-- themes/cong-khai/layouts/hotline.html --
{{define "main"}}<h1>{{.Frame.Title}}</h1><p>{{.Main.Phone}}</p>{{end}}
-- content/duong-day-nong/phong-mot.toml --
ten = "Phòng Một"
so = "0273"
linh_vuc = "do-luong"
`)))
	p, problems := load(t, files, Options{Kinds: append(kinds.Kinds(), hotlineKind())})
	if p == nil {
		t.Fatal(small.Printed(t, problems, source.Vietnamese))
	}
	for url, want := range map[string]string{
		"/duong-day-nong/phong-mot/": "0273", "/duong-day-nong/": "/duong-day-nong/phong-mot/",
		"/linh-vuc/do-luong/": "Phòng Một", "/so-do/": "/duong-day-nong/", "/sitemap.xml": "/duong-day-nong/phong-mot/",
		"/duong-day-nong/phong-mot/du-lieu.json": `"du_lieu":{"ten":"Phòng Một","so":"0273","linh_vuc":"do-luong"}`,
		"/duong-day-nong/danh-sach.csv":          ",0273,do-luong\r\n", "/data.json": "/duong-day-nong/danh-sach.json",
	} {
		if text := small.Page(t, p, url); !strings.Contains(text, want) {
			t.Errorf("%s lacks %q", url, want)
		}
	}
	const found = `["Đường dây nóng",1,"/duong-day-nong/phong-mot/"]`
	if text := small.Page(t, p, "/tim-kiem/muc-luc.json"); !strings.Contains(text, found) || !strings.Contains(text, `"Phòng Một\n`) {
		t.Errorf("the search does not know the record:\n%s", text)
	}
	files["content/duong-day-nong/phong-mot.toml"] = &fstest.MapFile{Data: []byte("ten = \"A\"\nghi_gi = \"1\"\nlinh_vuc = \"x\"\n")}
	_, problems = load(t, files, Options{Kinds: append(kinds.Kinds(), hotlineKind())})
	if text := small.Printed(t, problems, source.Vietnamese); strings.Count(text, "[") != 3 {
		t.Errorf("want an unknown key, a missing one and a reference to nothing:\n%s", text)
	}
}

type tapeView struct{ Text late.HTML }

// What is late is made for a page that has to be written, and for no other. Where it cannot be made, the page is named.
func TestWhatIsLateIsMadeForPagesThatAreWritten(t *testing.T) {
	files := small.Files(t, txtar.Parse([]byte(`
-- themes/cong-khai/layouts/tape.html --
{{define "main"}}{{.Main.Text}}{{end}}
-- content/bang/mot.toml --
ten = "Một"
so = "0273"
linh_vuc = "do-luong"
`)))
	text, torn := "<p>nghe</p>", error(nil)
	tape := site.Define(site.Kind{
		Kind:   record.Kind{Folder: "bang", Name: "Băng", Suffix: []string{".toml"}, New: record.Fresh[hotline]},
		Layout: "tape",
		View: site.ViewOf(func(_ *site.Site, _ *record.Record, h *hotline, _ site.Body) tapeView {
			return tapeView{late.New(h.Phone, func() (template.HTML, error) { return template.HTML(text), torn })}
		}),
	})
	p, problems := load(t, files, Options{Kinds: append(kinds.Kinds(), tape)})
	if p == nil {
		t.Fatal(small.Printed(t, problems, source.Vietnamese))
	}
	file, _, err := p.File("bang/mot/index.html")
	if err != nil {
		t.Fatal(err)
	}
	var first, second strings.Builder
	key, err := file.Make("", &first)
	if err != nil || !strings.Contains(first.String(), "<p>nghe</p>") {
		t.Errorf("%v:\n%s", err, &first)
	}
	torn = errors.New("đứt băng")
	if again, err := file.Make(key, &second); err != nil || again != key || second.Len() > 0 {
		t.Errorf("a page that stands: key %q, then %q, %v and %q", key, again, err, &second)
	}
	if _, err := file.Make("", &second); !errors.Is(err, torn) || !strings.HasPrefix(err.Error(), "/bang/mot/: ") || second.Len() > 0 {
		t.Errorf("a page that cannot be made: %v and %q", err, &second)
	}
}

// Every layout's fields are checked before anything is rendered.
func TestLayoutsAreHeldAgainstTheirViews(t *testing.T) {
	files := small.Files(t, txtar.Parse([]byte(`
-- themes/cong-khai/layouts/news.html --
{{define "main"}}<h1>{{.Frame.Titel}}</h1>
{{range $i, $x := .Main.Related}}{{$x.Reasons}}{{end}}
{{with .Main.Date}}{{.Text}}{{.Year}}{{end}} {{t "khong_co_chu_nay"}} {{template "khong-co"}}{{end}}
-- themes/cong-khai/layouts/agency.html --
{{define "main"}}{{t .Main.Officers}} {{asset "khong-co.css"}}{{end}}
`)))
	_, problems := load(t, files, Options{})
	got := small.Printed(t, problems, source.Vietnamese)
	for _, want := range []string{
		`news.html:1:30: không có trường "Titel" trong Frame; ý bạn là "Title"? [thieu-truong]`,
		`news.html:2:38: không có trường "Reasons" trong Related; ý bạn là "Reason"? [thieu-truong]`,
		`news.html:3:31: không có trường "Year" trong Day [thieu-truong]`,
		`bảng chữ của giao diện thiếu "khong_co_chu_nay" [thieu-chu]`,
		`không có mảnh bố cục "khong-co" [thieu-manh]`,
		`t cần một chuỗi, ở đây là []kinds.OfficerView [khoa-chu-sai-kieu]`,
		`giao diện không có tài nguyên "khong-co.css" [thieu-tai-nguyen]`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// A layout that is missing, or that the template library refuses, is a problem at its place.
func TestBrokenLayoutsAreProblems(t *testing.T) {
	files := small.Files(t, txtar.Parse([]byte(`
-- themes/cong-khai/layouts/news.html --
{{define "main"}}
{{if}}{{end}}
`)))
	delete(files, "themes/cong-khai/layouts/map.html")
	texts := files["themes/cong-khai/i18n/vi.toml"]
	texts.Data = []byte(strings.Replace(string(texts.Data), "gom_ca_hai =", "gom_hai =", 1))
	_, problems := load(t, files, Options{})
	got := small.Printed(t, problems, source.Vietnamese)
	for _, want := range []string{
		"themes/cong-khai/layouts/map.html: giao diện thiếu bố cục \"map.html\" [thieu-bo-cuc]",
		"themes/cong-khai/i18n/vi.toml:1:1: bảng chữ của giao diện thiếu \"gom_ca_hai\" [thieu-chu]",
		"themes/cong-khai/layouts/news.html:2:1: bố cục viết chưa đúng: missing value for if [bo-cuc-sai]",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// mapLine is a line of a file for nginx's map directive: two words in quotes, of which the second names no variable.
var mapLine = regexp.MustCompile(`^"(?:[^"\\\x00-\x1F]|\\.)*" "[!#%&(-:=?-Z_a-z~]*";$`)

func checkMap(t *testing.T, path, text string) {
	t.Helper()
	lines := slices.Collect(strings.Lines(text))
	for _, line := range lines {
		if !mapLine.MatchString(strings.TrimSuffix(line, "\n")) {
			t.Errorf("%s: %s", path, line)
		}
	}
	if len(lines) < 4 || !slices.IsSorted(lines) {
		t.Errorf("%s has %d lines, or they are in no order", path, len(lines))
	}
}

// Whatever an author writes into any text, no page carries it as markup or as an address that runs a program.
func TestTextsNeverBecomeMarkup(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/doc-hai.txt")
	if err != nil {
		t.Fatal(err)
	}
	p, problems := load(t, small.Files(t, archive), Options{})
	if p == nil {
		t.Fatal(small.Printed(t, problems, source.Vietnamese))
	}
	seen := 0
	for path, text := range small.Tree(t, p) {
		if strings.HasSuffix(path, ".map") {
			checkMap(t, path, text)
			continue
		}
		if strings.HasSuffix(path, ".csv") || strings.HasSuffix(path, ".json") || strings.HasSuffix(path, ".jsonld") {
			continue // spreadsheets show text as text, programs read it as such, and so does the search (browser.TestSearchShowsHostileTextsAsTexts)
		}
		seen += strings.Count(text, "Độc")
		for _, bad := range []string{"<script>Độc", "<b>Độc", "<img src=x", "\"onclick=", "href=\"javascript:", "href=\"data:", "href='javascript:"} {
			if strings.Contains(text, bad) {
				t.Errorf("%s holds %q", path, bad)
			}
		}
	}
	if seen < 50 {
		t.Errorf("the hostile words stand on the pages only %d times: the test tests nothing", seen)
	}
}
