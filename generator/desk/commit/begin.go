package commit

import (
	"errors"
	"os/exec"

	"congkhai/generator/text/say"
)

// ErrNoGit says that nothing keeps a history on this machine.
var ErrNoGit = say.Errorf("máy này chưa có git; cài git (trên Windows: Git for Windows, git-scm.com)",
	"git is not installed on this machine")

// Begin finds the repository that holds a portal's folder, or makes one of the folder. In one that is around it and
// never held any of it none is made: whoever keeps that one decides.
func Begin(dir string) (*Repo, error) {
	if repo, ok := Open(dir); ok {
		return repo, nil
	}
	if _, err := exec.LookPath("git"); err != nil {
		return nil, ErrNoGit
	}
	r := at(dir)
	if top := r.ask("rev-parse", "--show-toplevel"); top != "" {
		return nil, say.Errorf("thư mục này nằm trong kho git của %s, kho ấy không giữ gì của nó",
			"this folder lies in the repository of %s, which holds nothing of it", top)
	}
	var failed *failure
	switch err := r.local("init", "--quiet", "--initial-branch=main"); {
	case errors.As(err, &failed):
		return nil, say.Errorf("git không lập được kho: %s", "git made no repository: %s", line(failed.said))
	case err != nil:
		return nil, err
	}
	return r, nil
}
