package commit

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"congkhai/generator/text/say"
)

// ErrNoCommit says that a repository has not the commit that is wanted of it.
var ErrNoCommit = say.Errorf("kho không có lần lưu ấy", "the repository has no such commit")

// Copy makes a folder that holds a commit of a repository elsewhere, or nothing. Nothing is checked out, and nothing of
// the folder is there before all is. An address begins with https://, ssh:// or file://, which alone are used.
func Copy(ctx context.Context, dir, address, commit string) error {
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return err
	}
	part, err := os.MkdirTemp(filepath.Dir(dir), ".dang-tai-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(part) // which is gone where all went well
	r := at(part)
	r.says = append(r.ssh(), "GIT_ALLOW_PROTOCOL=https:ssh:file")
	if err := r.local("init", "-q", "--template=", "."); err != nil {
		return err
	}
	if err := r.copyFrom(ctx, address, commit); err != nil {
		return err
	}
	return os.Rename(part, dir)
}

// copyFrom fetches a commit: alone where the other side hands out single commits, else with all branches and tags.
func (r *Repo) copyFrom(ctx context.Context, address, commit string) error {
	fetch := []string{"-c", "gc.auto=0", "fetch", "-q", "--no-tags"}
	if _, err := r.git(ctx, "", append(fetch, "--depth=1", "--", address, commit)...); err == nil {
		return nil
	}
	_, err := r.git(ctx, "", append(fetch, "--", address, "+refs/heads/*:refs/chung/heads/*", "+refs/tags/*:refs/chung/tags/*")...)
	if err != nil {
		return errors.Join(say.Errorf("không tải được từ %s: %s", "nothing comes from %s: %s", address, told(err)), ctx.Err())
	}
	if r.ask("rev-parse", "--verify", "--quiet", commit+"^{commit}") != commit {
		return ErrNoCommit
	}
	return nil
}
