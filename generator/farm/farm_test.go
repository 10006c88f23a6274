//go:build unix

package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Of sixty portals, some folders and some clones, all are built as a person builds them, whoever dies meanwhile.
func TestPortalsOutliveTheirWorkers(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute")
	}
	const portals, clones, sorts, kills = 60, 12, 4, 20
	f := newFarm(t)
	var list strings.Builder
	var targets []string
	for i := range portals {
		name := fmt.Sprintf("xa-%02d", i)
		if i < clones {
			targets = append(targets, name)
			list.WriteString(entry(name, "file://"+f.path("kho.git"), fmt.Sprintf("noi_dang = %q", name)))
			continue
		}
		f.portal("cong/"+name, fmt.Sprint("Cổng ", i%sorts), name)
		list.WriteString(entry(name, "cong/"+name, ""))
	}
	f.portal("goc", "Cổng trong kho", append(targets, "tay")...)
	f.write("goc/.gitignore", "/public/\n/public.*/\n/.congkhai/\n/.public.*\n")
	f.git("goc", "init", "-q", "-b", "chinh")
	f.git("goc", "add", "-A")
	f.git("goc", "commit", "-q", "-m", "Đầu")
	f.git(".", "clone", "-q", "--bare", "goc", "kho.git")
	f.write("list.toml", list.String())
	f.must("send", "list.toml")

	begun := time.Now()
	workers := []*exec.Cmd{f.work(), f.work(), f.work()}
	killed := f.killSome(workers, kills)
	out := f.must("status", "--wait")
	t.Logf("%d portals, %d workers killed, %v, %d runs of congkhai\n%s", portals, killed, time.Since(begun).Round(time.Second),
		len(slices.DeleteFunc(f.journal(), func(l string) bool { return !strings.HasPrefix(l, "begin") })), out)
	if killed < kills || strings.Count(out, "xong") != portals {
		t.Errorf("%d workers killed, of %d", killed, kills)
	}

	want := []string{f.byHand("goc", "tay")}
	for i := range sorts {
		f.portal(fmt.Sprint("tay/", i), fmt.Sprint("Cổng ", i), fmt.Sprint("tay-", i))
		want = append(want, f.byHand(fmt.Sprint("tay/", i), fmt.Sprint("tay-", i)))
	}
	for i := range portals {
		hand := want[0]
		if i >= clones {
			hand = want[1+i%sorts]
		}
		if name := fmt.Sprintf("xa-%02d", i); f.tree("dich/"+name) != hand {
			t.Errorf("%s is not as it is built by hand", name)
		}
	}
}

// killSome kills workers as long as there is work, each in the middle of a run, and starts another for each.
func (f *farm) killSome(workers []*exec.Cmd, kills int) (killed int) {
	random := rand.New(rand.NewPCG(1, 2))
	for ; killed < kills; killed++ {
		time.Sleep(time.Duration(500+random.IntN(1500)) * time.Millisecond)
		if out, _ := f.run("status"); !strings.Contains(out, "đang làm") && !strings.Contains(out, "chờ") {
			break
		}
		i := random.IntN(len(workers))
		f.kill(workers[i])
		workers[i] = f.work()
	}
	return killed
}

// A server that is killed and comes back knows all jobs, and the workers find it.
func TestServerComesBack(t *testing.T) {
	f := newFarm(t)
	var list strings.Builder
	for i := range 8 {
		name := fmt.Sprintf("xa-%d", i)
		f.portal("cong/"+name, "Cổng", name)
		list.WriteString(entry(name, "cong/"+name, ""))
	}
	f.write("list.toml", list.String())
	f.must("send", "list.toml")
	f.work()
	f.work()
	f.await("begin verify xa-1", 1)
	f.kill(f.server)
	time.Sleep(time.Second)
	f.serve(strings.TrimPrefix(f.url, "nats://"))
	if out := f.must("status", "--wait"); strings.Count(out, "xong") != 8 {
		t.Error(out)
	}
}

// What fails is told with its name and why, is tried as often as it may help, and holds nobody up.
func TestFaultsAreTold(t *testing.T) {
	f := newFarm(t)
	f.portal("cong/tot", "Cổng", "tot")
	f.portal("cong/sai", "Cổng", "sai")
	f.write("cong/sai/content/van-ban/a.md", "+++\nso_ky_hieu = 1\n+++\n")
	f.write("list.toml", entry("sai", "cong/sai", "")+entry("mat", "cong/mat", "")+
		entry("xa", "file://"+f.path("khong-co.git"), "")+entry("khoa", "cong/khoa", `khoa = "CONGKHAI_KHOA_XA"`)+entry("tot", "cong/tot", ""))
	f.portal("cong/khoa", "Cổng", "khoa")
	f.must("send", "list.toml")
	f.work()
	out, exit := f.run("status", "--wait")
	if exit != exitFailed {
		t.Error(exit)
	}
	for _, want := range []string{`(?m)^tot +xong `, `(?m)^sai +có lỗi của người soạn `, `(?m)^sai: content/van-ban/a\.md:\d+:\d+: `,
		`(?m)^mat +máy lỗi `, `(?m)^mat: farm: không thấy cổng ở thư mục này`, `(?m)^xa +máy lỗi `, `(?m)^xa: fatal: .*khong-co\.git`,
		`(?m)^khoa: farm: .* biến môi trường CONGKHAI_KHOA_XA trống`} {
		if !regexp.MustCompile(want).MatchString(out) {
			t.Errorf("no %s in\n%s", want, out)
		}
	}
	if out := f.must("log", "sai"); !strings.Contains(out, "content/van-ban/a.md:1:") {
		t.Error(out)
	}
	if n := count(f.journal(), "begin refresh sai"); n != 1 {
		t.Error("an author's mistake was tried ", n, " times")
	}
	f.write("cong/sai/content/van-ban/a.md", "")
	if err := os.Remove(f.path("cong/sai/content/van-ban/a.md")); err != nil {
		t.Fatal(err)
	}
	f.must("send", "list.toml", "sai")
	f.must("forget", "mat", "xa", "khoa")
	if out := f.must("status", "--wait"); strings.Count(out, "xong") != 2 {
		t.Error(out)
	}
}

// What is sent while it waits is built once; what is sent while it is being built, once more, after that.
func TestSentAgain(t *testing.T) {
	t.Setenv(howSlow, "2s")
	f := newFarm(t)
	f.portal("cong/a", "Cổng", "a")
	f.write("list.toml", entry("a", "cong/a", ""))
	f.must("send", "list.toml")
	if out := f.must("send", "list.toml"); !strings.Contains(out, "đưa 0 cổng vào hàng đợi, 1 cổng đang chờ sẵn") {
		t.Error(out)
	}
	f.work("--many", "2")
	f.await("begin refresh a", 1)
	for _, want := range []string{"đưa 1 cổng", "đưa 0 cổng"} {
		if out := f.must("send", "list.toml"); !strings.Contains(out, want) {
			t.Error(out)
		}
	}
	f.must("status", "--wait")
	if n := count(f.journal(), "end refresh a"); n != 2 {
		t.Error("it ran ", n, " times")
	}
}

// A worker that stands still loses its portal, and its child is gone before another worker builds it.
func TestSilentWorkerIsReplaced(t *testing.T) {
	t.Setenv(howSlow, "5s")
	f := newFarm(t)
	f.portal("cong/a", "Cổng", "a")
	f.write("list.toml", entry("a", "cong/a", ""))
	f.must("send", "list.toml")
	first := f.work()
	f.await("begin refresh a", 1)
	if err := first.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	f.work()
	f.await("begin refresh a", 2)
	if err := first.Process.Signal(syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	f.must("status", "--wait")
	if n := count(f.journal(), "end refresh a"); n != 1 {
		t.Error("it came to its end ", n, " times:\n", strings.Join(f.journal(), "\n"))
	}
}

// A pinned commit is built, whatever came after it; without a pin, what came is.
func TestPinnedCommit(t *testing.T) {
	f := newFarm(t)
	f.portal("goc", "Cổng cũ", "a")
	f.git("goc", "init", "-q", "-b", "chinh")
	f.git("goc", "add", "-A")
	f.git("goc", "commit", "-q", "-m", "Đầu")
	old := f.git("goc", "rev-parse", "HEAD")
	f.portal("goc", "Cổng mới", "a")
	f.git("goc", "commit", "-q", "-a", "-m", "Sau")
	f.work()
	for _, build := range []struct{ pin, title string }{{"ban = \"" + old + "\"", "Cổng cũ"}, {"", "Cổng mới"}} {
		f.write("list.toml", entry("a", "file://"+f.path("goc"), build.pin))
		f.must("send", "list.toml")
		f.must("status", "--wait")
		if page, err := os.ReadFile(f.path("dich/a/index.html")); err != nil || !bytes.Contains(page, []byte(build.title)) {
			t.Errorf("%s: not %s (%v)", build.pin, build.title, err)
		}
	}
}

// A queue is open to no other machine without a token, nor without a certificate.
func TestServerIsClosed(t *testing.T) {
	f := newFarm(t)
	out, exit := f.run("serve", "--store", "khac", "--listen", "0.0.0.0:0")
	if exit != exitFailed || !strings.Contains(out, "--tls-cert") {
		t.Error(exit, out)
	}
	t.Setenv(tokenVariable, "mot-ma-dai")
	f.kill(f.server)
	f.serve(strings.TrimPrefix(f.url, "nats://"))
	f.must("status")
	t.Setenv(tokenVariable, "ma-khac")
	if out, exit := f.run("status"); exit != exitFailed || !strings.Contains(out, tokenVariable) {
		t.Error(exit, out)
	}
}

// A worker that is told to stop gives its portal back at once, and its child does not go on.
func TestStoppedWorkerGivesBack(t *testing.T) {
	t.Setenv(howSlow, "3s")
	f := newFarm(t)
	f.lease = 10 * time.Minute
	f.portal("cong/a", "Cổng", "a")
	f.write("list.toml", entry("a", "cong/a", ""))
	f.must("send", "list.toml")
	first := f.work()
	f.await("begin refresh a", 1)
	if err := first.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := first.Wait(); err != nil {
		t.Error(err)
	}
	f.work()
	f.must("status", "--wait")
	if n := count(f.journal(), "end refresh a"); n != 1 {
		t.Error("it came to its end ", n, " times")
	}
}

// Workers that keep clones of their own take turns at a signed portal, and its log is one.
func TestSignedPortal(t *testing.T) {
	f := newFarm(t)
	f.repository("goc", "a")
	f.real("goc", "key", "new", f.path("khoa.txt"))
	f.git(".", "clone", "-q", "goc", "tay")
	f.real("tay", "build", "--compress", "--key", f.path("khoa.txt"), "--new-log")
	f.real("tay", "deploy")
	key, err := os.ReadFile(f.path("khoa.txt"))
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("CONGKHAI_KHOA_A", string(key))
	f.write("list.toml", entry("a", "file://"+f.path("goc"), "khoa = \"CONGKHAI_KHOA_A\"\ndia_chi = \"dich/a\""))
	for _, turn := range []struct{ worker, title string }{{"mot", "Cổng một"}, {"hai", "Cổng hai"}, {"mot", "Cổng ba"}} {
		f.portal("goc", turn.title, "a")
		f.git("goc", "commit", "-q", "-a", "-m", turn.title)
		worker := f.work("--store", turn.worker)
		f.must("send", "list.toml")
		f.must("status", "--wait")
		f.kill(worker)
		if page, err := os.ReadFile(f.path("dich/a/index.html")); err != nil || !bytes.Contains(page, []byte(turn.title)) {
			t.Errorf("%s is not published (%v)", turn.title, err)
		}
	}
	if out := f.real(".", "verify", "dich/a"); !strings.Contains(out, "mọi thứ đúng") {
		t.Error(out)
	}
	if out := f.must("log", "a"); strings.Contains(out, "PRIVATE") {
		t.Error("the key is in the log")
	}
}

// The portal of a province is one of the farm: it gathers what the others published, and is published also where one of
// them is not well, by name.
func TestAProvinceGathers(t *testing.T) {
	f := newFarm(t)
	for _, name := range []string{"xa", "tinh"} {
		f.portal("cong/"+name, "Cổng "+name, name)
		f.real("cong/"+name, "key", "new", f.path(name+".khoa"))
		f.real("cong/"+name, "build", "--compress", "--key", f.path(name+".khoa"), "--new-log")
	}
	f.real("cong/xa", "deploy")
	f.write("list.toml", entry("tinh", "cong/tinh", fmt.Sprintf("khoa = %q\nthu_ve = \"gop.toml\"", f.path("tinh.khoa"))))
	f.write("gop.toml", "[[cong]]\nten = \"xa\"\ndia_chi = \"dich/xa\"\n")
	f.work()
	f.must("send", "list.toml")
	f.must("status", "--wait")
	page := func() string {
		text, err := os.ReadFile(f.path("dich/tinh/cong-thanh-phan/xa/index.html"))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	if !strings.Contains(page(), "Kiểm chứng được") {
		t.Errorf("the portal is not shown as verified:\n%s", page())
	}
	f.write("dich/xa/index.html", "Cổng khác")
	f.must("send", "list.toml")
	said, exit := f.run("status", "--wait")
	if exit != exitWrong || !strings.Contains(said, "có cổng thu về không đúng") {
		t.Errorf("exit status %d:\n%s", exit, said)
	}
	if !strings.Contains(page(), "index.html: đã bị sửa") {
		t.Errorf("the portal is not shown as altered:\n%s", page())
	}
}

// A program that is no release says so.
func TestVersionIsTold(t *testing.T) {
	var out bytes.Buffer
	if code := run([]string{"--version"}, &out, &out); code != exitGood || out.String() != "farm chưa phát hành\n" {
		t.Errorf("%d %q", code, out.String())
	}
}
