package main

import (
	"context"

	"github.com/spf13/cobra"

	"congkhai/generator/files/portals"
	"congkhai/generator/files/source"
	"congkhai/generator/text/say"
)

func (c *command) send() *cobra.Command {
	return &cobra.Command{
		Use: "send LIST.toml [NAME…]", Args: cobra.MinimumNArgs(1),
		Short: c.text("Đưa các cổng của danh sách vào hàng đợi", "Put the portals of a list into the queue"),
		Long: c.text(`Đưa mọi cổng của danh sách, hoặc các cổng được gọi tên, vào hàng đợi. Cổng đang chờ giữ nguyên chỗ của nó;
cổng đang dựng thì được dựng thêm lần nữa, để lấy cả những gì vừa mới có.`,
			`Puts all portals of the list, or those that are named, into the queue. One that waits keeps its turn;
one that is being built is built once more, for the sake of what is new since.`),
		RunE: func(cmd *cobra.Command, args []string) error { return c.sendThose(cmd.Context(), args[0], args[1:]) },
	}
}

func (c *command) sendThose(ctx context.Context, file string, names []string) error {
	all, err := c.list(file)
	if err != nil {
		return err
	}
	chosen, err := portals.Choose(all, names, portals.Sources)
	if err != nil {
		return err
	}
	q, leave, err := c.link.open(ctx)
	if err != nil {
		return err
	}
	defer leave()
	put, stood := 0, 0
	for _, p := range chosen {
		done, err := q.Send(ctx, p)
		if err != nil {
			return say.Errorf("%s: chưa đưa được vào hàng đợi, chạy lại lệnh này: %s", "%s: not put into the queue, run this again: %s", p.Name, err)
		}
		if done {
			put++
		} else {
			stood++
		}
	}
	c.say(c.out, "đưa %d cổng vào hàng đợi, %d cổng đang chờ sẵn\n", "%d portals put into the queue, %d waited there already\n", put, stood)
	return nil
}

// list reads the list, or tells what is wrong with it.
func (c *command) list(file string) ([]portals.Portal, error) {
	all, problems, err := portals.Read(file)
	if len(problems) == 0 {
		return all, err
	}
	if err := source.Print(c.err, problems, source.Lang(c.lang)); err != nil {
		return nil, err
	}
	return nil, say.Errorf("danh sách có chỗ sai, chưa đưa gì vào hàng đợi", "the list is wrong, nothing was put into the queue")
}
