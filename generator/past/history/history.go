// Package history tells what git knows of a portal's files: which commit changed which file, from what to what, and the
// portal as it stood at a commit. It asks the git command for objects, holds each against its name, and compares trees
// itself: of a commit r.Commits(r.Head(), "", nil) tells that content/thu-tuc/a.md had one blob before and another one
// after. It reads and never writes, runs nothing that the repository brings along, and fetches nothing. It knows
// nothing of what the files mean.
package history

import (
	"bufio"
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"congkhai/generator/text/say"
)

// ErrNone is any of the reasons why git has nothing to tell of a folder.
var ErrNone = say.Errorf("không có lịch sử", "no history")

// The reasons why git has nothing to tell.
var (
	ErrNoRepository error = none{say.Text{Vi: "thư mục này không nằm trong kho git", En: "not in a git repository"}}
	ErrNoCommit     error = none{say.Text{Vi: "kho git chưa lưu lần thay đổi nào",
		En: "the git repository has no commit yet"}}
	ErrUnkept error = none{say.Text{Vi: "kho git chưa lưu nội dung nào của thư mục này",
		En: "nothing of this folder is committed yet"}}
)

// ErrNoGit says that there is a repository, and nothing to ask it with.
var ErrNoGit = say.Errorf("thư mục này nằm trong kho git mà máy chưa cài git nên không biết lịch sử; "+
	"cài git (trên Windows: Git for Windows, git-scm.com), mở lại cửa sổ lệnh rồi chạy lại, hoặc chạy trong một bản sao không có .git",
	"there is a git repository and git is not installed: install it, or run in a copy without .git")

type none struct{ say.Text }

func (n none) Error() string        { return say.Both(n) }
func (n none) Is(target error) bool { return target == ErrNone }

// contentFolder is where the files lie whose changes are told.
const contentFolder = "content"

// Repo is the repository that holds a portal's folder.
type Repo struct {
	dir    string
	prefix string // the portal's folder in the repository: "", or "a/b/"
	head   string
	cut    []string
	sparse string // the file that says which part is checked out, if any

	lock     sync.Mutex
	idle     []*batch
	deaths   atomic.Int32           // of processes that were asked for an object
	held     func() map[string]bool // all objects that there are, as far as git can list them
	filtered func() bool            // the clone was made without some objects
}

// Open finds the repository that holds a portal's folder. Where there is nothing to tell the error is an ErrNone; a
// repository that is there and cannot be read is another error.
func Open(dir string) (*Repo, error) {
	above, ok := marked(dir)
	if !ok {
		return nil, ErrNoRepository
	}
	if _, err := exec.LookPath("git"); err != nil {
		return nil, ErrNoGit
	}
	r := &Repo{dir: dir}
	r.held, r.filtered = sync.OnceValue(r.list), sync.OnceValue(r.isFiltered)
	out, err := r.output("rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--git-path", "shallow",
		"--git-path", "info/sparse-checkout", "--show-prefix")
	if err != nil {
		return nil, notOpened(dir, err)
	}
	lines := strings.SplitN(strings.TrimSuffix(string(out), "\n"), "\n", 5) // the last one may hold line ends of its own
	if len(lines) < 5 || lines[0] != "true" {
		return nil, Damaged{What: say.Text{Vi: "git không coi đây là thư mục làm việc, hãy xem core.bare và core.worktree",
			En: "no work tree for git: see core.bare and core.worktree"}}
	}
	if r.prefix = lines[4]; strings.Count(r.prefix, "/") != above {
		return nil, Damaged{What: say.Text{Vi: "git bỏ qua .git gần nhất và lấy một kho khác ở thư mục trên",
			En: "git passes over the nearest .git and takes another one above"}}
	}
	if out, err = r.output("rev-parse", "--verify", "--quiet", "HEAD^{commit}"); err != nil {
		return nil, r.headless()
	}
	r.head = strings.TrimSpace(string(out))
	if lines[1] == "true" {
		if r.cut, err = readCut(r.at(lines[2])); err != nil {
			return nil, Damaged{say.Text{Vi: "danh sách chỗ cắt của bản tải thiếu",
				En: "the list of where the clone was cut off"}, err}
		}
	}
	r.sparse = r.at(lines[3])
	if err := r.keeps(); err != nil {
		r.Close()
		return nil, err
	}
	return r, nil
}

// keeps reports as an error that the repository holds nothing of the portal's folder.
func (r *Repo) keeps() error {
	if r.prefix == "" {
		return nil
	}
	folder, err := r.folderAt(newTrees(r), r.head, r.prefix)
	if err == nil && folder == "" {
		err = ErrUnkept
	}
	return err
}

// marked looks for the repository that a folder is in, however damaged: for .git in it, or in the nearest folder so
// many above.
func marked(dir string) (above int, ok bool) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return 0, false
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil { // as git sees it
		dir = real
	}
	for ; ; above++ {
		name := filepath.Join(dir, ".git")
		if info, err := os.Lstat(name); err == nil {
			entries, err := os.ReadDir(name)
			if !info.IsDir() || err != nil || len(entries) > 0 {
				return above, true
			}
		}
		up := filepath.Dir(dir)
		if up == dir {
			return 0, false
		}
		dir = up
	}
}

// headless says why the branch has no commit: there is none at all, or the branch was lost, or what it leads to.
func (r *Repo) headless() error {
	lost := Damaged{What: say.Text{Vi: "HEAD hoặc nhánh đang dùng không dẫn tới lần lưu nào đọc được, mà kho đã có những lần lưu",
		En: "HEAD, or the branch, leads to no commit that can be read, and there were some"}}
	if r.hadCommits() {
		return lost
	}
	err := r.stream(nil, func(out *bufio.Reader) error {
		for !ended(out) {
			line, err := out.ReadString('\n')
			if err != nil {
				return unexpected(err)
			}
			if line == "commit\n" {
				return lost
			}
		}
		return nil
	}, "cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objecttype)")
	switch {
	case err == nil:
		return ErrNoCommit
	case !errors.Is(err, lost):
		lost.Err = err
	}
	return lost
}

// hadCommits reports whether something names a commit, be it there or not: HEAD, a branch, or the list of what HEAD
// was.
func (r *Repo) hadCommits() bool {
	if _, err := r.output("rev-parse", "--verify", "--quiet", "HEAD"); err == nil {
		return true
	}
	out, err := r.output("rev-parse", "--git-path", "packed-refs", "--git-path", "logs/HEAD",
		"--git-path", "refs/heads")
	names := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	if err != nil || len(names) != 3 {
		return true
	}
	branches, _ := os.ReadDir(r.at(names[2])) // none, where there is no folder
	return isWritten(r.at(names[0])) || isWritten(r.at(names[1])) || len(branches) > 0
}

// at is where a file lies that git names as seen from the folder it runs in.
func (r *Repo) at(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(r.dir, name)
}

func isWritten(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Size() > 0
}

// notOpened says why git did not tell of a folder in which there is a repository.
func notOpened(dir string, err error) error {
	var failed *exec.ExitError
	if !errors.As(err, &failed) {
		return err
	}
	if text := err.Error(); strings.Contains(text, "dubious ownership") || strings.Contains(text, "safe.directory") {
		if whole, err := filepath.Abs(dir); err == nil {
			dir = whole
		}
		return say.Errorf("git không đọc kho này vì thư mục thuộc người dùng khác; nếu tin kho ấy, chạy một lần: "+
			"git config --global --add safe.directory '%s'",
			"git distrusts this repository, owned by another user; if you trust it, run once: "+
				"git config --global --add safe.directory '%s'", filepath.ToSlash(dir))
	}
	return Damaged{say.Text{Vi: "git không mở được", En: "git cannot open it"}, err}
}

// Head is the commit that the portal's folder is at.
func (r *Repo) Head() string { return r.head }

// Shallow reports whether the clone was cut off: older commits exist elsewhere, and are not known here.
func (r *Repo) Shallow() bool { return len(r.cut) > 0 }

// Cut lists the commits at which a shallow clone was cut off, sorted. What was found out of a history holds as long as
// this stays the same.
func (r *Repo) Cut() []string { return slices.Clone(r.cut) }

// Close ends the processes that trees are read through. Those trees cannot be read any more.
func (r *Repo) Close() {
	r.lock.Lock()
	defer r.lock.Unlock()
	for _, b := range r.idle {
		b.end()
	}
	r.idle = nil
}

// valid reports whether a word is the full name of an object, and nothing that git would take for something else.
func valid(id string) bool {
	return (len(id) == 40 || len(id) == 64) && len(bytes.Trim([]byte(id), "0123456789abcdef")) == 0
}
