package history

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
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
	return k.input("", args...)
}

// input does what git does, and gives it something to read.
func (k *kept) input(in string, args ...string) string {
	k.t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Stdin = strings.NewReader(in)
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
func (k *kept) set(name, text string) string {
	k.t.Helper()
	k.write(name, text)
	return k.save("Sửa " + name)
}

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
	commits, err := r.Commits(r.Head(), "", nil)
	if err != nil {
		t.Fatal(err)
	}
	return Order(commits, math.MaxInt64)
}

// told writes touches as the tests expect them: a line each, with what the blobs hold.
func told(t testing.TB, r *Repo, commits []Commit) string {
	t.Helper()
	text := func(id string) string {
		if id == "" {
			return "-"
		}
		b, err := r.Blob(id)
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
