package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"congkhai/generator/files/memory"
	"congkhai/generator/portal"
	"congkhai/generator/test/sample"
)

// past is a made-up portal in git that changes every day.
type past struct {
	t    *testing.T
	dir  string
	day  time.Time
	days map[string]string // the commit at the end of a day
}

func (p *past) git(args ...string) string {
	p.t.Helper()
	cmd := exec.Command("git", args...)
	when := p.day.Format(time.RFC3339)
	cmd.Dir = p.dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@b.vn",
		"GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@b.vn", "GIT_AUTHOR_DATE="+when, "GIT_COMMITTER_DATE="+when)
	out, err := cmd.CombinedOutput()
	if err != nil {
		p.t.Fatalf("git %q: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

func (p *past) write(name, text string) error {
	name = filepath.Join(p.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, []byte(text), 0o644)
}

// edit changes a file in a way that keeps every rule.
func (p *past) edit(name, old, new string) {
	p.t.Helper()
	b, err := os.ReadFile(filepath.Join(p.dir, name))
	if err != nil || !bytes.Contains(b, []byte(old)) {
		p.t.Fatalf("%s: %v, or nothing to edit", name, err)
	}
	if err := p.write(name, strings.Replace(string(b), old, new, 1)); err != nil {
		p.t.Fatal(err)
	}
}

// live lets one day go by.
func (p *past) live(random *rand.Rand, i int) {
	p.t.Helper()
	p.day = p.day.AddDate(0, 0, 1)
	news := fmt.Sprintf("content/tin-tuc/them-%d.md", i)
	switch random.IntN(5) {
	case 0:
		p.edit("config.toml", `ten = "`, fmt.Sprintf(`ten = "Ngày %d `, i))
	case 1:
		p.edit("themes/cong-khai/assets/cong-khai.css/0-nen.css", "{", fmt.Sprintf("/* %d */{", i))
	case 2:
		p.edit("content/thu-tuc/"+sample.Code(random.IntN(20))+".md", "ten = \"", fmt.Sprintf("ten = \"Lần %d: ", i))
	case 3:
		p.git("checkout", "-q", "-b", fmt.Sprint("nhanh", i), "HEAD~1")
		p.edit("content/thu-tuc/"+sample.Code(random.IntN(20))+".md", "1. ", fmt.Sprintf("1. Lần %d: ", i))
		p.git("commit", "-q", "-a", "-m", "Trên nhánh")
		p.git("checkout", "-q", "chinh")
		p.day = p.day.AddDate(0, 0, 1)
		p.git("merge", "-q", "-X", "ours", "-m", "Nhập", fmt.Sprint("nhanh", i))
	default:
		if err := p.write(news, fmt.Sprintf("+++\nten = \"Tin thêm %d\"\nngay = 2021-01-14\nchuyen_muc = \"khcn\"\ntom_tat = \"khong_bao_cao\"\n+++\n", i)); err != nil {
			p.t.Fatal(err)
		}
	}
	p.git("add", "-A")
	p.git("commit", "-q", "--allow-empty", "-m", fmt.Sprint("Ngày ", i))
	p.days[p.day.Format(time.DateOnly)] = p.git("rev-parse", "HEAD")
}

func built(t *testing.T, args ...string) {
	t.Helper()
	var out, said bytes.Buffer
	cmd := (&command{out: &out, err: &said, lang: "vi"}).root()
	cmd.SetArgs(append([]string{"build"}, args...))
	if err := cmd.Execute(); err != nil {
		t.Fatalf("%q: %v\n%s%s", args, err, &out, &said)
	}
}

// The portal as of a day is what building the commit of that day gives, byte for byte.
func TestAsOfIsTheCommitOfThatDay(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	random := rand.New(rand.NewPCG(2021, 9))
	p := &past{t: t, dir: t.TempDir(), day: time.Date(2026, 3, 1, 20, 0, 0, 0, time.FixedZone("", 7*3600)), days: map[string]string{}}
	p.git("init", "-q", "-b", "chinh")
	if err := sample.New(20).Files(p.write); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(p.dir, "themes"), os.DirFS("../themes")); err != nil {
		t.Fatal(err)
	}
	for i := range 40 {
		p.live(random, i)
	}
	if err := p.write("content/tin-tuc/chua-luu.md", "+++\nsai = 1\n+++\n"); err != nil {
		t.Fatal(err)
	}
	tried := 10
	if testing.Short() {
		tried = 3
	}
	days := slices.Sorted(maps.Keys(p.days))
	for _, i := range random.Perm(len(days))[:tried] {
		day, commit := days[i], p.days[days[i]]
		scratch := t.TempDir()
		p.git("worktree", "add", "-q", "--detach", scratch+"/cây", commit)
		built(t, "--dir", scratch+"/cây", "--today", day, "--out", scratch+"/một")
		built(t, "--dir", p.dir, "--as-of", day, "--out", scratch+"/hai")
		if one, two := tree(t, scratch+"/một"), tree(t, scratch+"/hai"); one != two {
			t.Errorf("%s (%s): as of that day the portal is not the one of its commit:\n%s\n%s", day, commit, one, two)
		}
		p.previews(day, scratch+"/hai")
	}
}

// previews holds what serve shows as of a day against what was built, at the first look and at the next one.
func (p *past) previews(day, built string) {
	p.t.Helper()
	c := &command{out: io.Discard, err: io.Discard, dir: p.dir, asOf: day, lang: "vi"}
	last := &preview{seen: &portal.Seen{}, memory: memory.Open("", "")}
	for range 2 {
		last.shown = memory.Key{} // or the next look would say that nothing has changed
		shown, problems, err := c.look(last, nil)
		if err != nil || len(problems) > 0 {
			p.t.Fatal(err, problems)
		}
		for _, name := range []string{"index.html", "thu-tuc/index.html", "thu-tuc/" + sample.Code(3) + "/index.html", "tin-tuc/index.html"} {
			want, err := os.ReadFile(filepath.Join(built, name))
			bytesOf, ok := shown.File(name)
			if err != nil || !ok {
				p.t.Fatal(name, err, ok)
			}
			if got, err := bytesOf(); err != nil || !bytes.Equal(got, want) {
				p.t.Errorf("%s: %s is shown otherwise than it is built (%v)", day, name, err)
			}
		}
	}
}

// tree is all that a folder holds.
func tree(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, name))
		fmt.Fprintf(&b, "%s %x\n", name, sha256.Sum256(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}
