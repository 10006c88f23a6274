package commit

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// place is a clone, or a repository of its own, with a portal in it.
type place struct {
	t   testing.TB
	dir string
}

// quiet keeps the machine's configuration away from git.
func quiet(t testing.TB) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
}

// lone is a repository without a remote and without a commit.
func lone(t testing.TB) place {
	t.Helper()
	quiet(t)
	p := place{t, t.TempDir()}
	p.git("init", "-q", "-b", "chinh")
	p.git("config", "user.name", "Nguyễn Thị Lan")
	p.git("config", "user.email", "lan@vidu.gov.vn")
	return p
}

// shared is a bare remote with content in it, and two clones of it.
func shared(t testing.TB) (bare, lan, minh place) {
	t.Helper()
	first := lone(t)
	first.write("content/thu-tuc/a.md", "một\nhai\nba\nbốn\nnăm\n")
	first.write("content/thu-tuc/b.md", "b\n")
	first.write("README", "đọc\n")
	first.all("Đầu")
	bare = place{t, filepath.Join(t.TempDir(), "chung.git")}
	first.git("clone", "-q", "--bare", ".", bare.dir)
	return bare, clone(bare, "Lan"), clone(bare, "Minh")
}

func clone(bare place, name string) place {
	bare.t.Helper()
	p := place{bare.t, filepath.Join(bare.t.TempDir(), name)}
	bare.git("clone", "-q", ".", p.dir)
	p.git("config", "user.name", name)
	p.git("config", "user.email", strings.ToLower(name)+"@vidu.gov.vn")
	return p
}

// git is what git answers; the test ends where it fails.
func (p place) git(args ...string) string {
	p.t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = p.dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		p.t.Fatalf("git %q: %v\n%s", args, err, out)
	}
	return strings.TrimRight(string(out), "\n")
}

func (p place) write(name, text string) {
	p.t.Helper()
	name = filepath.Join(p.dir, filepath.FromSlash(name))
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
		p.t.Fatal(err)
	}
}

func (p place) read(name string) string {
	b, err := os.ReadFile(filepath.Join(p.dir, filepath.FromSlash(name)))
	if err != nil {
		return "(" + err.Error() + ")"
	}
	return string(b)
}

// all commits everything as somebody does who knows git.
func (p place) all(message string) {
	p.t.Helper()
	p.git("add", "-A")
	p.git("commit", "-q", "--allow-empty", "-m", message)
}

func (p place) open(folder string) *Repo {
	p.t.Helper()
	r, ok := Open(filepath.Join(p.dir, folder))
	if !ok {
		p.t.Fatal("no repository")
	}
	r.pause = time.Millisecond
	return r
}

// set writes a file and saves it as a clerk does.
func (p place) set(r *Repo, name, text string) {
	p.t.Helper()
	p.write(name, text)
	if err := r.Save([]string{name}, Message{Why: "Sửa " + name}); err != nil {
		p.t.Fatal(err)
	}
}

// state is all of the folder that must stay as it is: status, index, bytes, where the branch is.
func (p place) state() string {
	p.t.Helper()
	said := p.git("status", "--porcelain", "-b") + "\n" + p.git("ls-files", "--stage") + "\n"
	index, _ := os.ReadFile(filepath.Join(p.dir, ".git", "index"))
	return said + string(index) + p.folder()
}

// folder is the bytes of all files.
func (p place) folder() string {
	var b strings.Builder
	err := filepath.WalkDir(p.dir, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.Name() == ".git" {
			return errors.Join(err, filepath.SkipDir)
		}
		if !entry.IsDir() {
			text, _ := os.ReadFile(name)
			b.WriteString(name + "\n" + string(text) + "\n")
		}
		return nil
	})
	if err != nil && !errors.Is(err, filepath.SkipDir) {
		p.t.Fatal(err)
	}
	return b.String()
}

func (p place) is(got, want string) {
	p.t.Helper()
	if got != want {
		p.t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// try is git where it may fail.
func (p place) try(args ...string) (string, error) {
	cmd := exec.Command("git", args...)
	cmd.Dir = p.dir
	out, err := cmd.CombinedOutput()
	return string(out), err
}
