//go:build unix

package main

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// farm is a server, workers and portals of one test.
type farm struct {
	t             *testing.T
	dir, programs string
	lease         time.Duration
	url           string
	server        *exec.Cmd
}

// shortLease is after how long a portal whose worker is silent is free again in most tests.
const shortLease = 4 * time.Second

func newFarm(t *testing.T) *farm {
	t.Helper()
	for _, program := range []string{"git", "go"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip(program, " is not installed")
		}
	}
	programs, err := programs()
	if err != nil {
		t.Fatal(err)
	}
	f := &farm{t: t, dir: t.TempDir(), programs: programs, lease: shortLease}
	if err := os.Mkdir(f.path("marks"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv(realProgram, filepath.Join(programs, "congkhai"))
	t.Setenv(marksFolder, f.path("marks"))
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	t.Cleanup(f.noOverlap)
	f.serve("127.0.0.1:0")
	return f
}

func (f *farm) path(name string) string { return filepath.Join(f.dir, filepath.FromSlash(name)) }

// start starts farm and ends it with the test.
func (f *farm) start(out io.Writer, args ...string) *exec.Cmd {
	f.t.Helper()
	cmd := exec.Command(filepath.Join(f.programs, "farm"), args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = f.dir, out, f.t.Output()
	if err := cmd.Start(); err != nil {
		f.t.Fatal(err)
	}
	f.t.Cleanup(func() { f.kill(cmd) })
	return cmd
}

func (f *farm) kill(cmd *exec.Cmd) {
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
}

var served = regexp.MustCompile(`nats://\S+`)

// serve starts the server and waits until it answers.
func (f *farm) serve(listen string) {
	f.t.Helper()
	out, in, err := os.Pipe()
	if err != nil {
		f.t.Fatal(err)
	}
	f.server = f.start(in, "serve", "--store", "nats", "--listen", listen)
	in.Close()
	line, err := bufio.NewReader(out).ReadString('\n')
	if f.url = served.FindString(line); f.url == "" {
		f.t.Fatal("the server does not run: ", line, err)
	}
	f.t.Cleanup(func() { out.Close() })
}

// work starts a worker.
func (f *farm) work(more ...string) *exec.Cmd {
	f.t.Helper()
	return f.start(f.t.Output(), append([]string{"work", "--server", f.url, "--lease", f.lease.String(), "--many", "1", "--pause", "1s",
		"--tries", "3", "--program", filepath.Join(f.programs, "watched"), "--store", "kho"}, more...)...)
}

// run runs a command of farm, and returns what it says and its exit status.
func (f *farm) run(args ...string) (string, int) {
	f.t.Helper()
	cmd := exec.Command(filepath.Join(f.programs, "farm"), append(args, "--server", f.url, "--lease", f.lease.String())...)
	cmd.Dir = f.dir
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		f.t.Fatal(err)
	}
	return string(out), cmd.ProcessState.ExitCode()
}

// must is run, where all has to go well.
func (f *farm) must(args ...string) string {
	f.t.Helper()
	out, exit := f.run(args...)
	if exit != exitGood {
		f.t.Fatalf("farm %q: %d\n%s", args, exit, out)
	}
	return out
}

func (f *farm) write(name, text string) {
	f.t.Helper()
	name = f.path(name)
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
		f.t.Fatal(err)
	}
}

// portal writes a portal that goes to the targets by their names.
func (f *farm) portal(folder, title string, targets ...string) {
	f.t.Helper()
	config := fmt.Sprintf(`ten = %q
mo_ta = "Cổng nhỏ."
dia_chi = "https://nho.vidu.gov.vn"
ngon_ngu = "vi"
mui_gio = "Asia/Ho_Chi_Minh"
giao_dien = "cong-khai"
co_quan = "xa"
nguoi_chiu_trach_nhiem = "khong_bao_cao"
`, title)
	for _, target := range targets {
		config += fmt.Sprintf("\n[[noi_dang]]\nten = %q\nloai = \"thu_muc\"\nduong_dan = %q\n", target, f.path("dich/"+target))
		if err := os.MkdirAll(f.path("dich/"+target), 0o755); err != nil {
			f.t.Fatal(err)
		}
	}
	f.write(folder+"/config.toml", config)
	f.write(folder+"/content/co-quan/xa.toml", `ten = "UBND xã nhỏ"
can_bo_dau_moi = "khong_bao_cao"

[lien_he]
dia_chi = "khong_bao_cao"
dien_thoai = "khong_bao_cao"
thu_dien_tu = "khong_bao_cao"
trang_web = "khong_bao_cao"
`)
}

// git runs git in a folder of the farm.
func (f *farm) git(folder string, args ...string) string {
	f.t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=Lan", "-c", "user.email=lan@vidu.gov.vn"}, args...)...)
	cmd.Dir = f.path(folder)
	out, err := cmd.CombinedOutput()
	if err != nil {
		f.t.Fatalf("git %q: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

// tree is the files of a folder by their sums.
func (f *farm) tree(folder string) string {
	f.t.Helper()
	var all strings.Builder
	err := fs.WalkDir(os.DirFS(f.path(folder)), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(f.path(folder), name))
		fmt.Fprintf(&all, "%s %x\n", name, sha256.Sum256(text))
		return err
	})
	if err != nil {
		f.t.Error(err)
	}
	return all.String()
}

// byHand builds a portal as a person does, and returns the tree.
func (f *farm) byHand(folder, target string) string {
	f.t.Helper()
	f.real(folder, "refresh", target)
	return f.tree("dich/" + target)
}

// journal is what the watched program wrote down.
func (f *farm) journal() []string {
	text, err := os.ReadFile(f.path("marks/journal"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		f.t.Error(err)
	}
	return strings.Split(strings.TrimSpace(string(text)), "\n")
}

func (f *farm) noOverlap() {
	for _, line := range f.journal() {
		if strings.HasPrefix(line, "overlap") {
			f.t.Error("two at a time: ", line)
		}
	}
}

// await waits until something stands in the journal so many times.
func (f *farm) await(line string, times int) {
	f.t.Helper()
	for range 600 {
		if count(f.journal(), line) >= times {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	f.t.Fatalf("no %q in the journal:\n%s", line, strings.Join(f.journal(), "\n"))
}

func count(lines []string, line string) (n int) {
	for _, l := range lines {
		if l == line {
			n++
		}
	}
	return n
}

// entry is a portal in a list.
func entry(name, source, more string) string {
	return fmt.Sprintf("[[cong]]\nten = %q\nnguon = %q\n%s\n", name, source, more)
}

// real runs congkhai itself in a folder.
func (f *farm) real(folder string, args ...string) string {
	f.t.Helper()
	cmd := exec.Command(os.Getenv(realProgram), args...)
	cmd.Dir = f.path(folder)
	out, err := cmd.CombinedOutput()
	if err != nil {
		f.t.Fatalf("%q: %v\n%s", args, err, out)
	}
	return string(out)
}
