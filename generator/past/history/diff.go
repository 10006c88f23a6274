package history

import (
	"bufio"
	"bytes"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"congkhai/generator/text/bound"
	"congkhai/generator/text/say"
)

// changed tells what some of all commits changed, as against the parents that they are given with. Each commit's
// changes are told in order, and those of several commits at the same time.
func (r *Repo) changed(all, of []Commit, each func(id string, t Touch)) error {
	roots := make(map[string]string, len(all))
	for _, c := range all {
		roots[c.ID] = c.Tree
	}
	var g errgroup.Group
	for part := range slices.Chunk(of, share(len(of))) {
		g.Go(func() error {
			w := walker{trees: newTrees(r), roots: roots, folders: map[string]string{}}
			return w.commits(part, each)
		})
	}
	return g.Wait()
}

// walker finds out what commits changed from their trees.
type walker struct {
	*trees
	roots   map[string]string // the trees of commits
	folders map[string]string // the trees of content/ in them
}

// difference is what content/ differs in between a commit and one of its parents.
type difference struct {
	*trees
	before, after string  // trees
	touches       []Touch // each with one side
	seen          int
}

// change is a commit with its differences from each parent.
type change struct {
	id   string
	from []*difference
}

// commits tells what commits changed, once git told which files were renamed.
func (w walker) commits(commits []Commit, each func(id string, t Touch)) error {
	var changes []change
	var asked []*difference
	for _, c := range slices.Backward(commits) { // parents first, mostly, whose trees are known then
		w.makeRoom()
		from, err := w.commit(c)
		if err != nil {
			return unread(c.ID, err)
		}
		changes = append(changes, change{c.ID, from})
		for _, d := range from {
			if _, perhaps := d.renamed(); perhaps {
				asked = append(asked, d)
			}
		}
	}
	if err := w.repo.rename(asked); err != nil {
		return Damaged{say.Text{Vi: "những gì cần để biết tệp nào đã đổi tên",
			En: "what has to be read to tell which files were renamed"}, err}
	}
	for _, c := range changes {
		for _, t := range c.touches() {
			each(c.id, t)
		}
	}
	return nil
}

// commit finds the differences of a commit from its parents. Where it took the files of one of them there are none.
func (w walker) commit(c Commit) (from []*difference, err error) {
	after, err := w.content(c.ID)
	if err != nil {
		return nil, err
	}
	if len(c.Parents) == 0 {
		from = []*difference{{trees: w.trees, after: after}}
	}
	for _, id := range c.Parents {
		before, err := w.content(id)
		if before == after || err != nil {
			return nil, err
		}
		from = append(from, &difference{trees: w.trees, before: before, after: after})
	}
	for _, d := range from {
		if err := d.folders(d.before, d.after, contentFolder+"/"); err != nil {
			return nil, err
		}
	}
	return from, nil
}

// content finds the tree of content/ in a commit, "" where there is none.
func (w walker) content(commit string) (string, error) {
	folder, ok := w.folders[commit]
	if !ok {
		var err error
		if folder, err = w.folder(w.roots[commit], w.repo.prefix+contentFolder); err != nil {
			return "", err
		}
		w.folders[commit] = folder
	}
	return folder, nil
}

// touches are the files that are like those of no parent.
func (c change) touches() (touches []Touch) {
	for i, d := range c.from {
		if i == 0 {
			touches = d.touches
			continue
		}
		at := make(map[string]Side, len(d.touches))
		for _, t := range d.touches {
			at[t.Path] = t.Before[0]
		}
		touches = slices.DeleteFunc(touches, func(t Touch) bool { _, differs := at[t.Path]; return !differs })
		for n, t := range touches {
			touches[n].Before = append(t.Before, at[t.Path])
		}
	}
	return touches
}

// folders adds what two trees differ in, in git's order. No tree ("") has nothing in it.
func (d *difference) folders(before, after, path string) error {
	a, err := d.read(before)
	if err != nil {
		return err
	}
	b, err := d.read(after)
	if err != nil {
		return err
	}
	for len(a) > 0 || len(b) > 0 {
		if n := d.length(a); n > 0 && len(b) >= n && bytes.Equal(a[:n], b[:n]) { // most entries, by far, are the same
			a, b = a[n:], b[n:]
			continue
		}
		m, n, err := d.first(a, b, path)
		if err != nil {
			return err
		}
		if a, b = a[m:], b[n:]; bytes.Equal(a, b) { // mostly all that comes after a change
			return nil
		}
	}
	return nil
}

// first adds what became of the first entry of two trees, and returns how long it is in each.
func (d *difference) first(a, b []byte, path string) (m, n int, err error) {
	was, m, err := d.next(a)
	if err != nil {
		return 0, 0, err
	}
	is, n, err := d.next(b)
	if err != nil {
		return 0, 0, err
	}
	switch {
	case was.there() && is.there() && was.order() == is.order():
		return m, n, d.add(was, is, path+string(is.name))
	case is.there() && (!was.there() || is.order() < was.order()):
		return 0, n, d.add(item{}, is, path+string(is.name))
	default:
		return m, 0, d.add(was, item{}, path+string(was.name))
	}
}

// add adds what became of an entry: of a file, or of all that is in a folder.
func (d *difference) add(was, is item, path string) error {
	if d.seen++; d.seen > bound.Entries || len(path) > bound.TreePath {
		return errTooMuch
	}
	if was.tree() != is.tree() {
		if err := d.folders(was.tree(), is.tree(), path+"/"); err != nil {
			return err
		}
	}
	if was.blob() != is.blob() {
		d.touches = append(d.touches, Touch{Path: path, Blob: is.blob(), Before: []Side{{path, was.blob()}}})
	}
	return nil
}

// renamed reports whether files may have been renamed, because some were removed and others added, and lists the blobs
// that have to be read to find out: not those of both, because the same is seen by its name.
func (d *difference) renamed() (blobs []string, perhaps bool) {
	removed, added := map[string]bool{}, map[string]bool{}
	for _, t := range d.touches {
		switch {
		case t.Blob == "":
			removed[t.Before[0].Blob] = true
		case t.Before[0].Blob == "":
			added[t.Blob] = true
		}
	}
	for id := range removed {
		if !added[id] {
			blobs = append(blobs, id)
		}
	}
	for id := range added {
		if !removed[id] {
			blobs = append(blobs, id)
		}
	}
	return blobs, len(removed) > 0 && len(added) > 0
}

// rename asks git which files of differences were renamed. Git does not look whether what it reads is what its name
// says, so that it is read here before.
func (r *Repo) rename(asked []*difference) error {
	if len(asked) == 0 {
		return nil
	}
	var ask strings.Builder
	for _, d := range asked {
		blobs, _ := d.renamed()
		for _, id := range blobs {
			if _, err := r.Blob(id); err != nil {
				return err
			}
		}
		ask.WriteString(d.before + " " + d.after + "\n")
	}
	return r.stream(strings.NewReader(ask.String()), func(out *bufio.Reader) (err error) {
		for question := range strings.Lines(ask.String()) {
			if asked[0].touches, err = readTouches(out, question); err != nil {
				return err
			}
			asked = asked[1:]
		}
		return nil
	}, "diff-tree", "--stdin", "-r", "-z", "--raw", "--no-abbrev", "-M70%", "-l1000", "--no-ext-diff", "--no-textconv",
		"--no-color", "--no-relative")
}
