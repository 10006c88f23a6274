package history

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
)

// Copied is what a folder holds at a commit in a copy of another repository, which no portal lies in; "" is all of it.
// Where there is no copy, or the commit has no such folder, the error is an ErrNone.
func Copied(copy, commit, folder string) (fs.FS, error) {
	if _, err := os.Lstat(filepath.Join(copy, ".git")); err != nil { // git would look above
		return nil, ErrNoRepository
	}
	if _, err := exec.LookPath("git"); err != nil {
		return nil, ErrNoGit
	}
	r := &Repo{dir: copy, head: commit}
	if folder != "" {
		r.prefix = folder + "/"
	}
	r.held, r.filtered = sync.OnceValue(r.list), sync.OnceValue(r.isFiltered)
	there, err := r.folderAt(newTrees(r), commit, r.prefix)
	if err != nil {
		r.Close()
		return nil, err
	}
	if there == "" {
		r.Close()
		return nil, ErrUnkept
	}
	return r.Tree(commit)
}
