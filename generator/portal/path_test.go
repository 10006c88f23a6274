package portal

import (
	"io"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"congkhai/generator/files/record"
	"congkhai/generator/pages/theme"
	"congkhai/generator/publish"
	"congkhai/generator/test/small"
)

const (
	host      = "https://co-quan.mau.gov.vn"
	underPath = "/so/k.h-cn"
)

const movedAndGone = `ten = "Địa chỉ cũ năm 2026"
[[chuyen]]
tu = "/tin-tuc/ten-cu/"
den = "/lien-he/?hoi"
ngay = 2026-10-01
[[chuyen]]
tu = "/index.php?id=12"
den = "/tin-tuc/"
ngay = 2026-10-01
[[rut]]
tu = "/tin-tuc/da-rut/"
ten = "Danh sách cũ"
ngay = 2026-10-02
ly_do = "Đăng nhầm."
`

// standing is what lies in the repository, in both languages and for all web servers, as a portal at an address.
func standing(t *testing.T, address string) *Portal {
	t.Helper()
	files := fstest.MapFS{}
	small.Copy(t, files, os.DirFS("../.."))
	small.AlsoInEnglish(files)
	config := "may_chu_web = [\"apache\", \"caddy\", \"iis\"]\n" + string(files["config.toml"].Data)
	config = strings.Replace(config, "https://skhcn.tiengiang.gov.vn", address, 1)
	files["config.toml"] = &fstest.MapFile{Data: []byte(config)}
	files["content/dia-chi-cu/2026.toml"] = &fstest.MapFile{Data: []byte(movedAndGone)}
	p, problems := load(t, files, Options{})
	if p == nil {
		t.Fatal(small.Printed(t, problems, "vi"))
	}
	if p.Site.Config.Address != address {
		t.Fatal("the portal stands at ", p.Site.Config.Address)
	}
	return p
}

func TestWhereAPortalStands(t *testing.T) {
	for address, path := range map[string]string{
		"": "", "https://mau.gov.vn": "", "https://mau.gov.vn:8443": "", "https://tinh.gov.vn/skhcn": "/skhcn",
		"http://tinh.gov.vn:81/so/k.h-cn": "/so/k.h-cn", "https://chua-co.invalid/skhcn": "/skhcn",
	} {
		c := record.Config{Address: address}
		if c.Path() != path || c.Unaddressed() != strings.Contains(address, "invalid") {
			t.Errorf("%q stands under %q; has it no address yet: %v", address, c.Path(), c.Unaddressed())
		}
	}
}

// A portal under a path has the files of one at the root, without those that nobody looks for there; and its pages are
// the same, with the path in front of each address of the portal and nowhere else.
func TestAPortalUnderAPathIsThatAtTheRoot(t *testing.T) {
	root, under := small.Tree(t, standing(t, host)), small.Tree(t, standing(t, host+underPath))
	pages := 0
	for _, name := range slices.Sorted(maps.Keys(root)) {
		got, there := under[name]
		switch isSearch := strings.Contains("/"+name, "/tim-kiem/") && path.Ext(name) != ".html"; {
		case there == (name == "robots.txt") && !isSearch: // the search has a folder that is called by what it holds
			t.Errorf("%s: under a path %v", name, there)
		case path.Ext(name) == ".html":
			pages++
			samePage(t, name, root[name], got)
		case path.Base(name) == record.DataFile, slices.Contains([]string{".csv", ".xml", ".css", ".js", ".svg"}, path.Ext(name)):
			if want := strings.ReplaceAll(root[name], host, host+underPath); got != want {
				t.Errorf("%s differs", name)
			}
		}
	}
	if pages < 500 {
		t.Errorf("only %d pages", pages)
	}
	if want := strings.Count(strings.Join(slices.Collect(maps.Keys(root)), "\n"), "\n"); len(under) != want {
		t.Errorf("%d files, and %d without robots.txt at the root", len(under), want)
	}
}

// samePage holds the page of a portal under a path against that at the root, as the parser of the Go project reads them.
func samePage(t *testing.T, name, root, under string) {
	t.Helper()
	was, is := html.NewTokenizer(strings.NewReader(root)), html.NewTokenizer(strings.NewReader(under))
	isCode := false
	for {
		kind := was.Next()
		a, b := was.Token(), html.Token{}
		is.Next()
		b = is.Token()
		if kind == html.ErrorToken {
			return
		}
		text := strings.ReplaceAll(a.Data, host, host+underPath)
		text = strings.ReplaceAll(text, " -nH -i", " -nH --cut-dirs=2 -i")
		if b.Data != text || len(a.Attr) != len(b.Attr) {
			t.Errorf("%s: %s is %s", name, a, b)
			return
		}
		isCode = a.Data == "path" && isCode || a.Data == "svg" && strings.Contains(a.String(), `class="qr"`)
		for i := range a.Attr {
			if want := moved(a, a.Attr[i]); b.Attr[i].Val != want && !isCode { // another address is another code
				t.Errorf("%s: %s is %s", name, a, b)
			}
		}
	}
}

// moved is the value of an attribute in a portal under a path.
func moved(tag html.Token, a html.Attribute) string {
	switch isRooted := strings.HasPrefix(a.Val, "/"); {
	case isRooted && slices.Contains([]string{"href", "src", "action"}, a.Key), a.Key == "data-may":
		return underPath + a.Val
	case a.Key == "srcset":
		return underPath + strings.ReplaceAll(a.Val, ", /", ", "+underPath+"/")
	case tag.Data == "meta" && strings.Contains(tag.String(), `http-equiv="refresh"`):
		return strings.Replace(a.Val, "url=/", "url="+underPath+"/", 1)
	}
	return strings.ReplaceAll(a.Val, host, host+underPath)
}

// Nothing on a page under a path leads out of it, or to what is not there.
func TestLinksUnderAPathLeadToFiles(t *testing.T) {
	tree := small.Tree(t, standing(t, host+underPath))
	followed := map[string]bool{}
	for name, text := range tree {
		if path.Ext(name) != ".html" {
			continue
		}
		for _, address := range addressesOf(text) {
			whole, isRooted := strings.CutPrefix(address, host)
			if isRooted = isRooted || strings.HasPrefix(address, "/"); !isRooted || followed[address] {
				continue
			}
			followed[address] = true
			inside, ok := strings.CutPrefix(whole, underPath+"/")
			inside, _, _ = strings.Cut(inside, "#")
			inside, _, _ = strings.Cut(inside, "?")
			if file := pathOf("/" + inside); !ok || tree[file] == "" && !slices.Contains(madeLast, file) {
				t.Errorf("%s leads to %s", name, address)
			}
		}
	}
	if len(followed) < 1000 || !followed[underPath+"/tim-kiem/"] {
		t.Errorf("only %d addresses", len(followed))
	}
}

// madeLast are the files that are made of all others.
var madeLast = append([]string{publish.ManifestName}, lastNames...)

// addressesOf are all addresses on a page.
func addressesOf(text string) []string {
	var all []string
	for page := html.NewTokenizer(strings.NewReader(text)); page.Next() != html.ErrorToken; {
		for _, a := range page.Token().Attr {
			_, target, refreshes := strings.Cut(a.Val, "; url=")
			switch {
			case a.Key == "content" && refreshes:
				all = append(all, target)
			case a.Key == "srcset":
				for one := range strings.SplitSeq(a.Val, ", ") {
					all = append(all, strings.Fields(one)[0])
				}
			case slices.Contains([]string{"href", "src", "action", "content", "data-may"}, a.Key):
				all = append(all, a.Val)
			}
		}
	}
	return all
}

// What machines are told of a portal under a path are whole addresses, or those that lead there from the root of the host.
func TestMachinesReadThePath(t *testing.T) {
	tree := small.Tree(t, standing(t, host+underPath))
	for file, want := range map[string]string{
		"tim-kiem/muc-luc.json":    `"` + underPath + `/thu-tuc/"`,
		"en/tim-kiem/muc-luc.json": `"` + underPath + `/en/thu-tuc/"`,
		"tim-kiem/opensearch.xml":  host + underPath + "/tim-kiem/?q=",
		"sitemap.xml":              "<loc>" + host + underPath + "/en/thu-tuc/1.000173/</loc>",
		"thu-tuc/atom.xml":         "<id>" + host + underPath + "/thu-tuc/atom.xml</id>",
		"data.json":                `"` + host + underPath + `/thu-tuc/danh-sach.csv"`,
		"chuyen-huong.map":         `"/tin-tuc/ten-cu/" "` + underPath + `/lien-he/?hoi";`,
		"da-rut.map":               `"/tin-tuc/da-rut/" "1";`,
		"truy-van.map":             `"/index.php?id=12" "` + underPath + `/tin-tuc/";`,
		"chuyen-huong.caddy":       `"/en/tin-tuc/ten-cu/" "` + underPath + `/en/lien-he/?hoi" ""`,
		"web.config":               `<add key="/tin-tuc/ten-cu/?" value="` + underPath + `/lien-he/?hoi" />`,
		".htaccess":                `RewriteRule "^tin-tuc/ten-cu/?$" "` + underPath + `/lien-he/?hoi" [R=301,NE,QSD,L]`,
	} {
		if !strings.Contains(tree[file], want) {
			t.Errorf("%s does not tell %s", file, want)
		}
	}
	for _, want := range []string{"ErrorDocument 404 " + underPath + "/404.html\n", `m#^/so/k\\.h-cn/(?:tai-nguyen/`,
		"'" + underPath + "/nhat-ky/checkpoint'", `"` + underPath + `/%{reqenv:cong_khai_rut}/index.html"`} {
		if !strings.Contains(tree[".htaccess"], want) {
			t.Errorf("Apache is not told %s", want)
		}
	}
}

// A portal that goes to another path makes each page again, and one that stays none.
func TestAnotherPathMakesPagesAgain(t *testing.T) {
	keys := func(p *Portal, had map[string]string) (now map[string]string, made int) {
		now = map[string]string{}
		for _, page := range slices.Concat(p.Site.Pages(), p.Site.Twins()) {
			f, written := p.pageFile(page), false
			key, err := f.Make(had[f.Path], writing{&written})
			if err != nil {
				t.Fatal(err)
			}
			now[f.Path] = key
			if written {
				made++
			}
		}
		return now, made
	}
	before, all := keys(standing(t, host+"/so"), nil)
	if _, made := keys(standing(t, host+"/so"), before); made > 0 || all < 500 {
		t.Errorf("%d of %d pages are made again where nothing changed", made, all)
	}
	if _, made := keys(standing(t, host+underPath), before); made != all {
		t.Errorf("under another path %d of %d pages are made again", made, all)
	}
}

// writing notes that something is written.
type writing struct{ done *bool }

func (w writing) Write(b []byte) (int, error) {
	*w.done = true
	return io.Discard.Write(b)
}

// What the room that writes paths knows of assets is where the theme has them.
func TestAssetsAreWherePagesTakeThemFrom(t *testing.T) {
	p := standing(t, host+underPath)
	page := small.Page(t, p, "/")
	if want := `data-may="` + underPath + theme.AssetFolder; !strings.Contains(page, want) {
		t.Errorf("the home page has no %s", want)
	}
}
