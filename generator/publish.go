package main

import (
	"cmp"
	"context"
	"errors"
	"os"
	"os/signal"
	"path/filepath"
	"sync"
	"syscall"

	"github.com/spf13/cobra"

	"congkhai/generator/files/memory"
	"congkhai/generator/portal"
	"congkhai/generator/publish"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/say"
)

// publishing is one run of build: where to, and how.
type publishing struct {
	*command
	signing
	removal
	compress bool
	next     calendar.Date // on which what was put together changes by itself; none where nothing was, or never
}

func (c *command) build() *cobra.Command {
	p := &publishing{command: c}
	cmd := &cobra.Command{
		Use: "build", Args: arguments(),
		Short: c.text("Dựng cổng vào thư mục public", "Build the portal into the folder public"),
		RunE:  func(*cobra.Command, []string) error { return p.run() },
	}
	p.flags(c, cmd, c.text("thư mục kết quả; mặc định là public trong thư mục của cổng",
		"output folder; default public in the portal's folder"))
	p.compressFlag(cmd)
	cmd.Flags().StringVar(&p.keyFile, "key", "", c.text("ký bằng khóa riêng trong tệp này; hoặc đặt khóa vào biến ",
		"sign with the private key in this file; or put it into the variable ")+keyVariable)
	cmd.Flags().StringVar(&p.logFrom, "log-from", "",
		c.text("ghi tiếp nhật ký công bố của cổng đã đăng trong thư mục này, hoặc ở địa chỉ https:// này",
			"go on with the log of the published portal in this folder or at this address"))
	cmd.Flags().BoolVar(&p.newLog, "new-log", false, c.text("mở nhật ký công bố mới; chỉ dùng ở lần ký đầu tiên",
		"begin a new log; only when signing for the first time"))
	cmd.Flags().BoolVar(&p.unsigned, "unsigned", false, c.text("không ký, dù cổng đã từng ký; nhật ký công bố giữ nguyên",
		"do not sign, even where the portal was signed before; its log stays as it is"))
	return cmd
}

func (p *publishing) compressFlag(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&p.compress, "compress", false,
		p.text("đặt cạnh mỗi tệp chữ một bản nén .gz và .br cho máy chủ web",
			"put .gz and .br copies beside text files, for web servers"))
}

// run builds into the output folder, or says that it stayed as it was.
func (p *publishing) run() error {
	p.folder = cmp.Or(p.folder, p.dir+"/public")
	err := p.toFolder()
	if errors.Is(err, errProblems) {
		p.say(p.err, "chưa đăng gì\n", "nothing was published\n")
	}
	return err
}

// toFolder opens the output and builds what differs from what it holds. Whether that still stands is found out meanwhile.
func (p *publishing) toFolder() (err error) {
	if err := p.checkOutput(p.folder); err != nil {
		return err
	}
	if err := p.readKey(); err != nil {
		return err
	}
	place, err := filepath.Abs(p.folder)
	if err != nil {
		return err
	}
	var output *publish.Output
	defer func() {
		if output != nil {
			err = errors.Join(err, output.Close())
		}
	}()
	return p.remembering(func(m *memory.Memory) (err error) {
		before := portal.StampOf(m, place)
		if output, err = p.open(before.Output); err != nil {
			return err
		}
		now, err := p.into(output, m, before)
		if err == nil && now != before {
			now.Keep(m, place)
		}
		return err
	})
}

// into publishes the portal, and returns the stamp of what stands in the output then. The one of before tells what need
// not be made again.
func (p *publishing) into(output *publish.Output, m *memory.Memory, before portal.Stamp) (now portal.Stamp, err error) {
	opt, err := p.options()
	if err != nil {
		return now, err
	}
	if err := p.checkKey(p.folder, output.Published()); err != nil {
		return now, err
	}
	if err := p.checkDay(opt.AsOf, calendar.Of(opt.Now.In(portal.Zone(os.DirFS(p.dir))))); err != nil {
		return now, err
	}
	opt.Memory, opt.Verifier, opt.Began = m, p.verifier(), output.Opened()
	loaded, err := p.loadChanged(opt, output, before)
	if errors.Is(err, portal.ErrUnchanged) {
		before.Output = output.State()
		return before, p.done(output.Published())
	}
	if err != nil {
		return now, err
	}
	p.next = loaded.Site.NextChange()
	now = portal.Stamp{Site: loaded.Sum, Compressed: p.compress}
	if loaded.Site.SomeCut() {
		now.Site = memory.Key{} // what this copy of the repository lacks may be there next time, and nothing else tells
	}
	var saved sync.WaitGroup
	saved.Go(func() { _ = m.Save() }) // what failed is tried again in the end, and told then
	manifest, err := p.replace(output, loaded)
	saved.Wait()
	if err != nil {
		return now, err
	}
	now.Output = output.State()
	return now, p.done(manifest)
}

// loadChanged loads the portal. It is portal.ErrUnchanged where the same stands in the output, which is looked at meanwhile.
func (p *publishing) loadChanged(opt portal.Options, output *publish.Output, before portal.Stamp) (*portal.Portal, error) {
	if before.Output.Manifest == output.State().Manifest && before.Compressed == p.compress &&
		p.logFrom == "" && !p.newLog {
		opt.Unless = before.Site
	}
	loaded, err := p.load(opt)
	if errors.Is(err, portal.ErrUnchanged) && !output.Intact() {
		opt.Unless = memory.Key{}
		return p.load(opt)
	}
	return loaded, err
}

func (p *publishing) open(last publish.State) (*publish.Output, error) {
	output, err := publish.Open(p.folder, last)
	return output, p.explained(err)
}

// explained says of what hinders publishing what to do about it.
func (p *removal) explained(err error) error {
	switch {
	case errors.Is(err, publish.ErrForeign):
		return say.Errorf("thư mục %s có tệp không do congkhai tạo ra nên không ghi vào: %s",
			"the folder %s has files that congkhai did not make, nothing is written to it: %s", p.folder, err)
	case errors.Is(err, publish.ErrLocked):
		return say.Errorf("bản dựng khác đang chạy vào thư mục %s; đợi xong rồi dựng lại: %s",
			"another build is running into the folder %s; wait for its end and build again: %s", p.folder, err)
	case errors.Is(err, publish.ErrInUse):
		return say.Errorf("có chương trình đang mở thư mục %s hoặc một tệp trong đó nên chưa đăng gì; đóng cửa sổ lệnh, "+
			"cửa sổ thư mục, tệp PDF đang mở ở đó rồi dựng lại: %s",
			"a program has the folder %s open, or a file in it, nothing is published: close it and build again: %s",
			p.folder, err)
	}
	return err
}

func (p *publishing) replace(output *publish.Output, loaded *portal.Portal) (publish.Manifest, error) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := p.checkPortal(loaded.Site.Config); err != nil {
		return publish.Manifest{}, err
	}
	log, err := p.start(ctx, p.folder, output.Published())
	if err != nil {
		return publish.Manifest{}, err
	}
	if err := p.checkGoesOn(log.Log, loaded.Site.AsOf); err != nil {
		return publish.Manifest{}, err
	}
	if err := p.nothingVanishes(p.out, p.removal, loaded, output.Published()); err != nil {
		return publish.Manifest{}, err
	}
	files, err := loaded.Files()
	if err != nil {
		return publish.Manifest{}, err
	}
	options := publish.Options{Compress: p.compress, Last: loaded.LogFiles(log), Progress: progress(p.err)}
	m, err := output.Replace(ctx, files, options)
	return m, p.explained(err)
}

func (p *publishing) done(m publish.Manifest) error {
	p.tellUnsigned(m)
	p.say(p.out, "%d tệp trong %s\n", "%d files in %s\n", len(m.Files), p.folder)
	return nil
}
