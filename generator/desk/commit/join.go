package commit

import (
	"context"
	"errors"
	"strings"
)

// join brings what others sent into the branch, the index and the folder. What comes of it is worked out beside them
// (git merge-tree), so that nothing has to be undone where a person has to do it: then joined is false, and all is as
// it was. Other changes in the folder stay; where one of them is in the way, it is a person's too.
func (r *Repo) join(ctx context.Context, theirs string) (joined bool, err error) {
	ours := r.head()
	base := r.ask("merge-base", "HEAD", theirs+"^{commit}")
	switch {
	case theirs == "" || base == theirs:
		return true, nil
	case base == ours:
		return r.move(ours, theirs)
	}
	tree, err := r.git(ctx, "", "merge-tree", "--write-tree", "--no-messages", ours, theirs)
	if failed := (*failure)(nil); errors.As(err, &failed) {
		return false, nil // git says where they meet, or that they have nothing in common, or is older than 2.38
	}
	if err != nil {
		return false, err
	}
	tree, _, _ = strings.Cut(tree, "\n")
	commit, err := r.git(ctx, "Gộp bản lưu chung\n", "commit-tree", tree, "-p", ours, "-p", theirs)
	if err != nil {
		return false, err
	}
	return r.move(ours, commit)
}

// move takes the branch, the index and the folder from one commit to another one. What is changed and not committed
// stays; where a file would have to change that somebody has changed, git touches nothing. It is not
// interrupted halfway, however late it is.
func (r *Repo) move(from, to string) (moved bool, err error) {
	_ = r.local("update-index", "-q", "--refresh") // it complains of what is changed
	err = r.local("read-tree", "-m", "-u", from, to)
	if says(err, "not uptodate", "would be overwritten", "would be removed", "would lose", "not up to date") {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if err := r.local("update-ref", "-m", "congkhai: gop", "HEAD", to, from); err != nil {
		return false, errors.Join(err, r.local("read-tree", "-m", "-u", to, from))
	}
	return true, nil
}
