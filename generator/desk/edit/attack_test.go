package edit

import (
	"encoding/base64"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"congkhai/generator/test/small"
)

const oneNews = `
-- content/tin-tuc/hop.md --
+++
ten = "Họp báo" # nói với báo chí
ngay = 2026-10-20
tom_tat = "Sở họp báo."
# việc của phòng
linh_vuc = "do-luong"
chuyen_muc = "cchc"
+++

Sở họp báo ngày 20/10.
`

// TestStrangers holds every request that does not come from the browser that the page was opened with, by its own
// forms.
func TestStrangers(t *testing.T) {
	dir := smallFolder(t, oneNews)
	b := enter(t, serverOf(dir))
	before, to := contentOf(t, dir), addressOf("tin-tuc", "hop")
	post := b.formOf("tin-tuc", "hop")
	post.Set("ten", "Đã bị đổi")
	post.Set(buttonName, saveButton)
	for what, change := range map[string]func(r *http.Request){
		"a foreign host":             func(r *http.Request) { r.Host = "ke-xau.example" },
		"a name bound to this host":  func(r *http.Request) { r.Host = "ke-xau.example:1314" },
		"localhost":                  func(r *http.Request) { r.Host = "localhost:1314" },
		"another port":               func(r *http.Request) { r.Host = "127.0.0.1:1315" },
		"no host":                    func(r *http.Request) { r.Host = "" },
		"another origin":             func(r *http.Request) { r.Header.Set("Origin", "http://ke-xau.example") },
		"an origin that begins so":   func(r *http.Request) { r.Header.Set("Origin", "http://"+host+".ke-xau.example") },
		"the origin of another port": func(r *http.Request) { r.Header.Set("Origin", "http://127.0.0.1:1315") },
		"https":                      func(r *http.Request) { r.Header.Set("Origin", "https://"+host) },
		"no origin":                  func(r *http.Request) { r.Header.Del("Origin") },
		"null":                       func(r *http.Request) { r.Header.Set("Origin", "null") },
		"cross-site":                 func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") },
		"same-site":                  func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "same-site") },
		"no cookie":                  func(r *http.Request) { r.Header.Del("Cookie") },
		"a guessed cookie":           func(r *http.Request) { r.Header.Set("Cookie", b.cookie.Name+"=AAAAAAAAAAAAAAAAAAAAAAAAAA") },
		"an empty cookie":            func(r *http.Request) { r.Header.Set("Cookie", b.cookie.Name+"=") },
	} {
		for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete, "XOA"} {
			r := request(to, post)
			r.AddCookie(b.cookie)
			r.Method = method
			change(r)
			w := httptest.NewRecorder()
			b.server.ServeHTTP(w, r)
			if w.Code != http.StatusForbidden || strings.Contains(w.Body.String(), "<") {
				t.Errorf("%s is answered with %d to %s", what, w.Code, method)
			}
		}
	}
	if names := changed(before, contentOf(t, dir)); len(names) > 0 {
		t.Error("strangers wrote ", names)
	}
	b.mustSave(to, post) // which shows that it was the strangers who were refused
}

// TestReading asks for what would write without sending a form.
func TestReading(t *testing.T) {
	dir := smallFolder(t, oneNews)
	b := enter(t, serverOf(dir))
	post := b.formOf("tin-tuc", "hop")
	post.Set("ten", "Họp báo lần hai")
	b.mustSave(addressOf("tin-tuc", "hop"), post)
	before := contentOf(t, dir)
	post.Set("ten", "Họp báo lần ba")
	post.Set(buttonName, saveButton)
	for _, method := range []string{http.MethodGet, http.MethodHead} {
		for _, path := range []string{
			addressOf("tin-tuc", "hop"), root + undoName, root + sendName, root + leaveName, root + meName, root + importName,
			root + "tin-tuc/" + newName,
		} {
			b.do(httptest.NewRequest(method, "http://"+host+path+"?"+post.Encode(), nil))
		}
	}
	if names := changed(before, contentOf(t, dir)); len(names) > 0 {
		t.Error("reading wrote ", names)
	}
	b.get(root) // nobody was sent away
}

// TestKeys tries the ways in again after they were used.
func TestKeys(t *testing.T) {
	s := serverOf(smallFolder(t, oneNews))
	address := s.Address()
	b := enter(t, s)
	stranger := &browser{TB: t, server: s}
	for what, path := range map[string]string{
		"a used token": address, "an empty token": "http://" + host + root + "?khoa=", "no token": "http://" + host + root,
	} {
		if w := stranger.do(httptest.NewRequest(http.MethodGet, path, nil)); w.Code != http.StatusForbidden {
			t.Errorf("%s: %d", what, w.Code)
		}
	}
	if c := b.cookie; !c.HttpOnly || c.SameSite != http.SameSiteStrictMode {
		t.Errorf("the cookie can be read or sent by others: %+v", c)
	}
	if w := b.do(request(root+leaveName, nil)); w.Code >= http.StatusBadRequest {
		t.Fatal("leaving: ", w.Code)
	}
	for _, path := range []string{root, addressOf("tin-tuc", "hop"), "/", "/tin-tuc/hop/"} {
		if w := b.do(httptest.NewRequest(http.MethodGet, "http://"+host+path, nil)); w.Code != http.StatusForbidden {
			t.Errorf("after leaving %s is answered with %d", path, w.Code)
		}
	}
}

// TestPaths tries to reach files that are no records.
func TestPaths(t *testing.T) {
	dir := smallFolder(t, oneNews)
	b := enter(t, serverOf(dir))
	form, before := b.formOf("tin-tuc", "hop"), contentOf(t, filepath.Dir(dir))
	form.Set("ten", "Đã bị đổi")
	for _, id := range []string{
		"../co-quan/so", "..%2fco-quan%2fso", "%2e%2e/co-quan/so", "%2e%2e%2f%2e%2e%2fconfig", "..\\config", "..%5cconfig", "con", "nul.md",
		"CON", ".git", ".git%2fconfig", "%00", "hop%00.md", "hop.md", "hop/", "hop//", "Hop", "HOP", "_index", "index", "a%0ab", "-", "",
		"%2fetc%2fpasswd", strings.Repeat("a", 300), "hop:$DATA", "hop%20", "hop.", "họp", "hop?x", "%e2%80%aehop",
	} {
		for _, folder := range []string{"tin-tuc", "..", "%2e%2e", "tin-tuc%2f..", "TIN-TUC", "_x", ".git", "themes"} {
			to := root + folder + "/" + id
			u, err := url.Parse("http://" + host + to)
			if err != nil || folder == "tin-tuc" && strings.HasPrefix(id, "hop?") {
				continue
			}
			for _, fresh := range []string{"", "1"} {
				post := url.Values{}
				for name, values := range form {
					post[name] = values
				}
				post.Set(freshName, fresh)
				post.Set(buttonName, saveButton)
				if fresh != "" {
					post.Set(baseName, "")
				}
				r := request("/", post)
				r.URL = u
				if w := b.do(r); w.Code == http.StatusSeeOther {
					t.Errorf("%s is saved (new: %q)", to, fresh)
				}
			}
		}
	}
	if names := changed(before, contentOf(t, filepath.Dir(dir))); len(names) > 0 {
		t.Error("written: ", names)
	}
}

// TestUploads puts files with odd names and of odd sizes beside a record.
func TestUploads(t *testing.T) {
	dir := smallFolder(t, oneNews)
	b := enter(t, serverOf(dir))
	to, before := addressOf("tin-tuc", "hop"), contentOf(t, filepath.Dir(dir))
	pdf := "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
	for _, name := range []string{
		"../../config.pdf", `..\..\config.pdf`, "/etc/passwd.pdf", "CON.pdf", "nul", ".git", ".htaccess", "a.html", "a.svg", "a.pdf.exe", "index.md",
		"hop.md", "\x00.pdf", "a\nb.pdf", `"><script>alert(1)</script>.pdf`, "](javascript:alert(1)).pdf", strings.Repeat("d", 400) + ".pdf", "",
	} {
		w := b.press(to, attachButton, b.formOf("tin-tuc", "hop"), upload{fileName, name, pdf})
		if page := w.Body.String(); w.Code >= http.StatusInternalServerError || strings.Contains(page, "<script>alert") {
			t.Errorf("%q: %d %s", name, w.Code, wrongsIn(page))
		}
		if w.Code != http.StatusOK {
			continue
		}
		b.save(to, fieldsOf(t, w.Body.String()))
	}
	for _, file := range changed(before, contentOf(t, filepath.Dir(dir))) {
		inside := strings.HasPrefix(file, filepath.Base(dir)+"/content/tin-tuc/hop/")
		if ext := filepath.Ext(file); !(inside && (ext == ".pdf" || file == filepath.Base(dir)+"/content/tin-tuc/hop/index.md")) &&
			file != filepath.Base(dir)+"/content/tin-tuc/hop.md" {
			t.Error("written: ", file)
		}
	}
	w := b.press(to, attachButton, b.formOf("tin-tuc", "hop"), upload{fileName, "to.pdf", pdf + strings.Repeat("x", 100<<20)})
	if !strings.Contains(small.Words(w.Body.String(), ""), "MB") {
		t.Error("a file of 100 MB is answered with ", w.Code, wrongsIn(w.Body.String()))
	}
}

// TestForged sends forms whose parts were not made by the page.
func TestForged(t *testing.T) {
	dir := smallFolder(t, oneNews)
	b := enter(t, serverOf(dir))
	to := addressOf("tin-tuc", "hop")
	for what, base := range map[string]string{
		"no base": "", "no base64": "%%%", "another text": "+++\nten = \"Khác\"\n+++\n", "no text at all": "\x00\xff\xfe", "no end": "+++\nten = [[[[",
		"other keys": "+++\nnhap = true\nla = 1\n+++\n",
	} {
		post := b.formOf("tin-tuc", "hop")
		if what != "no base64" {
			base = base64.StdEncoding.EncodeToString([]byte(base))
		}
		post.Set(baseName, base)
		before := contentOf(t, dir)
		_, saved := b.save(to, post)
		if names := changed(before, contentOf(t, dir)); len(names) > 1 || len(names) > 0 && !saved {
			t.Errorf("%s: written %v", what, names)
		}
		if is := sayingOf("x.md", []byte(fileOf(t, dir, "content/tin-tuc/hop.md"))); is.values["ten"] != "Họp báo" {
			t.Errorf("%s: the name is now %v", what, is.values["ten"])
		}
	}
}

// evil are texts that would be something else where they are not escaped.
var evil = []string{
	"\"]\n[x]\ny = \"", "</textarea><script>alert(1)</script>", "+++", "\n+++\nnhap = true\n", `"""`, "'''", `\`, `\"`, "\u2028", "# chú thích",
	`"><img src=x onerror=alert(1)>`, "{{.}}", "<script>alert(1)</script>", "&lt;b&gt;", "[x](javascript:alert(1))", "```", "![](//ke.xau/x.png)", "\x00", "\x1b[31m", "\u202eabc",
	"]]>", "<!--", "= 1", "[[x]]", "a\tb", "\r", "$(id)", "%s%d", "📎", strings.Repeat("ă", 5000),
}

// TestInjection types such texts into every box of a form: nothing comes out as markup, no key is written that was not
// asked for.
func TestInjection(t *testing.T) {
	dir := smallFolder(t, oneNews)
	b := enter(t, serverOf(dir))
	to, saves := addressOf("tin-tuc", "hop"), 0
	for _, text := range evil {
		open := b.formOf("tin-tuc", "hop")
		for name := range open {
			if name == baseName || name == heldName {
				continue
			}
			post := url.Values{}
			for other, values := range open {
				post[other] = values
			}
			post.Set(name, text)
			before := contentOf(t, dir)
			w := b.press(to, checkButton, post)
			if page := w.Body.String(); w.Code != http.StatusOK || strings.Contains(page, "<script>") || strings.Contains(page, "<img") {
				t.Fatalf("%s = %q comes out as it is: %d", name, text, w.Code)
			}
			page, saved := b.save(to, post)
			if strings.Contains(page, "<script>") || strings.Contains(page, "<img") {
				t.Fatalf("%s = %q comes out as it is (saved: %v)", name, text, saved)
			}
			if saved {
				saves++
			}
			onlyKey(t, name, text, before, contentOf(t, dir))
			small.Must(t, writeAll(dir, before))
		}
	}
	if saves < len(evil) {
		t.Errorf("only %d such texts could be saved", saves)
	}
}

// onlyKey fails where another key than the one that was typed is written.
func onlyKey(t *testing.T, key, text string, before, after map[string]string) {
	t.Helper()
	const file = "content/tin-tuc/hop.md"
	for _, name := range changed(before, after) {
		if name != file {
			t.Errorf("%s = %q writes %s", key, text, name)
		}
	}
	was, is := sayingOf(file, []byte(before[file])), sayingOf(file, []byte(after[file]))
	key, _, _ = strings.Cut(strings.TrimRight(key, "?#!"), ".")
	for name := range is.values {
		if name != key && was.values[name] == nil {
			t.Errorf("%s = %q writes the key %s", key, text, name)
		}
	}
	if key != bodyName && was.body != is.body {
		t.Errorf("%s = %q writes the text %q", key, text, is.body)
	}
}
