package publish

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
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
		"named like one not written": {"x" + Writing},
		"in a folder named like one": {"x" + Writing + "/y"},
		"a name that is too long":    {strings.Repeat("x", Longest+1)},
		"a folder that is too long":  {strings.Repeat("x", Longest+1) + "/y"},
		"letters that Windows folds": {"ſ", "s"},
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
	mustPublish(t, dir, file(strings.Repeat("x", Longest)+"/"+strings.Repeat("y", Longest), ""), file("conn.html", ""), file("Ảnh số 1.PNG", ""), file("com/x", ""), file(".well-known/security.txt", ""))
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
	write("lừa/"+ManifestName, strings.Replace(string(Manifest{1, []Published{{"x", strings.Repeat("0", 64), 1, "", false}}}.Bytes()), `"x"`, `"../x"`, 1))
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
	if _, err := Open(filepath.Join(plain, "public"), State{}); err == nil {
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
	first, err := Open(dir, State{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir, State{}); !errors.Is(err, ErrLocked) {
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
			o, err := Open(dir, State{})
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
