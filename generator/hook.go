package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"congkhai/generator/text/say"
)

// hookMark stands in the hooks that we wrote; a hook without it is somebody else's and is left alone.
const hookMark = "congkhai check"

// preCommit finds the program and has it check what is about to be committed. It needs nothing but a shell and git: the
// program lies beside config.toml as staff have it, in the first of several work trees, or is installed; else it is
// made of the source. What is said without any of them takes the place of %s.
const preCommit = `#!/bin/sh
# Kiểm tra nội dung trước khi lưu một lần thay đổi, như congkhai check. Bỏ qua một lần: git commit --no-verify
first=$(git rev-parse --git-common-dir)/..
for program in ./congkhai ./congkhai.exe "$first/congkhai" "$first/congkhai.exe" congkhai; do
	if command -v "$program" >/dev/null 2>&1; then
		exec "$program" hook run
	fi
done
if [ -d generator ] && command -v go >/dev/null 2>&1; then
	exec go run ./generator hook run
fi
echo '%s' >&2
exit 1
`

func (c *command) hook() *cobra.Command {
	hook := &cobra.Command{
		Use: "hook", Args: arguments(),
		Short: c.text("Kiểm tra tự động mỗi khi lưu thay đổi bằng git", "Check automatically at every git commit"),
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	hook.AddCommand(&cobra.Command{
		Use: "install", Args: arguments(),
		Short: c.text("Cài vào kho git của cổng", "Install into the portal's git repository"),
		RunE:  func(*cobra.Command, []string) error { return c.installHook() },
	}, &cobra.Command{
		Use: "run", Args: arguments(),
		Short: c.text("Kiểm tra những gì sắp được lưu; git tự gọi lệnh này", "Check what is about to be committed; git calls it"),
		RunE:  func(*cobra.Command, []string) error { return c.checkStaged() },
	})
	return hook
}

// checkStaged checks what is staged, which may be other than what lies in the folder, against what is published.
func (c *command) checkStaged() (err error) {
	folder, err := os.MkdirTemp("", "congkhai-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	staged := filepath.Join(folder, "cong")
	if err := c.writeStaged(staged, filepath.Join(folder, "index")); err != nil {
		return say.Errorf("không lấy được nội dung sắp lưu: %s", "what is staged cannot be read: %s", err)
	}
	published := removal{folder: filepath.Join(c.dir, "public")}
	c.origin, c.dir = c.dir, staged
	return c.checkAgainst(published, "text")
}

// writeStaged writes all that is staged into a folder, also what a sparse checkout leaves out: an index of its own does
// not know of that. Nothing is fetched for it.
func (c *command) writeStaged(folder, index string) error {
	tree, err := c.git("", "write-tree", "--missing-ok")
	if err == nil {
		_, err = c.git(index, "-c", "core.sparseCheckout=false", "read-tree", tree)
	}
	if err == nil {
		_, err = c.git(index, "checkout-index", "--all", "--prefix="+filepath.ToSlash(folder)+"/")
	}
	return err
}

// git runs git in the portal's folder, with another index than its own where one is named.
func (c *command) git(index string, args ...string) (string, error) {
	git := exec.Command("git", args...)
	git.Dir, git.Env = c.dir, append(os.Environ(), "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none")
	if index != "" {
		git.Env = append(git.Env, "GIT_INDEX_FILE="+index)
	}
	out, err := git.Output()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		err = fmt.Errorf("git %s: %s", strings.Join(args, " "), strings.TrimSpace(string(exit.Stderr)))
	}
	return strings.TrimSpace(string(out)), err
}

func (c *command) installHook() error {
	git := exec.Command("git", "rev-parse", "--git-path", "hooks", "--show-prefix")
	git.Dir = c.dir
	out, err := git.Output()
	if errors.Is(err, exec.ErrNotFound) {
		return say.Errorf("máy này chưa có git; cài git (trên Windows: Git for Windows, git-scm.com), mở lại cửa sổ lệnh rồi gõ lại",
			"git is not installed: install it, open the window of commands again, and try again")
	}
	if err != nil {
		return say.Errorf("thư mục này chưa được git ghi lịch sử; người quản trị nối nó với kho chung trước (HUONG-DAN.md, mục 10): %s",
			"no git repository here: %s", err)
	}
	if err := c.inPortal(); err != nil {
		return err
	}
	folder, prefix, _ := strings.Cut(strings.TrimRight(string(out), "\n"), "\n")
	if prefix != "" {
		return say.Errorf("thư mục của cổng phải là thư mục gốc của kho git",
			"the portal's folder has to be the top of the git repository")
	}
	if !filepath.IsAbs(folder) {
		folder = filepath.Join(c.dir, folder)
	}
	name := filepath.Join(folder, "pre-commit")
	switch old, err := os.ReadFile(name); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case !strings.Contains(string(old), hookMark):
		return say.Errorf("%s là của chương trình khác, không ghi đè",
			"%s is another program's and is left alone", filepath.ToSlash(name))
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	script := fmt.Sprintf(preCommit, c.text("Chưa lưu: không thấy congkhai để kiểm tra; "+
		"hãy đặt chương trình cạnh config.toml rồi lưu lại. Lưu mà không kiểm tra: git commit --no-verify",
		"Not committed: congkhai is not found; put the program beside config.toml. Without a check: git commit --no-verify"))
	if err := os.WriteFile(name, []byte(script), 0o755); err != nil {
		return err
	}
	c.say(c.out, "từ nay mỗi lần lưu thay đổi, nội dung được kiểm tra trước (%s)\n",
		"every commit is checked first from now on (%s)\n", filepath.ToSlash(name))
	return nil
}
