package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"congkhai/generator/build"
	"congkhai/generator/calendar"
	"congkhai/generator/history"
)

// day is the day that --as-of or --today names; none when neither is given.
func (c *command) day() (day calendar.Date, err error) {
	if c.asOf != "" && c.today != "" {
		return day, errors.New("chỉ dùng một trong hai: --as-of lấy cổng của ngày ấy từ git, --today giữ các tệp đang có · --as-of or --today, not both")
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

// files are what the portal is made of: what lies in its folder, and with --as-of and a day gone by what git says lay there at
// the end of that day.
func (c *command) files(opt build.Options) (fs.FS, error) {
	here := os.DirFS(c.dir)
	if c.asOf == "" {
		return here, nil
	}
	zone := build.Zone(here)
	if !calendar.Of(opt.Now.In(zone)).After(opt.AsOf) {
		return here, nil
	}
	repo, err := history.Open(c.dir) // its processes end with this one
	if err != nil {
		return c.withoutHistory(here, err)
	}
	commit, err := repo.On(opt.AsOf, zone)
	if errors.As(err, new(history.Early)) {
		vi, en, _ := strings.Cut(err.Error(), " · ")
		return nil, fmt.Errorf("--as-of %s: %s; muốn xem các tệp đang có vào ngày ấy thì gõ --today %[1]s · %[3]s; for the files as they are on that day: --today %[1]s", opt.AsOf, vi, en)
	}
	if err != nil {
		return c.withoutHistory(here, err)
	}
	tree, err := repo.Tree(commit)
	if err != nil {
		return nil, err
	}
	if _, err := fs.Stat(tree, "config.toml"); err != nil {
		return nil, fmt.Errorf("--as-of %s: lần lưu %.10s chưa có config.toml · that commit has no config.toml yet: %w", opt.AsOf, commit, err)
	}
	return tree, nil
}

// withoutHistory says that git has nothing to tell, and that the files are those of now.
func (c *command) withoutHistory(here fs.FS, err error) (fs.FS, error) {
	if !errors.Is(err, history.ErrNone) {
		return nil, err
	}
	c.say(c.err, "--as-of %s: %v; cổng dùng các tệp đang có\n", "--as-of %s: %v; these are the files as they are now\n", c.asOf, err)
	return here, nil
}
