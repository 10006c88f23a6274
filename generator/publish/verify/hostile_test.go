package verify_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"
	"unicode"

	"congkhai/generator/publish/verify"
)

// endless are bytes without end.
type endless byte

func (e endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = byte(e)
	}
	return len(b), nil
}

// counted counts what a server sends. It sends a megabyte in some milliseconds, as a fast net does: else the kernel
// would take tens of megabytes that nobody reads.
type counted struct {
	http.ResponseWriter
	sent *atomic.Int64
}

func (c counted) Write(b []byte) (int, error) {
	n, err := c.ResponseWriter.Write(b)
	if sent := c.sent.Add(int64(n)); sent>>20 > (sent-int64(n))>>20 {
		time.Sleep(5 * time.Millisecond)
	}
	return n, err
}

func (c counted) Unwrap() http.ResponseWriter { return c.ResponseWriter }

// patience is more than an honest server needs on a machine that has much else to do.
const patience = 8 * time.Second

// drip sends a byte now and then, until nobody listens.
func drip(w http.ResponseWriter, r *http.Request) {
	for r.Context().Err() == nil {
		fmt.Fprint(w, "x")
		_ = http.NewResponseController(w).Flush()
		time.Sleep(patience / 10)
	}
}

// raw sends bytes as they are, headers and all, and hangs up.
func raw(answer string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		conn, _, err := http.NewResponseController(w).Hijack()
		if err == nil {
			_, _ = io.WriteString(conn, answer)
			conn.Close()
		}
	}
}

// hang answers nothing as long as somebody waits.
func hang(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }

// zipped is a small answer that unpacks to a large one.
func zipped() http.HandlerFunc {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = io.CopyN(z, endless(0), 64<<20)
	_ = z.Close()
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(b.Bytes())
	}
}

func sends(body func() io.Reader) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { _, _ = io.Copy(w, body()) }
}

func says(text string) http.HandlerFunc {
	return sends(func() io.Reader { return strings.NewReader(text) })
}

// A server that does its worst with one file is found out, soon and without much being read.
func TestHostileServers(t *testing.T) {
	key := newKey(t)
	p := published(t, key, nil, 1, texts("Một"))
	var asked atomic.Int64
	elsewhere := serve(t, http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked.Add(1) }))
	const page, list, checkpoint, bundle = "index.html", "bang-ke.json", "nhat-ky/checkpoint", "nhat-ky/tile/entries/000.p/3"
	header := "HTTP/1.1 200 OK\r\nContent-Length: "
	for what, test := range map[string]struct {
		path string
		does http.HandlerFunc
		told string // of the finding, or of the error
	}{
		"endless file":              {page, sends(func() io.Reader { return endless('x') }), "index.html: đã bị sửa: dài hơn"},
		"endless list":              {list, sends(func() io.Reader { return endless('\n') }), "bang-ke.json: không có danh sách này"},
		"endless sums":              {"tong-kiem.txt", sends(func() io.Reader { return endless('0') }), "tong-kiem.txt: không có danh sách này"},
		"endless checkpoint":        {checkpoint, sends(func() io.Reader { return endless('x') }), "nhat-ky/checkpoint: không phải checkpoint"},
		"endless bundle":            {bundle, sends(func() io.Reader { return endless(0) }), "nhat-ky/: nhật ký không phải"},
		"slow file":                 {page, drip, "index.html: không đọc được: máy chủ gửi quá chậm"},
		"slow list":                 {list, drip, "bang-ke.json: không đọc được"},
		"slow checkpoint":           {checkpoint, drip, "nhat-ky/checkpoint: không đọc được"},
		"slow bundle":               {bundle, drip, "nhat-ky/: không đọc được"},
		"no answer":                 {page, hang, "index.html: không đọc được"},
		"no answer to the first":    {list, hang, "bang-ke.json: không đọc được"},
		"promises more":             {page, raw(header + "12\r\n\r\n<p>"), "index.html: không đọc được"},
		"promises less":             {page, raw(header + "3\r\n\r\n<p>Trang chủ"), "index.html: đã bị sửa"},
		"promises much":             {page, raw(header + "9223372036854775807\r\n\r\n<p>"), "index.html: không đọc được"},
		"promises nonsense":         {page, raw(header + "-1\r\n\r\n<p>"), "index.html: không đọc được"},
		"no HTTP":                   {page, raw("\x1b[2J\x00\xff"), "index.html: không đọc được"},
		"hangs up":                  {page, raw(""), "index.html: không đọc được"},
		"broken chunks":             {page, raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n"), "index.html: không đọc được"},
		"endless headers":           {page, raw("HTTP/1.1 200 OK\r\n" + strings.Repeat("X: y\r\n", 1<<16)), "index.html: không đọc được"},
		"endless interim answers":   {page, raw(strings.Repeat("HTTP/1.1 103 Early Hints\r\nX: y\r\n\r\n", 1<<16)), "index.html: không đọc được"},
		"a bomb":                    {page, zipped(), "index.html: không đọc được: máy chủ gửi bản nén"},
		"a bomb as list":            {list, zipped(), "bang-ke.json: không đọc được"},
		"redirect loop":             {page, http.RedirectHandler("/index.html", http.StatusFound).ServeHTTP, "index.html: không đọc được: Get \"/index.html\": máy chủ chuyển hướng quá nhiều lần"},
		"redirect to another host":  {page, http.RedirectHandler(elsewhere+"/", http.StatusFound).ServeHTTP, "máy chủ chuyển sang máy chủ khác"},
		"redirect to a file":        {page, http.RedirectHandler("file:///etc/passwd", http.StatusFound).ServeHTTP, "index.html: không đọc được"},
		"redirect to nonsense":      {page, http.RedirectHandler("http://[::1/\x1b", http.StatusFound).ServeHTTP, "index.html: không đọc được"},
		"an error":                  {page, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(500) }, "index.html: không đọc được: máy chủ trả lời 500"},
		"part of it":                {page, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(206); fmt.Fprint(w, "<p>Trang chủ") }, "index.html: không đọc được: máy chủ trả lời 206"},
		"an empty answer":           {page, says(""), "index.html: đã bị sửa"},
		"an empty list":             {list, says(""), "bang-ke.json: đã bị sửa"},
		"a page in place of a list": {list, says("<!doctype html><h1>404</h1>"), "bang-ke.json: đã bị sửa"},
		"a list of nonsense":        {list, says(strings.Repeat("[", 1<<20)), "bang-ke.json: đã bị sửa"},
		"a list that leads out":     {list, says(strings.ReplaceAll(p[list], page, "../index.html")), "bang-ke.json: đã bị sửa"},
		"a list of large files":     {list, says(strings.ReplaceAll(p[list], `"so_byte": `, `"so_byte": 99999999999`)), "bang-ke.json: đã bị sửa"},
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			var sent atomic.Int64
			where := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/"+test.path {
					test.does(counted{w, &sent}, r)
					return
				}
				p.ServeHTTP(w, r)
			}))
			told := tell(t, where, verify.Ask{Key: key.Verifier})
			if !strings.Contains(told, test.told) {
				t.Errorf("told is\n%s", told)
			}
			if sent.Load() > 80<<20 {
				t.Errorf("%d bytes were sent", sent.Load())
			}
		})
	}
	t.Cleanup(func() {
		if asked.Load() > 0 {
			t.Error("another host was asked")
		}
	})
}

// tell is all that is told of a portal, the error too, and fails when a terminal would obey any of it.
func tell(t *testing.T, where string, ask verify.Ask) string {
	t.Helper()
	place, err := verify.Open(where, patience)
	if err != nil {
		t.Fatal(err)
	}
	defer place.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 60*time.Second)
	defer cancel()
	r, err := verify.Run(ctx, place, ask)
	if ctx.Err() != nil {
		t.Fatal("it did not end")
	}
	var lines []string
	for _, f := range r.Findings {
		lines = append(lines, f.VI, f.EN)
	}
	if err != nil {
		lines = append(lines, err.Error())
	}
	for _, line := range lines {
		if strings.ContainsFunc(line, func(r rune) bool { return !unicode.IsPrint(r) }) {
			t.Errorf("this may not be printed: %q", line)
		}
	}
	return strings.Join(lines, "\n")
}

// A server that fails for every file is left alone soon.
func TestAServerThatFailsForAllFiles(t *testing.T) {
	texts := texts("Một")
	for i := range 500 {
		texts[fmt.Sprintf("tai-nguyen/%d.txt", i)] = "x"
	}
	p := published(t, nil, nil, 1, texts)
	var asked atomic.Int64
	where := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, ".txt") && strings.HasPrefix(r.URL.Path, "/tai-nguyen/") {
			asked.Add(1)
			w.WriteHeader(500)
			return
		}
		p.ServeHTTP(w, r)
	}))
	if told := tell(t, where, verify.Ask{}); !strings.Contains(told, "quá nhiều tệp không đọc được") {
		t.Errorf("told is\n%s", told)
	}
	if asked.Load() > 40 {
		t.Errorf("it was asked for %d files", asked.Load())
	}
}

// Time is over for all files at once, too.
func TestTimeEnds(t *testing.T) {
	p := published(t, nil, nil, 1, texts("Một"))
	where := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, ".html") {
			hang(w, r)
			return
		}
		p.ServeHTTP(w, r)
	}))
	place, err := verify.Open(where, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	defer place.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if r, err := verify.Run(ctx, place, verify.Ask{}); !errors.Is(err, context.DeadlineExceeded) || r.Count(verify.Unread) > 0 {
		t.Errorf("%v, %d", err, r.Count(verify.Unread))
	}
}

// A server may lead to other addresses of its own, asks for nothing to be kept, and is asked for nothing compressed.
func TestWhatAServerIsAsked(t *testing.T) {
	p := published(t, newKey(t), nil, 1, texts("Một").with(tree{"tep/Mẫu số 1 %20#.pdf": "pdf"}))
	where := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Accept-Encoding") != "identity" || r.Header.Get("Cookie") != "" || r.Header.Get("Range") != "" {
			t.Errorf("%s is asked for with %v", r.URL, r.Header)
		}
		http.SetCookie(w, &http.Cookie{Name: "a", Value: "b"})
		path, below := strings.CutPrefix(r.URL.Path, "/cong")
		switch folder, isIndex := strings.CutSuffix(path, "index.html"); {
		case !below:
			w.WriteHeader(404)
		case isIndex:
			http.Redirect(w, r, "/cong"+folder, http.StatusMovedPermanently)
		case strings.HasSuffix(path, "/"):
			r.URL.Path = path + "index.html"
			p.ServeHTTP(w, r)
		default:
			r.URL.Path = path
			p.ServeHTTP(w, r)
		}
	}))
	for _, address := range []string{where + "/cong", where + "/cong/"} {
		r, err := verified(t, address, verify.Ask{})
		if err != nil || len(wrong(r)) > 0 || r.Count(verify.Unread) > 0 {
			t.Errorf("%v %v", err, r.Findings)
		}
	}
}
