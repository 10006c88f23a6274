package main

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"congkhai/generator/farm/queue"
	"congkhai/generator/text/say"
)

func (c *command) status() *cobra.Command {
	wait := false
	cmd := &cobra.Command{
		Use: "status", Args: cobra.NoArgs,
		Short: c.text("Cho biết từng cổng đang ra sao", "Tell where each portal stands"),
		Long: c.text("Cho biết từng cổng đang ra sao. Mã 0: không cổng nào hỏng; 1: có cổng mà người soạn phải sửa; 2: có cổng mà máy làm không được.",
			"Tells where each portal stands. Exit status 0: none failed; 1: authors have something to mend; 2: a machine failed."),
		RunE: func(cmd *cobra.Command, _ []string) error { return c.tellAll(cmd.Context(), wait) },
	}
	cmd.Flags().BoolVar(&wait, "wait", false, c.text("đợi tới khi không còn cổng nào chờ hay đang làm", "wait until none waits or is being built"))
	return cmd
}

func (c *command) tellAll(ctx context.Context, wait bool) error {
	q, leave, err := c.link.open(ctx)
	if err != nil {
		return err
	}
	defer leave()
	for {
		all, err := q.All(ctx)
		if err != nil && !wait {
			return err
		}
		if err == nil && (!wait || !isBusy(all)) {
			return c.table(all)
		}
		rest(ctx, time.Second)
	}
}

func isBusy(all []queue.Record) bool {
	for _, r := range all {
		if r.State == queue.Waiting || r.State == queue.Running {
			return true
		}
	}
	return false
}

// table prints where the portals stand, and then what is wrong with those that failed.
func (c *command) table(all []queue.Record) error {
	w := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, c.text("CỔNG\tTRẠNG THÁI\tTỪ\tMẤT\tTHỢ\tDẤU", "PORTAL\tSTATE\tSINCE\tTOOK\tWORKER\tSUM"))
	for _, r := range all {
		fmt.Fprintf(w, "%s\t%s\t%s\t%v\t%s\t%.12s\n", r.Name, c.state(r), r.Since.Local().Format("2006-01-02 15:04:05"),
			r.Took.Round(10*time.Millisecond), r.Who, r.Sum)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	worst := exitGood
	for _, r := range all {
		if r.Failed > 0 || r.State == queue.Wrong {
			fmt.Fprintf(c.out, "%s: %s\n", r.Name, reason(r.Lines))
		}
		worst = max(worst, map[queue.State]int{queue.Wrong: exitWrong, queue.Failed: exitFailed}[r.State])
	}
	switch worst {
	case exitWrong:
		return errWrong
	case exitFailed:
		return say.Errorf("có cổng mà máy làm không được; xem farm log TÊN", "a machine failed; see farm log NAME")
	}
	return nil
}

func (c *command) state(r queue.Record) string {
	text := map[queue.State]say.Text{
		queue.Waiting: {Vi: "chờ", En: "waiting"},
		queue.Running: {Vi: "đang làm", En: "being built"},
		queue.Good:    {Vi: "xong", En: "done"},
		queue.Wrong:   {Vi: "có lỗi của người soạn", En: "author's mistake"},
		queue.Failed:  {Vi: "máy lỗi", En: "machine failed"},
	}[r.State].In(say.Lang(c.lang))
	if r.State == queue.Waiting && r.Failed > 0 {
		text += fmt.Sprintf(c.text(" (đã hỏng %d lần)", " (failed %d times)"), r.Failed)
	}
	return text
}

var telling = regexp.MustCompile(`^(?:\S.*:\d+:\d+|fatal|error|congkhai|farm): `)

// reason is the line that says why: the first that names a place or a program that failed, or else the last.
func reason(lines []string) string {
	why := ""
	for _, line := range lines {
		if telling.MatchString(line) {
			return line
		}
		if strings.TrimSpace(line) != "" {
			why = line
		}
	}
	return why
}

func (c *command) log() *cobra.Command {
	return &cobra.Command{
		Use: "log NAME", Args: cobra.ExactArgs(1),
		Short: c.text("In các dòng của lần chạy gần nhất của một cổng", "Print the lines of a portal's last run"),
		RunE: func(cmd *cobra.Command, args []string) error {
			q, leave, err := c.link.open(cmd.Context())
			if err != nil {
				return err
			}
			defer leave()
			return c.printLog(cmd.Context(), q, args[0])
		},
	}
}

func (c *command) printLog(ctx context.Context, q *queue.Queue, name string) error {
	record, err := q.Last(ctx, name)
	if err == nil && record.Run == "" {
		err = say.Errorf("cổng %q chưa chạy lần nào", "the portal %q has not run yet", name)
	}
	if err != nil {
		return err
	}
	lines, err := q.Lines(ctx, name, record.Run)
	for _, line := range lines {
		fmt.Fprintln(c.out, line)
	}
	return err
}

func (c *command) forget() *cobra.Command {
	return &cobra.Command{
		Use: "forget NAME…", Args: cobra.MinimumNArgs(1),
		Short: c.text("Bỏ các cổng này khỏi hàng đợi và bảng; không đụng tới cổng đã đăng", "Drop these portals from the queue and the table; what is published stays"),
		RunE: func(cmd *cobra.Command, names []string) error {
			q, leave, err := c.link.open(cmd.Context())
			if err != nil {
				return err
			}
			defer leave()
			for _, name := range names {
				err = errors.Join(err, q.Forget(cmd.Context(), name))
			}
			return err
		},
	}
}
