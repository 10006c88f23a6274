// Package history tells what git knows of a portal's files: which commit changed which file, from what to what, and the
// portal as it stood at a commit. It calls the git command (and reads git's packs itself where many commits are asked for:
// packs.go), reads and never writes, runs nothing that the repository brings along, and fetches nothing. It knows nothing of what
// the files mean.
package history

import (
	"bytes"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// ErrNone is any of the reasons why git has nothing to tell of a folder.
var ErrNone = errors.New("không có lịch sử · no history")

// The reasons why git has nothing to tell.
var (
	ErrNoGit        error = none("máy này chưa cài git · git is not installed")
	ErrNoRepository error = none("thư mục này không nằm trong kho git · not in a git repository")
	ErrNoCommit     error = none("kho git chưa lưu lần thay đổi nào · the git repository has no commit yet")
	ErrUnkept       error = none("kho git chưa lưu nội dung nào của thư mục này · nothing of this folder is committed yet")
)

type none string

func (n none) Error() string        { return string(n) }
func (n none) Is(target error) bool { return target == ErrNone }

// ErrRewritten says that what was read before is no part of the history any more: it has to be read anew.
var ErrRewritten = errors.New("lịch sử trong git đã bị viết lại · the history was rewritten")

// contentFolder is where the files lie whose changes are told.
const contentFolder = "content"

// Repo is the repository that holds a portal's folder.
type Repo struct {
	dir    string
	prefix string // the portal's folder in the repository: "", or "a/b/"
	head   string
	cut    []string

	lock sync.Mutex
	idle []*batch
}

// Open finds the repository that holds a portal's folder. Where there is nothing to tell the error is an ErrNone.
func Open(dir string) (*Repo, error) {
	if _, err := exec.LookPath("git"); err != nil {
		return nil, ErrNoGit
	}
	r := &Repo{dir: dir}
	out, err := r.output("rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--git-path", "shallow", "--show-prefix")
	if err != nil {
		return nil, notOpened(dir, err)
	}
	lines := strings.SplitN(strings.TrimSuffix(string(out), "\n"), "\n", 4) // the last one may hold line ends of its own
	if len(lines) < 4 || lines[0] != "true" {
		return nil, ErrNoRepository
	}
	r.prefix = lines[3]
	if out, err = r.output("rev-parse", "--verify", "--quiet", "HEAD^{commit}"); err != nil {
		return nil, ErrNoCommit
	}
	r.head = strings.TrimSpace(string(out))
	if lines[1] == "true" {
		if r.cut, err = readCut(filepath.Join(dir, lines[2]), lines[2]); err != nil {
			return nil, err
		}
	}
	if r.prefix != "" && !r.has(r.head, "") {
		return nil, ErrUnkept
	}
	return r, nil
}

// notOpened says why git did not tell of a folder.
func notOpened(dir string, err error) error {
	var failed *exec.ExitError
	if !errors.As(err, &failed) {
		return err
	}
	switch text := err.Error(); {
	case strings.Contains(text, "dubious ownership"), strings.Contains(text, "safe.directory"):
		if whole, err := filepath.Abs(dir); err == nil {
			dir = whole
		}
		return fmt.Errorf("git không đọc kho này vì thư mục thuộc người dùng khác; nếu tin kho ấy, chạy một lần: "+
			"git config --global --add safe.directory '%s' · git distrusts this repository, owned by another user: run that command once if you trust it", filepath.ToSlash(dir))
	case strings.Contains(text, "not a git repository"), strings.Contains(text, "must be run in a work tree"):
		return ErrNoRepository
	}
	return err
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

// has reports whether a commit holds a path of the portal's folder; "" is the folder itself.
func (r *Repo) has(commit, path string) bool {
	_, err := r.output("cat-file", "-e", commit+":"+strings.TrimSuffix(r.prefix+path, "/"))
	return err == nil
}

// valid reports whether a word is the full name of an object, and nothing that git would take for something else.
func valid(id string) bool {
	return (len(id) == 40 || len(id) == 64) && len(bytes.Trim([]byte(id), "0123456789abcdef")) == 0
}
