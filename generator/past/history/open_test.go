package history

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"congkhai/generator/text/calendar"
)

// opened says how a folder is opened: "" as a repository, "none" where there is nothing to tell, or what it is refused with.
func opened(t *testing.T, dir string) string {
	t.Helper()
	r, err := Open(dir)
	switch {
	case err == nil:
		r.Close()
		return ""
	case errors.Is(err, ErrNone):
		return "none"
	case strings.Contains(err.Error(), "\n"):
		t.Errorf("more than one sentence: %v", err)
	}
	return err.Error()
}

// A repository that is there and cannot be read is another thing than none.
func TestRepositoriesThatCannotBeOpened(t *testing.T) {
	for name, c := range map[string]struct {
		harm func(k *kept, git string)
		want string // a part of what it is refused with, "none", or "" where it opens
	}{
		"nothing wrong":      {func(*kept, string) {}, ""},
		"no .git":            {func(k *kept, git string) { k.must(os.RemoveAll(git)) }, "none"},
		"an empty .git":      {func(k *kept, git string) { k.must(os.RemoveAll(git), os.Mkdir(git, 0o755)) }, "none"},
		"no HEAD":            {func(k *kept, git string) { k.must(os.Remove(filepath.Join(git, "HEAD"))) }, "git fsck"},
		"an empty HEAD":      {func(k *kept, git string) { k.write(".git/HEAD", "") }, "git fsck"},
		"HEAD nowhere":       {func(k *kept, git string) { k.write(".git/HEAD", strings.Repeat("1", 40)+"\n") }, "HEAD"},
		"another branch":     {func(k *kept, git string) { k.write(".git/HEAD", "ref: refs/heads/khac\n") }, "HEAD"},
		"no branch":          {func(k *kept, git string) { k.must(os.Remove(filepath.Join(git, "refs/heads/chinh"))) }, "HEAD"},
		"an empty branch":    {func(k *kept, git string) { k.write(".git/refs/heads/chinh", "") }, "HEAD"},
		"no refs":            {func(k *kept, git string) { k.must(os.RemoveAll(filepath.Join(git, "refs"))) }, "git fsck"},
		"no objects":         {func(k *kept, git string) { k.must(os.RemoveAll(filepath.Join(git, "objects"))) }, "git fsck"},
		"bad packed-refs":    {func(k *kept, git string) { k.git("pack-refs", "--all"); k.write(".git/packed-refs", "rác\n") }, "git fsck"},
		"core.bare":          {func(k *kept, git string) { k.git("config", "core.bare", "true") }, "core.bare"},
		"core.worktree":      {func(k *kept, git string) { k.git("config", "core.worktree", k.t.TempDir()) }, "core.worktree"},
		"bad config":         {func(k *kept, git string) { k.write(".git/config", "[core\n") }, "bad config"},
		"of another version": {func(k *kept, git string) { k.git("config", "core.repositoryformatversion", "99") }, "99"},
		"unknown extension": {func(k *kept, git string) {
			k.write(".git/config", "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tla = 1\n")
		}, "extension"},
		"a .git that leads nowhere": {func(k *kept, git string) { k.must(os.RemoveAll(git)); k.write(".git", "gitdir: ../khong-co\n") }, "git fsck"},
		"a damaged one in another": {func(k *kept, git string) {
			k.write("cong/.git/HEAD", "rác\n")
			k.dir = filepath.Join(k.dir, "cong")
		}, ".git gần nhất"},
		"a branch without commits": {func(k *kept, git string) { k.git("checkout", "-q", "--orphan", "moi") }, "HEAD"},
		"shallow, and the list is gone": {func(k *kept, git string) {
			k.write(".git/shallow", "rác\n")
		}, "git fsck"},
	} {
		k := keep(t)
		k.set("content/a.md", "một")
		c.harm(k, filepath.Join(k.dir, ".git"))
		if got := opened(t, k.dir); !strings.Contains(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	k := keep(t)
	k.write("content/a.md", "một")
	k.git("add", "-A")
	if got := opened(t, k.dir); got != "none" {
		t.Errorf("nothing committed: %q", got)
	}
	t.Setenv("PATH", t.TempDir())
	if got := opened(t, k.dir); !strings.Contains(got, "cài git") {
		t.Errorf("without git: %q", got)
	}
	if got := opened(t, t.TempDir()); got != "none" {
		t.Errorf("without git and a repository: %q", got)
	}
}

func (k *kept) must(errs ...error) {
	k.t.Helper()
	if err := errors.Join(errs...); err != nil {
		k.t.Fatal(err)
	}
}

// What a partial clone lacks is missing, and what it holds is read.
func TestPartialClones(t *testing.T) {
	k := keep(t)
	k.git("config", "uploadpack.allowFilter", "true")
	for i := range 5 {
		k.set("content/a.md", fmt.Sprint(i, long))
	}
	old, last := k.git("rev-parse", "HEAD~2:content/a.md"), k.git("rev-parse", "HEAD:content/a.md")
	clone := &kept{t: t, dir: filepath.Join(t.TempDir(), "c"), at: k.at}
	k.git("clone", "-q", "--filter=blob:none", "file://"+k.dir, clone.dir)
	r := clone.open("")
	if n := len(r.all(t)); n != 5 {
		t.Errorf("%d commits", n)
	}
	read := 0
	err := r.Blobs([]string{old, last}, func(string, []byte) error { read++; return nil })
	if missing := (Missing{}); !errors.As(err, &missing) || len(missing) != 1 || missing[0] != old || read != 1 {
		t.Errorf("%v, %d read", err, read)
	}
	if _, err := r.Blob(old); !errors.As(err, new(Missing)) || !errors.As(err, new(Filtered)) {
		t.Error(err)
	}
	if r.Whole() != refetch || r.Shallow() {
		t.Error(r.Whole())
	}
}

// A clone says what fetches the rest of it, where something says that there is a rest.
func TestWhatMakesACloneWhole(t *testing.T) {
	k := keep(t)
	k.git("config", "uploadpack.allowFilter", "true")
	for i := range 3 {
		k.set("content/a.md", fmt.Sprint(i, long))
	}
	for _, c := range []struct{ flags, whole string }{
		{"", ""},
		{"--single-branch", ""},
		{"--no-tags", ""},
		{"--depth=1", "git fetch --unshallow"},
		{"--filter=blob:none", refetch},
		{"--filter=tree:0", refetch},
		{"--filter=blob:limit=10", refetch},
		{"--depth=2 --filter=blob:none", "git fetch --unshallow --refetch --no-filter"},
	} {
		clone := &kept{t: t, dir: filepath.Join(t.TempDir(), "c"), at: k.at}
		k.git(append(append([]string{"clone", "-q"}, strings.Fields(c.flags)...), "file://"+k.dir, clone.dir)...)
		r := clone.open("")
		if r.Whole() != c.whole {
			t.Errorf("%s: %q, want %q", c.flags, r.Whole(), c.whole)
		}
		_, err := r.Commits(r.Head(), "", nil)
		if lacks := strings.Contains(c.flags, "tree:0"); (err != nil) != lacks || lacks && !strings.Contains(err.Error(), refetch) {
			t.Errorf("%s: %v", c.flags, err)
		}
		if err := r.CheckedOut(); err != nil {
			t.Errorf("%s: %v", c.flags, err)
		}
	}
}

// What git left out of the folder, and not what is removed, is not checked out.
func TestPartsThatAreCheckedOut(t *testing.T) {
	k := keep(t)
	for _, name := range []string{"content/a/a.md", "content/b/b.md", "themes/x/a.css", "config.toml", "khac/a.md"} {
		k.set(name, "một")
	}
	for _, c := range []struct{ set, lacks string }{
		{"content themes khac", ""},
		{"content themes", ""},
		{"content/a themes", "content/b/b.md"},
		{"content", "themes/x/a.css"},
		{"khac", "content/a/a.md"},
	} {
		k.git(append([]string{"sparse-checkout", "set", "--cone"}, strings.Fields(c.set)...)...)
		err := k.open("").CheckedOut()
		if (err != nil) != (c.lacks != "") || err != nil && !strings.Contains(err.Error(), c.lacks+";") {
			t.Errorf("%s: %v, want %q", c.set, err, c.lacks)
		}
	}
	k.git("sparse-checkout", "set", "--no-cone", "/content/")
	if err := k.open("").CheckedOut(); err == nil || !strings.Contains(err.Error(), "config.toml") {
		t.Error(err)
	}
	k.git("sparse-checkout", "disable")
	k.must(os.Remove(filepath.Join(k.dir, "content/a/a.md")))
	if err := k.open("").CheckedOut(); err != nil {
		t.Error(err)
	}
}

// Folders that share what is in them make as many files as anybody likes.
func TestTreesThatAreTooLarge(t *testing.T) {
	k := keep(t)
	k.set("content/a.md", "một")
	blob := k.git("rev-parse", "HEAD:content/a.md")
	line := fmt.Sprintf("100644 blob %s\t", blob)
	for range 8 {
		var entries strings.Builder
		for i := range 10 {
			fmt.Fprintf(&entries, "%s%d\n", line, i)
		}
		line = fmt.Sprintf("040000 tree %s\t", k.input(entries.String(), "mktree"))
	}
	root := k.input(line+"content\n", "mktree")
	bomb := k.git("commit-tree", root, "-p", "HEAD", "-m", "Nổ")
	k.git("update-ref", "HEAD", bomb)
	r := k.open("")
	begin := time.Now()
	for what, err := range map[string]error{"changes": second(r.Commits(bomb, "", nil)), "files": second(r.Tree(bomb))} {
		if err == nil || !strings.Contains(err.Error(), bomb[:10]) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if took := time.Since(begin); took > 30*time.Second {
		t.Error("took", took)
	}
}

func second[T any](_ T, err error) error { return err }

// Names that are not UTF-8 matter where a portal has its files, and are named.
func TestNamesThatAreNotUTF8(t *testing.T) {
	k := keep(t)
	k.set("content/a.md", "một")
	blob, content := k.git("rev-parse", "HEAD:content/a.md"), k.git("rev-parse", "HEAD:content")
	for _, c := range []struct{ entries, want string }{
		{fmt.Sprintf("040000 tree %s\tcontent\x00100644 blob %s\tti\xff.md\x00", content, blob), ""},
		{fmt.Sprintf("040000 tree %s\tcontent\x00", k.input(fmt.Sprintf("100644 blob %s\tti\xff.md\x00", blob), "mktree", "-z")), `"content/ti\xff.md"`},
	} {
		k.at = k.at.AddDate(0, 0, 1)
		commit := k.git("commit-tree", k.input(c.entries, "mktree", "-z"), "-p", "HEAD", "-m", "Tên lạ")
		k.git("update-ref", "HEAD", commit)
		r := k.open("")
		day := calendar.Of(k.at)
		then, err := r.On(day, day.Add(1), time.UTC)
		if err != nil || then != commit {
			t.Errorf("%s, %v, want %s", then, err, commit)
		}
		if _, err := r.Tree(then); c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%v, want %s", err, c.want)
		}
		if _, err := r.Commits(r.Head(), "", nil); err != nil {
			t.Error(err)
		}
	}
}
