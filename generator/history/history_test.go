package history

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

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
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such names")
	}
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
