package bucket_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"congkhai/generator/publish/send"
	"congkhai/generator/publish/send/bucket"
	"congkhai/generator/test/sending"
)

// secret is that of the store which the tests start.
var secret = bucket.Secret{Key: "congkhai", Secret: "khong-phai-bi-mat"}

// store is an S3 server of our own, in front of which requests are counted and can be spoilt.
type store struct {
	address  string
	requests atomic.Int32
	spoil    atomic.Pointer[func(w http.ResponseWriter, r *http.Request) bool] // reports whether it has answered
}

// start starts versitygw on a folder with a bucket.
func start(t *testing.T) *store {
	t.Helper()
	program, err := exec.LookPath("versitygw")
	if err != nil {
		if os.Getenv("CONGKHAI_S3") == "required" {
			t.Fatal("versitygw is missing")
		}
		t.Skip("versitygw is missing: go install github.com/versity/versitygw/cmd/versitygw@v1.8.0")
	}
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "cong"), 0o755); err != nil {
		t.Fatal(err)
	}
	address := free(t)
	cmd := exec.Command(program, "--access", secret.Key, "--secret", secret.Secret, "--port", address, "--quiet", "posix", "--sidecar", t.TempDir(), dir)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		conn, err := net.Dial("tcp", address)
		if err == nil {
			_ = conn.Close()
			break
		}
		if time.Now().After(end) {
			t.Fatalf("versitygw does not answer: %s", said.String())
		}
	}
	s := &store{}
	behind := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		r.SetURL(&url.URL{Scheme: "http", Host: address})
		r.Out.Host = r.In.Host // which is signed
	}}
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.requests.Add(1)
		if spoil := s.spoil.Load(); spoil != nil && (*spoil)(w, r) {
			return
		}
		behind.ServeHTTP(w, r)
	}))
	t.Cleanup(front.Close)
	s.address = front.URL
	return s
}

func free(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func (s *store) open(t *testing.T, folder string, with bucket.Secret) *bucket.Bucket {
	t.Helper()
	b, err := bucket.Open(bucket.Address{Server: s.address, Bucket: "cong", Folder: folder}, with)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTreesStandInAStore(t *testing.T) {
	sending.OneAfterAnother(t, start(t).open(t, "so-y-te", secret))
}

// What nothing changed in costs two requests; one page that changed, no more than it takes to put it and say so.
func TestLittleIsAskedOfAStore(t *testing.T) {
	s := start(t)
	b := s.open(t, "", secret)
	files := map[string]string{}
	for i := range 50 {
		files[fmt.Sprintf("thu-tuc/%d/index.html", i)] = fmt.Sprint("page ", i)
	}
	send1 := func(want int32, what string) {
		t.Helper()
		tree := sending.Tree(t, files)
		s.requests.Store(0)
		if err := sending.Send(t.Context(), tree, b); err != nil {
			t.Fatal(err)
		}
		if got := s.requests.Load(); got > want {
			t.Errorf("%s takes %d requests, want at most %d", what, got, want)
		}
		t.Logf("%s: %d requests", what, s.requests.Load())
	}
	send1(60, "the first time")
	send1(2, "nothing new")
	files["thu-tuc/7/index.html"] = "another fee"
	send1(8, "one page")
}

// What is spoilt on the way is told, or tried again; it takes no longer than a minute.
func TestStoresThatFail(t *testing.T) {
	s := start(t)
	tree := sending.Version(t, 1)
	ask := func(with bucket.Secret, spoil func(w http.ResponseWriter, r *http.Request) bool) error {
		s.spoil.Store(&spoil)
		defer s.spoil.Store(nil)
		ctx, stop := context.WithTimeout(t.Context(), time.Minute)
		defer stop()
		return sending.Send(ctx, tree, s.open(t, "", with))
	}
	never := func(http.ResponseWriter, *http.Request) bool { return false }
	if err := ask(bucket.Secret{Key: secret.Key, Secret: "sai"}, never); !errors.Is(err, bucket.ErrRefused) {
		t.Errorf("a wrong secret gives %v", err)
	}
	skewed := func(w http.ResponseWriter, _ *http.Request) bool {
		w.Header().Set("Content-Type", "application/xml")
		w.WriteHeader(http.StatusForbidden)
		_, _ = io.WriteString(w, `<?xml version="1.0"?><Error><Code>RequestTimeTooSkewed</Code></Error>`)
		return true
	}
	if err := ask(secret, skewed); !errors.Is(err, bucket.ErrClock) {
		t.Errorf("a wrong clock gives %v", err)
	}
	storm := func(long int32) func(http.ResponseWriter, *http.Request) bool {
		var answers atomic.Int32
		return func(w http.ResponseWriter, _ *http.Request) bool {
			if answers.Add(1) > long {
				return false
			}
			w.WriteHeader(http.StatusServiceUnavailable)
			return true
		}
	}
	if err := ask(secret, storm(math.MaxInt32)); !errors.Is(err, bucket.ErrAway) {
		t.Errorf("a store that never answers gives %v", err)
	}
	var cut atomic.Int32
	cutting := func(w http.ResponseWriter, _ *http.Request) bool {
		if cut.Add(1)%5 > 0 {
			return false
		}
		panic(http.ErrAbortHandler) // the connection ends
	}
	if err := errors.Join(ask(secret, storm(6)), ask(secret, cutting)); err != nil {
		t.Errorf("a store that answers at last gives %v", err)
	}
	sending.Same(t, tree, sending.Lying(t, s.open(t, "", secret)))
	if b, err := bucket.Open(bucket.Address{Server: s.address, Bucket: "khong-co"}, secret); err != nil {
		t.Error(err)
	} else if err := sending.Send(t.Context(), tree, b); !errors.Is(err, bucket.ErrNoBucket) {
		t.Errorf("a bucket that is not there gives %v", err)
	}
}

func TestOneAloneCreates(t *testing.T) {
	b := start(t).open(t, "a", secret)
	if err := b.Create(t.Context(), send.BegunName, []byte("1")); err != nil {
		t.Fatal(err)
	}
	if err := b.Create(t.Context(), send.BegunName, []byte("2")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("the second one gets %v", err)
	}
}

func TestAddressesThatOthersCouldListenTo(t *testing.T) {
	for address, ok := range map[string]bool{"https://s3.tinh.gov.vn": true, "https://s3.tinh.gov.vn:9000/": true, "http://localhost:9000": true,
		"http://127.0.0.1:9000": true, "http://s3.tinh.gov.vn": false, "s3.tinh.gov.vn": false, "https://s3.tinh.gov.vn/cong": false, "": false} {
		if _, err := bucket.Open(bucket.Address{Server: address, Bucket: "cong"}, secret); (err == nil) != ok {
			t.Errorf("%q gives %v", address, err)
		}
	}
}
