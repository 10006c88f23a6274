package history

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
	"time"
)

// at is noon of a day of 2021, in unix seconds.
func at(month, day int) int64 {
	return time.Date(2021, time.Month(month), day, 12, 0, 0, 0, time.UTC).Unix()
}

// lineOf are commits of which each stands on the one before, with their clocks.
func lineOf(clocks ...int64) (commits []Commit) {
	for i, clock := range clocks {
		c := Commit{ID: strconv.Itoa(i), Time: clock}
		if i > 0 {
			c.Parents = []string{strconv.Itoa(i - 1)}
		}
		commits = append(commits, c)
	}
	return commits
}

// A clock that is wrong changes what is known of its own commit, and of no other.
func TestWrongClocksMoveNoOtherCommit(t *testing.T) {
	year2031 := time.Date(2031, 5, 1, 0, 0, 0, 0, time.UTC).Unix()
	today := at(12, 31)
	for _, c := range []struct {
		name   string
		clocks []int64
		wrong  map[int][2]int64 // commit: between which times it was made
	}{
		{"all right", []int64{at(1, 1), at(2, 1), at(2, 1), at(3, 1)}, nil},
		{"one of 2031", []int64{at(1, 1), year2031, at(2, 1), at(3, 1)}, map[int][2]int64{1: {at(1, 1), at(2, 1)}}},
		{"the last of 2031", []int64{at(1, 1), at(2, 1), year2031}, map[int][2]int64{2: {at(2, 1), today}}},
		{"ahead, and not after today", []int64{at(1, 1), at(10, 1), at(2, 1)}, map[int][2]int64{1: {at(1, 1), at(2, 1)}}},
		{"several ahead", []int64{at(1, 1), at(10, 1), at(10, 2), at(2, 1), at(3, 1), at(4, 1)},
			map[int][2]int64{1: {at(1, 1), at(2, 1)}, 2: {at(1, 1), at(2, 1)}}},
		{"never set", []int64{at(1, 1), 0, at(2, 1)}, map[int][2]int64{1: {at(1, 1), at(2, 1)}}},
		{"behind", []int64{at(3, 1), at(4, 1), at(1, 1), at(5, 1)}, map[int][2]int64{2: {at(4, 1), at(5, 1)}}},
		{"the first without one", []int64{0, at(1, 1)}, map[int][2]int64{0: {gitBegan, at(1, 1)}}},
		{"none", []int64{0}, map[int][2]int64{0: {gitBegan, today}}},
	} {
		for _, got := range Order(lineOf(c.clocks...), today) {
			i, _ := strconv.Atoi(got.ID)
			want, isWrong := c.wrong[i]
			if !isWrong {
				want = [2]int64{c.clocks[i], c.clocks[i]}
			}
			if got.Earliest != want[0] || got.Latest != want[1] {
				t.Errorf("%s: commit %d between %d and %d, want %d", c.name, i, got.Earliest, got.Latest, want)
			}
		}
	}
}

// Whatever clocks and branches there are: parents come first, no time is before that of a parent, a clock that agrees with all others
// is believed, and the order does not depend on the one in which commits were read.
func TestOrderHoldsForAnyClocks(t *testing.T) {
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(9, seed))
		var commits []Commit
		until := at(12, 31)
		wrong := random.IntN(4)
		for i := range 1 + random.IntN(40) {
			c := Commit{ID: fmt.Sprintf("%03d", i), Time: at(1, 1) + int64(i)*86400}
			if random.IntN(10) < wrong {
				c.Time = random.Int64N(2 * until)
			}
			for range min(i, 1+random.IntN(2)) {
				if p := fmt.Sprintf("%03d", random.IntN(i)); !slices.Contains(c.Parents, p) {
					c.Parents = append(c.Parents, p)
				}
			}
			commits = append(commits, c)
		}
		ordered := Order(commits, until)
		seen := map[string]Commit{}
		for _, c := range ordered {
			for _, id := range c.Parents {
				if p, ok := seen[id]; !ok || p.Latest > c.Latest {
					t.Fatalf("%d: %s comes before its parent %s, or was made before it", seed, c.ID, id)
				}
			}
			if c.Earliest > c.Latest || c.Latest > until || wrong == 0 && c.Latest != c.Time {
				t.Fatalf("%d: %+v", seed, c)
			}
			seen[c.ID] = c
		}
		random.Shuffle(len(commits), func(i, j int) { commits[i], commits[j] = commits[j], commits[i] })
		if again := Order(commits, until); fmt.Sprint(again) != fmt.Sprint(ordered) {
			t.Fatalf("%d: another order of reading gives another order", seed)
		}
	}
}
