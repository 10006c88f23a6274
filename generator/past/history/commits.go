package history

import (
	"bufio"
	"errors"
	"slices"
	"strings"

	"congkhai/generator/text/bound"
	"congkhai/generator/text/say"
)

// Commit is one commit and what it changed of the portal's content.
type Commit struct {
	ID       string
	Tree     string // of all files of the repository
	Parents  []string
	Time     int64    // of the committer's clock, in unix seconds; 0 where it does not say
	Decision []string // what the trailers Quyet-dinh say: the decisions that ordered it
	Minor    string   // what the trailer Thay-doi-nho says, where it changes no meaning
	Boundary bool     // a shallow clone was cut off here: what it changed is not known
	Touches  []Touch

	// Order finds when it was made: between these two, which are its clock's time where that is believed.
	Earliest, Latest int64
	Generation       int // one more than that of its parents: commits of the same second have an order
}

// Touch is a file that a commit left as none of its parents had it. A merge that takes each file from one side touches
// nothing.
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

// Commits lists the commits that head stands on, and itself, in any order. Those that are known, because since stands
// on them, are not read again, unless since is no part of head's history any more.
func (r *Repo) Commits(head, since string, known []Commit) ([]Commit, error) {
	ask := []string{head}
	if since != "" && r.stands(since, head) {
		ask = append(ask, "^"+since)
	} else {
		known = nil
	}
	read, err := r.log(known, ask...)
	if err != nil {
		return nil, err
	}
	all := slices.Concat(known, read)
	return all, r.touch(all, all[len(known):])
}

// stands reports whether one commit is part of what another one stands on.
func (r *Repo) stands(old, head string) bool {
	if !valid(old) {
		return false
	}
	_, err := r.output("merge-base", "--is-ancestor", old, head)
	return err == nil
}

// log lists commits that are not known, without what they changed. That nothing lies between them and what is known is
// made sure of: each is what its name says, and so are its parents.
func (r *Repo) log(known []Commit, ask ...string) ([]Commit, error) {
	out, err := r.output(slices.Concat([]string{"rev-list"}, ask, []string{"--"})...)
	if err != nil {
		return nil, Damaged{say.Text{Vi: "một phần lịch sử", En: "a part of the history"}, err}
	}
	there := make(map[string]bool, len(known))
	for _, c := range known {
		there[c.ID] = true
	}
	// where clocks are wrong git lists more than what was asked for
	ids := slices.DeleteFunc(strings.Fields(string(out)), func(id string) bool { return there[id] })
	commits, err := r.readCommits(ids)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		there[id] = true
	}
	for _, c := range commits {
		for _, id := range c.Parents {
			if !there[id] {
				return nil, Damaged{What: say.Textf("lần lưu %s", "commit %s", id)}
			}
		}
	}
	return commits, nil
}

// readCommits reads commits, in the order of their names given.
func (r *Repo) readCommits(ids []string) ([]Commit, error) {
	commits, encoded := make([]Commit, len(ids)), make([]bool, len(ids))
	at := make(map[string]int, len(ids))
	for i, id := range ids {
		at[id] = i
	}
	err := r.objects("commit", ids, func(id string, raw []byte) error {
		i := at[id]
		if len(raw) > bound.Commit {
			return say.Errorf("lần lưu %s trong git dài %d byte, quá %d", "the commit %s has %d bytes, more than %d",
				id, len(raw), bound.Commit)
		}
		c, encoding, ok := parseCommit(id, raw)
		if !ok {
			return Damaged{What: say.Textf("lần lưu %s không đúng dạng", "commit %s has another form", id)}
		}
		_, listed := slices.BinarySearch(r.cut, id)
		if c.Boundary = listed && len(c.Parents) > 0; c.Boundary { // git lists the first commit of all, too
			c.Parents = nil
		}
		commits[i], encoded[i] = c, encoding != ""
		return nil
	})
	if missing := (Missing{}); errors.As(err, &missing) {
		err = Damaged{say.Textf("lần lưu %s", "commit %s", missing[0]), err}
	}
	if err != nil {
		return nil, err
	}
	return commits, r.recode(commits, encoded)
}

// recode reads the messages of commits that say to be in another encoding than UTF-8, as git puts them into that.
func (r *Repo) recode(commits []Commit, encoded []bool) error {
	var ids []string
	at := map[string]int{}
	for i, c := range commits {
		if encoded[i] {
			ids, at[c.ID] = append(ids, c.ID), i
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return r.stream(strings.NewReader(strings.Join(ids, "\n")+"\n"), func(out *bufio.Reader) error {
		for !ended(out) {
			id, noID := field(out)
			message, err := field(out)
			if err := errors.Join(noID, err); err != nil {
				return err
			}
			if i, ok := at[id]; ok {
				commits[i].say(message)
			}
		}
		return nil
	}, "log", "-z", "--no-walk=unsorted", "--stdin", "--no-color", "--no-notes", "--no-patch", "--encoding=UTF-8",
		"--format=tformat:%H%x00%B")
}

// touch finds what some of all commits changed.
func (r *Repo) touch(all, of []Commit) error {
	at := make(map[string]int, len(of))
	for i, c := range of {
		at[c.ID] = i
	}
	known := slices.DeleteFunc(slices.Clone(of), func(c Commit) bool { return c.Boundary })
	return r.changed(all, known, func(id string, t Touch) {
		if i, ok := at[id]; ok {
			of[i].Touches = append(of[i].Touches, t)
		}
	})
}
