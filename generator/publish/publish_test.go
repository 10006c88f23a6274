package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// file is a file whose bytes are at hand.
func file(path, text string) File {
	return File{path, func(string) ([]byte, string, error) { return []byte(text), "", nil }}
}

// keyed is a file that is not made again while its key is the same; made counts how often it is.
func keyed(path, text, key string, made *int) File {
	return File{path, func(had string) ([]byte, string, error) {
		if had == key {
			return nil, "", nil
		}
		*made++
		return []byte(text), key, nil
	}}
}

// publish is a whole build: it opens the output, replaces what is there, and closes it.
func publish(ctx context.Context, dir string, files []File, opt Options) (m Manifest, err error) {
	o, err := Open(dir)
	if err != nil {
		return m, err
	}
	m, err = o.Replace(ctx, files, opt)
	return m, errors.Join(err, o.Close())
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
	m, err := readManifest(dir)
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
	for path, node := range snapshot(t, dir) {
		mode, text, isFile := strings.Cut(node, " ")
		if keepsModes && mode != "-rw-r--r--" && mode != "drwxr-xr-x" {
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
	made := 0
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
	if made != 1 {
		t.Errorf("a file with the same key was made %d times", made)
	}
}

func TestAFileIsMadeAgainWhenItsKeyChanges(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	made := 0
	for i, key := range []string{"1", "1", "2", "1", "1"} {
		mustPublish(t, dir, keyed("a", "của "+key, key, &made), file("b", fmt.Sprint(i)))
		holds(t, dir, map[string]string{"a": "của " + key, "b": fmt.Sprint(i)})
	}
	if made != 3 {
		t.Errorf("made %d times, not 3", made)
	}
	o, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	if m := o.Published(); len(m.Files) != 2 || m.Files[0].Key != "1" || m.Files[1].Key != "" {
		t.Errorf("published: %+v", m)
	}
}

func TestPathsThatNoTreeHasAreRefused(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustPublish(t, dir, file("index.html", "cũ"))
	for name, paths := range map[string][]string{
		"outside":                    {"../x"},
		"outside, further in":        {"x/../../y"},
		"absolute":                   {"/x"},
		"empty":                      {""},
		"the top itself":             {"."},
		"a folder":                   {"x/"},
		"a backslash":                {`x\y`},
		"twice":                      {"x", "x"},
		"in place of the manifest":   {ManifestName},
		"in a folder named like it":  {ManifestName + "/x"},
		"a folder that is a file":    {"x", "x/y"},
		"a file that is a folder":    {"x/y/z", "x/y"},
		"differing only in case":     {"ky.PNG", "ky.png"},
		"both with capitals":         {"Ky.png", "kY.png"},
		"a folder in other case":     {"A/x", "a/y"},
		"a file like a folder":       {"a/x", "A"},
		"a colon":                    {"x:y"},
		"a question mark":            {"x/y?"},
		"a quotation mark":           {`x"`},
		"a control character":        {"x\ty"},
		"a dot at the end":           {"x./y"},
		"a blank at the end":         {"x "},
		"a device":                   {"x/NUL"},
		"a device with a suffix":     {"con.html"},
		"a device as a folder":       {"aux/index.html"},
		"a port":                     {"lpt1.tar.gz"},
		"not UTF-8":                  {"\xff"},
		"named like one not written": {"x" + writing},
	} {
		files := []File{file("index.html", "mới")}
		for _, path := range paths {
			files = append(files, file(path, ""))
		}
		if _, err := publish(t.Context(), dir, files, Options{}); err == nil || !strings.Contains(err.Error(), `"`) {
			t.Errorf("%s: %v", name, err)
		}
		holds(t, dir, map[string]string{"index.html": "cũ"})
	}
	mustPublish(t, dir, file("conn.html", ""), file("Ảnh số 1.PNG", ""), file("com/x", ""), file(".well-known/security.txt", ""))
}

func TestAFailureLeavesTheOldTree(t *testing.T) {
	broken := errors.New("hỏng")
	fails := File{"x/sai.html", func(string) ([]byte, string, error) { return nil, "", broken }}
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
	stopping := File{"index.html", func(string) ([]byte, string, error) { stop(); return []byte("mới"), "", nil }}
	if _, err := publish(ctx, dir, []File{stopping}, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a stopped build ends with %v", err)
	}
	holds(t, dir, map[string]string{"index.html": "cũ"})
}

func TestAFolderThatCannotBeMadeLeavesTheOldTree(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustPublish(t, dir, file("index.html", "cũ"))
	long := strings.Repeat("x", 300) // longer than a name may be
	for _, path := range []string{long, long + "/index.html"} {
		if _, err := publish(t.Context(), dir, []File{file("index.html", "mới"), file(path, "")}, Options{}); err == nil || !strings.Contains(err.Error(), long) {
			t.Errorf("%v", err)
		}
		holds(t, dir, map[string]string{"index.html": "cũ"})
	}
}

func TestForeignOutputsAreLeftAlone(t *testing.T) {
	parent := t.TempDir()
	write := func(name, text string) string {
		t.Helper()
		name = filepath.Join(parent, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return name
	}
	plain := write("đầy/luận án.docx", "x")
	write("hỏng/"+ManifestName, `{"phien_ban": 1, "tep": [`)
	write("mới hơn/"+ManifestName, `{"phien_ban": 2, "tep": []}`)
	write("lừa/"+ManifestName, strings.Replace(string(Manifest{1, []Published{{"x", strings.Repeat("0", 64), 1, ""}}}.bytes()), `"x"`, `"../x"`, 1))
	outputs := map[string]bool{"đầy": true, "đầy/luận án.docx": true, "hỏng": false, "mới hơn": false, "lừa": false}
	if err := os.Symlink(filepath.Join(parent, "đầy"), filepath.Join(parent, "liên kết")); err == nil {
		outputs["liên kết"] = true
	}
	before := snapshot(t, parent)
	for name, foreign := range outputs {
		_, err := publish(t.Context(), filepath.Join(parent, name), []File{file("index.html", "x")}, Options{})
		if err == nil || errors.Is(err, ErrForeign) != foreign || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Open(filepath.Join(plain, "public")); err == nil {
		t.Error("a folder in a file was opened")
	}
	if !maps.Equal(before, snapshot(t, parent)) {
		t.Error("something was changed")
	}
}

func TestAnEmptyFolderMayBeUsed(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	mustPublish(t, dir, file("index.html", "x"))
	holds(t, dir, map[string]string{"index.html": "x"})
}

func TestTwoBuildsAtOnceAreOne(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	first, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir); !errors.Is(err, ErrLocked) {
		t.Errorf("a second build: %v", err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	mustPublish(t, dir, file("index.html", "x"))
	alone(t, dir)
}

// Many builds take the lock and give it back; no two ever have it, although the file is removed each time.
func TestTheLockIsOnesAlone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	held := make(chan struct{}, 1)
	each(4*runtime.GOMAXPROCS(0), func(int) {
		for range 200 {
			o, err := Open(dir)
			if errors.Is(err, ErrLocked) {
				continue
			}
			if err != nil {
				t.Error(err)
				return
			}
			select {
			case held <- struct{}{}:
				<-held
			default:
				t.Error("two have the lock")
			}
			if err := o.Close(); err != nil {
				t.Error(err)
			}
		}
	})
}

// What people do to a published tree by hand; the next build mends it.
var tampering = map[string]func(dir string) error{
	"written to": func(dir string) error {
		return os.WriteFile(filepath.Join(dir, "x/a.html"), []byte("A"), 0o644) // as many bytes
	},
	"written by rename": func(dir string) error {
		if err := os.WriteFile(filepath.Join(dir, "x/tạm"), []byte("A"), 0o644); err != nil {
			return err
		}
		return os.Rename(filepath.Join(dir, "x/tạm"), filepath.Join(dir, "x/a.html"))
	},
	"cut":            func(dir string) error { return os.Truncate(filepath.Join(dir, "x/a.html"), 0) },
	"removed":        func(dir string) error { return os.Remove(filepath.Join(dir, "x/a.html")) },
	"a folder gone":  func(dir string) error { return os.RemoveAll(filepath.Join(dir, "x")) },
	"a file added":   func(dir string) error { return os.WriteFile(filepath.Join(dir, "x/thêm"), nil, 0o600) },
	"a folder added": func(dir string) error { return os.MkdirAll(filepath.Join(dir, "thêm/nữa"), 0o700) },
	"a folder for a file": func(dir string) error {
		if err := os.Remove(filepath.Join(dir, "x/a.html")); err != nil {
			return err
		}
		return os.MkdirAll(filepath.Join(dir, "x/a.html/b"), 0o755)
	},
	"a file for a folder": func(dir string) error {
		if err := os.RemoveAll(filepath.Join(dir, "x")); err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(dir, "x"), nil, 0o644)
	},
	"a link for a file": func(dir string) error {
		if err := os.Remove(filepath.Join(dir, "x/a.html")); err != nil {
			return err
		}
		return os.Symlink("b.html", filepath.Join(dir, "x/a.html"))
	},
	"a link for a folder": func(dir string) error {
		other := filepath.Join(filepath.Dir(filepath.Dir(dir)), "khác") // as many bytes in each file, and old
		if err := errors.Join(os.MkdirAll(filepath.Join(other, "c"), 0o755), os.RemoveAll(filepath.Join(dir, "x"))); err != nil {
			return err
		}
		for _, name := range []string{"a.html", "b.html", "c/d.html"} {
			name = filepath.Join(other, name)
			if err := errors.Join(os.WriteFile(name, []byte("!"), 0o644), os.Chtimes(name, time.Time{}, time.Unix(1e9, 0))); err != nil {
				return err
			}
		}
		return os.Symlink(other, filepath.Join(dir, "x"))
	},
	"modes": func(dir string) error {
		return errors.Join(os.Chmod(filepath.Join(dir, "x/a.html"), 0o600), os.Chmod(filepath.Join(dir, "x"), 0o700))
	},
}

func TestWhatWasDoneByHandIsMended(t *testing.T) {
	for name, tamper := range tampering {
		t.Run(name, func(t *testing.T) {
			mendedAfter(t, "public", 1, tamper) // there is no tree before the present one
			mendedAfter(t, "public", 2, tamper)
			mendedAfter(t, ".public.truoc", 2, tamper)
		})
	}
}

// mendedAfter fails unless two builds bring a tree back that was tampered with after a few builds.
func mendedAfter(t *testing.T, where string, builds int, tamper func(dir string) error) {
	want := map[string]string{"index.html": "1", "x/a.html": "a", "x/b.html": "b", "x/c/d.html": "d"}
	dir := filepath.Join(t.TempDir(), "a", "public")
	made := 0
	tree := func(text string) []File {
		files := []File{file("index.html", text)}
		for _, path := range []string{"x/a.html", "x/b.html", "x/c/d.html"} {
			files = append(files, keyed(path, want[path], "k", &made))
		}
		return files
	}
	for i := range builds {
		mustPublish(t, dir, tree(fmt.Sprint(i))...)
	}
	time.Sleep(20 * time.Millisecond) // a file system's clock may tick in 10 ms
	if err := tamper(filepath.Join(filepath.Dir(dir), where)); err != nil {
		t.Skip(err)
	}
	for range 2 {
		mustPublish(t, dir, tree("1")...)
		holds(t, dir, want)
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
	for _, files := range [][]Published{{}, {{"a", sum, 0, ""}}, {{"a", sum, 1, "k"}, {"đường/dẫn dài.html", sum, 1 << 40, `"\` + "\n\u2028"}}} {
		m := Manifest{1, files}
		if err := os.WriteFile(filepath.Join(dir, ManifestName), m.bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		got, err := readManifest(dir)
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
		opened, err := Open(dir)
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

// A second build is a first one, whatever was published before, and whatever was done to it by hand.
func TestAnyTreeAfterAnyOther(t *testing.T) {
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 1))
		parent := t.TempDir()
		dir := filepath.Join(parent, "một", "public")
		for step := range 4 {
			files, want := randomTree(random)
			opt := Options{Compress: random.IntN(3) == 0}
			if _, err := publish(t.Context(), dir, files, opt); err != nil {
				t.Fatalf("seed %d, step %d: %v", seed, step, err)
			}
			fresh := filepath.Join(parent, fmt.Sprint(step), "public")
			if _, err := publish(t.Context(), fresh, files, opt); err != nil {
				t.Fatal(err)
			}
			got := snapshot(t, dir)
			if !maps.Equal(got, snapshot(t, fresh)) {
				t.Fatalf("seed %d, step %d: %q", seed, step, got)
			}
			for path, text := range want {
				if !strings.HasSuffix(got[path], " "+text) {
					t.Fatalf("seed %d, step %d: %s is %q", seed, step, path, got[path])
				}
			}
			whole(t, dir)
			alone(t, dir)
			handiwork(random, dir)
		}
	}
}

// randomTree makes up to a dozen files in a few folders, some with keys. What is a file in one tree may be a folder in another.
func randomTree(random *rand.Rand) (files []File, want map[string]string) {
	names := []string{"a", "b", "c.html"}
	want = map[string]string{}
	for range random.IntN(12) {
		path := names[random.IntN(len(names))]
		for range random.IntN(3) {
			path += "/" + names[random.IntN(len(names))]
		}
		shape, err := shapeOf(append(slices.Clone(files), file(path, "")))
		if _, twice := want[path]; twice || err != nil || shape.folders[path] {
			continue
		}
		text := strings.Repeat(names[random.IntN(len(names))]+" ", random.IntN(200))
		want[path] = text
		if random.IntN(2) == 0 {
			files = append(files, file(path, text))
			continue
		}
		made := 0
		files = append(files, keyed(path, text, "khóa "+text, &made))
	}
	return files, want
}

// handiwork does one thing that people do to a tree, now and then. It waits first: a file system's clock may tick in 10 ms.
func handiwork(random *rand.Rand, dir string) {
	if random.IntN(6) > 0 {
		return
	}
	time.Sleep(12 * time.Millisecond)
	path := filepath.Join(dir, []string{"a", "b", "c.html", "a/a", "a/b", "b/a"}[random.IntN(6)])
	switch random.IntN(4) {
	case 0:
		os.RemoveAll(path)
	case 1:
		os.WriteFile(path, []byte("bằng tay"), 0o600)
	case 2:
		os.MkdirAll(path, 0o700)
	case 3:
		os.RemoveAll(path)
		os.Symlink("b", path)
	}
}
