package server

import (
	"bytes"
	"compress/gzip"
	"html"
	"io"
	"maps"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"

	"congkhai/generator/publish/verify"
)

// Each example serves the portal as the portal needs it, at the root and under a path of another site.
func TestTheExamplesServeThePortal(t *testing.T) {
	for _, path := range []string{"", "/so/skhcn"} {
		for _, p := range programs {
			t.Run(p.name+path, func(t *testing.T) { serves(t, start(t, p, path)) })
		}
	}
}

func serves(t *testing.T, s *server) {
	t.Helper()
	for _, need := range []struct {
		name string
		test func(*server)
	}{
		{"Answers", (*server).answers}, {"Redirects", (*server).redirects}, {"EveryAnswerHasTheSecurityHeaders", (*server).secures},
		{"CompressedCopies", (*server).compresses}, {"Caching", (*server).caches}, {"Links", (*server).leads},
		{"PublishingAgain", (*server).publishesAgain}, {"VerifyOverHTTP", (*server).verifies},
	} {
		t.Run(need.name, func(t *testing.T) {
			now := *s
			now.t = t
			need.test(&now)
		})
	}
}

func (s *server) answers() {
	for _, test := range []struct {
		method, path string
		status       int
		kind         string
		file         string // whose bytes are the answer
	}{
		{"GET", "/", 200, "text/html; charset=utf-8", "index.html"},
		{"GET", "/thu-tuc/1.000173/", 200, "text/html; charset=utf-8", "thu-tuc/1.000173/index.html"},
		{"GET", "/thu-tuc/1.000173", s.program.folder, "", ""},
		{"GET", "/tin-tuc/ten-cu/", 301, "", ""},
		{"GET", "/tin-tuc/ten-cu", 301, "", ""},
		{"HEAD", "/tin-tuc/ten-cu", 301, "", ""},
		{"GET", (&url.URL{Path: longest}).EscapedPath(), 301, "", ""},
		{"GET", "/tin-tuc/da-rut/", 410, "text/html; charset=utf-8", "tin-tuc/da-rut/index.html"},
		{"GET", "/tin-tuc/da-rut", 410, "text/html; charset=utf-8", "tin-tuc/da-rut/index.html"},
		{"GET", "/index.php?option=com_content&id=13", 410, "text/html; charset=utf-8", "dia-chi-cu/index.html"},
		{"GET", "/tin-tuc/ten-cu?in=1", 410, "text/html; charset=utf-8", "dia-chi-cu/index.html"},
		{"GET", "/index.php?id=13&option=com_content", 404, "text/html; charset=utf-8", "404.html"},
		{"GET", "/index.php", 404, "text/html; charset=utf-8", "404.html"},
		{"GET", "/?p=13", 200, "text/html; charset=utf-8", "index.html"},
		{"GET", (&url.URL{Path: "/" + awkwardPath + "/rut"}).EscapedPath(), 410, "text/html; charset=utf-8", awkwardPath + "/rut/index.html"},
		{"GET", "/khong-co/", 404, "text/html; charset=utf-8", "404.html"},
		{"GET", "/khong-co.css", 404, "text/html; charset=utf-8", "404.html"},
		{"GET", "/sitemap.xml", 200, "application/xml; charset=utf-8", "sitemap.xml"},
		{"GET", "/da-rut.map", 200, "text/plain; charset=utf-8", "da-rut.map"},
		{"GET", "/sitemap.xml/x", 404, "text/html; charset=utf-8", "404.html"},
		{"GET", "/chuyen-huong.map", 200, "text/plain; charset=utf-8", "chuyen-huong.map"},
		{"GET", "/bang-ke.json", 200, "application/json; charset=utf-8", "bang-ke.json"},
		{"GET", "/bao-cao/2021-q3/so-lieu.csv", 200, "text/csv; charset=utf-8", "bao-cao/2021-q3/so-lieu.csv"},
		{"GET", s.found("tai-nguyen/*.css"), 200, "text/css; charset=utf-8", s.found("tai-nguyen/*.css")},
		{"GET", "/tong-kiem.txt", 200, "text/plain; charset=utf-8", "tong-kiem.txt"},
		{"GET", "/nhat-ky/checkpoint", 200, "text/plain; charset=utf-8", "nhat-ky/checkpoint"},
		{"GET", "/nhat-ky/khoa.txt", 200, "text/plain; charset=utf-8", "nhat-ky/khoa.txt"},
		{"GET", s.tile("0"), 200, "application/octet-stream", s.tile("0")},
		{"GET", s.tile("entries"), 200, "application/octet-stream", s.tile("entries")},
		{"GET", "/index.html.gz", 200, "application/octet-stream", "index.html.gz"},
		{"GET", "/nhat-ky/tile/5/000", 404, "text/html; charset=utf-8", "404.html"},
		{"GET", "/.git/config", 404, "text/html; charset=utf-8", "404.html"},
		{"GET", "/.htaccess", s.program.htaccess, "text/html; charset=utf-8", "404.html"},
		{"GET", "/web.config", 404, "text/html; charset=utf-8", "404.html"},
		{"GET", "/chuyen-huong.caddy", 404, "text/html; charset=utf-8", "404.html"},
		{"POST", "/", 405, "", ""},
		{"POST", "/tin-tuc/ten-cu/", 405, "", ""},
		{"PUT", "/x.html", 405, "", ""},
	} {
		w, body := s.ask(test.method, test.path)
		if w.StatusCode != test.status || test.kind != "" && w.Header.Get("Content-Type") != test.kind {
			s.t.Errorf("%s %s: %d %s", test.method, test.path, w.StatusCode, w.Header.Get("Content-Type"))
		}
		if test.file != "" && string(body) != s.file(test.file) {
			s.t.Errorf("%s: not the bytes of %s", test.path, test.file)
		}
		if w.Header.Get("Content-Encoding") != "" {
			s.t.Errorf("%s comes as %q, which nobody asked for", test.path, w.Header.Get("Content-Encoding"))
		}
	}
}

// redirects are addresses that lead elsewhere, on each server.
var redirects = map[string]string{
	"/index.php?option=com_content&id=12":  "/tin-tuc/?q=a%20b",
	"/index.php/?option=com_content&id=12": "/tin-tuc/?q=a%20b",
	"/?p=12":                               "/thu-tuc/1.000173/#can-cu",
	"/vi/tin%20tuc.aspx?ten=%C4%90o%20l%C6%B0%E1%BB%9Dng&x=%C4%90+a": "/lien-he/",
	"/%C4%90o-luong%20cu/":          "/van-ban/",
	"/%C4%90o-luong%20cu":           "/van-ban/",
	"/%C4%90o-luong%20cu?a=1":       "/van-ban/",
	awkwardAsked:                    "/lien-he/",
	awkwardAsked + "/?b=1":          "/lien-he/",
	awkwardAsked + "?" + queryAsked: "/lien-he/?hoi",
	"/tin-tuc/ten-cu/":              "/lien-he/", "/tin-tuc/ten-cu": "/lien-he/",
	(&url.URL{Path: longest}).EscapedPath(): "/lien-he/?" + strings.Repeat("%E1%BB%99", longQuery),
}

// awkwardAsked is a path as browsers ask for it, and a query.
var (
	awkwardAsked = (&url.URL{Path: "/" + awkwardPath}).EscapedPath()
	queryAsked   = strings.NewReplacer(" ", "%20", `"`, "%22", "<", "%3C", ">", "%3E", "'", "%27").Replace("a=" + awkwardQuery)
)

func (s *server) redirects() {
	all := maps.Clone(redirects)
	all["/thu-tuc/1.000173"], all["/tim-kiem"] = "/thu-tuc/1.000173/", "/tim-kiem/"
	if s.program.folder == http.StatusMovedPermanently { // with the other status Caddy leaves the query out
		all["/tim-kiem?q=a%20b"] = "/tim-kiem/?q=a%20b"
	}
	for from, to := range all {
		w, _ := s.ask("GET", from)
		got := w.Header.Get("Location")
		if !s.program.relative {
			got = strings.TrimPrefix(got, "http://"+s.address)
		}
		if got != s.path+to {
			s.t.Errorf("%s leads to %q", from, w.Header.Get("Location"))
		}
	}
}

func (s *server) secures() {
	for _, path := range []string{"/", "/khong-co/", "/thu-tuc", "/tin-tuc/ten-cu/", "/tin-tuc/da-rut/", "/bang-ke.json", "/nhat-ky/checkpoint", s.tile("0"),
		"/tai-nguyen/khong-co.css", "/.git/config"} {
		for _, method := range []string{"GET", "POST"} {
			w, _ := s.ask(method, path)
			for header, want := range map[string]string{"Content-Security-Policy": "frame-ancestors 'none'", "X-Content-Type-Options": "nosniff",
				"Referrer-Policy": "strict-origin-when-cross-origin", "Permissions-Policy": "camera=()", "Cross-Origin-Opener-Policy": "same-origin"} {
				if got := w.Header.Values(header); len(got) != 1 || !strings.Contains(got[0], want) {
					s.t.Errorf("%s %s: %s is %q", method, path, header, got)
				}
			}
			if strings.ContainsAny(w.Header.Get("Server"), "0123456789") {
				s.t.Errorf("%s tells its version: %q", path, w.Header.Get("Server"))
			}
		}
	}
}

func (s *server) compresses() {
	for _, path := range []string{"/", "/thu-tuc/1.000173/", "/sitemap.xml", s.found("tai-nguyen/*.css")} {
		for _, coding := range s.program.codings {
			plain, want := s.ask("GET", path)
			w, body := s.ask("GET", path, "Accept-Encoding", coding)
			if w.Header.Get("Content-Encoding") != coding || w.Header.Get("Content-Type") != plain.Header.Get("Content-Type") {
				s.t.Errorf("%s comes as %q, %s", path, w.Header.Get("Content-Encoding"), w.Header.Get("Content-Type"))
				continue
			}
			if len(s.program.codings) > 1 && !strings.Contains(w.Header.Get("Vary"), "Accept-Encoding") {
				s.t.Errorf("%s: caches are not told that it may come otherwise", path)
			}
			if got := unpacked(s.t, coding, body); !bytes.Equal(got, want) {
				s.t.Errorf("%s: the copy is of something else", path)
			}
			if again, _ := s.ask("GET", path, "Accept-Encoding", coding, "If-None-Match", w.Header.Get("ETag")); again.StatusCode != http.StatusNotModified {
				s.t.Errorf("the same copy of %s comes again: %d", path, again.StatusCode)
			}
		}
	}
	if w, _ := s.ask("GET", "/", "Accept-Encoding", "gzip;q=0, br;q=0"); w.Header.Get("Content-Encoding") != "" {
		s.t.Errorf("who wants no copy gets %q", w.Header.Get("Content-Encoding"))
	}
	if s.program.codings[0] == "br" {
		if w, _ := s.ask("GET", "/", "Accept-Encoding", "gzip, deflate, br"); w.Header.Get("Content-Encoding") != "br" {
			s.t.Errorf("a browser gets %q", w.Header.Get("Content-Encoding"))
		}
	}
}

// links are addresses of the portal in a page.
var links = regexp.MustCompile(`\s(?:href|src|action|data-may)="(/[^"#]*)`)

// leads follows all links of some pages, errors too.
func (s *server) leads() {
	followed := map[string]bool{}
	for _, page := range []string{"/", "/thu-tuc/1.000173/", "/tin-tuc/", "/tim-kiem/", "/kiem-chung/", "/khong-co/", "/tin-tuc/da-rut/"} {
		_, text := s.ask("GET", page)
		for _, m := range links.FindAllStringSubmatch(string(text), -1) {
			address, ok := strings.CutPrefix(html.UnescapeString(m[1]), s.path+"/")
			if !ok || followed[address] {
				continue // others are told by the test of what pages say
			}
			followed[address] = true
			if w, _ := s.ask("GET", "/"+address); w.StatusCode != http.StatusOK {
				s.t.Errorf("%s leads to /%s: %d", page, address, w.StatusCode)
			}
		}
	}
	if len(followed) < 50 {
		s.t.Errorf("only %d links", len(followed))
	}
}

func unpacked(t *testing.T, coding string, body []byte) []byte {
	t.Helper()
	var r io.Reader = brotli.NewReader(bytes.NewReader(body))
	if coding == "gzip" {
		var err error
		if r, err = gzip.NewReader(bytes.NewReader(body)); err != nil {
			t.Fatal(err)
		}
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return plain
}

// What has its content in its name is kept for ever; all else is asked for again, and does not come again while it is the same.
func (s *server) caches() {
	for path, want := range map[string]string{s.found("tai-nguyen/*.css"): "immutable", s.found("tim-kiem/??????????/*"): "immutable",
		s.tile("0"): "immutable", s.tile("entries"): "immutable", "/nhat-ky/tile/5/000": "no-cache",
		"/nhat-ky/checkpoint": "no-cache", "/tong-kiem.txt": "no-cache"} {
		w, _ := s.ask("GET", path)
		if got := w.Header.Get("Cache-Control"); !strings.Contains(got, want) {
			s.t.Errorf("%s is kept as %q", path, got)
		}
	}
	w, _ := s.ask("GET", "/")
	if got := w.Header.Get("Cache-Control"); got != "no-cache" {
		s.t.Errorf("a page is kept as %q", got)
	}
	again, _ := s.ask("GET", "/", "If-None-Match", w.Header.Get("ETag"))
	if again.StatusCode != http.StatusNotModified {
		s.t.Errorf("the same page comes again: %d", again.StatusCode)
	}
}

// Publishing changes no validator of what stays, and a page that was on its way finds the assets of the tree before.
func (s *server) publishesAgain() {
	before, _ := s.ask("GET", "/lien-he/")
	old := filepath.Join(s.folder, ".public.truoc", "tai-nguyen")
	s.publish() // nothing changed
	if after, _ := s.ask("GET", "/lien-he/"); validator(after) != validator(before) {
		s.t.Error("a page that did not change has another ETag")
	}
	if err := os.MkdirAll(old, 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(old, "cong-khai.0123456789.css"), []byte("p{}"), 0o644); err != nil {
		s.t.Fatal(err)
	}
	w, body := s.ask("GET", "/tai-nguyen/cong-khai.0123456789.css")
	if found := w.StatusCode == 200 && string(body) == "p{}" && w.Header.Get("Content-Type") == "text/css; charset=utf-8"; found != s.program.before {
		s.t.Errorf("an asset of the tree before: %d %q", w.StatusCode, body)
	}
}

// validator is the ETag of an answer, which Apache calls weak in the second in which the file was written.
func validator(w *http.Response) string { return strings.TrimPrefix(w.Header.Get("ETag"), "W/") }

// Who has nothing but the address verifies the portal, and finds a byte that changed on the server.
func (s *server) verifies() {
	look := func() verify.Report {
		place, err := verify.Open("http://"+s.address+s.path, time.Minute)
		if err != nil {
			s.t.Fatal(err)
		}
		defer place.Close()
		r, err := verify.Run(s.t.Context(), place, verify.Ask{Key: s.key.Verifier})
		if err != nil {
			s.t.Fatal(err)
		}
		return r
	}
	r := look()
	if r.Count(verify.Wrong)+r.Count(verify.Unread) > 0 || r.Files < 200 || r.Entries == 0 {
		s.t.Errorf("%d files, %d entries: %v", r.Files, r.Entries, r.Findings)
	}
	for _, withheld := range []string{".htaccess", "web.config", "chuyen-huong.caddy"} {
		if !slices.ContainsFunc(r.Findings, func(f verify.Finding) bool { return f.Sort == verify.Remark && f.Path == withheld }) {
			s.t.Errorf("that %s is not checked is not told: %v", withheld, r.Findings)
		}
	}
	page := filepath.Join(s.folder, "public", "lien-he", "index.html")
	text, err := os.ReadFile(page)
	if err != nil {
		s.t.Fatal(err)
	}
	text[len(text)/2] ^= 1
	if err := os.WriteFile(page, text, 0o644); err != nil {
		s.t.Fatal(err)
	}
	if r := look(); r.Count(verify.Wrong) != 1 || r.Findings[0].Path != "lien-he/index.html" {
		s.t.Errorf("of a byte that changed is told %v", r.Findings)
	}
}
