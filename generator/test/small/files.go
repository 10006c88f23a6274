package small

import (
	_ "embed"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"congkhai/generator/past/chronicle"
	"congkhai/generator/text/calendar"
)

// AsOf is the day of all small portals that do not name another one.
var AsOf = calendar.Date{Year: 2026, Month: 11, Day: 1}

// Parts of an archive that are no files: what is printed of its problems, what stands on a page ("trang /van-ban/"), and
// when its files were first published.
const (
	Problems  = "chỗ-sai"
	OfPage    = "trang "
	firstDays = "ngày-đăng"
)

//go:embed nen.txt
var base []byte

// Root is the folder of the repository, whichever room's tests ask.
func Root(t testing.TB) string {
	t.Helper()
	folder, err := os.Getwd()
	for ; err == nil; folder = filepath.Dir(folder) {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder
		}
		if folder == filepath.Dir(folder) {
			break
		}
	}
	t.Fatal("there is no go.mod above this folder", err)
	return ""
}

// Archive reads an archive.
func Archive(t testing.TB, name string) *txtar.Archive {
	t.Helper()
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return archive
}

// Archives are the small portals of all rooms by their paths in the repository.
func Archives(t testing.TB) map[string]*txtar.Archive {
	t.Helper()
	archives, root := map[string]*txtar.Archive{}, Root(t)
	for _, folder := range []string{"portal/testdata/cong", "kinds/testdata", "kinds/*/testdata"} {
		names, err := filepath.Glob(filepath.Join(root, "generator", folder, "*.txt"))
		if err != nil || len(names) == 0 {
			t.Fatal("no small portals in ", folder, err)
		}
		for _, name := range names {
			short, err := filepath.Rel(root, name)
			if err != nil {
				t.Fatal(err)
			}
			archives[filepath.ToSlash(short)] = Archive(t, name)
		}
	}
	return archives
}

// Content makes a file system of an archive over what every small portal has, without a theme.
func Content(archive *txtar.Archive) fstest.MapFS {
	files := fstest.MapFS{}
	for _, f := range slices.Concat(txtar.Parse(base).Files, archive.Files) {
		if f.Name != Problems && f.Name != firstDays && !strings.HasPrefix(f.Name, OfPage) {
			files[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return files
}

// Files makes a file system of an archive over what every small portal has and the real theme.
func Files(t testing.TB, archive *txtar.Archive) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	Copy(t, files, os.DirFS(Root(t)), "themes")
	for name, f := range Content(archive) {
		files[name] = f
	}
	return files
}

// Copy copies folders of a file system, all that a portal reads when none is named.
func Copy(t testing.TB, files fstest.MapFS, from fs.FS, folders ...string) {
	t.Helper()
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
			t.Fatal(err)
		}
	}
}

// AtWork is a file of the real portal as it was while its department went on: the configuration without [luu_tru], and
// a body without its end. Tests of what a department offers stand on it.
func AtWork(name string, text []byte) []byte {
	switch {
	case name == "config.toml":
		return archived.ReplaceAll(text, nil)
	case strings.HasPrefix(name, "content/co-quan/"):
		return ended.ReplaceAll(text, nil)
	}
	return text
}

var (
	archived = regexp.MustCompile(`(?m)^\[luu_tru\]\n(?:[^\[\n].*\n|\n)*`)
	ended    = regexp.MustCompile(`(?m)^(?:ket_thuc|ke_tuc)\w* = .*\n`)
)

// RealAtWork is the real portal while its department went on.
func RealAtWork(t testing.TB) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	Copy(t, files, os.DirFS(Root(t)))
	for name, f := range files {
		f.Data = AtWork(name, f.Data)
	}
	return files
}

// AlsoInEnglish gives a portal English as a second language.
func AlsoInEnglish(files fstest.MapFS) {
	config := append([]byte("ngon_ngu_them = [\"en\"]\n"), files["config.toml"].Data...)
	files["config.toml"] = &fstest.MapFile{Data: config}
}

// First reads when the files of an archive were first published: a line for each, its path and a day. Without such lines
// there is no history.
func First(t testing.TB, archive *txtar.Archive) *chronicle.History {
	t.Helper()
	i := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == firstDays })
	if i < 0 {
		return nil
	}
	told := &chronicle.History{Of: map[string]chronicle.Life{}}
	for line := range strings.Lines(string(archive.Files[i].Data)) {
		path, text, _ := strings.Cut(strings.TrimSpace(line), " ")
		published := chronicle.Event{Commit: "1", Day: Day(t, text), Action: chronicle.Published, Path: path}
		told.Of[path] = chronicle.Life{Events: []chronicle.Event{published}}
	}
	return told
}

// Facts reads a table of facts that was written down from the sources, not from content/: cells between tabs, and lines
// that begin with # for who reads the table.
func Facts(t testing.TB, name string) [][]string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSuffix(line, "\n"); !strings.HasPrefix(line, "#") {
			rows = append(rows, strings.Split(line, "\t"))
		}
	}
	return rows
}
