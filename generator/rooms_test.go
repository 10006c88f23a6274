package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms says what each room may import besides the standard library: other rooms, and the libraries that it alone uses.
// It is the table of ARCHITECTURE.md.
var rooms = map[string][]string{
	".":        {"build", "calendar", "front", "manual", "memory", "proof", "publish", "serve", "site", "source", "verify", "viet", "github.com/spf13/cobra"},
	"viet":     {"golang.org/x/text"},
	"calendar": {},
	"parallel": {},
	"picture":  {},
	"wire":     {},
	"memory":   {"wire"},
	"qr":       {},
	"card":     {"golang.org/x/image"},
	"source":   {"viet"},
	"manual":   {"source", "golang.org/x/tools"},
	"citation": {"calendar"},
	"front":    {"calendar", "source", "viet", "github.com/BurntSushi/toml"},
	"markdown": {"citation", "source", "viet", "github.com/yuin/goldmark"},
	"proof":    {"calendar", "golang.org/x/mod"},
	"site":     {"calendar", "citation", "front", "manual", "markdown", "parallel", "proof", "qr", "source", "viet", "wire"},
	"theme":    {"source", "viet"},
	"index":    {"parallel", "viet"},
	"publish":  {"golang.org/x/sys", "github.com/andybalholm/brotli"},
	"build":    {"calendar", "card", "front", "index", "markdown", "memory", "parallel", "picture", "proof", "publish", "site", "source", "theme", "viet", "wire"},
	"serve":    {"manual", "source", "github.com/fsnotify/fsnotify"},
	"verify":   {"proof", "publish"},
	"browser":  {},
	"nginx":    {},
	"sample":   {},
	"bench":    {"sample", "github.com/yuin/goldmark"}, // to measure what it takes by itself, and not for what is built
}

// executesTemplates is the room that runs html/template; others may only use its type for text that is safe.
const executesTemplates = "theme"

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

func TestOnlyTheThemeExecutesTemplates(t *testing.T) {
	for room := range rooms {
		entries, err := os.ReadDir(room)
		if err != nil {
			t.Fatal(err)
		}
		for _, entry := range entries {
			if path.Ext(entry.Name()) != ".go" || strings.HasSuffix(entry.Name(), "_test.go") || room == executesTemplates || room == "serve" {
				continue
			}
			text, err := os.ReadFile(path.Join(room, entry.Name()))
			if err != nil {
				t.Fatal(err)
			}
			for _, call := range []string{"template.New", "template.Must", "template.Parse"} {
				if strings.Contains(string(text), call) {
					t.Errorf("%s/%s calls %s", room, entry.Name(), call)
				}
			}
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
