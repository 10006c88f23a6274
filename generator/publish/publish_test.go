package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"congkhai/generator/files/node"
)

// file is a file whose bytes are at hand.
func file(path, text string) File {
	return File{Path: path, Make: func(_ string, w io.Writer) (string, error) {
		_, err := io.WriteString(w, text)
		return "", err
	}}
}

// keyed is a file that is not made again while its key is the same; made counts how often it is.
func keyed(path, text, key string, made *atomic.Int64) File {
	return File{Path: path, Make: func(had string, w io.Writer) (string, error) {
		if had == key {
			return key, nil
		}
		made.Add(1)
		_, err := io.WriteString(w, text)
		return key, err
	}}
}

// publish is a whole build: it opens the output, replaces what is there, and closes it.
func publish(ctx context.Context, dir string, files []File, opt Options) (m Manifest, err error) {
	o, err := Open(dir, seen(dir))
	if err != nil {
		return m, err
	}
	m, err = o.Replace(ctx, files, opt)
	states.Store(dir, o.State())
	return m, errors.Join(err, o.Close())
}

// states are how outputs were seen last.
var states sync.Map

func seen(dir string) State {
	last, _ := states.Load(dir)
	state, _ := last.(State)
	return state
}

// inMemory is a temporary folder that is no disk's, where there is one; a test that builds thousands of times would wait for it.
func inMemory(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "cong-khai-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func mustPublish(t *testing.T, dir string, files ...File) Manifest {
	t.Helper()
	m, err := publish(t.Context(), dir, files, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// snapshot is what stands in a folder: modes, and the bytes of files.
func snapshot(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, name)
		all[filepath.ToSlash(rel)] = info.Mode().String()
		if entry.Type().IsRegular() {
			b, err := os.ReadFile(name)
			all[filepath.ToSlash(rel)] += " " + string(b)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// whole fails unless a folder holds the files of its manifest, as it says, and nothing else.
func whole(t *testing.T, dir string) *Manifest {
	t.Helper()
	m, _, err := readManifest(dir)
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{ManifestName: true}
	for _, f := range m.Files {
		b, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(f.Path)))
		if err != nil || describe(f.Path, b, f.Key) != f {
			t.Errorf("%s is not what the manifest says (%v)", f.Path, err)
		}
		listed[f.Path] = true
		for folder := range above(f.Path) {
			listed[folder] = true
		}
	}
	for path := range snapshot(t, dir) {
		if !listed[path] && path != "." {
			t.Errorf("%s is not in the manifest", path)
		}
	}
	return m
}

// alone fails when anything is left beside the output but the tree before it.
func alone(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if base := filepath.Base(dir); entry.Name() != base && entry.Name() != "."+base+".truoc" {
			t.Errorf("%s is left behind", entry.Name())
		}
	}
}

// holds fails unless exactly these files are published, with the modes that all have.
func holds(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	got := map[string]string{}
	for path, found := range snapshot(t, dir) {
		mode, text, isFile := strings.Cut(found, " ")
		if node.KeepsModes && mode != "-rw-r--r--" && mode != "drwxr-xr-x" {
			t.Errorf("%s has the mode %s", path, mode)
		}
		if isFile && path != ManifestName {
			got[path] = text
		}
	}
	if !maps.Equal(got, want) {
		t.Errorf("published %q, want %q", got, want)
	}
	whole(t, dir)
	alone(t, dir)
}

func filesOf(tree map[string]string) []File {
	var files []File
	for path, text := range tree {
		files = append(files, file(path, text))
	}
	return files
}

func TestATreeTakesThePlaceOfAnother(t *testing.T) {
	trees := []map[string]string{
		{"index.html": "một", "x/a.html": "a", "x/b.html": "b"},
		{"index.html": "hai", "x/a.html": "a", "y/b.html": "b"}, // one changed, one moved
		{"index.html": "hai", "x": "tệp"},                       // a folder becomes a file
		{"index.html": "hai", "x/a/b/c.html": "c", "y/z": ""},   // and a folder again
		{"index.html": "một", "x/a.html": "a", "x/b.html": "b"},
		{},
		{"trống": ""},
	}
	dir := filepath.Join(t.TempDir(), "a", "public")
	for range 2 {
		for _, tree := range trees {
			mustPublish(t, dir, filesOf(tree)...)
			holds(t, dir, tree)
		}
	}
}

func TestWhatDidNotChangeIsSharedAndKeepsItsTime(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	same := file("x/same.html", "như cũ")
	mustPublish(t, dir, same, file("index.html", "1"))
	before, err := os.Stat(filepath.Join(dir, "x/same.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"2", "3", "4"} {
		mustPublish(t, dir, same, file("index.html", text))
		after, err := os.Stat(filepath.Join(dir, "x/same.html"))
		if err != nil {
			t.Fatal(err)
		}
		if !os.SameFile(before, after) || !before.ModTime().Equal(after.ModTime()) {
			t.Errorf("build %s: another file stands in place of one that did not change", text)
		}
	}
}

// times are those of everything under a folder.
func times(t *testing.T, parent string) map[string]time.Time {
	t.Helper()
	all := map[string]time.Time{}
	err := filepath.WalkDir(parent, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err == nil && name != parent { // the lock comes and goes there
			all[name] = info.ModTime()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestNothingIsTouchedWhenNothingDiffers(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "public")
	var made atomic.Int64
	tree := func(text string) []File {
		return []File{file("index.html", strings.Repeat(text, 300)), keyed("x/y.html", strings.Repeat("y", 400), "k", &made)}
	}
	for _, opt := range []Options{{}, {Compress: true}} {
		for _, text := range []string{"một", "hai", "ba"} {
			if _, err := publish(t.Context(), dir, tree(text), opt); err != nil {
				t.Fatal(err)
			}
		}
		before := times(t, parent)
		time.Sleep(20 * time.Millisecond)
		if _, err := publish(t.Context(), dir, tree("ba"), opt); err != nil {
			t.Fatal(err)
		}
		if !maps.Equal(before, times(t, parent)) {
			t.Errorf("%+v: the second build of the same touched something", opt)
		}
	}
	if made.Load() != 1 {
		t.Errorf("a file with the same key was made %d times", made.Load())
	}
}

func TestAFileIsMadeAgainWhenItsKeyChanges(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	var made atomic.Int64
	for i, key := range []string{"1", "1", "2", "1", "1"} {
		mustPublish(t, dir, keyed("a", "của "+key, key, &made), file("b", fmt.Sprint(i)))
		holds(t, dir, map[string]string{"a": "của " + key, "b": fmt.Sprint(i)})
	}
	if made.Load() != 3 {
		t.Errorf("made %d times, not 3", made.Load())
	}
	o, err := Open(dir, seen(dir))
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	if m := o.Published(); len(m.Files) != 2 || m.Files[0].Key != "1" || m.Files[1].Key != "" {
		t.Errorf("published: %+v", m)
	}
}

func TestAFailureLeavesTheOldTree(t *testing.T) {
	broken := errors.New("hỏng")
	fails := File{Path: "x/sai.html", Make: func(string, io.Writer) (string, error) { return "", broken }}
	for name, before := range map[string][]string{"first": nil, "second": {"1"}, "third": {"1", "2"}} {
		dir := filepath.Join(t.TempDir(), "public")
		for _, text := range before {
			mustPublish(t, dir, file("index.html", text), file("cũ", text))
		}
		_, err := publish(t.Context(), dir, []File{file("index.html", "mới"), file("y", "y"), fails}, Options{})
		if !errors.Is(err, broken) || !strings.Contains(err.Error(), "x/sai.html") {
			t.Errorf("%s: %v", name, err)
		}
		alone(t, dir)
		if before == nil {
			if !missing(dir) {
				t.Error("something is published")
			}
			continue
		}
		text := before[len(before)-1]
		holds(t, dir, map[string]string{"index.html": text, "cũ": text})
		mustPublish(t, dir, file("index.html", "sau"))
		holds(t, dir, map[string]string{"index.html": "sau"})
	}
}

func TestAStopLeavesTheOldTree(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustPublish(t, dir, file("index.html", "cũ"))
	ctx, stop := context.WithCancel(t.Context())
	stopping := file("index.html", "mới")
	write := stopping.Make
	stopping.Make = func(had string, w io.Writer) (string, error) { stop(); return write(had, w) }
	if _, err := publish(ctx, dir, []File{stopping}, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a stopped build ends with %v", err)
	}
	holds(t, dir, map[string]string{"index.html": "cũ"})
}

func TestAFolderThatCannotBeMadeLeavesTheOldTree(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustPublish(t, dir, file("index.html", "cũ"))
	long := strings.Repeat(strings.Repeat("x", 200)+"/", 170) + "x" // longer than a path may be
	for _, path := range []string{long, long + "/index.html"} {
		if _, err := publish(t.Context(), dir, []File{file("index.html", "mới"), file(path, "")}, Options{}); err == nil || !strings.Contains(err.Error(), long[:200]) {
			t.Errorf("%v", err)
		}
		holds(t, dir, map[string]string{"index.html": "cũ"})
	}
}

func TestTreesOfAnEarlierFormAreRead(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	m := mustPublish(t, dir, file("a", "a"), file("b", "b"))
	var b strings.Builder
	fmt.Fprintf(&b, "{\n \"phien_ban\": 1,\n \"tep\": [\n")
	for i, f := range m.Files {
		fmt.Fprintf(&b, "%s  {\n   \"duong_dan\": %q,\n   \"sha256\": %q,\n   \"so_byte\": %d\n  }", []string{"", ",\n"}[i], f.Path, f.SHA256, f.Size)
	}
	b.WriteString("\n ]\n}\n")
	if err := os.WriteFile(filepath.Join(dir, ManifestName), []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	mustPublish(t, dir, file("a", "a"), file("b", "c"))
	holds(t, dir, map[string]string{"a": "a", "b": "c"})
}

func TestAManifestIsReadAsItWasWritten(t *testing.T) {
	dir := t.TempDir()
	sum := strings.Repeat("ab", 32)
	for _, files := range [][]Published{{}, {{"a", sum, 0, "", false}}, {{"a", sum, 1, "k", true}, {"đường/dẫn dài.html", sum, math.MaxInt32, `"\` + "\n\u2028", false}}} {
		m := Manifest{1, files}
		if err := os.WriteFile(filepath.Join(dir, ManifestName), m.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		got, _, err := readManifest(dir)
		if err != nil || !slices.Equal(got.Files, files) {
			t.Errorf("%v: %v, %v", files, got, err)
		}
	}
}

func TestProgressCountsEveryFile(t *testing.T) {
	var files []File
	for range 20 {
		files = append(files, file(strings.Repeat("x", len(files)+1), ""))
	}
	last := 0
	count := func(done, total int) {
		if done != last+1 || total != 20 {
			t.Errorf("%d of %d after %d", done, total, last)
		}
		last = done
	}
	if _, err := publish(t.Context(), filepath.Join(t.TempDir(), "public"), files, Options{Progress: count}); err != nil || last != 20 {
		t.Errorf("%d files, %v", last, err)
	}
}

func TestWithoutExchangeAnInterruptedSwapIsEnded(t *testing.T) {
	for name, stop := range map[string]func(sibling, dir, aside string) error{
		"before": func(_, _, _ string) error { return nil },
		"after":  swap,
		"aside":  func(_, dir, aside string) error { return os.Rename(dir, aside) },
		"in place": func(sibling, dir, aside string) error {
			return errors.Join(os.Rename(dir, aside), os.Rename(sibling, dir))
		},
	} {
		dir := filepath.Join(t.TempDir(), "public")
		o := &Output{dir: dir}
		mustPublish(t, dir, file("index.html", "1"))
		mustPublish(t, dir, file("index.html", "2"))
		if err := stop(o.beside("truoc"), dir, o.beside("cu")); err != nil {
			t.Fatal(err)
		}
		opened, err := Open(dir, State{})
		if err != nil {
			t.Fatal(err)
		}
		if len(opened.Published().Files) != 1 {
			t.Errorf("%s: nothing is published", name)
		}
		if err := opened.Close(); err != nil {
			t.Fatal(err)
		}
		whole(t, dir)
		whole(t, o.beside("truoc"))
		mustPublish(t, dir, file("index.html", "3"))
		holds(t, dir, map[string]string{"index.html": "3"})
	}
}
