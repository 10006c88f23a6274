package portal

import (
	"bytes"
	"flag"
	"html"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"congkhai/generator/files/source"
	"congkhai/generator/past/chronicle"
	"congkhai/generator/publish"
	"congkhai/generator/text/calendar"
)

var update = flag.Bool("update", false, "rewrite the golden parts of testdata; read the diff")

// asOf is the day of all small portals that do not name another one.
var asOf = calendar.Date{Year: 2026, Month: 11, Day: 1}

const (
	goldenProblems = "chỗ-sai"
	goldenPage     = "trang"
	firstDays      = "ngày-đăng"
)

// portal makes a file system of an archive over the common base and the real theme. Parts named "chỗ-sai" and
// "trang /…/" are golden results, and "ngày-đăng" is a history; they are not files.
func portal(t *testing.T, archive *txtar.Archive) fstest.MapFS {
	t.Helper()
	base, err := txtar.ParseFile("testdata/nen.txt")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	if err := copyInto(files, os.DirFS("../.."), "themes"); err != nil {
		t.Fatal(err)
	}
	for _, f := range append(base.Files, archive.Files...) {
		if f.Name != goldenProblems && f.Name != firstDays && !strings.HasPrefix(f.Name, goldenPage+" ") {
			files[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return files
}

// first reads when the files of an archive were first published: a line for each, its path and a day.
func first(t *testing.T, archive *txtar.Archive) *chronicle.History {
	t.Helper()
	var told *chronicle.History
	for _, f := range archive.Files {
		if f.Name != firstDays {
			continue
		}
		told = &chronicle.History{Of: map[string]chronicle.Life{}}
		for line := range strings.Lines(string(f.Data)) {
			path, text, _ := strings.Cut(strings.TrimSpace(line), " ")
			day, err := calendar.Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			told.Of[path] = chronicle.Life{Events: []chronicle.Event{{Commit: "1", Day: day, Action: chronicle.Published, Path: path}}}
		}
	}
	return told
}

// copyInto copies the folders of a file system, all that a portal reads when none is named.
func copyInto(files fstest.MapFS, from fs.FS, folders ...string) error {
	if len(folders) == 0 {
		folders = []string{"config.toml", "content", "themes"}
	}
	for _, folder := range folders {
		err := fs.WalkDir(from, folder, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			b, err := fs.ReadFile(from, name)
			files[name] = &fstest.MapFile{Data: b}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func load(t *testing.T, files fs.FS, opt Options) (*Portal, []source.Problem) {
	t.Helper()
	if opt.AsOf.IsZero() {
		opt.AsOf = asOf
	}
	p, problems, err := Load(files, opt)
	if err != nil {
		t.Fatal(err)
	}
	return p, problems
}

func printed(t *testing.T, problems []source.Problem, lang source.Lang) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := source.Print(&b, problems, lang); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// page returns the bytes that the portal publishes for an address.
func page(t *testing.T, p *Portal, url string) string {
	t.Helper()
	files, err := p.Files()
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(files, func(f publish.File) bool { return f.Path == pathOf(url) })
	if i < 0 {
		t.Fatalf("no page %s", url)
	}
	b, err := files[i].Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

var (
	mainPart = regexp.MustCompile(`(?s)<main[^>]*>(.*)</main>`)
	endOf    = regexp.MustCompile(`</(h\d|p|li|dt|dd|tr|caption|summary|div|section|article|ul|dl|table)>|<br>`)
	cellEnd  = regexp.MustCompile(`</t[hd]>`)
	anchor   = regexp.MustCompile(`<a [^>]*href="([^"]*)"[^>]*>`)
	anyTag   = regexp.MustCompile(`<[^>]*>`)
	blanks   = regexp.MustCompile(`[ \t]+`)
)

// readable is what a reader of the page's main part reads, a line for each block, links followed by their address.
func readable(page string) string {
	m := mainPart.FindStringSubmatch(page)
	if m == nil {
		return ""
	}
	text := strings.ReplaceAll(m[1], "\n", " ")
	text = cellEnd.ReplaceAllString(text, " | ")
	text = endOf.ReplaceAllString(text, "\n")
	text = anchor.ReplaceAllString(text, "[$1] ")
	text = html.UnescapeString(anyTag.ReplaceAllString(text, ""))
	var lines []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(blanks.ReplaceAllString(line, " ")); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n") + "\n"
}

// Every archive in testdata/cong is a small portal with its golden problems, or the golden text of some of its pages.
func TestSmallPortals(t *testing.T) {
	archives, err := filepath.Glob("testdata/cong/*.txt")
	if err != nil || len(archives) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range archives {
		t.Run(filepath.Base(name), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			p, problems := load(t, portal(t, archive), Options{Chronicle: first(t, archive)})
			changed := false
			for i, f := range archive.Files {
				var got string
				switch url, isPage := strings.CutPrefix(f.Name, goldenPage+" "); {
				case f.Name == goldenProblems:
					got = string(printed(t, problems, source.Vietnamese))
				case isPage && p != nil:
					got = readable(page(t, p, url))
				default:
					continue
				}
				if want := string(f.Data); got != want && !*update {
					t.Errorf("%s:\n%s\nwant\n%s", f.Name, got, want)
				}
				changed = changed || got != string(f.Data)
				archive.Files[i].Data = []byte(got)
			}
			if wanted := slices.ContainsFunc(archive.Files, func(f txtar.File) bool { return f.Name == goldenProblems }); !wanted && p == nil {
				t.Errorf("problems:\n%s", printed(t, problems, source.Vietnamese))
			}
			if *update && changed {
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// Staff work on Windows: line ends, byte order marks and decomposed letters change neither problems nor places.
func TestWindowsFilesHaveTheSameProblems(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/cong/moi-loi.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, want := load(t, portal(t, archive), Options{})
	files := portal(t, archive)
	for name, f := range files {
		if strings.HasPrefix(name, "content/") && (strings.HasSuffix(name, ".md") || strings.HasSuffix(name, ".toml")) {
			files[name] = &fstest.MapFile{Data: append([]byte("\uFEFF"), bytes.ReplaceAll(f.Data, []byte("\n"), []byte("\r\n"))...)}
		}
	}
	_, got := load(t, files, Options{})
	if a, b := printed(t, got, source.Vietnamese), printed(t, want, source.Vietnamese); !bytes.Equal(a, b) {
		t.Errorf("with CRLF and a byte order mark:\n%s\nwithout:\n%s", a, b)
	}
}

func TestProblemsAreToldInEnglish(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/cong/moi-loi.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, problems := load(t, portal(t, archive), Options{})
	for _, p := range problems {
		for _, lang := range []source.Lang{source.Vietnamese, source.English} {
			if text := p.Text(lang); strings.Contains(text, "%!") || text == "" {
				t.Errorf("%s in %s: %q", p.Rule.ID, lang, text)
			}
		}
	}
}
