package main

import (
	"bytes"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms says what each room may import besides the standard library: other rooms, and the libraries that it alone uses.
// It is the table of ARCHITECTURE.md.
var rooms = map[string][]string{
	".":              {"text/say", "files/bound", "portal", "text/calendar", "files/front", "past/history", "files/manual", "files/memory", "publish/proof", "publish", "desk/serve", "site", "files/source", "publish/verify", "text/viet", "github.com/spf13/cobra"},
	"text/say":       {},
	"text/viet":      {"golang.org/x/text"},
	"text/calendar":  {"text/say"},
	"parallel":       {},
	"files/bound":    {},
	"pages/picture":  {"files/bound", "parallel"},
	"files/wire":     {},
	"files/memory":   {"text/say", "files/wire"},
	"pages/qr":       {},
	"pages/card":     {"golang.org/x/image"},
	"files/source":   {"text/say", "files/bound", "text/viet"},
	"files/manual":   {"files/source", "golang.org/x/tools"},
	"text/citation":  {"text/calendar"},
	"past/history":   {"text/say", "files/bound", "text/calendar"},
	"files/front":    {"files/bound", "text/calendar", "files/source", "text/viet", "github.com/BurntSushi/toml"},
	"past/change":    {"text/calendar", "files/front"},
	"files/markdown": {"files/bound", "text/citation", "files/source", "text/viet", "github.com/yuin/goldmark"},
	"open/data":      {"text/calendar", "files/front", "text/viet"},
	"publish/proof":  {"text/calendar", "golang.org/x/mod"},
	"site":           {"files/bound", "text/calendar", "past/change", "text/citation", "open/data", "files/front", "files/manual", "files/markdown", "parallel", "publish/proof", "pages/qr", "files/source", "text/viet", "files/wire"},
	"pages/theme":    {"text/say", "files/bound", "files/source", "text/viet"},
	"open/index":     {"parallel", "text/viet"},
	"publish":        {"golang.org/x/sys", "github.com/andybalholm/brotli"},
	"portal":         {"text/say", "files/bound", "text/calendar", "pages/card", "past/change", "open/data", "files/front", "past/history", "open/index", "files/markdown", "files/memory", "parallel", "pages/picture", "publish/proof", "publish", "site", "files/source", "pages/theme", "text/viet", "files/wire"},
	"desk/serve":     {"text/say", "files/manual", "files/source", "github.com/fsnotify/fsnotify"},
	"publish/verify": {"text/say", "publish/proof", "publish"},
	"test/browser":   {},
	"test/nginx":     {},
	"test/sample":    {},
	"test/bench":     {"test/sample", "github.com/yuin/goldmark"}, // to measure what it takes by itself, and not for what is built
}

func TestRoomsImportOneWay(t *testing.T) {
	seen := map[string]bool{}
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (entry.Name() == "testdata" || entry.Name() == "node_modules") {
			return fs.SkipDir
		}
		if path.Ext(name) == ".go" && !strings.HasSuffix(name, "_test.go") {
			seen[path.Dir(name)] = true
			checkFile(t, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for room := range rooms {
		if !seen[room] {
			t.Errorf("the room %q has no files", room)
		}
	}
}

func checkFile(t *testing.T, name string) {
	t.Helper()
	room := path.Dir(name)
	allowed, ok := rooms[room]
	if !ok {
		t.Errorf("%s: the room %q is not in the table", name, room)
		return
	}
	f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range f.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		imported, own := strings.CutPrefix(imported, "congkhai/generator/")
		if !own && !strings.Contains(strings.Split(imported, "/")[0], ".") {
			continue // the standard library
		}
		if !slices.ContainsFunc(allowed, func(a string) bool { return imported == a || !own && strings.HasPrefix(imported, a+"/") }) {
			t.Errorf("%s imports %s, which its room may not", name, imported)
		}
	}
}

// Whoever looks a method up by a name that the linker does not know makes it keep every exported method of every type that
// is used, in our code and in all libraries: more than two megabytes. The execution of templates does so.
func TestNobodyLooksMethodsUpByName(t *testing.T) {
	if testing.Short() {
		t.Skip("links the program")
	}
	said, err := exec.Command("go", "build", "-o", filepath.Join(t.TempDir(), "congkhai"), "-ldflags=-dumpdep", ".").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	if !bytes.Contains(said, []byte("main.main -> ")) {
		t.Fatal("the linker does not say what needs what")
	}
	for line := range bytes.Lines(said) {
		if who, _, found := bytes.Cut(line, []byte(" <ReflectMethod> -> ")); found {
			t.Errorf("%s looks methods up by name", who)
		}
	}
}

// No room reads the clock but main, which decides the date once, and the one that measures.
func TestOnlyMainReadsTheClock(t *testing.T) {
	for room := range rooms {
		if room == "." || strings.HasPrefix(room, "test/") {
			continue
		}
		entries, err := os.ReadDir(room)
		if err != nil {
			t.Fatal(err)
		}
		for _, entry := range entries {
			if path.Ext(entry.Name()) != ".go" || strings.HasSuffix(entry.Name(), "_test.go") {
				continue
			}
			text, err := os.ReadFile(path.Join(room, entry.Name()))
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(string(text), "time.Now") {
				t.Errorf("%s/%s reads the clock", room, entry.Name())
			}
		}
	}
}
