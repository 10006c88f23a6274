package browser

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"congkhai/generator/test/small"
)

// root is the folder of the real portal, seen from this one.
const root = "../../.."

// workshop is where this run puts the command and what it publishes; unlike t.TempDir it outlives each test.
var workshop string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "congkhai-browser-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	workshop = dir
	code := m.Run()
	if err := os.RemoveAll(dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(code)
}

// generator builds the command, once.
var generator = sync.OnceValues(func() (string, error) {
	name := filepath.Join(workshop, "congkhai")
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	return name, errors.Join(noteInputs(), run("go", "build", "-o", name, "./generator"))
})

// noteInputs looks at everything that the command and the portal are made of. The go command remembers what a test has
// looked at, and so runs it again after a change; what a child process reads it does not see.
func noteInputs() error {
	return filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		switch entry.Name() {
		case ".git", "node_modules", "public":
			return fs.SkipDir
		}
		_, err = os.Stat(name)
		return err
	})
}

func run(name string, args ...string) error {
	cmd := exec.Command(name, args...)
	cmd.Dir = root
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, out)
	}
	return nil
}

// putAtWork puts the real portal into a folder, as it was while its department went on.
func putAtWork(dir string) error {
	for _, part := range []string{"config.toml", "content", "themes"} {
		err := fs.WalkDir(os.DirFS(root), part, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
			to := filepath.Join(dir, filepath.FromSlash(name))
			text = small.AtWork(name, text)
			return errors.Join(err, os.MkdirAll(filepath.Dir(to), 0o755), os.WriteFile(to, text, 0o644))
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// public is the real portal as it was published.
type public struct {
	dir   string
	home  *url.URL          // its public address
	files map[string][]byte // by path in the tree
	pages map[string]*page  // the HTML among them
}

// published builds the real portal as it was while its department went on, signed, once for all tests, and reads it.
func published(t *testing.T) *public {
	t.Helper()
	p, err := publish()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

var publish = sync.OnceValues(func() (*public, error) {
	command, err := generator()
	if err != nil {
		return nil, err
	}
	dir, key, out := filepath.Join(workshop, "cong"), filepath.Join(workshop, "khoa"), filepath.Join(workshop, "public")
	_ = run("git", "clone", "--quiet", ".", dir) // for its history, where there is one
	if err := errors.Join(putAtWork(dir), run(command, "key", "new", key)); err != nil {
		return nil, err
	}
	return publicOf(out, run(command, "build", "--dir", dir, "--out", out, "--key", key, "--new-log"))
})

// keeping builds the real portal as it is kept.
var keeping = sync.OnceValues(func() (*public, error) {
	command, err := generator()
	if err != nil {
		return nil, err
	}
	out := filepath.Join(workshop, "luu")
	return publicOf(out, run(command, "build", "--out", out))
})

// publicOf reads a tree, unless it could not be built.
func publicOf(dir string, failed error) (*public, error) {
	p := &public{dir: dir, files: map[string][]byte{}, pages: map[string]*page{}}
	if failed != nil {
		return nil, failed
	}
	if err := p.read(); err != nil {
		return nil, err
	}
	return p, p.findHome()
}

func (p *public) read() error {
	tree := os.DirFS(p.dir)
	return fs.WalkDir(tree, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if p.files[name], err = fs.ReadFile(tree, name); err != nil || filepath.Ext(name) != ".html" {
			return err
		}
		p.pages[name], err = parsePage(name, string(p.files[name]))
		return err
	})
}

// findHome asks the home page for the portal's public address.
func (p *public) findHome() error {
	for _, e := range p.pages["index.html"].elements {
		if e.attr["rel"] == "canonical" {
			home, err := url.Parse(e.attr["href"])
			p.home = home
			return err
		}
	}
	return errors.New("the home page has no canonical address")
}

// fileOf returns the file of the tree that answers for a path: /thu-tuc/ is thu-tuc/index.html.
func fileOf(path string) string {
	if strings.HasSuffix(path, "/") {
		path += "index.html"
	}
	return strings.TrimPrefix(path, "/")
}

// ServeHTTP answers as a plain web server does that has been told of the portal's own page for what does not exist.
func (p *public) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if _, ok := p.files[fileOf(r.URL.Path)]; ok {
		http.FileServer(http.Dir(p.dir)).ServeHTTP(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(http.StatusNotFound)
	_, _ = w.Write(p.files["404.html"]) // the browser may have gone
}

// page is what the HTML of one address says.
type page struct {
	file     string
	elements []element
	ids      map[string]bool
}

// element is a start tag. Its attributes have their entities resolved.
type element struct {
	name  string
	attr  map[string]string
	place string // thu-tuc/index.html:12:1
}

// parsePage reads start tags. Pages come from templates and are held against the HTML standard by another test, so the
// standard library's lenient XML reader is enough, and no HTML parser has to be added for tests.
func parsePage(file, text string) (*page, error) {
	p := &page{file: file, ids: map[string]bool{}}
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict, d.Entity = false, xml.HTMLEntity
	for {
		line, column := d.InputPos()
		token, err := d.RawToken()
		if err == io.EOF {
			return p, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		e := element{start.Name.Local, map[string]string{}, fmt.Sprintf("%s:%d:%d", file, line, column)}
		for _, a := range start.Attr {
			e.attr[a.Name.Local] = a.Value
		}
		p.ids[e.attr["id"]] = true
		p.elements = append(p.elements, e)
	}
}

// addresses lists what an element leads to or loads.
func (e element) addresses() []string {
	var list []string
	for _, name := range []string{"href", "src", "action", "formaction", "poster", "data", "cite"} {
		if address, ok := e.attr[name]; ok {
			list = append(list, address)
		}
	}
	if set := e.attr["srcset"]; set != "" {
		for candidate := range strings.SplitSeq(set, ",") {
			list = append(list, strings.Fields(candidate)[0])
		}
	}
	if property := e.attr["property"]; property == "og:url" || property == "og:image" {
		list = append(list, e.attr["content"])
	}
	return list
}

// loads reports whether a browser fetches the element's addresses without being asked.
func (e element) loads() bool {
	switch e.name {
	case "a", "area", "form", "button", "blockquote", "q", "meta":
		return false
	case "link":
		return e.attr["rel"] != "canonical" && e.attr["rel"] != "alternate"
	}
	return true
}
