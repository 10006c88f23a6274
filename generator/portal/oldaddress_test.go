package portal

import (
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"congkhai/generator/publish"
	"congkhai/generator/site"
)

func oldPortal(t *testing.T, opt Options) *Portal {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/cong/dia-chi-cu.txt")
	if err != nil {
		t.Fatal(err)
	}
	p, problems := load(t, portal(t, archive), opt)
	if p == nil {
		t.Fatal(string(printed(t, problems, "vi")))
	}
	return p
}

// Pages for old addresses are for who has the address: no list of the portal's and nothing that machines read names them,
// but for the record that tells of them, the tables made of it, and the files for servers.
func TestNothingListsPagesForOldAddresses(t *testing.T) {
	p := oldPortal(t, Options{})
	all := tree(t, p)
	old := 0
	for _, page := range p.Site.Pages() {
		if !page.Old {
			continue
		}
		old++
		text := all[pathOf(page.URL)]
		if !strings.Contains(text, `<meta name="robots" content="noindex">`) {
			t.Errorf("%s may be listed by search engines", page.URL)
		}
		for name, other := range all {
			if name != pathOf(page.URL) && !strings.HasSuffix(name, ".map") && !strings.HasPrefix(name, "dia-chi-cu/") && strings.Contains(other, `"`+page.URL) {
				t.Errorf("%s names %s", name, page.URL)
			}
		}
		for _, name := range []string{"sitemap.xml", "tin-tuc/atom.xml", "so-do/index.html", "tin-tuc/index.html"} {
			if strings.Contains(all[name], page.URL) {
				t.Errorf("%s names %s", name, page.URL)
			}
		}
		if strings.Contains(text, `<meta http-equiv="refresh"`) != (page.Layout == "moved") {
			t.Errorf("%s leads on, or does not", page.URL)
		}
	}
	if old != 5 {
		t.Errorf("%d pages for old addresses", old)
	}
	if want := `<link rel="canonical" href="https://thu.gov.vn/tin-tuc/moi/">`; !strings.Contains(all["tin-tuc/cu/index.html"], want) {
		t.Errorf("the page that has moved lacks %s", want)
	}
}

func TestOldAddressesGiveTheSameBytes(t *testing.T) {
	want := tree(t, oldPortal(t, Options{}))
	cores := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(cores)
	sameTrees(t, "on one core", want, tree(t, oldPortal(t, Options{})))
}

// With drafts, content whose last day has passed is shown again, and an old address in its place gives way.
func TestDraftsShowWhatIsOver(t *testing.T) {
	p := oldPortal(t, Options{Drafts: true})
	if page := p.Site.Page("/tin-tuc/het/"); page == nil || page.Old {
		t.Error("the record whose last day has passed is not shown with drafts")
	}
}

func TestAddressesThatLast(t *testing.T) {
	kinds := site.Kinds()
	for _, address := range strings.Fields(`/thu-tuc/1.000173/ /tin-tuc/2021-doi-thoai/ /tin-tuc/2021-doi-thoai/hinh.jpg /van-ban/1-qd-ubnd-2021.pdf
		/gioi-thieu/ /gioi-thieu.pdf /bao-cao/2021-q3/bieu.pdf/ /bao-cao/2021-q3/khac.csv /cu/xa/xua/ /loai-cu/bai/ /thu-tuc/1.000173/khac/
		/van-ban/NGHI-QUYET.PDF /linh-vuc/do-luong/`) {
		if !site.Lasts(kinds, address) {
			t.Errorf("%s does not last", address)
		}
	}
	for _, address := range strings.Fields(`/ /thu-tuc/ /404.html /so-do/ /can-bo/ /can-bo/quy-tac/ /tim-kiem/ /tim-kiem/muc-luc.json /robots.txt
		/sitemap.xml /sitemap-1.xml /bang-ke.json /tong-kiem.txt /kiem-chung/ /nhat-ky/checkpoint /nhat-ky/bien-nhan/tin-tuc/a.txt /nhat-ky/tile/entries/000.p/3 /chuyen-huong.map /da-rut.map /thu-tuc/atom.xml /thu-tuc/trang-2/ /thu-tuc/tat-ca/ /thu-tuc/linh-vuc/
		/thu-tuc/linh-vuc/do-luong/ /thu-tuc/linh-vuc/do-luong/trang-12/ /van-ban/nam/2021/ /linh-vuc/do-luong/thu-tuc/ /linh-vuc/do-luong/thu-tuc/trang-2/
		/thu-tuc/1.000173/lich-su/ /thu-tuc/1.000173/lich-su/2021-06-25/ /thu-tuc/1.000173/lich-su/atom.xml /thay-doi/2021-06/
		/tai-nguyen/cong-khai.0123.css /the-chia-se.png /tin-tuc/2021-doi-thoai/the-chia-se.png /tin-tuc/2021-doi-thoai/hinh.480w.jpg
		/bang-gia/nhan-gui-2026/bang-gia.csv /bao-cao/2021-q3/so-lieu.csv /bao-cao/2021-q3/so-lieu.json /thu-tuc/danh-sach.csv
		/thu-tuc/danh-sach.ho_so.giay_to.csv /thu-tuc/danh-sach.schema.json /thu-tuc/cpsv-ap.jsonld /thu-tuc/1.000173/du-lieu.json /data.json /thu-tuc/1.000173/index.html.gz /van-ban/1-qd-ubnd-2021.pdf.br
		/cong-khai/ /cong-khai/thieu/trinh-tu/ /cong-khai/danh-muc.csv /thoi-han-cong-khai/`) {
		if site.Lasts(kinds, address) {
			t.Errorf("%s lasts", address)
		}
	}
}

// Of everything that the real portal publishes, the pages of records, their files, and nothing else last.
func TestWhatLastsIsTheContent(t *testing.T) {
	p := realPortal(t, Options{})
	files, err := p.Files()
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, page := range p.Site.Pages() {
		if page.Record != nil {
			want = append(want, page.URL)
		}
	}
	want = slices.AppendSeq(want, maps.Keys(p.Site.Published()))
	for _, f := range files {
		if address := addressOf(f.Path); site.Lasts(p.Site.Kinds, address) {
			got = append(got, address)
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("%q last, want %q", got, want)
	}
}

func TestVanishedAddresses(t *testing.T) {
	p := oldPortal(t, Options{})
	files, err := p.Files()
	if err != nil {
		t.Fatal(err)
	}
	now := make([]string, len(files))
	for i, f := range files {
		now[i] = f.Path
	}
	for _, test := range []struct {
		name   string
		before []string
		want   []Vanished
	}{
		{"nothing was published", nil, nil},
		{"all is still there", now, nil},
		{"lists may go", []string{"tin-tuc/trang-2/index.html", "thu-tuc/linh-vuc/do-luong/index.html", "tai-nguyen/x.css", "x/atom.xml"}, nil},
		{"inside what moved, was withdrawn, or is over", []string{"tin-tuc/cu/lich-su/index.html", "bao-cao/2021-q3/bieu.pdf", "tin-tuc/het/anh.png"}, nil},
		{"beside what was withdrawn", []string{"bao-cao/2021-q3/khac.pdf"}, []Vanished{{"/bao-cao/2021-q3/khac.pdf", ""}}},
		{"one for a folder", []string{"tin-tuc/xa/a.pdf", "tin-tuc/xa/index.html", "tin-tuc/xa.pdf"}, []Vanished{{"/tin-tuc/xa.pdf", ""}, {"/tin-tuc/xa/", "/tin-tuc/moi/"}}},
		{"a slip of the name", []string{"tin-tuc/mo/index.html", "tin-tuc/khac-han/index.html"}, []Vanished{{"/tin-tuc/khac-han/", ""}, {"/tin-tuc/mo/", "/tin-tuc/moi/"}}},
		{"a file that became a page tells nothing", []string{"tin-tuc/moi.pdf"}, []Vanished{{"/tin-tuc/moi.pdf", ""}}},
	} {
		if got := p.Vanished(test.before, files); !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// Of the files of the content, none is missing from the next build of the same content.
func TestNothingVanishesOfItself(t *testing.T) {
	p, problems := load(t, os.DirFS("../.."), Options{})
	if p == nil {
		t.Fatal(string(printed(t, problems, "vi")))
	}
	files, err := p.Files()
	if err != nil {
		t.Fatal(err)
	}
	paths := []string{publish.ManifestName}
	for _, f := range files {
		paths = append(paths, f.Path, f.Path+".gz", f.Path+".br")
	}
	if lost := p.Vanished(paths, files); len(lost) > 0 {
		t.Errorf("%q vanish", lost)
	}
}
