package history

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// wander makes a history by chance: files written, added, renamed, removed, branches merged.
func (k *kept) wander(random *rand.Rand, commits int) {
	k.t.Helper()
	for i := range 40 {
		k.write(fmt.Sprintf("content/thu-tuc/%d.md", i), fmt.Sprintf("%d\n%s", i, long))
	}
	k.save("Đầu")
	for i := range commits {
		name := fmt.Sprintf("content/thu-tuc/%d.md", random.IntN(60))
		_, err := os.Stat(filepath.Join(k.dir, name))
		switch n := random.IntN(20); {
		case n == 0 && err == nil:
			k.git("rm", "-q", name)
			k.save("Bỏ")
		case n == 1 && err == nil:
			k.git("mv", "-f", name, fmt.Sprintf("content/thu-tuc/đổi %d.md", random.IntN(5)))
			k.save("Đổi tên")
		case n == 2:
			k.write("config.toml", fmt.Sprint(i))
			k.save("Ngoài nội dung")
		case (n == 3 || n == 4) && i > 2: // a branch, merged or dropped
			k.git("checkout", "-q", "-b", fmt.Sprint("nhánh", i), "HEAD~2")
			k.set(fmt.Sprintf("content/nhánh/%d.md", i), "nhánh")
			k.git("checkout", "-q", "chinh")
			k.git("merge", "-q", "-m", "Nhập", "-s", []string{"ort", "ours"}[n-3], fmt.Sprint("nhánh", i))
		default:
			k.set(name, fmt.Sprintf("%d\n%s", random.IntN(9), long))
		}
	}
}

// What trees tell is what git tells of each commit, however git packed it.
func TestTreesTellWhatGitTells(t *testing.T) {
	commits := 150
	if testing.Short() {
		commits = 40
	}
	for i, format := range []string{"sha1", "sha256"} {
		k := keep(t, "--object-format="+format)
		k.wander(rand.New(rand.NewPCG(7, uint64(i))), commits)
		k.git("repack", "-adfq", "--depth=100")
		k.set("content/rời.md", "rời") // one commit that is in no pack
		r := k.open("")
		told, merges := 0, 0
		for _, c := range r.all(t) {
			if len(c.Parents) > 1 {
				merges++
			}
			want := k.differences(c.ID)
			if got := fmt.Sprint(c.Touches); got != fmt.Sprint(want) {
				t.Errorf("%s: %s, and git says %v", c.ID, got, want)
			}
			told += len(want)
		}
		if told < commits/2 || merges == 0 {
			t.Errorf("only %d changes were told, and %d merges", told, merges)
		}
	}
}

// differences is what git says that a commit changed.
func (k *kept) differences(id string) (touches []Touch) {
	k.t.Helper()
	said := strings.Split(k.git("diff-tree", "-r", "-z", "--raw", "--no-abbrev", "--no-commit-id", "--root", "-M70%", "-l1000", "-c",
		"--combined-all-paths", id, "--", "content"), "\x00")
	for len(said) > 1 {
		word := strings.Fields(strings.TrimLeft(said[0], ":"))
		parents := len(said[0]) - len(strings.TrimLeft(said[0], ":"))
		paths := said[1 : 2+parents]
		if parents == 1 && word[4][0] != 'R' {
			paths = []string{said[1], said[1]}
			said = said[2:]
		} else {
			said = said[2+parents:]
		}
		touch := Touch{Path: paths[parents], Blob: blobOf(word[parents], word[2*parents+1])}
		for i := range parents {
			touch.Before = append(touch.Before, Side{paths[i], blobOf(word[i], word[parents+1+i])})
		}
		touches = append(touches, touch)
	}
	return touches
}

// Of a folder with a large tree the room is used again and again, and what it held before shows nowhere.
func TestChangesOfAFolderOfThousands(t *testing.T) {
	const files, commits = 2500, 700
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1)) // more cores share the commits, and use no room twice
	k := keep(t)
	k.set("content/a.md", "a")
	names := k.open("")
	var in strings.Builder
	write := func(name, text string) string {
		fmt.Fprintf(&in, "M 100644 inline %s\ndata %d\n%s\n", name, len(text), text)
		return names.BlobOf([]byte(text))
	}
	begin := func(i int) {
		fmt.Fprintf(&in, "commit refs/heads/chinh\ncommitter A <a@example.vn> %d +0000\ndata 1\na\n", 1_700_000_000+i)
	}
	name := func(i int) string { return fmt.Sprintf("content/thu-tuc/thu-tuc-so-%05d.md", i) }
	blobs := map[string]string{}
	random := rand.New(rand.NewPCG(3, 5))
	begin(0)
	for i := range files {
		blobs[name(i)] = write(name(i), fmt.Sprint(i))
	}
	var want []string
	touch := func(name, after string) {
		want = append(want, fmt.Sprint([]Touch{{name, after, []Side{{name, blobs[name]}}}}))
		if blobs[name] = after; after == "" {
			fmt.Fprintf(&in, "D %s\n", name)
			delete(blobs, name)
		}
	}
	for i := range commits {
		number := random.IntN(files)
		changed := name(number)
		begin(2*i + 1)
		if i%8 == 0 {
			touch(changed, "")
		} else {
			touch(changed, write(changed, fmt.Sprint("đổi ", i)))
		}
		begin(2*i + 2) // which takes that back, so that a tree stands again that was read long ago
		touch(changed, write(changed, fmt.Sprint(number)))
	}
	k.input(in.String(), "fast-import", "--quiet", "--force")
	order := strings.Fields(k.git("rev-list", "--reverse", "chinh"))[1:]
	got := map[string]string{}
	for _, c := range k.open("").all(t) {
		got[c.ID] = fmt.Sprint(c.Touches)
	}
	for i, id := range order {
		if got[id] != want[i] {
			t.Fatalf("commit %d: %s, want %s", i, got[id], want[i])
		}
	}
}
