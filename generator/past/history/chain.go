package history

import (
	"slices"
	"sync"
)

// Chain returns the commits with each file's changes such that they lead to what stands at head. They mostly do. But
// where two branches were merged, one side's file may have been taken and the change that the other side made to it
// dropped: it is in no version that came after. The history of such a file is told along the first parents instead,
// where a merge changes what it changed of the branch that it was merged into. The commits given are not written to.
func (r *Repo) Chain(head string, commits []Commit) ([]Commit, error) {
	if !slices.ContainsFunc(commits, func(c Commit) bool { return len(c.Parents) > 1 }) {
		return commits, nil
	}
	stands, err := r.Files(head)
	if err != nil {
		return nil, err
	}
	lines := linesOf(commits)
	dropped := lines.dropped(commits, stands)
	if len(dropped) == 0 {
		return commits, nil
	}
	onLine, merges := map[string]bool{}, []Commit(nil)
	for _, c := range firstParents(commits, head) {
		if onLine[c.ID] = len(c.Parents) < 2; !onLine[c.ID] {
			c.Parents = c.Parents[:1] // what it changed of the branch that it was merged into
			merges = append(merges, c)
		}
	}
	isDropped := func(t Touch) bool { return dropped[lines.of(t.Path)] }
	commits = slices.Clone(commits)
	for i, c := range commits {
		if !onLine[c.ID] && slices.ContainsFunc(c.Touches, isDropped) {
			commits[i].Touches = slices.DeleteFunc(slices.Clone(c.Touches), isDropped)
		}
	}
	return commits, r.along(commits, merges, isDropped)
}

// along puts in what merges changed of some files, as against their first parents.
func (r *Repo) along(commits, merges []Commit, wanted func(Touch) bool) error {
	at := make(map[string]int, len(commits))
	for i, c := range commits {
		at[c.ID] = i
	}
	var lock sync.Mutex
	return r.changed(commits, merges, func(id string, t Touch) {
		if lock.Lock(); wanted(t) {
			commits[at[id]].Touches = append(commits[at[id]].Touches, t)
		}
		lock.Unlock()
	})
}

// lines says which paths belong together, because a file was renamed from one to the other: each is led to one of them.
type lines map[string]string

func linesOf(commits []Commit) lines {
	l := lines{}
	for _, c := range commits {
		for _, t := range c.Touches {
			for _, b := range t.Before {
				if from, to := l.of(b.Path), l.of(t.Path); from != to {
					l[from] = to
				}
			}
		}
	}
	return l
}

// of returns the path that stands for all that belong together with a path.
func (l lines) of(path string) string {
	for {
		to, ok := l[path]
		if !ok {
			return path
		}
		if further, ok := l[to]; ok {
			l[path] = further // the way is shorter for whoever comes next
		}
		path = to
	}
}

// dropped finds the lines with a version that no later one goes on from and that does not stand.
func (l lines) dropped(commits []Commit, stands map[string]string) map[string]bool {
	goneOn := map[Side]bool{}
	for _, c := range commits {
		for _, t := range c.Touches {
			for _, b := range t.Before {
				goneOn[b] = true
			}
		}
	}
	dropped := map[string]bool{}
	for _, c := range commits {
		for _, t := range c.Touches {
			if v := (Side{t.Path, t.Blob}); !goneOn[v] && stands[v.Path] != v.Blob {
				dropped[l.of(t.Path)] = true
			}
		}
	}
	return dropped
}
