package history

import (
	"bytes"
	"crypto/sha1"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sync"
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

// What is read out of packs is what git tells, however git packed it.
func TestPacksTellWhatGitTells(t *testing.T) {
	commits := 150
	if testing.Short() {
		commits = 40
	}
	for i, format := range []string{"sha1", "sha256"} {
		k := keep(t, "--object-format="+format)
		k.wander(rand.New(rand.NewPCG(7, uint64(i))), commits)
		for _, how := range [][]string{{"-adfq", "--depth=3"}, {"-adfq", "--depth=100", "--window=200"}, {"-adq", "--max-pack-size=1m"}} {
			k.git(append([]string{"repack"}, how...)...)
			k.set("content/rời.md", fmt.Sprint(how)) // one commit that is in no pack
			r := k.open("")
			got, want := map[string][]Touch{}, map[string][]Touch{}
			var all []string
			roots := map[string]string{}
			commits := r.all(t)
			for _, c := range commits {
				got[c.ID], roots[c.ID], all = c.Touches, c.Tree, append(all, c.ID)
			}
			packs := r.openPacks()
			defer packs.close()
			w := walker{r.unpacker(packs), roots, map[string]string{}}
			left, err := w.commits(commits, func(string, Touch) {})
			if err != nil {
				t.Fatal(err)
			}
			if err := r.differences(all, into(want), "-c", "--combined-all-paths"); err != nil {
				t.Fatal(err)
			}
			if rest := left.commits; len(rest) > len(all)/3 {
				t.Errorf("%v: git had to tell %d commits of %d", how, len(rest), len(all))
			}
			for _, id := range all {
				if fmt.Sprint(got[id]) != fmt.Sprint(want[id]) {
					t.Errorf("%v: %s: %v, and git says %v", how, id, got[id], want[id])
				}
			}
		}
	}
}

func into(all map[string][]Touch) func(string, Touch) {
	var lock sync.Mutex
	return func(id string, t Touch) {
		lock.Lock()
		all[id] = append(all[id], t)
		lock.Unlock()
	}
}

// A pack may hold anything: what is no tree is refused, and nothing is read without bound.
func FuzzPack(f *testing.F) {
	k := keep(f)
	k.wander(rand.New(rand.NewPCG(1, 1)), 10)
	k.git("repack", "-adfq")
	names, err := filepath.Glob(filepath.Join(k.dir, ".git/objects/pack/*.idx"))
	if err != nil || len(names) != 1 {
		f.Fatal(names, err)
	}
	stem := names[0][:len(names[0])-len(".idx")]
	index, _ := os.ReadFile(stem + ".idx")
	whole, _ := os.ReadFile(stem + ".pack")
	folder := k.git("rev-parse", "HEAD:content/thu-tuc")
	before := k.git("rev-parse", "HEAD~1:content/thu-tuc")
	r := k.open("")
	f.Add(uint32(0), []byte{}, uint32(0), []byte{})
	f.Add(uint32(12), []byte{0xff}, uint32(1100), []byte{0, 1, 2})
	f.Fuzz(func(t *testing.T, at uint32, p []byte, iat uint32, i []byte) {
		stem := filepath.Join(t.TempDir(), "p")
		index, whole := slices.Clone(index), slices.Clone(whole)
		copy(whole[int(at)%len(whole):], p)
		copy(index[int(iat)%len(index):], i)
		seal(index, whole)
		_ = os.WriteFile(stem+".idx", index, 0o644)
		_ = os.WriteFile(stem+".pack", whole, 0o644)
		one, ok := openPack(stem, 20)
		if !ok {
			return
		}
		defer one.file.Close()
		u := r.unpacker(packs{one})
		name, _ := hex.DecodeString(folder)
		if p, ok := u.packs.find(name); ok {
			_, _ = u.read(p)
		}
		d := difference{unpacker: u}
		if err := d.trees(before, folder, ""); err != nil {
			t.Error("what a damaged pack says of sound trees:", err)
		}
	})
}

// seal makes the sums of a pack and its index right, so that whatever else is in them is looked at.
func seal(index, whole []byte) {
	end := len(whole) - sha1.Size
	of := sha1.Sum(whole[:end])
	copy(whole[end:], of[:])
	end = len(index) - sha1.Size
	copy(index[end-sha1.Size:], of[:])
	of = sha1.Sum(index[:end])
	copy(index[end:], of[:])
}

func FuzzPatch(f *testing.F) {
	f.Add([]byte("abc"), []byte{3, 5, 0x90, 3, 2, 'x', 'y'})
	f.Add([]byte("abc"), []byte{3, 3, 0x91, 0, 3})
	f.Fuzz(func(t *testing.T, base, delta []byte) {
		delta = bytes.Clone(delta)
		if len(delta) > 6 {
			delta[1], delta[2] = delta[1]&0x7f, 1 // small results only
		}
		out, err := new(unpacker).patch(base, delta)
		if size, _, _ := varint(delta[min(1, len(delta)):]); err == nil && len(delta) > 1 && delta[0] < 0x80 && len(out) != size {
			t.Errorf("%d bytes, and %d were announced", len(out), size)
		}
	})
}
