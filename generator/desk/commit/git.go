package commit

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"time"
)

// always is said to git before every command, so that it asks nobody, and runs nothing that the repository brings
// along.
//
// No hook runs: the page has checked all of the portal before, as our own hook does, and whoever sits before it can
// neither read what another one says nor mend what it wants. Nothing is signed: the program that signs may ask for a
// pass phrase in a window that nobody expects, and a clerk has no key.
var always = []string{
	"--no-pager", "--literal-pathspecs",
	"-c", "core.hooksPath=" + os.DevNull, "-c", "commit.gpgSign=false", "-c", "push.gpgSign=false",
	"-c", "core.quotePath=false", "-c", "core.fsmonitor=false", "-c", "core.safecrlf=false", "-c", "color.ui=false",
	"-c", "i18n.commitEncoding=UTF-8", "-c", "credential.interactive=false", "-c", "submodule.recurse=false",
	"-c", "push.recurseSubmodules=no", "-c", "fetch.recurseSubmodules=no", "-c", "push.followTags=false",
}

// kept are the beginnings of git's variables that stay: those that say how to reach others and whom to trust. All
// others may make git look elsewhere than in the portal's folder: hooks set some.
var kept = []string{
	"GIT_CONFIG_", "GIT_SSH", "GIT_SSL_", "GIT_HTTP_", "GIT_PROXY_", "GIT_EXEC_PATH",
	"GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE",
}

func environment() []string {
	env := slices.DeleteFunc(os.Environ(), func(v string) bool {
		stays := slices.ContainsFunc(kept, func(k string) bool { return strings.HasPrefix(v, k) })
		return strings.HasPrefix(v, "GIT_") && !stays || strings.HasPrefix(v, "SSH_ASKPASS")
	})
	return append(env, "GIT_TERMINAL_PROMPT=0", "GIT_ASKPASS=", "GCM_INTERACTIVE=never", "GIT_EDITOR=true",
		"LC_ALL=C", "LANGUAGE=C")
}

// longest is how long one thing that a clerk asked for may take: who waits longer does it again.
const longest = 30 * time.Second

// failure is what git says when it does not do what it was told.
type failure struct {
	said string
	code int // its exit status
}

func (f *failure) Error() string { return "git: " + f.said }

// mostSaid is how much of what git complains of is kept: its end, where the reason stands.
const mostSaid = 4 << 10

// password is what some write into the address of the place that they send to; it is shown to nobody.
var password = regexp.MustCompile(`//[^/@\s]*@`)

// busy is what git says where another program is at work in the repository.
func busy(err error) bool {
	var failed *failure
	return errors.As(err, &failed) && strings.Contains(failed.said, ".lock': File exists")
}

// git runs git in the portal's folder, gives it something to read, and returns what it answers, without the last line's
// end. Where another program is at work in the repository, it is tried again for three seconds.
func (r *Repo) git(ctx context.Context, in string, args ...string) (out string, err error) {
	for range 10 {
		if out, err = r.once(ctx, in, args...); !busy(err) {
			break
		}
		select {
		case <-ctx.Done():
		case <-time.After(r.pause):
		}
	}
	return out, err
}

func (r *Repo) once(ctx context.Context, in string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, "git", slices.Concat(always, args)...)
	cmd.Dir, cmd.Env, cmd.Stdin = r.dir, append(environment(), r.says...), strings.NewReader(in)
	// Interrupted, git takes its locks away and ends what it started; killed, it does neither.
	cmd.Cancel = func() error {
		if cmd.Process.Signal(os.Interrupt) != nil { // Windows has no such signal
			return cmd.Process.Kill()
		}
		return nil
	}
	cmd.WaitDelay = 2 * time.Second
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	err := cmd.Run()
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		text := password.ReplaceAllString(strings.TrimSpace(strings.ToValidUTF8(said.String(), "\uFFFD")), "//")
		return strings.TrimSpace(out.String()), &failure{text[max(0, len(text)-mostSaid):], exit.ExitCode()}
	}
	return strings.TrimSuffix(out.String(), "\n"), err
}

// answer is what git answers where nobody else is needed.
func (r *Repo) answer(args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), longest)
	defer cancel()
	return r.git(ctx, "", args...)
}

// local has git do something that needs nobody else.
func (r *Repo) local(args ...string) error {
	_, err := r.answer(args...)
	return err
}

// ask returns what git answers to a question about the repository, or "" where it has no answer.
func (r *Repo) ask(args ...string) string {
	out, err := r.answer(args...)
	if err != nil {
		return ""
	}
	return out
}
