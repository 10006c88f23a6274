package main

import (
	"context"
	"errors"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"congkhai/generator/desk/serve"
	"congkhai/generator/files/gathered"
	"congkhai/generator/files/layer"
	"congkhai/generator/files/memory"
	"congkhai/generator/files/source"
	"congkhai/generator/portal"
	"congkhai/generator/text/say"
)

func (c *command) serve() *cobra.Command {
	var port int
	cmd := &cobra.Command{
		Use: "serve", Args: arguments(),
		Short: c.text("Xem thử cổng trên máy này, tự đổi khi lưu tệp", "Preview on this machine, reloading on change"),
		RunE: func(*cobra.Command, []string) error {
			opt, err := c.options()
			if err != nil {
				return err
			}
			if _, err := c.files(&opt); err != nil {
				return err
			}
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
			defer stop()
			return c.listen(ctx, port)
		},
	}
	cmd.Flags().IntVar(&port, "port", 1313, c.text("cổng mạng", "port"))
	return cmd
}

// listen serves the portal on loopback until ctx ends.
func (c *command) listen(ctx context.Context, port int) error {
	listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return say.Errorf("không mở được cổng mạng %d, có thể đang có chương trình khác dùng; thử --port %d: %s",
			"the port %d cannot be opened, another program may use it; try --port %d: %s", port, port+1, err)
	}
	defer listener.Close()
	debug.SetGCPercent(200) // somebody waits for the page: memory is cheaper
	remembered := memory.Borrow(c.memory())
	defer remembered.Close()
	last := &preview{seen: &portal.Seen{}, memory: remembered}
	server := serve.New(func(changed []string) (serve.Tree, []source.Problem, error) { return c.look(last, changed) })
	failed, loaded := make(chan error, 2), make(chan struct{}, 1)
	go server.Retry(ctx, func() { c.report(server) })
	go func() {
		failed <- serve.Watch(ctx, c.watched(), func(changed []string) {
			if server.Reload(changed) {
				c.report(server)
			}
			select {
			case loaded <- struct{}{}:
			default: // only the first time counts
			}
		})
	}()
	select {
	case err := <-failed:
		return err
	case <-loaded:
	}
	c.say(c.out, "xem tại http://%s/ ; dừng bằng Ctrl+C\n", "http://%s/ ; stop with Ctrl+C\n", listener.Addr())
	web := &http.Server{Handler: server, ReadHeaderTimeout: 5 * time.Second,
		BaseContext: func(net.Listener) context.Context { return ctx }}
	go func() { failed <- web.Serve(listener) }()
	err = <-failed
	return errors.Join(err, web.Close())
}

// watched are the places whose changes are shown: those of the portal, and the folders that it shares.
func (c *command) watched() []string {
	places := []string{c.local("content"), c.local("themes"), c.local("config.toml"), c.local(gathered.Folder)}
	config, _, err := portal.Config(source.Folder(c.dir))
	if err != nil {
		return places // which is told when the portal is put together
	}
	shared, _ := layer.Addresses(config)
	for _, a := range shared {
		if a.Folder == "" {
			continue
		}
		place := c.local(a.Folder)
		if real, err := filepath.EvalSymlinks(place); err == nil {
			place = real
		}
		places = append(places, place)
	}
	return places
}

// preview is what is kept from one look at the portal for the next.
type preview struct {
	seen   *portal.Seen
	memory *memory.Memory
	shown  memory.Key // the sum of the portal that is shown; none while there are problems
}

// look puts the portal together for one look at it, of whose files some have changed since the last; any, when none is
// named.
func (c *command) look(last *preview, changed []string) (serve.Tree, []source.Problem, error) {
	opt, err := c.options()
	if err != nil {
		return serve.Tree{}, nil, err
	}
	files, err := c.files(&opt)
	if err != nil {
		return serve.Tree{}, nil, err
	}
	opt.Seen, opt.Memory, opt.Unless, opt.Changed = last.seen, last.memory, last.shown, c.inContent(changed)
	loaded, problems, err := portal.Load(files, opt)
	if errors.Is(err, portal.ErrUnchanged) {
		return serve.Tree{}, nil, serve.ErrUnchanged
	}
	last.shown = memory.Key{}
	if err == nil && len(problems) > 0 && opt.Head != "" {
		return serve.Tree{}, nil, notTaken(problems, opt, files)
	}
	if err != nil || len(problems) > 0 {
		return serve.Tree{}, problems, err
	}
	last.shown = loaded.Sum
	find := func(path string) (func() ([]byte, error), bool) {
		file, ok, err := loaded.File(path)
		if err != nil {
			return func() ([]byte, error) { return nil, err }, true
		}
		return file.Bytes, ok
	}
	return serve.Tree{Path: loaded.Site.Config.Path(), File: find}, nil, nil
}

// inContent names files as the portal does, those under content/ alone: the theme is read each time. It is nil when a
// name cannot be told, or when other content may be shared, or have changed.
func (c *command) inContent(names []string) []string {
	if names == nil {
		return nil
	}
	inside := []string{}
	for _, name := range names {
		path, err := filepath.Rel(c.dir, name)
		if err != nil {
			return nil
		}
		switch path = filepath.ToSlash(path); {
		case strings.HasPrefix(path, "content/"):
			inside = append(inside, path)
		case !strings.HasPrefix(path, "themes/"):
			return nil
		}
	}
	return inside
}

// report prints what is wrong now, and the time, so that a webmaster sees that the change was noticed.
func (c *command) report(server *serve.Server) {
	problems, err := server.Problems()
	switch {
	case err != nil:
		c.fail(err)
	case len(problems) > 0:
		_ = c.tell(problems) // it only says that there are some
	default:
		c.say(c.err, "%s không có chỗ nào sai\n", "%s nothing wrong\n", time.Now().Format("15:04:05"))
	}
}
