package history

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"congkhai/generator/calendar"
)

func TestWhereThereIsNothingToTell(t *testing.T) {
	k := keep(t)
	t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(k.dir))
	for name, c := range map[string]struct {
		dir  string
		want error
	}{
		"no commit":         {k.dir, ErrNoCommit},
		"no repository":     {t.TempDir(), ErrNoRepository},
		"git's own folder":  {filepath.Join(k.dir, ".git"), ErrNoRepository},
		"no folder at all":  {filepath.Join(k.dir, "không có"), fs.ErrNotExist},
		"a file, no folder": {filepath.Join(k.dir, ".git", "HEAD"), nil},
	} {
		if _, err := Open(c.dir); err == nil || c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	k.write("mới/content/a.md", "một")
	k.git("commit", "-q", "--allow-empty", "-m", "Rỗng")
	if _, err := Open(filepath.Join(k.dir, "mới")); !errors.Is(err, ErrUnkept) || !errors.Is(err, ErrNone) {
		t.Error(err)
	}
	t.Setenv("PATH", t.TempDir())
	if _, err := Open(k.dir); !errors.Is(err, ErrNoGit) || !errors.Is(err, ErrNone) {
		t.Error(err)
	}
}

func TestRepositoryOfSomebodyElse(t *testing.T) {
	k := keep(t)
	k.set("content/a.md", "một")
	t.Setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
	_, err := Open(k.dir)
	if err == nil || errors.Is(err, ErrNone) || !strings.Contains(err.Error(), "git config --global --add safe.directory '"+filepath.ToSlash(k.dir)+"'") {
		t.Error(err)
	}
}

func TestAnyFormOfRepository(t *testing.T) {
	for _, format := range []string{"sha1", "sha256"} {
		k := keep(t, "--object-format="+format)
		first := k.set("content/a.md", "một")
		k.set("content/a.md", "hai")
		want := `content/a.md=- > content/a.md=một
			content/a.md=một > content/a.md=hai`
		r := k.open("")
		expect(t, told(t, r, r.all(t)), want)

		beside := filepath.Join(t.TempDir(), "cây")
		k.git("worktree", "add", "-q", "--detach", beside, first) // a worktree, with a detached head, and .git a file
		r, err := Open(beside)
		if err != nil || r.Head() != first || r.Shallow() {
			t.Fatal(err, r.Head())
		}
		defer r.Close()
		expect(t, told(t, r, r.all(t)), `content/a.md=- > content/a.md=một`)

		bare, out := filepath.Join(t.TempDir(), "kho.git"), t.TempDir()
		k.git("clone", "-q", "--bare", k.dir, bare)
		if err := os.WriteFile(filepath.Join(out, ".git"), []byte("gitdir: "+bare+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		k.git("-C", bare, "config", "core.bare", "false")
		if r, err = Open(out); err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		expect(t, told(t, r, r.all(t)), want)
	}
}

// What hooks set leads elsewhere, and what users configure changes what git prints: neither matters.
func TestSurroundingsDoNotMatter(t *testing.T) {
	other := keep(t)
	other.set("content/khác.md", "khác")
	k := keep(t)
	k.set("content/số.md", "một\n"+long)
	k.git("mv", "content/số.md", "content/hai.md")
	k.save("Đổi tên\n\nQuyet-dinh: 1/QĐ")
	k.git("replace", k.git("rev-parse", "HEAD"), k.git("rev-parse", "HEAD~1"))
	for key, value := range map[string]string{"core.quotePath": "true", "diff.renames": "false", "diff.noprefix": "true", "log.showSignature": "true",
		"diff.external": "false", "core.fsmonitor": "touch ran", "core.pager": "touch ran", "i18n.logOutputEncoding": "UTF-16", "color.ui": "always", "log.decorate": "full",
		"diff.relative": "true", "trailer.separators": "=", "log.diffMerges": "on", "format.pretty": "fuller", "diff.orderFile": "/không", "log.follow": "true", "alias.log": "!touch ran"} {
		k.git("config", key, value)
	}
	for _, name := range []string{"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR"} {
		t.Setenv(name, other.dir+"/.git")
	}
	for name, value := range map[string]string{"GIT_INDEX_FILE": "/không", "GIT_OBJECT_DIRECTORY": "/không", "GIT_ICASE_PATHSPECS": "1", "GIT_TRACE": "2", "GIT_EXTERNAL_DIFF": "false"} {
		t.Setenv(name, value)
	}
	r := k.open("")
	commits := r.all(t)
	expect(t, told(t, r, commits), `content/số.md=- > content/số.md=một
		content/số.md=một > content/hai.md=một`)
	if len(commits) == 2 && strings.Join(commits[1].Decision, "") != "1/QĐ" {
		t.Errorf("%+v", commits[1])
	}
	if _, err := os.Stat(filepath.Join(k.dir, "ran")); err == nil {
		t.Error("a program was run that the repository names")
	}
}

func TestShallowClone(t *testing.T) {
	k := keep(t)
	k.set("content/a.md", "một")
	k.set("content/a.md", "hai")
	cut := k.set("content/b.md", "b")
	k.set("content/a.md", "ba")
	dir := filepath.Join(t.TempDir(), "cạn")
	k.git("clone", "-q", "--depth=2", "file://"+k.dir, dir)
	r, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	commits := r.all(t)
	if !r.Shallow() || len(r.Cut()) != 1 || r.Cut()[0] != cut || len(commits) != 2 || !commits[0].Boundary || commits[1].Boundary {
		t.Errorf("%v %+v", r.Cut(), commits)
	}
	expect(t, told(t, r, commits), `content/a.md=hai > content/a.md=ba`)
	var early Early
	if _, err := r.On(calendar.Date{Year: 2021, Month: 1, Day: 3}, time.UTC); !errors.As(err, &early) || !early.Shallow || early.First.String() != "2021-01-04" {
		t.Error(err)
	}
}

// A clone without the bytes of files says so, and does not go and fetch them.
func TestPartialClone(t *testing.T) {
	k := keep(t)
	k.git("config", "uploadpack.allowFilter", "true")
	k.set("content/a.md", "một")
	k.set("content/a.md", "hai")
	dir := filepath.Join(t.TempDir(), "thiếu")
	k.git("clone", "-q", "--no-checkout", "--filter=blob:none", "file://"+k.dir, dir)
	r, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	commits := r.all(t)
	var missing Missing
	ids := []string{commits[0].Touches[0].Blob, commits[1].Touches[0].Blob}
	if err := r.Blobs(ids, func(string, []byte) error { t.Error("read"); return nil }); !errors.As(err, &missing) {
		t.Error(err)
	}
	tree, err := r.Tree(r.Head())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := fs.ReadFile(tree, "content/a.md"); !errors.As(err, &missing) {
		t.Error(err)
	}
}

func TestBlobs(t *testing.T) {
	k := keep(t)
	texts := map[string]string{}
	for i := range 300 {
		k.write("content/x.md", strings.Repeat("à\x00\n", i))
		texts[k.git("hash-object", "-w", "content/x.md")] = strings.Repeat("à\x00\n", i)
	}
	k.save("x")
	r := k.open("")
	var ids []string
	for id := range texts {
		ids = append(ids, id)
	}
	got := make(chan [2]string, len(ids))
	if err := r.Blobs(ids, func(id string, b []byte) error { got <- [2]string{id, string(b)}; return nil }); err != nil {
		t.Fatal(err)
	}
	close(got)
	if len(got) != len(ids) {
		t.Errorf("%d of %d", len(got), len(ids))
	}
	for pair := range got {
		if texts[pair[0]] != pair[1] {
			t.Errorf("%s: %q", pair[0], pair[1])
		}
	}
	enough := errors.New("enough")
	if err := r.Blobs(ids, func(string, []byte) error { return enough }); !errors.Is(err, enough) {
		t.Error(err)
	}
	for _, bad := range []string{"HEAD", "--help", "", r.Head(), strings.Repeat("0", 40)} {
		if err := r.Blobs([]string{bad}, func(string, []byte) error { return nil }); err == nil {
			t.Errorf("%q is no blob", bad)
		}
	}
}

func TestTreeIsTheFolderAsItStood(t *testing.T) {
	k := keep(t)
	k.write("khác.md", "khác")
	k.write("cổng/config.toml", "x")
	k.write("cổng/content/tin tức/a.md", "một")
	k.write("cổng/content-2/a.md", "hai")
	first := k.save("Đầu")
	k.git("rm", "-q", "-r", "cổng/content-2")
	k.set("cổng/content/tin tức/a.md", "ba")
	blob := k.git("hash-object", "-w", "khác.md")
	k.git("update-index", "--add", "--cacheinfo", "120000,"+blob+",cổng/content/liên kết")
	k.git("update-index", "--add", "--cacheinfo", "160000,"+first+",cổng/kho con")
	k.git("commit", "-q", "-m", "Liên kết")
	r := k.open("cổng")
	before, err := r.Tree(first)
	if err != nil {
		t.Fatal(err)
	}
	if err := fstest.TestFS(before, "config.toml", "content/tin tức/a.md", "content-2/a.md"); err != nil {
		t.Error(err)
	}
	if b, err := fs.ReadFile(before, "content/tin tức/a.md"); string(b) != "một" || err != nil {
		t.Error(string(b), err)
	}
	after, err := r.Tree(r.Head())
	if err != nil {
		t.Fatal(err)
	}
	var listed []string
	_ = fs.WalkDir(after, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			t.Error(err)
		}
		listed = append(listed, name+" "+entry.Type().String())
		return nil
	})
	if got := strings.Join(listed, "\n"); got != ". d---------\nconfig.toml ----------\ncontent d---------\ncontent/liên kết L---------\n"+
		"content/tin tức d---------\ncontent/tin tức/a.md ----------" {
		t.Error(got)
	}
	if _, err := fs.ReadFile(after, "content/liên kết"); err == nil {
		t.Error("a link was followed")
	}
	if _, err := r.Tree("HEAD"); err == nil {
		t.Error("HEAD is no commit's full name")
	}
}

func TestOnTheDay(t *testing.T) {
	k := keep(t)
	k.set("đọc.md", "2/1: chưa có nội dung")
	two := k.set("content/a.md", "3/1")
	k.git("checkout", "-q", "-b", "nhanh")
	k.set("content/b.md", "4/1, trên nhánh")
	k.git("checkout", "-q", "chinh")
	three := k.set("content/a.md", "5/1")
	k.at = k.at.AddDate(0, 0, 1)
	k.git("merge", "-q", "-m", "6/1", "nhanh")
	merged := k.git("rev-parse", "HEAD")
	k.at = k.at.AddDate(0, 0, -4) // a clock that is wrong
	k.set("content/a.md", "3/1, sai giờ")
	k.at = k.at.AddDate(0, 0, 4)
	k.set("content/a.md", "8/1")
	r := k.open("")
	for _, c := range []struct {
		day  int
		want string
	}{
		{3, two}, {4, two}, // what is on another branch is not yet part of the portal
		{5, three}, {6, k.git("rev-parse", "HEAD~1")}, {7, k.git("rev-parse", "HEAD~1")}, {8, r.Head()}, {31, r.Head()},
	} {
		if got, err := r.On(calendar.Date{Year: 2021, Month: 1, Day: c.day}, time.UTC); got != c.want || err != nil {
			t.Errorf("on day %d: %s, want %s (%v; merged %s)", c.day, got, c.want, err, merged)
		}
	}
	east := time.FixedZone("", 13*3600) // there noon in UTC is the day after
	if got, err := r.On(calendar.Date{Year: 2021, Month: 1, Day: 4}, east); got != two || err != nil {
		t.Error(got, err)
	}
	var early Early
	if _, err := r.On(calendar.Date{Year: 2021, Month: 1, Day: 2}, time.UTC); !errors.As(err, &early) || early.First.String() != "2021-01-03" || early.Shallow {
		t.Error(err)
	}
}
