package commit

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"congkhai/generator/text/say"
)

// Message is what is said of a change.
type Message struct {
	Why      string // one line
	Decision string // the decision that asked for it, if any
	Minor    string // why its meaning stays the same, where it does
}

// text is the message as past/history reads it. Each part is one line, so that none can say what another one does.
func (m Message) text() string {
	text := strings.TrimLeft(line(m.Why), "# ") + "\n" // a line that begins so is a comment for git
	gap := "\n"
	for _, trailer := range [][2]string{{"Quyet-dinh: ", line(m.Decision)}, {"Thay-doi-nho: ", line(m.Minor)}} {
		if trailer[1] != "" {
			text += gap + trailer[0] + trailer[1] + "\n"
			gap = ""
		}
	}
	return text
}

// line is a text on one line.
func line(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(text, "\uFFFD"), func(c rune) bool {
		return unicode.IsSpace(c) || unicode.IsControl(c) || unicode.In(c, unicode.Zl, unicode.Zp)
	}), " ")
}

// Save keeps files of the portal as they lie there, or that they are gone; where all are as they were kept before,
// nothing is to be done. Paths are seen from the portal's folder, with slashes.
func (r *Repo) Save(paths []string, m Message) error {
	r.folder.Lock()
	defer r.folder.Unlock()
	if line(m.Why) == "" || m.text()[0] == '\n' {
		return say.Errorf("hãy ghi vài chữ: sửa gì, vì sao", "say in a few words what was changed, and why")
	}
	for _, p := range paths {
		if !fs.ValidPath(p) || p == "." || !filepath.IsLocal(filepath.FromSlash(p)) {
			return say.Errorf("%q không nằm trong thư mục của cổng", "%q is not in the portal's folder", p)
		}
	}
	if err := r.ready(); err != nil {
		return err
	}
	signing, err := r.signing()
	if err != nil {
		return err
	}
	if err := signing.keep(paths, m); err != nil {
		return say.Errorf("chưa lưu được vào lịch sử: %s", "not committed: %s", told(err))
	}
	return nil
}

// keep commits. git does so in one step, with an index of its own, as long as it knows the paths.
func (r *Repo) keep(paths []string, m Message) (err error) {
	known, added, err := r.sort(paths)
	if err != nil || len(known)+len(added) == 0 {
		return err
	}
	if len(added) > 0 {
		// Also what is ignored: who saved it means it to be published.
		if err := r.local(slices.Concat([]string{"add", "--intent-to-add", "--force", "--"}, added)...); err != nil {
			return err
		}
	}
	all := slices.Concat(known, added)
	if len(added) == 0 && r.same(all) { // git may still call a file changed whose line ends alone are others
		return r.local(slices.Concat([]string{"update-index", "--add", "--remove", "--"}, all)...)
	}
	ctx, cancel := context.WithTimeout(context.Background(), longest)
	defer cancel()
	_, err = r.git(ctx, m.text(), slices.Concat([]string{"commit", "--quiet", "--only", "--no-verify",
		"--cleanup=verbatim", "--file=-", "--"}, all)...)
	if err != nil && len(added) > 0 {
		err = errors.Join(err, r.local(slices.Concat([]string{"update-index", "--force-remove", "--"}, added)...))
	}
	return err
}

// sort tells paths that git knows from those that are new. What it does not know and is not there is as it was.
func (r *Repo) sort(paths []string) (known, added []string, err error) {
	if len(paths) == 0 {
		return nil, nil, nil
	}
	args := []string{"ls-files", "-z"}
	if r.head() != "" {
		args = append(args, "--with-tree=HEAD")
	}
	listed := map[string]bool{}
	out, err := r.answer(slices.Concat(args, []string{"--"}, paths)...)
	if err != nil {
		return nil, nil, err
	}
	for p := range strings.SplitSeq(out, "\x00") {
		listed[p] = true
	}
	for _, p := range paths {
		info, err := os.Lstat(filepath.Join(r.dir, filepath.FromSlash(p)))
		switch {
		case err == nil && info.IsDir():
			return nil, nil, say.Errorf("%s là thư mục", "%s is a folder", p)
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			return nil, nil, err
		case listed[p]:
			known = append(known, p)
		case err == nil:
			added = append(added, p)
		}
	}
	return known, added, nil
}

// same reports whether files are as the last commit has them. Where there is none yet, none is.
func (r *Repo) same(paths []string) bool {
	differ := slices.Concat([]string{"diff", "--quiet", "--no-ext-diff", "HEAD", "--"}, paths)
	return r.head() != "" && r.local(differ...) == nil
}

// ready reports why nothing can be saved or joined here now.
func (r *Repo) ready() error {
	marks := []string{"rev-parse"}
	for _, name := range []string{"MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply"} {
		marks = append(marks, "--git-path", name)
	}
	out, err := r.answer(marks...)
	if err != nil {
		return told(err)
	}
	for at := range strings.SplitSeq(out, "\n") {
		if !filepath.IsAbs(at) {
			at = filepath.Join(r.dir, at)
		}
		if _, err := os.Lstat(at); err == nil {
			return errUnfinished
		}
	}
	if r.ask("diff", "--name-only", "--diff-filter=U", "--no-relative", "--no-ext-diff") != "" {
		return errUnfinished
	}
	if r.branch() == "" {
		return say.Errorf("thư mục này đang mở một bản cũ, lưu vào đó sẽ lạc mất; hãy gọi người quản trị máy",
			"HEAD is detached: call who looks after this machine")
	}
	return nil
}

var errUnfinished = say.Errorf("trong thư mục này có lần gộp bài của nhiều người đang làm dở; "+
	"chưa lưu thêm được, hãy gọi người quản trị máy làm cho xong",
	"a merge or rebase is not finished here: call who looks after this machine")

// signing is the same repository, in which git writes the author that Author tells, whatever else the machine says.
func (r *Repo) signing() (*Repo, error) {
	name, mail := r.Author()
	if name == "" || mail == "" {
		return nil, say.Errorf("chưa biết ai sửa; hãy ghi họ tên trước khi lưu",
			"no author is known: say who you are first")
	}
	return &Repo{dir: r.dir, pause: r.pause, folder: r.folder, says: []string{"GIT_AUTHOR_NAME=" + name, "GIT_COMMITTER_NAME=" + name,
		"GIT_AUTHOR_EMAIL=" + mail, "GIT_COMMITTER_EMAIL=" + mail}}, nil
}

// head is the commit that the branch is at, or "".
func (r *Repo) head() string { return r.ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}") }

// branch is the one that is checked out, or "".
func (r *Repo) branch() string { return r.ask("symbolic-ref", "--quiet", "--short", "HEAD") }

// told is an error as a clerk is told of it.
func told(err error) error {
	var failed *failure
	switch {
	case busy(err):
		return say.Errorf("chương trình khác đang làm việc với thư mục này; đợi một lát rồi lưu lại. "+
			"Vẫn thế thì gọi người quản trị máy",
			"another program is at work in the repository (its lock is there)")
	case errors.Is(err, context.DeadlineExceeded):
		return say.Errorf("máy làm lâu quá; hãy lưu lại", "it took too long")
	case errors.As(err, &failed):
		return say.Errorf("hãy gọi người quản trị máy và đưa dòng này: %s", "%s", line(failed.said))
	}
	return err
}
