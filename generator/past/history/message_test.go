package history

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"congkhai/generator/text/bound"
)

// put writes a commit object with any bytes.
func (k *kept) put(raw string) string {
	k.t.Helper()
	return k.input(raw, "hash-object", "-t", "commit", "-w", "--stdin", "--literally")
}

// What a message says at its end is what git says in a repository without configuration, whatever the message.
func TestTrailersAreThoseOfGit(t *testing.T) {
	k := keep(t)
	random := rand.New(rand.NewPCG(3, 3))
	lines := []string{"", "", "Sửa", "Quyet-dinh: 1676/QĐ-UBND", "quyet-dinh : 2", "Thay-doi-nho: chính tả", "Quyet-dinh: 5", "Quyet-dinh: 6", " nối tiếp", "\tnữa", "# Quyet-dinh: 3",
		"Signed-off-by: A <a@b.vn>", "(cherry picked from commit 0123)", "Xem: https://thu.vn", "một câu", "Hai từ: không", "Quyet-dinh:", "---", "Quyet-dinh = 4"}
	messages := map[string]string{}
	tree := k.git("write-tree")
	for range 400 {
		message := "Sửa\n"
		for range random.IntN(9) {
			message += lines[random.IntN(len(lines))] + "\n"
		}
		messages[k.put("tree "+tree+"\nauthor A <a@b> 1700000000 +0700\ncommitter A <a@b> 1700000000 +0700\n\n"+message)] = message
	}
	ask := &bytes.Buffer{}
	for id := range messages {
		fmt.Fprintln(ask, id)
	}
	cmd := exec.Command("git", "log", "--no-walk=unsorted", "--stdin", "-z",
		"--format=tformat:%H%x01%(trailers:key=Quyet-dinh,valueonly,unfold,separator=%x02)%x01%(trailers:key=Thay-doi-nho,valueonly,unfold,separator=%x02)")
	cmd.Dir, cmd.Stdin = k.dir, ask
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for answer := range strings.SplitSeq(strings.TrimRight(string(out), "\x00"), "\x00") {
		part := strings.Split(answer, "\x01")
		var c Commit
		c.say(messages[part[0]])
		decisions := strings.Join(strings.FieldsFunc(part[1], func(r rune) bool { return r == 2 }), "|")
		minor := strings.Join(strings.FieldsFunc(part[2], func(r rune) bool { return r == 2 }), "; ")
		if got := strings.Join(c.Decision, "|"); got != decisions || c.Minor != minor {
			t.Errorf("%q: %q, %q, and git says %q, %q", messages[part[0]], got, c.Minor, decisions, minor)
		}
		if decisions != "" {
			told++
		}
	}
	if told < 20 {
		t.Errorf("only %d messages had a decision", told)
	}
}

// A commit may hold anything; it is told as far as it can be, or is named.
func TestStrangeCommits(t *testing.T) {
	k := keep(t)
	k.set("content/a.md", "một")
	tree, parent := k.git("rev-parse", "HEAD^{tree}"), k.git("rev-parse", "HEAD")
	head := "tree " + tree + "\nparent " + parent + "\nauthor A <a@b> 1700000000 +0700\n"
	for name, c := range map[string]struct {
		raw, decision string
		time          int64
	}{
		"plain":            {head + "committer A <a@b> 1700000000 +0700\n\nSửa\n\nQuyet-dinh: 1\n", "1", 1700000000},
		"no date":          {head + "committer A <a@b>\n\nSửa\n", "", 0},
		"no committer":     {head + "\nSửa\n", "", 0},
		"no author":        {"tree " + tree + "\nparent " + parent + "\ncommitter <> 1700000000 +0700\n\nSửa\n", "", 1700000000},
		"negative":         {head + "committer A <a@b> -1700000000 +0700\n\nSửa\n", "", 0},
		"too far":          {head + "committer A <a@b> 99999999999999999999999 +0700\n\nSửa\n", "", 0},
		"zone":             {head + "committer A <a@b> 1700000000 +9999\n\nSửa\n", "", 1700000000},
		"a name like one":  {head + "committer A > 5 +0000 <a@b> 1700000000 +0000\n\nSửa\n", "", 1700000000},
		"NUL":              {head + "committer A <a@b> 1700000000 +0700\n\nSửa\n\nQuyet-dinh: 1\x002\n", "1\uFFFD2", 1700000000},
		"no UTF-8":         {head + "committer A <a@b> 1700000000 +0700\n\nSửa\n\nQuyet-dinh: 1\xff\n", "1\uFFFD", 1700000000},
		"encoding":         {head + "committer A <a@b> 1700000000 +0700\nencoding ISO-8859-1\n\nS\n\nQuyet-dinh: 1/Q\xd0\n", "1/QÐ", 1700000000},
		"unknown encoding": {head + "committer A <a@b> 1700000000 +0700\nencoding chữ\n\nS\n\nQuyet-dinh: 1\n", "1", 1700000000},
		"no message":       {head + "committer A <a@b> 1700000000 +0700\n", "", 1700000000},
		"two megabytes": {head + "committer A <a@b> 1700000000 +0700\n\nSửa\n\nQuyet-dinh: " + strings.Repeat("1", 2<<20) + "\n",
			strings.Repeat("1", bound.Trailers) + "…", 1700000000},
	} {
		id := k.put(c.raw)
		k.git("update-ref", "HEAD", id)
		commits, err := k.open("").log(nil, id)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, got := range commits {
			if got.ID == id && (got.Time != c.time || strings.Join(got.Decision, "|") != c.decision) {
				t.Errorf("%s: %d, %.100q", name, got.Time, got.Decision)
			}
		}
	}
	for name, raw := range map[string]string{
		"too long": head + "committer A <a@b> 1700000000 +0700\n\n" + strings.Repeat("một dòng\n", bound.Commit/9),
	} {
		id := k.put(raw)
		k.git("update-ref", "HEAD", id)
		if _, err := k.open("").log(nil, id); err == nil || !strings.Contains(err.Error(), id) {
			t.Errorf("%s: %v does not name %s", name, err, id)
		}
	}
}

// No setting of the repository or the user changes what is told.
func TestSettingsChangeNothing(t *testing.T) {
	k := keep(t)
	k.set("content/a.md", "một\n"+long)
	k.write("content/a.md", "hai\n"+long)
	k.git("add", "-A")
	k.at = k.at.AddDate(0, 0, 1)
	k.git("commit", "-q", "-m", "Sửa\n\nQuyet-dinh: 1\nThay-doi-nho: # dấu")
	k.git("mv", "content/a.md", "content/b.md")
	first := k.save("Đổi tên")
	k.set("content/b.md", "ba\r\n"+long)
	r := k.open("")
	want := fmt.Sprint(r.all(t))
	other := k.put(strings.Replace(k.git("cat-file", "commit", first), "Đổi tên", "Khác\n\nQuyet-dinh: 9", 1) + "\n")
	k.git("replace", first, other)
	k.git("notes", "add", "-m", "Quyet-dinh: 8")
	k.git("commit-graph", "write", "--reachable")
	for _, setting := range []string{"core.commentChar=Q", "trailer.separators==", "trailer.quyet-dinh.key=Khac", "trailer.ifexists=replace",
		"i18n.commitEncoding=UTF-16", "i18n.logOutputEncoding=ISO-8859-1", "diff.renames=false", "diff.renameLimit=1", "diff.algorithm=histogram",
		"diff.noprefix=true", "diff.orderFile=thu-tu", "core.quotePath=true", "core.abbrev=4", "log.showSignature=true", "log.mailmap=true",
		"log.date=relative", "format.pretty=oneline", "color.ui=always", "core.pager=false", "core.precomposeUnicode=true", "core.ignoreCase=true",
		"diff.external=false", "diff.x.textconv=false", "notes.displayRef=*", "log.follow=true", "log.showRoot=false", "core.bigFileThreshold=1",
		"core.attributesFile=tep"} {
		key, value, _ := strings.Cut(setting, "=")
		k.git("config", "--add", key, value)
	}
	k.write(".gitattributes", "*.md diff=x -text binary\n")
	k.write("tep", "*.md diff=x\n")
	k.write("thu-tu", "*\n")
	if err := os.WriteFile(filepath.Join(k.dir, ".git/info/grafts"), []byte(first+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	r = k.open("")
	if got := fmt.Sprint(r.all(t)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
