package publish

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

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
