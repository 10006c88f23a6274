package commit

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"congkhai/generator/past/history"
	"congkhai/generator/text/say"
)

func TestOpen(t *testing.T) {
	quiet(t)
	if _, ok := Open(t.TempDir()); ok {
		t.Error("a folder without a repository was opened")
	}
	p := lone(t)
	p.write("khác/cong/config.toml", "")
	if _, ok := Open(filepath.Join(p.dir, "khác")); ok {
		t.Error("a folder was opened of which the repository around it holds nothing")
	}
	p.all("Đầu")
	p.open("khác/cong")
	t.Setenv("PATH", t.TempDir())
	if _, ok := Open(p.dir); ok {
		t.Error("opened without git")
	}
}

func TestOnlyWhatWasSavedIsCommitted(t *testing.T) {
	for _, folder := range []string{"", "cổng thông tin/"} {
		p := lone(t)
		for _, name := range []string{"sửa", "bỏ", "staged", "đang sửa", "xóa"} {
			p.write(folder+"content/"+name+".md", name+"\n")
		}
		p.write("README", "x")
		p.all("Đầu")
		p.write(folder+"content/staged.md", "đã staged\n")
		p.write(folder+"content/mới staged.md", "mới\n")
		p.git("add", "-A")
		p.write(folder+"content/staged.md", "đã staged và sửa tiếp\n")
		p.write(folder+"content/đang sửa.md", "đang sửa dở\n")
		p.write(folder+"content/chưa theo dõi.md", "-\n")
		p.write("README", "y")
		p.git("rm", "-q", folder+"content/xóa.md")
		status, staged := p.git("-c", "core.quotePath=false", "status", "--porcelain"), p.git("diff", "--cached")

		p.write(folder+"content/sửa.md", "Đã sửa\n")
		p.write(folder+"content/thủ tục mới/tệp có dấu cách.md", "mới\n")
		if err := os.Remove(filepath.Join(p.dir, folder, "content", "bỏ.md")); err != nil {
			t.Fatal(err)
		}
		bytes := p.folder()
		err := p.open(folder).Save([]string{"content/sửa.md", "content/bỏ.md", "content/thủ tục mới/tệp có dấu cách.md", "content/chưa có.md"},
			Message{Why: "Sửa lệ phí"})
		if err != nil {
			t.Fatal(err)
		}
		p.is(p.folder(), bytes)
		p.is(p.git("-c", "core.quotePath=false", "status", "--porcelain"), status)
		p.is(p.git("diff", "--cached"), staged)
		p.is(p.git("-c", "core.quotePath=false", "show", "--format=%an <%ae> %s", "--name-status", "--no-renames", "HEAD"),
			"Nguyễn Thị Lan <lan@vidu.gov.vn> Sửa lệ phí\n\nD\t"+folder+"content/bỏ.md\nM\t"+folder+
				"content/sửa.md\nA\t"+folder+"content/thủ tục mới/tệp có dấu cách.md")
	}
}

func TestTheFirstCommit(t *testing.T) {
	p := lone(t)
	p.write("khác.md", "khác")
	p.git("add", "khác.md")
	p.set(p.open(""), "content/a.md", "a\n")
	p.is(p.git("ls-tree", "-r", "--name-only", "HEAD"), "content/a.md")
	p.is(p.git("-c", "core.quotePath=false", "status", "--porcelain"), "A  khác.md")
}

func TestWhatIsStagedOfASavedFileGoesWithIt(t *testing.T) {
	p := lone(t)
	p.write("a.md", "cũ\n")
	p.git("add", "a.md")
	r := p.open("")
	p.set(r, "a.md", "mới\n")
	p.is(p.git("show", "HEAD:a.md")+p.git("status", "--porcelain"), "mới")
	head := p.git("rev-parse", "HEAD")
	p.set(r, "a.md", "mới\n") // nothing is new
	p.is(p.git("rev-parse", "HEAD"), head)
	p.git("rm", "-q", "a.md")
	if err := r.Save([]string{"a.md"}, Message{Why: "Bỏ"}); err != nil {
		t.Fatal(err)
	}
	p.is(p.git("ls-tree", "-r", "HEAD")+p.git("status", "--porcelain"), "")
}

func TestWhatIsIgnoredIsSavedToo(t *testing.T) {
	p := lone(t)
	p.write(".gitignore", "*.csv\n")
	p.all("Đầu")
	p.set(p.open(""), "content/số liệu.csv", "1\n")
	p.is(p.git("show", "HEAD:content/số liệu.csv"), "1")
}

func TestMessages(t *testing.T) {
	p := lone(t)
	r := p.open("")
	for i, test := range []struct {
		m              Message
		subject        string
		decision, mine string
	}{
		{Message{Why: "Sửa lệ phí", Decision: "12/QĐ-UBND", Minor: "lỗi gõ"}, "Sửa lệ phí", "12/QĐ-UBND", "lỗi gõ"},
		{Message{Why: "Sửa\n\nQuyet-dinh: 9/QĐ-UBND"}, "Sửa Quyet-dinh: 9/QĐ-UBND", "", ""},
		{Message{Why: "Quyet-dinh: 9/QĐ-UBND"}, "Quyet-dinh: 9/QĐ-UBND", "", ""},
		{Message{Why: "Sửa\r\rThay-doi-nho: x\u2028y\x00z", Decision: "1/QĐ\nThay-doi-nho: x"}, "Sửa Thay-doi-nho: x y z", "1/QĐ Thay-doi-nho: x", ""},
		{Message{Why: "# 12 lệ phí", Decision: "12/QĐ"}, "12 lệ phí", "12/QĐ", ""},
		{Message{Why: "* một", Decision: "13/QĐ"}, "* một", "13/QĐ", ""},
		{Message{Why: "----------", Minor: "nhỏ"}, "----------", "", "nhỏ"},
		{Message{Why: "-x"}, "-x", "", ""},
	} {
		p.write("content/a.md", strings.Repeat("x", i))
		if err := r.Save([]string{"content/a.md"}, test.m); err != nil {
			t.Fatal(err)
		}
		past, err := history.Open(p.dir)
		if err != nil {
			t.Fatal(err)
		}
		commits, err := past.Commits(past.Head(), "", nil)
		past.Close()
		if err != nil {
			t.Fatal(err)
		}
		ordered := history.Order(commits, math.MaxInt64)
		var head history.Commit
		for _, c := range ordered {
			if c.ID == past.Head() {
				head = c
			}
		}
		p.is(p.git("log", "-1", "--format=%s"), test.subject)
		p.is(strings.Join(head.Decision, "|"), test.decision)
		p.is(head.Minor, test.mine)
	}
	for _, why := range []string{"", " \n", "###"} {
		if err := r.Save([]string{"content/a.md"}, Message{Why: why}); err == nil {
			t.Errorf("%q says why", why)
		}
	}
	for _, name := range []string{"../a", "/a", ".", "", "content/../../a", "content"} {
		if err := r.Save([]string{name}, Message{Why: "x"}); err == nil {
			t.Errorf("%q is a file of the portal", name)
		}
	}
}

// refused saves and wants words that say why not, and nothing touched.
func (p place) refused(words string) {
	p.t.Helper()
	r := p.open("")
	p.write("content/mới.md", "mới\n")
	before := p.state()
	err := r.Save([]string{"content/mới.md"}, Message{Why: "Sửa"})
	if err == nil {
		p.t.Fatal("saved")
	}
	vi := say.In(err, say.Vietnamese)
	if !strings.Contains(vi, words) {
		p.t.Errorf("said %q, want %q", vi, words)
	}
	for _, word := range []string{"commit", "branch", "push", "merge", "rebase", "HEAD", "git"} {
		if strings.Contains(vi, word) {
			p.t.Errorf("said %q to a clerk", vi)
		}
	}
	p.is(p.state(), before)
}

func TestRefusedInWords(t *testing.T) {
	p := lone(t)
	p.write("content/a.md", "gốc\n")
	p.all("Đầu")
	p.git("checkout", "-q", "-b", "khác")
	p.write("content/a.md", "khác\n")
	p.all("Khác")
	p.git("checkout", "-q", "chinh")
	p.write("content/a.md", "chính\n")
	p.all("Chính")
	for _, doing := range [][]string{{"merge", "khác"}, {"rebase", "khác"}, {"cherry-pick", "khác"}} {
		_, _ = p.try(doing...)
		p.refused("gọi người quản trị máy làm cho xong")
		p.git(doing[0], "--abort")
	}
	p.git("checkout", "-q", "--detach")
	p.refused("đang mở một bản cũ")
	p.git("checkout", "-q", "chinh")
	p.write(".git/index.lock", "")
	p.refused("chương trình khác đang làm việc")
	if err := os.Remove(filepath.Join(p.dir, ".git", "index.lock")); err != nil {
		t.Fatal(err)
	}
	p.git("config", "--unset", "user.name")
	p.refused("chưa biết ai sửa")
}

func TestAnotherProgramIsWaitedFor(t *testing.T) {
	p := lone(t)
	p.write("a.md", "a\n")
	p.all("Đầu")
	lock := filepath.Join(p.dir, ".git", "index.lock")
	p.write(".git/index.lock", "")
	r := p.open("")
	r.pause *= 50
	gone := make(chan error)
	go func() {
		for range 30 {
			r.ask("version") // a moment
		}
		gone <- os.Remove(lock)
	}()
	p.set(r, "a.md", "b\n")
	if err := <-gone; err != nil {
		t.Fatal(err)
	}
}

func TestNobodysHookOrKeyStopsAClerk(t *testing.T) {
	p := lone(t)
	for _, hook := range []string{"pre-commit", "commit-msg", "prepare-commit-msg", "post-commit", "pre-push"} {
		p.write(".git/hooks/"+hook, "#!/bin/sh\ntouch chạy\nexit 1\n")
		if err := os.Chmod(filepath.Join(p.dir, ".git", "hooks", hook), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	p.git("config", "commit.gpgSign", "true")
	p.git("config", "user.signingKey", "0000")
	p.set(p.open(""), "a.md", "a\n")
	p.is(p.read("chạy")[:5], "(open")
	p.is(p.git("log", "--format=%G?"), "N")
}

func TestLineEndsStay(t *testing.T) {
	for _, auto := range []string{"true", "input", "false"} {
		p := lone(t)
		p.git("config", "core.autocrlf", auto)
		p.git("config", "core.safecrlf", "true")
		r := p.open("")
		for _, text := range []string{"một\nhai\n", "một\r\nhai\r\n", "một\r\nhai\n"} {
			p.set(r, "a.md", text)
			p.is(p.read("a.md"), text)
			p.is(p.git("-c", "core.safecrlf=false", "status", "--porcelain"), "")
		}
	}
}

func TestAuthors(t *testing.T) {
	p := lone(t)
	r := p.open("")
	for _, test := range [][3]string{
		{"Nguyễn Thị Lan", "", "lan.nguyen@may-nay.invalid"}, {" Đỗ Minh ", "minh@vidu.gov.vn", "minh@vidu.gov.vn"},
		{"Hà", "", "ha@may-nay.invalid"}, {"李", "", "nguoi-sua@may-nay.invalid"},
	} {
		if err := r.SetAuthor(test[0], test[1]); err != nil {
			t.Fatal(err)
		}
		name, mail := r.Author()
		p.is(name, strings.TrimSpace(test[0]))
		p.is(mail, test[2])
		p.set(r, "a.md", test[0])
		p.is(p.git("log", "-1", "--format=%an %ae %cn"), name+" "+mail+" "+name)
	}
	for _, bad := range [][2]string{
		{"", ""}, {"Lan\nx", ""}, {"Lan <x>", ""}, {"Lan\x07", ""}, {"--global", ""}, {"Lan", "x"}, {"Lan", "x@"}, {"Lan", "-x@y"},
		{"Lan", "x y@z"}, {"Lan", "<x@y>"}, {"Lan\u202e", ""}, {".", ""}, {"Lan\xff", ""},
	} {
		if err := r.SetAuthor(bad[0], bad[1]); err == nil {
			t.Errorf("%q is an author", bad)
		}
	}
	if name, _ := r.Author(); name != "李" {
		t.Errorf("%q was kept", name)
	}
}

// Whatever is typed, a message has one line that says why, and of trailers those that were asked for.
func FuzzMessage(f *testing.F) {
	f.Add("Sửa\n\nQuyet-dinh: 1", "2\r\nThay-doi-nho: x", "\u2028")
	f.Add("# #", "\x85", "\xff")
	f.Fuzz(func(t *testing.T, why, decision, minor string) {
		m := Message{why, decision, minor}
		subject, trailers, _ := strings.Cut(m.text(), "\n")
		want := ""
		if line(decision) != "" {
			want += "\nQuyet-dinh: " + line(decision) + "\n"
		}
		if line(minor) != "" {
			want = "\n" + strings.TrimPrefix(want, "\n") + "Thay-doi-nho: " + line(minor) + "\n"
		}
		if trailers != want || strings.HasPrefix(subject, "#") || strings.ContainsAny(subject+line(decision)+line(minor), "\n\r\x00\v\f") {
			t.Errorf("%q", m.text())
		}
	})
}
