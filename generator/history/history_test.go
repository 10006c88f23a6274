package history

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// kept is a repository made for a test; its clock goes on by a day with every commit.
type kept struct {
	t   testing.TB
	dir string // the repository
	at  time.Time
}

func keep(t testing.TB, flags ...string) *kept {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	k := &kept{t: t, dir: t.TempDir(), at: time.Date(2021, 1, 1, 12, 0, 0, 0, time.UTC)}
	k.git(append([]string{"init", "-q", "-b", "chinh"}, flags...)...)
	return k
}

// git runs git in the repository, with a fixed name and the time of the clock, and returns what it says.
func (k *kept) git(args ...string) string {
	k.t.Helper()
	cmd := exec.Command("git", args...)
	when := fmt.Sprintf("%d +0700", k.at.Unix())
	cmd.Dir = k.dir
	cmd.Env = append(os.Environ(), "GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@b.vn", "GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@b.vn",
		"GIT_AUTHOR_DATE="+when, "GIT_COMMITTER_DATE="+when, "GIT_EDITOR=true")
	out, err := cmd.CombinedOutput()
	if err != nil {
		k.t.Fatalf("git %q: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

// write puts a file into the folder.
func (k *kept) write(name, text string) {
	k.t.Helper()
	name = filepath.Join(k.dir, filepath.FromSlash(name))
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
		k.t.Fatal(err)
	}
}

// save commits all that is in the folder, a day after the commit before, and returns its name.
func (k *kept) save(message string) string {
	k.t.Helper()
	k.at = k.at.AddDate(0, 0, 1)
	k.git("add", "-A")
	k.git("commit", "-q", "--allow-empty", "-m", message)
	return k.git("rev-parse", "HEAD")
}

// set writes a file and commits it.
func (k *kept) set(name, text string) string { k.t.Helper(); k.write(name, text); return k.save("Sửa " + name) }

func (k *kept) open(folder string) *Repo {
	k.t.Helper()
	r, err := Open(filepath.Join(k.dir, folder))
	if err != nil {
		k.t.Fatal(err)
	}
	k.t.Cleanup(r.Close)
	return r
}

func (r *Repo) all(t testing.TB) []Commit {
	t.Helper()
	commits, err := r.Commits(r.Head(), "")
	if err != nil {
		t.Fatal(err)
	}
	return commits
}

// told writes touches as the tests expect them: a line each, with what the blobs hold.
func told(t testing.TB, r *Repo, commits []Commit) string {
	t.Helper()
	text := func(id string) string {
		if id == "" {
			return "-"
		}
		b, err := r.blob(id)
		if err != nil {
			t.Fatal(err)
		}
		first, _, _ := bytes.Cut(b, []byte("\n"))
		return string(first)
	}
	var b strings.Builder
	for _, c := range commits {
		for _, touch := range c.Touches {
			for i, before := range touch.Before {
				if i > 0 {
					b.WriteString(" + ")
				}
				fmt.Fprintf(&b, "%s=%s", before.Path, text(before.Blob))
			}
			fmt.Fprintf(&b, " > %s=%s\n", touch.Path, text(touch.Blob))
		}
	}
	return b.String()
}

func expect(t testing.TB, got, want string) {
	t.Helper()
	if strings.TrimSpace(got) != strings.ReplaceAll(strings.TrimSpace(want), "\t", "") {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

var long = strings.Repeat("một dòng dài của tệp\n", 30)

func TestWhatCommitsChanged(t *testing.T) {
	k := keep(t)
	k.write("config.toml", "x") // no content: not told
	k.set("content/a.md", "một\n"+long)
	k.set("content/a.md", "hai\n"+long)
	k.git("mv", "content/a.md", "content/b.md")
	k.set("content/b.md", "ba\n"+long)
	k.git("rm", "-q", "content/b.md")
	k.save("Bỏ")
	r := k.open("")
	expect(t, told(t, r, r.all(t)), `content/a.md=- > content/a.md=một
		content/a.md=một > content/a.md=hai
		content/a.md=hai > content/b.md=ba
		content/b.md=ba > content/b.md=-`)
}

func TestTrailersAreReadWithoutRegardToCase(t *testing.T) {
	k := keep(t)
	k.write("content/a.md", "1")
	k.save("Công bố\n\nThân bài.\n\nQuyet-dinh: 1676/QĐ-UBND\nquyet-DINH:  2 QĐ\n  tiếp\nThay-doi-nho: sửa chính tả")
	k.save("Không có gì\n\nQuyet-dinh: trong thân bài thì không tính.\n\nHết.")
	commits := k.open("").all(t)
	if got := commits[0].Decision; !slices.Equal(got, []string{"1676/QĐ-UBND", "2 QĐ tiếp"}) || commits[0].Minor != "sửa chính tả" {
		t.Errorf("%q %q", got, commits[0].Minor)
	}
	if c := commits[1]; c.Decision != nil || c.Minor != "" || len(c.Touches) != 0 {
		t.Errorf("%+v", c)
	}
}

func TestPortalInSubFolderWithOddNames(t *testing.T) {
	k := keep(t)
	folder := "cổng của \"sở\"\nmới"
	k.write("content/ngoài.md", "ngoài")
	k.write(folder+"/config.toml", "x")
	k.set(folder+"/content/tin tức/số \"1\"\n.md", "một")
	k.set(folder+"/content/tin tức/số \"1\"\n.md", "hai")
	k.set("content/ngoài.md", "ngoài nữa")
	r := k.open(folder)
	expect(t, told(t, r, r.all(t)), "content/tin tức/số \"1\"\n.md=- > content/tin tức/số \"1\"\n.md=một\n"+
		"content/tin tức/số \"1\"\n.md=một > content/tin tức/số \"1\"\n.md=hai")
	if ids, err := r.folders([]string{r.Head(), k.git("rev-parse", "HEAD~2")}); err != nil || ids[0] == "" || ids[1] == "" {
		t.Error(ids, err)
	}
}

func TestMergesTellWhatNoParentHad(t *testing.T) {
	k := keep(t)
	k.set("content/a.md", "một\n"+long)
	k.git("checkout", "-q", "-b", "nhanh")
	k.set("content/b.md", "b")
	k.write("content/a.md", "một\n"+long+"cuối\n")
	k.save("Cuối")
	k.git("checkout", "-q", "chinh")
	k.set("content/a.md", "hai\n"+long)
	k.at = k.at.AddDate(0, 0, 1)
	k.git("merge", "-q", "-m", "Nhập", "nhanh")
	r := k.open("")
	commits := r.all(t)
	expect(t, told(t, r, commits), `content/a.md=- > content/a.md=một
		content/b.md=- > content/b.md=b
		content/a.md=một > content/a.md=một
		content/a.md=một > content/a.md=hai
		content/a.md=hai + content/a.md=một > content/a.md=hai`)
	if chained, err := r.Chain(r.Head(), commits); err != nil || told(t, r, chained) != told(t, r, commits) {
		t.Error("nothing was dropped, and yet it is told otherwise", err)
	}
}

func TestDroppedChangesAreToldAlongTheBranch(t *testing.T) {
	k := keep(t)
	k.write("content/b.md", "b")
	k.set("content/a.md", "một\n"+long)
	k.git("checkout", "-q", "-b", "nhanh")
	k.set("content/a.md", "bỏ\n"+long)
	k.set("content/b.md", "bb")
	k.git("checkout", "-q", "chinh")
	k.set("content/a.md", "hai\n"+long)
	k.at = k.at.AddDate(0, 0, 1)
	k.git("merge", "-q", "-X", "ours", "-m", "Nhập", "nhanh")
	k.set("content/a.md", "ba\n"+long)
	r := k.open("")
	chained, err := r.Chain(r.Head(), r.all(t))
	if err != nil {
		t.Fatal(err)
	}
	expect(t, told(t, r, chained), `content/b.md=- > content/b.md=b
		content/a.md=- > content/a.md=một
		content/b.md=b > content/b.md=bb
		content/a.md=một > content/a.md=hai
		content/a.md=hai > content/a.md=ba`)
}

// A merge that takes the other side's file changes it for the branch that it is merged into.
func TestDroppedChangesOfTheBranchItself(t *testing.T) {
	k := keep(t)
	k.set("content/a.md", "một\n"+long)
	k.git("checkout", "-q", "-b", "nhanh")
	k.set("content/a.md", "nhánh\n"+long)
	k.git("checkout", "-q", "chinh")
	k.set("content/a.md", "bỏ\n"+long)
	k.at = k.at.AddDate(0, 0, 1)
	k.git("merge", "-q", "-X", "theirs", "-m", "Nhập", "nhanh")
	r := k.open("")
	commits := r.all(t)
	chained, err := r.Chain(r.Head(), commits)
	if err != nil {
		t.Fatal(err)
	}
	expect(t, told(t, r, chained), `content/a.md=- > content/a.md=một
		content/a.md=một > content/a.md=bỏ
		content/a.md=bỏ > content/a.md=nhánh`)
	if len(commits[1].Touches) != 1 || len(commits[3].Touches) != 0 {
		t.Error("the list that was given was written to")
	}
}

func TestLinksAndModesAreNoChanges(t *testing.T) {
	k := keep(t)
	k.set("content/a.md", "một")
	if err := os.Chmod(filepath.Join(k.dir, "content/a.md"), 0o755); err != nil {
		t.Fatal(err)
	}
	k.git("update-index", "--chmod=+x", "content/a.md")
	k.git("commit", "-q", "-m", "Quyền")
	blob := k.git("hash-object", "-w", "content/a.md")
	k.git("update-index", "--add", "--cacheinfo", "120000,"+blob+",content/lien-ket.md")
	k.git("update-index", "--add", "--cacheinfo", "160000,"+k.git("rev-parse", "HEAD")+",content/kho-con")
	k.git("commit", "-q", "-m", "Liên kết")
	r := k.open("")
	expect(t, told(t, r, r.all(t)), `content/a.md=- > content/a.md=một`)
}

// Reading bit by bit gives what reading at once gives, whatever the clocks said and whichever way branches went.
func TestReadingBitByBit(t *testing.T) {
	k := keep(t)
	var heads []string
	start := k.at
	for i := range 12 {
		k.at = start.AddDate(0, 0, (i*7)%5) // clocks that go back
		heads = append(heads, k.set("content/a.md", fmt.Sprint(i)))
		if i%3 == 2 {
			k.git("checkout", "-q", "-b", fmt.Sprint("nhanh", i), heads[i-2])
			k.set("content/nhanh.md", fmt.Sprint(i))
			k.git("checkout", "-q", "chinh")
			k.git("merge", "-q", "-X", "theirs", "-m", "Nhập", fmt.Sprint("nhanh", i))
			heads[i] = k.git("rev-parse", "HEAD")
		}
	}
	r := k.open("")
	whole := r.all(t)
	for i, c := range whole {
		for _, p := range c.Parents {
			if slices.IndexFunc(whole, func(c Commit) bool { return c.ID == p }) >= i {
				t.Errorf("%s comes before its parent %s", c.ID, p)
			}
		}
	}
	for _, step := range []int{1, 2, 5} {
		var list []Commit
		since := ""
		for i := 0; i < len(heads); i += step {
			more, err := r.Commits(heads[i], since)
			if err != nil {
				t.Fatal(err)
			}
			list, since = Extend(list, more), heads[i]
		}
		more, err := r.Commits(r.Head(), since)
		if err != nil {
			t.Fatal(err)
		}
		if list = Extend(list, more); fmt.Sprintf("%+v", list) != fmt.Sprintf("%+v", whole) {
			t.Errorf("in steps of %d the list is another one", step)
		}
	}
}

func TestRewrittenHistoryIsToldAsSuch(t *testing.T) {
	k := keep(t)
	k.set("content/a.md", "một")
	old := k.set("content/a.md", "hai")
	k.git("reset", "-q", "--hard", "HEAD~1")
	k.set("content/a.md", "khác")
	r := k.open("")
	for _, since := range []string{old, strings.Repeat("0", 40), "HEAD~1", "--all"} {
		if _, err := r.Commits(r.Head(), since); !errors.Is(err, ErrRewritten) {
			t.Errorf("%s: %v", since, err)
		}
	}
}
