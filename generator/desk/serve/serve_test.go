package serve

import (
	"bufio"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"congkhai/generator/files/source"
)

func page(text string) func() ([]byte, error) {
	return func() ([]byte, error) { return []byte("<body>" + text + "</body>"), nil }
}

var small = treeOf(map[string]func() ([]byte, error){
	"index.html": page("trang chủ"), "x/index.html": page("trang x"), "404.html": page("không thấy"),
	".htaccess": func() ([]byte, error) { return []byte("RewriteEngine On"), nil },
	"a.css":     func() ([]byte, error) { return []byte("p{}"), nil }, "hong.html": func() ([]byte, error) { return nil, errors.New("hỏng") },
})

func treeOf(files map[string]func() ([]byte, error)) Tree {
	return Tree{File: func(path string) (func() ([]byte, error), bool) {
		file, ok := files[path]
		return file, ok
	}}
}

func get(s http.Handler, method, host, path string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "http://"+host+path, nil)
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func TestRequests(t *testing.T) {
	s := New(func([]string) (Tree, []source.Problem, error) { return small, nil, nil })
	s.Reload(nil)
	for _, test := range []struct {
		method, host, path string
		status             int
		want               string
	}{
		{"GET", "127.0.0.1:1313", "/", 200, "trang chủ<script src=\"/_xem/reload.js?v=1\" defer></script></body>"},
		{"GET", "localhost:1313", "/x/", 200, "trang x"},
		{"GET", "[::1]:1313", "/x", 301, ""},
		{"HEAD", "localhost", "/a.css", 200, "p{}"},
		{"GET", "localhost", "/khong-co/", 404, "không thấy"},
		{"GET", "localhost", "/../x/", 200, "trang x"},
		{"GET", "localhost", "/.htaccess", 404, "không thấy"},
		{"GET", "localhost", "/hong.html", 500, "hỏng"},
		{"GET", "localhost", "/_xem/reload.js", 200, "EventSource"},
		{"POST", "localhost", "/", 405, ""},
		{"GET", "evil.example", "/", 403, ""},
		{"GET", "192.168.1.5:1313", "/", 403, ""},
	} {
		w := get(s, test.method, test.host, test.path)
		if w.Code != test.status || !strings.Contains(w.Body.String(), test.want) {
			t.Errorf("%s %s%s: %d %q", test.method, test.host, test.path, w.Code, w.Body)
		}
	}
	if kind := get(s, "GET", "localhost", "/a.css").Header().Get("Content-Type"); !strings.HasPrefix(kind, "text/css") {
		t.Errorf("a stylesheet is served as %q", kind)
	}
}

// A portal that stands under a path stands there here, too; what another site has beside it is not on this machine.
func TestRequestsUnderAPath(t *testing.T) {
	under := small
	under.Path = "/so/khcn"
	s := New(func([]string) (Tree, []source.Problem, error) { return under, nil, nil })
	s.Reload(nil)
	for _, test := range []struct {
		path   string
		status int
		want   string // on the page, or where it leads
	}{
		{"/so/khcn/", 200, "trang chủ<script src=\"/_xem/reload.js?v=1\" defer></script></body>"},
		{"/so/khcn/x/", 200, "trang x"},
		{"/so/khcn/x?a=1", 301, "/so/khcn/x/?a=1"},
		{"/so/khcn/.htaccess", 404, "không thấy"},
		{"/so/khcn/khong-co/", 404, "không thấy"},
		{"/", 302, "/so/khcn/"},
		{"/so/khcn", 302, "/so/khcn/"},
		{"/x/", 404, "không thấy"},
		{"/so/khcnx/", 404, "không thấy"},
		{"/so/khcn/../../x/", 404, "không thấy"},
	} {
		w := get(s, "GET", "localhost", test.path)
		if w.Code != test.status || !strings.Contains(w.Body.String()+w.Header().Get("Location"), test.want) {
			t.Errorf("%s: %d %q %q", test.path, w.Code, w.Header().Get("Location"), w.Body)
		}
	}
}

func TestProblemsStandInPlaceOfPages(t *testing.T) {
	f, _ := source.NewFile("content/x.md", []byte("<tên>"))
	rule := source.NewRule("tham-chieu-trong", "sai %s", "wrong %s")
	problems := []source.Problem{rule.At(f.Span(0, 5), "<b>")}
	s := New(func([]string) (Tree, []source.Problem, error) { return Tree{}, problems, nil })
	s.Reload(nil)
	body := get(s, "GET", "localhost", "/x/").Body.String()
	for _, want := range []string{"content/x.md:1:1", "sai &lt;b&gt;", "[tham-chieu-trong]", "Vì sao: cổng đặt liên kết", "reload.js"} {
		if !strings.Contains(body, want) {
			t.Errorf("no %q in %s", want, body)
		}
	}
}

func TestOpenPagesAreToldOfAChange(t *testing.T) {
	s := New(func([]string) (Tree, []source.Problem, error) { return small, nil, nil })
	web := httptest.NewServer(s)
	defer web.Close()
	response, err := http.Get(web.URL + reloadEvents)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	lines := bufio.NewScanner(response.Body)
	lines.Scan() // the page is listening
	s.Reload(nil)
	for lines.Scan() {
		if lines.Text() == "event: doi" {
			return
		}
	}
	t.Error("the event stream ended without a change")
}

// A page that was made before the last change is told at once.
func TestLatePagesAreTold(t *testing.T) {
	s := New(func([]string) (Tree, []source.Problem, error) { return small, nil, nil })
	s.Reload(nil)
	s.Reload(nil)
	if body := get(s, "GET", "localhost", reloadEvents+"?v=1").Body.String(); !strings.Contains(body, "event: doi") {
		t.Errorf("a page of version 1 is told %q", body)
	}
}

// A load that finds nothing new does not have open pages loaded again.
func TestNothingNewIsNotTold(t *testing.T) {
	f, _ := source.NewFile("content/x.md", []byte("<tên>"))
	rule := source.NewRule("tham-chieu-trong", "sai %s", "wrong %s")
	wrong := func(what string) state { return state{problems: []source.Problem{rule.At(f.Span(0, 5), what)}} }
	var next state
	s := New(func([]string) (Tree, []source.Problem, error) { return next.tree, next.problems, next.err })
	for i, step := range []struct {
		gives state
		told  bool
	}{
		{state{tree: small}, true}, {state{err: ErrUnchanged}, false}, {state{tree: small}, true}, {wrong("a"), true}, {wrong("a"), false},
		{wrong("b"), true}, {state{err: errors.New("hỏng")}, true}, {state{tree: small}, true},
	} {
		next = step.gives
		if s.Reload(nil) != step.told {
			t.Errorf("load %d: told should be %t", i, step.told)
		}
	}
}

// What failed for a reason of the machine is tried again by itself; who listens is told the new version.
func TestAnErrorThatHasPassedIsForgotten(t *testing.T) {
	var passed atomic.Bool
	s := New(func([]string) (Tree, []source.Problem, error) {
		if passed.Load() {
			return small, nil, nil
		}
		return Tree{}, nil, errors.New("hỏng")
	})
	s.Reload(nil)
	w := get(s, "GET", "localhost", "/")
	if w.Code != 500 || w.Header().Get("Refresh") == "" {
		t.Errorf("%d, Refresh %q", w.Code, w.Header().Get("Refresh"))
	}
	told := make(chan bool, 1)
	go s.Retry(t.Context(), func() { told <- true })
	passed.Store(true)
	select {
	case <-told:
	case <-time.After(10 * retry):
		t.Fatal("the error stays")
	}
	if body := get(s, "GET", "localhost", "/").Body.String(); !strings.Contains(body, "trang chủ") {
		t.Errorf("after the error there is %q", body)
	}
	if body := get(s, "GET", "localhost", reloadEvents+"?v=1").Body.String(); !strings.Contains(body, "data: 2\n") {
		t.Errorf("a page with the error is told %q", body)
	}
}
