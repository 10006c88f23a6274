package history

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"

	"congkhai/generator/text/say"
)

// always is said to git before every command, so that neither the user's configuration nor the repository's changes
// what it answers, runs a program, or reaches for the network.
var always = []string{
	"--no-pager", "--no-replace-objects", "--literal-pathspecs",
	"-c", "core.quotePath=false", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=" + os.DevNull,
	"-c", "diff.renames=true", "-c", "diff.renameLimit=1000", "-c", "diff.ignoreSubmodules=none",
	"-c", "log.showSignature=false", "-c", "log.showRoot=true", "-c", "log.follow=false", "-c", "log.mailmap=false",
	"-c", "core.commitGraph=false", "-c", "core.multiPackIndex=false", // commits and packs tell the same
	"-c", "core.attributesFile=" + os.DevNull, "-c", "core.bigFileThreshold=512m", "-c", "color.ui=false",
	"-c", "advice.graftFileDeprecated=false",
}

// dropped are the variables that would make git look elsewhere than in the portal's folder, or otherwise: hooks set
// some. Those that carry configuration stay, because they are how others say which folders they trust.
var dropped = []string{
	"GIT_DIR", "GIT_WORK_TREE", "GIT_IMPLICIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR",
	"GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE", "GIT_NAMESPACE",
	"GIT_REPLACE_REF_BASE", "GIT_NO_REPLACE_OBJECTS", "GIT_CONFIG", "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS",
	"GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "GIT_FLUSH", "GIT_ATTR_SOURCE",
	"GIT_CEILING_DIRECTORIES",
}

func environment() []string {
	env := slices.DeleteFunc(os.Environ(), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		return slices.Contains(dropped, name) || strings.HasPrefix(name, "GIT_TRACE")
	})
	return append(env, "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0",
		"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", // nothing is fetched; the latter for old gits
		"GIT_GRAFT_FILE="+os.DevNull,
		"GIT_ATTR_NOSYSTEM=1", "GIT_DISCOVERY_ACROSS_FILESYSTEM=1", "LC_ALL=C", "LANGUAGE=C")
}

func (r *Repo) command(args ...string) *exec.Cmd {
	cmd := exec.Command("git", slices.Concat(always, args)...)
	cmd.Dir, cmd.Env = r.dir, environment()
	return cmd
}

// mostSaid is how much of what git complains of is kept.
const mostSaid = 4 << 10

// complaint keeps the beginning of what a program complains of.
type complaint struct{ bytes.Buffer }

func (c *complaint) Write(b []byte) (int, error) {
	_, _ = c.Buffer.Write(b[:min(len(b), mostSaid-min(mostSaid, c.Len()))]) // a Buffer never fails
	return len(b), nil
}

// stream runs git, feeds it, and has what it answers read. What is left unread ends the run.
func (r *Repo) stream(in io.Reader, read func(*bufio.Reader) error, args ...string) error {
	cmd := r.command(args...)
	var said complaint
	cmd.Stdin, cmd.Stderr = in, &said
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	failed := read(bufio.NewReaderSize(out, 1<<16))
	if failed != nil {
		_ = cmd.Process.Kill() // it may have ended
	}
	_, _ = io.Copy(io.Discard, out) // so that it can end
	err = cmd.Wait()
	var exit *exec.ExitError
	switch {
	case failed != nil && !errors.Is(failed, io.ErrUnexpectedEOF):
		return failed
	case errors.As(err, &exit):
		return fmt.Errorf("git %s: %s: %w", args[0], oneLine(said.String()), err)
	}
	return errors.Join(failed, err)
}

// mostAnswered is how long an answer may be that is read whole.
const mostAnswered = 256 << 20

// output runs git and returns what it answers.
func (r *Repo) output(args ...string) (out []byte, err error) {
	err = r.stream(nil, func(from *bufio.Reader) error {
		out, err = io.ReadAll(io.LimitReader(from, mostAnswered+1))
		if len(out) > mostAnswered {
			return say.Errorf("git %s: dài quá %d byte", "git %s: longer than %d bytes", args[0], mostAnswered)
		}
		return err
	}, args...)
	return out, err
}

// readCut reads the list of commits at which a clone was cut off.
func readCut(name string) ([]string, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	ids := strings.Fields(string(b))
	slices.Sort(ids)
	return ids, nil
}
