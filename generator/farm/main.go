// Command farm builds and publishes many portals on several machines: a queue of portals at a NATS server, and workers
// that run for each of them the one command that publishes it, congkhai refresh. Nothing about building is in here, so
// that a portal is the same bytes whoever built it. See "Many portals" in README.md.
package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"congkhai/generator/text/say"
)

// Exit statuses, those of congkhai.
const (
	exitGood   = 0
	exitWrong  = 1 // authors have something to mend
	exitFailed = 2 // wrong usage, or a machine failed
)

// errWrong says that what authors have to mend was told.
var errWrong = errors.New("authors have something to mend")

// version is that of a release; .ci/release tells it to the linker.
var version string

// command is one run of the program.
type command struct {
	out, err io.Writer
	lang     string
	link     link
}

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, out, stderr io.Writer) int {
	c := &command{out: out, err: stderr, lang: string(say.Asked(args))}
	root := c.root()
	root.SetArgs(args)
	var held exitError
	switch err := root.ExecuteContext(context.Background()); {
	case errors.As(err, &held):
		return int(held)
	case err == nil:
		return exitGood
	case errors.Is(err, errWrong):
		return exitWrong
	default:
		c.say(c.err, "farm: %s\n", "farm: %s\n", err)
		return exitFailed
	}
}

func (c *command) root() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "farm",
		Short: c.text("Dựng và đăng nhiều cổng trên nhiều máy", "Build and publish many portals on several machines"),
		Long: c.text(`Dựng và đăng nhiều cổng: một hàng đợi ở máy chủ NATS, và các máy thợ lấy từng cổng ra chạy congkhai refresh.
Kết thúc với mã 0 khi mọi việc đúng, 1 khi người soạn có chỗ phải sửa, 2 khi gõ sai lệnh hoặc máy có lỗi.`,
			`Build and publish many portals: a queue at a NATS server, and workers that run congkhai refresh for each.
Exit status 0: good, 1: authors have something to mend, 2: wrong usage or a machine failed.`),
		Version:      cmp.Or(version, c.text("chưa phát hành", "not released")),
		SilenceUsage: true, SilenceErrors: true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
	}
	cmd.SetVersionTemplate("farm {{.Version}}\n")
	cmd.SetOut(c.out)
	cmd.SetErr(c.err)
	cmd.PersistentFlags().StringVar(&c.lang, "lang", c.lang, c.text("ngôn ngữ của thông báo: vi hoặc en", "language of messages: vi or en"))
	c.link.flags(c, cmd)
	cmd.AddCommand(c.serve(), c.send(), c.work(), c.status(), c.log(), c.forget(), c.hold())
	return cmd
}

// text is a text in the language of the messages.
func (c *command) text(vi, en string) string { return say.Text{Vi: vi, En: en}.In(say.Lang(c.lang)) }

func (c *command) say(w io.Writer, vi, en string, args ...any) {
	fmt.Fprint(w, say.Textf(vi, en, args...).In(say.Lang(c.lang)))
}
