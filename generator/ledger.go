package main

import (
	"errors"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"congkhai/generator/past/chronicle"
	"congkhai/generator/past/history"
	"congkhai/generator/text/say"
)

func (c *command) ledger() *cobra.Command {
	return &cobra.Command{
		Use: "ledger", Args: arguments(),
		Short: c.text("Ghi sổ cái các lần thay đổi, cho nơi dựng không có đủ lịch sử git",
			"Note the history for machines whose copy of git lacks it"),
		RunE: func(*cobra.Command, []string) error {
			loaded, err := c.portal()
			if err != nil {
				return err
			}
			text, err := loaded.Ledger()
			switch {
			case errors.Is(err, history.ErrNone):
				return say.Errorf("chưa có gì để ghi: %s", "there is nothing to note: %s", err)
			case errors.Is(err, chronicle.ErrThin):
				return say.Errorf("bản sao kho git ở đây không có đủ lịch sử nên không ghi sổ cái được; chạy git fetch --unshallow (kho hỏng thì git fsck) rồi thử lại: %s",
					"this copy of the repository lacks a part of the history, so that it cannot be noted; run git fetch --unshallow (git fsck where it is damaged) and try again: %s", err)
			case err != nil:
				return err
			}
			if err := c.keep(text); err != nil {
				return err
			}
			c.say(c.out, "đã ghi %s; lưu tệp này vào git\n", "wrote %s; commit it\n", chronicle.LedgerFile)
			return nil
		},
	}
}

// keep writes the ledger in one step: a file that is half of one would stop every build.
func (c *command) keep(text []byte) error {
	name := filepath.Join(c.dir, filepath.FromSlash(chronicle.LedgerFile))
	part := name + ".tam"
	if err := os.WriteFile(part, text, 0o644); err != nil {
		return err
	}
	if err := os.Rename(part, name); err != nil {
		return errors.Join(err, os.Remove(part))
	}
	return nil
}
