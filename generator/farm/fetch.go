package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"congkhai/generator/files/portals"
)

// always is said to git before every command: it runs nothing that a repository brings along.
var always = []string{"--no-pager", "-c", "core.hooksPath=" + os.DevNull, "-c", "core.fsmonitor=false", "-c", "color.ui=false",
	"-c", "credential.interactive=false", "-c", "submodule.recurse=false", "-c", "fetch.recurseSubmodules=no"}

// quietClone is kept in a clone for whoever uses it: tidying up behind the back of the farm would outlive a run.
var quietClone = []string{"-c", "gc.autoDetach=false", "-c", "maintenance.autoDetach=false"}

// kept are the beginnings of git's variables that stay: how to reach others and whom to trust.
var kept = []string{"GIT_CONFIG_", "GIT_SSH", "GIT_SSL_", "GIT_HTTP_", "GIT_PROXY_", "GIT_EXEC_PATH"}

// environment is what children get of the worker's: not the keys of other portals, as far as they are called as
// congkhai calls them, nor what lets one into the queue, nor what leads git elsewhere.
func environment() []string {
	env := slices.DeleteFunc(os.Environ(), func(v string) bool {
		stays := slices.ContainsFunc(kept, func(k string) bool { return strings.HasPrefix(v, k) })
		return strings.HasPrefix(v, "GIT_") && !stays || strings.HasPrefix(v, "SSH_ASKPASS") ||
			strings.HasPrefix(v, keyVariable) || strings.HasPrefix(v, tokenVariable) || strings.HasPrefix(v, credentialsVariable)
	})
	if os.Getenv("GIT_SSH_COMMAND") == "" && os.Getenv("GIT_SSH") == "" {
		env = append(env, "GIT_SSH_COMMAND=ssh -oBatchMode=yes") // nobody is there to be asked
	}
	return append(env, "GIT_TERMINAL_PROMPT=0", "GIT_ASKPASS=", "GCM_INTERACTIVE=never", "GIT_ALLOW_PROTOCOL=https:ssh:file",
		"LC_ALL=C.UTF-8", "LANGUAGE=C")
}

// folder is that of the portal: where it lies, or a clone of our own.
func (r *running) folder() string {
	if portals.IsRemote(r.job.Source) {
		return filepath.Join(r.store, r.job.Name)
	}
	return r.job.Source
}

// fetch brings what is new. A folder is used in place: refresh takes what is new there itself.
func (r *running) fetch(ctx context.Context) bool {
	dir := r.folder()
	if !portals.IsRemote(r.job.Source) {
		if _, err := os.Stat(filepath.Join(dir, "config.toml")); err != nil {
			r.tell("không thấy cổng ở thư mục này trên máy %s: %s", "there is no portal in this folder on the machine %s: %s", r.who, err)
			return false
		}
		return true
	}
	if err := os.MkdirAll(r.store, 0o755); err != nil {
		r.tell("%s", "%s", err)
		return false
	}
	if _, err := os.Stat(filepath.Join(dir, ".git")); err != nil {
		return r.clone(ctx, dir) && r.checkOut(ctx, dir)
	}
	dropLocks(filepath.Join(dir, ".git"))
	return r.git(ctx, dir, "config", "remote.origin.url", r.job.Source) &&
		r.git(ctx, dir, "fetch", "--quiet", "--prune", "origin") && r.checkOut(ctx, dir)
}

// clone makes a clone under another name first, so that what stands under its own is whole.
func (r *running) clone(ctx context.Context, dir string) bool {
	half := dir + ".moi"
	if err := errors.Join(os.RemoveAll(half), os.RemoveAll(dir)); err != nil {
		r.tell("%s", "%s", err)
		return false
	}
	args := slices.Concat([]string{"clone", "--quiet"}, quietClone, []string{"--", r.job.Source, half})
	if !r.git(ctx, r.store, args...) {
		return false
	}
	if err := os.Rename(half, dir); err != nil {
		r.tell("%s", "%s", err)
		return false
	}
	return true
}

// checkOut puts the pinned commit into the folder, or else what the repository's own branch has: a branch of ours that
// follows it, for refresh to see.
func (r *running) checkOut(ctx context.Context, dir string) bool {
	if r.job.Pin != "" {
		return r.git(ctx, dir, "checkout", "--quiet", "--force", "--detach", r.job.Pin)
	}
	return r.git(ctx, dir, "remote", "set-head", "origin", "--auto") &&
		r.git(ctx, dir, "checkout", "--quiet", "--force", "-B", "farm", "--track", "origin/HEAD")
}

func (r *running) git(ctx context.Context, dir string, args ...string) bool {
	return r.child(ctx, dir, nil, slices.Concat([]string{"git"}, always, args)...) == 0
}

// dropLocks removes what git leaves when it is killed. Nobody but who holds the portal is at work in a clone of ours,
// and what others started there died with them.
func dropLocks(dir string) {
	_ = filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil
		case entry.IsDir() && entry.Name() == "objects":
			return fs.SkipDir
		case strings.HasSuffix(name, ".lock"):
			return os.Remove(name)
		}
		return nil
	})
}
