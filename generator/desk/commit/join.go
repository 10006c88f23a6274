package commit

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// errApart says that a person has to join what was saved here with what others sent; all is as it was.
var errApart = errors.New("cannot be joined")

// join brings what others sent into the branch, the index and the folder. What comes of it is worked out beside them
// (git merge-tree), so that nothing has to be undone where it is an errApart. Other changes in the folder stay; where
// one of them is in the way, it is a person's too.
func (r *Repo) join(ctx context.Context, theirs string) error {
	r.folder.Lock()
	defer r.folder.Unlock()
	if err := r.ready(); err != nil { // somebody may have begun something since
		return err
	}
	ours := r.head()
	base := r.ask("merge-base", "HEAD", theirs+"^{commit}")
	switch {
	case theirs == "" || base == theirs:
		return nil
	case base == ours:
		return r.move(ours, theirs)
	}
	tree, err := r.git(ctx, "", "merge-tree", "--write-tree", "--name-only", "--no-messages", ours, theirs)
	if failed := (*failure)(nil); errors.As(err, &failed) {
		// Git says where they meet, or that they have nothing in common, or is older than 2.38.
		return fmt.Errorf("%w: %s%s", errApart, line(failed.said), line(tree))
	}
	if err != nil {
		return err
	}
	commit, err := r.git(ctx, "Gộp bản lưu chung\n", "commit-tree", strings.TrimSpace(tree), "-p", ours, "-p", theirs)
	if err != nil {
		return err
	}
	return r.move(ours, commit)
}

// move takes the branch, the index and the folder from one commit to another one. What is changed and not committed
// stays; where a file would have to change that somebody has changed, git touches nothing. It is not
// interrupted halfway, however late it is.
func (r *Repo) move(from, to string) error {
	if hidden := r.hidden(from, to); hidden != "" {
		return fmt.Errorf("%w: %q is ignored here", errApart, hidden)
	}
	_ = r.local("update-index", "-q", "--refresh") // it complains of what is changed
	err := r.local("read-tree", "-m", "-u", from, to)
	if says(err, "not uptodate", "would be overwritten", "would be removed", "would lose", "not up to date") {
		return fmt.Errorf("%w: %w", errApart, err)
	}
	if err != nil {
		return err
	}
	if err := r.local("update-ref", "-m", "congkhai: gop", "HEAD", to, from); err != nil {
		return errors.Join(err, r.local("read-tree", "-m", "-u", to, from))
	}
	return nil
}

// hidden is a file in the folder that others have added and that is ignored here, or "". Git thinks nothing of such
// files and would write over it.
func (r *Repo) hidden(from, to string) string {
	top := r.ask("rev-parse", "--show-toplevel")
	added := r.ask("diff", "--name-only", "-z", "--no-relative", "--no-renames", "--no-ext-diff", "--diff-filter=A",
		from, to)
	for name := range strings.SplitSeq(strings.TrimSuffix(added, "\x00"), "\x00") {
		if _, err := os.Lstat(filepath.Join(top, filepath.FromSlash(name))); err != nil || name == "" {
			continue
		}
		if r.ask("-C", top, "ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--", name) != "" {
			return name
		}
	}
	return ""
}
