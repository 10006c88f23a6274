package browser

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// preview is the command serve, at work on a copy of the real portal.
type preview struct {
	origin string // http://127.0.0.1:40123
	item   string // the file of a news item in the copy
	page   string // the path of its page
}

// Where the news item is in the portal, and the line of it that tests change.
const (
	newsItem  = "content/tin-tuc/2022-11-14-mot-so-de-xuat-moi.md"
	newsPage  = "/tin-tuc/2022-11-14-mot-so-de-xuat-moi/"
	newsTitle = `ten = "Một số đề xuất mới"`
)

// startPreview runs serve on any free port until the test ends.
func startPreview(t *testing.T) preview {
	t.Helper()
	command, err := generator()
	if err != nil {
		t.Fatal(err)
	}
	dir := copyPortal(t)
	cmd := exec.CommandContext(t.Context(), command, "serve", "--dir", dir, "--port", "0")
	origin := strings.TrimSuffix(started(t, cmd), "/")
	return preview{origin, filepath.Join(dir, filepath.FromSlash(newsItem)), newsPage}
}

// started starts a command that serves until the test ends, and returns the address that it prints.
func started(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	greeting, err := lines.ReadString('\n')
	address := regexp.MustCompile(`http://\S+`).FindString(greeting)
	if address == "" {
		t.Fatalf("%s does not say where it is, but %q (%v)", cmd, greeting, err)
	}
	drained := make(chan error, 1)
	go func() {
		_, err := io.Copy(io.Discard, lines)
		drained <- err
	}()
	t.Cleanup(func() {
		<-drained      // the test's context has ended the process by now
		_ = cmd.Wait() // it says that the process was killed
	})
	return address
}

func copyPortal(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := putAtWork(dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

// get returns the status and the body of an answer.
func (p preview) get(t *testing.T, path, host string) (int, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, p.origin+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Host = host
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(body)
}

// change puts a line in the place of the news item's title and waits until open pages are told of it. It saves again
// until then, because serve may answer before it has begun to watch.
func (p preview) change(t *testing.T, from, to string) {
	t.Helper()
	text, err := os.ReadFile(p.item)
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(text), from, to, 1)
	if changed == string(text) {
		t.Fatalf("%s has no %q", newsItem, from)
	}
	told := p.listen(t)
	again := time.NewTicker(500 * time.Millisecond)
	defer again.Stop()
	for {
		if err := os.WriteFile(p.item, []byte(changed), 0o644); err != nil {
			t.Fatal(err)
		}
		select {
		case err := <-told:
			if err != nil {
				t.Fatalf("no word of the change: %v", err)
			}
			return
		case <-again.C:
		}
	}
}

// listen opens the events of live reload, as a page does, and hands over nil when the first event comes.
func (p preview) listen(t *testing.T) <-chan error {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	t.Cleanup(cancel)
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, p.origin+"/_xem/doi", nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	told := make(chan error, 1)
	go func() {
		defer response.Body.Close()
		lines := bufio.NewReader(response.Body)
		for {
			line, err := lines.ReadString('\n')
			if err != nil || strings.HasPrefix(line, "event:") {
				told <- err
				return
			}
		}
	}()
	return told
}

func TestPreviewFollowsTheFiles(t *testing.T) {
	p := startPreview(t)
	if status, body := p.get(t, "/", ""); status != http.StatusOK || !strings.Contains(body, "<h1") {
		t.Fatalf("/ answers %d:\n%s", status, body)
	}
	const newTitle = `ten = "Tên mới của bài"`
	p.change(t, newsTitle, newTitle)
	if status, body := p.get(t, p.page, ""); status != http.StatusOK || !strings.Contains(body, ">Tên mới của bài</h1>") {
		t.Errorf("after a change %s answers %d:\n%s", p.page, status, body)
	}
	p.change(t, newTitle, "ten = ")
	if _, body := p.get(t, p.page, ""); !strings.Contains(body, newsItem+":2:") {
		t.Errorf("the broken line 2 is not named:\n%s", body)
	}
	p.change(t, "ten = ", newTitle)
	if status, _ := p.get(t, p.page, ""); status != http.StatusOK {
		t.Errorf("after mending %s answers %d", p.page, status)
	}
}

// Otherwise a page elsewhere could read a preview by having its own name resolve to this machine.
func TestPreviewRefusesOtherNames(t *testing.T) {
	p := startPreview(t)
	for _, path := range []string{"/", "/_xem/doi", "/_xem/reload.js"} {
		if status, body := p.get(t, path, "evil.example"); status != http.StatusForbidden || strings.Contains(body, "<") {
			t.Errorf("%s answers %d to evil.example:\n%s", path, status, body)
		}
	}
}
