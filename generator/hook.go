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

// preCommit checks what is about to be committed, which may be other than what lies in the folder. It uses the program
// where it is installed, or lies beside config.toml as staff have it, and else the source. What it says without either
// takes the place of %s.
const preCommit = `#!/bin/sh
# Kiểm tra nội dung trước khi lưu một lần thay đổi, đối chiếu cổng đã đăng: congkhai check. Bỏ qua một lần: git commit --no-verify
staged=$(mktemp -d) || exit 1
trap 'rm -rf "$staged"' EXIT
git checkout-index --all --prefix="$staged/" || exit 1
for program in congkhai ./congkhai ./congkhai.exe; do
	if command -v "$program" >/dev/null 2>&1; then
		"$program" check --dir "$staged" --out public
		exit
	fi
done
if ! command -v go >/dev/null 2>&1; then
	echo '%s' >&2
	exit 1
fi
go run ./generator check --dir "$staged" --out public
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
	})
	return hook
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
	script := fmt.Sprintf(preCommit, c.text("Chưa lưu: không thấy congkhai để kiểm tra; hãy đặt chương trình cạnh config.toml",
		"Not committed: congkhai is not found; put the program beside config.toml"))
	if err := os.WriteFile(name, []byte(script), 0o755); err != nil {
		return err
	}
	c.say(c.out, "từ nay mỗi lần lưu thay đổi, nội dung được kiểm tra trước (%s)\n",
		"every commit is checked first from now on (%s)\n", filepath.ToSlash(name))
	return nil
}
