package history

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

func TestDroppedChangesAreToldAlongTheBranch(t *testing.T) {
	k := keep(t)
	k.write("content/b.md", "b")
	k.set("content/a.md", "một\n"+long)
	k.git("checkout", "-q", "-b", "nhanh")
	k.set("content/a.md", "bỏ\n"+long)
	k.set("content/b.md", "bb")
	k.git("checkout", "-q", "chinh")
	k.set("content/a.md", "hai\n"+long)
	k.at = k.at.AddDate(0, 0, 1)
	k.git("merge", "-q", "-X", "ours", "-m", "Nhập", "nhanh")
	k.set("content/a.md", "ba\n"+long)
	r := k.open("")
	chained, err := r.Chain(r.Head(), r.all(t))
	if err != nil {
		t.Fatal(err)
	}
	expect(t, told(t, r, chained), `content/a.md=- > content/a.md=một
		content/b.md=- > content/b.md=b
		content/b.md=b > content/b.md=bb
		content/a.md=một > content/a.md=hai
		content/a.md=hai > content/a.md=ba`)
}

// A merge that takes the other side's file changes it for the branch that it is merged into.
func TestDroppedChangesOfTheBranchItself(t *testing.T) {
	k := keep(t)
	k.set("content/a.md", "một\n"+long)
	k.git("checkout", "-q", "-b", "nhanh")
	k.set("content/a.md", "nhánh\n"+long)
	k.git("checkout", "-q", "chinh")
	k.set("content/a.md", "bỏ\n"+long)
	k.at = k.at.AddDate(0, 0, 1)
	k.git("merge", "-q", "-X", "theirs", "-m", "Nhập", "nhanh")
	r := k.open("")
	commits := r.all(t)
	chained, err := r.Chain(r.Head(), commits)
	if err != nil {
		t.Fatal(err)
	}
	expect(t, told(t, r, chained), `content/a.md=- > content/a.md=một
		content/a.md=một > content/a.md=bỏ
		content/a.md=bỏ > content/a.md=nhánh`)
	if len(commits[1].Touches) != 1 || len(commits[3].Touches) != 0 {
		t.Error("the list that was given was written to")
	}
}

// Whatever was merged and dropped, each told change goes on from one that was told before, and the last ones are what stands.
func TestToldChangesLeadToWhatStands(t *testing.T) {
	told := 0
	for seed := range uint64(4) {
		k := keep(t)
		random := rand.New(rand.NewPCG(3, seed))
		for i := range 6 {
			k.write(fmt.Sprintf("content/%d.md", i), fmt.Sprintf("%d\n%s", i, long))
		}
		k.save("Đầu")
		for i := range 25 {
			k.at = k.at.AddDate(0, 0, random.IntN(5)-3) // clocks differ
			name := fmt.Sprintf("content/%d.md", random.IntN(6))
			if i < 3 || random.IntN(3) > 0 {
				k.set(name, fmt.Sprintf("%d\n%s", random.IntN(4), long))
				continue
			}
			branch := fmt.Sprint("nhánh", i)
			k.git("checkout", "-q", "-b", branch, fmt.Sprint("HEAD~", 1+random.IntN(2)))
			k.set(name, fmt.Sprintf("nhánh %d\n%s", i, long))
			if random.IntN(3) == 0 {
				k.git("mv", name, fmt.Sprintf("content/tên %d.md", i))
				k.save("Đổi tên")
				k.git("mv", fmt.Sprintf("content/tên %d.md", i), name)
				k.save("Đổi lại")
			}
			k.git("checkout", "-q", "chinh")
			k.git(append([]string{"merge", "-q", "-m", "Nhập", branch}, [][]string{{"-X", "ours"}, {"-X", "theirs"}, {"-s", "ours"}}[random.IntN(3)]...)...)
		}
		r := k.open("")
		commits := r.all(t)
		chained, err := r.Chain(r.Head(), commits)
		if err != nil {
			t.Fatal(err)
		}
		told += leads(t, r, chained)
	}
	if told < 50 {
		t.Errorf("only %d changes were told", told)
	}
}

// leads holds the told changes against each other and against what stands, and returns their number.
func leads(t *testing.T, r *Repo, commits []Commit) (told int) {
	t.Helper()
	stands, err := r.Files(r.Head())
	if err != nil {
		t.Fatal(err)
	}
	known := map[Side]bool{}
	for _, c := range commits {
		for _, touch := range c.Touches {
			told++
			for _, b := range touch.Before {
				if b.Blob != "" && !known[b] {
					t.Errorf("%s: %v goes on from what was not told", c.ID, touch)
				}
			}
			known[Side{touch.Path, touch.Blob}] = true
		}
	}
	for path, blob := range stands {
		if !known[Side{path, blob}] {
			t.Errorf("%s stands and was not told", path)
		}
	}
	if dropped := linesOf(commits).dropped(commits, stands); len(dropped) > 0 {
		t.Errorf("told, and yet in nothing that stands: %v", dropped)
	}
	return told
}
