package history

import (
	"cmp"
	"container/heap"
	"slices"
)

// gitBegan is 7 April 2005, before which nobody can have committed anything: a clock that tells of such a time was
// never set.
const gitBegan = 1112832000

// Order puts commits in canonical order: by the time at which each was there at the latest, generation and name. Until
// is the last second of the day for which this is done. All of it follows from the commits and that second alone.
//
// A clock may be wrong, and nothing tells which one is. But a commit comes after those that it stands on: so a clock is
// believed if it agrees with as many others as can be believed together, and is neither before git nor after until.
// Where it is not, the commit was made after those before it and before those after it, and neither takes its time from
// it.
func Order(commits []Commit, until int64) []Commit {
	o := ordering{slices.Clone(commits), make(map[string]int, len(commits)), make([][]int, len(commits))}
	for i, c := range o.commits {
		o.at[c.ID] = i
	}
	for i, c := range o.commits {
		for _, id := range c.Parents {
			if p, ok := o.at[id]; ok {
				o.children[p] = append(o.children[p], i)
			}
		}
	}
	line := o.line()
	bounds := o.bounds(line, o.believed(line, until), until)
	for _, i := range line {
		o.place(i, bounds[i])
	}
	slices.SortFunc(o.commits, func(a, b Commit) int {
		return cmp.Or(cmp.Compare(a.Latest, b.Latest), cmp.Compare(a.Generation, b.Generation), cmp.Compare(a.ID, b.ID))
	})
	return o.commits
}

// ordering are commits with those that stand on each, by their numbers.
type ordering struct {
	commits  []Commit
	at       map[string]int
	children [][]int
}

// line lists the commits such that each comes after its parents, and else as their clocks say.
func (o ordering) line() []int {
	waits := make([]int, len(o.commits)) // for so many parents
	for _, children := range o.children {
		for _, i := range children {
			waits[i]++
		}
	}
	ready := &byClock{commits: o.commits}
	for i, n := range waits {
		if n == 0 {
			heap.Push(ready, i)
		}
	}
	var line []int
	for ready.Len() > 0 {
		i := heap.Pop(ready).(int)
		line = append(line, i)
		for _, child := range o.children[i] {
			if waits[child]--; waits[child] == 0 {
				heap.Push(ready, child)
			}
		}
	}
	return line
}

// byClock is a heap of commits, by number.
type byClock struct {
	commits []Commit
	numbers []int
}

func (b *byClock) Len() int      { return len(b.numbers) }
func (b *byClock) Swap(i, j int) { b.numbers[i], b.numbers[j] = b.numbers[j], b.numbers[i] }
func (b *byClock) Push(i any)    { b.numbers = append(b.numbers, i.(int)) }
func (b *byClock) Less(i, j int) bool {
	x, y := b.commits[b.numbers[i]], b.commits[b.numbers[j]]
	return cmp.Or(cmp.Compare(x.Time, y.Time), cmp.Compare(x.ID, y.ID)) < 0
}
func (b *byClock) Pop() any {
	last := len(b.numbers) - 1
	i := b.numbers[last]
	b.numbers = b.numbers[:last]
	return i
}

// believed finds the most commits of a line whose clocks never go back from one to the next. Of several such choices it
// is the one with the earlier times: a clock that was never set is mostly before git, and not believed anyway.
func (o ordering) believed(line []int, until int64) []bool {
	believed := make([]bool, len(o.commits))
	before := make([]int, len(o.commits)) // which one each goes on from
	var ends []int                        // of the choices with 1, 2, 3, … commits, those that end the earliest
	for _, i := range line {
		at := o.commits[i].Time
		if at < gitBegan || at > until {
			continue
		}
		n, _ := slices.BinarySearchFunc(ends, at, func(end int, at int64) int {
			if o.commits[end].Time <= at {
				return -1
			}
			return 1
		})
		if before[i] = -1; n > 0 {
			before[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		}
		ends[n] = i
	}
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = before[i] {
			believed[i] = true
		}
	}
	return believed
}

// bounds tells of each commit when it was there at the latest, by those that stand on it.
func (o ordering) bounds(line []int, believed []bool, until int64) []int64 {
	bounds := make([]int64, len(o.commits))
	for _, i := range slices.Backward(line) {
		bounds[i] = until
		for _, child := range o.children[i] {
			if bounds[i] = min(bounds[i], bounds[child]); believed[child] {
				bounds[i] = min(bounds[i], o.commits[child].Time)
			}
		}
	}
	return bounds
}

// place finds out when a commit was made, after its parents were placed.
func (o ordering) place(i int, bound int64) {
	c := &o.commits[i]
	earliest, latest := int64(gitBegan), int64(gitBegan)
	c.Generation = 1
	for _, id := range c.Parents {
		if p, ok := o.at[id]; ok {
			parent := o.commits[p]
			earliest, latest = max(earliest, parent.Earliest), max(latest, parent.Latest)
			c.Generation = max(c.Generation, parent.Generation+1)
		}
	}
	if c.Earliest, c.Latest = c.Time, c.Time; c.Time < latest || c.Time > bound {
		c.Earliest, c.Latest = earliest, max(latest, bound)
	}
}
