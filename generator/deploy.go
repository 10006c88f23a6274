package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"congkhai/generator/files/record"
	"congkhai/generator/publish/send"
	"congkhai/generator/text/say"
)

// deploying is one run of deploy: of what, where to, and how much may go there.
type deploying struct {
	*command
	folder   string
	dry, all bool
	most     int
}

// anyNumber of removals is what is allowed where nobody says otherwise.
const anyNumber = -1

func (c *command) deploy() *cobra.Command {
	d := &deploying{command: c}
	cmd := &cobra.Command{
		Use: "deploy [TARGET]", Args: upTo("TARGET"),
		Short: c.text("Gửi cổng đã dựng tới nơi đăng", "Send the built portal to where readers get it"),
		Long: c.text(`Gửi cổng đã dựng trong public tới một nơi đăng, ghi ở [[noi_dang]] của config.toml. Chỉ gửi những gì khác với bản
đang đứng ở đó, và xóa những gì không còn, sau cùng. Bị ngắt giữa chừng thì chạy lại là xong.`, `Send the portal built in public to a target, [[noi_dang]] in config.toml: what differs from what stands there, and last
the removals. Cut off at any point, the next run ends it.`),
		RunE: func(_ *cobra.Command, args []string) error { return d.run(strings.Join(args, "")) },
	}
	flags := cmd.Flags()
	flags.StringVar(&d.folder, "out", "", c.text("thư mục của cổng đã dựng; mặc định là public",
		"the built portal; default public"))
	flags.BoolVar(&d.dry, "dry-run", false, c.text("chỉ cho biết sẽ làm gì", "only tell what would be done"))
	flags.BoolVar(&d.all, "all", false,
		c.text("không tin danh sách đang đứng ở đó: đọc lại từng tệp, và xóa cả tệp lạ",
			"believe no list that stands there: read every file, and remove strange ones, too"))
	flags.IntVar(&d.most, "max-deletes", anyNumber,
		c.text("không gửi nếu phải xóa nhiều tệp hơn số này; -1 là bao nhiêu cũng được",
			"do nothing when more files would be removed; -1 for any number"))
	return cmd
}

func (d *deploying) run(name string) error {
	target, err := d.target(name)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	place, err := d.reach(ctx, target)
	if err != nil {
		return explainedSending(target, err)
	}
	defer place.Close()
	if err := d.send(ctx, target, place); err != nil {
		return explainedSending(target, err)
	}
	return nil
}

// often is how often a place is compared again because somebody else sent to it meanwhile.
const often = 3

func (d *deploying) send(ctx context.Context, target record.Target, place send.Place) error {
	compare := send.Compare
	if d.all {
		compare = send.CompareAll
	}
	tree := os.DirFS(cmp.Or(d.folder, d.local("public")))
	for try := 1; ; try++ {
		sending, err := compare(ctx, tree, place)
		if errors.Is(err, send.ErrNoTree) {
			return say.Errorf("chưa có cổng đã dựng; chạy congkhai build trước",
				"there is no built portal; run congkhai build first")
		}
		if err == nil {
			err = d.checkRemovals(sending.Plan)
		}
		if err != nil {
			return err
		}
		if sending.IsDone() {
			d.say(d.out, "%s: không có gì khác\n", "%s: nothing differs\n", target.Name)
			return nil
		}
		words, err := d.plan(ctx, sending, tree, place)
		if err != nil {
			return err
		}
		if d.dry {
			fmt.Fprintf(d.out, "%s: %s\n", target.Name, words)
			d.say(d.out, "chưa làm gì, vì có --dry-run\n", "nothing was done, as --dry-run says\n")
			return nil
		}
		if sending.IsCut() {
			d.say(d.err, "lần gửi trước chưa xong; xem có ai đang gửi không, lâu nhất nửa phút…\n",
				"the last run did not end; looking whether somebody sends, half a minute at most…\n")
		}
		if err = sending.Run(ctx, send.Usual(time.Now)); err == nil {
			fmt.Fprintf(d.out, "%s: %s\n", target.Name, words)
		}
		if try == often || !errors.Is(err, send.ErrMoved) {
			return err
		}
	}
}

// checkRemovals refuses to remove more than was allowed, and anything that has to go on telling what became of it.
func (d *deploying) checkRemovals(plan send.Plan) error {
	if d.most > anyNumber && send.Count(plan.Remove) > d.most {
		return say.Errorf("phải xóa %d tệp, nhiều hơn --max-deletes %d; xem --dry-run",
			"%d files would be removed, more than --max-deletes %d; see --dry-run",
			send.Count(plan.Remove), d.most)
	}
	for _, f := range slices.Concat(plan.Remove...) {
		if f.Lasts {
			return say.Errorf("/%s phải còn lời cho người mở lại nó, mà bản dựng này không có; dựng lại với bản "+
				"đang đăng ở đó",
				"/%s has to go on telling what became of it, and this tree does not; build again on what stands there",
				strings.TrimSuffix(f.Path, "index.html"))
		}
	}
	return nil
}
