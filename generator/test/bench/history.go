package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"congkhai/generator/test/sample"
)

// git runs git in a portal's folder.
func git(ctx context.Context, dir string, in io.Reader, args ...string) error {
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Dir, cmd.Stdin = dir, in
	if text, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("git %s: %w\n%s", strings.Join(args, " "), err, text)
	}
	return nil
}

// remember puts a portal into git with so many commits behind it, each of which changed a value of one procedure, and none of
// which is younger than the day that the portal shows.
func remember(ctx context.Context, dir string, procedures, commits int) error {
	if err := git(ctx, dir, nil, "init", "-q", "-b", "main"); err != nil {
		return err
	}
	in, out := io.Pipe()
	go func() { out.CloseWithError(writeCommits(out, dir, procedures, commits)) }()
	for _, step := range []struct {
		in   io.Reader
		args []string
	}{{in, []string{"fast-import", "--quiet"}}, {nil, []string{"repack", "-adq"}}, {nil, []string{"reset", "-q", "--hard"}}} {
		if err := git(ctx, dir, step.in, step.args...); err != nil {
			return err
		}
	}
	return nil
}

// writeCommits writes what git fast-import reads: a first commit with all files, and the others on top of it.
func writeCommits(out io.Writer, dir string, procedures, commits int) error {
	w := bufio.NewWriter(out)
	day, err := time.Parse(time.DateOnly, sample.Day)
	if err != nil {
		return err
	}
	begin := func(number int, message string) {
		at := day.Unix() - int64(commits-number+1)*1800
		fmt.Fprintf(w, "commit refs/heads/main\ncommitter A <a@example.vn> %d +0000\ndata %d\n%s\n", at, len(message), message)
	}
	begin(0, "Ban đầu")
	texts := os.DirFS(dir)
	if err := fs.WalkDir(texts, ".", func(name string, entry fs.DirEntry, err error) error {
		if entry != nil && entry.Name() == ".git" {
			return fs.SkipDir
		}
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(texts, name)
		put(w, name, text)
		return err
	}); err != nil {
		return err
	}
	changed := map[string]string{}
	for number := 1; number <= commits; number++ {
		name := "content/thu-tuc/" + sample.Code(number*7919%procedures) + ".md"
		if changed[name] == "" {
			text, err := fs.ReadFile(texts, name)
			if err != nil {
				return err
			}
			changed[name] = string(text)
		}
		changed[name] = otherValue(changed[name], number)
		begin(number, fmt.Sprintf("Sửa lần %d\n\nQuyet-dinh: %d/QĐ-UBND", number, number%300+1))
		put(w, name, []byte(changed[name]))
	}
	return w.Flush()
}

func put(w io.Writer, name string, text []byte) {
	fmt.Fprintf(w, "M 100644 inline %s\ndata %d\n%s\n", filepath.ToSlash(name), len(text), text)
}

var sets = regexp.MustCompile(`(?m)^so_bo = .*$`)

// otherValue gives a procedure another number of sets.
func otherValue(text string, number int) string {
	return sets.ReplaceAllString(text, fmt.Sprintf("so_bo = %d", number%97+1))
}
