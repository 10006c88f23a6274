package nginx

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"congkhai/generator/portal"
	"congkhai/generator/publish"
	"congkhai/generator/publish/proof"
	"congkhai/generator/publish/verify"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/calendar"
)

// server is an nginx that serves a published portal by the example configuration.
type server struct {
	t       *testing.T
	folder  string // as /srv/cong-khai
	address string
	key     proof.Key
}

// start publishes the real portal, compressed, and runs nginx over it. Where nginx is missing the test is skipped, unless
// CONGKHAI_NGINX=required.
func start(t *testing.T) *server {
	t.Helper()
	program, err := exec.LookPath("nginx")
	if err != nil {
		if os.Getenv("CONGKHAI_NGINX") == "required" {
			t.Fatal("nginx is required and not installed")
		}
		t.Skip("nginx is not installed; on Debian: apt-get install nginx-light")
	}
	s := &server{t: t, folder: t.TempDir()}
	if err := os.Chmod(filepath.Dir(s.folder), 0o755); err != nil { // nginx reads as another user when it was started by root
		t.Fatal(err)
	}
	s.makeKey()
	s.publish()
	s.configure()
	web := exec.Command(program, "-p", s.folder, "-c", filepath.Join(s.folder, "nginx.conf"))
	var told bytes.Buffer
	web.Stderr = &told
	if err := web.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = web.Process.Signal(os.Interrupt)
		_ = web.Wait()
		if t.Failed() {
			t.Log(told.String())
		}
	})
	s.wait()
	return s
}

func (s *server) makeKey() {
	s.t.Helper()
	text, err := proof.NewKey("skhcn.tiengiang.gov.vn/nhat-ky")
	if err != nil {
		s.t.Fatal(err)
	}
	if s.key, err = proof.ParseKey(text); err != nil {
		s.t.Fatal(err)
	}
}

// longest is an old address with as many bytes as one may have.
var longest = "/" + strings.Repeat(strings.Repeat("ộ", 40)+"/", 4) + strings.Repeat("c", bound.Path-4*121-2) + "/"

var oldAddresses = `ten = "Địa chỉ cũ năm 2026"

[[chuyen]]
tu = "/tin-tuc/ten-cu/"
den = "/lien-he/"
ngay = 2026-10-01

[[rut]]
tu = "/tin-tuc/da-rut/"
ten = "Danh sách người nộp hồ sơ"
ngay = 2026-10-02
ly_do = "Có thông tin cá nhân."

[[chuyen]]
tu = "` + longest + `"
den = "/lien-he/?` + strings.Repeat("ộ", (bound.Path-10)/3) + `"
ngay = 2026-10-01
`

// publish publishes the real portal, with an address that moved and one that was withdrawn.
func (s *server) publish() {
	s.t.Helper()
	root := filepath.Join(s.folder, "portal")
	for _, folder := range []string{"content", "themes"} {
		if err := os.CopyFS(filepath.Join(root, folder), os.DirFS(filepath.Join("../../..", folder))); err != nil && !errors.Is(err, fs.ErrExist) {
			s.t.Fatal(err)
		}
	}
	config, err := os.ReadFile("../../../config.toml")
	if err != nil {
		s.t.Fatal(err)
	}
	for name, text := range map[string]string{"config.toml": string(config), "content/dia-chi-cu/2026.toml": oldAddresses} {
		file := filepath.Join(root, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
			s.t.Fatal(err)
		}
	}
	p, problems, err := portal.Load(os.DirFS(root), portal.Options{AsOf: calendar.Date{Year: 2026, Month: 11, Day: 1}, Verifier: s.key.Verifier.String()})
	if err != nil || len(problems) > 0 {
		s.t.Fatal(err, problems)
	}
	files, err := p.Files()
	if err != nil {
		s.t.Fatal(err)
	}
	out, err := publish.Open(filepath.Join(s.folder, "public"), publish.State{})
	if err != nil {
		s.t.Fatal(err)
	}
	defer out.Close()
	if _, err := out.Replace(context.Background(), files, publish.Options{Compress: true, Last: p.LogFiles(portal.Signing{Key: &s.key})}); err != nil {
		s.t.Fatal(err)
	}
}

// configure puts the example, for this folder and a free port, into a configuration that runs in the foreground.
func (s *server) configure() {
	s.t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		s.t.Fatal(err)
	}
	s.address = listener.Addr().String()
	listener.Close()
	example, err := os.ReadFile("cong-khai.conf")
	if err != nil {
		s.t.Fatal(err)
	}
	site := strings.NewReplacer("/srv/cong-khai", s.folder, "listen 8080;", "listen "+s.address+";").Replace(string(example))
	config := fmt.Sprintf("daemon off; worker_processes 1; pid %s/pid; error_log stderr warn; events {}\nhttp { access_log off;"+
		" client_body_temp_path %[1]s/tmp; proxy_temp_path %[1]s/tmp; fastcgi_temp_path %[1]s/tmp; uwsgi_temp_path %[1]s/tmp; scgi_temp_path %[1]s/tmp;\n%s}\n", s.folder, site)
	if err := os.WriteFile(filepath.Join(s.folder, "nginx.conf"), []byte(config), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

func (s *server) wait() {
	s.t.Helper()
	for range 100 {
		if c, err := net.Dial("tcp", s.address); err == nil {
			c.Close()
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	s.t.Fatal("nginx does not answer")
}

// ask sends a request and follows nothing.
func (s *server) ask(method, path string, headers ...string) (*http.Response, []byte) {
	s.t.Helper()
	r, err := http.NewRequest(method, "http://"+s.address+path, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	client := http.Client{Transport: &http.Transport{DisableCompression: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	w, err := client.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer w.Body.Close()
	body, err := io.ReadAll(w.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return w, body
}

func (s *server) file(name string) string {
	s.t.Helper()
	b, err := os.ReadFile(filepath.Join(s.folder, "public", name))
	if err != nil {
		s.t.Fatal(err)
	}
	return string(b)
}

// tile is the address of a tile of the log that is not full.
func (s *server) tile(level string) string {
	s.t.Helper()
	found, err := filepath.Glob(filepath.Join(s.folder, "public", "nhat-ky", "tile", level, "*.p", "*"))
	if err != nil || len(found) == 0 {
		s.t.Fatal("there is no tile", err)
	}
	name, err := filepath.Rel(filepath.Join(s.folder, "public"), found[0])
	if err != nil {
		s.t.Fatal(err)
	}
	return "/" + filepath.ToSlash(name)
}

// The example serves the portal as the portal needs it.
func TestTheExampleServesThePortal(t *testing.T) {
	s := start(t)
	for _, test := range []struct {
		method, path string
		status       int
		kind         string
		file         string // whose bytes are the answer
	}{
		{"GET", "/", 200, "text/html; charset=utf-8", "index.html"},
		{"GET", "/thu-tuc/1.000173/", 200, "text/html; charset=utf-8", "thu-tuc/1.000173/index.html"},
		{"GET", "/thu-tuc/1.000173", 301, "", ""},
		{"GET", "/tin-tuc/ten-cu/", 301, "", ""},
		{"GET", "/tin-tuc/ten-cu", 301, "", ""},
		{"GET", (&url.URL{Path: longest}).EscapedPath(), 301, "", ""},
		{"GET", "/tin-tuc/da-rut/", 410, "text/html; charset=utf-8", "tin-tuc/da-rut/index.html"},
		{"GET", "/khong-co/", 404, "text/html; charset=utf-8", "404.html"},
		{"GET", "/sitemap.xml", 200, "application/xml; charset=utf-8", "sitemap.xml"},
		{"GET", "/robots.txt", 200, "text/plain; charset=utf-8", "robots.txt"},
		{"GET", "/bang-ke.json", 200, "application/json; charset=utf-8", "bang-ke.json"},
		{"GET", "/bao-cao/2021-q3/so-lieu.csv", 200, "text/csv; charset=utf-8", "bao-cao/2021-q3/so-lieu.csv"},
		{"GET", "/tong-kiem.txt", 200, "text/plain; charset=utf-8", "tong-kiem.txt"},
		{"GET", "/nhat-ky/checkpoint", 200, "text/plain; charset=utf-8", "nhat-ky/checkpoint"},
		{"GET", "/nhat-ky/khoa.txt", 200, "text/plain; charset=utf-8", "nhat-ky/khoa.txt"},
		{"GET", s.tile("0"), 200, "application/octet-stream", s.tile("0")},
		{"GET", s.tile("entries"), 200, "application/octet-stream", s.tile("entries")},
		{"GET", "/nhat-ky/tile/5/000", 404, "text/html; charset=utf-8", "404.html"},
		{"GET", "/.git/config", 404, "text/html; charset=utf-8", "404.html"},
		{"POST", "/", 405, "", ""},
		{"PUT", "/x.html", 405, "", ""},
	} {
		w, body := s.ask(test.method, test.path)
		if w.StatusCode != test.status || test.kind != "" && w.Header.Get("Content-Type") != test.kind {
			t.Errorf("%s %s: %d %s", test.method, test.path, w.StatusCode, w.Header.Get("Content-Type"))
		}
		if test.file != "" && string(body) != s.file(test.file) {
			t.Errorf("%s: not the bytes of %s", test.path, test.file)
		}
	}
	for from, to := range map[string]string{"/thu-tuc/1.000173": "/thu-tuc/1.000173/", "/tin-tuc/ten-cu/": "/lien-he/", "/tin-tuc/ten-cu": "/lien-he/"} {
		if w, _ := s.ask("GET", from); w.Header.Get("Location") != to {
			t.Errorf("%s leads to %q", from, w.Header.Get("Location"))
		}
	}
}

func TestEveryAnswerHasTheSecurityHeaders(t *testing.T) {
	s := start(t)
	for _, path := range []string{"/", "/khong-co/", "/thu-tuc", "/bang-ke.json", "/nhat-ky/checkpoint", s.tile("0"), "/tai-nguyen/khong-co.css", "/.git/config"} {
		w, _ := s.ask("GET", path)
		for header, want := range map[string]string{"Content-Security-Policy": "frame-ancestors 'none'", "X-Content-Type-Options": "nosniff",
			"Referrer-Policy": "strict-origin-when-cross-origin", "Permissions-Policy": "camera=()", "Cross-Origin-Opener-Policy": "same-origin"} {
			if got := w.Header.Get(header); !strings.Contains(got, want) {
				t.Errorf("%s: %s is %q", path, header, got)
			}
		}
		if strings.ContainsAny(w.Header.Get("Server"), "0123456789") {
			t.Errorf("%s tells its version: %q", path, w.Header.Get("Server"))
		}
	}
}

func TestCompressedCopiesAreSent(t *testing.T) {
	s := start(t)
	for _, path := range []string{"/", "/thu-tuc/1.000173/", "/sitemap.xml"} {
		w, body := s.ask("GET", path, "Accept-Encoding", "gzip")
		if w.Header.Get("Content-Encoding") != "gzip" {
			t.Errorf("%s comes as %q", path, w.Header.Get("Content-Encoding"))
			continue
		}
		unpacked, err := gzip.NewReader(bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		plain, err := io.ReadAll(unpacked)
		if _, want := s.ask("GET", path); err != nil || !bytes.Equal(plain, want) {
			t.Errorf("%s: the copy is of something else: %v", path, err)
		}
	}
}

// What has its content in its name is kept for ever; all else is asked for again, and does not come again while it is the same.
func TestCaching(t *testing.T) {
	s := start(t)
	assets, err := filepath.Glob(filepath.Join(s.folder, "public", "tai-nguyen", "*.css"))
	if err != nil || len(assets) == 0 {
		t.Fatal(err, "no stylesheet")
	}
	w, _ := s.ask("GET", "/tai-nguyen/"+filepath.Base(assets[0]))
	if got := w.Header.Get("Cache-Control"); !strings.Contains(got, "immutable") {
		t.Errorf("a stylesheet is kept as %q", got)
	}
	for path, want := range map[string]string{s.tile("0"): "immutable", s.tile("entries"): "immutable", "/nhat-ky/tile/5/000": "no-cache", "/nhat-ky/checkpoint": "no-cache", "/tong-kiem.txt": "no-cache"} {
		w, _ := s.ask("GET", path)
		if got := w.Header.Get("Cache-Control"); !strings.Contains(got, want) {
			t.Errorf("%s is kept as %q", path, got)
		}
	}
	w, _ = s.ask("GET", "/")
	if got := w.Header.Get("Cache-Control"); got != "no-cache" {
		t.Errorf("a page is kept as %q", got)
	}
	again, _ := s.ask("GET", "/", "If-None-Match", w.Header.Get("ETag"))
	if again.StatusCode != http.StatusNotModified {
		t.Errorf("the same page comes again: %d", again.StatusCode)
	}
}

// Publishing changes no validator of what stays, and a page that was on its way finds the assets of the tree before.
func TestPublishingAgain(t *testing.T) {
	s := start(t)
	before, _ := s.ask("GET", "/lien-he/")
	old := filepath.Join(s.folder, ".public.truoc", "tai-nguyen")
	s.publish() // nothing changed
	if after, _ := s.ask("GET", "/lien-he/"); after.Header.Get("ETag") != before.Header.Get("ETag") {
		t.Error("a page that did not change has another ETag")
	}
	if err := os.MkdirAll(old, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(old, "cong-khai.0123456789.css"), []byte("p{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	if w, body := s.ask("GET", "/tai-nguyen/cong-khai.0123456789.css"); w.StatusCode != 200 || string(body) != "p{}" {
		t.Errorf("an asset of the tree before: %d %q", w.StatusCode, body)
	}
}

// Who has nothing but the address verifies the portal, and finds a byte that changed on the server.
func TestThePortalVerifiesOverHTTP(t *testing.T) {
	s := start(t)
	look := func() verify.Report {
		place, err := verify.Open("http://"+s.address, time.Minute)
		if err != nil {
			t.Fatal(err)
		}
		defer place.Close()
		r, err := verify.Run(t.Context(), place, verify.Ask{Key: s.key.Verifier})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	if r := look(); r.Count(verify.Wrong)+r.Count(verify.Unread) > 0 || r.Files < 200 || r.Entries == 0 {
		t.Errorf("%d files, %d entries: %v", r.Files, r.Entries, r.Findings)
	}
	page := filepath.Join(s.folder, "public", "lien-he", "index.html")
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	text[len(text)/2] ^= 1
	if err := os.WriteFile(page, text, 0o644); err != nil {
		t.Fatal(err)
	}
	if r := look(); r.Count(verify.Wrong) != 1 || r.Findings[0].Path != "lien-he/index.html" {
		t.Errorf("of a byte that changed is told %v", r.Findings)
	}
}
