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
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// wings are the folders of the house from the ground up: a room may import rooms of its own wing and of those below.
// Those in one line do not know each other.
var wings = [][]string{{"text"}, {"files"}, {"past", "pages", "open", "publish"}, {"site"}, {"kinds"}, {"portal"}, {"desk"}, {".", "farm", "test"}}

// rooms says what each room may import besides the standard library: other rooms, and the libraries that it alone uses.
// It is the table of ARCHITECTURE.md.
var rooms = map[string][]string{
	"text/bound":     {},
	"text/calendar":  {"text/say"},
	"text/citation":  {"text/calendar"},
	"text/contact":   {"text/bound", "text/viet"},
	"text/legacy":    {"text/viet", "golang.org/x/text"},
	"text/period":    {"text/calendar"},
	"text/say":       {},
	"text/viet":      {"golang.org/x/text"},
	"files/amend":    {"files/front", "files/source", "text/bound", "text/calendar", "text/say", "text/viet"},
	"files/amount":   {"files/front", "files/source", "text/viet"},
	"files/data":     {"files/front", "text/calendar", "text/viet"},
	"files/delivery": {},
	"files/front":    {"files/source", "text/bound", "text/calendar", "text/viet", "github.com/BurntSushi/toml"},
	"files/gathered": {"files/source", "text/bound", "text/calendar", "text/contact"},
	"files/layer":    {"files/front", "files/record", "files/source", "text/say"},
	"files/manual":   {"files/source", "golang.org/x/tools"},
	"files/node":     {"golang.org/x/sys"},
	"files/portals":  {"files/front", "files/source", "text/bound", "text/say", "text/viet"},
	"files/markdown": {
		"files/source", "text/bound", "text/citation", "text/contact", "text/viet", "github.com/yuin/goldmark",
	},
	"files/memory": {"files/wire", "text/say"},
	"files/record": {
		"files/data", "files/front", "files/markdown", "files/source", "files/wire", "text/calendar", "text/citation",
		"text/contact", "text/viet",
	},
	"files/source": {"text/bound", "text/legacy", "text/say", "text/viet", "golang.org/x/sync", "golang.org/x/sys"},
	"files/wire":   {},
	"past/change":  {"files/front", "text/calendar"},
	"past/chronicle": {
		"files/front", "files/markdown", "files/memory", "files/record", "files/source", "files/wire", "past/change",
		"past/history", "text/calendar", "text/say", "text/viet", "golang.org/x/sync",
	},
	"past/history":  {"text/bound", "text/calendar", "text/say", "golang.org/x/sync"},
	"pages/card":    {"golang.org/x/image"},
	"pages/gloss":   {"text/viet"},
	"pages/late":    {},
	"pages/picture": {"text/bound", "golang.org/x/sync"},
	"pages/prefix":  {},
	"pages/qr":      {"github.com/piglig/go-qr"},
	"pages/show":    {"files/amount", "files/front", "text/calendar", "text/contact"},
	"pages/theme":   {"files/source", "pages/gloss", "pages/late", "text/bound", "text/say", "text/viet"},
	"open/index":    {"text/viet", "golang.org/x/sync"},
	"open/server":   {"files/delivery"},
	"publish":       {"files/delivery", "files/node", "github.com/andybalholm/brotli", "golang.org/x/sys"},
	"publish/gather": {
		"files/gathered", "publish", "publish/proof", "publish/verify", "text/bound", "text/calendar", "text/say", "text/viet",
	},
	"publish/proof":       {"text/calendar", "golang.org/x/mod"},
	"publish/schedule":    {},
	"publish/send":        {"publish", "publish/proof", "golang.org/x/sync", "golang.org/x/sys"},
	"publish/send/bucket": {"files/delivery", "publish/send", "github.com/minio/minio-go"},
	"publish/send/sftp":   {"publish", "publish/send", "github.com/pkg/sftp", "golang.org/x/crypto", "golang.org/x/sync"},
	"publish/verify":      {"files/delivery", "publish", "publish/proof", "text/say"},
	"site": {
		"files/data", "files/delivery", "files/front", "files/gathered", "files/markdown", "files/record", "files/source", "files/wire", "pages/gloss", "pages/late",
		"pages/show", "past/change", "past/chronicle", "publish/proof", "text/bound", "text/calendar", "text/citation",
		"text/contact", "text/viet", "golang.org/x/sync",
	},
	"kinds": {
		"files/front", "files/manual", "files/markdown", "files/record", "files/source", "kinds/disclosure",
		"kinds/member", "kinds/prices", "kinds/procedure", "kinds/report", "kinds/workday", "pages/gloss", "pages/late", "pages/show",
		"past/chronicle", "publish/proof", "site", "text/calendar", "text/citation", "text/say", "text/viet",
	},
	"kinds/disclosure": {
		"files/amount", "files/data", "files/front", "files/gathered", "files/record", "files/source", "kinds/member", "kinds/procedure", "kinds/report",
		"kinds/workday", "pages/show", "site", "text/calendar", "text/citation", "text/period", "text/viet",
	},
	"kinds/member": {"files/data", "files/gathered", "files/record", "pages/gloss", "pages/show", "site"},
	"kinds/prices": {
		"files/amount", "files/data", "files/front", "files/record", "files/source", "pages/show", "past/change",
		"site", "text/calendar", "text/citation", "text/viet",
	},
	"kinds/procedure": {
		"files/amount", "files/front", "files/record", "files/source", "kinds/workday", "pages/late", "pages/qr",
		"pages/show", "site", "text/calendar", "text/citation", "text/viet",
	},
	"kinds/printed":  {"files/amount", "files/front", "files/record", "files/source", "pages/show"},
	"kinds/relation": {"files/amount", "files/front"},
	"kinds/report": {
		"files/amount", "files/data", "files/front", "files/record", "files/source", "kinds/printed", "kinds/procedure",
		"kinds/relation", "pages/late", "pages/show", "past/change", "site", "text/calendar", "text/citation",
		"text/period", "text/say", "text/viet",
	},
	"kinds/workday": {"files/front", "files/record", "files/source", "pages/show", "site", "text/calendar", "text/viet"},
	"portal": {
		"files/data", "files/delivery", "files/front", "files/gathered", "files/layer", "files/memory", "files/node", "files/record", "files/source", "files/wire", "kinds",
		"kinds/procedure", "open/index", "open/server", "pages/card", "pages/gloss", "pages/picture", "pages/prefix", "pages/theme", "past/chronicle",
		"past/history", "publish", "publish/proof", "site", "text/bound", "text/calendar", "text/say", "text/viet",
		"golang.org/x/sync", shipped,
	},
	"desk/attach": {
		"files/source", "pages/picture", "portal", "site", "text/bound", "text/legacy", "text/say", "text/viet",
	},
	"desk/commit": {"text/say", "text/viet"},
	"desk/edit": {
		"desk/attach", "desk/commit", "desk/entry", "desk/intake", "desk/outcome", "desk/store", "desk/worklist", "files/amend", "files/front",
		"files/layer", "files/memory", "files/record", "files/source", "kinds", "kinds/report", "past/change", "portal", "site", "text/bound", "text/say",
		"text/viet",
	},
	"desk/entry": {"desk/sheet", "files/front", "files/source", "text/calendar", "text/viet"},
	"desk/intake": {
		"desk/list", "desk/office", "desk/outcome", "desk/sheet", "desk/workbook", "files/front", "files/layer", "files/source", "kinds", "kinds/report",
		"site", "text/say",
	},
	"desk/list": {"desk/sheet", "files/data", "files/front", "files/source", "text/viet"},
	"desk/office": {
		"desk/word", "files/record", "files/source", "kinds", "kinds/printed", "kinds/procedure", "kinds/report",
		"pages/show", "site", "text/bound", "text/calendar", "text/period", "text/say", "text/viet",
	},
	"desk/outcome": {"files/front", "files/source", "past/change"},
	"desk/serve":   {"files/delivery", "files/manual", "files/source", "text/say", "github.com/fsnotify/fsnotify"},
	"desk/sheet":   {"files/data", "files/source", "text/bound", "text/legacy", "text/viet"},
	"desk/start": {
		"files/amend", "files/front", "files/record", "files/source", "kinds", "kinds/disclosure", "kinds/report", "portal", "site",
		"text/bound", "text/contact", "text/say", "text/viet", shipped,
	},
	"desk/store": {"text/say", "golang.org/x/sys"},
	"desk/word":  {"files/source", "text/bound", "text/legacy", "text/viet"},
	"desk/workbook": {
		"desk/entry", "desk/list", "desk/outcome", "desk/sheet", "files/amend", "files/amount", "files/front", "files/record", "files/source",
		"kinds/printed", "kinds/report", "past/change", "site", "text/bound", "text/calendar", "text/period", "text/say", "text/viet",
		"github.com/xuri/excelize",
	},
	"desk/worklist": {
		"files/record", "files/source", "kinds", "kinds/disclosure", "kinds/prices", "kinds/report", "kinds/workday",
		"past/chronicle", "site", "text/calendar", "text/say",
	},
	".": {
		"desk/commit", "desk/edit", "desk/intake", "desk/office", "desk/outcome", "desk/serve", "desk/start", "desk/store", "desk/word",
		"desk/workbook", "files/amend",
		"files/front", "files/gathered", "files/layer", "files/manual", "files/markdown", "files/memory", "files/portals", "files/record", "files/source", "kinds", "kinds/report",
		"past/chronicle", "past/history", "portal", "publish", "publish/gather", "publish/proof", "publish/schedule", "publish/send", "publish/send/bucket", "publish/send/sftp", "publish/verify", "site", "text/bound",
		"text/calendar", "text/say", "text/viet", "github.com/inconshreveable/mousetrap", "github.com/spf13/cobra",
		"golang.org/x/sync",
	},
	"farm": {
		"farm/child", "farm/queue", "files/portals", "files/source", "text/say",
		"github.com/nats-io/nats-server/v2", "github.com/nats-io/nats.go", "github.com/nats-io/nuid", "github.com/spf13/cobra",
	},
	"farm/child":   {"golang.org/x/sys"},
	"farm/queue":   {"files/portals", "text/say", "github.com/nats-io/nats.go"},
	"test/bench":   {"test/sample", "github.com/yuin/goldmark"},
	"test/browser": {},
	"test/golden":  {"files/source", "portal", "test/small", "golang.org/x/tools"},
	"test/national": {
		"files/record", "files/source", "kinds", "site", "text/citation", "text/viet", "golang.org/x/text",
	},
	"test/server":  {},
	"test/sample":  {},
	"test/sending": {"publish", "publish/send"},
	"test/small": {
		"files/record", "files/source", "past/chronicle", "publish", "site", "text/calendar", "golang.org/x/tools",
	},
	"test/trial":   {},
	"test/windows": {},
}

// shipped is the package at the top of the repository, which holds what the program carries of its files and imports
// nothing.
const shipped = "congkhai"

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
		if !own && imported != shipped && !strings.Contains(strings.Split(imported, "/")[0], ".") {
			continue // the standard library
		}
		if !slices.ContainsFunc(allowed, func(a string) bool { return imported == a || !own && strings.HasPrefix(imported, a+"/") }) {
			t.Errorf("%s imports %s, which its room may not", name, imported)
		}
		if from, to := wingOf(room), wingOf(imported); own && from != to && level(t, from) <= level(t, to) {
			t.Errorf("%s imports %s, which stands above it or beside it", name, imported)
		}
	}
}

// ARCHITECTURE.md names every room in the row of its wing, and the functions that it leads to are there.
func TestArchitectureIsTrue(t *testing.T) {
	raw, err := os.ReadFile("../ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	for room := range rooms {
		wing, name, inside := strings.Cut(room, "/")
		row := regexp.MustCompile("(?m)^\\| `" + regexp.QuoteMeta(wing) + "/?` .*$").FindString(string(raw))
		if row == "" || inside && !strings.Contains(row, "`"+name+"`") {
			t.Errorf("the room %q is not in the row of its wing", room)
		}
	}
	led := regexp.MustCompile("`([a-z/]+\\.go): (\\w+)`").FindAllStringSubmatch(string(raw), -1)
	if len(led) < 8 {
		t.Fatal("no way from a file to its page")
	}
	for _, m := range led {
		text, err := os.ReadFile(m[1])
		if err != nil || !regexp.MustCompile(`(?m)^func (\([^)]*\) )?`+m[2]+`[\[(]`).Match(text) {
			t.Errorf("%s has no function %s (%v)", m[1], m[2], err)
		}
	}
}

// wingOf is the wing that a room is in.
func wingOf(room string) string {
	wing, _, _ := strings.Cut(room, "/")
	return wing
}

// level is how high a wing stands.
func level(t *testing.T, wing string) int {
	i := slices.IndexFunc(wings, func(line []string) bool { return slices.Contains(line, wing) })
	if i < 0 {
		t.Errorf("%q is no wing", wing)
	}
	return i
}

// lookers look methods up by name: excelize copies columns with a library that does, and so does what the linker keeps
// for its sake.
var lookers = []string{"github.com/tiendc/go-deepcopy.", "reflect.", "text/template."}

// Whoever looks a method up by a name that the linker does not know makes it keep every exported method of every type
// that is used, in our code and in all libraries: more than two megabytes. The execution of templates does so, and
// excelize, which workbooks are worth; nobody else.
func TestNobodyElseLooksMethodsUpByName(t *testing.T) {
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
		who, _, found := bytes.Cut(line, []byte(" <ReflectMethod> -> "))
		known := slices.ContainsFunc(lookers, func(l string) bool { return bytes.HasPrefix(who, []byte(l)) })
		if found && !known {
			t.Errorf("%s looks methods up by name", who)
		}
	}
}

// Whether templates are executed the linker does not say any more, so that it is asked here: pages/theme does it in a
// tenth of the time.
func TestNobodyExecutesTemplates(t *testing.T) {
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") || strings.Contains(name, "testdata/") {
			return err
		}
		text, err := os.ReadFile(name)
		if bytes.Contains(text, []byte(`"text/template"`)) || bytes.Contains(text, []byte(".ExecuteTemplate(")) ||
			bytes.Contains(text, []byte(".Execute(")) && name != "main.go" {
			t.Errorf("%s executes templates", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// No room reads the clock but the commands, of which congkhai decides the date once, and those that measure.
func TestOnlyMainReadsTheClock(t *testing.T) {
	for room := range rooms {
		if room == "." || room == "farm" || strings.HasPrefix(room, "test/") {
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
