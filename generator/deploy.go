package main

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/portal"
	"congkhai/generator/publish/send"
	"congkhai/generator/text/say"
)

// deploying is one run of deploy: of what, where to, and how much may go there.
type deploying struct {
	*command
	folder string
	dry    bool
	most   int
}

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
	flags.StringVar(&d.folder, "out", "", c.text("thư mục của cổng đã dựng; mặc định là public", "the built portal; default public"))
	flags.BoolVar(&d.dry, "dry-run", false, c.text("chỉ cho biết sẽ làm gì", "only tell what would be done"))
	flags.IntVar(&d.most, "max-deletes", -1, c.text("không gửi nếu phải xóa nhiều tệp hơn số này; -1 là bao nhiêu cũng được",
		"do nothing when more files would be removed; -1 for any number"))
	return cmd
}

func (d *deploying) run(name string) error {
	config, problems, err := portal.Config(source.Folder(d.dir))
	if err == nil {
		err = d.tell(problems)
	}
	if err != nil {
		return err
	}
	target, err := targetOf(config, name)
	if err != nil {
		return err
	}
	place, err := d.open(target)
	if err != nil {
		return err
	}
	defer place.Close()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	tree := os.DirFS(cmp.Or(d.folder, filepath.Join(d.dir, "public")))
	sending, err := send.Compare(ctx, tree, place)
	if err != nil {
		return d.explained(target, err)
	}
	if err := d.checkRemovals(sending.Plan); err != nil || d.dry {
		d.tellPlan(target, sending)
		return err
	}
	if err := sending.Run(ctx); err != nil {
		return d.explained(target, err)
	}
	d.tellPlan(target, sending)
	return nil
}

// targetOf finds a target by its name; the only one needs none.
func targetOf(config record.Config, name string) (record.Target, error) {
	var names []string
	for _, t := range config.Targets {
		if t.Name == name || name == "" && len(config.Targets) == 1 {
			return t, nil
		}
		names = append(names, t.Name)
	}
	switch {
	case len(names) == 0:
		return record.Target{}, say.Errorf("config.toml chưa có nơi đăng nào; thêm [[noi_dang]] với ten, loai và duong_dan",
			"config.toml has no target yet; add [[noi_dang]] with ten, loai and duong_dan")
	case name == "":
		return record.Target{}, say.Errorf("có nhiều nơi đăng, hãy ghi tên một nơi: %s", "there are several targets, name one: %s",
			strings.Join(names, ", "))
	}
	return record.Target{}, say.Errorf("không có nơi đăng %q; các nơi là: %s", "there is no target %q; they are: %s", name,
		strings.Join(names, ", "))
}

// closer is a place that has to be given back.
type closer interface {
	send.Place
	Close() error
}

func (d *deploying) open(t record.Target) (closer, error) {
	if t.Folder == "" {
		return nil, say.Errorf("nơi đăng %q chưa có duong_dan", "the target %q has no duong_dan", t.Name)
	}
	dir := filepath.FromSlash(t.Folder)
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(d.dir, dir)
	}
	place, err := send.OpenFolder(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, say.Errorf("không có thư mục %s; ổ mạng đã nối chưa? Nơi mới thì tạo thư mục ấy trước",
			"there is no folder %s; is the network drive connected? Make the folder of a new target first", dir)
	}
	return place, err
}

// checkRemovals refuses to remove more than was allowed, and anything that has to go on telling what became of it.
func (d *deploying) checkRemovals(plan send.Plan) error {
	if d.most >= 0 && send.Count(plan.Remove) > d.most {
		return say.Errorf("phải xóa %d tệp, nhiều hơn --max-deletes %d; xem --dry-run", "%d files would be removed, more than --max-deletes %d; see --dry-run",
			send.Count(plan.Remove), d.most)
	}
	for _, f := range slices.Concat(plan.Remove...) {
		if f.Lasts {
			return say.Errorf("/%s phải còn lời cho người mở lại nó, mà bản dựng này không có; dựng lại với bản đang đăng ở đó",
				"/%s has to go on telling what became of it, and this tree does not; build again on what stands there",
				strings.TrimSuffix(f.Path, "index.html"))
		}
	}
	return nil
}

func (d *deploying) tellPlan(t record.Target, s *send.Sending) {
	if s.IsDone() {
		d.say(d.out, "%s: không có gì khác\n", "%s: nothing differs\n", t.Name)
		return
	}
	d.say(d.out, "%s: %d tệp gửi lên, %d tệp xóa\n", "%s: %d files sent, %d removed\n", t.Name, send.Count(s.Put), send.Count(s.Remove))
	if d.dry {
		d.say(d.out, "chưa làm gì, vì có --dry-run\n", "nothing was done, as --dry-run says\n")
	}
}

// explained says what to do about what hinders sending.
func (d *deploying) explained(t record.Target, err error) error {
	switch {
	case errors.Is(err, send.ErrForeign):
		return say.Errorf("nơi đăng %q đã có tệp không do congkhai gửi; không gửi gì. Nơi mới phải là thư mục trống",
			"the target %q has files that congkhai did not send; nothing is sent. A new target has to be empty", t.Name)
	case errors.Is(err, send.ErrChanged):
		return say.Errorf("cổng đã dựng thay đổi trong lúc gửi, hoặc hỏng; dựng lại rồi gửi lại: %s",
			"the built portal changed while it was sent, or is damaged; build and send again: %s", err)
	}
	return err
}
