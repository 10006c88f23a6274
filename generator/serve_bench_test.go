package main

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"congkhai/generator/test/sample"
)

// BenchmarkSaveToPage is the time from saving a procedure to its new page, as a browser has it that waits for the change and then
// asks for the page, with 10,000 procedures (CONGKHAI_BENCH is where they are written):
//
//	go test ./generator -run '^$' -bench SaveToPage -benchtime 40x
func BenchmarkSaveToPage(b *testing.B) {
	dir, err := os.MkdirTemp(os.Getenv("CONGKHAI_BENCH"), "cong-khai-")
	if err != nil {
		b.Fatal(err)
	}
	defer os.RemoveAll(dir)
	write := func(name, text string) error {
		name = filepath.Join(dir, filepath.FromSlash(name))
		return cmp.Or(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644))
	}
	if err := cmp.Or(sample.New(10_000).Files(write), os.CopyFS(filepath.Join(dir, "themes"), os.DirFS("../themes"))); err != nil {
		b.Fatal(err)
	}
	page := "/thu-tuc/" + sample.Code(3775) + "/"
	text, err := os.ReadFile(filepath.Join(dir, "content", page[:len(page)-1]+".md"))
	if err != nil {
		b.Fatal(err)
	}
	base := previewed(b, dir)
	version := regexp.MustCompile(`reload\.js\?v=([0-9]+)`)
	var times []time.Duration
	for i := 0; b.Loop(); i++ {
		time.Sleep(700 * time.Millisecond) // nobody saves faster, and the last change is looked at twice
		title := fmt.Sprintf("Lần %d ", i)
		changed, err := http.Get(base + "/_xem/doi?v=" + version.FindStringSubmatch(got(b, base+page))[1])
		if err != nil {
			b.Fatal(err)
		}
		start := time.Now()
		if err := write("content"+page[:len(page)-1]+".md", strings.Replace(string(text), "\nten = \"", "\nten = \""+title, 1)); err != nil {
			b.Fatal(err)
		}
		lines := bufio.NewScanner(changed.Body)
		for lines.Scan() && lines.Text() != "event: doi" {
		}
		if !strings.Contains(got(b, base+page), title) {
			b.Fatal("the page is stale")
		}
		times = append(times, time.Since(start))
		changed.Body.Close()
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Milliseconds()), "median-ms")
	b.ReportMetric(float64(times[len(times)-1].Milliseconds()), "max-ms")
}

// previewed serves a portal until the test ends, and returns its address.
func previewed(b testing.TB, dir string) string {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	port := free.Addr().(*net.TCPAddr).Port
	free.Close()
	ctx, stop := context.WithCancel(context.Background())
	c := &command{out: io.Discard, err: io.Discard, dir: dir, today: sample.Day, lang: "vi"}
	done := make(chan error, 1)
	go func() { done <- c.listen(ctx, port) }()
	b.Cleanup(func() {
		stop()
		<-done
	})
	base := "http://127.0.0.1:" + strconv.Itoa(port)
	for range 600 {
		if answer, err := http.Get(base + "/"); err == nil {
			answer.Body.Close()
			return base
		}
		time.Sleep(100 * time.Millisecond)
	}
	b.Fatal("nothing is served")
	return ""
}

func got(b testing.TB, url string) string {
	answer, err := http.Get(url)
	if err != nil {
		b.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		b.Fatal(err)
	}
	return string(text)
}
