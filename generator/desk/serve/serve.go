// Package serve shows the portal while it is being written: it watches the files, and answers requests from what they
// say now. It writes nothing, listens where it is told (main gives it loopback), and is the only user of fsnotify.
package serve

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"html"
	"mime"
	"net"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"sync"
	"time"

	"congkhai/generator/files/delivery"
	"congkhai/generator/files/manual"
	"congkhai/generator/files/source"
	"congkhai/generator/text/say"
)

// Tree is a portal ready to be shown.
type Tree struct {
	Path string // under which it stands, as "/skhcn"; "" at the root
	File Find
}

// Find finds the file of a path in the tree, whose bytes are made when somebody asks for them.
type Find func(path string) (bytes func() ([]byte, error), ok bool)

func (t Tree) has(path string) bool { _, ok := t.File(path); return ok }

// home is the address of the portal's first page.
func (t Tree) home() string { return t.Path + "/" }

// named is the path of the file that is asked for at an address; ok is false for one outside the portal.
func (t Tree) named(address string) (name string, ok bool) {
	if name = path.Clean(address); strings.HasSuffix(address, "/") {
		name = path.Join(name, "index.html")
	}
	return strings.CutPrefix(name, t.home())
}

// Load puts the portal together from the files as they are now, of which those that are named have changed since the
// last load; any may have when none is (nil). With problems there is no tree. When the portal is what the last load
// gave, it may say ErrUnchanged.
type Load func(changed []string) (Tree, []source.Problem, error)

// ErrUnchanged says that there is nothing new to show.
var ErrUnchanged = errors.New("nothing has changed")

// Server answers for one portal.
type Server struct {
	load    Load
	loading sync.Mutex // one load at a time

	lock    sync.RWMutex
	state   state
	changed chan struct{} // closed when the version goes up
}

// state is what one load gave.
type state struct {
	tree     Tree
	problems []source.Problem
	err      error
	version  int
}

// New makes a server that has nothing to show before the first Reload.
func New(load Load) *Server { return &Server{load: load, changed: make(chan struct{})} }

// Reload loads the portal again, as Load does. When there is something new, it tells every open page and returns true.
func (s *Server) Reload(changed []string) bool {
	s.loading.Lock()
	defer s.loading.Unlock()
	tree, problems, err := s.load(changed)
	if errors.Is(err, ErrUnchanged) {
		return false
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	next := state{tree, problems, err, s.state.version + 1}
	if next.tellsNothingNew(s.state) {
		return false
	}
	s.state = next
	close(s.changed)
	s.changed = make(chan struct{})
	return true
}

// retry is how long a load waits that failed for a reason of the machine, which no saved file will tell to have passed.
const retry = 2 * time.Second

// Retry loads again while loads fail, until ctx ends: a drive comes back, a file is readable again. It calls told when
// there is something new.
func (s *Server) Retry(ctx context.Context, told func()) {
	again := time.NewTicker(retry)
	defer again.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-again.C:
			if _, err := s.Problems(); err != nil && s.Reload(nil) {
				told()
			}
		}
	}
}

// tellsNothingNew reports whether there is the same to mend as before.
func (s state) tellsNothingNew(before state) bool {
	return s.tree.File == nil && before.tree.File == nil && before.version > 0 &&
		bytes.Equal(s.problemPage(), before.problemPage())
}

// Problems returns what is wrong with the files now.
func (s *Server) Problems() ([]source.Problem, error) {
	s.lock.RLock()
	defer s.lock.RUnlock()
	return s.state.problems, s.state.err
}

func (s *Server) version() int {
	s.lock.RLock()
	defer s.lock.RUnlock()
	return s.state.version
}

// The addresses of live reload; no record can have them, because IDs have no underscore.
const (
	reloadScript = "/_xem/reload.js"
	reloadEvents = "/_xem/doi"
)

// The script loads its page again when that is of another version than the portal, even if it was on its way when that
// changed. A browser keeps no more than six connections to one server, so that all pages share the one on which they
// are told: it belongs to a worker, which is this script too. Where there are no such workers each page listens by
// itself.
const script = `function listen(seen, tell) {
  const events = new EventSource("` + reloadEvents + `?v=" + seen);
  events.addEventListener("doi", event => { events.close(); listen(event.data, tell); tell(event.data); });
}
if (typeof document === "undefined") {
  const pages = [];
  let version = 0;
  listen(version, now => { version = now; pages.forEach(page => page.postMessage(now)); });
  onconnect = ({ ports: [page] }) => {
    pages.push(page);
    page.onmessage = event => { if (Number(event.data) < Number(version)) page.postMessage(version); };
  };
} else {
  const mine = new URL(document.currentScript.src).searchParams.get("v"), follow = version => { if (version !== mine) location.reload(); };
  if (typeof SharedWorker === "undefined") listen(mine, follow);
  else {
    const { port } = new SharedWorker("` + reloadScript + `");
    port.onmessage = event => follow(event.data);
    port.postMessage(mine);
  }
}
`

// ServeHTTP answers with the page, the problems, or the portal's own page for what does not exist.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !local(r.Host) {
		http.Error(w, "chỉ xem được trên máy này · this machine only", http.StatusForbidden)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	switch {
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		http.Error(w, "GET, HEAD", http.StatusMethodNotAllowed)
	case r.URL.Path == reloadEvents:
		s.events(w, r)
	case r.URL.Path == reloadScript:
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		fmt.Fprint(w, script)
	default:
		s.page(w, r)
	}
}

// local reports whether a request names this machine; other names would let a page elsewhere read the preview.
func local(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	ip := net.ParseIP(strings.Trim(name, "[]"))
	return name == "localhost" || ip != nil && ip.IsLoopback()
}

func (s *Server) page(w http.ResponseWriter, r *http.Request) {
	s.lock.RLock()
	now := s.state
	s.lock.RUnlock()
	if now.err != nil || len(now.problems) > 0 {
		now.showProblems(w)
		return
	}
	tree := now.tree
	name, ok := tree.named(r.URL.Path)
	switch {
	case ok && tree.has(name) && !delivery.IsWithheld(name):
		now.write(w, name, http.StatusOK)
	case ok && tree.has(path.Join(name, "index.html")):
		to := url.URL{Path: tree.home() + name + "/", RawQuery: r.URL.RawQuery}
		http.Redirect(w, r, to.String(), http.StatusMovedPermanently)
	case r.URL.Path == "/", r.URL.Path == tree.Path: // where nothing of another site stands on this machine
		http.Redirect(w, r, tree.home(), http.StatusFound)
	default:
		now.write(w, "404.html", http.StatusNotFound)
	}
}

func (s state) write(w http.ResponseWriter, name string, status int) {
	file, ok := s.tree.File(name)
	if !ok {
		http.Error(w, "404", http.StatusNotFound)
		return
	}
	b, err := file()
	if err != nil {
		state{err: err, version: s.version}.showProblems(w)
		return
	}
	if kind := mime.TypeByExtension(path.Ext(name)); kind != "" {
		w.Header().Set("Content-Type", kind)
	}
	if path.Ext(name) == ".html" {
		b = s.withReload(b)
	}
	w.WriteHeader(status)
	_, _ = w.Write(b) // the reader may have gone
}

func (s state) withReload(page []byte) []byte {
	tag := fmt.Sprintf(`<script src="%s?v=%d" defer></script></body>`, reloadScript, s.version)
	return bytes.Replace(page, []byte("</body>"), []byte(tag), 1)
}

// problemPage is what stands in place of every page while there is something to mend.
func (s state) problemPage() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>%d chỗ cần sửa</title></head><body>
`, len(s.problems))
	if s.err != nil {
		fmt.Fprintf(&b, "<h1>Máy có lỗi</h1><pre>%s</pre>\n<p>Hết lỗi thì trang này tự mở lại.</p>\n",
			html.EscapeString(say.In(s.err, say.Vietnamese)))
	}
	if len(s.problems) > 0 {
		fmt.Fprintf(&b, "<h1>%d chỗ cần sửa</h1>\n", len(s.problems))
		for _, p := range s.problems {
			tell(&b, p)
		}
		b.WriteString("<p>Sửa xong và lưu tệp, trang này tự mở lại.</p>\n")
	}
	b.WriteString("</body></html>\n")
	return b.Bytes()
}

// tell writes a problem as check prints it, and what its rule wants and why.
func tell(b *bytes.Buffer, p source.Problem) {
	var told strings.Builder
	_ = source.Print(&told, []source.Problem{p}, source.Vietnamese) // a Builder never fails
	fmt.Fprintf(b, "<pre style=\"white-space:pre-wrap\">%s</pre>\n", html.EscapeString(told.String()))
	page, _ := manual.Of(p.Rule.ID)
	text := page.Texts[source.Vietnamese]
	fmt.Fprintf(b, "<details><summary>Vì sao</summary><p>%s</p>", html.EscapeString(text.Wants))
	for _, why := range text.Why {
		fmt.Fprintf(b, "<p>%s</p>", html.EscapeString(why))
	}
	b.WriteString("</details>\n")
}

func (s state) showProblems(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if s.err != nil {
		w.Header().Set("Refresh", strconv.Itoa(int(retry.Seconds()))) // of one page alone nobody is told
	}
	w.WriteHeader(http.StatusInternalServerError)
	_, _ = w.Write(s.withReload(s.problemPage())) // the reader may have gone
}

// events tells who listens the version of the portal, once it is another than was seen (server-sent events).
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	s.lock.RLock()
	changed, version := s.changed, s.state.version
	s.lock.RUnlock()
	if seen := r.URL.Query().Get("v"); seen != "" && seen != strconv.Itoa(version) {
		done := make(chan struct{})
		close(done)
		changed = done
	}
	w.Header().Set("Content-Type", "text/event-stream")
	fmt.Fprint(w, ": ok\n\n")
	if f, ok := w.(http.Flusher); ok {
		f.Flush()
	}
	select {
	case <-changed:
		fmt.Fprintf(w, "event: doi\ndata: %d\n\n", s.version())
	case <-r.Context().Done():
	}
}
