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
	"congkhai/generator/test/small"
)

func oldPortal(t *testing.T, opt Options) *Portal {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/cong/dia-chi-cu.txt")
	if err != nil {
		t.Fatal(err)
	}
	p, problems := load(t, small.Files(t, archive), opt)
	if p == nil {
		t.Fatal(small.Printed(t, problems, "vi"))
	}
	return p
}

// Pages for old addresses are for who has the address: no list of the portal's and nothing that machines read names them,
// but for the record that tells of them, the tables made of it, and the files for servers.
func TestNothingListsPagesForOldAddresses(t *testing.T) {
	p := oldPortal(t, Options{})
	all := small.Tree(t, p)
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
	if old != 6 {
		t.Errorf("%d pages for old addresses", old)
	}
	if want := `<link rel="canonical" href="https://thu.gov.vn/tin-tuc/moi/">`; !strings.Contains(all["tin-tuc/cu/index.html"], want) {
		t.Errorf("the page that has moved lacks %s", want)
	}
}

func TestOldAddressesGiveTheSameBytes(t *testing.T) {
	want := small.Tree(t, oldPortal(t, Options{}))
	cores := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(cores)
	small.SameTrees(t, "on one core", want, small.Tree(t, oldPortal(t, Options{})))
}

// With drafts, content whose last day has passed is shown again, and an old address in its place gives way.
func TestDraftsShowWhatIsOver(t *testing.T) {
	p := oldPortal(t, Options{Drafts: true})
	if page := p.Site.Page("/tin-tuc/het/"); page == nil || page.Old {
		t.Error("the record whose last day has passed is not shown with drafts")
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
		if f.Lasts {
			got = append(got, addressOf(f.Path))
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("%q last, want %q", got, want)
	}
}

// loose are files of a tree, of which those with a plus have to last.
func loose(paths ...string) []publish.Published {
	var files []publish.Published
	for _, name := range paths {
		name, lasts := strings.CutPrefix(name, "+")
		files = append(files, publish.Published{Path: name, Lasts: lasts})
	}
	return files
}

// lasts are files of a tree that have to last.
func lasts(paths ...string) []publish.Published {
	return loose(strings.Split("+"+strings.Join(paths, "\x00+"), "\x00")...)
}

func TestVanishedAddresses(t *testing.T) {
	p := oldPortal(t, Options{})
	files, err := p.Files()
	if err != nil {
		t.Fatal(err)
	}
	var now []publish.Published
	for _, f := range files {
		now = append(now, publish.Published{Path: f.Path, Lasts: f.Lasts})
	}
	for _, test := range []struct {
		name   string
		before []publish.Published
		want   []Vanished
	}{
		{"nothing was published", nil, nil},
		{"all is still there", now, nil},
		{"lists may go", loose("tin-tuc/trang-2/index.html", "thu-tuc/linh-vuc/do-luong/index.html", "tai-nguyen/x.css", "x/atom.xml", "+tin-tuc/moi/index.html"), nil},
		{"inside what moved, was withdrawn, or is over", lasts("tin-tuc/cu/lich-su/index.html", "bao-cao/2021-q3/bieu.pdf", "tin-tuc/het/anh.png"), nil},
		{"beside what was withdrawn", lasts("bao-cao/2021-q3/khac.pdf"), []Vanished{{"/bao-cao/2021-q3/khac.pdf", ""}}},
		{"one for a folder", lasts("tin-tuc/xa/a.pdf", "tin-tuc/xa/index.html", "tin-tuc/xa.pdf"), []Vanished{{"/tin-tuc/xa.pdf", ""}, {"/tin-tuc/xa/", "/tin-tuc/moi/"}}},
		{"a slip of the name", lasts("tin-tuc/mo/index.html", "tin-tuc/khac-han/index.html"), []Vanished{{"/tin-tuc/khac-han/", ""}, {"/tin-tuc/mo/", "/tin-tuc/moi/"}}},
		{"of a tree that does not say what lasts, pages do", loose("tin-tuc/xa/index.html", "tin-tuc/hinh.480w.jpg"), []Vanished{{"/tin-tuc/xa/", "/tin-tuc/moi/"}}},
		{"a file that became a page tells nothing", lasts("tin-tuc/moi.pdf"), []Vanished{{"/tin-tuc/moi.pdf", ""}}},
	} {
		if got := p.Vanished(test.before); !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// Of the files of the content, none is missing from the next build of the same content.
func TestNothingVanishesOfItself(t *testing.T) {
	p, problems := load(t, os.DirFS("../.."), Options{})
	if p == nil {
		t.Fatal(small.Printed(t, problems, "vi"))
	}
	files, err := p.Files()
	if err != nil {
		t.Fatal(err)
	}
	var before []publish.Published
	for _, f := range files {
		before = append(before, publish.Published{Path: f.Path, Lasts: f.Lasts})
	}
	if lost := p.Vanished(before); len(lost) > 0 {
		t.Errorf("%q vanish", lost)
	}
}
