package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"congkhai/generator/text/say"
)

// files are texts by their paths.
type files map[string]string

func (f files) raw() map[string][]byte {
	raw := map[string][]byte{}
	for name, text := range f {
		raw[name] = []byte(text)
	}
	return raw
}

// folder makes a portal's folder with some files.
func folder(t *testing.T, stand files) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range stand {
		place := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(place), 0o755), os.WriteFile(place, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// holds fails unless a folder has these files and no others.
func holds(t *testing.T, dir string, want files) {
	t.Helper()
	got := files{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() || strings.Contains(name, ".congkhai/") {
			return err
		}
		b, err := os.ReadFile(filepath.Join(dir, name))
		got[name] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s is there: %.40q", name, got[name])
		}
	}
	for name, text := range want {
		if there, ok := got[name]; !ok || there != text {
			t.Errorf("%s is %.40q (%v), want %.40q", name, there, ok, text)
		}
	}
}

func TestFilesComeChangeAndGo(t *testing.T) {
	dir := folder(t, files{"config.toml": "cổng", "content/a.md": "một", "content/bai/cu/index.md": "cũ", "content/bai/b.md": ""})
	before := files{"config.toml": "cổng", "content/a.md": "một", "content/bai/cu/index.md": "cũ", "content/bai/b.md": ""}.raw()
	after := files{"config.toml": "cổng mới", "content/a.md": "", "content/bai/moi/index.md": "mới", "content/bai/b.md": "hai"}.raw()
	after["content/bai/cu/index.md"], after["content/khong-co.md"] = nil, nil
	if err := Write(dir, before, after); err != nil {
		t.Fatal(err)
	}
	holds(t, dir, files{"config.toml": "cổng mới", "content/a.md": "", "content/bai/moi/index.md": "mới", "content/bai/b.md": "hai"})
	if _, err := os.Lstat(filepath.Join(dir, "content/bai/cu")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder of a file that is gone is still there (%v)", err)
	}
}

// Where one file may not be written none is, and who asked is told of it in words.
func TestRefusals(t *testing.T) {
	stand := files{"config.toml": "cổng", "content/a.md": "một", "content/z/cu.md": "cũ"}
	for name, test := range map[string]struct {
		before files
		name   string
		spoil  func(t *testing.T, dir string)
		says   string
	}{
		"changed":           {files{"content/z/cu.md": "khác"}, "content/z/cu.md", nil, "content/z/cu.md vừa được sửa; hãy chạy lại"},
		"gone":              {files{"content/z/x.md": "x"}, "content/z/x.md", nil, "content/z/x.md vừa được sửa"},
		"there already":     {files{}, "content/z/cu.md", nil, "content/z/cu.md vừa được sửa"},
		"not what is empty": {files{"content/z/cu.md": ""}, "content/z/cu.md", nil, "content/z/cu.md vừa được sửa"},
		"out":               {files{}, "content/../../x.md", nil, "không phải tệp nội dung"},
		"beside content":    {files{}, "content/../x.md", nil, "không phải tệp nội dung"},
		"from the top":      {files{}, "/tmp/x.md", nil, "không phải tệp nội dung"},
		"no name":           {files{}, "", nil, "không phải tệp nội dung"},
		"content itself":    {files{}, "content", nil, "không phải tệp nội dung"},
		"a program of git":  {files{}, ".git/hooks/pre-commit", nil, "không phải tệp nội dung"},
		"what is published": {files{}, "public/index.html", nil, "không phải tệp nội dung"},
		"a folder":          {files{}, "content/z", nil, "content/z phải là tệp thật"},
		"below a file":      {files{}, "content/a.md/x.md", nil, "content/a.md phải là thư mục thật"},
		"read-only":         {stand, "content/z/cu.md", chmod("content/z/cu.md", 0o444), "content/z/cu.md chỉ cho đọc"},
		"read-only folder":  {files{}, "content/z/x.md", chmod("content/z", 0o555), "content/z/x.md chỉ cho đọc, hoặc ở thư mục không cho ghi"},
		"a link":            {files{}, "content/z/x.md", link("content/z/x.md", "outside/x.md"), "content/z/x.md phải là tệp thật"},
		"a link inside":     {stand, "content/z/x.md", link("content/z/x.md", "content/a.md"), "content/z/x.md phải là tệp thật"},
		"a linked folder":   {files{}, "content/y/x.md", link("content/y", "outside"), "content/y phải là thư mục thật"},
		"linked far above":  {files{}, "content/y/b/c/x.md", link("content/y", "outside"), "content/y phải là thư mục thật"},
	} {
		t.Run(name, func(t *testing.T) {
			top := t.TempDir()
			dir := filepath.Join(top, "cong")
			if err := os.CopyFS(dir, os.DirFS(folder(t, stand))); err != nil {
				t.Fatal(err)
			}
			if test.spoil != nil {
				test.spoil(t, dir)
			}
			before := test.before.raw()
			before["content/a.md"], before["config.toml"] = []byte("một"), []byte("cổng")
			after := files{"config.toml": "mới", "content/a.md": "hai", "content/moi/b.md": "ba", test.name: "x"}.raw()
			err := Write(dir, before, after)
			if err == nil || !strings.Contains(say.In(err, say.Vietnamese), test.says) {
				t.Errorf("it says %v, not %q", err, test.says)
			}
			var changed *Changed
			if told := errors.As(err, &changed); told != strings.Contains(test.says, "vừa được sửa") || told && changed.Path != test.name {
				t.Errorf("changed: %v %v", told, changed)
			}
			holds(t, top, files{"cong/config.toml": "cổng", "cong/content/a.md": "một", "cong/content/z/cu.md": "cũ"})
		})
	}
}

func chmod(name string, mode fs.FileMode) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		if runtime.GOOS == "windows" && mode == 0o555 || os.Geteuid() == 0 && mode == 0o555 {
			t.Skip("whoever runs this test may write in every folder")
		}
		place := filepath.Join(dir, name)
		info, err := os.Stat(place)
		if err := errors.Join(err, os.Chmod(place, mode)); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(place, info.Mode().Perm()) })
	}
}

// link makes a link in the portal, to a place in it or beside it.
func link(name, to string) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		target := filepath.Join(dir, to)
		if rest, ok := strings.CutPrefix(to, "outside"); ok {
			if err := os.MkdirAll(filepath.Join(dir, "../outside"), 0o755); err != nil {
				t.Fatal(err)
			}
			target = filepath.Join(dir, "../outside", rest)
		}
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip("no links here:", err)
		}
	}
}

// A folder that becomes a link while files are written into it leads nobody out.
func TestALinkThatComesMeanwhileLeadsNowhere(t *testing.T) {
	const name = "content/bai/x.md"
	outside, dir := t.TempDir(), folder(t, files{"content/a.md": ""})
	place := filepath.Join(dir, "content", "bai")
	if err := errors.Join(os.Symlink(outside, place), os.Remove(place)); err != nil {
		t.Skip("no links here:", err)
	}
	stop, links := make(chan struct{}), make(chan int)
	go func() {
		made := 0
		for {
			select {
			case <-stop:
				links <- made
				return
			default:
			}
			time.Sleep(300 * time.Microsecond)
			_ = os.RemoveAll(place) // somebody may write into it just now
			if os.Symlink(outside, place) == nil {
				made++
			}
			_ = os.Remove(place)
		}
	}()
	written := 0
	for range 1000 {
		now, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			now = nil
		}
		if Write(dir, map[string][]byte{name: now}, files{name: "x"}.raw()) == nil {
			written++
		}
	}
	close(stop)
	t.Logf("%d of 1000 were written, beside %d links", written, <-links)
	if entries, err := os.ReadDir(outside); err != nil || len(entries) > 0 {
		t.Errorf("outside are %v (%v)", entries, err)
	}
}

func TestModesStay(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no modes but read-only")
	}
	dir := folder(t, files{"content/a.md": "một", "content/b.md": "một"})
	if err := os.Chmod(filepath.Join(dir, "content/a.md"), 0o660); err != nil {
		t.Fatal(err)
	}
	err := Write(dir, files{"content/a.md": "một", "content/b.md": "một"}.raw(),
		files{"content/a.md": "hai", "content/b.md": "hai", "content/c.md": "hai"}.raw())
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]fs.FileMode{"a.md": 0o660, "b.md": 0o644, "c.md": 0o644} {
		if info, err := os.Stat(filepath.Join(dir, "content", name)); err != nil || info.Mode() != want {
			t.Errorf("%s has the mode %v (%v), want %v", name, info.Mode(), err, want)
		}
	}
}

// A change that cannot be finished is taken back: here a folder has come, meanwhile, to where the last file would be.
func TestWhatCannotBeFinishedIsTakenBack(t *testing.T) {
	stand := files{"content/a.md": "một", "content/c.md": "ba", "content/d.md": "bốn"}
	dir := folder(t, stand)
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	w := &writer{root: root}
	after := files{"content/a.md": "mới", "content/b.md": "mới", "content/d.md": "mới"}.raw()
	after["content/c.md"] = nil
	if err := w.look(stand.raw(), after); err != nil {
		t.Fatal(err)
	}
	place := filepath.Join(dir, "content/d.md")
	if err := errors.Join(os.Remove(place), os.Mkdir(place, 0o755)); err != nil {
		t.Fatal(err)
	}
	if err := w.write(); err == nil {
		t.Error("a file was written over a folder")
	}
	holds(t, dir, files{"content/a.md": "một", "content/c.md": "ba"})
}

// What is exported is made anew in one step, wherever it is.
func TestPut(t *testing.T) {
	dir := folder(t, files{"a.xlsx": "cũ", "chi-doc.xlsx": "cũ"})
	for _, name := range []string{"a.xlsx", "b.xlsx"} {
		if err := Put(filepath.Join(dir, name), []byte("mới")); err != nil {
			t.Error(err)
		}
	}
	if err := os.Chmod(filepath.Join(dir, "chi-doc.xlsx"), 0o444); err != nil {
		t.Fatal(err)
	}
	if err := Put(filepath.Join(dir, "chi-doc.xlsx"), []byte("x")); err == nil || !strings.Contains(err.Error(), "chi-doc.xlsx chỉ cho đọc") {
		t.Errorf("of a file that is read-only it says %v", err)
	}
	if err := Put(filepath.Join(dir, "khong-co", "a.xlsx"), []byte("x")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("of a folder that is not there it says %v", err)
	}
	holds(t, dir, files{"a.xlsx": "mới", "b.xlsx": "mới", "chi-doc.xlsx": "cũ"})
}
