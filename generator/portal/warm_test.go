package portal

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/tools/txtar"

	"congkhai/generator/files/memory"
	"congkhai/generator/files/source"
	"congkhai/generator/publish"
	"congkhai/generator/publish/proof"
	"congkhai/generator/site"
	"congkhai/generator/test/small"
)

// desk is a portal that somebody works on: its files, the folder that it is published into, the memory between builds, and
// what a preview that runs all the time has seen.
type desk struct {
	t      *testing.T
	random *rand.Rand
	files  fstest.MapFS
	opt    Options
	dir    string
	key    *proof.Key
	clock  time.Time
	fresh  int // how many files were made

	previewed fstest.MapFS // the files at the last look of the preview
}

// later is after all times of files, so that a preview trusts them.
var later = time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)

func newDesk(t *testing.T, seed uint64) *desk {
	t.Helper()
	d := &desk{t: t, random: rand.New(rand.NewPCG(seed, 6)), files: fstest.MapFS{}, dir: t.TempDir(), clock: later.AddDate(-3, 0, 0),
		key: signingKey(t), opt: Options{AsOf: small.AsOf, Now: later}}
	d.opt.Verifier = d.key.Verifier.String()
	small.Copy(t, d.files, os.DirFS("../.."), "themes")
	archive, err := txtar.ParseFile("testdata/mau.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		d.files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return d
}

// written names the files of the content that were written to since the preview looked, as a system tells them: only when nothing
// was added, removed or renamed.
func (d *desk) written() []string {
	before, names := d.previewed, []string{}
	d.previewed = maps.Clone(d.files)
	if len(before) != len(d.files) {
		return nil
	}
	for name, file := range d.files {
		switch was, there := before[name]; {
		case !there:
			return nil
		case was != file && strings.HasPrefix(name, "content/"):
			names = append(names, name)
		}
	}
	return names
}

// put saves a file, at a time of its own.
func (d *desk) put(name string, data []byte) {
	d.clock = d.clock.Add(time.Minute)
	d.files[name] = &fstest.MapFile{Data: data, ModTime: d.clock}
}

func (d *desk) pick(of func(name string) bool) string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(d.files)) {
		if of(name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return names[d.random.IntN(len(names))]
}

func under(folder string, suffixes ...string) func(string) bool {
	return func(name string) bool {
		return strings.HasPrefix(name, folder) && slices.Contains(suffixes, path.Ext(name))
	}
}

var wordsOfText = regexp.MustCompile(`\p{L}{4,}`)

// reword exchanges some words of a text, which mostly leaves it right.
func (d *desk) reword(data []byte) []byte {
	places := wordsOfText.FindAllIndex(data, -1)
	if len(places) == 0 {
		return append(data, '\n')
	}
	at := places[d.random.IntN(len(places))]
	return slices.Concat(data[:at[0]], []byte(fmt.Sprintf("chữ%d", d.random.IntN(50))), data[at[1]:])
}

// retitle gives a record another name.
func (d *desk) retitle(data []byte) []byte {
	return regexp.MustCompile(`(?m)^(ten|trich_yeu) = ".*"$`).ReplaceAll(data, fmt.Appendf(nil, `$1 = "Tên %d <&> của mục"`, d.random.IntN(1000)))
}

// edit changes one thing, as staff, the webmaster or somebody at the theme do.
func (d *desk) edit() string {
	record, layout := d.pick(under("content/", ".md", ".toml")), d.pick(under("themes/", ".html", ".toml", ".css", ".js"))
	switch d.random.IntN(14) {
	case 0, 1:
		d.put(record, d.reword(d.files[record].Data))
		return "reword " + record
	case 2, 3, 4:
		d.put(record, d.retitle(d.files[record].Data))
		return "retitle " + record
	case 5, 6:
		d.fresh++
		name := fmt.Sprintf("content/tin-tuc/moi-%d.md", d.fresh)
		d.put(name, d.retitle(d.files["content/tin-tuc/lich-tiep-dan.md"].Data))
		return "add " + name
	case 7:
		news := d.pick(func(name string) bool { return strings.HasPrefix(name, "content/tin-tuc/moi-") })
		delete(d.files, news)
		return "delete " + news
	case 8:
		news := d.pick(func(name string) bool { return strings.HasPrefix(name, "content/tin-tuc/moi-") })
		if news == "" {
			return "rename nothing"
		}
		d.fresh++
		d.put(fmt.Sprintf("content/tin-tuc/moi-%d.md", d.fresh), d.files[news].Data)
		delete(d.files, news)
		return "rename " + news
	case 9:
		d.put(layout, append(slices.Clone(d.files[layout].Data), "\n"...))
		return "touch " + layout
	case 10:
		name := "themes/cong-khai/layouts/" + []string{"procedure", "list", "news", "base"}[d.random.IntN(4)] + ".html"
		d.put(name, bytes.Replace(d.files[name].Data, []byte("</h1>"), fmt.Appendf(nil, "</h1><!-- -->%d", d.random.IntN(9)), 1))
		return "redraw " + name
	case 11:
		d.put("config.toml", d.reword(d.files["config.toml"].Data))
		return "reword config.toml"
	case 12:
		d.opt.AsOf = small.AsOf.Add(d.random.IntN(900) - 450)
		return "another day"
	}
	d.put("content/van-ban/20-qd-ubnd-2026.pdf", fmt.Appendf(nil, "%%PDF %d", d.random.IntN(5)))
	return "another attachment"
}

// publish builds into the folder with what is remembered, and returns what the folder's tree should be by its manifest.
func (d *desk) publish() ([]source.Problem, error) { return d.publishFrom(d.files) }

func (d *desk) publishFrom(files fs.FS) ([]source.Problem, error) {
	m := memory.Open(filepath.Join(d.dir, "nho"), "")
	defer m.Close()
	stamp := StampOf(m, d.dir)
	out, err := publish.Open(filepath.Join(d.dir, "public"), stamp.Output)
	if err != nil {
		return nil, err
	}
	defer out.Close()
	opt := d.opt
	opt.Memory = m
	if stamp.Output.Manifest == out.State().Manifest {
		opt.Unless = stamp.Site
	}
	p, problems, err := Load(files, opt)
	if errors.Is(err, ErrUnchanged) {
		return nil, nil
	}
	if err != nil || p == nil {
		return problems, err
	}
	tree, err := p.Files()
	if err != nil {
		return nil, err
	}
	_, err = out.Replace(context.Background(), tree, publish.Options{Last: p.LogFiles(d.signing(d.sealed()))})
	if err != nil {
		return nil, err
	}
	Stamp{Site: p.Sum, Output: out.State()}.Keep(m, d.dir)
	return nil, m.Save()
}

// standing is what the published folder holds.
func (d *desk) standing() map[string]string {
	d.t.Helper()
	all := map[string]string{}
	root := os.DirFS(filepath.Join(d.dir, "public"))
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || name == publish.ManifestName {
			return err
		}
		b, err := fs.ReadFile(root, name)
		all[name] = string(b)
		return err
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return all
}

// sealed is what the seal made of what stands there, nothing before anything does.
func (d *desk) sealed() sealed {
	d.t.Helper()
	found := sealed{}
	if _, err := os.Stat(filepath.Join(d.dir, "public")); err != nil {
		return found
	}
	for path, text := range d.standing() {
		if name, ok := strings.CutPrefix(path, "nhat-ky/"); ok || path == site.SumsFile {
			found[name] = []byte(text)
		}
	}
	return found
}

// signing signs the portal of a day behind what was signed before; that of an earlier day nobody signs.
func (d *desk) signing(before sealed) Signing {
	d.t.Helper()
	s := before.goingOn(d.t, d.key)
	if s.Log != nil && s.Log.Day().After(d.opt.AsOf) {
		s.Key = nil
	}
	return s
}

// checkManifest holds the published manifest against the files that it lists.
func (d *desk) checkManifest(what string, standing map[string]string) {
	d.t.Helper()
	out, err := publish.Open(filepath.Join(d.dir, "public"), publish.State{})
	if err != nil {
		d.t.Fatal(err)
	}
	defer out.Close()
	listed := out.Published().Files
	for _, f := range listed {
		sum := sha256.Sum256([]byte(standing[f.Path]))
		if f.SHA256 != hex.EncodeToString(sum[:]) || f.Size != len(standing[f.Path]) {
			d.t.Errorf("%s: the manifest is wrong about %s", what, f.Path)
		}
	}
	if len(listed) != len(standing) {
		d.t.Errorf("%s: the manifest lists %d files, %d stand there", what, len(listed), len(standing))
	}
}

// Whatever is edited, what was remembered changes nothing: the folder holds what a build from nothing makes, and a preview
// shows it.
func TestWarmTreesAreColdTrees(t *testing.T) {
	sequences := 500
	if testing.Short() {
		sequences = 60
	}
	const desks = 4
	for seed := range uint64(desks + 1) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			d, sequences := newDesk(t, seed), sequences
			if seed == desks { // one more, of which each build has twice as many pages
				small.AlsoInEnglish(d.files)
				sequences /= 4
			}
			preview := Options{Seen: &Seen{}, Memory: memory.Open("", "")}
			built := 0
			for range sequences / desks {
				before, wasAsOf := maps.Clone(d.files), d.opt.AsOf
				var done []string
				for range 1 + d.random.IntN(4) {
					done = append(done, d.edit())
				}
				if d.compare(strings.Join(done, ", "), preview) {
					built++
				} else {
					d.files, d.opt.AsOf = before, wasAsOf // somebody mends what was wrong
				}
			}
			if built < sequences/desks/3 {
				t.Errorf("only %d of %d sequences could be built: the test tests nothing", built, sequences/desks)
			}
		})
	}
}

// compare builds warm and cold, and looks at a preview; it reports whether there was anything to build.
func (d *desk) compare(what string, preview Options) bool {
	d.t.Helper()
	preview.AsOf, preview.Now, preview.Verifier, preview.Changed = d.opt.AsOf, d.opt.Now, d.opt.Verifier, d.written()
	cold, want := load(d.t, d.files, d.opt)
	seen, shown := load(d.t, d.files, preview)
	before := d.sealed()
	warm, err := d.publish()
	if err != nil {
		d.t.Fatal(what, err)
	}
	for _, got := range [][]source.Problem{shown, warm} {
		if a, b := small.Printed(d.t, got, source.Vietnamese), small.Printed(d.t, want, source.Vietnamese); a != b {
			d.t.Fatalf("%s:\n%s\nwant\n%s", what, a, b)
		}
	}
	if cold == nil {
		return false
	}
	tree, standing := small.Tree(d.t, cold), d.standing()
	whole := maps.Clone(tree)
	for name, b := range sealedWith(d.t, cold, d.signing(before), tree) {
		if name != site.SumsFile {
			name = "nhat-ky/" + name
		}
		whole[name] = string(b)
	}
	small.SameTrees(d.t, what, standing, whole)
	d.checkManifest(what, standing)
	for name := range tree {
		f, ok, err := seen.File(name)
		if err != nil || !ok {
			d.t.Fatalf("%s: the preview has no %s: %v", what, name, err)
		}
		if b, err := f.Bytes(); err != nil || string(b) != tree[name] {
			d.t.Errorf("%s: the preview of %s is stale: %v", what, name, err)
		}
	}
	return true
}

// Two saves within what a file system can tell apart look the same to it; the second is read all the same.
func TestFilesThatChangedJustNowAreReadAgain(t *testing.T) {
	d := newDesk(t, 0)
	const name = "content/tin-tuc/lich-tiep-dan.md"
	now := later
	opt := Options{AsOf: small.AsOf, Now: now.Add(time.Second), Seen: &Seen{}, Memory: memory.Open("", "")}
	before := d.files[name].Data
	for _, word := range []string{"aaa", "bbb", "ccc"} {
		d.files[name] = &fstest.MapFile{Data: bytes.Replace(before, []byte("+++\n\n"), []byte("+++\n\nLần "+word+" "), 1), ModTime: now}
		p, problems := load(t, d.files, opt)
		if p == nil {
			t.Fatal(small.Printed(t, problems, source.Vietnamese))
		}
		if !strings.Contains(small.Page(t, p, "/tin-tuc/lich-tiep-dan/"), "Lần "+word) {
			t.Errorf("the page does not say %q", word)
		}
	}
}
