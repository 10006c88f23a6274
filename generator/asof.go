package main

import (
	"errors"
	"fmt"
	"io/fs"
	"time"

	"congkhai/generator/files/source"
	"congkhai/generator/past/history"
	"congkhai/generator/portal"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/say"
)

// day is the day that --as-of or --today names; none when neither is given.
func (c *command) day() (day calendar.Date, err error) {
	if c.asOf != "" && c.today != "" {
		return day, say.Errorf("chỉ dùng một trong hai: --as-of lấy cổng của ngày ấy từ git, --today giữ các tệp đang có",
			"use one of the two: --as-of takes the portal of that day from git, --today keeps the files as they are")
	}
	for _, flag := range []struct{ name, value string }{{"--as-of", c.asOf}, {"--today", c.today}} {
		if flag.value == "" {
			continue
		}
		if day, err = calendar.Parse(flag.value); err != nil {
			return day, fmt.Errorf("%s: %w", flag.name, err)
		}
	}
	return day, nil
}

// files are what the portal is made of: what lies in its folder, and with --as-of and a day gone by what git says lay
// there at the end of that day. What git tells of them goes into the options.
func (c *command) files(opt *portal.Options) (fs.FS, error) {
	here := source.Folder(c.dir)
	var none error
	if opt.History, none = history.Open(c.dir); none != nil && !errors.Is(none, history.ErrNone) {
		return nil, none
	}
	zone := portal.Zone(here)
	gone := c.asOf != "" && calendar.Of(opt.Now.In(zone)).After(opt.AsOf)
	switch {
	case opt.History == nil && gone:
		c.say(c.err, "--as-of %s: %v; cổng dùng các tệp đang có\n",
			"--as-of %s: %v; these are the files as they are now\n", c.asOf, none)
	case gone:
		return c.filesThen(opt, zone)
	case opt.History != nil:
		if err := opt.History.CheckedOut(); err != nil {
			return nil, err
		}
	}
	if err := c.hasContent(); err != nil {
		return nil, err
	}
	return c.withLayers(here, opt)
}

// tellThin says that pages tell less than there is to know, because this copy of the repository is not whole.
func (c *command) tellThin(repo *history.Repo, loaded *portal.Portal) {
	if repo == nil || !loaded.Site.SomeCut() || repo.Whole() == "" {
		return
	}
	c.say(c.err, "kho git trên máy này tải về thiếu nên các trang ghi là chưa biết hết lịch sử; tải đủ rồi chạy lại: %s\n",
		"this clone is not whole, and pages say that not all of the history is known; fetch the rest: %s\n",
		repo.Whole())
}

// filesThen are the files as they lay in git at the end of the day of the options.
func (c *command) filesThen(opt *portal.Options, zone *time.Location) (fs.FS, error) {
	commit, err := opt.History.On(opt.AsOf, calendar.Of(opt.Now.In(zone)), zone)
	if errors.As(err, new(history.Early)) {
		return nil, say.Errorf("--as-of %s: %s; muốn xem các tệp đang có vào ngày ấy thì gõ --today %[1]s",
			"--as-of %s: %s; for the files as they are on that day: --today %[1]s", opt.AsOf, err)
	}
	if err != nil {
		return nil, err
	}
	tree, err := opt.History.Tree(commit)
	if err != nil {
		return nil, err
	}
	if _, err := fs.Stat(tree, "config.toml"); err != nil {
		return nil, say.Errorf("--as-of %s: lần lưu %.10s chưa có config.toml: %s",
			"--as-of %s: the commit %.10s has no config.toml yet: %s", opt.AsOf, commit, err)
	}
	opt.Head = commit
	return c.withLayers(tree, opt)
}

// tellThen prints what this program does not take of the files of a day gone by, and which program took them.
func (c *command) tellThen(problems []source.Problem, opt portal.Options, then fs.FS) error {
	if err := c.write(c.out, problems, source.Lang(c.lang)); err != nil {
		return err
	}
	fmt.Fprintln(c.err, say.In(notTaken(problems, opt, then), say.Lang(c.lang)))
	return errProblems
}

// notTaken says that there are problems which nobody can mend any more, because they are those of a day gone by.
func notTaken(problems []source.Problem, opt portal.Options, then fs.FS) error {
	return say.Errorf("--as-of %s: %d chỗ trong %d tệp của ngày ấy không hợp với chương trình này, mà tệp cũ thì không sửa được nữa; %s",
		"--as-of %s: this program does not take %d things in %d files of that day, which cannot be mended any more; %s",
		opt.AsOf, len(problems), source.Files(problems), programThen(opt, then))
}

// programThen says which program made the portal of a day gone by: the one whose source lies beside it in git, of which
// there may be a release.
func programThen(opt portal.Options, then fs.FS) say.Text {
	_, noSource := fs.Stat(then, "generator/main.go")
	if _, err := fs.Stat(then, "go.mod"); err != nil || noSource != nil {
		return say.Textf("dùng bản congkhai phát hành gần nhất trước ngày %s", "take the release of congkhai before %s", opt.AsOf)
	}
	how := say.Textf("dùng chương trình của chính lần lưu ấy: git worktree add ../cong-%.10s %.10[1]s, rồi ở thư mục mới: go run ./generator build --as-of %[2]s",
		"take the program of that commit: git worktree add ../cong-%.10s %.10[1]s, and in the new folder: go run ./generator build --as-of %[2]s",
		opt.Head, opt.AsOf)
	if release := opt.History.Tagged(opt.Head, "generator"); release != "" {
		return say.Textf("dùng congkhai bản %s, hoặc %s", "take congkhai %s, or %s", release, how)
	}
	return how
}
