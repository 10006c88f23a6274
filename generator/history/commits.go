package history

import (
	"bufio"
	"cmp"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// Commit is one commit and what it changed of the portal's content.
type Commit struct {
	ID       string
	Parents  []string
	Time     int64    // of the committer, in unix seconds
	Decision []string // what the trailers Quyet-dinh say: the decisions that ordered it
	Minor    string   // what the trailer Thay-doi-nho says, where it changes no meaning
	Boundary bool     // a shallow clone was cut off here: what it changed is not known
	Touches  []Touch

	// A clock may be wrong, and what a commit stands on was there before it. So the time that counts is never before that of
	// a parent.
	Effective  int64
	Generation int // one more than that of its parents: commits of the same second have an order
}

// Touch is a file that a commit left as none of its parents had it. A merge that takes each file from one side touches nothing.
type Touch struct {
	Path   string
	Blob   string // "" where it was removed
	Before []Side // one for each parent; only that of the first where the file is told along it (Chain)
}

// Side is a file as it was in a parent.
type Side struct {
	Path string // another one than after, where the file was renamed
	Blob string // "" where it was not
}

// Commits lists the commits reachable from head and not from since ("" for all), in canonical order: by effective time,
// generation and name, which are functions of what a commit stands on alone. With since, Extend puts them into the list that was read
// before. The error is ErrRewritten when since is not part of head's history.
func (r *Repo) Commits(head, since string) ([]Commit, error) {
	args := []string{head}
	if since != "" {
		if !valid(since) || !r.stands(since, head) {
			return nil, ErrRewritten
		}
		args = append(args, "^"+since)
	}
	commits, err := r.log(args...)
	if err != nil {
		return nil, err
	}
	if err := r.touch(commits); err != nil {
		return nil, err
	}
	if since == "" {
		commits = Extend(nil, commits)
	}
	return commits, nil
}

// stands reports whether one commit is part of what another one stands on.
func (r *Repo) stands(old, head string) bool {
	_, err := r.output("merge-base", "--is-ancestor", old, head)
	return err == nil
}

// log lists commits without what they changed.
func (r *Repo) log(args ...string) (commits []Commit, err error) {
	for _, arg := range args {
		if !valid(strings.TrimPrefix(arg, "^")) {
			return nil, fmt.Errorf("%q không phải là tên một lần lưu trong git · no name of a commit", arg)
		}
	}
	args = slices.Concat([]string{"log", "-z", "--no-color", "--no-decorate", "--no-notes", "--no-patch", logFormat}, args, []string{"--"})
	err = r.stream(nil, func(out *bufio.Reader) (err error) {
		commits, err = readCommits(out)
		return err
	}, args...)
	for i := range commits {
		_, commits[i].Boundary = slices.BinarySearch(r.cut, commits[i].ID)
	}
	return commits, err
}

// touch finds what commits changed.
func (r *Repo) touch(commits []Commit) error {
	at := make(map[string]int, len(commits))
	for i, c := range commits {
		at[c.ID] = i
	}
	known := slices.DeleteFunc(slices.Clone(commits), func(c Commit) bool { return c.Boundary })
	return r.changed(known, func(id string, t Touch) {
		if i, ok := at[id]; ok {
			commits[i].Touches = append(commits[i].Touches, t)
		}
	}, "-c", "--combined-all-paths")
}

// changed tells what commits changed, as against the parents that they are given with. Each commit's changes are told in order, and
// those of several commits at the same time. How is what git is told about merges.
func (r *Repo) changed(commits []Commit, each func(id string, t Touch), how ...string) (err error) {
	var ask []string
	for _, c := range commits {
		ask = append(ask, c.ID)
	}
	if len(commits) >= worthwhile {
		if ask, err = r.plain(commits, each); err != nil {
			return err
		}
	}
	return r.differences(ask, each, how...)
}

// differences asks git what commits changed, one process for each core.
func (r *Repo) differences(ids []string, each func(id string, t Touch), how ...string) error {
	args := slices.Concat([]string{"diff-tree", "--stdin", "-r", "-z", "--raw", "--no-abbrev", "--root", "-M70%", "-l1000",
		"--no-ext-diff", "--no-textconv", "--no-color", "--no-relative"}, how, []string{"--", r.prefix + contentFolder})
	return split(ids, func(ids []string) error {
		return r.stream(strings.NewReader(strings.Join(ids, "\n")+"\n"), func(out *bufio.Reader) error {
			return readTouches(out, r.prefix, each)
		}, args...)
	})
}

// least is how many names are worth a process of their own.
const least = 64

// split does something with names, a part of them on each core.
func split(ids []string, do func(ids []string) error) error {
	if len(ids) == 0 {
		return nil
	}
	size := max(least, (len(ids)+runtime.GOMAXPROCS(0)-1)/runtime.GOMAXPROCS(0))
	var parts [][]string
	for part := range slices.Chunk(ids, size) {
		parts = append(parts, part)
	}
	errs := make([]error, len(parts))
	var all sync.WaitGroup
	for i, part := range parts {
		all.Go(func() { errs[i] = do(part) })
	}
	all.Wait()
	return cmp.Or(errs...)
}

// Extend puts more commits into a list in canonical order. It gives the same list whether a history is read at once or bit by bit.
func Extend(old, more []Commit) []Commit {
	commits := slices.Concat(old, more)
	at := make(map[string]int, len(commits))
	for i, c := range commits {
		at[c.ID] = i
	}
	for i := len(old); i < len(commits); i++ {
		rank(commits, at, i)
	}
	slices.SortFunc(commits, func(a, b Commit) int {
		return cmp.Or(cmp.Compare(a.Effective, b.Effective), cmp.Compare(a.Generation, b.Generation), cmp.Compare(a.ID, b.ID))
	})
	return commits
}

// rank finds the effective time and the generation of a commit, and first those of what it stands on: a history is deeper
// than a stack.
func rank(commits []Commit, at map[string]int, i int) {
	for stack := []int{i}; len(stack) > 0; {
		c := &commits[stack[len(stack)-1]]
		effective, generation, waits := c.Time, 1, false
		for _, id := range c.Parents {
			p, ok := at[id]
			if !ok {
				continue
			}
			if commits[p].Generation == 0 {
				stack, waits = append(stack, p), true
			}
			effective, generation = max(effective, commits[p].Effective), max(generation, commits[p].Generation+1)
		}
		if !waits {
			c.Effective, c.Generation = effective, generation
			stack = stack[:len(stack)-1]
		}
	}
}
