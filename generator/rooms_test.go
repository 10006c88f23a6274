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
	".":        {"bound", "build", "calendar", "front", "history", "manual", "memory", "proof", "publish", "serve", "site", "source", "verify", "viet", "github.com/spf13/cobra"},
	"viet":     {"golang.org/x/text"},
	"calendar": {},
	"parallel": {},
	"bound":    {},
	"picture":  {"bound", "parallel"},
	"wire":     {},
	"memory":   {"wire"},
	"qr":       {},
	"card":     {"golang.org/x/image"},
	"source":   {"bound", "viet"},
	"manual":   {"source", "golang.org/x/tools"},
	"citation": {"calendar"},
	"history":  {"bound", "calendar"},
	"front":    {"bound", "calendar", "source", "viet", "github.com/BurntSushi/toml"},
	"change":   {"calendar", "front"},
	"markdown": {"bound", "citation", "source", "viet", "github.com/yuin/goldmark"},
	"data":     {"calendar", "front", "viet"},
	"proof":    {"calendar", "golang.org/x/mod"},
	"site":     {"bound", "calendar", "change", "citation", "data", "front", "manual", "markdown", "parallel", "proof", "qr", "source", "viet", "wire"},
	"theme":    {"bound", "source", "viet"},
	"index":    {"parallel", "viet"},
	"publish":  {"golang.org/x/sys", "github.com/andybalholm/brotli"},
	"build":    {"bound", "calendar", "card", "change", "data", "front", "history", "index", "markdown", "memory", "parallel", "picture", "proof", "publish", "site", "source", "theme", "viet", "wire"},
	"serve":    {"manual", "source", "github.com/fsnotify/fsnotify"},
	"verify":   {"proof", "publish"},
	"browser":  {},
	"nginx":    {},
	"sample":   {},
	"bench":    {"sample", "github.com/yuin/goldmark"}, // to measure what it takes by itself, and not for what is built
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
		if own, ok := strings.CutPrefix(imported, "congkhai/generator/"); ok {
			imported = own
		} else if !strings.Contains(strings.Split(imported, "/")[0], ".") {
			continue // the standard library
		}
		if !slices.ContainsFunc(allowed, func(a string) bool { return imported == a || strings.HasPrefix(imported, a+"/") }) {
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
		if room == "." || room == "browser" || room == "bench" {
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
