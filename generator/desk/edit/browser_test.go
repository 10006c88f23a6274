package edit

import (
	"bytes"
	"html"
	"io/fs"
	"maps"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/tools/txtar"

	"congkhai/generator/files/source"
	"congkhai/generator/portal"
	"congkhai/generator/test/small"
)

const host = "127.0.0.1:1314"

// folderOf writes the files of a portal into a folder of their own.
func folderOf(t testing.TB, files fstest.MapFS) string {
	t.Helper()
	dir := t.TempDir()
	for name, f := range files {
		to := filepath.Join(dir, filepath.FromSlash(name))
		small.Must(t, os.MkdirAll(filepath.Dir(to), 0o755))
		small.Must(t, os.WriteFile(to, f.Data, 0o644))
	}
	return dir
}

// smallFolder is a small portal with some files of its own, as txtar.
func smallFolder(t testing.TB, archive string) string {
	t.Helper()
	return folderOf(t, small.Content(txtar.Parse([]byte(archive))))
}

// realFolder is the portal of the repository, while its department went on.
func realFolder(t testing.TB) string {
	t.Helper()
	return folderOf(t, small.RealAtWork(t))
}

func serverOf(dir string) *Server {
	return New(host, Portal{Dir: dir, Files: func() (fs.FS, portal.Options, error) {
		return source.Folder(dir), portal.Options{AsOf: small.AsOf, Now: time.Now()}, nil
	}})
}

// contentOf is every file of a folder, by its path.
func contentOf(t testing.TB, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	small.Must(t, filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		short, _ := filepath.Rel(dir, name) // name is below dir
		if short = filepath.ToSlash(short); strings.HasPrefix(short, ".git/") {
			return nil
		}
		b, err := os.ReadFile(name)
		all[short] = string(b)
		return err
	}))
	return all
}

func fileOf(t testing.TB, dir, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	small.Must(t, err)
	return string(b)
}

// changed are the files that differ between two looks at a folder.
func changed(before, after map[string]string) []string {
	names := map[string]bool{}
	for _, all := range []map[string]string{before, after} {
		for name := range all {
			was, had := before[name]
			is, has := after[name]
			if was != is || had != has {
				names[name] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(names))
}

// browser does with forms what browsers do.
type browser struct {
	testing.TB
	server *Server
	cookie *http.Cookie
}

// enter opens the page by the address that the program prints.
func enter(t testing.TB, s *Server) *browser {
	t.Helper()
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, s.Address(), nil))
	if w.Code != http.StatusSeeOther || len(w.Result().Cookies()) != 1 {
		t.Fatalf("the address does not open the page: %d %s", w.Code, w.Body)
	}
	return &browser{t, s, w.Result().Cookies()[0]}
}

func (b *browser) do(r *http.Request) *httptest.ResponseRecorder {
	if b.cookie != nil {
		r.AddCookie(b.cookie)
	}
	w := httptest.NewRecorder()
	b.server.ServeHTTP(w, r)
	return w
}

func (b *browser) get(path string) string {
	b.Helper()
	w := b.do(httptest.NewRequest(http.MethodGet, "http://"+host+path, nil))
	if w.Code != http.StatusOK {
		b.Fatalf("GET %s: %d %s", path, w.Code, w.Body)
	}
	return w.Body.String()
}

// upload is a file that a form sends.
type upload struct{ field, name, text string }

// request is a form as a browser sends it.
func request(path string, post url.Values, files ...upload) *http.Request {
	var body bytes.Buffer
	m := multipart.NewWriter(&body) // which fails only where the buffer does
	for _, name := range slices.Sorted(maps.Keys(post)) {
		for _, value := range post[name] {
			_ = m.WriteField(name, strings.ReplaceAll(value, "\n", "\r\n"))
		}
	}
	for _, f := range files {
		part, _ := m.CreateFormFile(f.field, f.name)
		_, _ = part.Write([]byte(f.text))
	}
	_ = m.Close()
	r := httptest.NewRequest(http.MethodPost, "http://"+host+path, &body)
	r.Header.Set("Content-Type", m.FormDataContentType())
	r.Header.Set("Origin", "http://"+host)
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return r
}

// press sends a form with one of its buttons.
func (b *browser) press(path, button string, post url.Values, files ...upload) *httptest.ResponseRecorder {
	all := maps.Clone(post)
	all.Set(buttonName, button)
	return b.do(request(path, all, files...))
}

// save sends a form to be saved and reports whether it was.
func (b *browser) save(path string, post url.Values) (page string, saved bool) {
	w := b.press(path, saveButton, post)
	return w.Body.String(), w.Code == http.StatusSeeOther
}

// mustSave fails where a form is not saved.
func (b *browser) mustSave(path string, post url.Values) {
	b.Helper()
	if page, saved := b.save(path, post); !saved {
		b.Fatalf("%s is not saved: %s", path, wrongsIn(page))
	}
}

var (
	loi      = regexp.MustCompile(`(?s)<(?:p|div) class="(?:loi|bao)"[^>]*>(.*?)(?:</div>|</p><)`)
	tag      = regexp.MustCompile(`<(/?)([a-z0-9]+)((?: [a-z-]+="[^"]*")*)>`)
	attrs    = regexp.MustCompile(` ([a-z-]+)="([^"]*)"`)
	ofForm   = regexp.MustCompile(`(?s)<form[^>]*>.*?</form>`)
	lineEnds = strings.NewReplacer("\n", "", "\r", "")
)

// wrongsIn is what a page says is wrong.
func wrongsIn(page string) string {
	var all []string
	for _, m := range loi.FindAllStringSubmatch(page, -1) {
		all = append(all, small.Words(m[1], " "))
	}
	return strings.Join(all, "\n")
}

// fieldsOf are what the last form of a page would send, without its buttons.
func fieldsOf(t testing.TB, page string) url.Values {
	t.Helper()
	forms := ofForm.FindAllString(strings.ReplaceAll(page, "\r\n", "\n"), -1)
	if len(forms) < 2 { // the first is that for leaving
		t.Fatalf("no form in %s", wrongsIn(page))
	}
	form, post := forms[len(forms)-1], url.Values{}
	for _, at := range tag.FindAllStringSubmatchIndex(form, -1) {
		if at[2] != at[3] { // the end of an element
			continue
		}
		a, name := attributesOf(form[at[6]:at[7]]), form[at[4]:at[5]]
		rest := form[at[1]:]
		switch {
		case name == "textarea":
			text, _, _ := strings.Cut(rest, "</textarea>")
			post.Add(a["name"], html.UnescapeString(strings.TrimPrefix(text, "\n")))
		case name == "select":
			options, _, _ := strings.Cut(rest, "</select>")
			post.Add(a["name"], chosen(options))
		case name == "input":
			addInput(post, a)
		}
	}
	return post
}

func addInput(post url.Values, a map[string]string) {
	_, checked := a["checked"]
	switch a["type"] {
	case "file":
	case "hidden":
		post.Add(a["name"], a["value"])
	case "checkbox", "radio":
		if checked {
			post.Add(a["name"], a["value"])
		}
	default:
		post.Add(a["name"], lineEnds.Replace(a["value"]))
	}
}

func attributesOf(text string) map[string]string {
	all := map[string]string{}
	for _, m := range attrs.FindAllStringSubmatch(text, -1) {
		all[m[1]] = html.UnescapeString(m[2])
	}
	return all
}

// chosen is the value of a select: the option that is selected, else the first.
func chosen(options string) string {
	value, first := "", true
	for _, m := range tag.FindAllStringSubmatch(options, -1) {
		a := attributesOf(m[3])
		_, selected := a["selected"]
		if m[1] == "" && m[2] == "option" && (first || selected) {
			value, first = a["value"], false
		}
	}
	return value
}

// formOf is the form of a record as somebody sees it who opens it.
func (b *browser) formOf(folder, id string) url.Values {
	b.Helper()
	return fieldsOf(b, b.get(addressOf(folder, id)))
}

// writeAll puts files back as they were.
func writeAll(dir string, files map[string]string) error {
	for name, text := range files {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if b, err := os.ReadFile(to); err == nil && string(b) == text {
			continue
		}
		if err := os.WriteFile(to, []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

func removeFile(t testing.TB, dir, name string) {
	t.Helper()
	small.Must(t, os.Remove(filepath.Join(dir, filepath.FromSlash(name))))
}
