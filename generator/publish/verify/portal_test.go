package verify_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"congkhai/generator/portal"
	"congkhai/generator/publish"
	"congkhai/generator/publish/proof"
	"congkhai/generator/publish/verify"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
)

// tree is a published portal, its lists and its log among the files.
type tree map[string]string

// texts are what the portals of these tests publish: two records and a page.
func texts(record string) tree {
	return tree{
		"index.html":                      "<p>Trang chủ",
		"thu-tuc/1.000173/index.html":     "<p>" + record,
		"thu-tuc/1.000173/du-lieu.json":   `{"ten":"` + record + `"}` + "\n",
		"thu-tuc/1.000173/a/du-lieu.json": "{}",
		"tin-tuc/moi/du-lieu.json":        `{"ten":"Tin mới"}` + "\n",
		"tai-nguyen/trong.css":            "",
	}
}

func newKey(t *testing.T) *proof.Key {
	t.Helper()
	text, err := proof.NewKey("thu.gov.vn/nhat-ky")
	if err != nil {
		t.Fatal(err)
	}
	k, err := proof.ParseKey(text)
	if err != nil {
		t.Fatal(err)
	}
	return &k
}

// source reads the log of a portal.
func (p tree) source(path string, most int) ([]byte, error) {
	b, ok := p["nhat-ky/"+path]
	if !ok || len(b) > most {
		return nil, fs.ErrNotExist
	}
	return []byte(b), nil
}

// published publishes texts after a portal that was there before, on a day of November 2026; without a key unsigned.
func published(t *testing.T, key *proof.Key, before tree, day int, texts tree) tree {
	t.Helper()
	signing := portal.Signing{Key: key, Source: before.source}
	if b, ok := before["nhat-ky/khoa.txt"]; ok {
		v, err := proof.ParseVerifier(b)
		if err == nil {
			signing.Log, err = proof.Read(before.source, v)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	loaded := portal.Portal{Site: &site.Site{Input: site.Input{AsOf: calendar.Date{Year: 2026, Month: 11, Day: day}}}}
	return replaced(t, texts, loaded.LogFiles(signing))
}

// forged is a portal whose lists were made anew for what it holds, by who has no key: the log is what the portal says.
func (p tree) forged(t *testing.T) tree {
	t.Helper()
	return replaced(t, p, publish.LastFiles{Names: []string{"tong-kiem.txt", "nhat-ky"}, Files: func(m publish.Manifest) ([]publish.File, error) {
		var sums strings.Builder
		for _, f := range m.Files {
			fmt.Fprintf(&sums, "%s  %s\n", f.SHA256, f.Path)
		}
		files := []publish.File{file("tong-kiem.txt", sums.String())}
		for path, text := range p {
			if strings.HasPrefix(path, "nhat-ky/") {
				files = append(files, file(path, text))
			}
		}
		return files, nil
	}})
}

// replaced publishes texts with a seal, and reads what stands there then.
func replaced(t *testing.T, texts tree, seal publish.LastFiles) tree {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "public")
	out, err := publish.Open(dir, publish.State{})
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	var files []publish.File
	for path, text := range texts {
		if path != "bang-ke.json" && path != "tong-kiem.txt" && !strings.HasPrefix(path, "nhat-ky/") {
			files = append(files, file(path, text))
		}
	}
	if _, err := out.Replace(context.Background(), files, publish.Options{Last: seal}); err != nil {
		t.Fatal(err)
	}
	p := tree{}
	err = fs.WalkDir(os.DirFS(dir), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		b, err := os.ReadFile(filepath.Join(dir, path))
		p[path] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func file(path, text string) publish.File {
	return publish.File{Path: path, Make: func(_ string, w io.Writer) (string, error) {
		_, err := io.WriteString(w, text)
		return "", err
	}}
}

// with is the portal with other texts; "" takes a file away.
func (p tree) with(changes tree) tree {
	p = maps.Clone(p)
	for path, text := range changes {
		if p[path] = text; text == "" {
			delete(p, path)
		}
	}
	return p
}

// folder writes the portal to a folder.
func (p tree) folder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for path, text := range p {
		name := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// ServeHTTP is a web server that sends files and nothing else.
func (p tree) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	text, ok := p[strings.TrimPrefix(r.URL.Path, "/")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader([]byte(text)))
}

func serve(t *testing.T, h http.Handler) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(func() {
		s.CloseClientConnections()
		s.Close()
	})
	return s.URL
}

// verified runs over a place with little patience.
func verified(t *testing.T, where string, ask verify.Ask) (verify.Report, error) {
	t.Helper()
	place, err := verify.Open(where, 2*time.Second)
	if err != nil {
		t.Fatal(err)
	}
	defer place.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	return verify.Run(ctx, place, ask)
}

// wrong lists what is wrong, in Vietnamese.
func wrong(r verify.Report) []string {
	var all []string
	for _, f := range r.Findings {
		if f.Sort == verify.Wrong {
			all = append(all, f.VI)
		}
	}
	return all
}

// expect fails unless something is wrong that says all of the words.
func expect(t *testing.T, r verify.Report, words ...string) {
	t.Helper()
	for _, line := range wrong(r) {
		if !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(line, word) }) {
			return
		}
	}
	t.Errorf("nothing wrong says %q; what does is\n%s", words, strings.Join(wrong(r), "\n"))
}

func sumOf(text string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(text))) }
