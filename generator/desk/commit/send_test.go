package commit

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"congkhai/generator/text/say"
)

// sends sends, and wants a state.
func (p place) sends(r *Repo, want State) Sent {
	p.t.Helper()
	sent := r.Send(context.Background())
	if sent.State != want {
		p.t.Fatalf("%v (%s), want %v", sent, sent.In(say.English), want)
	}
	for _, word := range []string{"commit", "branch", "push", "merge", "HEAD", "git"} {
		if told := sent.In(say.Vietnamese); told == "" || strings.Contains(told, word) {
			p.t.Errorf("said %q to a clerk", told)
		}
	}
	return sent
}

func (p place) waits(r *Repo, want int) {
	p.t.Helper()
	if n := r.Waiting(); n != want {
		p.t.Errorf("%d are waiting, want %d", n, want)
	}
}

func TestNowhereToSend(t *testing.T) {
	p := lone(t)
	r := p.open("")
	p.sends(r, Nowhere)
	p.set(r, "a.md", "a")
	p.sends(r, Nowhere)
	p.waits(r, 0)
}

func TestTheFirstToSend(t *testing.T) {
	bare := place{t, t.TempDir()}
	p := lone(t)
	bare.git("init", "-q", "--bare")
	p.git("remote", "add", "kho-chung", bare.dir)
	r := p.open("")
	p.sends(r, Stuck) // nothing was saved yet
	p.set(r, "a.md", "a")
	p.waits(r, 1)
	p.sends(r, Done)
	p.waits(r, 0)
	p.is(bare.git("show", "chinh:a.md"), "a")
}

// unfinished leaves work of all sorts in a folder that is nobody's to send, and returns what has to stay.
func (p place) unfinished() (check func()) {
	p.t.Helper()
	p.write("README", "đọc, staged\n")
	p.write("nháp mới.md", "staged\n")
	p.git("add", "-A")
	p.write("nháp mới.md", "staged, sửa tiếp\n")
	p.write("ghi chú.txt", "không theo dõi\n")
	p.write("content/thu-tuc/b.md", "b dở\n")
	seen := func() string {
		return p.git("status", "--porcelain") + p.git("diff", "--cached") + p.git("diff") + p.read("ghi chú.txt") + p.read("nháp mới.md")
	}
	before := seen()
	return func() {
		p.t.Helper()
		p.is(seen(), before)
	}
}

func TestOthersSentMeanwhile(t *testing.T) {
	for name, edit := range map[string][2]string{
		"other files":          {"content/thu-tuc/của minh.md", "Minh\n"},
		"one file, other part": {"content/thu-tuc/a.md", "một\nhai\nba\nbốn\nnăm của Minh\n"},
	} {
		t.Run(name, func(t *testing.T) {
			bare, lan, minh := shared(t)
			l, m := lan.open(""), minh.open("")
			minh.set(m, edit[0], edit[1])
			minh.sends(m, Done)
			stays := lan.unfinished()
			lan.set(l, "content/thu-tuc/a.md", "một của Lan\nhai\nba\nbốn\nnăm\n")
			lan.waits(l, 1)
			lan.sends(l, Done)
			lan.waits(l, 0)
			stays()
			lan.is(lan.git("show", "HEAD:content/thu-tuc/a.md"), strings.TrimSpace(lan.read("content/thu-tuc/a.md")))
			if !strings.Contains(lan.read("content/thu-tuc/a.md"), "một của Lan") || !strings.Contains(lan.read(edit[0]), "Minh") {
				t.Errorf("not joined: %s", lan.folder())
			}
			lan.is(lan.git("rev-parse", "HEAD"), bare.git("rev-parse", "chinh"))
			minh.sends(m, Done) // and takes what Lan sent
			minh.is(minh.read("content/thu-tuc/a.md"), lan.read("content/thu-tuc/a.md"))
		})
	}
}

func TestWhatAPersonHasToJoin(t *testing.T) {
	bare, lan, minh := shared(t)
	l, m := lan.open(""), minh.open("")
	minh.set(m, "content/thu-tuc/a.md", "của Minh\n")
	minh.sends(m, Done)
	lan.unfinished()
	lan.set(l, "content/thu-tuc/a.md", "của Lan\n")
	before := strings.Split(lan.state(), "\n")[1:] // but for how far the branches are apart
	sent := lan.sends(l, Apart)
	lan.is(strings.Join(strings.Split(lan.state(), "\n")[1:], "\n"), strings.Join(before, "\n"))
	if !strings.HasPrefix(sent.Name, "cho-gop/lan-2") {
		t.Errorf("sent as %q", sent.Name)
	}
	lan.is(bare.git("show", sent.Name+":content/thu-tuc/a.md"), "của Lan")
	lan.is(bare.git("show", "chinh:content/thu-tuc/a.md"), "của Minh")
	lan.waits(l, 0)
	if again := lan.sends(l, Apart); again.Name != sent.Name {
		t.Errorf("sent again as %s", again.Name)
	}
	lan.set(l, "content/thu-tuc/c.md", "c\n") // goes on working
	lan.waits(l, 1)
	lan.sends(l, Apart)

	minh.git("fetch", "-q") // a person joins it
	_, _ = minh.try("merge", "-q", "origin/"+sent.Name)
	minh.write("content/thu-tuc/a.md", "của cả hai\n")
	minh.all("Gộp")
	minh.sends(m, Done)
	lan.sends(l, Done)
	lan.is(lan.read("content/thu-tuc/a.md")+lan.read("content/thu-tuc/c.md"), "của cả hai\nc\n")
	lan.is(lan.git("rev-parse", "HEAD"), bare.git("rev-parse", "chinh"))
}

func TestUnsavedWorkIsNotOverwritten(t *testing.T) {
	for _, name := range []string{"content/thu-tuc/b.md", "content/mới.md", "content/bị bỏ qua.tmp"} { // changed, untracked, ignored
		_, lan, minh := shared(t)
		lan.write(".git/info/exclude", "*.tmp\n")
		l, m := lan.open(""), minh.open("")
		minh.set(m, name, "của Minh\n")
		minh.sends(m, Done)
		lan.write(name, "Lan đang viết\n")
		lan.set(l, "content/thu-tuc/a.md", "của Lan\n")
		before := strings.Split(lan.state(), "\n")[1:]
		lan.sends(l, Apart)
		lan.is(strings.Join(strings.Split(lan.state(), "\n")[1:], "\n"), strings.Join(before, "\n"))
	}
}

func TestTheRemoteIsGone(t *testing.T) {
	bare, lan, _ := shared(t)
	l := lan.open("")
	lan.set(l, "content/thu-tuc/a.md", "của Lan\n")
	before := lan.state()
	away := bare.dir + "-"
	if err := os.Rename(bare.dir, away); err != nil {
		t.Fatal(err)
	}
	lan.sends(l, Unreachable)
	lan.is(lan.state(), before)
	lan.waits(l, 1)
	if err := os.Rename(away, bare.dir); err != nil {
		t.Fatal(err)
	}
	lan.sends(l, Done)
	for _, url := range []string{"https://lan:matkhau@127.0.0.1:1/x.git", "ssh://127.0.0.1:1/x.git"} {
		lan.git("remote", "set-url", "origin", url)
		if sent := lan.sends(l, Unreachable); strings.Contains(sent.Err.Error(), "matkhau") {
			t.Errorf("told a password: %v", sent.Err)
		}
	}
}

// hook has the remote refuse what a script refuses.
func (p place) hook(name, script string) {
	p.t.Helper()
	p.write("hooks/"+name, "#!/bin/sh\n"+script+"\n")
	if err := os.Chmod(filepath.Join(p.dir, "hooks", name), 0o755); err != nil {
		p.t.Fatal(err)
	}
}

func TestTheRemoteRefuses(t *testing.T) {
	bare, lan, _ := shared(t)
	l := lan.open("")
	lan.set(l, "content/thu-tuc/a.md", "của Lan\n")
	bare.hook("pre-receive", "exit 1")
	before := lan.state()
	lan.sends(l, Refused)
	lan.is(lan.state(), before)
	lan.waits(l, 1)
	bare.hook("pre-receive", `while read old new name; do [ "$name" = refs/heads/chinh ] && exit 1; done; exit 0`)
	sent := lan.sends(l, Apart) // a branch that is protected
	lan.is(bare.git("show", sent.Name+":content/thu-tuc/a.md"), "của Lan")
}

func TestOthersAreFasterOnce(t *testing.T) {
	bare, lan, minh := shared(t)
	l := lan.open("")
	minh.write("content/nhanh.md", "nhanh\n")
	minh.all("Nhanh")
	minh.git("push", "-q", "origin", "HEAD:refs/heads/sau")
	bare.hook("pre-receive", "env -u GIT_QUARANTINE_PATH git update-ref refs/heads/chinh refs/heads/sau; rm hooks/pre-receive")
	lan.set(l, "content/thu-tuc/a.md", "của Lan\n")
	lan.sends(l, Done)
	lan.is(lan.read("content/nhanh.md"), "nhanh\n")
	lan.is(lan.git("rev-parse", "HEAD"), bare.git("rev-parse", "chinh"))
}

func TestSendingEndsInTime(t *testing.T) {
	_, lan, _ := shared(t)
	lan.write("chậm.sh", "#!/bin/sh\nexec sleep 60\n")
	if err := os.Chmod(filepath.Join(lan.dir, "chậm.sh"), 0o755); err != nil {
		t.Fatal(err)
	}
	lan.git("config", "remote.origin.uploadpack", filepath.Join(lan.dir, "chậm.sh"))
	l := lan.open("")
	ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
	defer cancel()
	begun := time.Now()
	if sent := l.Send(ctx); sent.State != Unreachable {
		t.Errorf("%v", sent)
	}
	if took := time.Since(begun); took > 10*time.Second {
		t.Errorf("took %s", took)
	}
}

// Who saves does not wait for a network.
func TestSavingGoesOnWhileSomethingIsSent(t *testing.T) {
	_, lan, _ := shared(t)
	l := lan.open("")
	lan.write("chờ.sh", "#!/bin/sh\nwhile ! git -C '"+lan.dir+"' log --format=%s | grep -q b.md; do sleep 0.05; done\nexec git-upload-pack \"$@\"\n")
	if err := os.Chmod(filepath.Join(lan.dir, "chờ.sh"), 0o755); err != nil {
		t.Fatal(err)
	}
	lan.git("config", "remote.origin.uploadpack", filepath.Join(lan.dir, "chờ.sh"))
	lan.set(l, "content/thu-tuc/a.md", "a\n")
	sent := make(chan Sent)
	go func() { sent <- l.Send(context.Background()) }() // ends when the next one is saved
	lan.set(l, "content/thu-tuc/b.md", "b mới\n")
	if s := <-sent; s.State != Done {
		t.Errorf("%v", s)
	}
}

func TestNothingIsSentWhileSomebodyJoins(t *testing.T) {
	_, lan, _ := shared(t)
	lan.git("checkout", "-q", "--detach")
	lan.sends(lan.open(""), Stuck)
	lan.git("checkout", "-q", "chinh")
	lan.write(".git/MERGE_HEAD", lan.git("rev-parse", "HEAD")+"\n")
	sent := lan.sends(lan.open(""), Stuck)
	if !strings.Contains(sent.In(say.Vietnamese), "gọi người quản trị") {
		t.Error(sent.In(say.Vietnamese))
	}
}

func TestAPortalInAPartOfTheRepository(t *testing.T) {
	bare, lan, minh := shared(t)
	minh.write("gốc.md", "gốc\n")
	minh.all("Ngoài cổng")
	minh.git("push", "-q")
	r := lan.open("content/thu-tuc")
	lan.write("content/thu-tuc/a.md", "của Lan\n")
	if err := r.Save([]string{"a.md"}, Message{Why: "Sửa"}); err != nil {
		t.Fatal(err)
	}
	lan.sends(r, Done)
	lan.is(lan.read("gốc.md")+bare.git("show", "chinh:content/thu-tuc/a.md")+lan.git("status", "--porcelain"), "gốc\ncủa Lan")
}

// However two clerks save and send, all that they saved is at the remote in the end: on the branch or apart.
func TestNoEditIsLost(t *testing.T) {
	rounds := 100
	if testing.Short() {
		rounds = 10
	}
	random, apart, joined := rand.New(rand.NewPCG(3, 5)), 0, 0
	bare, _, _ := shared(t)
	start := bare.git("rev-parse", "chinh")
	for round := range rounds {
		bare.git("update-ref", "refs/heads/chinh", start)
		two := [2]place{clone(bare, "Lan"), clone(bare, "Minh")}
		repos := [2]*Repo{two[0].open(""), two[1].open("")}
		saved := map[string]string{} // the value that a commit keeps
		for step := range 6 {
			who := random.IntN(2)
			if random.IntN(3) == 0 {
				repos[who].Send(context.Background())
				continue
			}
			name := []string{"content/thu-tuc/a.md", "content/thu-tuc/b.md", "content/mới " + two[who].dir[len(two[who].dir)-3:] + ".md"}[random.IntN(3)]
			value := fmt.Sprintf("%d.%d\n", round, step)
			two[who].set(repos[who], name, value)
			saved[two[who].git("rev-parse", "HEAD")+":"+name] = value
		}
		for who := range 2 {
			if sent := repos[who].Send(context.Background()); sent.State == Apart {
				apart++
			} else if sent.State != Done {
				t.Fatalf("%d: %v", round, sent)
			}
			two[who].waits(repos[who], 0)
			two[who].is(two[who].git("status", "--porcelain"), "")
		}
		if len(strings.Fields(bare.git("log", "-1", "--format=%P", "chinh"))) == 2 {
			joined++
		}
		there := bare.git("rev-list", "--branches")
		for place, value := range saved {
			id, _, _ := strings.Cut(place, ":")
			if !strings.Contains(there, id) || bare.git("show", place) != strings.TrimSpace(value) {
				t.Errorf("%d: %s is lost", round, value)
			}
		}
	}
	if apart == 0 || joined == 0 {
		t.Errorf("%d were apart, %d joined", apart, joined)
	}
	t.Logf("%d rounds: %d apart, %d joined", rounds, apart, joined)
}
